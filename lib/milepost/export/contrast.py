"""Colours in which text can be read on white, as near to a given colour as that allows."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

#: What WCAG 2.2 asks of text, and what a heading on its own tint has then as well.
READABLE = 5.6


def readable(colour: str) -> str:
    """``colour``, darkened at its hue until it reaches ``READABLE`` on white."""
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    while contrast(colour, "#ffffff") < READABLE:
        lightness -= 0.01
        colour = _hex(hls_to_rgb(hue, max(lightness, 0.0), saturation))
    return colour


def softened(colour: str) -> str:
    """A tint of ``colour`` for what stands behind dark text."""
    return _hex(tuple(0.14 * channel + 0.86 for channel in _channels(readable(colour))))


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * each):02x}" for each in channels)
