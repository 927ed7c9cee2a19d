"""What each notebook shows: widgets wired to a room, and nothing that the room hides."""
