"""The sample plans that ship are sound, and a file that is not is refused in one sentence."""

import copy
import json
import os
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from milepost import places
from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Status
from milepost.samples import LONGEST, SamplePlan, load, samples

NAMES = ("basecamp", "netflix", "tesla")


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> SamplePlan:
    return load(str(request.param))


@pytest.fixture
def raw() -> dict[str, Any]:
    file = places.data() / "plans" / "tesla.json"
    contents: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return copy.deepcopy(contents)


def as_of(sample: SamplePlan) -> date:
    assert sample.as_of is not None
    return sample.as_of


def saved(folder: Path, contents: Any) -> Path:
    file = folder / "mine.json"
    file.write_bytes(contents if isinstance(contents, bytes) else json.dumps(contents).encode())
    return file


def field_keys(agenda: Any) -> Iterator[str]:
    """The keys of all fields that the steps of an agenda set, however deep."""
    match agenda:
        case {"fields": list(fields), **rest}:
            yield from (field["key"] for field in fields)
            yield from field_keys(rest)
        case dict():
            for inner in agenda.values():
                yield from field_keys(inner)
        case list():
            for inner in agenda:
                yield from field_keys(inner)


def refusal(name_or_path: str | Path) -> tuple[str, str]:
    with pytest.raises(Fault) as caught:
        load(name_or_path)
    return caught.value.refusal.code, str(caught.value)


def test_three_roadmaps_ship_and_each_says_what_it_is() -> None:
    assert tuple(samples()) == NAMES


def test_what_a_sample_is_about_names_the_day_it_is_told_from(sample: SamplePlan) -> None:
    told = as_of(sample)
    assert f"as of {told.day} {told:%B %Y}" in sample.about
    assert sample.about.endswith(".")
    assert samples()[sample.about.split()[0].lower()] == sample.about


def test_a_roadmap_has_six_to_ten_milestones_done_and_open(sample: SamplePlan) -> None:
    statuses = {milestone.status for milestone in sample.plan.milestones.values()}
    assert 6 <= len(sample.plan.milestones) <= 10
    assert {Status.DONE, Status.COMMITTED} <= statuses


def test_every_milestone_and_decision_rests_on_a_source(sample: SamplePlan) -> None:
    supported = {part for source in sample.sources for part in source.supports}
    assert supported == {*sample.plan.milestones, *sample.plan.decisions}


def test_a_source_can_be_looked_up_unless_it_is_common_knowledge(sample: SamplePlan) -> None:
    for source in sample.sources:
        assert source.checked == bool(source.url and source.publisher)
        assert source.facts.endswith(".")


def test_no_milestone_rests_on_common_knowledge_alone(sample: SamplePlan) -> None:
    checked = {part for each in sample.sources if each.checked for part in each.supports}
    assert checked >= set(sample.plan.milestones)


def test_what_is_done_lies_before_the_day_of_telling_and_what_is_due_after(
    sample: SamplePlan,
) -> None:
    for milestone in sample.plan.milestones.values():
        if milestone.done_on:
            assert milestone.done_on <= as_of(sample)
        elif milestone.due:
            assert as_of(sample) < milestone.due


def test_promises_stand_in_their_order_and_end_with_the_date_in_force(sample: SamplePlan) -> None:
    for milestone in sample.plan.milestones.values():
        said = [promise.said_on for promise in milestone.promises]
        assert said == sorted(said)
        assert not said or milestone.promises[-1].due == milestone.due
        assert not said or not milestone.done_on or said[-1] <= milestone.done_on


def test_all_milestones_have_an_owner_and_a_class(sample: SamplePlan) -> None:
    for milestone in sample.plan.milestones.values():
        assert milestone.owner in sample.plan.people
        assert milestone.moscow
        assert milestone.value


def test_a_room_of_eight_to_twelve_writes_one_or_two_cards_each(sample: SamplePlan) -> None:
    obstacles = [each for voice in sample.voices for each in voice.obstacles]
    assert 8 <= len(sample.voices) <= 12
    assert all(1 <= len(voice.cards) <= 2 for voice in sample.voices)
    assert 2 <= len(sample.goals()) <= 3
    assert 2 <= len(obstacles) <= 4
    assert all({"if", "then"} <= set(each.typed()) for each in obstacles)


def test_cards_differ_in_how_smart_they_are(sample: SamplePlan) -> None:
    cards = [card for voice in sample.voices for card in voice.cards]
    with_number = [card for card in cards if any(map(str.isdigit, card.text))]
    vague = [card for card in cards if len(card.text.split()) <= 4 and not card.evidence]
    assert with_number
    assert vague


def test_a_room_writes_in_more_than_one_script(sample: SamplePlan) -> None:
    assert not all(voice.name.isascii() for voice in sample.voices)
    assert any(ord(voice.name[0]) > 0x24F for voice in sample.voices)


def test_goals_are_due_after_the_day_of_telling_and_before_the_horizon(sample: SamplePlan) -> None:
    assert sample.plan.horizon
    for goal in sample.goals():
        assert as_of(sample) < goal.due <= sample.plan.horizon


def test_a_goal_as_typed_says_the_same(sample: SamplePlan) -> None:
    for goal in sample.goals():
        typed = goal.typed()
        assert date.fromisoformat(typed["due"]) == goal.due
        assert float(typed["target"]) == goal.target
        assert ("baseline" in typed) == (goal.baseline is not None)
        assert all(text.refusal(value, text.TITLE) is None for value in typed.values())


