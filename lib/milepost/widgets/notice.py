"""A line beside a form that says what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import ipywidgets

from milepost.plan.faults import Fault
from milepost.widgets.markup import alert, sentence


class Notice(ipywidgets.HTML):
    """Says one sentence, or nothing."""

    def say(self, text: str) -> None:
        """Say how it went."""
        self.value = f'<div role="status">{sentence(text)}</div>'

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say why, should what is done within be refused."""
        self.value = ""
        try:
            yield
        except Fault as fault:
            self.value = alert(str(fault))
