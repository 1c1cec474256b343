"""New rows of a workbook that are here already: the same workbook was taken in before, and its new rows have no ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from app.exchange.comeback.columns import COLUMNS, PLACES, Holds, plain_words
from app.exchange.comeback.found import Added, Changed
from app.exchange.comeback.saying import said
from app.exchange.comeback.waits import is_new, joined, parted, title_in
from app.i18n import translator
from app.model.codec import Plain
from app.model.dependencies import needs
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action, Id

_KEYS = tuple(
    column.key
    for column in COLUMNS
    if column.key not in (*PLACES, "mends", "needs") and column.holds not in (Holds.SHOWN, Holds.ID)
)
_SAY = translator("en")
_BLANK = Action(id=Id(""), order="", title="")

Saying = tuple[Plain, ...]


class Already:
    """The actions of a document that are not among `held`, those that a workbook names by their ids.

    `titles` are those, as plain words, that none of the newcomers is.
    """

    def __init__(self, document: Document, held: Collection[Id]) -> None:
        self._document = document
        self.titles: set[str] = set()
        self._others = [action for action in document.actions() if action.id not in held]

    def among(self, added: Iterable[Added]) -> dict[str, Id]:
        """Which newcomers are here, by their references; two that say the same are two actions."""
        others: dict[Saying, list[Id]] = {}
        for action in self._others:
            others.setdefault(self._of_action(action), []).append(action.id)
        found: dict[str, Id] = {}
        for each in added:
            same = others.get(self._of_newcomer(each.values))
            if same:
                found[str(each.values["reference"])] = same.pop(0)
        taken = set(found.values())
        self.titles = {plain_words(title_of(action)) for action in self._others if action.id not in taken}
        return found

    def _of_action(self, action: Action) -> Saying:
        told = (said(key, action, self._document, _SAY) for key in _KEYS)
        titles = sorted(map(title_of, needs(self._document, action.id)))
        return (*told, action.subject_id, "\n".join(titles))

    def _of_newcomer(self, values: Mapping[str, Plain]) -> Saying:
        told = (values[key] if key in values else said(key, _BLANK, self._document, _SAY) for key in _KEYS)
        titles = sorted(map(self._title, parted(values.get("needs"))))
        return (*told, values.get("subject_id"), "\n".join(titles))

    def _title(self, reference: str) -> str:
        return title_in(reference) if is_new(reference) else title_of(self._document.get(Id(reference), Action))


def referring(changed: Iterable[Changed], here: Mapping[str, Id]) -> Iterator[Changed]:
    """The same changes, in which what is `here` goes by its id; without those that then change nothing."""
    for each in changed:
        theirs = _with_ids(each.theirs, here) if each.field == "needs" else each.theirs
        if theirs != each.ours:
            yield replace(each, theirs=theirs)


def newcomers(added: Iterable[Added], here: Mapping[str, Id]) -> Iterator[Added]:
    """Those that are not `here`, of which what is goes by its id."""
    for each in added:
        if each.values["reference"] not in here:
            needed = {"needs": _with_ids(each.values["needs"], here)} if "needs" in each.values else {}
            yield replace(each, values={**each.values, **needed})


def _with_ids(references: Plain, here: Mapping[str, Id]) -> str | None:
    return joined(here.get(each, each) for each in parted(references))
