"""Every figure that suits a plan, as files for slides: those of its documents, and a few more.

A figure is left out where its method has nothing to show. As SVG it keeps its letters as text, in
the typeface by name; as PNG it has the size of a slide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import msgspec
import pandas as pd

from milepost import methods
from milepost.export.document import Document, Picture
from milepost.methods.drawing import HEIGHT, WIDTH, Look, png, svg
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan

_SVG = re.compile(r"<svg(.*)</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")


def pictures_in(stem: str, document: Document) -> dict[str, Picture]:
    """The figures of a document by name: that of the document, and where in it they stand."""
    return dict(_found(document.content, stem))


def _found(value: Any, name: str) -> Iterator[tuple[str, Picture]]:
    match value:
        case Picture():
            yield name, value
        case Mapping():
            for key, each in value.items():
                known = f"-{name}".endswith(f"-{key}")
                yield from _found(each, name if known else f"{name}-{key}")
        case msgspec.Struct():
            fields = {field: getattr(value, field) for field in value.__struct_fields__}
            yield from _found(fields, name)
        case list() | tuple():
            for number, each in enumerate(value, 1):
                yield from _found(each, f"{name}-{number}")


def pictures_of(plan: Plan, today: date) -> Iterator[tuple[str, Callable[[], Picture | None]]]:
    """The figures that no document has, by name, each worked out when it is called for.

    Calling one gives None, or raises a ``Fault``, where the plan is not one that it could show.
    """
    yield "timeline", partial(_timeline, plan, today)
    yield "backward", partial(_backward, plan, today)
    yield "findings", partial(_findings, plan, today)
    yield "dates", partial(_dates, plan, today)


def _timeline(plan: Plan, today: date) -> Picture | None:
    method = methods.timeline_mapping
    frame = method.timeline(plan, today)
    return _picture(frame, partial(method.draw_timeline, frame, today), method.describe_timeline)


def _backward(plan: Plan, today: date) -> Picture | None:
    method = methods.backward_planning
    if plan.horizon is None:
        return None
    frame = method.backward_plan(plan, today)
    draw = partial(method.draw_backward, frame, today, plan.horizon)
    return _picture(frame, draw, method.describe_backward)


def _findings(plan: Plan, today: date) -> Picture | None:
    method = methods.plan_check

    def draw(look: Look) -> Any:
        return method.draw_findings(method.plan_check(plan, today, language=look.language), look)

    def say(language: str) -> str:
        found = method.plan_check(plan, today, language=language)
        return str(method.describe_findings(found, language))

    return Picture(draw=draw, say=say)


def _dates(plan: Plan, today: date) -> Picture | None:
    method = methods.risk_assessment
    frame = method.milestone_dates(method.simulate(plan, today))
    return _picture(frame, partial(method.draw_dates, frame), method.describe_dates)


def _picture(
    frame: pd.DataFrame, draw: Callable[[Look], Any], describe: Callable[..., Any]
) -> Picture | None:
    if frame.empty:
        return None
    return Picture(draw=draw, say=lambda language: str(describe(frame, language)))


def drawn_as_svg(picture: Picture, language: str) -> bytes:
    """The figure as an SVG that stands alone: its own colours, its own paper, its words as title.

    Raises:
        Fault: the method has nothing to draw.
    """
    look = Look(language=language)
    says = picture.say(language)
    found = _SVG.search(svg(picture.draw(look), says))
    if found is None:
        raise Fault("figure_empty")
    inner = _VARIABLE.sub(r"\1", found[1])
    attributes, _, content = inner.partition(">")
    told = f"<title>{_xml(says)}</title>"
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{look.ink.paper}"/>'
    return f'<svg role="img"{attributes}>{told}{paper}{content}</svg>\n'.encode()


def drawn_as_png(picture: Picture, language: str) -> bytes:
    """The figure as a PNG of a slide's size."""
    return png(picture.draw(Look(language=language)))


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
