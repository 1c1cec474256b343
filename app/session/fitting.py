"""Whether a change may be made: it was made for this document, and leaves one that can be opened again.

It looks at the records that the change touches and at those that stand by them, never at the whole document.
"""

from __future__ import annotations

from app.errors import DocumentError
from app.i18n import N_
from app.model import belonging, domain
from app.model.change import Change
from app.model.document import Document
from app.model.records import Id, JourneyMap, Record, refs


class DoesNotFit(DocumentError, ValueError):  # noqa: N818  # a sentence, like the other errors of the user's world
    """A change that was made for another state of the map, or that would break a rule that files keep.

    `detail` says for the log what is wrong; it holds no text of the user.
    """

    def __init__(self, *, detail: str) -> None:
        super().__init__(N_("The map has changed in the meantime and this change no longer fits, so it was not made."))
        self.detail = detail


def check_fits(document: Document, change: Change) -> None:
    """Raises DoesNotFit when `change` was not made for `document` as it is, or breaks a rule that files keep."""
    check_step_fits(document, change)
    _check_belonging(document, change)


def check_step_fits(document: Document, change: Change) -> None:
    """As `check_fits`, but of a step of history, which may lead back to what did not belong together.

    Such a state was there once and was mended when the file was opened; whoever undoes that may have it back.
    """
    coming: dict[Id, Record | None] = {}
    for before, after in change.pairs:
        record = before or after
        if record is None or document.records.get(record.id) != before or (after and after.id != record.id):
            raise DoesNotFit(detail="made for other records than these")
        coming[record.id] = after
    if wrong := domain.faults(after for after in coming.values() if after is not None):
        raise DoesNotFit(detail=wrong[0])
    _check_targets(document, coming)
    _check_referrers(document, change, coming)
    _check_maps(document, change)


def _check_belonging(document: Document, change: Change) -> None:
    """What came or moved must fit to what it stands by."""
    if not any(after is not None and belonging.may_break(before, after) for before, after in change.pairs):
        return
    later = document.after(change)
    for record, misfit in belonging.misfits(later, belonging.moved_by(later, change)):
        raise DoesNotFit(detail=f"a {record.KIND} does not belong: {misfit.name}")


def _check_maps(document: Document, change: Change) -> None:
    """The last map stays, unless another comes."""
    gone = {record.id for record in change.deleted if isinstance(record, JourneyMap)}
    if gone and len(gone) == len(document.maps()) and not any(isinstance(each, JourneyMap) for each in change.created):
        raise DoesNotFit(detail="no map is left")


def _check_targets(document: Document, coming: dict[Id, Record | None]) -> None:
    """What the new values point at must be there afterwards, and be of the right kind."""
    for record in filter(None, coming.values()):
        for name, ref in refs(type(record)):
            target = getattr(record, name)
            found = coming[target] if target in coming else document.records.get(target)
            if target is not None and (found is None or found.KIND not in ref.kinds):
                raise DoesNotFit(detail=f"{record.KIND}.{name} points at nothing of its kind")


def _check_referrers(document: Document, change: Change, coming: dict[Id, Record | None]) -> None:
    """Nothing that is left may still point at what goes; what the change itself touches has been looked at."""
    for before, after in change.pairs:
        if before is None or (after is not None and after.KIND == before.KIND):
            continue
        for referrer in document.referrers(before.id):
            if referrer.id not in coming:
                raise DoesNotFit(detail=f"a {referrer.KIND} points at the {before.KIND} that goes")
