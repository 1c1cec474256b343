"""The legend of the heat view: what its papers mean, how much of the map is proven, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from app.drawing import heat
from app.drawing.drawing import drawing_of
from app.drawing.primitives import Group, Layer
from app.drawing.theme import Theme
from app.exchange import raster
from app.i18n import N_, _, fill
from app.widgets import icons, style
from app.widgets.canvas.canvas import Canvas

SWATCH = (28, 18)
ROOMY = 760
"""From this width of the map on, in pixels, there is room for all of it beside the minimap."""


class HeatLegend(QFrame):
    """Lies over a corner of the map while the heat view is on. `closed` asks for the map in its own colours."""

    closed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setObjectName("heatLegend")
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        self._share = _words("strong")
        row.addWidget(self._share)
        row.addSpacing(8)
        self._levels = [(sources, msgid, QLabel(), _words("small")) for sources, msgid in heat.LEVELS]
        for _sources, _msgid, swatch, words in self._levels:
            row.addWidget(swatch)
            row.addWidget(words)
            row.addSpacing(8)
        self._close = QToolButton()
        self._close.setObjectName("heatLegend.close")
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close)
        self.hide()
        self.retranslate()
        self._share.setVisible(canvas.width() >= ROOMY)
        canvas.installEventFilter(self)

    def begin(self) -> None:
        """Shows itself, and follows the map from now on."""
        self.retranslate()
        self._canvas.drawn.connect(self._count, Qt.ConnectionType.UniqueConnection)
        self._count()
        self.show()

    def end(self) -> None:
        """Goes."""
        self._canvas.drawn.disconnect(self._count)
        self.hide()

    def retranslate(self) -> None:
        """Speaks the language, and wears the colours, of now."""
        ratio = self.devicePixelRatioF()
        for sources, msgid, swatch, words in self._levels:
            swatch.setPixmap(_swatch(sources, self._canvas.theme, ratio))
            words.setText(_(msgid))
        self._close.setIcon(icons.icon("x", style.look().ink_soft))
        self._close.setToolTip(_("Back to the map’s own colours"))
        self._close.setAccessibleName(self._close.toolTip())
        self._count()

    def _count(self) -> None:
        percent = heat.shares(self._canvas.document, self._canvas.map_id).whole.percent
        told = _("Nothing to prove yet") if percent is None else fill(N_("{percent}% proven"), percent=percent)
        self._share.setText(told)
        self.setAccessibleName(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says less where the map has little room: the minimap stands in the other corner."""
        if event.type() == QEvent.Type.Resize:
            self._share.setVisible(self._canvas.width() >= ROOMY)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.retranslate()


def _words(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _swatch(sources: int, theme: Theme, ratio: float) -> QPixmap:
    """A scrap of the paper that a level is drawn on."""
    w, h = SWATCH
    group = Group("swatch", "mark", Layer.GROUND, 0, 0, w, h, heat.sheet_of(w, h, sources, theme, radius=3))
    pixmap = QPixmap.fromImage(raster.to_image(drawing_of(w, h, (group,), frozenset()), ratio, "#00000000"))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
