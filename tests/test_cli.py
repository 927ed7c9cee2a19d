from __future__ import annotations

import asyncio
import json
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from benchmarks.ports import free_port
from milepost import places
from milepost.cli import app
from milepost.plan.acts import OpenPlan
from milepost.plan.plan import Plan
from milepost.plan.scene import Viewer
from milepost.rehearsal.guest import Guest
from milepost.room.live_plan import Ask, LivePlan
from milepost.room.sqlite import SQLiteLog
from milepost.samples import load, samples
from tests.export.reading import text_of

README = Path(__file__).parent.parent / "README.md"

COMMANDS = dict(typer.main.get_group(app).commands)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_readme_names_every_command_and_its_options(name: str) -> None:
    row = next(line for line in README.read_text().splitlines() if f"| `milepost {name}" in line)
    options = [o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")]
    assert [option for option in options if f"`{option}`" not in row] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [p.name for p in command.params if not getattr(p, "help", None)] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_shows_examples_that_could_be_typed(name: str) -> None:
    command = COMMANDS[name]
    title, *examples = (command.epilog or "").split("\n\n")
    assert title == "Examples:"
    assert examples
    known = {option for p in command.params for option in p.opts}
    for example in examples:
        program, asked, *words = shlex.split(example)
        assert (program, asked) == ("milepost", name)
        assert {word for word in words if word.startswith("--")} <= known


def test_help_tells_all_commands_in_groups_and_how_they_end() -> None:
    told = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "100"}).output
    assert [name for name in COMMANDS if not re.search(rf"^. {name} ", told, re.M)] == []
    assert "─ Commands ─" not in told
    assert "ends with 0" in told
    assert CliRunner().invoke(app, ["backup"]).exit_code == 2


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


def test_a_new_workshop_is_written_checked_and_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    made = CliRunner().invoke(app, ["new-workshop", "Team charter", "--minutes", "45"])
    assert made.exit_code == 0, made.output
    assert str(tmp_path / "workshops" / "team_charter") in made.output
    checked = CliRunner().invoke(app, ["check-workshop", "team_charter"])
    assert "team_charter is sound. Its forms, in minutes: 45." in checked.output
    printed = CliRunner().invoke(app, ["agenda", "team_charter", "--minutes", "45"])
    assert printed.exit_code == 0, printed.output
    assert (tmp_path / "team_charter-45.pdf").read_bytes().startswith(b"%PDF")


def test_a_workshop_in_another_folder_says_how_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(places.FOLDER, raising=False)
    made = CliRunner().invoke(app, ["new-workshop", "Team charter", "--folder", str(tmp_path)])
    assert f"if {places.FOLDER} is set to {tmp_path}" in made.output
    file = str(tmp_path / "workshops" / "team_charter")
    assert CliRunner().invoke(app, ["check-workshop", file]).exit_code == 0


def test_all_faults_of_a_workshop_are_told_at_once_with_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    CliRunner().invoke(app, ["new-workshop", "Team charter"])
    file = tmp_path / "workshops" / "team_charter" / "workshop.toml"
    broken = file.read_text("utf-8").replace("dots = 3", "dots = 0").replace('"vote"', '"votes"')
    file.write_text(broken.replace("[forms.60]", "[forms.61]"), "utf-8")
    result = CliRunner().invoke(app, ["check-workshop"])
    assert result.exit_code == 1
    assert re.findall(r"^line \d+: ", result.stderr, re.M)
    assert "must be one of" in result.stderr
    assert "name it [forms.60]" in result.stderr
    assert "smart_goals is sound" in result.stdout


def test_a_workshop_without_a_notebook_is_not_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    CliRunner().invoke(app, ["new-workshop", "Team charter"])
    (tmp_path / "notebooks" / "team_charter.ipynb").unlink()
    result = CliRunner().invoke(app, ["check-workshop", "team_charter"])
    assert result.exit_code == 1
    assert "has no notebook" in result.stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["new-workshop", "SMART goals"], "smart_goals` already"),
        (["new-workshop", "憲章"], "needs Latin letters"),
        (["new-workshop", "Team charter", "--minutes", "3"], "3 is none of these"),
        (["check-workshop", "none"], "no workshop `none`"),
        (["agenda", "none"], "no workshop `none`"),
        (["agenda", "smart_goals", "--minutes", "45"], "there are: 30, 60, 90"),
        (["agenda", "smart_goals", "--paper", "a5"], "there are: a4, letter"),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    typed: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    result = CliRunner().invoke(app, typed)
    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_printed_agenda_starts_when_it_is_told_to(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    typed = ["agenda", "smart_goals", "--minutes", "30", "--start", "09:30", "--out", str(out)]
    result = CliRunner().invoke(app, typed)
    assert str(out) in result.output
    assert "09:30 to 10:00" in text_of(out.read_bytes())
