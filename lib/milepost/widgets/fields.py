"""The fields of a form, with their labels above them, as phones and laptops know them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets


def labelled(label: str, field: ipywidgets.Widget, hint: str = "") -> ipywidgets.VBox:
    """A field under its label."""
    field.description = label
    field.placeholder = hint
    row = ipywidgets.VBox([field])
    row.add_class("milepost-field")
    return row


def button(label: str, press: Callable[[], None], *, primary: bool = False) -> ipywidgets.Button:
    """A button that does one thing."""
    made = ipywidgets.Button(description=label)
    made.layout.width = "auto"
    made.add_class("milepost-button")
    if primary:
        made.add_class("primary")

    def pressed(_: Any) -> None:
        press()

    made.on_click(pressed)
    return made


def card(*parts: ipywidgets.Widget) -> ipywidgets.VBox:
    """Parts that belong together, below each other on one surface."""
    made = ipywidgets.VBox(list(parts))
    made.add_class("milepost-card")
    return made


def row(*parts: ipywidgets.Widget) -> ipywidgets.HBox:
    """Parts beside each other, which wrap where it is narrow."""
    made = ipywidgets.HBox(list(parts))
    made.add_class("milepost-row")
    return made
