"""``milepost rehearse``: a workshop from its first step to its last, with nobody there."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from milepost import agendas
from milepost.agendas import Workshop
from milepost.plan.agenda import Agenda
from milepost.plan.plan import Plan
from milepost.rehearsal.guest import Guest
from milepost.rehearsal.lead import Lead
from milepost.rehearsal.outcome import Outcome, Run, outcome
from milepost.rehearsal.phrases import phrases
from milepost.rehearsal.speaker import Seat, Speaker
from milepost.rehearsal.starting_plan import EXAMPLE, starting_plan
from milepost.rehearsal.tally import Tally
from milepost.rehearsal.voice import Part
from milepost.room.live_plan import LivePlan
from milepost.room.room import open_plan, open_room
from milepost.samples import SamplePlan, Voice
from milepost.server.addresses import origin
from milepost.server.kit import Kit, KitSettings, running_kit

_log = logging.getLogger(__name__)

#: Where nobody watches, all wait for advice, however slow the machine is.
_UNATTENDED = KitSettings(Path(), "127.0.0.1", 0, advice_steps_back=False)

#: Seconds that somebody thinks where a facilitator watches.
_HUMAN = 2.5


@dataclass(frozen=True)
class Rehearsal:
    """What is to be rehearsed.

    Attributes:
        stems: the workshops, one after the other over one plan.
        minutes: the length of their forms.
        people: how many take part.
        plan: the name of a plan to begin with, or its file.
        seed: the same seed takes the same decisions.
    """

    stems: tuple[str, ...]
    minutes: int = 60
    people: int = 6
    plan: str = EXAMPLE
    seed: int = 1


@dataclass(frozen=True)
class Rehearsed:
    """How one workshop went: what was done in its steps, and what it left in the plan."""

    stem: str
    agenda: Agenda
    outcome: Outcome
    tally: Tally

    @property
    def sound(self) -> bool:
        """Whether all came out that should, and nobody was turned away, lost or kept waiting."""
        came_out = (self.outcome.missing, self.outcome.graver(), self.tally.unexpected())
        return not any((*came_out, self.tally.stalled, self.tally.gone))


@dataclass(frozen=True)
class LiveRehearsal:
    """A kit with a room that waits for its facilitator."""

    kit: Kit
    code: str
    form: Workshop

    @property
    def title(self) -> str:
        """What the workshop is called."""
        return self.form.title

    def room_link(self) -> str:
        """The facilitator's way straight into the room."""
        return self.kit.local_room_link(self.form.stem, self.code)


@dataclass(frozen=True)
class Person:
    """Somebody who takes part: what they have to say, how fast, and their seed."""

    voice: Voice
    pace: float
    seed: int


async def rehearsing(rehearsal: Rehearsal) -> AsyncIterator[Rehearsed]:
    """Rehearse the workshops, unattended, in a store that is thrown away; each once it is over.

    Raises:
        Fault: there is no such workshop, form or plan.
        AgendaFaults: a workshop's file is not as it should be.
    """
    sample = starting_plan(rehearsal.plan, _today())
    forms = [_form(stem, rehearsal.minutes) for stem in rehearsal.stems]
    async with _throw_away(_UNATTENDED) as kit:
        live = open_plan(kit.hub.log, sample.plan)
        for form in forms:
            yield await _run(kit, live, form, _cast(sample, rehearsal))


@asynccontextmanager
async def running_rehearsal(
    rehearsal: Rehearsal, settings: KitSettings
) -> AsyncIterator[LiveRehearsal]:
    """Run a room of the first workshop with people in it, for a facilitator to lead.

    Raises:
        Fault: there is no such workshop, form or plan.
        AgendaFaults: the workshop's file is not as it should be.
    """
    sample = starting_plan(rehearsal.plan, _today())
    form = _form(rehearsal.stems[0], rehearsal.minutes)
    async with _throw_away(settings) as kit:
        live = open_plan(kit.hub.log, sample.plan)
        room = await asyncio.to_thread(open_room, live, _agenda(form))
        people = [Person(voice, _HUMAN, seed) for voice, seed in _cast(sample, rehearsal)]
        async with _crowd(kit, room.state.code, people, Tally()):
            yield LiveRehearsal(kit, room.state.code, form)


