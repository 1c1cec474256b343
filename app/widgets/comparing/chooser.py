"""A quiet button in a bar that says what is shown, with a menu of what can be shown instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from app.widgets import icons, style


@dataclass(frozen=True)
class Offer:
    """One thing that can be shown: what it is called, what it stands for, and a name for outside scripts."""

    text: str
    value: object
    name: str


class Chooser(QToolButton):
    """`chosen(value)` asks to show something else. `about` says to a screen reader what is chosen here."""

    chosen = Signal(object)

    def __init__(self, name: str, about: str, parent: QWidget, strong: bool = False) -> None:
        super().__init__(parent)
        self._about = about
        self.setObjectName(name)
        self.setIcon(icons.icon("chevron-down", style.look().ink))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow follows the words
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(style.font(style.LARGE, semibold=True) if strong else style.font(style.BASE))
        menu = QMenu(self)
        menu.setObjectName(f"{name}.menu")
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(menu)
        self._group = QActionGroup(self)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def offer(self, offers: Sequence[Offer], shown: object) -> None:
        """Offers these, of which the one that stands for `shown` is seen."""
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self.menu().clear()
        for each in offers:
            self.menu().addAction(self._entry(each, each.value == shown))
        text = next((each.text for each in offers if each.value == shown), "")
        self.setText(text.replace("&", "&&"))
        self.setToolTip(f"{self._about}: {text}")
        self.setAccessibleName(f"{self._about}: {text}")

    def _entry(self, offer: Offer, shown: bool) -> QAction:
        action = QAction(offer.text.replace("&", "&&"), self._group)
        action.setObjectName(f"{self.objectName()}.{offer.name}")
        action.setData(offer.value)
        action.setCheckable(True)
        action.setChecked(shown)
        return action
