"""A room on a real server, the people in it, and what a test asks of them all."""

from __future__ import annotations

import asyncio
import functools
import uuid
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.websocket import WebSocketError

from milepost.plan import acts
from milepost.rehearsal.guest import Guest
from milepost.room.log import Log
from milepost.room.room import Room
from tests.kit_process import KitProcess

P = ParamSpec("P")
Seen = dict[str, Any]

#: Longer than any of these stories takes on a busy machine.
LONGEST_SECONDS = 120

#: All that can be wrong with a line.
CUT = (OSError, HTTPClientError, WebSocketError)


@dataclass
class Scene:
    """One room: run from this process through the store, as a notebook does, or from a page."""

    kit: KitProcess
    room: Room
    guests: list[Guest] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.room.state.code

    @property
    def log(self) -> Log:
        return self.room.live.log

    def go(self, step: str) -> None:
        self.room.live.follow()
        self.room.say(acts.GoTo(step=step, leaving=self.room.state.step.key))

    def reveal(self) -> None:
        self.room.live.follow()
        self.room.say(acts.Reveal(step=self.room.state.step.key))

    def texts(self) -> list[str]:
        """The notes as the log has them."""
        self.room.live.follow()
        return [note.text for note in self.room.state.notes.values()]

    async def guest(self, name: str, *, origin: str = "") -> Guest:
        """Somebody who has joined, is connected, and has been shown the room."""
        guest = self.stranger(name, origin=origin)
        await guest.join()
        await guest.connect()
        await guest.until(lambda seen: "me" in seen)
        return guest

    def stranger(self, name: str = "", *, origin: str = "", cookies: str = "") -> Guest:
        """Somebody who has not joined yet, or a browser with the cookies of somebody who has."""
        guest = Guest(origin or self.kit.origin, self.code, name, cookies, keeps_frames=True)
        self.guests.append(guest)
        return guest

    async def again(self, guest: Guest) -> Guest:
        """The same browser in a new tab, or after a reload: it knows its cookie, no more."""
        tab = self.stranger(guest.name, cookies=guest.cookies)
        await tab.connect()
        await tab.until(lambda seen: "me" in seen)
        return tab

    async def facilitator(self) -> Guest:
        """A browser in which the facilitator's link was opened."""
        answer = await AsyncHTTPClient().fetch(
            self.kit.link, follow_redirects=False, raise_error=False
        )
        given = [each.split(";")[0] for each in answer.headers.get_list("Set-Cookie")]
        guest = self.stranger("Facilitator", cookies="; ".join(given))
        await guest.connect(role="facilitator")
        await guest.until(lambda seen: "me" in seen)
        return guest

    async def projector(self) -> Guest:
        guest = self.stranger()
        await guest.connect(role="spectator")
        await guest.until(lambda seen: "step" in seen)
        return guest


def live(story: Callable[Concatenate[Scene, P], Awaitable[None]]) -> Callable[..., None]:
    """Let pytest run a story with people in it; all go home at its end."""

    @functools.wraps(story)
    def test(scene: Scene, *args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(told(story(scene, *args, **kwargs), [scene]))

    return test


async def told(story: Awaitable[None], scenes: Iterable[Scene]) -> None:
    """Play a story to its end, after which all who came to its rooms go home."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            await story
    finally:
        for scene in scenes:
            for guest in scene.guests:
                guest.close()
            scene.guests.clear()


async def all_of(work: Iterable[Awaitable[Any]]) -> list[Any]:
    return await asyncio.gather(*work)


async def write(guest: Guest, text: str, step: str = "ideas") -> str:
    """Write a note and return its id."""
    seq = await guest.say("write_note", step=step, text=text)
    return f"n{seq}"


async def insist(guest: Guest, act: str, **fields: Any) -> tuple[str, int]:
    """Do what a browser's outbox does: send until there is an answer, however often it takes."""
    act_id = uuid.uuid4().hex
    while True:
        try:
            return act_id, await guest.say(act, act_id=act_id, **fields)
        except CUT:
            await come_back(guest)


async def come_back(guest: Guest) -> None:
    """Connect again, with patience."""
    while True:
        try:
            guest.close()
            await guest.connect()
        except CUT:
            await asyncio.sleep(0.05)
        else:
            return


def seen_by(guest: Guest) -> Seen:
    """What one is shown, but who is connected: that comes and goes with the test's own lines."""
    return {key: entity for key, entity in guest.entities.items() if key != "present"}
