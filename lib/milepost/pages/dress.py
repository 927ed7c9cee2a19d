"""How a page of widgets looks like Milepost, also where no server of ours dresses it."""

from __future__ import annotations

from pathlib import Path

import ipywidgets

from milepost.widgets.built_screen import whole_style

_STYLE = Path(__file__).with_name("page.css")


def dressed(*parts: ipywidgets.Widget, served: bool) -> ipywidgets.VBox:
    """The parts below each other. ``served`` pages have the screen's style sheet already."""
    style = "" if served else whole_style()
    sheet = ipywidgets.HTML(f"<style>{style}{_STYLE.read_text('utf-8')}</style>")
    sheet.layout.display = "none"
    page = ipywidgets.VBox([sheet, *parts])
    page.add_class("milepost-page")
    return page
