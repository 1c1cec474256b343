"""The cards of the export dialog: one for each format, to be ticked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout

from app.i18n import N_
from app.widgets import icons, style
from app.widgets.inspector.cells import label

FORMATS = {
    "pdf": ("PDF", N_("To show, send and print"), "file-text"),
    "excel": ("Excel", N_("The roadmap, to work on"), "file-spreadsheet"),
    "powerpoint": ("PowerPoint", N_("Slides, to tell it with"), "presentation"),
    "png": ("PNG", N_("A picture for slides"), "file-image"),
    "svg": ("SVG", N_("A drawing for designers"), "image"),
    "html": ("HTML", N_("A page for any browser"), "globe"),
    "json": ("JSON", N_("Everything, for programs"), "braces"),
}
"""What the card of each format says: its name, what it is good for, and an icon."""


class FormatCard(QToolButton):
    """A format that can be ticked."""

    def __init__(self, name: str, purpose: str, icon: str) -> None:
        super().__init__()
        theme = style.look()
        self.setProperty("role", "format")
        self.setCheckable(True)
        self.setAccessibleName(f"{name}: {purpose}")
        self.setFixedSize(QSize(136, 116))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, theme.ink, 24, self.devicePixelRatioF()))
        parts = (sign, label(name, "strong"), label(purpose, "small"))
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        column.addStretch(1)
