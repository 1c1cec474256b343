"""Dates, times and numbers as the screen's language writes them, whatever the computer is set to."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale

from app.exchange import typeset
from app.i18n import screen_language


def locale() -> QLocale:
    """The way of writing that belongs to the screen's language."""
    if screen_language() == "nl":
        return QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def day(value: date) -> str:
    """A date as "21 nov 2026", just as on paper."""
    return typeset.day(value, screen_language())


def clock(value: datetime) -> str:
    """A moment as the local time "14:02"."""
    return value.astimezone().strftime("%H:%M")


def moment(value: datetime) -> str:
    """A moment as "21 nov 2026, 14:02", in the time of this computer."""
    return f"{day(value.astimezone().date())}, {clock(value)}"


def score(tenths: int) -> str:
    """A score with its sign: "+1,5" in Dutch, "−0.5" in English, "0,0" at neutral."""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return sign + locale().toString(abs(tenths) / 10, "f", 1)
