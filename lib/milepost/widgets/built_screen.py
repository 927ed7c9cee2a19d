"""The built screen as a widget needs it: whole in itself, or fetched from a server."""

from __future__ import annotations

import base64
from functools import cache

from milepost.screen import DIST, bundle

#: A module in a blob has no address of its own, so the page's is taken.
_SHIM = """
export default {{
  async render({{ model, el }}) {{
    const screen = await import(new URL({script}, document.baseURI).href);
    return screen.mount(el, {{ room: model.get("room"), mode: model.get("mode") }});
  }},
}};
"""


def shim() -> str:
    """A module that mounts the served screen, which then talks to the hub and to no kernel."""
    return _SHIM.format(script=f'"/static/screen/{bundle().script}"')


@cache
def whole_script() -> str:
    """The screen's own module, which talks over the widget's comm."""
    return (DIST / bundle().whole).read_text("utf-8")


@cache
def whole_style() -> str:
    """The screen's style sheet with its font inside, so that nothing is fetched."""
    built = bundle()
    style = (DIST / built.style).read_text("utf-8")
    for font in built.fonts:
        style = style.replace(f"./{font}", _data_url(font))
    return style


def _data_url(font: str) -> str:
    content = base64.b64encode((DIST / font).read_bytes()).decode()
    return f"data:font/woff2;base64,{content}"
