"""A process of its own for what takes long, so that the hub can attend to live acts meanwhile.

In one process with it every act would wait now and then until it lets go of the interpreter. One
that takes too long, or dies, is replaced at the next question.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Final

from milepost.room.advice.brief import read, write

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How far it stands back behind live acts where both want the processor.
NICE: Final = 10


class Gone(RuntimeError):
    """The process ended before it answered."""


class Apart:
    """Asks the process; its methods block and are called on one thread.

    Args:
        module: what it runs; it reads questions and writes answers as ``room.advice.brief`` does.
        nice: how far it stands back behind live acts, as ``os.nice`` counts.
        patience: seconds after which nobody waits for an answer any more.
        environment: what it is told besides the environment of this process.
    """

    def __init__(
        self, module: str, nice: int, patience: float, environment: Mapping[str, str] | None = None
    ) -> None:
        self._command = (sys.executable, "-m", module, str(nice))
        self._patience = patience
        self._environment = environment or {}
        self.process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Have it load what it needs, which takes seconds, before anybody waits for an answer."""
        self._alive()

    def ask(self, question: bytes) -> bytes:
        """What it answers.

        Raises:
            Gone: the process died, or took too long.
        """
        process = self._alive()
        timer = Timer(self._patience, process.kill)
        timer.start()
        try:
            return _answer(process, question)
        finally:
            timer.cancel()

    def _alive(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.stop()
            # In a session of its own: an interrupt from the keyboard is for the hub, which ends it.
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
                env={**os.environ, **self._environment},
            )
        return self.process

    def stop(self) -> None:
        """End the process; the next question starts another."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    pipe.close()


def _answer(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    try:
        write(process.stdin, question)
        answered = read(process.stdout)
    except OSError as error:
        raise Gone(str(error)) from error
    if answered is None:
        raise Gone("the process that was asked ended without an answer")
    return answered
