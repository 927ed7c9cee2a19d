"""Thirty people do anything at all in each activity, and the server is killed meanwhile.

They act within their permits and outside them. Whatever was acknowledged is there once, and in the
end every screen shows just what the log says that its holder may see.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

import msgspec
import pytest

from milepost.plan import acts
from milepost.plan.agenda import Activity
from milepost.plan.replay import replay
from milepost.plan.view import view
from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.bad_days.scene import Scene, Seen, all_of, come_back, insist, told
from tests.kit_process import KitProcess
from tests.plan.wall import AGENDA, BROUGHT_IN

PEOPLE, ACTS, NOTES = 30, 4, 12

#: One step of each activity.
ONE_OF_EACH = (
    *("hello", "whispers", "alike", "vote", "letters", "lanes", "draft"),
    *("line", "believed", "sizes", "choose", "works", "pace"),
)
#: Those, and the other forms that an activity has.
STEPS = (
    *ONE_OF_EACH,
    *("ideas", "placed", "grid", "corners", "corner_groups", "sprint", "commit", "exit"),
)

#: What is worked out beside the board, and who is connected, is no part of it.
_BESIDE = ("present", "advised", "findings", "timeline", "sprint", "sizing/", "alike", "advice/")

_WORDS = ("Ship it", "", "=1+1", "<b>&", "\u202ertl", "2027-06-30", "12", "Dora", "x" * 5000)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitProcess]:
    started = KitProcess(tmp_path_factory.mktemp("often_killed") / "plans.db").start()
    yield started
    started.stop()


@pytest.fixture
def open_scene(kit: KitProcess) -> Iterator[Callable[[], Scene]]:
    """Opens a room of its own, each time it is called, on one server for all."""
    log = SQLiteLog(kit.store)
    yield lambda: Scene(kit, open_room(open_plan(log, BROUGHT_IN), AGENDA))
    log.close()


def test_every_screen_shows_the_log_after_thirty_people_did_anything(
    open_scene: Callable[[], Scene],
) -> None:
    _do_anything({step: open_scene() for step in ONE_OF_EACH}, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_so_it_is_in_many_orders(open_scene: Callable[[], Scene], seed: int) -> None:
    _do_anything({step: open_scene() for step in STEPS}, seed=seed)


def _do_anything(scenes: dict[str, Scene], *, seed: int) -> None:
    """Play all rooms at once, each in its step, and kill the server that they share."""
    asyncio.run(told(_all_do_anything(scenes, seed), scenes.values()))


async def _all_do_anything(scenes: dict[str, Scene], seed: int) -> None:
    crowds = await all_of(_come(scene, step) for step, scene in scenes.items())
    acting = asyncio.gather(*(crowd.act(seed) for crowd in crowds))
    await asyncio.sleep(0.2)
    kit = crowds[0].scene.kit
    kit.kill()
    await asyncio.to_thread(kit.start)
    await acting
    for crowd in crowds:
        _are_in_the_log(crowd)
        await _all_show_the_log(crowd)


@dataclass
class _Crowd:
    """Thirty people and their facilitator in one step, and the acts that were acknowledged."""

    scene: Scene
    step: str
    guests: list[Guest]
    facilitator: Guest
    acked: dict[str, int] = field(default_factory=dict)

    async def act(self, seed: int) -> None:
        leading = _lead(self.facilitator, random.Random(seed), self.acked)
        chances = [(guest, random.Random(f"{seed} {guest.name}")) for guest in self.guests]
        await asyncio.gather(*(_act(*each, self.acked) for each in chances), leading)


async def _come(scene: Scene, step: str) -> _Crowd:
    guests = await all_of(scene.guest(f"Guest {number}") for number in range(PEOPLE))
    facilitator = await scene.facilitator()
    await _hang(scene, guests)
    scene.go(step)
    await all_of(guest.until(_at(step)) for guest in (*guests, facilitator))
    return _Crowd(scene, step, guests, facilitator)


def _at(step: str) -> Callable[[Seen], bool]:
    return lambda seen: bool(seen["step"]["key"] == step)


def _has_heard(guest: Guest, seq: int) -> Callable[[Seen], bool]:
    return lambda _: guest.seq >= seq


async def _hang(scene: Scene, guests: list[Guest]) -> None:
    for step in ("ideas", "whispers"):
        scene.go(step)
        await all_of(g.until(_at(step)) for g in guests[:NOTES])
        writing = (g.say("write_note", step=step, text=f"{g.name}: {step}") for g in guests[:NOTES])
        await all_of(writing)
        scene.reveal()


async def _act(guest: Guest, chance: random.Random, acked: dict[str, int]) -> None:
    for _ in range(ACTS):
        name, fields = _anything(guest, chance, _ACTS if chance.random() < 0.9 else _LEADING)
        await _try(guest, name, fields, acked)


async def _lead(guest: Guest, chance: random.Random, acked: dict[str, int]) -> None:
    for _ in range(ACTS):
        name, fields = _anything(guest, chance, _LEADING if chance.random() < 0.7 else _ACTS)
        await _try(guest, name, fields, acked)


async def _try(guest: Guest, name: str, fields: dict[str, Any], acked: dict[str, int]) -> None:
    try:
        act_id, seq = await insist(guest, name, **fields)
        acked[act_id] = seq
    except TurnedAway:
        # What is refused is refused in a sentence; the board must not care.
        pass


def _are_in_the_log(crowd: _Crowd) -> None:
    assert crowd.acked, crowd.step
    live_plan = crowd.scene.room.live
    outcomes = {act: crowd.scene.log.outcome(live_plan.plan, act) for act in crowd.acked}
    assert outcomes == crowd.acked, crowd.step


async def _all_show_the_log(crowd: _Crowd) -> None:
    room, everyone = crowd.scene.room, [*crowd.guests, crowd.facilitator]
    room.follow()
    board = room.board
    assert replay(board.entries).plan == board.plan, crowd.step
    await all_of(come_back(guest) for guest in everyone)
    await all_of(guest.until(_has_heard(guest, board.seq)) for guest in everyone)
    for guest in everyone:
        viewer = room.live.viewer(room.id, guest.entities["me"]["id"])
        wanted = {key: _told(entity) for key, entity in view(board, viewer).items()}
        shown = {k: e for k, e in guest.entities.items() if not k.startswith(_BESIDE)}
        assert shown == wanted, crowd.step


def _told(entity: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(entity))


# Anything at all

_Choose = Callable[[Guest, random.Random], dict[str, Any]]


def _anything(
    guest: Guest, chance: random.Random, among: dict[str, _Choose]
) -> tuple[str, dict[str, Any]]:
    name = chance.choice(list(among))
    fields = among[name](guest, chance)
    if name not in _ROOMWIDE:
        fields["step"] = guest.step if chance.random() < 0.9 else chance.choice(STEPS)
    return name, fields


def _card(guest: Guest, chance: random.Random) -> str:
    return chance.choice([*guest.cards() * 4, "n999", "m10"])


def _text(chance: random.Random) -> str:
    return chance.choice(_WORDS)


_ACTS: dict[str, _Choose] = {
    "write_note": lambda _, c: {"text": _text(c)},
    "edit_note": lambda g, c: {
        "note": c.choice([*g.entities["me"].get("notes", ()), "n999"]),
        "text": _text(c),
    },
    "withdraw_note": lambda g, c: {"note": c.choice([*g.entities["me"].get("notes", ()), "n9"])},
    "join_cards": lambda g, c: {"cards": [_card(g, c), _card(g, c)]},
    "name_group": lambda g, c: {"group": _card(g, c), "name": _text(c)},
    "give": lambda g, c: {
        "card": c.choice([_card(g, c), ""]),
        "scale": c.choice(["dots", "fist", "pacing", "lane", "points", "pass"]),
        "value": c.choice([0, 1, 2, 3, 1.5, -1, 99, None]),
    },
    "comment": lambda _, c: {"text": _text(c)},
    "set_field": lambda g, c: {
        "card": _card(g, c),
        "field": c.choice(["title", "due", "target", "owner", "nope"]),
        "value": _text(c),
    },
    "place": lambda g, c: {"card": _card(g, c), "lane": c.choice(["must", "could", "never"])},
    "link_cards": lambda g, c: {
        "before": _card(g, c),
        "after": _card(g, c),
        "lag": c.randint(0, 9),
    },
    "unlink_cards": lambda g, c: {"before": _card(g, c), "after": _card(g, c)},
    "give_part": lambda g, c: {
        "card": _card(g, c),
        "person": c.choice(["Dora", "Guest 1", _text(c)]),
        "role": c.choice(["responsible", "accountable", "informed", None]),
    },
    "declare_finish": lambda _, c: {"finished": c.random() < 0.8},
    "park": lambda _, c: {"text": _text(c)},
    "see_plan": lambda _, __: {},
    "rename": lambda g, c: {"name": c.choice([g.name, _text(c)])},
}

_LEADING: dict[str, _Choose] = {
    "reveal": lambda _, __: {},
    "turn_over": lambda g, c: {"card": _card(g, c)},
    "vote_again": lambda g, c: {"card": _card(g, c)},
    "agree": lambda g, c: {"card": _card(g, c), "values": {"points": c.choice([1, 3, -1])}},
    "choose_deck": lambda _, c: {"deck": c.choice(["tshirt", "powers", "own", "three_point"])},
    "spotlight": lambda g, c: {"card": _card(g, c)},
    "nudge": lambda _, __: {},
    "join_tables": lambda _, __: {},
    "choose": lambda g, c: {"cards": [_card(g, c)]},
    "commit_cards": lambda g, c: {"cards": [_card(g, c)]},
    "start_timer": lambda _, c: {"seconds": c.choice([60, 600])},
    "lock": lambda _, c: {"locked": c.random() < 0.3},
    "record_decision": lambda _, c: {"text": _text(c)},
    "undo": lambda g, c: {"seq": c.randint(1, max(2, g.seq))},
    "settle_parked": lambda _, __: {"item": "x9"},
    "rename_member": lambda g, c: {"member": g.entities["me"]["id"], "name": _text(c)},
}

_ROOMWIDE = frozenset(
    {"park", "see_plan", "rename", "record_decision", "undo", "settle_parked", "rename_member"}
)


def test_each_activity_has_its_step() -> None:
    tried = {type(step.activity) for step in AGENDA.steps if step.key in ONE_OF_EACH}
    assert tried == set(get_args(Activity))


def test_acts_of_every_name_are_tried() -> None:
    frames = {one.__struct_config__.tag for one in get_args(acts.RoomAct)}
    left_alone = {
        # These end the story or the guests' part in it; other bad days have them.
        *("close_room", "remove_member", "give_role", "go_to"),
        *("stop_timer", "record_action", "ungroup_note"),
    }
    assert frames - left_alone == {*_ACTS, *_LEADING}
