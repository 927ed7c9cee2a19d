"""A rehearsal is sound if the plan got what was promised, and nobody was refused, lost or stuck."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from milepost import agendas
from milepost.agendas import Thing, Workshop
from milepost.agendas.path import PATH
from milepost.cli import app
from milepost.methods import example
from milepost.methods.plan_check import Finding, Severity
from milepost.plan.plan import Plan
from milepost.rehearsal.outcome import Outcome, Run, outcome
from milepost.rehearsal.tally import Refused, Tally
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, open_room
from milepost.server import rehearsing as server
from milepost.server.rehearsing import Rehearsal, Rehearsed
from tests.rehearsal import own_workshops

BEHIND = {"must": "“Sell”", "blocker": "“Build”", "blocker_class": "Could"}
GRAVE = Finding(rule="must_behind", severity=Severity.GRAVE, parts=("m1", "t1"), evidence=BEHIND)
HINT = msgspec.structs.replace(GRAVE, severity=Severity.HINT)


def ended(
    *, missing: tuple[Thing, ...] = (), before: tuple[Finding, ...] = (), found: Finding = HINT
) -> Outcome:
    """What a room left behind."""
    return Outcome(entered=(), missing=missing, before=before, after=(found,))


def refused(code: str) -> Tally:
    """A room in which one act was refused."""
    return Tally(refused=[Refused("ideas", "Ada", "write_note", code, "Not now.")])


@cache
def read(stem: str) -> Workshop:
    """A workshop, in its shortest form only."""
    workshop = agendas.read(agendas.find(stem))
    shortest = min(workshop.forms)
    return msgspec.structs.replace(workshop, forms={shortest: workshop.forms[shortest]})


SOUND = [
    (ended(), Tally()),
    (ended(before=(GRAVE,), found=GRAVE), Tally()),
    (ended(), refused("field_changed")),
]
UNSOUND = [
    (ended(missing=(Thing.ACTIONS,)), Tally(), "MISSING"),
    (ended(found=GRAVE), Tally(), "GRAVE"),
    (ended(), refused("action_incomplete"), "refused in ideas: Ada"),
    (ended(), Tally(stalled=[("ideas", "nobody")]), "STALLED in ideas"),
    (ended(), Tally(gone=[("Ada", "the line was cut")]), "GONE: Ada"),
]


def rehearse(monkeypatch: pytest.MonkeyPatch, came: Outcome, tally: Tally) -> Any:
    """Run the command on a rehearsal that ended like this."""

    async def rehearsing(_: Rehearsal) -> AsyncIterator[Rehearsed]:
        (form,) = read("stand_up").forms.values()
        yield Rehearsed("stand_up", form.agenda, came, tally)

    monkeypatch.setattr(server, "rehearsing", rehearsing)
    return CliRunner().invoke(app, ["rehearse", "stand_up"])


@pytest.mark.parametrize(("came", "tally", "told"), UNSOUND)
def test_each_fault_ends_with_one_and_is_told(
    monkeypatch: pytest.MonkeyPatch, came: Outcome, tally: Tally, told: str
) -> None:
    result = rehearse(monkeypatch, came, tally)
    assert result.exit_code == 1
    assert told in result.stdout
    assert "NOT sound" in result.stdout


@pytest.mark.parametrize(("came", "tally"), SOUND)
def test_what_stood_in_the_plan_before_or_two_did_at_once_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, came: Outcome, tally: Tally
) -> None:
    assert rehearse(monkeypatch, came, tally).exit_code == 0


def run_of(form: Workshop, plan: Plan, committed: dict[str, list[str]]) -> Run:
    """A room of that form that left the plan as it was."""
    ((_, only),) = form.forms.items()
    room = open_room(open_plan(MemoryLog(), plan), only.agenda)
    return Run(form=form, room=room.state, committed=committed, before=plan, after=plan)


@pytest.mark.parametrize("stem", PATH)
def test_a_workshop_that_lets_nothing_in_has_not_made_what_it_promises(stem: str) -> None:
    assert outcome(run_of(read(stem), example.plan(), {}), example.TODAY).missing


def test_what_was_let_in_is_not_missing(tmp_path: Path) -> None:
    form = agendas.read(Path(own_workshops.write(tmp_path, own_workshops.PROMISES_TOO_MUCH)))
    day = date(2026, 11, 25)
    assert outcome(run_of(form, example.plan(), {}), day).missing == (Thing.ACTIONS,)
    assert outcome(run_of(form, example.plan(), {"promise": ["n1"]}), day).missing == ()
