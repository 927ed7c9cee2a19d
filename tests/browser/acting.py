"""People who do, in the room with every step, what each step asks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.plan import acts
from milepost.plan.agenda import Commit, Step
from milepost.plan.work import Raci
from milepost.room.room import Room
from tests.browser.every_step import EMOJI, HTML, LONGEST, RTL, WORD

#: A state that a step comes to, by name.
States = Iterator[str]


class Acting:
    """A room as its host holds it, and three people in it."""

    def __init__(self, room: Room) -> None:
        self.room = room
        members = [room.join(name) for name in (WORD[:60], RTL, "Dov")]
        self.seats = [Room(room.live, room.id, member.id) for member in members]

    def states(self) -> Iterator[tuple[Step, str]]:
        """Each step of the agenda, in each state that it comes to."""
        for step in self.room.state.agenda.steps:
            self.go(step.key)
            act = _STEPS.get(step.key, _commit if isinstance(step.activity, Commit) else _nothing)
            for state in act(self, step.key):
                yield step, state

    def go(self, key: str) -> None:
        """Lead the room to a step."""
        self.room.live.follow()
        leaving = self.room.state.step.key
        if key != leaving:
            self.room.say(acts.GoTo(step=key, leaving=leaving))

    def mark(self) -> int:
        """The number of an entry that every screen is told of, with all that came before."""
        self.room.live.follow()
        return self.room.say(acts.StartTimer(step=self.room.state.step.key, seconds=3000))

    def cards(self, key: str) -> list[str]:
        """The cards that leave a step, or that a source names."""
        self.room.live.follow()
        return self.room.wall.cards(key)

    def write(self, key: str, *texts: str) -> None:
        """Each text is written by another person, as far as there are enough."""
        for number, text in enumerate(texts):
            self.seats[number % 3].say(acts.WriteNote(step=key, text=text))

    def give(self, key: str, cards: list[str], *scales: str) -> None:
        """Everyone answers for each card, each otherwise."""
        for number, seat in enumerate(self.seats):
            for card in cards:
                for scale in scales:
                    seat.say(acts.Give(step=key, card=card, scale=scale, value=1 + number))

    def reveal(self, key: str) -> str:
        """Show what was hidden."""
        self.room.say(acts.Reveal(step=key))
        return "revealed"


def _nothing(_: Acting, __: str) -> States:
    yield "empty"


def _ideas(people: Acting, key: str) -> States:
    yield "empty"
    people.write(key, HTML, LONGEST, RTL, EMOJI)
    for text in (LONGEST, HTML):
        people.seats[0].say(acts.Park(text=text))
    yield "written"
    yield people.reveal(key)


def _open(people: Acting, key: str) -> States:
    people.write(key, HTML, LONGEST, RTL, EMOJI)
    yield "written"


def _tables(people: Acting, key: str) -> States:
    yield from _open(people, key)
    people.room.say(acts.JoinTables(step=key))
    yield "brought together"


def _group(people: Acting, key: str) -> States:
    people.seats[0].say(acts.JoinCards(step=key, cards=tuple(people.cards(key)[:2])))
    people.room.live.follow()
    group = next(iter(people.room.state.groups))
    people.seats[0].say(acts.NameGroup(step=key, group=group, name=WORD))
    yield "grouped"


def _vote(people: Acting, key: str) -> States:
    people.give(key, people.cards(key)[:1], "dots")
    yield "voted"
    yield people.reveal(key)


def _choose(people: Acting, key: str) -> States:
    of = "tasks" if key == "sprint" else "vote"
    people.room.say(acts.Choose(step=key, cards=tuple(people.cards(of)[:3])))
    yield "chosen"


def _refine(people: Acting, key: str) -> States:
    card = people.cards(key)[0]
    values = {"why": LONGEST, "due": "2027-06-30", "owner": WORD[:60], "kind": "research"}
    for field, value in values.items():
        people.seats[0].say(acts.SetField(step=key, card=card, field=field, value=value))
    yield "filled in"


def _scales(*scales: str, of: str = "") -> Callable[[Acting, str], States]:
    def answering(people: Acting, key: str) -> States:
        people.give(key, people.cards(of or key), *scales)
        yield "answered"
        yield people.reveal(key)

    return answering


def _place(people: Acting, key: str) -> States:
    for card, lane in zip(people.cards(key), ("must", "should", "could"), strict=False):
        people.seats[0].say(acts.Place(step=key, card=card, lane=lane))
    people.room.say(acts.Spotlight(step=key, card=people.cards(key)[0]))
    yield "placed"


def _sequence(people: Acting, key: str) -> States:
    if key == "forward":
        people.write(key, LONGEST)
    cards = people.cards(key)
    people.seats[0].say(acts.LinkCards(step=key, before=cards[0], after=cards[-1], lag=3))
    yield "linked"


def _owners(people: Acting, key: str) -> States:
    for card, name in zip(people.cards(key), (RTL, HTML[:60], WORD[:60]), strict=False):
        act = acts.GivePart(step=key, card=card, person=name, role=Raci.ACCOUNTABLE)
        people.seats[0].say(act)
    yield "named"


def _raci(people: Acting, key: str) -> States:
    for seat, role in zip(people.seats, Raci, strict=False):
        for card in people.cards(key)[:3]:
            seat.say(acts.GivePart(step=key, card=card, person="Chi", role=role))
    yield "named"


def _beliefs(people: Acting, key: str) -> States:
    yield from _raci(people, key)
    yield people.reveal(key)


def _estimate(*scales: str) -> Callable[[Acting, str], States]:
    def estimating(people: Acting, key: str) -> States:
        card = people.cards(key)[0]
        people.give(key, [card], *scales)
        yield "face down"
        people.room.say(acts.TurnOver(step=key, card=card))
        yield "turned over"
        people.room.say(acts.VoteAgain(step=key, card=card))
        people.give(key, [card], *scales)
        yield "once more"
        people.room.say(acts.TurnOver(step=key, card=card))
        values = dict(zip(scales, (2.0, 3.0, 8.0), strict=False))
        people.room.say(acts.Agree(step=key, card=card, values=values))
        yield "agreed on"

    return estimating


def _commit(people: Acting, key: str) -> States:
    yield "shown"
    cards = people.cards(key)
    entering = cards[:1] if key == "as_actions" else cards[-2:]
    people.room.say(acts.CommitCards(step=key, cards=tuple(entering)))
    yield "in the plan"


def _exit(people: Acting, key: str) -> States:
    people.give(key, [""], "sure")
    for text in (LONGEST, HTML):
        people.seats[0].say(acts.Comment(step=key, text=text))
    yield "answered"
    yield people.reveal(key)


_STEPS: dict[str, Callable[[Acting, str], States]] = {
    "ideas": _ideas,
    "beside": _open,
    "tables_of_two": _tables,
    "alike": _group,
    "vote": _vote,
    "choose": _choose,
    "draft": _refine,
    "scores": _scales("sure"),
    "matrix": _scales("likelihood", "impact"),
    "lanes_alone": _scales("lane"),
    "lanes": _place,
    "forward": _sequence,
    "backward": _sequence,
    "owners": _owners,
    "raci": _raci,
    "beliefs": _beliefs,
    "poker": _estimate("points"),
    "days": _estimate("low", "likely", "high"),
    "sprint": _choose,
    "pace": _scales("pacing"),
    "exit": _exit,
}
