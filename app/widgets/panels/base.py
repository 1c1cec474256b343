"""What every panel has: a title, a body, and a refresh that waits until the panel is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.widgets import areas, icons, style
from app.widgets.own_turn import OwnTurn

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

WIDTH = 304


class Panel(QFrame):
    """A panel beside the rail. Subclasses set `TITLE` (a msgid), fill `column` and show things in `update_now`."""

    TITLE = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.workspace = workspace
        self._stale = True
        self._behind = OwnTurn(self, self._show_behind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 8)
        self.column.setSpacing(0)
        self.header = QHBoxLayout()
        self.header.setContentsMargins(16, 10, 8, 6)
        title = QLabel(_(self.TITLE))
        title.setProperty("role", "heading")
        title.setMinimumHeight(36)
        self.header.addWidget(title, 1)
        self.column.addLayout(self.header)

    def follow(self) -> None:
        """The document has changed: shows it at once where somebody works in the panel, else behind the map's picture.

        To list what has changed takes as long as to show it on the map, and whoever drags there waits for both.
        """
        if self.isVisible() and not areas.has_keyboard(self):
            self._behind.ask()
        else:
            self.refresh()

    def catch_up(self) -> None:
        """Shows what the document holds now if it lies behind, for whoever asks what is listed."""
        if self._behind.is_pending:
            self.refresh()

    def refresh(self) -> None:
        """Shows what the document holds now, at once or as soon as the panel is seen."""
        self._behind.call_off()
        if self.isVisible():
            self._stale = False
            self.update_now()
        else:
            self._stale = True

    def update_now(self) -> None:
        """Shows what the document holds now."""

    def get_ready(self) -> bool:
        """Does some of what `update_now` would take long for, and tells whether it had to; each time in its own turn.

        Whoever shows the panel at once does without.
        """
        return False

    def select(self, ids: tuple[str, ...]) -> None:
        """Marks what is selected elsewhere, if the panel lists it."""

    def begin(self) -> None:
        """Puts the cursor where work in the panel begins, when it was called up to do something."""

    def flush(self) -> None:
        """Tells what is typed in the panel and not told yet."""

    def showEvent(self, event: QShowEvent) -> None:
        """It opens at once; what it lists, if that has changed, comes with the next picture."""
        super().showEvent(event)
        if self._stale:
            self._behind.ask()

    def _show_behind(self) -> None:
        if self.isVisible() and self.get_ready():
            self._behind.ask()
        else:
            self.refresh()


def tool(icon: str, text: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A small icon button; `text` is already in the reader's language."""
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon, style.look().ink, disabled=style.look().lines_strong))
    button.setObjectName(name)
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
