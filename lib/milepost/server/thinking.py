"""The process in which methods think about all rooms of a hub, so that it can attend to live acts.

In one process with them every act would wait now and then until a method lets go of the
interpreter. One that thinks too long, or dies, is replaced at the next question.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Final

from milepost.room.advice.brief import answer_in, brief_of, read, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milepost.plan.board import Board
    from milepost.room.advice import Advice
    from milepost.room.log import Door

#: Seconds after which nobody waits for an answer any more; a process that begins loads all methods.
PATIENCE: Final = 60.0

#: How far it stands back behind live acts where both want the processor.
NICE: Final = 10

_COMMAND = (sys.executable, "-m", "milepost.room.advice.process")


class Gone(RuntimeError):
    """The process ended before it answered."""


class Thinking:
    """Asks the process; its methods block and are called on one thread.

    Args:
        nice: how far the process stands back behind live acts, as ``os.nice`` counts.
        patience: seconds after which nobody waits for an answer any more.
    """

    def __init__(self, nice: int = NICE, patience: float = PATIENCE) -> None:
        self._command = (*_COMMAND, str(nice))
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Have the methods loaded, which takes seconds, before anybody waits for what they say."""
        self._alive()

    def advise(self, door: Door, board: Board, languages: Iterable[str]) -> Advice:
        """What there is to say of the room behind ``door``, in each of the languages.

        Raises:
            Gone: the process died, or thought for too long.
        """
        process = self._alive()
        timer = Timer(self._patience, process.kill)
        timer.start()
        try:
            answered = self._ask(process, brief_of(door.code, board, door.room, languages))
        finally:
            timer.cancel()
        return answer_in(answered)

    def _ask(self, process: subprocess.Popen[bytes], asked: bytes) -> bytes:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            write(process.stdin, asked)
            answered = read(process.stdout)
        except OSError as error:
            raise Gone(str(error)) from error
        if answered is None:
            raise Gone("the process that advises rooms ended without an answer")
        return answered

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            # In a session of its own: an interrupt from the keyboard is for the hub, which ends it.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
            )
        return self._process

    def stop(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    pipe.close()
