"""The field in which the gallery is searched: it filters at once, and the arrow down leads to what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.i18n import _
from app.widgets import icons, style

WIDTH = 320
_ICON = 18


class SearchField(QLineEdit):
    """`down` for the arrow, `entered` for Enter. It takes typing back, and only where that was the last thing done."""

    down = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gallery.search")
        self.setPlaceholderText(_("Search by name, use or phase"))
        self.setAccessibleName(_("Search the templates"))
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(style.target(38))
        self._typed_last = True
        self.textEdited.connect(self._on_typed)
        self._clear = QToolButton(self)
        self._clear.setObjectName("gallery.search.clear")
        self._clear.setAccessibleName(_("Clear the search"))
        self._clear.setToolTip(_("Clear the search"))
        self._clear.setIcon(icons.icon("x", style.look().ink_soft))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setTextMargins(_ICON + 4, 0, _ICON + 8, 0)

    def let_undo_pass(self) -> None:
        """Something was done beside it: until somebody types here again, Ctrl+Z is for whoever holds this field."""
        self._typed_last = False

    def _on_typed(self) -> None:
        self._typed_last = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height()
        self._clear.setGeometry(self.width() - side, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sign = icons.pixmap("search", style.look().ink_soft, _ICON, self.devicePixelRatioF())
        QPainter(self).drawPixmap(10, (self.height() - _ICON) // 2, sign)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed goes on behind what stands there: it may have come from a card."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self._typed_last:
            event.ignore()
        else:
            super().keyPressEvent(event)
