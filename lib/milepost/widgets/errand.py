"""A button that asks the server of its page to do something, past the notebook's kernel."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

_SCRIPT = """
const formKey = () => /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";

async function run(address) {
  try {
    const headers = { "X-XSRFToken": formKey() };
    const answer = await fetch(address, { method: "POST", headers });
    return answer.ok;
  } catch {
    return false;
  }
}

export default {
  render({ model, el }) {
    const button = document.createElement("button");
    const said = document.createElement("p");
    button.type = "button";
    button.className = "milepost-button";
    button.textContent = model.get("label");
    said.setAttribute("role", "status");
    const ending = new AbortController();
    button.addEventListener(
      "click",
      async () => {
        button.disabled = true;
        said.textContent = model.get("waiting");
        said.textContent = model.get((await run(model.get("address"))) ? "done" : "failed");
        button.disabled = false;
      },
      { signal: ending.signal },
    );
    el.append(button, said);
    return () => ending.abort();
  },
};
"""


class Errand(anywidget.AnyWidget):
    """A button for a request to ``address``, and the sentences that say how it goes."""

    _esm = _SCRIPT
    label = traitlets.Unicode().tag(sync=True)
    address = traitlets.Unicode().tag(sync=True)
    waiting = traitlets.Unicode().tag(sync=True)
    done = traitlets.Unicode().tag(sync=True)
    failed = traitlets.Unicode().tag(sync=True)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""
