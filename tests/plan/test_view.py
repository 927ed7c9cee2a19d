"""A view has two layers, and a patch makes one view into the next."""

import msgspec
from hypothesis import given

from milepost.plan import acts
from milepost.plan.agenda import Commit
from milepost.plan.entities import (
    Entity,
    History,
    Me,
    PeopleShown,
    ReadersShown,
    StepShown,
    TablesShown,
)
from milepost.plan.room_state import Role
from milepost.plan.scene import role_of
from milepost.plan.shown import table_of
from milepost.plan.view import View, own, patch, shared, view
from milepost.plan.work import Raci
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import AGENDA, EVERYONE, FIELDS, HOST, ROOM, Wall


@often
@given(workshops)
def test_a_patch_makes_the_view_before_into_the_view_after(moves: list[Move]) -> None:
    shown: dict[str, dict[str, object]] = {member: {} for member in EVERYONE}
    last: dict[str, View] = {member: {} for member in EVERYONE}

    def seen(wall: Wall) -> None:
        for member in EVERYONE:
            after = wall.view(member)
            put, drop = patch(last[member], after)
            shown[member].update(put)
            for key in drop:
                del shown[member][key]
            assert shown[member] == after
            last[member] = after

    played(moves, seen)


@often
@given(workshops)
def test_a_view_is_the_shared_layer_of_the_role_and_ones_own(moves: list[Move]) -> None:
    def seen(wall: Wall) -> None:
        for member in EVERYONE:
            viewer = wall.viewer(member)
            role = role_of(wall.board, viewer)
            if role is not None:
                table = table_of(wall.room, member)
                layers = shared(wall.board, ROOM, role, table), own(wall.board, viewer)
                assert {**layers[0], **layers[1]} == view(wall.board, viewer)
                assert _is_ones_own(wall, layers[1])

    played(moves, seen)


def _is_ones_own(wall: Wall, layer: View) -> bool:
    me = layer["me"]
    assert isinstance(me, Me)
    cards = {f"card/{note}" for note in me.notes}
    return set(layer) == {"me"} | (set() if wall.room.shows(wall.room.step) else cards)


@often
@given(workshops)
def test_a_patch_between_equal_views_is_empty(moves: list[Move]) -> None:
    wall = played(moves)
    for member in EVERYONE:
        assert patch(wall.view(member), wall.view(member)) == ({}, [])


@often
@given(workshops)
def test_participants_and_spectators_share_one_layer(moves: list[Move]) -> None:
    board = played(moves).board
    assert shared(board, ROOM, Role.PARTICIPANT) == shared(board, ROOM, Role.SPECTATOR)


def test_who_has_no_seat_sees_nothing() -> None:
    wall = Wall()
    assert wall.view("stranger") == {}


def test_only_a_commit_step_offers_the_fields_that_the_agenda_refines() -> None:
    wall = Wall()
    offered = {}
    for step in AGENDA.steps:
        if step.key != wall.room.step.key:
            wall.go(step.key)
        shown = wall.view(HOST)["step"]
        assert isinstance(shown, StepShown)
        offered[step.key] = shown.fields
    commits = {s.key for s in AGENDA.steps if isinstance(s.activity, Commit)}
    assert {key: fields for key, fields in offered.items() if fields} == dict.fromkeys(
        commits, FIELDS
    )


def _at_tables() -> Wall:
    """A room that joins cards at tables of two."""
    steps = tuple(
        msgspec.structs.replace(step, tables=2) if step.key == "alike" else step
        for step in AGENDA.steps
    )
    wall = Wall(msgspec.structs.replace(AGENDA, steps=steps))
    wall.go("ideas")
    for member in ("ada", "ben", "cleo"):
        wall.write(member, "ideas", f"{member}'s")
    wall.do(HOST, acts.Reveal(step="ideas"))
    wall.go("alike")
    return wall


def _tables(wall: Wall, member: str) -> TablesShown:
    tables: Entity = wall.view(member)["tables"]
    assert isinstance(tables, TablesShown)
    return tables


def test_who_runs_the_room_sees_at_which_table_each_card_is_and_nobody_at_a_table_does() -> None:
    wall = _at_tables()
    seen = _tables(wall, HOST)
    people = {name: at for at, names in enumerate(seen.people, 1) for name in names}
    notes = wall.room.notes.values()
    assert seen.boards == {note.id: people[note.author.title()] for note in notes}
    assert set(seen.boards.values()) == {1, 2}
    for member in ("ada", "ben", "cleo"):
        assert not _tables(wall, member).boards
        assert _tables(wall, member).people == seen.people


def test_tables_that_are_back_together_have_no_boards_of_their_own() -> None:
    wall = _at_tables()
    wall.do(HOST, acts.JoinTables(step="alike"))
    assert _tables(wall, HOST).joined
    assert not _tables(wall, HOST).boards


def test_who_runs_the_room_learns_how_many_have_read_the_plan_and_not_who() -> None:
    wall = Wall()
    assert wall.view(HOST)["readers"] == ReadersShown(read=0, people=5)
    wall.do("ada", acts.SeePlan())
    assert wall.view(HOST)["readers"] == ReadersShown(read=1, people=5)
    assert "readers" not in wall.view("ada")


def test_the_history_does_not_tell_who_said_in_private_who_does_what() -> None:
    wall = Wall()
    wall.go("believed")
    card = wall.hanging.cards("milestones")[0]
    part = acts.GivePart(step="believed", card=card, person="Dora", role=Raci.ACCOUNTABLE)
    wall.do("ada", part)
    assert "person_assigned" not in _undoable(wall)
    wall.do(HOST, acts.Reveal(step="believed"))
    # Undone and done again, it would show by what the counts change who said what.
    assert "person_assigned" not in _undoable(wall)


def test_a_nudge_and_the_spotlight_are_nothing_to_undo() -> None:
    wall = Wall()
    wall.do(HOST, acts.Nudge(step="hello"))
    wall.do(HOST, acts.Spotlight(step="hello"))
    wall.do(HOST, acts.SeePlan())
    assert not {"nudged", "spotlit", "plan_seen"} & set(_undoable(wall))


def _undoable(wall: Wall) -> list[str]:
    history = wall.view(HOST)["history"]
    assert isinstance(history, History)
    return [item.event for item in history.items]


def test_who_is_in_the_room_is_told_to_all_only_where_people_get_their_parts() -> None:
    wall = Wall()
    told = {}
    for step in AGENDA.steps:
        if step.key != wall.room.step.key:
            wall.go(step.key)
        people = wall.view(EVERYONE[1])["people"]
        assert isinstance(people, PeopleShown)
        told[step.key] = "Cleo" in people.names
    assert {key for key, named in told.items() if named} == {"believed", "grid"}
