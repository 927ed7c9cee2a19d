"""The review: how a plan goes, from its first promise to who knows of its last change.

Everything comes from the log, so that a plan can be looked at as it was on any day of it. What can
be said in words is there at once; figures follow, one after the other.
"""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any, Final

import ipywidgets

from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.progress import progress
from milepost.pages.dress import dressed
from milepost.pages.reading import day
from milepost.pages.review_choice import ReviewChoice
from milepost.pages.review_question import Question
from milepost.pages.review_told import QUESTIONS, Looked, Piece
from milepost.pages.surroundings import Surroundings, surroundings
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.widgets.markup import alert, heading, sentence
from milepost.widgets.tasks import begin, keep_on
from milepost.words import say

_PAUSE: Final = 2.0


def page(around: Surroundings | None = None) -> ipywidgets.Widget:
    """The review of a plan of the store that this notebook was told of."""
    around = around or surroundings()
    try:
        shown = _content(around.open(), around.plan)
    except Fault as fault:
        shown = ipywidgets.HTML(alert(str(fault)))
    return dressed(shown, served=around.served)


def _content(log: Log, plan: str) -> ipywidgets.Widget:
    plans = {each: LivePlan(log, each) for each in log.plans()}
    if not plans:
        return ipywidgets.HTML(sentence(say("page.review.no_plan"), "note"))
    review = Review(plans, plan)
    review.keep_up()
    return review


def look(board: Board, on: date) -> Looked:
    """All that is told of a board as it was at the end of a day.

    Raises:
        Fault: there was no plan on that day.
    """
    told = progress(board, on)
    return Looked(
        told=told, plan=plan_on(board_on(board, on), on), begun=board.entries[0].at.date()
    )


class Review(ipywidgets.HBox):
    """How a plan goes, asked in six questions.

    Args:
        plans: those of the store, at least one, the newest last.
        chosen: the one that is looked at first; the newest, if it is none of them.
    """

    def __init__(self, plans: dict[str, LivePlan], chosen: str = "") -> None:
        self._plans = plans
        chosen = chosen if chosen in plans else next(reversed(plans))
        self._choice = ReviewChoice({key: _title(live) for key, live in plans.items()}, chosen)
        self._head = ipywidgets.HTML()
        self._questions = [Question(code, pieces) for code, pieces in QUESTIONS.items()]
        self._shown: tuple[Any, ...] = ()
        main = ipywidgets.VBox([self._head, *self._questions])
        main.add_class("milepost-main")
        super().__init__([self._choice, main])
        self.add_class("milepost-lobby")
        self.add_class("milepost-review")
        self._choice.when_chosen(self._begin)
        self._begin()

    def keep_up(self) -> None:
        """Tell what happens to the plan, for as long as the notebook runs."""
        keep_on(self._follow())

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(_PAUSE)
            if self._of(self._live.follow()) != self._shown:
                self._begin()

    @property
    def _live(self) -> LivePlan:
        return self._plans[self._choice.plan]

    @property
    def _today(self) -> date:
        """Today by the log's clock; a log from a machine that is ahead knows a later one."""
        live = self._live
        return max(live.log.now().date(), last_day(live.board))

    def _of(self, board: Board) -> tuple[Any, ...]:
        """What is to be told: as long as this is the same, so is all of it."""
        on = self._choice.day or self._today
        return (self._choice.plan, on, board.plan if on >= last_day(board) else None)

    def _begin(self) -> None:
        board = self._live.follow()
        before, self._shown = self._shown, self._of(board)
        self._choice.limit(board.entries[0].at.date(), self._today)
        self._head.value = self._told_of(_title(self._live))
        if before[:2] != self._shown[:2]:
            for question in self._questions:
                question.wait()
        begin(self._tell(board, self._shown))

    def _told_of(self, title: str) -> str:
        on = self._shown[1]
        code = "then" if on < self._today else "now"
        return heading(title, 1) + sentence(say(f"page.review.{code}", day=day(on)), "quiet")

    async def _tell(self, board: Board, shown: tuple[Any, ...]) -> None:
        """First all sentences, then the figures, as long as nobody looks at another day."""
        try:
            looked = await asyncio.to_thread(look, board, shown[1])
        except Fault as fault:
            self._head.value += alert(str(fault))
            return
        answers = await asyncio.to_thread(self._answers, looked)
        if shown != self._shown:
            return
        self._choice.know_review(looked.told.since)
        asked = zip(self._questions, answers, strict=True)
        for draw in [draw for question, answer in asked for draw in question.tell(answer)]:
            show = await asyncio.to_thread(draw)
            if shown != self._shown:
                return
            show()

    def _answers(self, looked: Looked) -> list[list[Piece]]:
        return [question.answer(looked) for question in self._questions]


def _title(live: LivePlan) -> str:
    return live.board.plan.title if live.board.plan else live.plan
