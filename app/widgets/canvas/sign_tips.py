"""What the small signs on a touchpoint or note mean, for whoever rests the pointer on it.

Only what is shown without words is told; all else can be read there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.analysis.evidence import sources_for
from app.drawing.hit_test import hit
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.names import INFLUENCE_NAMES
from app.model.open_actions import open_actions
from app.model.records import Influence, Note, Person, Record, Tag, Tagging, Touchpoint
from app.widgets.canvas.accessible_proof import proven_by

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class SignTips(QObject):
    """Answers for one canvas when the pointer has rested, unless a hand drags or somebody types."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._ground = canvas, canvas.viewport()  # asked of a view that is being deleted, it crashes
        self._ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows what is to be told there, as long as the pointer stays over that touchpoint or note."""
        if watched is not self._ground or not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        canvas, at = self._canvas, event.pos()
        group = hit(canvas.drawing, *canvas.stage.to_drawing(at.x(), at.y())) if canvas.machine.idle else None
        record = canvas.document.find(group.record_id, Record) if group is not None else None
        told = ""
        if isinstance(record, Touchpoint | Note) and not canvas.editor.active:
            proof = canvas.showing.assumptions or canvas.showing.heat
            told = "\n".join(sign_words(canvas.document, record, with_proof=proof))
        if group is not None and told:
            QToolTip.showText(event.globalPos(), told, self._ground, canvas.rect_of(group))
        else:
            QToolTip.hideText()
        return True


def sign_words(document: Document, record: Touchpoint | Note, with_proof: bool) -> Iterator[str]:
    """A line for each sign that a touchpoint or note shows; with `with_proof` also whether it was proven."""
    if isinstance(record, Touchpoint):
        yield from _of_touchpoint(document, record)
    tagged = (each for each in document.referrers(record.id) if isinstance(each, Tagging))
    names = [tag.name for each in tagged if (tag := document.find(each.tag_id, Tag)) is not None]
    if names:
        yield fill(N_("Tags: {names}"), names=", ".join(names))
    if with_proof:
        count = sources_for(document, record.id)
        yield _capital(proven_by(count)) if count else _("Assumption: nothing speaks for it yet")


def _of_touchpoint(document: Document, touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.moment_of_truth:
        yield _capital(_("moment of truth"))
    if touchpoint.brand_moment:
        yield _capital(_("brand moment"))
    owner = document.find(touchpoint.owner_id, Person)
    if owner is not None:
        yield _capital(fill(N_("owner {name}"), name=owner.name))
    if touchpoint.influence is not Influence.OWN:
        yield _capital(fill(N_("influence: {name}"), name=_(INFLUENCE_NAMES[touchpoint.influence])))
    count = len(open_actions(document, touchpoint.id))
    if count:
        yield _capital(fill(N_("actions: {count}"), count=count))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
