"""The card below the list of moments: what else can be done with the one that is picked.

A version is deleted for good, so the card asks first; nothing else here does.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.widgets.inspector.cells import label

Todo = Callable[[], object]


class MomentCard(QFrame):
    """Words and buttons, hidden while nothing is picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("history.card")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self.words: QLabel = label("", "soft")
        self.words.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self.words)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)
        self._buttons: list[QPushButton] = []
        self.hide()

    def offer_for_version(self, name: str, rename: Todo | None, delete: Todo) -> None:
        """Offers to rename a version, where it can be, and to delete it."""
        self._say(name)
        choices = [("history.rename", _("Rename"), "plain", rename)] if rename else []
        ask = ("history.delete", _("Delete"), "danger", lambda: self._ask(name, rename, delete))
        self._offer([*choices, ask])

    def offer_to_go(self, back: bool, go: Todo) -> None:
        """Offers to take back all steps after the picked one, or to take all up to it again."""
        self._say("")
        self._offer([("history.go", _("Undo to here") if back else _("Redo to here"), "plain", go)])

    def offer_nothing(self) -> None:
        """Hides."""
        self.hide()

    def _ask(self, name: str, rename: Todo | None, delete: Todo) -> None:
        self._say(fill(N_("Delete “{name}”? This cannot be undone. The map itself stays as it is."), name=name))
        keep = ("history.keep", _("Keep"), "plain", lambda: self.offer_for_version(name, rename, delete))
        self._offer([keep, ("history.delete_now", _("Delete"), "danger", delete)])
        self._buttons[0].setFocus()

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def _offer(self, choices: list[tuple[str, str, str, Todo]]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [_button(*choice) for choice in choices]
        for button in self._buttons:
            self._row.addWidget(button, 1)
        self.show()


def _button(name: str, text: str, role: str, todo: Todo) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("role", role)
    button.setProperty("tall", True)
    button.clicked.connect(lambda _checked: todo())
    return button
