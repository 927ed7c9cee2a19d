"""A workshop file is read whole, or all that is wrong with it is told at once, with lines."""

import importlib.util
import logging
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from milepost import agendas, places, words
from milepost.agendas import AgendaFault, AgendaFaults, Workshop
from milepost.agendas.shape import fields_of, value_findings
from milepost.agendas.source import LONGEST
from milepost.agendas.steps import ADVISERS
from milepost.plan.agenda import Activity, Collect, Refine, Setting
from milepost.plan.faults import Fault

GOOD = """\
title = "Two words"
summary = "What to keep and what to stop."
makes = ["one thing to stop"]
people = { from = 3, to = 8 }

[steps.hello]
title = "Why we are here"
activity = "inform"

[steps.ideas]
title = "Keep and stop"
activity = "collect"
prompt = "What should we keep?"

[steps.dots]
title = "What first?"
activity = "vote"
of = "ideas"
dots = 3

[steps.scores]
title = "How good?"
activity = "rate"
of = "ideas"
scales = [
    { key = "worth", label = "Worth it" },
]

[steps.fields]
title = "Details"
activity = "refine"
of = "dots"
fields = [
    { key = "due", label = "By when?", kind = "date" },
]

[forms.15]
about = "Short."
steps = [
    ["hello", 2],
    ["ideas", 8],
    ["dots", 5],
]

[forms.40]
about = "Long."
steps = [
    ["hello", 2],
    ["ideas", 8],
    ["dots", 5],
    ["scores", 5],
    ["fields", 20],
]
changes.ideas = { per_person = 1 }
"""

