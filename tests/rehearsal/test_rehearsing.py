"""A workshop can be rehearsed before anybody comes, and says whether it works."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from milepost.agendas.path import PATH
from milepost.cli import app, rehearsals
from milepost.methods import example
from milepost.methods.plan_check import findings
from milepost.rehearsal.guest import Guest
from milepost.rehearsal.starting_plan import starting_plan
from milepost.server.rehearsing import LiveRehearsal
from milepost.server.running import run as run_on_a_loop
from tests.rehearsal import own_workshops


def rehearsed(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Rehearse: the exit code, and what is told of each workshop."""
    done = CliRunner().invoke(app, ["rehearse", *arguments, "--json"])
    return done.exit_code, json.loads(done.stdout or "[]")


@pytest.mark.soak
@pytest.mark.parametrize("seed", ["1", "2", "3"])
@pytest.mark.parametrize("minutes", ["30", "60", "90"])
def test_all_workshops_over_one_plan_lead_from_a_vision_to_a_sprint_and_a_review(
    minutes: str, seed: str
) -> None:
    code, told = rehearsed("all", "--minutes", minutes, "--seed", seed)
    assert (code, [each for each in told if not each["sound"]]) == (0, [])
    assert tuple(each["stem"] for each in told) == PATH
    made = {kind for each in told for kind in each["entered"]}
    assert made >= {"milestones", "tasks", "dependencies", "risks", "assignments", "estimates"}
    assert made >= {"sprints", "feedback", "actions"}


@pytest.fixture(scope="module")
def ten_minutes_each(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[dict[str, Any]]]:
    """A workshop that ships and two that somebody wrote, one after the other."""
    kinds = (own_workshops.ODD_STEPS, own_workshops.PROMISES_TOO_MUCH)
    files = [own_workshops.write(tmp_path_factory.mktemp("own"), kind) for kind in kinds]
    return rehearsed("stand_up", *files, "--minutes", "10", "--people", "4")


Told = tuple[int, list[dict[str, Any]]]


def test_a_workshop_ends_in_a_sound_plan(ten_minutes_each: Told) -> None:
    _, (told, *_) = ten_minutes_each
    assert told["sound"], told
    actions = told["entered"]["actions"]
    assert actions["owner"] == actions["due"] == actions["new"] >= 4


def test_a_workshop_written_by_somebody_else_can_be_rehearsed(ten_minutes_each: Told) -> None:
    _, (_, told, _) = ten_minutes_each
    assert (told["missing"], told["refused"], told["stalled"], told["gone"]) == ([], [], [], [])
    assert all(step["acts"] for step in told["steps"])
    tasks = told["entered"]["tasks"]
    assert tasks["days"] == tasks["new"] > 4


def test_a_workshop_that_lets_nothing_into_the_plan_is_not_sound(ten_minutes_each: Told) -> None:
    code, (*_, told) = ten_minutes_each
    assert (code, told["sound"], told["missing"]) == (1, False, ["actions"])
    assert {each["code"] for each in told["refused"]} == {"action_incomplete"}


@pytest.mark.parametrize("stem", ["no_such_workshop", "smart_goals"])
def test_what_cannot_be_rehearsed_is_said_in_a_sentence(stem: str) -> None:
    result = CliRunner().invoke(app, ["rehearse", stem, "--minutes", "31"])
    assert result.exit_code == 1
    assert result.stderr.endswith(".\n")


def _steps(live: LiveRehearsal) -> list[str]:
    (form,) = live.form.forms.values()
    return [step.key for step in form.agenda.steps]


async def facilitated(live: LiveRehearsal) -> None:
    """Come in by the link that is told, and lead a few who came on their own."""
    lead = Guest(live.kit.join_link(live.code).partition("/join")[0], live.code, "Facilitator")
    await lead.sign_in(live.room_link())
    await lead.connect(role="facilitator")
    await lead.until(lambda seen: len(seen.get("people", {}).get("names", ())) >= 3)
    first, second, *_ = _steps(live)
    await lead.say("go_to", step=second, leaving=first)
    await lead.until(lambda seen: seen["step"]["key"] == second)
    lead.close()
    await lead.closed()


def test_a_facilitator_can_try_a_workshop_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def for_a_while(starting: Any, on_ready: Any) -> None:
        async def leading() -> None:
            async with starting as live:
                on_ready(live)
                await facilitated(live)

        run_on_a_loop(leading())

    monkeypatch.setattr(rehearsals, "until_stopped", for_a_while)
    options = ["--live", "--people", "3", "--port", "0"]
    told = CliRunner().invoke(app, ["rehearse", "risk_assessment", *options])
    assert told.exit_code == 0
    assert re.search(r"/facilitate/risk_assessment/\w+\?token=", told.stdout)


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2031, 2, 28)])
def test_the_example_is_as_sound_on_any_day_as_on_its_own(today: date) -> None:
    told = starting_plan("example", today).plan
    monday = today - timedelta(days=today.weekday())
    assert {each.rule for each in findings(told, monday)} <= {
        *(each.rule for each in findings(example.plan(), example.TODAY)),
        "calendar_unknown",
    }
    assert len([task for task in told.tasks.values() if task.status == "done"]) == 16


def test_a_vision_is_a_plan_with_people_and_no_work() -> None:
    told = msgspec.to_builtins(starting_plan("vision", date(2026, 11, 25)).plan)
    assert told["vision"] == example.plan().vision
    assert told["people"].keys() == example.plan().people.keys()
    assert not any(told[kind] for kind in ("milestones", "tasks", "risks", "sprints"))
