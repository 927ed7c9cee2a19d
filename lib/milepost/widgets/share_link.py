"""A link to hand to somebody: to scan, to read, and to copy with one press."""

from __future__ import annotations

from typing import Any

import anywidget
import segno
import traitlets

_SCRIPT = """
// Where the page has no secure origin, as on a room's own network, there is no clipboard to ask.
async function copy(field) {
  field.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  if (!document.execCommand("copy")) throw new Error("not copied");
}

export default {
  render({ model, el }) {
    const picture = document.createElement("img");
    const field = document.createElement("input");
    const button = document.createElement("button");
    const said = document.createElement("p");
    field.readOnly = true;
    button.type = "button";
    button.className = "milepost-button";
    said.setAttribute("role", "status");
    const show = () => {
      picture.src = model.get("picture");
      picture.alt = model.get("label");
      field.value = model.get("link");
      field.setAttribute("aria-label", model.get("label"));
      button.textContent = model.get("copy");
      said.textContent = "";
    };
    const ending = new AbortController();
    button.addEventListener(
      "click",
      async () => {
        await copy(field).then(
          () => (said.textContent = model.get("copied")),
          () => (said.textContent = model.get("select")),
        );
      },
      { signal: ending.signal },
    );
    show();
    model.on("change:link", show);
    el.classList.add("milepost-share");
    el.append(picture, field, button, said);
    return () => {
      ending.abort();
      model.off("change:link", show);
    };
  },
};
"""


class ShareLink(anywidget.AnyWidget):
    """Shows one link at a time; ``label`` says what it is, the others what the button says."""

    _esm = _SCRIPT
    label = traitlets.Unicode().tag(sync=True)
    link = traitlets.Unicode().tag(sync=True)
    picture = traitlets.Unicode().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)
    copied = traitlets.Unicode().tag(sync=True)
    select = traitlets.Unicode().tag(sync=True)

    def show(self, link: str, label: str) -> None:
        """Show another link."""
        code = segno.make(link, error="m")
        picture = code.svg_data_uri(scale=6, border=3, dark="#000", light="#fff")
        with self.hold_sync():
            self.label, self.picture, self.link = label, picture, link

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""
