from __future__ import annotations

from collections.abc import Iterator

import pytest

from milepost.plan.plan import Plan
from milepost.room.room import open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.bad_days.scene import Scene
from tests.kit_process import KitProcess
from tests.room.logs import AGENDA


@pytest.fixture(scope="package")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitProcess]:
    """One server for all bad days but those that end it."""
    started = KitProcess(tmp_path_factory.mktemp("kit") / "plans.db").start()
    yield started
    started.stop()


@pytest.fixture
def scene(kit: KitProcess) -> Iterator[Scene]:
    """A room of its own, on the step where people write privately."""
    log = SQLiteLog(kit.store)
    room = open_room(open_plan(log, Plan(title="Apollo")), AGENDA)
    room.next()
    yield Scene(kit, room)
    log.close()


@pytest.fixture
def mortal_scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A room on a server of its own, to be killed."""
    store = tmp_path_factory.mktemp("mortal") / "plans.db"
    log = SQLiteLog(store)
    room = open_room(open_plan(log, Plan(title="Apollo")), AGENDA)
    room.next()
    scene = Scene(KitProcess(store).start(), room)
    yield scene
    scene.kit.stop()
    log.close()
