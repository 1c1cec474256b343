"""What people and programs leave in cells, read as what they mean: dates, amounts, percentages, choices.

Each function takes a cell that is not blank and gives a plain value, or raises Unclear with one sentence. None of them
guesses: what can be read in two ways that both make sense is unclear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import chain

from app.exchange.cell import Cell
from app.exchange.comeback.columns import Column, Holds, plain_words
from app.i18n import LANGUAGES, N_, translator
from app.model.codec import Plain
from app.model.domain import MOST_CENTS
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES
from app.model.records import JUDGED_MAX, JUDGED_MIN, LIFT_MAX, PERCENT_MAX, Light
from app.model.text import MAX_NOTE, clean, one_line

NO_DATE = N_("This is no date; write it as 31-12-2027, say.")
NO_AMOUNT = N_("This is no amount of money, of 0 or more.")
NO_PERCENT = N_("This is no percentage from 0 to 100.")
ONE_OR_ALL = N_("This may be 1% as well as 100%; write it with a percent sign.")
NOT_JUDGED = N_("This is no whole number from 1 to 5.")
NO_LIFT = N_("This is no number from -4 to 4.")
NO_CHOICE = N_("This is none of the words to choose from.")
TOO_LONG = N_("This text has {count} characters, and one holds at most {limit}. Nothing of it was taken in.")

_LONGEST = 60
"""Letters of a number or a date, more than any has; of thousands of them some of what is looked for takes long."""


class Unclear(ValueError):  # noqa: N818  # what a cell is, and no error of ours
    """A cell that cannot be read, and the sentence that says why."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


def meaning_of(column: Column, cell: Cell, language: str) -> Plain:
    """What a cell of this column says; blank is None. `language` is that of numbers that stand where words belong."""
    if cell.fault is not None:
        raise Unclear(cell.fault.value)
    if cell.is_blank:
        return None
    match column.holds:
        case Holds.TEXT:
            return _whole(written(cell, language)).strip() or None
        case Holds.CHOICE:
            return _choice(column.key, cell)
        case Holds.DAY:
            return _day(cell)
        case Holds.JUDGED:
            return _judged(cell)
        case Holds.PERCENT:
            return _percent(cell)
        case Holds.MONEY:
            return _cents(cell)
        case Holds.LIFT:
            return _lift(cell)
        case _:
            return one_line(_whole(written(cell, language))) or None


def _whole(text: str) -> str:
    """A text cleaned; one that is longer than a text may be is not cut in silence, but unclear."""
    cleaned = clean(text)
    if cleaned.cut:
        raise Unclear(TOO_LONG, count=MAX_NOTE + cleaned.cut, limit=MAX_NOTE)
    return cleaned.text


