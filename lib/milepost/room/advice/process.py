"""``python -m milepost.room.advice.process``: advises rooms, for a hub that has live acts to do.

Briefs come in on the standard input, answers go out on the standard output; it ends when nobody
asks any more.
"""

from __future__ import annotations

import os
import sys

from milepost.room.advice.adviser import Adviser
from milepost.room.advice.brief import answer_of, brief_in, read, write

#: How far it stands back behind live acts where both want the processor.
_NICE = 10


def main() -> None:
    """Answer briefs, one after the other."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    # Whatever a library prints must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    advisers: dict[str, Adviser] = {}
    while (asked := read(sys.stdin.buffer)) is not None:
        brief = brief_in(asked)
        adviser = advisers.setdefault(brief.key, Adviser(brief.room))
        write(answers, answer_of(adviser.advise(brief.board, brief.languages)))


if __name__ == "__main__":
    main()
