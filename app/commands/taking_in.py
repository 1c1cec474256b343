"""`reiskaart import plan.xlsx map.reiskaart`: says what was changed in a workbook, asks, and takes it in.

Without anybody to ask, and with --yes, only that is taken in of which there is no doubt: no conflicts, no removals.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from app import landing
from app.commands.telling import printed
from app.errors import ImportFileError
from app.exchange.comeback.found import Added, Changed, Comeback, Picked
from app.exchange.comeback.telling import change_words, unread_words
from app.i18n import N_, _, fill, screen_language, screen_translator
from app.model.document import Document

if TYPE_CHECKING:
    from app.session import Session

LEFT_ALONE = N_("Left as it is here: {count}.")
NOBODY_TO_ASK = N_("There is nobody to ask here. Add --yes to take in everything of which there is no doubt.")


def run(comeback: Comeback, session: Session, options: Namespace) -> int:
    """Shows what came back and takes in what is wanted of it; gives the exit code."""
    for line in lines_of(comeback, session.document):
        print(line)
    if comeback.is_empty:
        printed(N_("Nothing was changed in the workbook."))
        return 0
    picked = comeback.without_doubt() if options.yes else asked(comeback, session.document)
    if picked.count:
        for remark in landing.take_in(session, picked, options.source.name).remarks:
            print(remark.text())
        printed(N_("Taken in: {count}."), count=picked.count)
    left = len(comeback.changed) + len(comeback.added) + len(comeback.removed) - picked.count
    if left:
        printed(LEFT_ALONE, count=left)
    return 0


def lines_of(comeback: Comeback, document: Document) -> Iterator[str]:
    """All that the workbook says, action by action."""
    yield from (remark.text() for remark in comeback.remarks)
    for _i, same in groupby(comeback.changed, key=lambda each: each.action_id):
        changes = list(same)
        yield changes[0].title
        yield from (f"  {_told(change, document)}" for change in changes)
    for added in comeback.added:
        yield fill(_newcomer(added), title=added.title)
    for removed in comeback.removed:
        text = N_("Gone from the workbook, changed here: {title}") if removed.changed else N_("Gone: {title}")
        yield fill(text, title=removed.title)
    if comeback.unread:
        yield fill(N_("Could not be read: {count}"), count=len(comeback.unread))
        yield from (f"  {line}" for line in unread_words(comeback, screen_translator()))


def _newcomer(added: Added) -> str:
    if added.deleted:
        return N_("Deleted here, changed there: {title}")
    return N_("New, or here already: {title}") if added.doubtful else N_("New: {title}")


def asked(comeback: Comeback, document: Document) -> Picked:
    """What somebody at the terminal picks: all that is clear at once, each conflict and each removal by itself."""
    if not sys.stdin.isatty():
        raise ImportFileError(NOBODY_TO_ASK)
    clear = comeback.without_doubt()
    question = fill(N_("Take in what is clear ({count})?"), count=clear.count)
    wanted = clear if clear.count and _agrees(question) else Picked()
    sure = {id(each) for each in clear.changed}
    unclear = [each for each in comeback.changed if id(each) not in sure]
    conflicts = [each for each in unclear if _agrees(_whose(each, document))]
    revived = [
        each
        for each in comeback.added
        if each.deleted and _agrees(fill(N_("Bring “{title}” back as a new action?"), title=each.title))
    ]
    doubtful = [
        each for each in comeback.added if each.doubtful and _agrees(fill(N_("Add “{title}”?"), title=each.title))
    ]
    removed = [each for each in comeback.removed if _agrees(fill(N_("Delete “{title}” here too?"), title=each.title))]
    return Picked((*wanted.changed, *conflicts), (*wanted.added, *revived, *doubtful), tuple(removed))


def _whose(change: Changed, document: Document) -> str:
    return fill(
        N_("{title}. {change}. Take what the workbook says?"), title=change.title, change=_told(change, document)
    )


def _told(change: Changed, document: Document) -> str:
    return change_words(change, document, screen_translator(), screen_language())


def _agrees(question: str) -> bool:
    """Whether the answer begins as yes does; anything else leaves things as they are."""
    answer = input(f"{question} {_(N_('[y/N]'))} ").strip().casefold()
    return answer.startswith(("y", "j"))
