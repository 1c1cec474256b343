"""The quiet menu beside the title that says what a map shows: the journey as it is, or as we want it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.i18n import _
from app.model.edits import set_fields
from app.model.names import STATE_TITLES
from app.model.records import MapState
from app.widgets import icons, style
from app.widgets.desk import Desk


class StateButton(QToolButton):
    """Names the situation that the map shows; changing it takes a choice from a menu that says what it changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("mapState")
        self.setIcon(icons.icon("chevron-down", style.look().ink_soft))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow follows the words
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(_("What this map shows"))
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        self.setMenu(self._make_menu())

    def show_value(self, state: MapState) -> None:
        """Names this state, and ticks it in the menu."""
        self.setText(_(STATE_TITLES[state]))
        self.setAccessibleName(": ".join((_("What this map shows"), self.text())))
        for action in self._group.actions():
            action.setChecked(action.data() == state)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("mapState.menu")
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.addAction(_("This map shows:")).setEnabled(False)
        for state, text in STATE_TITLES.items():
            action = QAction(_(text), self._group)
            action.setObjectName(f"mapState.{state}")
            action.setData(state)
            action.setCheckable(True)
            menu.addAction(action)
        return menu

    def _choose(self, action: QAction) -> None:
        state = MapState(action.data())
        map_id = self._desk.journey.id
        self._desk.run(lambda document: set_fields(document, map_id, state=state))
