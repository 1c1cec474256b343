"""The theme: every colour of Reiskaart, for a light and a dark screen, each also with more contrast, and for paper.

The values stand in resources/themes/themes.json and nowhere else; canvas, widgets, PDF, SVG and Excel read them here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from app.model.records import Light, Tint
from app.paths import resource

THEMES = ("light", "dark", "light-contrast", "dark-contrast", "paper")
"""The names of the themes; paper is light on white with lines half as strong."""


@dataclass(frozen=True, slots=True)
class ActorStyle:
    """How the curve of one more actor is drawn: its colour, and the dash that tells it apart without colour."""

    color: str
    dash: tuple[float, ...]


@dataclass(frozen=True)
class Theme:
    """One set of colours ("#RRGGBB"). Compared by identity: theme() gives each theme once."""

    name: str
    dark: bool
    line_weight: float  # what line widths of the ground are multiplied with

    # The map
    canvas: str
    curve_ground: str  # the ground of the emotion lane, a little apart so that the curve stands out
    lines: str  # grid lines, decoration only
    lines_strong: str  # lines that carry meaning, such as neutral in the emotion lane
    phases: tuple[str, ...]  # repeated when there are more phases
    phase_ink: str
    tints: Mapping[Tint, str]
    note_ink: str
    note_ink_soft: str
    above: str  # emotion above neutral
    below: str
    neutral: str
    face_ink: str  # eyes and mouth on a filled point
    band_opacity: float  # of the area between curve and neutral
    actors: tuple[ActorStyle, ...]  # the second actor and on; the first is drawn in above and below
    lights: Mapping[Light, str]
    star: str  # a moment of truth

    # The window around it
    surface: str  # panels and toolbars
    raised: str  # menus, dialogs, fields
    sunken: str  # the ground behind panels, wells
    border: str
    hover: str
    pressed: str
    selected: str
    ink: str
    ink_soft: str
    ink_faint: str  # prompts
    accent: str
    accent_hover: str
    accent_ink: str
    danger: str
    focus: str
    found: str  # what a search found
    shadow: str

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def phase_color(self, index: int) -> str:
        """The colour of the phase at `index`, counted from 0 and round again."""
        return self.phases[index % len(self.phases)]

    def actor(self, index: int) -> ActorStyle:
        """The style of the actor at `index`, where 0 is the second curve on the map."""
        return self.actors[index % len(self.actors)]


@cache
def theme(name: str) -> Theme:
    """The theme of this name, one of THEMES; raises KeyError for another."""
    values = _values(name)
    return Theme(
        **{field.name: values[field.name] for field in fields(Theme) if field.name not in _PARTS},
        phases=tuple(values["phases"]),
        tints={tint: values["tints"][tint.value] for tint in Tint},
        lights={light: values["lights"][light.value] for light in Light},
        actors=tuple(ActorStyle(style["color"], tuple(style["dash"])) for style in values["actors"]),
    )


_PARTS = frozenset({"phases", "tints", "lights", "actors"})


def _values(name: str) -> dict[str, Any]:
    own = _file()[name]
    base = _file()[own["like"]] if "like" in own else {}
    return {**base, **own, "name": name}


@cache
def _file() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(resource("themes", "themes.json").read_text("utf-8"))
    return loaded
