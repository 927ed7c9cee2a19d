"""Claims about every figure that any method draws."""

from __future__ import annotations

import io
import re
from functools import cache

import msgspec
import pytest
from PIL import Image

from milepost import methods
from milepost.methods.drawing import HEIGHT, LIGHT, WIDTH, Look, png, svg
from milepost.methods.drawing.slides import fixed
from milepost.tokens import tokens
from tests.methods.gallery import FIGURES

_COLOUR = re.compile(r"(?:fill|stroke): ?(#[0-9a-f]{6})")


@cache
def drawn(name: str, look: Look) -> str:
    return svg(FIGURES[name](look), name)


def test_every_figure_of_every_method_hangs_in_the_gallery() -> None:
    drawing = {
        f"{method}.{function}"
        for method in dir(methods)
        for function in getattr(getattr(methods, method), "__all__", ())
        if function.startswith("draw_")
    }
    assert drawing == FIGURES.keys()


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)], ids=["light", "dark"])
def test_a_figure_uses_the_inks_of_the_house_and_no_other(name: str, look: Look) -> None:
    palette = {*msgspec.to_builtins(look.ink).values(), *tokens().categories, *tokens().severity}
    letters = {fixed(ink) for look_ in (LIGHT, Look(dark=True)) for ink in _inks(look_)}
    used = set(_COLOUR.findall(drawn(name, look)))
    assert used - palette - letters == set()


def _inks(look: Look) -> list[str]:
    return list(msgspec.to_builtins(look.ink).values())


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_its_message_on_top_and_nothing_is_left_to_fill_in(name: str) -> None:
    texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn(name, LIGHT), re.S)
    assert len(texts) > 2
    assert not [text for text in texts if re.search(r"\{\w+\}|\bnan\b|\bNone\b", text)]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_a_slide(name: str) -> None:
    with Image.open(io.BytesIO(png(FIGURES[name](LIGHT)))) as slide:
        assert slide.size == (WIDTH, HEIGHT)
