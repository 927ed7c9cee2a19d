"""What one takes home: documents and files made from a board. No room is known here.

A document goes through three steps, each of which can be used alone: a pure function makes a
*record* of the board (``roadmap.py``), ``typeset.py`` words it, a template draws it.
"""

from milepost.export.documents import roadmap_pdf

__all__ = ["roadmap_pdf"]
