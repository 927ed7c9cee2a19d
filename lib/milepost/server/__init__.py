"""How one gets in: a standalone Voila with Milepost's doors in front of Voila's own."""