#: What breaks a rule: the code, what is replaced in GOOD, and by what; "# !" marks the line.
BROKEN = [
    ("agenda_not_toml", 'summary = "What', "summary = What"),
    ("agenda_not_toml", "[steps.dots]", "[steps.dots # !"),
    ("agenda_key_twice", "dots = 3", "dots = 3\ndots = 4 # !"),
    ("agenda_key_twice", "[steps.dots]", "[steps.ideas] # !"),
    ("agenda_key_unknown", "dots = 3", "colour = 3 # !"),
    ("agenda_key_unknown", 'kind = "date" },', 'zoom = "date" }, # !'),
    ("agenda_key_misspelt", "summary =", "sumary = 'x' # !\nsummary ="),
    ("agenda_key_misspelt", "dots = 3", "dot = 3 # !"),
    ("agenda_key_missing", 'title = "Two words"', "# !"),
    ("agenda_key_missing", '[steps.hello]\ntitle = "Why we are here"', "[steps.hello] # !"),
    ("agenda_key_missing", '[steps.ideas]\ntitle = "Keep and stop"\nactivity = "collect"\nprompt',
     '[steps.ideas] # !\ntitle = "Keep and stop"\nactivity = "collect"\npurpose'),
    ("agenda_key_missing", '[steps.hello]\ntitle = "Why we are here"\nactivity = "inform"',
     '[steps.hello] # !\ntitle = "Why we are here"'),
    ("agenda_key_missing", 'key = "worth", label = "Worth it" },', 'key = "worth" }, # !'),
    ("agenda_key_missing", '[forms.15]\nabout = "Short."', "[forms.15] # !"),
    ("agenda_empty_value", 'title = "Two words"', 'title = " " # !'),
    ("agenda_empty_value", 'makes = ["one thing to stop"]', "makes = [] # !"),
    ("agenda_empty_value", 'steps = [\n    ["hello", 2],\n    ["ideas", 8],\n    ["dots", 5],\n]',
     "steps = [] # !"),
    ("agenda_not_text", '"What should we keep?"', "2026-11-30 # !"),
    ("agenda_not_text", '"What should we keep?"', "{ a.b.c = [[1]] } # !"),
    ("agenda_not_number", "dots = 3", 'dots = "3" # !'),
    ("agenda_not_number", "dots = 3", "dots = true # !"),
    ("agenda_not_number", "dots = 3", "dots = 0 # !"),
    ("agenda_not_number", '["hello", 2],\n    ["ideas", 8],\n    ["dots", 5],\n]\n\n[forms.40]',
     '["hello", 2],\n    ["ideas", 8],\n    ["dots", 5.5], # !\n]\n\n[forms.40]'),
    ("agenda_not_yes_no", 'prompt = "', 'private = "yes" # !\nprompt = "'),
    ("agenda_not_choice", 'activity = "inform"', 'activity = "lecture" # !'),
    ("agenda_not_choice", 'activity = "inform"', "activity = [] # !"),
    ("agenda_not_choice", 'kind = "date" },', 'kind = "time" }, # !'),
    ("agenda_not_choice", 'of = "dots"', 'of = "dots"\nadviser = "oracle" # !'),
    ("agenda_not_choice", "dots = 3", 'dots = 3\nlike = "fields" # !'),
    ("agenda_not_key", "[steps.hello]",
     '[steps."Oh!"] # !\ntitle = "a"\nactivity = "inform"\n[steps.hello]'),
    ("agenda_not_key", 'of = "dots"\n', 'of = "dots\\n" # !\n'),
    ("agenda_not_table", "people = { from = 3, to = 8 }", "people = [3, 8] # !"),
    ("agenda_not_table", "people =", "forms.20 = 3 # !\npeople ="),
    ("agenda_not_table", "people =", "steps.lunch = 3 # !\npeople ="),
    ("agenda_not_list", 'makes = ["one thing to stop"]', 'makes = "one" # !'),
    ("agenda_item_twice", '    { key = "worth", label = "Worth it" },',
     '    { key = "worth", label = "a" },\n    { key = "worth", label = "b" }, # !'),
    ("agenda_text_too_long", '"Two words"', f'"{"a" * 301}" # !'),
    ("agenda_text_unshowable", '"Two words"', '"Two\\u0000words" # !'),
    ("agenda_text_unshowable", '"Two words"', '"Two\ud800words" # !'),
    ("agenda_people_upside_down", "from = 3, to = 8 }", "from = 9, to = 8 } # !"),
    ("scale_upside_down", 'label = "Worth it" },', 'label = "Worth it", low = 5, high = 1 }, # !'),
    ("agenda_form_length", "[forms.15]", "[forms.quarter] # !"),
    ("agenda_form_length", "[forms.15]", "[forms.015] # !"),
    ("agenda_form_item", '    ["fields", 20],', '    ["fields", 20],\n    "hello", # !'),
    ("agenda_minutes", 'steps = [\n    ["hello", 2],\n    ["ideas", 8],\n    ["dots", 5],\n]',
     'steps = [ # !\n    ["hello", 2],\n    ["ideas", 9],\n    ["dots", 5],\n]'),
    ("agenda_step_misspelt", '    ["fields", 20],', '    ["feilds", 20], # !'),
    ("agenda_step_unknown", '    ["fields", 20],', '    ["lunch", 20], # !'),
    ("step_key_twice", '    ["fields", 20],', '    ["fields", 10],\n    ["fields", 10], # !'),
    ("step_of_nothing", '    ["dots", 5],\n    ["scores", 5],', '    ["scores", 10],'),
    ("step_of_nothing", 'activity = "rate"\nof = "ideas"', 'activity = "rate"\nof = "fields"'),
    ("step_of_no_cards", 'activity = "rate"\nof = "ideas"', 'activity = "rate"\nof = "hello"'),
    ("field_kind", 'kind = "date" },', 'kind = "text" }, # !'),
    ("field_kind", 'key = "due", label = "By when?"', 'key = "owner", label = "?"'),
    ("agenda_change_unused", "changes.ideas", "changes.lunch = {} # !\nchanges.ideas"),
    ("agenda_change_of_activity", "{ per_person = 1 }", '{ activity = "vote" } # !'),
    ("agenda_not_number", "{ per_person = 1 }", "{ per_person = -1 } # !"),
    ("agenda_not_table", "{ per_person = 1 }", "1 # !"),
]  # fmt: skip


def faults_of(toml: str) -> tuple[AgendaFault, ...]:
    with pytest.raises(AgendaFaults) as caught:
        agendas.read(toml)
    return caught.value.faults


def outcome_of(toml: str) -> Workshop | AgendaFaults:
    try:
        return agendas.read(toml)
    except AgendaFaults as faults:
        return faults


