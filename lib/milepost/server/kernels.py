"""Kernels that know little, yield to the room, and go when nobody is connected to them."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import zmq
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.utils import ApiPath
from traitlets.config import Config

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

T = TypeVar("T")

NICENESS = 10
CULL_EVERY_SECONDS = 15

ALLOWED_MESSAGES = (
    "comm_open",
    "comm_msg",
    "comm_close",
    "comm_info_request",
    "kernel_info_request",
)
"""All that widgets send. Nothing here runs code, and only pages shut kernels down, over HTTP."""

INHERITED = (
    *("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP"),
    *("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "MPLCONFIGDIR"),
)
"""What Python itself needs of the server's environment; passwords and the like stay behind."""


class OwnInterpreter(KernelSpecManager):
    """Knows one kernel: this very interpreter, whatever Jupyter finds elsewhere on the machine.

    History would write each room's code cells into the facilitator's home, so it is off.
    """

    _SPEC = KernelSpec(
        argv=[
            sys.executable,
            "-m",
            "ipykernel_launcher",
            "-f",
            "{connection_file}",
            "--HistoryManager.enabled=False",
        ],
        display_name="Python 3",
        language="python",
        metadata={"supported_encryption": ["curve"]},
    )

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002
        """The one kernel, by any name."""
        return self._SPEC

    def get_all_specs(self) -> dict[str, Any]:
        """The one kernel, as "python3"."""
        return {"python3": {"resource_dir": "", "spec": self._SPEC.to_dict()}}


class Kernels:
    """Starts kernels for notebooks, few at a time and below the room's own priority."""

    def __init__(
        self, manager: AsyncMappingKernelManager, at_once: int, ipython_folder: str
    ) -> None:
        self._manager: Any = manager
        self._ipython_folder = ipython_folder
        self._begun: set[asyncio.Task[Any]] = set()
        self.boots = asyncio.Semaphore(at_once)

    async def start(self, kernel_id: str, environment: Mapping[str, str]) -> None:
        """Start a kernel of that id, which sees `environment` and what Python needs."""
        starting = self._carry_through(self._start(kernel_id, environment))
        try:
            await asyncio.shield(starting)
        except asyncio.CancelledError:
            await starting
            await self.stop(kernel_id)
            raise

    async def stop(self, kernel_id: str) -> None:
        """Shut a kernel down at once, if it is still there."""
        if kernel_id in self._manager:
            stopping = self._carry_through(self._manager.shutdown_kernel(kernel_id, now=True))
            await asyncio.shield(stopping)

    async def stop_all(self) -> None:
        """Shut every kernel down, once what has begun is done."""
        while self._begun:
            await asyncio.wait(self._begun)
        await self._manager.shutdown_all(now=True)

    async def _start(self, kernel_id: str, environment: Mapping[str, str]) -> None:
        await self._manager.start_kernel(
            kernel_id=kernel_id,
            kernel_name="python3",
            path=ApiPath(""),
            env=self._whole(environment),
        )
        _yield_to_the_room(self._manager.get_kernel(kernel_id))

    def _carry_through(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """The client library can give up neither a start nor an end half-way."""
        task = asyncio.create_task(work)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
        return task

    def get(self, kernel_id: str) -> Any:
        """The client library's manager of one kernel."""
        return self._manager.get_kernel(kernel_id)

    def _whole(self, environment: Mapping[str, str]) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        return {**inherited, "IPYTHONDIR": self._ipython_folder, **environment}


def kernel_config(idle_seconds: int) -> Config:
    """Settings of the kernel manager.

    A kernel that died has lost its widgets, so none is restarted under its old id: the page
    notices that it is gone and asks for a new one.
    """
    config = Config()
    config.MappingKernelManager.cull_idle_timeout = idle_seconds
    config.MappingKernelManager.cull_interval = min(CULL_EVERY_SECONDS, idle_seconds)
    config.MappingKernelManager.cull_busy = True
    config.MappingKernelManager.allow_tracebacks = False
    config.MappingKernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    config.KernelManager.shutdown_wait_time = 2.0
    return config


def _yield_to_the_room(kernel: Any) -> None:
    pid = getattr(kernel.provisioner, "pid", None)
    if pid and hasattr(os, "setpriority"):
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, pid, NICENESS)
