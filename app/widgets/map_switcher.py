"""The small menu beside the map's title, there when a file holds several maps: it goes to another of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.i18n import _
from app.model.hierarchy import tree
from app.model.names import STATE_NAMES, title_of
from app.widgets import icons, style

if TYPE_CHECKING:
    from app.model.records import JourneyMap
    from app.widgets.workspace import Workspace

_DEEPER = "\N{EM SPACE}\N{EM SPACE}"
_DEEPEST = 4
"""As far as titles move to the right, so that a long chain of maps stays on the screen."""


class MapSwitcher(QToolButton):
    """A button with the maps of the file, the one that is shown ticked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName("mapSwitcher")
        self.setIcon(icons.icon("chevron-down", style.look().ink))
        self.setIconSize(QSize(20, 20))
        self.setToolTip(_("Other maps in this file"))
        self.setAccessibleName(_("Other maps in this file"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("mapSwitcher.menu")
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._go)

    def refresh(self) -> None:
        """Shows itself if there is anything to switch to."""
        self.setVisible(len(self._workspace.session.document.maps()) > 1)

    def _fill(self) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self.menu().clear()
        for branch in tree(self._workspace.session.document):
            self.menu().addAction(self._entry(branch.journey, branch.depth))

    def _entry(self, journey: JourneyMap, depth: int) -> QAction:
        words = " – ".join((title_of(journey, _), _(STATE_NAMES[journey.state])))
        action = QAction(_DEEPER * min(depth, _DEEPEST) + words.replace("&", "&&"), self._group)
        action.setObjectName(f"mapSwitcher.{journey.id}")
        action.setData(journey.id)
        action.setCheckable(True)
        action.setChecked(journey.id == self._workspace.canvas.map_id)
        return action

    def _go(self, action: QAction) -> None:
        self._workspace.show_map(action.data())
        self._workspace.canvas.setFocus()
