"""The cell for a picture: what it looks like, and buttons to add one, to take another, and to take it off.

A picture can be dropped on it too. What it shows, its note says: a screen reader reads those words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from app.drawing.measures import NOTE_RADIUS
from app.drawing.pictures import pale
from app.drawing.primitives import Box, Picture
from app.exchange.picture_child import Source
from app.exchange.raster import paint_marks, painter_on
from app.i18n import N_, _, fill
from app.model.edits import set_picture
from app.model.names import title_of
from app.model.picture import shape
from app.widgets import style
from app.widgets.inspector.cells import Cell
from app.widgets.pictures.gallery import gallery_of
from app.widgets.pictures.intake import Taken, take
from app.widgets.pictures.sources import choose_pictures, has_pictures, pictures_in

WIDEST, HIGHEST = 264.0, 160.0


class PictureCell(Cell):
    """The picture of a note, a touchpoint or a persona."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._preview = QLabel()
        self._preview.setObjectName(f"{self.record.KIND}.{self.row.field}.preview")
        self.choose = self._button("choose")
        self.remove = self._button("remove")
        self.name_field(self.choose)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.remove.setText(_("Remove"))
        self.remove.setAccessibleName(_("Remove picture"))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.choose)
        self._row.addWidget(self.remove)
        self._row.addStretch(1)
        self.column.addWidget(self._preview)
        self.column.addLayout(self._row)
        self.setAcceptDrops(True)
        self._gallery = gallery_of(self.workspace.session)
        self._gallery.arrived.connect(self._on_arrived)
        self.refresh()

    def refresh(self) -> None:
        known = bool(self._name)
        self.choose.setText(_("Replace…") if known else _("Add picture…"))
        self.choose.setAccessibleName(_("Replace picture") if known else _("Add picture"))
        self.remove.setVisible(known)
        self._preview.setVisible(known)
        if known:
            self._preview.setAccessibleName(fill(N_("Picture: {title}"), title=title_of(self.record, _)))
            self._preview.setPixmap(self._drawn())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(pictures_in(event.mimeData())[:1])

    @property
    def _name(self) -> str:
        return str(getattr(self.record, self.row.field))

    def _on_arrived(self, name: str) -> None:
        if self.record_id in self.document.records and name == self._name:
            self._preview.setPixmap(self._drawn())

    def _drawn(self) -> QPixmap:
        """The whole picture, as large as there is room for."""
        look, ratio = style.look(), self.devicePixelRatioF()
        width, height = shape(self._name)
        scale = min(WIDEST / width, HIGHEST / height)
        w, h = max(1.0, width * scale), max(1.0, height * scale)
        pixmap = QPixmap(QSize(round(w * ratio), round(h * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = painter_on(pixmap, ratio)
        mark = Picture(Box(0, 0, w, h), self._name, pale(look.sunken, look), NOTE_RADIUS, NOTE_RADIUS)
        paint_marks(painter, (mark,), self._gallery.image)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _choose(self) -> None:
        self._take(choose_pictures(self, many=False))

    def _remove(self) -> None:
        self.workspace.run(lambda document: set_picture(document, self.record_id, ""))
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, sources: Sequence[Source]) -> None:
        canvas = self.workspace.canvas
        take(canvas, self.workspace.session, canvas.door, sources, self._use)

    def _use(self, taken: Sequence[Taken]) -> None:
        self.workspace.run(lambda document: set_picture(document, self.record_id, taken[0].name))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{self.record.KIND}.{self.row.field}.{name}")
        button.setProperty("role", "plain")
        return button
