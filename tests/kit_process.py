"""A real `milepost serve` in a process of its own, to be killed and started again."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ports import free_port

_LINK = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\w+")


@dataclass
class KitProcess:
    """The kit on one store; it keeps its port when it is started again."""

    store: Path
    port: int = field(default_factory=free_port)
    link: str = ""
    process: subprocess.Popen[str] | None = None

    def start(self) -> KitProcess:
        command = [sys.executable, "-m", "milepost.cli", "serve"]
        options = ["--store", str(self.store), "--port", str(self.port)]
        self.process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := _LINK.search(line):
                self.link = found[0]
                return self
        raise RuntimeError(f"the server ended with {self.process.wait()} before it answered")

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return self.link.partition("token=")[2]

    def kill(self) -> None:
        """As a power cut does: nothing is said, nothing is tidied."""
        assert self.process is not None
        self.process.kill()
        self._reap()

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self._reap()

    def _reap(self) -> None:
        assert self.process is not None
        self.process.wait(timeout=30)
        if self.process.stdout is not None:
            self.process.stdout.close()
