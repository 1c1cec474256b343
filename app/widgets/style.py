"""How the shell looks: a palette and one stylesheet, generated from the theme.

Widgets that paint themselves ask `look()` for the theme of now, and are told to paint again when it changes.
"""

from __future__ import annotations

from dataclasses import fields
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.drawing.fonts import FACES, path
from app.drawing.theme import Theme, theme
from app.paths import resource

FAMILY = FACES["regular"].family
STRONG_FAMILY = FACES["semibold"].family
SMALL, BASE, LARGE, TITLE, DISPLAY = 12, 13, 15, 20, 28
"""The type scale in pixels."""

FINGER = 44
"""Pixels that a finger needs."""

_STRONG = f'font-family: "{STRONG_FAMILY}"; font-weight: 600'
_theme = "light"
_fingers = False


def look() -> Theme:
    """The theme of the shell now."""
    return theme(_theme)


def apply(name: str) -> None:
    """Dresses the whole program in the theme "light" or "dark"."""
    global _theme
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("a window needs a QApplication")
    _theme = name
    sheet = stylesheet(look())
    if application.styleSheet() == sheet:
        return  # Qt would dress every part of every window anew
    _load_fonts()
    application.setFont(font(BASE))
    application.setPalette(_palette(look()))
    application.setStyleSheet(sheet)


def suit_fingers(wanted: bool) -> None:
    """Makes whatever is pressed as large as a finger needs, or, with False, as a mouse likes it."""
    global _fingers
    if wanted != _fingers:
        _fingers = wanted
        apply(_theme)


def suits_fingers() -> bool:
    """Whether what is pressed is as large as a finger needs."""
    return _fingers


def target(size: int) -> int:
    """How many pixels something to press is high or wide that would be `size` for a mouse."""
    return max(size, FINGER) if _fingers else size


def font(size: int = BASE, semibold: bool = False) -> QFont:
    """The shell's font, `size` pixels high."""
    result = QFont(STRONG_FAMILY if semibold else FAMILY)
    result.setPixelSize(size)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    return result


def stylesheet(source: Theme) -> str:
    """The one stylesheet, its $names filled from the theme's colours and the type scale."""
    sheets = ("shell.qss", "touch.qss") if _fingers else ("shell.qss",)
    text = "\n".join(resource("themes", name).read_text("utf-8") for name in sheets)
    named = {field.name: getattr(source, field.name) for field in fields(source)}
    sizes = {"small": SMALL, "base": BASE, "large": LARGE, "title": TITLE, "display": DISPLAY}
    return Template(text).substitute(named, **{name: f"{size}px" for name, size in sizes.items()}, strong=_STRONG)


def _load_fonts() -> None:
    if FAMILY not in QFontDatabase.families():
        for face in ("regular", "semibold"):
            QFontDatabase.addApplicationFont(str(path(face)))


def _palette(source: Theme) -> QPalette:
    """The palette, for whatever the stylesheet does not reach."""
    role = QPalette.ColorRole
    colors = {
        role.Window: source.surface,
        role.WindowText: source.ink,
        role.Base: source.raised,
        role.AlternateBase: source.sunken,
        role.Text: source.ink,
        role.Button: source.surface,
        role.ButtonText: source.ink,
        role.ToolTipBase: source.ink,
        role.ToolTipText: source.surface,
        role.Highlight: source.selected,
        role.HighlightedText: source.ink,
        role.PlaceholderText: source.ink_faint,
        role.Link: source.accent,
    }
    result = QPalette()
    for which, color in colors.items():
        result.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(source.lines_strong))
    return result