def written(cell: Cell, language: str = "en") -> str:
    """What stands in a cell, as a reader of `language` sees it."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return translator(language)(N_("Yes") if value else N_("No"))
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case int() | float():
            return _number_words(value, cell.percent, language)
        case _:
            return value


def _number_words(value: float, percent: bool, language: str) -> str:
    text = f"{value * 100 if percent else value:.10g}"
    return (text.replace(".", ",") if language == "nl" else text) + ("%" if percent else "")


# --- numbers ---------------------------------------------------------------------------------------------------------

_AROUND_NUMBERS = re.compile(r"[\s\u00a0\u202f']|€|eur(?:o|os)?\b", re.IGNORECASE)
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "–": "-"})


def _number(cell: Cell, sentence: str) -> Decimal:
    """The number in a cell, whichever signs part thousands and decimals."""
    if isinstance(cell.value, bool | date) or len(str(cell.value)) > _LONGEST:
        raise Unclear(sentence)
    try:
        found = Decimal(_digits(str(cell.value)))
    except InvalidOperation as error:
        raise Unclear(sentence) from error
    if not found.is_finite() or abs(found) > MOST_CENTS:
        raise Unclear(sentence)
    return found


def _digits(text: str) -> str:
    """A number in words as Python reads it: "€ 1.250,50" is 1250.50, and "12,-" is 12."""
    bare = re.sub(r"[.,](--?|—|-,)$", "", _AROUND_NUMBERS.sub("", text).translate(_MINUS))
    if re.fullmatch(r"[+-]?\d{1,3}([.,])\d{3}(\1\d{3})+", bare) or re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", bare):
        return bare.replace(".", "").replace(",", "" if "," in bare and bare.count(",") > 1 else ".")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+\.\d+", bare):
        return bare.replace(",", "")
    return bare.replace(",", ".") if re.fullmatch(r"[+-]?\d*,?\d*", bare) else bare


def _cents(cell: Cell) -> int:
    thousands = isinstance(cell.value, str) and re.fullmatch(
        r"\d{1,3}[.,]\d{3}", _AROUND_NUMBERS.sub("", cell.value)
    )  # money has no third decimal
    amount = _number(cell, NO_AMOUNT) * (1000 if thousands else 1)
    cents = round(amount * 100)
    if cell.percent or not 0 <= cents <= MOST_CENTS:
        raise Unclear(NO_AMOUNT)
    return cents


def _percent(cell: Cell) -> int:
    """A percentage, written as 0.4, as 40 or as "40 %"; a bare number below 1 is a part of the whole."""
    signed = isinstance(cell.value, str) and "%" in cell.value
    bare = Cell(str(cell.value).replace("%", "")) if signed else cell
    number = _number(bare, NO_PERCENT)
    if number == 1 and not signed and not cell.percent:
        raise Unclear(ONE_OR_ALL)
    whole = number * 100 if cell.percent or (number < 1 and not signed) else number
    if not 0 <= whole <= PERCENT_MAX:
        raise Unclear(NO_PERCENT)
    return round(whole)


def _judged(cell: Cell) -> int:
    number = _number(cell, NOT_JUDGED)
    if number != int(number) or not JUDGED_MIN <= number <= JUDGED_MAX:
        raise Unclear(NOT_JUDGED)
    return int(number)


def _lift(cell: Cell) -> int:
    tenths = round(_number(cell, NO_LIFT) * 10)
    if abs(tenths) > LIFT_MAX:
        raise Unclear(NO_LIFT)
    return tenths


# --- days ------------------------------------------------------------------------------------------------------------

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 110_000
"""Days since the end of 1899 that are meant as a date: from 1927 to 2201."""

_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mrt maa maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[\s./-]+([a-z]{3,9})\.?,?[\s./-]+(\d{4}|'?\d\d)")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|'?\d\d)")
_CLOCK = re.compile(r"[t\s]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?z?$")
_WEEKDAY = re.compile(r"^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d|[a-z])")


def _day(cell: Cell) -> str:
    match cell.value:
        case bool():
            raise Unclear(NO_DATE)
        case datetime():
            return cell.value.date().isoformat()
        case date():
            return cell.value.isoformat()
        case int() | float():
            return _day_of_serial(cell.value)
    text = str(cell.value).strip().casefold()
    if len(text) > _LONGEST:
        raise Unclear(NO_DATE)
    text = _CLOCK.sub("", text)
    for found in (_day_in(text), _day_in(_WEEKDAY.sub("", text))):
        if found is not None:
            return found.isoformat()
    raise Unclear(NO_DATE)


def _day_of_serial(number: float) -> str:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise Unclear(NO_DATE)
    return (date(1899, 12, 30) + timedelta(days=int(number))).isoformat()


def _day_in(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        # The day comes first in both our languages; an American date is told by a month beyond twelve.
        return _date(found[3], found[2], found[1]) or _date(found[3], found[1], found[2])
    if found := _DAY_FIRST.fullmatch(text):
        return _date(found[3], _MONTHS.get(found[2], 0), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _date(found[3], _MONTHS.get(found[1], 0), found[2])
    return None


def _date(year: str, month: str | int, day: str) -> date | None:
    whole = int(year.lstrip("'"))
    try:
        return date(whole + 2000 if whole < 100 else whole, int(month), int(day))
    except ValueError:
        return None


# --- choices ---------------------------------------------------------------------------------------------------------

_COLOURS: Mapping[StrEnum, tuple[str, ...]] = {
    Light.GREEN: ("✓", "groen", "green"),
    Light.AMBER: ("◐", "oranje", "orange", "amber", "geel", "yellow"),
    Light.RED: ("○", "rood", "red"),
}
_NAMES: Mapping[str, list[tuple[StrEnum, str]]] = {
    "light": [*LIGHT_NAMES.items()],
    "progress": [*PROGRESS_NAMES.items()],
    "horizon": [*HORIZON_NAMES.items()],
}


def _choice(key: str, cell: Cell) -> str:
    wanted = _bare(written(cell))
    found = _known(key).get(wanted) or _known(key).get(written(cell).strip())
    if found is None:
        raise Unclear(NO_CHOICE)
    return found


def _known(key: str) -> Mapping[str, str]:
    """Every word for a choice, in both languages, with the code it stands for."""
    if key not in _words:
        _words[key] = {word: value.value for value, name in _NAMES[key] for word in _words_for(value, name) if word}
    return _words[key]


_words: dict[str, Mapping[str, str]] = {}


def _words_for(value: StrEnum, name: str) -> Iterable[str]:
    colours = _COLOURS.get(value, ())
    said = (_bare(translator(language)(name)) for language in LANGUAGES)
    return chain(said, colours, (value.value,))


def _bare(text: str) -> str:
    """The letters of a text, without the signs, lights and emoji around them."""
    letters = (c if unicodedata.category(c)[0] in "LN" else " " for c in text)
    return plain_words("".join(letters))
