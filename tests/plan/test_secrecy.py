"""What is hidden does not leak: no view of anybody else depends on it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from milepost.plan import acts, entities, events
from milepost.plan.agenda import Collect
from milepost.plan.events import Entry
from milepost.plan.replay import replay
from milepost.plan.room_state import Role, RoomState
from milepost.plan.view import shared, view
from milepost.plan.work import Raci
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import EVERYONE, HOST, PEOPLE, ROOM, Wall

CANARY = "kanarienvogel"


@often
@given(workshops)
def test_no_shared_layer_depends_on_what_is_hidden(moves: list[Move]) -> None:
    def seen(wall: Wall) -> None:
        other = replay([_told_otherwise(wall.room, entry) for entry in wall.entries])
        for role in (Role.FACILITATOR, Role.PARTICIPANT):
            assert shared(other, ROOM, role) == shared(wall.board, ROOM, role)

    played(moves, seen)


def _told_otherwise(room: RoomState, entry: Entry) -> Entry:
    """The entry with other words or another value, where its step hides them now."""
    match entry.event:
        case events.NoteWritten(note=note) if _hidden(room, note.step):
            return replace(entry, event=events.NoteWritten(note=replace(note, text=CANARY)))
        case events.NoteEdited(note=key) if key not in room.notes:
            return entry
        case events.NoteEdited(note=key) if _hidden(room, room.notes[key].step):
            return replace(entry, event=events.NoteEdited(note=key, text=CANARY))
        case events.Answered(value=int() as value) as event if _answer_hidden(room, event):
            return replace(entry, event=replace(event, value=1 if value != 1 else 2))
        case events.PersonAssigned(role=Raci()) as event if _hidden(room, event.step):
            role = Raci.INFORMED if event.role is not Raci.INFORMED else Raci.CONSULTED
            return replace(entry, event=replace(event, role=role))
        case events.Commented(step=step) if _hidden(room, step):
            return replace(entry, event=events.Commented(step=step, text=CANARY))
        case _:
            return entry


def _answer_hidden(room: RoomState, event: events.Answered) -> bool:
    """Of a card that is estimated, whatever was turned over is known."""
    state = room.state(event.step)
    turned = event.card in state.turned or event.card in state.past
    return _hidden(room, event.step) and not turned


def _hidden(room: RoomState, key: str) -> bool:
    step = room.agenda.step(key)
    return step is not None and not room.shows(step)


@often
@given(workshops)
def test_a_view_holds_the_words_of_a_hidden_note_for_its_author_only(moves: list[Move]) -> None:
    def seen(wall: Wall) -> None:
        marked = replay([_marked(entry) for entry in wall.entries])
        room = wall.room
        hidden = [n for n in room.notes.values() if _hidden(room, n.step)]
        for member in EVERYONE:
            viewer = wall.viewer(member)
            told = msgspec.json.encode(view(marked, viewer)).decode()
            for note in hidden:
                own = note.author == viewer.acts_as and note.step == room.step.key
                assert own or f"{CANARY}-{note.id}-" not in told

    played(moves, seen)


def _marked(entry: Entry) -> Entry:
    match entry.event:
        case events.NoteWritten(note=note):
            marked = replace(note, text=f"{CANARY}-{note.id}-")
            return replace(entry, event=events.NoteWritten(note=marked))
        case events.NoteEdited(note=key):
            return replace(entry, event=events.NoteEdited(note=key, text=f"{CANARY}-{key}-"))
        case _:
            return entry


@often
@given(workshops)
def test_an_anonymous_step_never_names_anybody(moves: list[Move]) -> None:
    def seen(wall: Wall) -> None:
        for member in EVERYONE:
            shown = wall.view(member)
            assert "~" not in msgspec.json.encode(shown).decode()
            for card in shown.values():
                if isinstance(card, entities.CardShown):
                    assert all(n.author == "" for n in card.notes if _is_anonymous(wall, n.id))
                if isinstance(card, entities.MemberShown):
                    assert (card.finished is None) == wall.room.step.anonymous

    played([_without_tilde(move) for move in moves], seen)


def _without_tilde(move: Move) -> Move:
    return replace(move, text=move.text.replace("~", "-"))


def _is_anonymous(wall: Wall, note: str) -> bool:
    step = wall.room.agenda.step(wall.room.notes[note].step)
    return step is not None and step.anonymous


@often
@given(workshops)
def test_results_are_shown_after_the_reveal_only(moves: list[Move]) -> None:
    def seen(wall: Wall) -> None:
        hides = not wall.room.shows(wall.room.step)
        for member in EVERYONE:
            assert not (hides and "results" in wall.view(member))

    played(moves, seen)


@often
@given(workshops)
def test_whoever_was_shown_out_sees_nothing(moves: list[Move]) -> None:
    wall = played(moves)
    for member in wall.room.members.values():
        assert (wall.view(member.id) == {}) == member.removed


@pytest.mark.parametrize("step", ["ideas", "whispers"])
def test_a_private_note_is_seen_by_its_author_alone_until_the_reveal(step: str) -> None:
    wall = Wall()
    wall.go(step)
    note = wall.write("ada", step, CANARY)
    holders = [m for m in EVERYONE if CANARY in msgspec.json.encode(wall.view(m)).decode()]
    assert holders == ["ada"]
    wall.do(HOST, acts.Reveal(step=step))
    for member in EVERYONE:
        card = wall.view(member)[f"card/{note}"]
        assert isinstance(card, entities.CardShown)
        assert card.title == CANARY
        assert card.notes[0].author == ("Ada" if step == "ideas" else "")


@pytest.mark.parametrize("act", ["set_field", "join_cards", "give", "choose", "commit_cards"])
def test_hidden_cards_cannot_be_reached_by_guessing_their_ids(act: str) -> None:
    wall = Wall()
    wall.go("ideas")
    first, second = (wall.write(who, "ideas", CANARY) for who in ("ada", "ben"))
    asked_on: dict[str, tuple[str, acts.AnyAct]] = {
        "set_field": ("draft", acts.SetField(step="draft", card=first, field="title", value="x")),
        "join_cards": ("alike", acts.JoinCards(step="alike", cards=(first, second))),
        "give": ("vote", acts.Give(step="vote", card=first, scale="dots", value=1)),
        "choose": ("choose", acts.Choose(step="choose", cards=(first,))),
        "commit_cards": ("commit", acts.CommitCards(step="commit", cards=(first,))),
    }
    step, asked = asked_on[act]
    wall.go(step)
    refusal = wall.ask(HOST, asked)
    assert refusal is not None
    assert (refusal.code, CANARY in refusal.say()) == ("card_unknown", False)


def test_another_persons_note_is_refused_like_one_that_does_not_exist() -> None:
    wall = Wall()
    wall.go("ideas")
    note = wall.write("ada", "ideas", CANARY)
    for act in (
        acts.EditNote(step="ideas", note=note, text="mine"),
        acts.WithdrawNote(step="ideas", note=note),
    ):
        not_mine = wall.ask("ben", act)
        assert not_mine == wall.ask("ben", replace(act, note="n999"))
        assert not_mine is not None


def test_a_renaming_during_an_anonymous_step_is_not_under_its_pseudonym() -> None:
    wall = Wall()
    wall.go("whispers")
    wall.do("ada", acts.Rename(name="Adele"))
    assert wall.entries[-1].who == "ada"
    wall.write("ada", "whispers", CANARY)
    assert wall.entries[-1].who not in EVERYONE


def test_progress_tells_how_many_and_not_who() -> None:
    wall = Wall()
    wall.go("ideas")
    for member in PEOPLE:
        wall.write(member, "ideas", CANARY)
    wall.do("ben", acts.DeclareFinish(step="ideas"))
    progress = entities.Progress(members=3, acted=3, finished=1, notes=3)
    assert {member: wall.view(member)["progress"] for member in EVERYONE} == dict.fromkeys(
        EVERYONE, progress
    )


def test_only_the_facilitator_gets_the_script_the_members_and_the_history() -> None:
    wall = Wall()
    for member in EVERYONE:
        keys = {key.partition("/")[0] for key in wall.view(member)}
        assert ({"history", "member"} <= keys) == (member == HOST)


def test_collect_is_the_only_activity_whose_cards_hide() -> None:
    wall = Wall()
    hiding = [s.key for s in wall.room.agenda.steps if isinstance(s.activity, Collect) and s.hides]
    assert hiding == ["ideas", "whispers"]
