"""What a team does on its screens, one module for each kind of step."""
