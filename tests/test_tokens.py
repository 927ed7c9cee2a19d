"""Claims about the look: it can be read, also by colour-blind eyes and in grey print."""

from itertools import combinations, pairwise
from math import dist

import pytest

from milepost.tokens import Palette, tokens

TEXT_ROLES = ("ink", "quiet", "accent", "good", "warn", "bad")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("background", ["paper", "surface", "accent_soft"])
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_stands_out_from_every_background(theme: str, background: str, role: str) -> None:
    palette: Palette = getattr(tokens(), theme)
    assert contrast(getattr(palette, role), getattr(palette, background)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_button_can_be_read(theme: str) -> None:
    palette: Palette = getattr(tokens(), theme)
    assert contrast(palette.on_accent, palette.accent) >= 4.5


def test_severity_darkens_with_every_step() -> None:
    steps = [luminance(colour) for colour in tokens().severity]
    assert all(graver < 0.8 * milder for milder, graver in pairwise(steps))


def test_categories_differ_for_red_blind_and_green_blind_eyes() -> None:
    for seen_by in (PROTANOPIA, DEUTERANOPIA):
        seen = [seen_as(colour, seen_by) for colour in tokens().categories]
        assert min(dist(a, b) for a, b in combinations(seen, 2)) > 0.08


def luminance(colour: str) -> float:
    """Relative luminance, 0-1, as WCAG 2.2 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def linear(colour: str) -> tuple[float, ...]:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


def seen_as(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    rgb = linear(colour)
    return tuple(
        max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True))) ** (1 / 2.2) for row in matrix
    )
