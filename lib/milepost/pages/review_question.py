"""One question of a review: its sentences and tables at once, its figures when they are drawn."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

import ipywidgets

from milepost.export.document import Picture
from milepost.methods.drawing import Look
from milepost.pages.review_told import Looked, Piece
from milepost.pages.step_figures.slide import framed
from milepost.plan.faults import Fault
from milepost.widgets.markup import alert, heading, sentence
from milepost.words import SPOKEN, say

__all__ = ["Draw", "Question"]

_log = logging.getLogger(__name__)

#: Draws on any thread; what it gives back shows the figure.
Draw = Callable[[], Callable[[], None]]


class Question(ipywidgets.VBox):
    """A question and its answer.

    Args:
        code: of its heading, after ``page.review.ask.``.
        pieces: what is told of a plan as it was on a day.
    """

    def __init__(self, code: str, pieces: Callable[[Looked], Iterator[Piece]]) -> None:
        asked = heading(say(f"page.review.ask.{code}"))
        self._asked = ipywidgets.HTML(f'<div id="{anchor(code)}">{asked}</div>')
        self._pieces = pieces
        self._figures: list[ipywidgets.HTML] = []
        super().__init__()
        self.add_class("milepost-card")
        self.wait()

    def wait(self) -> None:
        """Show nothing but the question: what was told holds no longer."""
        self._figures = []
        self.children = (self._asked, ipywidgets.HTML(sentence(say("page.review.wait"), "quiet")))

    def answer(self, looked: Looked) -> list[Piece]:
        """What is to be told; may take seconds, and may be asked on any thread."""
        try:
            return list(self._pieces(looked))
        except Fault as fault:
            return [alert(str(fault))]

    def tell(self, answer: list[Piece]) -> list[Draw]:
        """Show all that can be said in words, and give back what is still to be drawn, in order.

        Until a figure is drawn, the one that stood in its place stays.
        """
        before = [each.value for each in self._figures]
        self._figures = []
        drawings: list[Draw] = []
        told: list[ipywidgets.Widget] = []
        for piece in answer:
            if isinstance(piece, str):
                told.append(ipywidgets.HTML(piece))
                continue
            said = sentence(piece.say(SPOKEN), "told")
            place = ipywidgets.HTML(before.pop(0) if before else said + _drawing())
            told.append(place)
            drawings.append(partial(_draw, piece, place))
            self._figures.append(place)
        self.children = (self._asked, *told)
        return drawings


def _drawing() -> str:
    waiting = sentence(say("page.review.drawing"), "quiet")
    return f'<div class="milepost-drawing">{waiting}</div>'


def anchor(code: str) -> str:
    """Where a question stands on its page."""
    return f"review-{code}"


def _draw(picture: Picture, place: ipywidgets.HTML) -> Callable[[], None]:
    says = picture.say(SPOKEN)
    try:
        drawn = framed(picture.draw(Look(language=SPOKEN)), says)
    except Fault as fault:
        drawn = alert(str(fault))
    except Exception:  # noqa: BLE001 - the other figures go on
        _log.exception("A figure of the review could not be drawn.")
        drawn = sentence(say("page.review.not_drawn"), "quiet")
    return partial(setattr, place, "value", sentence(says, "told") + drawn)