def _today() -> date:
    return datetime.now(UTC).date()


def _form(stem: str, minutes: int) -> Workshop:
    """The workshop with that one form only."""
    workshop = agendas.read(agendas.find(stem))
    workshop.agenda(minutes)
    return msgspec.structs.replace(workshop, forms={minutes: workshop.forms[minutes]})


def _agenda(form: Workshop) -> Agenda:
    (only,) = form.forms.values()
    return only.agenda


@asynccontextmanager
async def _throw_away(settings: KitSettings) -> AsyncIterator[Kit]:
    with tempfile.TemporaryDirectory(prefix="milepost-rehearsal-") as folder:
        async with running_kit(replace(settings, store=Path(folder) / "rehearsal.db")) as kit:
            yield kit


def _cast(sample: SamplePlan, rehearsal: Rehearsal) -> list[tuple[Voice, int]]:
    """Who takes part, each with a seed: the sample's people, the plan's, then anybody."""
    known = {voice.name: voice for voice in sample.voices}
    names = [*known, *(person.name for person in sample.plan.people.values()), *phrases()["names"]]
    more = (f"Guest {number}" for number in range(1, rehearsal.people + 1))
    chosen = list(dict.fromkeys([*names, *more]))[: rehearsal.people]
    silent = (known.get(name) or Voice(name=name, cards=()) for name in chosen)
    return [(voice, 1000 * rehearsal.seed + at) for at, voice in enumerate(silent)]


async def _run(
    kit: Kit, live: LivePlan, form: Workshop, cast: list[tuple[Voice, int]]
) -> Rehearsed:
    """Run one room from its first step to its last."""
    before, agenda, tally = _plan(live), _agenda(form), Tally()
    room = await asyncio.to_thread(open_room, live, agenda)
    people = [Person(voice, 0.0, seed) for voice, seed in cast]
    async with _crowd(kit, room.state.code, people, tally):
        await _lead(kit, room.state.code, len(people), tally)
    after = _plan(live)
    held = Run(form=form, room=room.state, committed=tally.committed, before=before, after=after)
    return Rehearsed(form.stem, agenda, outcome(held, _today()), tally)


def _plan(live: LivePlan) -> Plan:
    plan = live.follow().plan
    if plan is None:
        raise RuntimeError("the plan is gone")
    return plan


async def _lead(kit: Kit, code: str, people: int, tally: Tally) -> None:
    guest = Guest(origin("127.0.0.1", kit.server.port), code, "Facilitator")
    await guest.sign_in(kit.local_facilitator_link())
    await guest.connect(role="facilitator")
    await Lead(Speaker(guest, tally=tally), people).lead()
    guest.close()
    await guest.closed()


@asynccontextmanager
async def _crowd(kit: Kit, code: str, people: list[Person], tally: Tally) -> AsyncIterator[None]:
    """Let people into a room, and send them home at the end."""
    here = origin("127.0.0.1", kit.server.port)
    guests = [Guest(here, code, person.voice.name) for person in people]
    await asyncio.gather(*(guest.join() for guest in guests))
    seats = [Seat(number, len(people)) for number in range(len(people))]
    parts = zip(guests, people, seats, strict=True)
    playing = [asyncio.create_task(_take_part(*part, tally)) for part in parts]
    try:
        yield
    finally:
        for task in playing:
            task.cancel()
        await asyncio.gather(*playing, return_exceptions=True)


async def _take_part(guest: Guest, person: Person, seat: Seat, tally: Tally) -> None:
    """Play one person; whatever stops them is told of, so that nobody waits for them."""
    try:
        await guest.connect()
        await Part(Speaker(guest, person.pace, person.seed, seat, tally), person.voice).play()
    except Exception as error:  # noqa: BLE001 - the others go on, as they would
        _log.exception("A simulated person broke off.")
        tally.gone.append((guest.name, f"{type(error).__name__}: {error}"))
    finally:
        guest.close()