def line_of(marked: str) -> int:
    return next(line for line, each in enumerate(marked.split("\n"), 1) if "# !" in each)


def put(folder: Path, stem: str, contents: str | bytes) -> Path:
    (folder / stem).mkdir()
    file = folder / stem / "workshop.toml"
    file.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
    return file


def test_a_sound_file_becomes_a_workshop_with_its_forms() -> None:
    workshop = agendas.read(GOOD, "two_words")
    assert (workshop.title, workshop.about.people.most) == ("Two words", 8)
    assert [form.agenda.minutes for form in workshop.forms.values()] == list(workshop.forms)
    assert [step.key for step in workshop.agenda(15).steps] == ["hello", "ideas", "dots"]


def test_a_form_changes_a_step_for_itself_alone() -> None:
    workshop = agendas.read(GOOD)
    ideas = [workshop.agenda(minutes).step("ideas") for minutes in (15, 40)]
    limits = [
        step.activity.per_person for step in ideas if step and isinstance(step.activity, Collect)
    ]
    assert limits == [10, 1]


def test_a_step_like_another_takes_all_that_it_does_not_say_itself() -> None:
    again = '[steps.again]\nlike = "fields"\ntitle = "Once more"\n\n[forms.15]'
    toml = GOOD.replace("[forms.15]", again).replace(
        '["fields", 20]', '["fields", 10], ["again", 10]'
    )
    long = agendas.read(toml).agenda(40)
    first, second = long.step("fields"), long.step("again")
    assert first
    assert second
    assert isinstance(second.activity, Refine)
    assert (second.title, second.activity) == ("Once more", first.activity)


@pytest.mark.parametrize(("code", "old", "new"), BROKEN)
def test_a_broken_rule_is_told_with_its_line(code: str, old: str, new: str) -> None:
    assert GOOD.count(old) >= 1
    toml = GOOD.replace(old, new, 1)
    found = [(fault.refusal.code, fault.line) for fault in faults_of(toml)]
    assert code in [each for each, _ in found]
    if "# !" in toml:
        assert (code, line_of(toml)) in found


@pytest.mark.parametrize(("code", "old", "new"), BROKEN)
def test_every_fault_is_a_sentence_with_its_values_filled_in(code: str, old: str, new: str) -> None:
    for fault in faults_of(GOOD.replace(old, new, 1)):
        sentence = fault.refusal.say()
        assert sentence.endswith((".", "?"))
        assert not any(f"{{{name}}}" in sentence for name in ("key", "value", "near", "known"))
        assert sentence.isprintable(), code


def test_a_step_of_a_file_is_never_called_as_parts_of_the_plan_are() -> None:
    toml = GOOD.replace("hello", "risks")
    lines = [line for line, each in enumerate(toml.split("\n"), 1) if '["risks", 2]' in each]
    found = [(fault.refusal.code, fault.line) for fault in faults_of(toml)]
    assert found == [("step_key_reserved", line) for line in lines]


def test_the_step_that_works_on_a_later_one_is_told_where_the_form_names_it() -> None:
    toml = GOOD.replace('    ["dots", 5],\n    ["scores"', '    ["scores"').replace(
        '["fields", 20]', '["fields", 25]'
    )
    [fault] = faults_of(toml)
    assert fault.refusal.code == "step_of_nothing"
    assert toml.split("\n")[fault.line - 1] == '    ["fields", 25],'


def test_ten_faults_are_ten_faults() -> None:
    toml = GOOD
    for old, new in [
        ('title = "Two words"', 'titel = "Two words"'),
        ("from = 3", "from = 0"),
        ('activity = "inform"', 'activity = "informs"'),
        ('prompt = "', 'private = "yes"\nprompt = "'),
        ("dots = 3", "dots = 3\ndots = 3"),
        ('label = "Worth it"', 'label = "Worth it", low = 5, high = 1'),
        ('kind = "date"', 'kind = "time"'),
        ("[forms.15]", "[forms.14]"),
        ('    ["hello", 2],\n    ["ideas", 8],\n    ["dots", 5],\n    ["scores"',
         '    ["helo", 2],\n    ["ideas", 8],\n    ["dots", 5],\n    ["scores"'),
    ]:  # fmt: skip
        assert old in toml
        toml = toml.replace(old, new, 1)
    assert [fault.refusal.code for fault in faults_of(toml)] == [
        "agenda_key_misspelt",
        "agenda_key_missing",
        "agenda_not_number",
        "agenda_not_choice",
        "agenda_not_yes_no",
        "agenda_key_twice",
        "scale_upside_down",
        "agenda_not_choice",
        "agenda_minutes",
        "agenda_step_misspelt",
    ]


