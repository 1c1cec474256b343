"""A date as people type it: "1-12", "1/12/2026", "2026-12-01", "1 dec" or "Dec 1".

Days come before months, as in Europe, unless it is written as in America and only that makes a date: "12/15/2026".
"""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QLocale

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\.?")
_WORDS = re.compile(r"(\d{1,2})[-. ]*([^\W\d_]{3,})\.?(?:[-., ]+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?[-. ]*(\d{1,2})(?:[-., ]+(\d{4}))?")

_MONTHS = 12


def typed_date(text: str, locale: QLocale, today: date) -> date | None:
    """The day that was meant; without a year the next one that comes, today counted. None when it is no date."""
    words = " ".join(text.split())
    try:
        if found := _ISO.fullmatch(words):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if found := _NUMBERS.fullmatch(words):
            day, month = int(found[1]), int(found[2])
            american = "/" in words and month > _MONTHS >= day
            return _coming(*((month, day) if american else (day, month)), found[3], today)
        if found := _WORDS.fullmatch(words):
            return _coming(int(found[1]), _month(found[2], locale), found[3], today)
        if found := _MONTH_FIRST.fullmatch(words):
            return _coming(int(found[2]), _month(found[1], locale), found[3], today)
    except ValueError:
        return None
    return None


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _month(name: str, locale: QLocale) -> int:
    """The month whose name begins so; 0, which no date has, when there is none."""
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    names = ((month, locale.monthName(month, form)) for month in range(1, 13) for form in forms)
    return next((month for month, known in names if known.casefold().startswith(name.casefold())), 0)
