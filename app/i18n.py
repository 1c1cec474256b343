"""The two languages of Reiskaart: finding a text in Dutch or English.

English is the source: a msgid is the English text. `N_` marks a text where it is defined, `translator(language)` gives
the function that turns it into a language, `_` uses the language of the screen. What is in a map stays in the user's
own words and never passes here.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Callable, Mapping
from functools import cache

from app.paths import resource

LANGUAGES = ("nl", "en")
Translate = Callable[[str], str]

_screen = "nl"


def N_(msgid: str) -> str:  # noqa: N802  # the name by which translation tools know it
    """Marks `msgid` as a text to be translated where it is shown."""
    return msgid


class Bilingual(str):
    """A text from a data file, which brings its Dutch along: a msgid that no catalogue needs to know.

    It is its English, and translates like any msgid, so who shows texts need not know where they came from.
    """

    dutch: str

    def __new__(cls, texts: Mapping[str, str]) -> Bilingual:
        """The text of which `texts` has the words under "nl" and "en"."""
        made = super().__new__(cls, texts["en"])
        made.dutch = texts["nl"]
        return made

    def __getnewargs__(self) -> tuple[dict[str, str]]:  # type: ignore[override]  # a copy is made from both texts
        return ({"nl": self.dutch, "en": str(self)},)


@cache
def translator(language: str) -> Translate:
    """The function that gives a msgid in `language` ("nl" or "en"); an unknown language reads as English."""
    if language != "nl":
        return str
    known = _catalogue()
    return lambda msgid: msgid.dutch if isinstance(msgid, Bilingual) else known(msgid)


def _catalogue() -> Translate:
    try:
        with resource("translations", "nl", "reiskaart.mo").open("rb") as catalogue:
            return gettext.GNUTranslations(catalogue).gettext
    except FileNotFoundError:
        return str


def screen_language() -> str:
    """The language of the screen, "nl" or "en"."""
    return _screen


def screen_translator() -> Translate:
    """What gives texts in the language that the screen has now: another one for each language, unlike `_`."""
    return translator(_screen)


def set_screen_language(language: str) -> None:
    """Switches the language of the screen; whoever shows texts asks for them again."""
    global _screen
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _screen = language


def system_language() -> str:
    """The language that the computer is set to, as far as we speak it: Dutch, or else English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "") or (locale.getlocale()[0] or "")
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"


def _(msgid: str) -> str:
    """`msgid` in the language of the screen."""
    return translator(_screen)(msgid)


def fill(msgid: str, translate: Translate | None = None, **values: object) -> str:
    """`msgid` translated, with its named placeholders filled in; values are never read as placeholders."""
    return (translate or _)(msgid).format(**values)
