"""A workshop of one's own, from its name to a page that runs, without a line of code."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbclient import NotebookClient

from milepost import agendas, places
from milepost.agendas import AgendaFaults
from milepost.agendas.draft import LONG_FROM, SHORTEST, TEMPLATES, draft, shared_out
from milepost.agendas.forms import LONGEST
from milepost.agendas.naming import LONGEST_STEM, stem_of, title_of
from milepost.plan.agenda import Commit, Feedback
from milepost.plan.faults import Fault

ODD = 'Who "does" \\ <b>*what*</b> in $stem {title} | #1'


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "title", "stem"),
    [
        ("Team charter", "Team charter", "team_charter"),
        ("team_charter", "Team charter", "team_charter"),
        ("  Team \n charter ", "Team charter", "team_charter"),
        ("Let's décider: à deux!", "Let's décider: à deux!", "lets_decider_a_deux"),
        ("Größe & Straße", "Größe & Straße", "grosse_strasse"),
        ("Łódź smørbrød", "Łódź smørbrød", "lodz_smorbrod"),
        ("Kick-off 🎉 2027", "Kick-off 🎉 2027", "kick_off_2027"),
        ("iPhone launch", "iPhone launch", "iphone_launch"),
        ("a" * 50, "A" + "a" * 49, "a" * 32),
        ("One very long name that goes on and on", "One very long name that goes on and on",
         "one_very_long_name_that_goes_on"),
    ],
)  # fmt: skip
def test_a_name_is_kept_as_the_title_and_becomes_a_stem(name: str, title: str, stem: str) -> None:
    assert (title_of(name), stem_of(name)) == (title, stem)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("チーム憲章", "these are none: チーム憲章"),
        ("Team устав", "these are none: устав"),
        ("5 whys", "`5_whys` does not. Put a word first"),
        ("!!!", "Use a name with letters in it"),
        ("", "Use a name with letters in it"),
        ("x" * 301, "300"),
        ("bell \a", "U\\+0007"),
    ],
)
def test_a_name_that_cannot_be_a_folder_is_refused_in_a_sentence(
    name: str, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Fault, match=sentence):
        agendas.begin(name, folder=tmp_path)
    assert files(tmp_path) == set()


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_name_gives_a_stem_or_a_sentence(name: str) -> None:
    with suppress(Fault):
        stem = stem_of(name)
        assert stem.isascii()
        assert stem.isidentifier()
        assert stem == stem.lower()
        assert len(stem) <= LONGEST_STEM


def test_what_is_written_is_a_folder_and_a_notebook(tmp_path: Path) -> None:
    begun = agendas.begin("Team charter", folder=tmp_path)
    assert files(tmp_path) == {
        "workshops/team_charter/workshop.toml",
        "workshops/team_charter/facilitator.md",
        "workshops/team_charter/participant.md",
        "notebooks/team_charter.ipynb",
    }
    assert begun.folder == tmp_path / "workshops" / "team_charter"
    assert begun.notebook.is_file()


@pytest.mark.parametrize("name", ["Team charter", ODD, "\u202eRTL a"])
def test_what_is_written_is_sound_and_called_as_it_was_named(name: str, tmp_path: Path) -> None:
    begun = agendas.begin(name, folder=tmp_path)
    workshop = agendas.workshop(begun.stem, tmp_path / "workshops")
    assert workshop.title == " ".join(name.split())
    assert list(workshop.forms) == [30, 60, 90]
    assert agendas.notebook_of(begun.folder / "workshop.toml") == begun.notebook


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(SHORTEST, LONGEST), min_size=1, max_size=4))
def test_the_minutes_of_any_form_add_up(lengths: set[int]) -> None:
    workshop = agendas.read(draft("Team charter", sorted(lengths)).workshop, "team_charter")
    assert set(workshop.forms) == lengths
    for minutes, form in workshop.forms.items():
        assert form.agenda.minutes == minutes
        assert (form.agenda.step("alike") is not None) == (minutes >= LONG_FROM)
        assert isinstance(form.agenda.steps[-2].activity, Commit)
        assert isinstance(form.agenda.steps[-1].activity, Feedback)


@pytest.mark.parametrize("minutes", [0, SHORTEST - 1, LONGEST + 1, -30])
def test_a_length_that_no_form_can_have_is_refused(minutes: int, tmp_path: Path) -> None:
    with pytest.raises(Fault, match=f"{SHORTEST} to {LONGEST} minutes; {minutes} is"):
        agendas.begin("Team charter", [60, minutes], tmp_path)
    assert files(tmp_path) == set()


@given(
    st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1, max_size=9),
    st.integers(0, 300),
)
def test_time_is_shared_out_whole_and_in_proportion(shares: dict[str, int], more: int) -> None:
    minutes = min(len(shares) + more, 99 * len(shares))
    given_ = shared_out(minutes, shares)
    assert sum(given_.values()) == minutes
    assert all(1 <= each <= 99 for each in given_.values())
    for one, two in zip(given_, list(given_)[1:], strict=False):
        assert shares[one] <= shares[two] or given_[one] >= given_[two]


def test_every_step_says_what_it_is_for_and_what_is_said_and_done() -> None:
    workshop = agendas.read(draft("Team charter").workshop, "team_charter")
    for form in workshop.forms.values():
        for step in form.agenda.steps:
            assert step.purpose
            assert step.instruction
            assert step.script


def test_the_guide_has_the_timetable_and_every_line_of_the_longest_form() -> None:
    texts = draft("Team charter")
    guide = " ".join(texts.facilitator.replace("\n>", "\n").split())
    workshop = agendas.read(texts.workshop, "team_charter")
    for step in workshop.agenda(90).steps:
        assert " ".join(step.script.split()) in guide
        assert f"| {step.title} | {step.key} |" in texts.facilitator
    assert "| **30** | **60** | **90** |" in texts.facilitator


def test_every_setting_that_the_file_uses_is_explained_beside_it() -> None:
    toml = draft("Team charter").workshop
    for activity in (
        "inform",
        "collect",
        "group",
        "vote",
        "select",
        "refine",
        "commit",
        "feedback",
    ):
        assert f'activity = "{activity}"' in toml
    explained = [line for line in toml.splitlines() if line.startswith("activity")]
    assert [line for line in explained if "  # " not in line] == []


def test_the_participants_sheet_fits_one_page() -> None:
    sheet = draft("Team charter").participant
    assert len(sheet.split()) <= 420
    assert len(sheet.splitlines()) <= 55


def test_a_title_is_shown_as_typed_wherever_it_stands() -> None:
    texts = draft(ODD)
    notebook = nbformat.reads(texts.notebook, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.title == ODD
    assert notebook.cells[0].source == texts.facilitator.split(":")[0]
    assert "<b>" not in texts.participant.replace("\\<b", "")


@pytest.mark.parametrize("name", ["Smart goals", "Lobby", "Participant"])
def test_what_there_is_already_is_not_written_again(name: str, tmp_path: Path) -> None:
    with pytest.raises(Fault, match=f"There is a `{stem_of(name)}` already"):
        agendas.begin(name, folder=tmp_path)
    assert files(tmp_path) == set()


def test_a_second_workshop_of_that_name_leaves_the_first_as_it_is(tmp_path: Path) -> None:
    begun = agendas.begin("Team charter", folder=tmp_path)
    (begun.folder / "workshop.toml").write_text("mine")
    with pytest.raises(Fault, match="`team_charter` already"):
        agendas.begin("team charter", folder=tmp_path)
    assert (begun.folder / "workshop.toml").read_text() == "mine"


def test_a_notebook_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "team_charter.ipynb").write_text("mine")
    with pytest.raises(Fault, match="`team_charter` already"):
        agendas.begin("Team charter", folder=tmp_path)
    assert files(tmp_path) == {"notebooks/team_charter.ipynb"}


@pytest.mark.parametrize("failing", ["mkdtemp", "open", "rename"])
def test_when_a_file_cannot_be_written_none_is(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    owner = tempfile if failing == "mkdtemp" else Path
    monkeypatch.setattr(owner, failing, full)
    with pytest.raises(OSError, match="No space left"):
        agendas.begin("Team charter", folder=tmp_path)
    assert files(tmp_path) == set()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".new")] == []


def test_a_workshop_that_was_begun_is_on_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    agendas.begin("Team charter")
    assert "team_charter" in agendas.stems()
    assert "smart_goals" in agendas.stems()
    assert agendas.load("team_charter", 30).title == "Team charter"


def test_ones_own_workshop_goes_before_one_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    begun = agendas.begin("Team charter")
    begun.folder.rename(begun.folder.with_name("smart_goals"))
    assert agendas.workshop("smart_goals").title == "Team charter"


def test_a_workshop_without_its_notebook_is_told_what_to_do(tmp_path: Path) -> None:
    begun = agendas.begin("Team charter", folder=tmp_path)
    begun.notebook.unlink()
    with pytest.raises(Fault, match=r"no notebook.*notebooks/team_charter\.ipynb"):
        agendas.notebook_of(begun.folder / "workshop.toml")


def test_a_workshop_is_found_by_its_stem_its_folder_and_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    file = agendas.begin("Team charter").folder / "workshop.toml"
    for named in ("team_charter", str(file.parent), str(file)):
        assert agendas.find(named).resolve() == file.resolve()
    with pytest.raises(Fault, match="no workshop `none`"):
        agendas.find("none")


def test_a_mistake_in_ones_own_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = agendas.begin("Team charter", folder=tmp_path).folder / "workshop.toml"
    lines = file.read_text("utf-8").replace("most = 3 ", 'most = "3" ').splitlines()
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(AgendaFaults) as caught:
        agendas.read(file)
    [fault] = caught.value.faults
    assert lines[fault.line - 1].startswith('most = "3"')


def test_its_notebook_runs_from_top_to_bottom(tmp_path: Path) -> None:
    begun = agendas.begin("Team charter", folder=tmp_path)
    notebook = nbformat.read(begun.notebook, as_version=4)
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), places.FOLDER: str(tmp_path)}
    NotebookClient(notebook, timeout=120).execute(env={**os.environ, **home})
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output.output_type for output in outputs] == ["execute_result"]


def test_the_templates_are_files_of_the_package() -> None:
    assert {file.name for file in TEMPLATES.iterdir()} == {
        "workshop.toml", "long_form.toml", "short_form.toml",
        "facilitator.md", "participant.md", "notebook.ipynb",
    }  # fmt: skip
