"""Tells who rests the pointer on a touchpoint or note what its small signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.drawing.hit_test import hit
from app.model.records import Note, Record, Touchpoint

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class SignTips(QObject):
    """Answers for one canvas when the pointer has rested, unless a hand drags or somebody types."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._ground = canvas, canvas.viewport()  # asked of a view that is being deleted, it crashes
        self._ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows what is to be told there, as long as the pointer stays over that card; a button over it goes first."""
        if watched is not self._ground or not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        canvas, at = self._canvas, event.pos()
        if any(item.toolTip() for item in canvas.items(at)):
            return False
        group = hit(canvas.drawing, *canvas.stage.to_drawing(at.x(), at.y())) if canvas.machine.idle else None
        record = canvas.document.find(group.record_id, Record) if group is not None else None
        told = ""
        if isinstance(record, Touchpoint | Note) and not canvas.editor.active:
            from app.widgets.canvas.sign_words import sign_words  # seldom wanted, and not before

            proof = canvas.showing.assumptions or canvas.showing.heat
            told = "\n".join(sign_words(canvas.document, record, with_proof=proof))
        if group is not None and told:
            QToolTip.showText(event.globalPos(), told, self._ground, canvas.rect_of(group))
        else:
            QToolTip.hideText()
        return True
