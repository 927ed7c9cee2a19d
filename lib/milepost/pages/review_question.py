"""One question of a review: its sentences and tables at once, its figures when they are drawn."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

import ipywidgets

from milepost.export.document import Picture
from milepost.pages.review_told import Looked, Piece
from milepost.pages.step_figures.slide import LOOK, framed
from milepost.plan.faults import Fault
from milepost.widgets.markup import alert, heading, sentence
from milepost.words import SPOKEN, say

__all__ = ["Draw", "Question"]

_log = logging.getLogger(__name__)

#: Draws on any thread; what it gives back shows the figure.
Draw = Callable[[], Callable[[], None]]

#: Pieces that an answer usually has at most.
_PLACES = 4


class Question(ipywidgets.VBox):
    """A question and its answer.

    Answers come while a page is still being fetched, where new widgets could get lost. So the
    places of their pieces are there from the beginning.

    Args:
        code: of its heading, after ``page.review.ask.``.
        pieces: what is told of a plan as it was on a day.
    """

    def __init__(self, code: str, pieces: Callable[[Looked], Iterator[Piece]]) -> None:
        asked = heading(say(f"page.review.ask.{code}"))
        self._asked = ipywidgets.HTML(f'<div id="{anchor(code)}">{asked}</div>')
        self._pieces = pieces
        self._places = [_Place() for _ in range(_PLACES)]
        super().__init__([self._asked, *self._places])
        self.add_class("milepost-card")
        self.wait()

    def wait(self) -> None:
        """Show nothing but the question: what was told holds no longer."""
        for place in self._places:
            place.show("")
        self._places[0].show(sentence(say("page.review.wait"), "quiet"))

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
        if more := answer[len(self._places) :]:
            self._places += [_Place() for _ in more]
            self.children = (self._asked, *self._places)
        drawings: list[Draw] = []
        nothing = [""] * (len(self._places) - len(answer))
        for place, piece in zip(self._places, [*answer, *nothing], strict=True):
            if isinstance(piece, Picture):
                place.expect(piece)
                drawings.append(partial(_draw, piece, place))
            else:
                place.show(piece)
        return drawings


class _Place(ipywidgets.HTML):
    """Where one piece of an answer stands; nothing to be seen where it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._holds_figure = False

    def show(self, html: str, *, figure: bool = False) -> None:
        self._holds_figure = figure
        self.value = html
        self.layout.display = None if html else "none"

    def expect(self, picture: Picture) -> None:
        """Say what a figure will show, unless there is one already."""
        if not self._holds_figure:
            waiting = sentence(say("page.review.drawing"), "quiet")
            self.show(_said(picture) + f'<div class="milepost-drawing">{waiting}</div>')


def anchor(code: str) -> str:
    """Where a question stands on its page."""
    return f"review-{code}"


def _said(picture: Picture) -> str:
    return sentence(picture.say(SPOKEN), "told")


def _draw(picture: Picture, place: _Place) -> Callable[[], None]:
    try:
        drawn = framed(picture.draw(LOOK), picture.say(SPOKEN))
    except Fault as fault:
        drawn = alert(str(fault))
    except Exception:  # noqa: BLE001 - the other figures go on
        _log.exception("A figure of the review could not be drawn.")
        drawn = sentence(say("page.review.not_drawn"), "quiet")
    return partial(place.show, _said(picture) + drawn, figure=True)
