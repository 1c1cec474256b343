"""What Reiskaart remembers between two starts: language, look, window, recent files; and where that lies on disk.

A small JSON file in our data folder. It holds nothing of a map, so losing it loses no work: a damaged one is read as
if it were not there. Knows no Qt.
"""

from __future__ import annotations

import contextlib
import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar

from app.folders import data_folder
from app.i18n import LANGUAGES, system_language
from app.paths import resource

THEMES = ("light", "dark")
BY_SYSTEM = "system"
"""The choice that leaves the theme to the system."""

MAX_RECENT = 12
MAX_CURVES = 200
"""Of how many maps it is remembered which curves are shown."""


@dataclass
class Settings:
    """The choices that are kept. `window` is Qt's own geometry in base 64; `panel` the open one, or "" for none.

    `theme` is one of THEMES or BY_SYSTEM; `contrast` and `calm` ask for more contrast and for no animations, also where
    the system does not; `minimap` for a small picture of a map that is larger than the view, `assumptions` for a mark
    on what no source speaks for. `touch` says that a finger has been used. `pinned` are those of the recent files that
    stay, in the order in which they were pinned. `folder` is where a file was last chosen, and `picture_folder` a
    picture. `formats` are those of the last export, if there was one. `places` says for each recent file where it was
    left: the id of the map that was shown, the map units at the upper left of the view, and the zoom. `curves` says by
    the id of a map which of its curves are not as they are by themselves.
    """

    language: str = field(default_factory=system_language)
    theme: str = "light"
    window: str = ""
    panel: str = ""
    contrast: bool = False
    calm: bool = False
    minimap: bool = True
    assumptions: bool = True
    touch: bool = False
    recent: list[str] = field(default_factory=list)
    pinned: list[str] = field(default_factory=list)
    folder: str = ""
    picture_folder: str = ""
    formats: list[str] = field(default_factory=list)
    places: dict[str, list[str | float]] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    curves: dict[str, list[str]] = field(default_factory=dict)

    system_theme: ClassVar[str] = "light"
    system_contrast: ClassVar[bool] = False
    """What the system asks for now: the window finds it out, and tells it here."""

    @property
    def shown_theme(self) -> str:
        """The name of the theme that is seen, which drawing/theme.py knows."""
        theme = self.system_theme if self.theme == BY_SYSTEM else self.theme
        return f"{theme}-contrast" if self.contrast or self.system_contrast else theme

    @staticmethod
    def load() -> Settings:
        """The settings as last saved, or the defaults for whatever is missing or damaged."""
        try:
            stored = json.loads(settings_file().read_text("utf-8"))
        except (OSError, ValueError):
            stored = {}
        return _sane(stored if isinstance(stored, dict) else {})

    def save(self) -> None:
        """Writes the settings, whole or not at all; a disk that refuses is let be, since no work is at stake."""
        from app.whole_files import write_whole  # brings much along that the first frame does not need

        target = settings_file()
        with contextlib.suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, json.dumps(asdict(self), indent=1, ensure_ascii=False).encode())

    def remember(self, path: Path) -> None:
        """Puts `path` first among the recent files; of those that are not pinned, the oldest then drops out."""
        name = str(path.absolute())
        self._keep_recent([name, *(other for other in self.recent if other != name)])

    def forget(self, path: str) -> None:
        """Takes `path` off the recent files."""
        self.recent = [other for other in self.recent if other != path]
        self.pinned = [other for other in self.pinned if other != path]
        self.places.pop(path, None)

    def pin(self, path: str, wanted: bool) -> None:
        """Has a recent file stay in front of the others for good, or no longer."""
        if wanted != (path in self.pinned):
            self.pinned = [*self.pinned, path] if wanted else [other for other in self.pinned if other != path]

    def in_order(self) -> list[str]:
        """The recent files as they are shown: those that are pinned, and then the others, the last first."""
        return [*self.pinned, *(path for path in self.recent if path not in self.pinned)]

    def move(self, before: Path, after: Path) -> None:
        """Has the file `after` take the place, in every list, that it had as `before`."""
        old, new = str(before), str(after)
        self.recent = _renamed(self.recent, old, new)
        self.pinned = _renamed(self.pinned, old, new)
        if old in self.places:
            self.places[new] = self.places.pop(old)

    def _keep_recent(self, paths: list[str]) -> None:
        free = MAX_RECENT - sum(path in self.pinned for path in paths)
        others = [path for path in paths if path not in self.pinned][: max(free, 1)]
        self.recent = [path for path in paths if path in self.pinned or path in others]

    def turn(self, section: str, turned: bool) -> None:
        """Remembers that a section of a form or a panel is folded otherwise than it begins, or as it begins again."""
        others = [other for other in self.sections if other != section]
        self.sections = [*others, section] if turned else others

    def leave_at(self, path: Path, map_id: str, place: tuple[float, float, float]) -> None:
        """Remembers where a file was left: which map, and the place and zoom of its view."""
        self.places[str(path)] = [map_id, *place]
        self.places = {name: self.places[name] for name in self.recent if name in self.places}

    def show_curves(self, map_id: str, words: list[str]) -> None:
        """Remembers which curves of a map are shown; of the maps of whom that is known, the oldest then drops out."""
        self.curves = {**{known: said for known, said in self.curves.items() if known != map_id}, map_id: words}
        self.curves = {known: said for known, said in list(self.curves.items())[-MAX_CURVES:] if said}

    def curves_of(self, map_id: str) -> list[str]:
        """What was remembered of the curves of a map."""
        known = self.curves.get(map_id)
        return [word for word in known if isinstance(word, str)] if isinstance(known, list) else []

    def place_in(self, path: Path) -> tuple[str, tuple[float, float, float]] | None:
        """Where a file was left, or None when that is not known."""
        match self.places.get(str(path)):
            case [str(map_id), int() | float() as x, int() | float() as y, int() | float() as zoom]:
                return (map_id, (x, y, zoom)) if all(map(math.isfinite, (x, y, zoom))) else None
        return None


def settings_file() -> Path:
    """Where the settings lie."""
    return data_folder("settings.json")


def thumbnail_file(path: str, theme: str) -> Path:
    """Where the small picture of the map in `path`, in the colours of `theme`, is kept for the start screen."""
    import hashlib  # not needed before the first frame

    shade = theme.partition("-")[0]  # more contrast would not be seen in so small a picture
    return data_folder("thumbnails", f"{hashlib.sha256(path.encode()).hexdigest()[:32]}-{shade}.png")


def canvas_color(theme: str) -> str:
    """The ground of a theme, read from its file alone, since the first frame cannot wait for the rest of a theme."""
    values = json.loads(resource("themes", "themes.json").read_text("utf-8"))
    return str(values[theme]["canvas"])


def _sane(stored: dict[str, Any]) -> Settings:
    settings = Settings()
    for known in fields(Settings):
        value = stored.get(known.name)
        if isinstance(value, type(getattr(settings, known.name))):
            setattr(settings, known.name, value)
    settings.language = settings.language if settings.language in LANGUAGES else system_language()
    settings.theme = settings.theme if settings.theme in (*THEMES, BY_SYSTEM) else "light"
    recent = [path for path in settings.recent if isinstance(path, str)]
    settings.pinned = list(dict.fromkeys(path for path in settings.pinned if path in recent))
    settings._keep_recent(recent)
    settings.sections = [key for key in settings.sections if isinstance(key, str)]
    settings.formats = [name for name in settings.formats if isinstance(name, str)]
    return settings


def _renamed(paths: list[str], before: str, after: str) -> list[str]:
    return list(dict.fromkeys(after if path == before else path for path in paths))