def test_a_room_types_only_into_fields_that_the_smart_workshop_has(sample: SamplePlan) -> None:
    agenda = (places.workshops() / "smart_goals" / "workshop.toml").read_text("utf-8")
    keys = set(field_keys(tomllib.loads(agenda)))
    obstacles = [each for voice in sample.voices for each in voice.obstacles]
    typed = [each.typed() for each in sample.goals()] + [each.typed() for each in obstacles]
    assert {"evidence", *(key for fields in typed for key in fields)} <= keys


def test_a_sample_file_is_written_as_it_is_read(sample: SamplePlan) -> None:
    assert msgspec.json.decode(msgspec.json.encode(sample), type=SamplePlan) == sample


def test_a_path_is_as_good_as_a_name(tmp_path: Path, raw: dict[str, Any]) -> None:
    assert load(saved(tmp_path, raw)) == load(str(saved(tmp_path, raw))) == load("tesla")


def test_a_bare_plan_is_a_sample_without_sources_and_voices(tmp_path: Path) -> None:
    plan = load("tesla").plan
    bare = load(saved(tmp_path, msgspec.json.encode(plan)))
    assert bare == SamplePlan(about=plan.title, plan=plan)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert load(saved(tmp_path, b'\xef\xbb\xbf{"title": "Mine"}')).plan.title == "Mine"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "truncated", id="empty"),
        pytest.param(b"\xff\x00", "malformed", id="binary"),
        pytest.param(b"[]", "got `array`", id="a list"),
        pytest.param(b"{}", "missing required field `title`", id="nothing in it"),
        pytest.param(b'{"plan": ' + b"[" * 100_000, "", id="too deep"),
        pytest.param(b'{"plan": null, "about": "x"}', "$.plan", id="no plan"),
        pytest.param(b'{"title": "\\u0000"}', "U+0000", id="NUL"),
        pytest.param(b'{"title": "\\ud800"}', "", id="lone surrogate"),
        pytest.param(b'{"title": "%s"}' % (b"x" * 100_000), "300", id="title too long"),
        pytest.param(b'{"title": "x", "horizon": "soon"}', "$.horizon", id="no date"),
        pytest.param(b'{"title": "x", "colour": 1}', "colour", id="unknown field"),
    ],
)
def test_a_broken_file_gives_one_error_that_names_it_and_the_place(
    tmp_path: Path, content: bytes, said: str
) -> None:
    code, sentence = refusal(saved(tmp_path, content))
    assert code == "sample_invalid"
    assert "mine.json" in sentence
    assert said in sentence


def test_a_file_cannot_steer_the_terminal_that_shows_its_fault(tmp_path: Path) -> None:
    hostile = {"title": "x", "\x1b[2J\u202e\r\n": 1}
    _, sentence = refusal(saved(tmp_path, hostile))
    assert sentence.isprintable()
    assert "x1b[2J" in sentence


@pytest.mark.parametrize("name", ["", "teslas", "../tesla", "a\0b", "\ud800", "\x1b[2J", "x" * 300])
def test_an_unknown_name_is_refused_in_one_printable_line(name: str) -> None:
    code, sentence = refusal(name)
    assert code in {"sample_unknown", "sample_unreadable"}
    assert sentence.isprintable()


def test_an_unknown_name_is_told_which_samples_there_are() -> None:
    assert all(name in refusal("teslas")[1] for name in NAMES)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe")[0] == "sample_unknown"


def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    code, sentence = refusal(saved(tmp_path, b"{}"))
    assert code == "sample_unreadable"
    assert "Permission denied" in sentence


def test_a_file_of_the_wrong_kind_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = saved(tmp_path, b"")
    os.truncate(file, LONGEST + 1)
    assert refusal(file)[0] == "sample_too_long"


def test_two_voices_of_one_name_are_refused(tmp_path: Path, raw: dict[str, Any]) -> None:
    raw["voices"].append(raw["voices"][0])
    code, sentence = refusal(saved(tmp_path, raw))
    assert code == "sample_invalid"
    assert raw["voices"][0]["name"] in sentence


def test_a_goal_belongs_to_somebody_in_the_room(tmp_path: Path, raw: dict[str, Any]) -> None:
    goals = [card["goal"] for each in raw["voices"] for card in each["cards"] if "goal" in card]
    goals[0]["owner"] = "Nobody"
    assert "Nobody" in refusal(saved(tmp_path, raw))[1]


def test_a_source_supports_a_part_of_the_plan(tmp_path: Path, raw: dict[str, Any]) -> None:
    raw["sources"][0]["supports"] = ["flying-car"]
    assert "flying-car" in refusal(saved(tmp_path, raw))[1]


def test_an_owner_is_one_of_the_plans_people(tmp_path: Path, raw: dict[str, Any]) -> None:
    raw["plan"]["milestones"]["model-s-delivered"]["owner"] = "nobody"
    assert "nobody" in refusal(saved(tmp_path, raw))[1]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "https://a b"])
def test_a_source_links_to_nothing_but_the_web(
    tmp_path: Path, raw: dict[str, Any], url: str
) -> None:
    raw["sources"][0]["url"] = url
    assert "$.sources[0].url" in refusal(saved(tmp_path, raw))[1]
