"""A link leads where it was made for, for as long as it was not taken back, and nowhere else."""

import pytest

from milepost.plan.parts import Milestone, Person, Status
from milepost.plan.plan import Plan
from milepost.room.links import Link, LinkKind, address, followed, take_back
from milepost.room.log import Log
from milepost.room.memory import MemoryLog

ANA = Link(kind=LinkKind.ME, plan="0123456789ab", part="ana")


class CountingLog(MemoryLog):
    """Remembers which keys were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def key(self, name: str) -> bytes:
        self.asked.add(name)
        return super().key(name)


def typed(log: Log, link: Link = ANA) -> str:
    return address(log, link).rpartition("/")[2]


def test_a_link_leads_back_to_what_it_was_made_for() -> None:
    log = MemoryLog()
    assert address(log, ANA).startswith("/me/0123456789ab.ana.")
    assert followed(log, LinkKind.ME, typed(log)) == ANA


def test_a_link_of_one_kind_person_or_store_opens_no_other() -> None:
    log = MemoryLog()
    mine = typed(log)
    assert followed(log, LinkKind.FEEDBACK, mine) is None
    assert followed(log, LinkKind.ME, mine.replace(".ana.", ".bo.")) is None
    assert followed(MemoryLog(), LinkKind.ME, mine) is None


def test_a_link_that_was_taken_back_is_over_and_the_next_is_another() -> None:
    log = MemoryLog()
    old = typed(log)
    take_back(log, ANA)
    assert followed(log, LinkKind.ME, old) is None
    assert typed(log) != old
    assert followed(log, LinkKind.ME, typed(log)) == ANA


@pytest.mark.parametrize("text", ["", "..", "a.b", "a.b.c", "a.b.c.d", "é.b.c", "x" * 10_000])
def test_what_nobody_signed_is_no_link_and_makes_no_key(text: str) -> None:
    log = CountingLog()
    assert followed(log, LinkKind.ME, text) is None
    assert log.asked <= {"links"}


def test_a_link_ends_with_the_person_or_the_milestone_it_is_about() -> None:
    pier = Milestone(id="pier", title="Pier")
    plan = Plan(title="H", people={"ana": Person(id="ana", name="Ana")}, milestones={"pier": pier})
    gone = Plan(
        title="H", milestones={"pier": Milestone(id="pier", title="P", status=Status.DROPPED)}
    )
    about_pier = Link(kind=LinkKind.FEEDBACK, plan="p", part="pier")
    assert ANA.leads_into(plan)
    assert about_pier.leads_into(plan)
    assert not ANA.leads_into(gone)
    assert not about_pier.leads_into(gone)
    assert Link(kind=LinkKind.PLAN, plan="p").leads_into(gone)
