"""Sums with colours: contrast, mixing and opacity. Colours are "#RRGGBB" or "#RRGGBBAA"."""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

_FULL, _GREY = 0.62, 0.12
"""How full (0..1) a vivid colour is, and below which fullness a colour counts as grey."""


def contrast(one: str, other: str) -> float:
    """How far two opaque colours stand apart, 1..21, as WCAG 2.2 defines contrast ratio."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@cache
def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` (0..1) of `other` in it; both opaque."""
    return _hex(round(a + (b - a) * share) for a, b in zip(_channels(color), _channels(other), strict=True))


@cache
def with_opacity(color: str, opacity: float) -> str:
    """An opaque `color` as seen through, with `opacity` 0..1."""
    return f"{color[:7]}{round(opacity * 255):02X}"


@cache
def vivid(color: str, lightness: float) -> str:
    """A pale or dim colour as a mark of its own: the same hue, full, with a lightness of 0..1; grey stays grey."""
    hue, _, fullness = rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    fuller = _FULL if fullness > _GREY else fullness
    return _hex(round(channel * 255) for channel in hls_to_rgb(hue, lightness, fuller))


@cache
def that_stands_out(color: str, ground: str, least: float = 3.0) -> str:
    """A colour, or else the nearest of its hue, with at least this contrast to a ground; 3 is enough for marks."""
    if contrast(color, ground) >= least:
        return color
    lighter = contrast("#FFFFFF", ground) > contrast("#000000", ground)
    shades = (vivid(color, step / 20) for step in (range(6, 20) if lighter else range(14, 0, -1)))
    return next((shade for shade in shades if contrast(shade, ground) >= least), "#FFFFFF" if lighter else "#000000")


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _hex(channels: Iterable[int]) -> str:
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _luminance(color: str) -> float:
    """Relative luminance of an sRGB colour, 0..1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
