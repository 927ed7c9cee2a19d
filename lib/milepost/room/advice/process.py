"""``python -m milepost.room.advice.process NICE``: advises rooms, for a hub with live acts to do.

Briefs come in on the standard input, answers go out on the standard output; it ends when nobody
asks any more.
"""

from __future__ import annotations

import os
import sys

from milepost.room.advice.adviser import Adviser
from milepost.room.advice.brief import answer_of, brief_in, read, write


def main(nice: int) -> None:
    """Answer briefs, one after the other, at a processor's priority that is lower by ``nice``."""
    if hasattr(os, "nice"):
        os.nice(nice)
    # Whatever a library prints must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    advisers: dict[str, Adviser] = {}
    while (asked := read(sys.stdin.buffer)) is not None:
        brief = brief_in(asked)
        adviser = advisers.setdefault(brief.key, Adviser(brief.room))
        write(answers, answer_of(adviser.advise(brief.board, brief.languages)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
