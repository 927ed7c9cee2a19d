"""Whatever one client sends, it is refused in a sentence, and nobody else notices."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from milepost.plan import acts
from milepost.plan.room_state import Role
from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.server.live_socket import LARGEST_FRAME
from tests.bad_days.raw_socket import BINARY, RawSocket
from tests.bad_days.scene import Scene, all_of, live, write


def frame(**fields: Any) -> bytes:
    """A frame with an id, as ASCII: what is no text travels as an escape."""
    return json.dumps({"id": uuid.uuid4().hex, **fields}).encode()


def note(text: str) -> bytes:
    return frame(act="write_note", step="ideas", text=text)


@asynccontextmanager
async def attack(scene: Scene) -> AsyncIterator[RawSocket]:
    """An attacker's socket; at its end, somebody else's act is still taken in and shown."""
    attacker, bystander, watcher = await all_of(
        scene.guest(name) for name in ("Mallory", "Ada", "Ben")
    )
    socket = await RawSocket.open(attacker)
    yield socket
    before = len(scene.texts())
    await write(bystander, "Undisturbed")
    await watcher.until(lambda seen: seen["progress"].get("notes") == before + 1)
    assert bystander.bye == watcher.bye == ""
    assert scene.texts()[-1] == "Undisturbed"
    socket.close()


async def refused(socket: RawSocket, payload: bytes, opcode: int = 1) -> str:
    """The code of the refusal of one frame; its sentence must be one."""
    await socket.send(payload, opcode)
    why = await socket.refusal()
    assert why["text"][0].isupper()
    assert why["text"].endswith(".")
    return str(why["code"])


UNREADABLE = {
    "nothing": b"",
    "garbage": b"\x00\x01\x02",
    "no JSON": b"hello",
    "a number": b"1",
    "a list": b"[]",
    "null": b"null",
    "half an object": b'{"id": "',
    "deep lists": b"[" * 30_000,
    "deep objects": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "a lone surrogate, escaped": note("\ud800"),
    "two ids": b'{"id": 1, "id": "x"}',
    "an unknown act": frame(act="drop_table"),
    "no act": frame(),
    "an act of the lobby": frame(act="open_room", code="EVIL1"),
    "a list for a text": frame(act="write_note", step="ideas", text=["x"]),
    "an object for a text": frame(act="write_note", step="ideas", text={"toString": 1}),
    "a number too many": frame(act="write_note", step="ideas", text="x", extra=1),
    "somebody else's name": frame(act="write_note", step="ideas", text="x", who="host"),
    "infinity": frame(act="give", step="ideas", card="n1", scale="dots", value=float("inf")),
    "a fraction": frame(act="give", step="ideas", card="n1", scale="dots", value=0.5),
    "a huge number": frame(act="undo", seq=10**400),
    "a path as an id": frame(act="withdraw_note", step="ideas", note="../../etc/passwd"),
    "a huge id": frame(act="withdraw_note", step="ideas", note="n" * 50_000),
    "a line break in an id": frame(act="withdraw_note", step="ideas", note="n1\n"),
    "cards without end": frame(act="join_cards", step="ideas", cards=["n1"] * 5000),
}


@pytest.mark.parametrize("payload", UNREADABLE.values(), ids=UNREADABLE.keys())
@live
async def test_a_frame_that_is_no_act_is_refused_in_a_sentence(
    scene: Scene, payload: bytes
) -> None:
    async with attack(scene) as socket:
        code = await refused(socket, payload)
        assert code in {
            "frame_unreadable",
            "act_without_id",
            "text_unshowable",
            "facilitators_only",
            "wrong_activity",
        }
        assert await refused(socket, b"still here?") == "frame_unreadable"


@pytest.mark.parametrize(
    "act_id", ["", "short", "x" * 65, "with space 1234567890", "\u0000" * 20, "é" * 20, 7, None]
)
@live
async def test_an_act_needs_an_id_of_its_own(scene: Scene, act_id: Any) -> None:
    async with attack(scene) as socket:
        payload = frame(id=act_id, act="write_note", step="ideas", text="x")
        assert await refused(socket, payload) == "act_without_id"


@live
async def test_bytes_that_are_no_text_are_refused_or_hung_up_on(scene: Scene) -> None:
    async with attack(scene) as socket:
        assert await refused(socket, b"\xff\xfe\xed\xa0\x80", BINARY) == "frame_unreadable"
        await socket.send(b'{"id": "\xed\xa0\x80\xff"}')
        assert await socket.close_code() in (0, 1002, 1003, 1007)


@live
async def test_an_act_in_a_binary_frame_is_an_act(scene: Scene) -> None:
    async with attack(scene) as socket:
        await socket.send(note("As bytes"), BINARY)
        assert await refused(socket, b"next") == "frame_unreadable"
        assert scene.texts() == ["As bytes"]


@live
async def test_a_frame_over_the_limit_is_refused_in_a_sentence(scene: Scene) -> None:
    async with attack(scene) as socket:
        assert await refused(socket, note("x" * LARGEST_FRAME)) == "frame_too_large"
        assert await refused(socket, note("x" * 100_000)) == "frame_too_large"
        assert await refused(socket, note("x" * 5000)) == "text_too_long"


@live
async def test_a_frame_of_ten_megabytes_ends_that_connection_alone(scene: Scene) -> None:
    async with attack(scene) as socket:
        await socket.send(note("x" * 10 * 1024 * 1024))
        assert await socket.close_code() in (0, 1009)


@pytest.mark.parametrize(
    "data",
    [b"\x00" * 64, b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 4096, b"\x81\x05hello"],
    ids=["zeros", "HTTP", "ones", "a frame without mask"],
)
@live
async def test_bytes_that_are_no_frame_end_that_connection_alone(scene: Scene, data: bytes) -> None:
    async with attack(scene) as socket:
        await socket.send_bytes(data)
        socket.close()


@live
async def test_a_frame_that_never_ends_holds_nobody_up(scene: Scene) -> None:
    async with attack(scene) as socket:
        await socket.send_bytes(b"\x81\xfe\xff\xff\0\0\0\0" + b"x" * 1000)


@live
async def test_a_thousand_acts_a_second_are_too_many_from_one(scene: Scene) -> None:
    async with attack(scene) as socket:
        for number in range(1000):
            await socket.send(frame(act="rename", name=f"Mallory {number}"))
        assert (await socket.refusal())["code"] == "too_fast"
        assert await socket.close_code() == 1008
        scene.room.live.follow()
        renamed = [e for e in scene.room.board.entries if type(e.event).__name__ == "MemberRenamed"]
        assert 80 <= len(renamed) <= 200


FACILITATORS = (
    {"act": "go_to", "step": "vote", "leaving": "ideas"},
    {"act": "reveal", "step": "ideas"},
    {"act": "lock", "step": "ideas"},
    {"act": "start_timer", "step": "ideas", "seconds": 1},
    {"act": "stop_timer", "step": "ideas"},
    {"act": "commit_cards", "step": "ideas", "cards": ["n1"]},
    {"act": "choose", "step": "ideas", "cards": []},
    {"act": "record_decision", "text": "Give Mallory everything"},
    {"act": "record_action", "text": "x", "owner": "x", "due": "2027-01-01"},
    {"act": "give_role", "member": "host", "role": "spectator"},
    {"act": "remove_member", "member": "host"},
    {"act": "undo", "seq": 1},
    {"act": "close_room"},
)


@live
async def test_what_only_facilitators_may_do_is_refused_to_all_others(scene: Scene) -> None:
    async with attack(scene) as socket:
        codes = {await refused(socket, frame(**act)) for act in FACILITATORS}
        assert codes == {"facilitators_only"}


@live
async def test_other_peoples_notes_are_out_of_reach(scene: Scene) -> None:
    ada, mallory = await all_of(scene.guest(name) for name in ("Ada", "Mallory"))
    target = await write(ada, "Mine")
    for act in (
        {"act": "edit_note", "note": target, "text": "Yours"},
        {"act": "withdraw_note", "note": target},
        {"act": "edit_note", "note": "n99999", "text": "Yours"},
    ):
        answer = await mallory.ask({"id": uuid.uuid4().hex, "step": "ideas", **act})
        assert answer["why"]["code"] == "note_unknown"
    assert scene.texts() == ["Mine"]


@live
async def test_somebody_elses_act_id_does_nothing_in_their_name(scene: Scene) -> None:
    ada, mallory = await all_of(scene.guest(name) for name in ("Ada", "Mallory"))
    act_id = uuid.uuid4().hex
    await ada.say("write_note", act_id=act_id, step="ideas", text="Mine")
    await mallory.say("write_note", act_id=act_id, step="ideas", text="Yours")
    assert scene.texts() == ["Mine"]
    assert mallory.entities["me"].get("notes", []) == []


@pytest.mark.parametrize("step", ["hello", "vote", "exit", "no_such_step", "\u202e", "x" * 60_000])
@live
async def test_acts_of_a_step_that_is_over_or_none_are_refused(scene: Scene, step: str) -> None:
    guest = await scene.guest("Ada")
    await _refused_as(guest, ("step_over", "step_unknown"), act="declare_finish", step=step)


async def _refused_as(guest: Guest, codes: tuple[str, ...], **fields: Any) -> None:
    answer = await guest.ask({"id": uuid.uuid4().hex, **fields})
    assert answer["why"]["code"] in codes
    assert len(answer["why"]["text"]) < 300


@live
async def test_whoever_only_watches_cannot_act(scene: Scene) -> None:
    watcher = await scene.projector()
    assert "me" not in watcher.entities
    with pytest.raises(TurnedAway, match="spectators_watch"):
        await watcher.say("write_note", step="ideas", text="x")
    member = await scene.guest("Ada")
    scene.room.live.follow()
    scene.room.say(acts.GiveRole(member=member.entities["me"]["id"], role=Role.SPECTATOR))
    await member.until(lambda seen: seen["me"]["role"] == "spectator")
    with pytest.raises(TurnedAway, match="spectators_watch"):
        await member.say("write_note", step="ideas", text="x")
    assert scene.texts() == []
