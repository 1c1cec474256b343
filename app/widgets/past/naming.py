"""The field in which a version gets its name: over the map, filled with a proposal, gone at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.model.text import one_line
from app.session import MAX_NAME
from app.widgets import style

WIDTH = 400


class NameField(QFrame):
    """Asks for a name. `begin` opens it; Enter gives the name, Esc and leaving it give none."""

    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("naming")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._give: Callable[[str], object] = lambda name: None
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._question = QLabel()
        self._question.setProperty("role", "strong")
        column.addWidget(self._question)
        column.addLayout(self._make_row())
        self.hide()

    def begin(self, question: str, proposal: str, action: str, give: Callable[[str], object]) -> None:
        """Asks `question`, with `proposal` selected and `action` on the button; `give` gets the name."""
        self._give = give
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(proposal)
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Goes, with no name given."""
        if self.isVisible():
            self.hide()
            self.gone.emit()

    def _make_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = QLineEdit()
        self.field.setObjectName("naming.field")
        self.field.setMaxLength(MAX_NAME)
        self.field.setFont(style.font(style.LARGE))
        self.field.textChanged.connect(self._weigh)
        self.button = QPushButton()
        self.button.setObjectName("naming.done")
        self.button.setProperty("role", "primary")
        self.button.setProperty("tall", True)
        self.button.clicked.connect(self._done)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        return row

    def _weigh(self, text: str) -> None:
        self.button.setEnabled(bool(one_line(text)))

    def _done(self) -> None:
        name = self.field.text()
        if one_line(name):
            self.leave()
            self._give(name)

    # --- events --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the name, Esc leaves; no key goes on to the map beneath."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps clicks from the map beneath."""
