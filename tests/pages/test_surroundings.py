"""What a kernel is told, and what it takes for granted when nobody tells it."""

from pathlib import Path

import pytest

from milepost.pages.surroundings import enter, surroundings
from milepost.plan.faults import Fault
from milepost.room.room import HOST
from milepost.room.stores import default_store
from milepost.server.hub import Hub
from tests.pages.stage import Workshop


def test_a_kernel_of_our_server_is_told_store_member_and_room() -> None:
    workshop = Workshop()
    told = Hub(workshop.log, {"MILEPOST_STORE": "plans.db"})
    around = surroundings(told.kernel_environment(workshop.code, "facilitator"))
    assert (around.store, around.member) == (Path("plans.db"), HOST)
    assert (around.room, around.served) == (workshop.code, True)


def test_the_kernel_of_a_participants_page_is_nobody() -> None:
    told = Hub(Workshop().log, {"MILEPOST_STORE": "plans.db"})
    assert surroundings(told.kernel_environment("AB234", "spectator")).member == ""


def test_a_jupyter_that_knows_nothing_of_us_is_a_local_facilitator() -> None:
    around = surroundings({})
    assert (around.store, around.member) == (default_store(), HOST)
    assert (around.room, around.served) == ("", False)


def test_a_room_is_entered_by_its_code() -> None:
    workshop = Workshop()
    assert enter(workshop.log, workshop.code).state.code == workshop.code
    with pytest.raises(Fault, match="not here any more"):
        enter(workshop.log, "XXXXX")
