"""A list of files: a button for each, and a line that says what it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import anywidget
import traitlets

from milepost.plan.faults import Fault
from milepost.widgets.download import KEEP, Made
from milepost.widgets.tasks import begin

_SCRIPT = (
    KEEP
    + """
const named = (disposition) =>
  decodeURIComponent(/filename\\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1] ?? "plan");

/** Has the server make a file; answers with why there is none. */
async function fetched(address, lost) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/plain" } });
    if (!answer.ok) return await answer.text();
    const name = named(answer.headers.get("Content-Disposition"));
    keep([await answer.blob()], answer.headers.get("Content-Type"), name);
    return "";
  } catch {
    return lost;
  }
}

function line(file, begin) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const about = document.createElement("span");
  button.type = "button";
  button.className = "milepost-button";
  button.textContent = file.label;
  about.className = "quiet";
  about.textContent = file.about;
  button.addEventListener("click", () => begin(file));
  item.append(button, about);
  return item;
}

export default {
  render({ model, el }) {
    const list = document.createElement("ul");
    const said = document.createElement("p");
    list.className = "milepost-downloads";
    said.setAttribute("role", "status");
    let making = false;
    const tell = (sentence) => {
      said.textContent = sentence;
      said.hidden = sentence === "";
    };
    const done = (sentence) => {
      making = false;
      list.removeAttribute("aria-busy");
      tell(sentence);
    };
    const start = async ({ name, label, address }) => {
      if (making) return;
      making = true;
      list.setAttribute("aria-busy", "true");
      tell(`${label}: ${model.get("waiting")}`);
      if (address === "") model.send({ make: name });
      else done(await fetched(address, model.get("lost")));
    };
    const show = () => list.replaceChildren(...model.get("files").map((file) => line(file, start)));
    const heard = (message, buffers) => {
      if (message.refused === undefined) keep(buffers, message.kind, message.name);
      done(message.refused ?? "");
    };
    tell("");
    show();
    model.on("change:files", show);
    model.on("msg:custom", heard);
    el.append(list, said);
    return () => {
      model.off("change:files", show);
      model.off("msg:custom", heard);
    };
  },
};
"""
)

#: Makes the file of a name, on a thread.
Make = Callable[[str], Made]


class Downloads(anywidget.AnyWidget):
    """Files to take, one at a time.

    Args:
        make: asked for files that have no ``address``; the sentence of a Fault is shown.
        waiting: what is said while a file is being made.
        lost: what is said when no server answered.
    """

    _esm = _SCRIPT
    files = traitlets.List(traitlets.Dict()).tag(sync=True)
    waiting = traitlets.Unicode().tag(sync=True)
    lost = traitlets.Unicode().tag(sync=True)

    def __init__(self, make: Make, *, waiting: str, lost: str) -> None:
        super().__init__(waiting=waiting, lost=lost)
        self._make = make
        self.on_msg(self._heard)

    def offer(self, files: Sequence[tuple[str, str, str, str]]) -> None:
        """Show these: of each its name, its label, what it is, and the server's address for it."""
        keys = ("name", "label", "about", "address")
        self.files = [dict(zip(keys, file, strict=True)) for file in files]

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""

    def _heard(self, _: object, content: Any, __: object) -> None:
        asked = content.get("make") if isinstance(content, dict) else None
        if isinstance(asked, str) and any(asked == file["name"] for file in self.files):
            begin(self._hand_over(asked))

    async def _hand_over(self, asked: str) -> None:
        try:
            name, kind, data = await asyncio.to_thread(self._make, asked)
        except Fault as fault:
            self.send({"refused": str(fault)})
        else:
            self.send({"name": name, "kind": kind}, buffers=[data])
