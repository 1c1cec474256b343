"""The map as it was after any step of its history: worked out from the present, and never stored."""

from __future__ import annotations

import logging

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.storage.step import About
from app.model.storage.store import UNREADABLE, Store

_log = logging.getLogger(__name__)
LOST_STEP = N_("This step can no longer be taken, because the file has lost it. Your map itself is whole.")


def between(store: Store, now: int, then: int) -> Change:
    """The change that leads from the map after step `now` to the map after step `then`, in either direction, as one.

    Raises DocumentError when the file has lost a step on the way.
    """
    first, last = sorted((now, then))
    try:
        forward = Change.chain(store.changes(first + 1, last))
    except UNREADABLE as error:
        _log.warning("a step of history is unusable: %s", type(error).__name__)
        raise DocumentError(LOST_STEP) from error
    return forward if then > now else forward.inverse()


class Timeline:
    """The map at other moments. The last one asked for is kept, so that walking on from there costs one step each."""

    def __init__(self) -> None:
        self._seen: tuple[int, int, Document] | None = None

    def state_at(self, seq: int, store: Store, document: Document, about: About) -> Document:
        """The map after step `seq`, where `document` is the map now and `about` what its file says of itself.

        Raises DocumentError when the file has lost a step on the way.
        """
        if self._seen is None or self._seen[0] != about.revision:
            self._seen = (about.revision, about.cursor, document)
        _, known, state = self._seen
        if abs(about.cursor - seq) < abs(known - seq):
            known, state = about.cursor, document
        try:
            state = state.after(between(store, known, seq))
        except ValueError as error:
            raise DocumentError(LOST_STEP) from error
        self._seen = (about.revision, seq, state)
        return state
