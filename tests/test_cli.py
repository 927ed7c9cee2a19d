from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from milepost.cli import app
from milepost.plan.acts import OpenPlan
from milepost.plan.plan import Plan
from milepost.plan.scene import Viewer
from milepost.rehearsal.guest import Guest
from milepost.room.live_plan import Ask, LivePlan
from milepost.room.sqlite import SQLiteLog
from milepost.samples import load, samples
from tests.kit_process import free_port

README = Path(__file__).parent.parent / "README.md"

COMMANDS = dict(typer.main.get_group(app).commands)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_readme_names_every_command_and_its_options(name: str) -> None:
    row = next(line for line in README.read_text().splitlines() if f"| `milepost {name}" in line)
    options = [o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")]
    assert options
    assert [option for option in options if f"`{option}`" not in row] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [p.name for p in command.params if not getattr(p, "help", None)] == []


def test_a_file_that_is_no_store_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear diary, " * 200)
    result = CliRunner().invoke(app, ["log", "--store", str(other)])
    assert result.exit_code == 1
    assert str(other) in result.stderr
    assert "Traceback" not in result.output
    assert other.read_text().startswith("Dear diary")


def test_a_sample_that_is_none_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(app, ["demo", "atlantis", "--port", "0"])
    assert result.exit_code == 1
    assert all(name in result.stderr for name in samples())


@pytest.mark.parametrize("plan", sorted(samples()))
def test_a_demo_has_people_who_write_in_its_room(plan: str) -> None:
    port = free_port()
    command = [sys.executable, "-m", "milepost.cli", "demo", plan, "--people", "3"]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        code = next(
            found[1] for line in process.stdout if (found := re.search(r"/join/(\w+)", line))
        )
        asyncio.run(_sees_notes(f"http://127.0.0.1:{port}", code))
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0


async def _sees_notes(origin: str, code: str) -> None:
    watching = Guest(origin, code, "")
    await watching.connect(role="spectator")
    await watching.until(lambda seen: seen.get("progress", {}).get("members") == 3)
    await watching.until(lambda seen: seen["progress"].get("notes", 0) >= 1)
    watching.close()


@pytest.mark.parametrize("plan", sorted(samples()))
def test_a_sample_is_checked_as_of_the_day_it_is_told_from(plan: str) -> None:
    result = CliRunner().invoke(app, ["check", plan])
    as_of = load(plan).as_of
    assert result.exit_code == 0
    assert as_of is not None
    assert f"{as_of.day} {as_of:%b %Y}" in result.output
    assert result.output.count("→") >= 3


def test_findings_come_as_json_and_fail_where_one_asks_for_it() -> None:
    result = CliRunner().invoke(app, ["check", "tesla", "--json", "--fail-on", "warning"])
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert {"rule", "severity", "parts", "evidence", "finding", "next_step"} == found[0].keys()
    assert CliRunner().invoke(app, ["check", "tesla", "--fail-on", "grave"]).exit_code == 0


def test_a_plan_of_the_store_is_checked_by_its_id(tmp_path: Path) -> None:
    store = tmp_path / "plans.milepost"
    log = SQLiteLog(store)
    host = Viewer(id="host", planner=True)
    opening = OpenPlan(plan=Plan(title="Apollo"))
    LivePlan(log, "apollo").say([Ask(id="a1", viewer=host, act=opening)])
    log.close()
    asked = ["check", "apollo", "--store", str(store), "--today", "2027-01-11"]
    result = CliRunner().invoke(app, asked)
    assert "Apollo, on 11 Jan 2027" in result.output
    assert "no vision" in result.output


def test_a_plan_that_is_nowhere_is_refused_and_no_store_is_made(tmp_path: Path) -> None:
    store = tmp_path / "plans.milepost"
    result = CliRunner().invoke(app, ["check", "atlantis", "--store", str(store)])
    assert result.exit_code == 1
    assert "atlantis" in result.stderr
    assert not store.exists()
