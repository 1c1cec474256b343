"""Presenting as a mode of the window: it fills the screen with the page, and puts everything back when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.model.records import Id
from app.widgets import evidence_view
from app.widgets.presenting.page import PresentPage

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

_SETTLES_MS = 1000
"""How long a window may take to get its old size back."""

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def present(window: MainWindow, start: Id | None = None) -> None:
    """Presents the map that is open: from a phase or a touchpoint, or else from the whole map."""
    workspace = window.workspace
    if workspace is not None and window.pages.currentWidget() is workspace:
        workspace.settle_typing()
        Presentation(window, workspace, start)


class Presentation(QObject):
    """One time that a map is presented. It lives for as long as its page is shown."""

    def __init__(self, window: MainWindow, workspace: Workspace, start: Id | None) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._state = window.windowState()
        self._focus = QApplication.focusWidget()
        self._said = window.banner.isVisible()
        self._return = _Return(workspace)
        self._page = PresentPage(workspace, start, evidence_view.of(workspace).assumptions)
        self._page.left.connect(self.end)
        window.banner.hide()
        window.pages.addWidget(self._page)
        window.pages.setCurrentWidget(self._page)
        window.pages.currentChanged.connect(self._look_at_pages)
        window.installEventFilter(self)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._page.setFocus()

    def end(self) -> None:
        """Puts the window back as it was before."""
        window, page = self._window, self._page
        window.removeEventFilter(self)
        window.pages.currentChanged.disconnect(self._look_at_pages)
        window.setWindowState(self._state)
        if window.pages.currentWidget() is page:
            window.pages.setCurrentWidget(self._workspace)
            window.banner.setVisible(self._said)
            self._return.begin()
            self._give_keyboard_back()
        window.pages.removeWidget(page)
        page.end()
        page.deleteLater()
        self.deleteLater()

    def _give_keyboard_back(self) -> None:
        """To what had it, or to the map if that is gone."""
        known = self._focus if self._focus is not None and isValid(self._focus) else None
        (known or self._workspace.canvas).setFocus()

    def _look_at_pages(self) -> None:
        """Another map was opened, or this one was closed: the presentation is over."""
        if self._window.pages.currentWidget() is not self._page:
            self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing can be dropped on a presentation; a window that closes is first put back, so that it opens so."""
        if event.type() == QEvent.Type.Close:
            self.end()
        if event.type() in _DROPS:
            event.ignore()
            return True
        return False


class _Return(QObject):
    """Brings a canvas back to its place once it has its old size again: until then it may have moved the map."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._canvas = workspace.canvas
        self._size, self._place = self._canvas.size(), self._canvas.place()

    def begin(self) -> None:
        """Waits for the size, or goes there at once."""
        self._canvas.installEventFilter(self)
        QTimer.singleShot(_SETTLES_MS, self, self.deleteLater)
        if self._canvas.size() == self._size:
            self._canvas.show_place(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size() == self._size:
            QTimer.singleShot(0, self, lambda: self._canvas.show_place(self._place))
        return False