def test_the_message_counts_the_faults_and_names_the_file_and_every_line(tmp_path: Path) -> None:
    toml = GOOD.replace("dots = 3", "dots = 0").replace("to = 8", "to = 0")
    file = put(tmp_path, "mine", toml)
    with pytest.raises(AgendaFaults) as caught:
        agendas.read(file)
    head, *lines = str(caught.value).split("\n")
    assert head == f"{file} has 2 faults:"
    assert [line.split(":")[0] for line in lines] == ["line 4", "line 19"]


def test_a_repeated_table_is_one_fault_and_the_first_is_read_on() -> None:
    toml = GOOD + '\n[steps.dots]\ntitle = "Again"\ndots = 0\n'
    assert [fault.refusal.code for fault in faults_of(toml)] == ["agenda_key_twice"]


def test_an_unfinished_workshop_misses_its_parts() -> None:
    missing = [fault.refusal.fields["key"] for fault in faults_of("")]
    assert missing == ["title", "summary", "makes", "people", "steps", "forms"]


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_from_any_editor_is_read(tmp_path: Path, newline: str, mark: str) -> None:
    file = put(tmp_path, "mine", mark + GOOD.replace("\n", newline))
    assert agendas.read(file).stem == "mine"


def test_a_file_that_is_not_utf8_is_refused_with_the_line_of_the_byte(tmp_path: Path) -> None:
    file = put(tmp_path, "mine", GOOD.replace("Keep", "Kéep").encode("latin-1"))
    with pytest.raises(AgendaFaults) as caught:
        agendas.read(file)
    [fault] = caught.value.faults
    assert (fault.refusal.code, fault.line) == ("agenda_not_utf8", 11)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AgendaFaults, match="cannot be read"):
        agendas.read(tmp_path / "none" / "workshop.toml")


def test_a_folder_whose_name_is_no_stem_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AgendaFaults, match="`folder` must be a short name"):
        agendas.read(put(tmp_path, "My workshop", GOOD))


def test_one_broken_workshop_spoils_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "sound", GOOD)
    put(tmp_path, "broken", "title = 3")
    with caplog.at_level(logging.WARNING):
        found = agendas.workshops(tmp_path)
    assert [workshop.stem for workshop in found] == ["sound"]
    assert agendas.stems(tmp_path) == ["broken", "sound"]
    assert "`title` must be text; it is 3." in caplog.text


def test_an_unknown_workshop_or_form_is_refused_with_those_there_are(tmp_path: Path) -> None:
    put(tmp_path, "mine", GOOD)
    with pytest.raises(Fault, match="no workshop `yours`; there are: mine"):
        agendas.load("yours", folder=tmp_path)
    with pytest.raises(Fault, match="no form of 60 minutes; there are: 15, 40"):
        agendas.load("mine", folder=tmp_path)


@pytest.mark.parametrize("stem", ["..", "../mine", "mine/../mine", "", "mine\0"])
def test_a_stem_never_leads_out_of_the_folder(tmp_path: Path, stem: str) -> None:
    put(tmp_path, "mine", GOOD)
    with pytest.raises(Fault):
        agendas.workshop(stem, tmp_path)


@pytest.mark.parametrize(
    "toml",
    [
        "x = " + "[" * 50_000,
        "x = " + "{a=" * 50_000,
        "x = " + "1" * 50_000,
        "title." + "a." * 50_000 + "b = 1",
        "[" + "a." * 50_000 + "b]",
        "a = 1\n" * 30_000,
        f'title = "{"<b>" * 30_000}"',
        '"\u202e\n\x1b[2J" = 1',
        '"\\u202e\\u001b[2J" = 1',
        "a" * (LONGEST + 1),
        "\0",
        "title = inf\nsummary = nan\nmakes = 1979-05-27T07:32:00Z",
        "[[steps]]\n[[steps]]\n[[forms]]\n[forms.x]\n[[forms]]\n[forms.x]",
    ],
    ids=range(13),
)
def test_hostile_text_is_refused_in_sentences_that_can_be_shown(toml: str) -> None:
    for fault in faults_of(toml):
        assert len(fault.refusal.say()) < 600
        assert fault.refusal.say().isprintable()
        assert 1 <= fault.line <= toml.count("\n") + 1


