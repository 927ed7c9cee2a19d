"""What one takes home: documents made from a board or a workshop. No room is known here.

A document goes through three steps, each of which can be used alone: a pure function makes a
*record* of the board (``roadmap.py``), ``typeset.py`` words it, a template draws it.
"""

from milepost.export.agenda_sheet import agenda_sheet
from milepost.export.documents import DOCUMENTS, agenda_pdf, pdf

__all__ = ["DOCUMENTS", "agenda_pdf", "agenda_sheet", "pdf"]
