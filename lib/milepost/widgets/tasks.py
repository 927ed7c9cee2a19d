"""Work that a notebook does beside its widgets, on the loop that its kernel runs anyway."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

#: The loop itself only remembers tasks weakly.
_tasks: set[asyncio.Task[Any]] = set()


def begin(work: Coroutine[Any, Any, None]) -> None:
    """Do ``work`` in the background; where no loop runs, as in a script, do it at once."""
    if not _begun(work):
        asyncio.run(work)


def keep_on(work: Coroutine[Any, Any, None]) -> None:
    """Do endless ``work`` for as long as the kernel runs; where no loop runs, never begin."""
    if not _begun(work):
        work.close()


def _begun(work: Coroutine[Any, Any, None]) -> bool:
    try:
        task = asyncio.get_running_loop().create_task(work)
    except RuntimeError:
        return False
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return True
