"""What a notebook shows: the live screen as a widget, and small controls. No room is known here."""
