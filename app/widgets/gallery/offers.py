"""What the gallery offers: every template and sample there is and every one of the user's own, and what a search finds.

Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from app.analysis.folding import fold_text
from app.folders import templates_folder
from app.guides import templates
from app.i18n import LANGUAGES

if TYPE_CHECKING:
    from app.exchange.shelf import OwnTemplate


class Group(Enum):
    """The headings of the gallery, in its order."""

    OWN = auto()
    TEMPLATE = auto()
    SAMPLE = auto()


@dataclass(frozen=True)
class Offer:
    """One thing to begin from, by its `key`; `version` differs when what it gives does."""

    key: str
    title: str
    when: str
    group: Group
    version: str = ""
    own: OwnTemplate | None = field(default=None, compare=False)

    def words(self) -> str:
        """All that a search looks at, folded: title, when to use it, phases and trades, in every language."""
        if self.own is not None:
            return fold_text(" ".join((self.own.title, self.own.when, *self.own.phases)))
        return _words(self.key)


def offers(language: str) -> list[Offer]:
    """All there is, in the order of the gallery, in `language`."""
    own = [Offer(each.key, each.title, each.when, Group.OWN, each.digest, each) for each in _own()]
    return [*own, *shipped(language)]


def _own() -> tuple[OwnTemplate, ...]:
    """The user's own; who has none does not wait for what would read them."""
    if not templates_folder().is_dir():
        return ()
    from app.exchange.shelf import shelf

    return shelf()


def shipped(language: str) -> list[Offer]:
    """The templates and samples that come with the program."""
    return [
        Offer(name, shown.title, shown.when, group)
        for group, names in ((Group.TEMPLATE, templates.template_ids()), (Group.SAMPLE, templates.sample_ids()))
        for name in names
        if (shown := _entry(name, language))
    ]


def found(known: Iterable[Offer], typed: str) -> list[Offer]:
    """Those that hold every word that was typed; all of them for nothing."""
    wanted = fold_text(typed).split()
    return [offer for offer in known if all(word in offer.words() for word in wanted)] if wanted else list(known)


@cache
def _entry(name: str, language: str) -> templates.Entry:
    return templates.entry(name, language)


@cache
def _words(name: str) -> str:
    shown = [_entry(name, language) for language in LANGUAGES]
    return fold_text(" ".join(word for each in shown for word in (each.title, each.when, each.words, *each.phases)))
