"""The live workshop: the log and its promises, and the rooms that are folded from it."""