FRAGMENTS = ["[", "]", "{", "}", '"', '"""', "=", "\n", ",", ".", "#", "\\", "'", "0", "-1", "1e9",
             "true", "1979-05-27", "[[a]]", "steps", "forms", "of", "like", "\0", "\ud800", "é",
             "\u202e", "\r", "\t", "[forms.15]", 'like = "dots"\n', 'of = "dots"\n']  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """GOOD with a few pieces cut out, doubled, or put in."""
    toml = GOOD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(toml)))
        end = draw(st.integers(start, min(len(toml), start + 40)))
        put_in = draw(
            st.sampled_from(FRAGMENTS) | st.text(max_size=5) | st.just(toml[start:end] * 2)
        )
        toml = toml[:start] + put_in + toml[end:]
    return toml


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_any_mutation_gives_a_workshop_or_its_faults(toml: str) -> None:
    found = outcome_of(toml)
    if isinstance(found, Workshop):
        assert all(form.agenda.minutes == length for length, form in found.forms.items())
    else:
        lines = [fault.line for fault in found.faults]
        assert lines
        assert lines == sorted(lines)
        assert set(lines) <= set(range(1, toml.count("\n") + 2))


def test_a_type_that_the_checks_do_not_know_is_still_refused() -> None:
    class Odd(Setting, frozen=True, kw_only=True):
        share: float

    [found] = value_findings({"share": "half"}, inspect.type_info(Odd), ("odd",))
    assert found.path == ("odd",)
    assert found.refusal.code == "agenda_unfit"
    assert "Expected `float`" in found.refusal.say()


def test_every_adviser_that_a_file_may_name_is_a_method() -> None:
    assert all(importlib.util.find_spec(f"milepost.methods.{name}") for name in ADVISERS)


def test_every_sentence_about_files_is_used() -> None:
    package = Path(agendas.__file__).parent
    source = "".join(file.read_text() for file in sorted(package.glob("*.py")))
    codes = {code.split(".")[1] for code in words.messages() if code.startswith("refused.agenda_")}
    composed = {"agenda_text_too_long", "agenda_text_unshowable", "agenda_empty"}
    not_what = {f"agenda_not_{what}" for what in
                ("table", "list", "text", "key", "number", "yes_no", "choice")}  # fmt: skip
    unused = {code for code in codes - composed - not_what if f'"{code}"' not in source}
    assert unused - {"agenda_faults", "agenda_fault"} == set()


def test_the_example_in_the_readme_is_a_sound_workshop() -> None:
    readme = (places.workshops() / "README.md").read_text()
    blocks = [block.split("```")[0] for block in readme.split("```toml\n")[1:]]
    workshop = agendas.read("\n".join(blocks), "two_words")
    assert list(workshop.forms) == [15]


def test_the_table_of_settings_in_the_readme_is_that_of_the_activities() -> None:
    readme = (places.workshops() / "README.md").read_text("utf-8")
    told = {}
    for name, row in re.findall(r"^\| `(\w+)` \| [^|`]+ \| (.*`.*) \|$", readme, re.M):
        found = re.findall(r"(\*\*)?`(\w+)`(?:\*\*)?(?: = ([^,]+))?", row)
        told[name] = {key: (bool(bold), value.strip()) for bold, key, value in found}
    assert told == {
        activity.__struct_config__.tag: {
            name: (field.required, shown_default(field.default))
            for name, field in fields_of(activity).items()
        }
        for activity in get_args(Activity)
    }


def shown_default(default: object) -> str:
    """What a table says of a default; nothing of none and of what is empty."""
    match default:
        case bool():
            return str(default).lower()
        case int():
            return str(default)
        case str() if default:
            return f'"{default}"'
    return ""
