"""The words of the workbook in one language: how values are called in its drop-downs, and how dates are written.

A word is looked up here both for a cell and for the list it can be chosen from, so that the two are always equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import chain

from app.exchange.typeset import score
from app.i18n import N_, Translate, translator
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES
from app.model.records import Light

_NAMES: Mapping[StrEnum, str] = dict(chain(LIGHT_NAMES.items(), PROGRESS_NAMES.items(), HORIZON_NAMES.items()))

SIGNS: Mapping[StrEnum, str] = {Light.GREEN: "✓", Light.AMBER: "◐", Light.RED: "○"}
"""What tells a light without its colour."""

SCALE = (1, 2, 3, 4, 5)
"""Impact and effort."""

_LOCALES = {"nl": ("nl-NL", "[$-413]"), "en": ("en-GB", "[$-809]")}


class Words:
    """What the workbook says, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.say: Translate = translator(language)
        self.locale, self._marker = _LOCALES.get(language, _LOCALES["en"])
        self.day = f"{self._marker}d mmm yyyy"
        self.month = f"{self._marker}mmm yyyy"
        self.late_day = f'{self._marker}"! "d mmm yyyy'  # LibreOffice knows the language in front only
        self.short_day = f"{self._marker}d mmm yy"

    def __call__(self, msgid: str, **values: object) -> str:
        """A text in this language, with its placeholders filled in."""
        return self.say(msgid).format(**values)

    def value(self, value: StrEnum) -> str:
        """How a value is called, after the sign it has, if it has one."""
        return f"{SIGNS[value]} {self.say(_NAMES[value])}" if value in SIGNS else self.say(_NAMES[value])

    def values(self, kind: type[StrEnum]) -> list[str]:
        """How all values of a kind are called, in order."""
        return [self.value(value) for value in kind]

    def if_so(self, is_so: bool) -> str:
        """A yes, or nothing."""
        return self.say(N_("Yes")) if is_so else ""

    def judged(self, answer: bool | None) -> str:
        """Yes or no, or nothing where that is not judged yet."""
        return "" if answer is None else self.say(N_("Yes") if answer else N_("No"))

    def score(self, tenths: int) -> str:
        """A score with its sign, where it stands in a text."""
        return score(tenths, self.language)

    def dated(self, prefix: str) -> str:
        """The format of a date behind the words `prefix`."""
        quoted = prefix.replace('"', "")
        return f'{self._marker}"{quoted} "d mmmm yyyy'
