"""How the editor looks: where its text lies, in which ink, on which paper, and as large as it is drawn."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.drawing.primitives import Group


class Dress(NamedTuple):
    """Colours as "#RRGGBB", sizes in pixels of the view: of the letters, and from line to line."""

    ink: str
    paper: str
    family: str
    weight: int
    size: float
    line: float


def place_of_text(group: Group) -> QRectF:
    """Where the text of a group is written, from its own corner."""
    if group.text is None:
        return QRectF(8, 4, group.w - 16, group.h - 8)
    box = group.text.box
    return QRectF(box.x, box.y, box.w, box.h)


def put_on(field: QTextEdit, dress: Dress, font: QFont) -> None:
    """Dresses a field whose object name is canvas.editor; its text, cursor and steps stay as they are.

    `font` is that of the drawing, which says how letters stand beside each other.
    """
    points = dress.size * 72 / field.logicalDpiY()
    sized = QFont(font)
    sized.setPointSizeF(points)
    field.setFont(sized)
    field.setStyleSheet(
        f"QTextEdit#canvas\\.editor {{ background: {dress.paper[:7]}; color: {dress.ink}; border: 0; padding: 0;"
        f" margin: 0; font-family: '{dress.family}'; font-weight: {dress.weight}; font-size: {points:.3f}pt; }}"
    )
    form = QTextBlockFormat()
    form.setLineHeight(dress.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(field.document())
    cursor.select(QTextCursor.SelectionType.Document)
    field.blockSignals(True)
    cursor.mergeBlockFormat(form)
    field.blockSignals(False)
