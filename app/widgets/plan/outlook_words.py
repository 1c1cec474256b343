"""What the plan does to the curve, in words: the lowest point and the end, now and then."""

from __future__ import annotations

from app.analysis.emotion import Moment
from app.analysis.plan.outlook import PlanChoice, outlook
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Id, Touchpoint
from app.widgets import words


def said(document: Document, map_id: Id, choice: PlanChoice) -> str:
    """How the lowest point and the end would be with these actions, and how they are now."""
    found = outlook(document, map_id, choice)
    if not found.moves or found.lowest is None or found.end is None:
        return _("These actions lift no touchpoint of this map: say in an action how much better customers will feel.")
    low, low_then = found.lowest
    end, end_then = found.end
    before, after = (shorten(title_of(document.get(each.touchpoint_id, Touchpoint), _)) for each in found.lowest)
    lowest = N_("Lowest point: {now} becomes {then}, at “{title}”.")
    if low.touchpoint_id != low_then.touchpoint_id:
        lowest = N_("Lowest point: {now} at “{before}”; after the plan {then}, at “{title}”.")
    stays = N_("End: stays {now}.") if end.score == end_then.score else N_("End: {now} becomes {then}.")
    return " ".join(
        (
            fill(lowest, now=_score(low), then=_score(low_then), before=before, title=after),
            fill(stays, now=_score(end), then=_score(end_then)),
        )
    )


def _score(moment: Moment) -> str:
    return words.score(round(moment.score * 10))
