"""Work that a notebook does beside its widgets, on the loop that its kernel runs anyway."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

#: The loop itself only remembers tasks weakly.
_tasks: set[asyncio.Task[Any]] = set()


#: Ends what was begun.
Stop = Callable[[], object]


def begin(work: Coroutine[Any, Any, None]) -> None:
    """Do ``work`` in the background; where no loop runs, as in a script, do it at once."""
    if _begun(work) is None:
        asyncio.run(work)


def keep_on(work: Coroutine[Any, Any, None]) -> Stop:
    """Do endless ``work`` until the answer is called; where no loop runs, never begin."""
    task = _begun(work)
    if task is None:
        work.close()
    return task.cancel if task else work.close


def _begun(work: Coroutine[Any, Any, None]) -> asyncio.Task[None] | None:
    try:
        task = asyncio.get_running_loop().create_task(work)
    except RuntimeError:
        return None
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return task
