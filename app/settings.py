"""What Reiskaart remembers between two starts: language, theme, window, recent files; and where that lies on disk.

A small JSON file in our data folder. It holds nothing of a map, so losing it loses no work: a damaged one is read as
if it were not there. Knows no Qt.
"""

from __future__ import annotations

import contextlib
import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app.folders import data_folder
from app.i18n import LANGUAGES, system_language
from app.paths import resource

THEMES = ("light", "dark")
MAX_RECENT = 12


@dataclass
class Settings:
    """The choices that are kept. `window` is Qt's own geometry in base 64; `panel` the open one, or "" for none.

    `places` says for each recent file where it was left: the id of the map that was shown, the map units at the upper
    left of the view, and the zoom.
    """

    language: str = field(default_factory=system_language)
    theme: str = "light"
    window: str = ""
    panel: str = ""
    recent: list[str] = field(default_factory=list)
    places: dict[str, list[str | float]] = field(default_factory=dict)

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
        """Puts `path` first among the recent files."""
        name = str(path.absolute())
        self.recent = [name, *(other for other in self.recent if other != name)][:MAX_RECENT]

    def forget(self, path: str) -> None:
        """Takes `path` off the recent files."""
        self.recent = [other for other in self.recent if other != path]
        self.places.pop(path, None)

    def move(self, before: Path, after: Path) -> None:
        """Remembers of the file `after` what was known of it as `before`."""
        place = self.places.get(str(before))
        self.forget(str(before))
        self.remember(after)
        if place is not None:
            self.places[str(after)] = place

    def leave_at(self, path: Path, map_id: str, place: tuple[float, float, float]) -> None:
        """Remembers where a file was left: which map, and the place and zoom of its view."""
        self.places[str(path)] = [map_id, *place]
        self.places = {name: self.places[name] for name in self.recent if name in self.places}

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

    return data_folder("thumbnails", f"{hashlib.sha256(path.encode()).hexdigest()[:32]}-{theme}.png")


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
    settings.theme = settings.theme if settings.theme in THEMES else "light"
    settings.recent = [path for path in settings.recent if isinstance(path, str)][:MAX_RECENT]
    return settings
