"""The live screen as a widget: it shows what it is told, and passes on what people ask for.

It knows no room. Whoever owns it calls :meth:`LiveScreen.show` with what changed, hears acts
through :meth:`LiveScreen.on_act` and answers each. Who acts is never in a message: the owner
knows whose screen it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

import anywidget
import msgspec
import traitlets

from milepost.plan.entities import Entity
from milepost.plan.faults import Refusal
from milepost.widgets.built_screen import shim, whole_script, whole_style

Mode = Literal["facilitator", "participant", "present"]

#: What hears an act: it is given the frame with the act's id and fields, as it came.
OnAct = Callable[[dict[str, Any]], None]


class LiveScreen(anywidget.AnyWidget):
    """One screen in one room.

    Args:
        room: the room's join code, under which the browser keeps half-written text.
        mode: the shell that is drawn.
        served: the page comes from Milepost's own server. Then the screen talks to the hub like
            every other one, and a busy kernel does not stop it.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    room = traitlets.Unicode().tag(sync=True)
    mode = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, room: str, mode: Mode = "facilitator", *, served: bool = False, **layout: Any
    ) -> None:
        script, style = (shim(), "") if served else (whole_script(), whole_style())
        super().__init__(_esm=script, _css=style, room=room, mode=mode, **layout)
        self._shown: dict[str, Any] = {}
        self._seq = 0
        self._listeners: list[OnAct] = []
        self.on_msg(self._heard)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is synced is set from Python only."""

    def on_act(self, heard: OnAct) -> None:
        """Have ``heard`` called with each act that somebody asks for."""
        self._listeners.append(heard)

    def show(self, seq: int, put: Mapping[str, Entity], drop: Iterable[str] = ()) -> None:
        """Show what is so after entry ``seq``: new and changed entities, and keys that are gone."""
        told = {key: msgspec.to_builtins(entity) for key, entity in put.items()}
        gone = [key for key in drop if self._shown.pop(key, None) is not None]
        self._shown.update(told)
        self._seq = seq
        if told or gone:
            self.send({"seq": seq, "put": told, "drop": gone})

    def acknowledge(self, act_id: str, seq: int) -> None:
        """Say that an act is in the log, its last entry being ``seq``."""
        self.send({"ack": act_id, "seq": seq})

    def refuse(self, act_id: str, why: Refusal) -> None:
        """Say in a sentence why an act may not be."""
        self.send({"refused": act_id, "why": why.told()})

    def tell_time(self, now: datetime) -> None:
        """Tell the log's clock. A screen that hears nothing for 15 seconds asks anew."""
        self.send({"now": now.isoformat()})

    def _heard(self, _: object, content: Any, __: object) -> None:
        match content:
            case {"hello": _}:
                self.send({"seq": self._seq, "put": self._shown, "drop": [], "reset": True})
            case {"id": str(), "act": str()}:
                for heard in self._listeners:
                    heard(content)
