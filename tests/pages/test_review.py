"""A review tells how a plan goes as it was on any day, and says what it cannot tell yet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure
from msgspec.structs import replace

from milepost.export.document import Picture
from milepost.methods import example
from milepost.pages import review
from milepost.pages.review import Review, look
from milepost.pages.review_question import Question
from milepost.pages.review_told import QUESTIONS
from milepost.pages.surroundings import Surroundings
from milepost.pages.way_to_review import way_to_review
from milepost.plan import acts
from milepost.plan.events import MilestoneChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import DueDate, Status
from milepost.plan.plan import Plan
from milepost.plan.reviews import Feedback, Forecast
from milepost.plan.reviews import Review as Held
from milepost.plan.work import TaskStatus
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act
from milepost.words import say
from tests.pages.stage import BEGAN, HARBOUR, Clock
from tests.pages.test_lobby import field, press, shown

DAY = 60 * 24
BEGUN = BEGAN.date()

_PIER = HARBOUR.milestones["pier"]
_PROMISED = (DueDate(said_on=BEGUN, due=date(2027, 3, 31)),)
PROMISED = replace(
    HARBOUR, milestones={"pier": replace(_PIER, status=Status.COMMITTED, promises=_PROMISED)}
)

#: For pieces that look at nothing.
NOTHING: Any = None


class Told:
    """A plan in a log whose days pass as the test says."""

    def __init__(self, plan: Plan = PROMISED) -> None:
        self.clock = Clock()
        self.live = open_plan(MemoryLog(self.clock), plan)

    def days_pass(self, days: int) -> None:
        self.clock.passes(DAY * days)

    def do(self, *done: acts.PlannerAct) -> None:
        for act in done:
            plan_act(self.live, act)

    def move(self, due: date) -> None:
        self.do(acts.EditMilestone(milestone="pier", changes=MilestoneChanges(due=due)))

    def hold_review(self) -> None:
        on = self.clock.now.date()
        self.do(acts.HoldReview(review=Held(id=f"v{on:%d%m}", on=on)))

    def answer(self, code: str, on: date | None = None) -> str:
        """All words of the answer to a question, of today or as it was on a day."""
        pieces = QUESTIONS[code](look(self.live.board, on or self.clock.now.date()))
        return "\n".join(each if isinstance(each, str) else each.say("en") for each in pieces)


@pytest.fixture
def told() -> Told:
    return Told()


def reviewed(plan: Plan, today: date = example.TODAY) -> dict[str, list[str | Picture]]:
    clock = Clock()
    clock.now += today - BEGUN
    looked = look(open_plan(MemoryLog(clock), plan).board, today)
    return {code: list(pieces(looked)) for code, pieces in QUESTIONS.items()}


# What is told


def test_what_cannot_be_said_yet_says_what_is_missing_and_what_to_do() -> None:
    told = Told(HARBOUR)
    assert "commit milestones with their dates" in told.answer("promises")
    assert "No milestone has come due yet; 1 is open" in told.answer("promises")
    assert "hold a retrospective" in told.answer("voices")
    assert "estimate tasks in" in told.answer("estimates")
    assert "forecast dates that have come" in told.answer("estimates")
    assert "plan one in “Sprint planning”" in told.answer("ahead")
    assert "hold a retrospective" in told.answer("cadence")
    assert "hold a retrospective" in told.answer("changes")


def test_an_empty_plan_is_told_where_to_begin() -> None:
    told = Told(Plan(title="Bare"))
    assert "commit the first one in" in told.answer("promises")
    assert "nothing to review yet" in told.answer("cadence")
    assert "add the people" in told.answer("changes")


def test_a_past_day_knows_nothing_of_what_came_later(told: Told) -> None:
    told.days_pass(10)
    told.move(date(2027, 4, 30))
    assert "“Pier open to 40 boats” slipped most" in told.answer("promises")
    before = told.answer("promises", BEGUN + timedelta(days=9))
    assert "slipped" not in before
    assert "30 Apr 2027" not in before


def test_a_day_before_the_plan_is_refused(told: Told) -> None:
    with pytest.raises(Fault):
        look(told.live.board, BEGUN - timedelta(days=1))


def test_a_promise_whose_day_has_passed_is_late_and_not_as_promised(told: Told) -> None:
    assert say("page.review.kept") in told.answer("promises")
    late = told.answer("promises", date(2027, 4, 1))
    assert "1 milestone has come due: 0 done" in late
    assert say("page.review.past") in late
    assert say("page.review.kept") not in late


def test_what_was_done_in_time_is_ticked(told: Told) -> None:
    done = MilestoneChanges(status=Status.DONE, done_on=BEGUN)
    told.do(acts.EditMilestone(milestone="pier", changes=done))
    assert "✓ 2 Nov 2026" in told.answer("promises")
    assert "working days earlier" in told.answer("promises")


def test_asked_once_the_team_is_to_be_asked_again(told: Told) -> None:
    told.do(acts.GiveFeedback(feedback=Feedback(id="f1", on=BEGUN, feasibility=4, pacing=3)))
    assert say("page.review.one_voice") in told.answer("voices")
    told.days_pass(14)
    later = told.clock.now.date()
    told.do(acts.GiveFeedback(feedback=Feedback(id="f2", on=later, feasibility=2, pacing=3)))
    assert "Feasibility fell from 4 to 2 on 16 Nov 2026." in told.answer("voices")
    assert say("page.review.one_voice") not in told.answer("voices")


def test_changes_since_the_last_review_are_told_with_who_has_seen_them(told: Told) -> None:
    told.days_pass(1)
    told.hold_review()
    told.days_pass(3)
    told.move(date(2027, 4, 30))
    changed = told.answer("changes")
    assert "Compared with the plan at the end of 3 Nov 2026." in changed
    assert "moved from 31 Mar 2027 to 30 Apr 2027" in changed
    assert "1 person has yet to see it" in changed
    assert "Ana Lima</bdi> · " in changed
    assert say("page.review.unseen_yet") in changed


def test_a_review_of_today_is_compared_with_the_one_before(told: Told) -> None:
    told.days_pass(1)
    told.hold_review()
    told.move(date(2027, 4, 30))
    assert "moved from" not in told.answer("changes")
    told.days_pass(14)
    told.move(date(2027, 5, 31))
    told.hold_review()
    assert "moved from 30 Apr 2027 to 31 May 2027" in told.answer("changes")


def test_a_review_that_the_log_does_not_know_cannot_be_compared() -> None:
    told = Told(replace(HARBOUR, reviews={"v1": Held(id="v1", on=date(2026, 10, 5))}))
    assert "before this log begins on 2 Nov 2026" in told.answer("changes")


def test_many_changes_are_folded_up_and_none_is_lost() -> None:
    many = {f"m{n}": replace(_PIER, id=f"m{n}", title=f"Berth {n}.") for n in range(60)}
    told = Told(replace(HARBOUR, milestones=many))
    told.days_pass(1)
    told.hold_review()
    told.days_pass(1)
    moved = MilestoneChanges(due=date(2027, 4, 30))
    told.do(*(acts.EditMilestone(milestone=key, changes=moved) for key in many))
    changed = told.answer("changes")
    assert "35 more changes" in changed
    assert all(f"“Berth {n}.”" in changed for n in range(60))


def test_reviews_that_came_too_late_are_told_by_their_days(told: Told) -> None:
    told.hold_review()
    told.days_pass(20)
    told.hold_review()
    told.days_pass(30)
    cadence = told.answer("cadence")
    assert "The review of the plan was due on 6 Dec 2026, 16 days ago." in cadence
    assert cadence.index("16 days too late") < cadence.index("6 days too late")


def test_a_plan_with_a_past_has_a_figure_for_every_question_that_can_be_drawn() -> None:
    drawn = {
        code: [piece.say("en") for piece in pieces if isinstance(piece, Picture)]
        for code, pieces in reviewed(_with_finished(example.plan())).items()
    }
    assert {code: len(says) for code, says in drawn.items()} == {
        "promises": 1,
        "voices": 1,
        "estimates": 2,
        "ahead": 1,
        "cadence": 0,
        "changes": 0,
    }
    assert drawn["voices"] == ["Feasibility fell from 4 to 3 on 8 Jan 2027."]
    assert drawn["ahead"][0].startswith("The ")


def test_forecast_dates_are_calibrated_beside_tasks() -> None:
    due = date(2027, 1, 5)
    forecast = Forecast(id="f1", milestone="pilot", said_on=date(2026, 11, 16), p50=due, p80=due)
    plan = replace(_with_finished(example.plan()), forecasts={"f1": forecast})
    *_, last = reviewed(plan)["estimates"]
    assert isinstance(last, str)
    assert "Dates of milestones: What was called 80% sure held 0 of 1 times" in last


def _with_finished(plan: Plan) -> Plan:
    """Three of its tasks are done, with the days they took."""
    tasks = dict(plan.tasks)
    for key, took in (("sell", 20.0), ("pay", 9.0), ("try-codes", 6.0)):
        done = {"status": TaskStatus.DONE, "done_on": example.TODAY, "actual_days": took}
        tasks[key] = replace(tasks[key], **done)
    return replace(plan, tasks=tasks)


# The page


def page_of(*told: Told) -> Review:
    return Review({each.live.plan: each.live for each in told})


def test_the_page_tells_in_words_and_then_draws(told: Told) -> None:
    page = page_of(told)
    assert "As it stands today, 2 Nov 2026." in shown(page)
    assert all(say(f"page.review.ask.{code}") in shown(page) for code in QUESTIONS)
    assert shown(page).count("<figure") == 1
    assert say("page.review.drawing") not in shown(page)


def test_a_chosen_day_is_shown_as_it_was_and_today_is_one_press_away(told: Told) -> None:
    told.days_pass(10)
    told.move(date(2027, 4, 30))
    page = page_of(told)
    field(page, "As it was on").value = BEGUN
    assert "As it stood at the end of 2 Nov 2026" in shown(page)
    assert "slipped" not in shown(page)
    press(page, say("page.review.today"))
    assert "As it stands today, 12 Nov 2026." in shown(page)
    assert "slipped" in shown(page)


def test_only_days_of_the_log_can_be_chosen(told: Told) -> None:
    told.days_pass(10)
    page = page_of(told)
    picked = field(page, "As it was on")
    assert (picked.min, picked.max) == (BEGUN, BEGUN + timedelta(days=10))
    picked.value = date(1999, 1, 1)
    assert picked.value == BEGUN


def test_one_steps_back_from_review_to_review(told: Told) -> None:
    for _ in range(2):
        told.days_pass(7)
        told.hold_review()
    told.days_pass(1)
    page = page_of(told)
    press(page, "At the review of 16 Nov 2026")
    assert "As it stood at the end of 16 Nov 2026" in shown(page)
    press(page, "At the review of 9 Nov 2026")
    assert "As it stood at the end of 9 Nov 2026" in shown(page)


def test_another_plan_is_shown_as_it_is_today(told: Told) -> None:
    other = Told(Plan(title="Bare"))
    page = page_of(told, other)
    assert '<h1><bdi class="typed">Bare' in shown(page)
    field(page, "As it was on").value = BEGUN
    field(page, say("page.review.plan")).value = told.live.plan
    assert '<h1><bdi class="typed">Harbour' in shown(page)
    assert field(page, "As it was on").value is None


def test_the_plan_that_was_asked_for_comes_first(told: Told) -> None:
    other = Told(Plan(title="Bare"))
    plans = {each.live.plan: each.live for each in (told, other)}
    assert '<h1><bdi class="typed">Harbour' in shown(Review(plans, told.live.plan))
    assert '<h1><bdi class="typed">Bare' in shown(Review(plans, "gone"))


def test_a_store_without_plans_says_where_to_begin(tmp_path: Path) -> None:
    page = review.page(Surroundings(store=tmp_path / "plans.db"))
    assert say("page.review.no_plan") in shown(page)


def question(draw: Any) -> Question:
    return Question("ahead", lambda _: iter(["told", Picture(draw=draw, say=lambda _: "It says")]))


def drawn(asked: Question) -> str:
    for draw in asked.tell(asked.answer(NOTHING)):
        draw()()
    return shown(asked)


def test_a_figure_that_cannot_be_drawn_leaves_its_sentence() -> None:
    def breaks(_: Any) -> Figure:
        raise ValueError("canary")

    told = drawn(question(breaks))
    assert "It says" in told
    assert say("page.review.not_drawn") in told
    assert "canary" not in told


def test_an_answer_of_many_pieces_is_told_in_full() -> None:
    said = [f"piece {n}." for n in range(9)]
    told = drawn(Question("ahead", lambda _: iter(said)))
    assert all(each in told for each in said)


def test_a_figure_stays_until_it_is_drawn_anew() -> None:
    asked = question(lambda _: Figure())
    assert "<figure" in drawn(asked)
    asked.tell(asked.answer(NOTHING))
    assert "<figure" in shown(asked)
    asked.wait()
    assert "<figure" not in shown(asked)


def test_a_plan_at_the_lobby_leads_to_its_review(told: Told) -> None:
    served = way_to_review(told.live.plan, served=True)
    assert f'href="/facilitate/review/plan/{told.live.plan}"' in served
    assert "review.ipynb" in way_to_review(told.live.plan, served=False)
