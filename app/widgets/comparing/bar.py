"""The bar over a comparison: which two maps are compared, the way to all of the picture, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Id, JourneyMap
from app.widgets import icons, style

HEIGHT = 60
KEY = "Esc"

Pair = tuple[JourneyMap, JourneyMap]


class ComparingBar(QFrame):
    """Names the pair that is compared; `chosen(current, future)` asks for another."""

    chosen = Signal(str, str)
    whole = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparingBar")
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("git-compare", style.look().ink, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addWidget(self._make_pair())
        row.addStretch(1)
        row.addWidget(self._make_whole())
        row.addWidget(self._make_leave())

    def show_pairs(self, pairs: Sequence[Pair], shown: Pair) -> None:
        """Offers these pairs, of which one is shown."""
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self._menu.clear()
        for pair in pairs:
            self._menu.addAction(self._entry(pair, pair == shown))
        self.pair.setText(_words(shown).replace("&", "&&"))
        self.pair.setToolTip(_words(shown))
        self.pair.setAccessibleName(": ".join((_("Maps to compare"), _words(shown))))

    def _make_pair(self) -> QToolButton:
        self.pair = QToolButton(self)
        self.pair.setObjectName("comparing.pair")
        self.pair.setProperty("role", "strong")
        self.pair.setIcon(icons.icon("chevron-down", style.look().ink))
        self.pair.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.pair.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow follows the words
        self.pair.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.pair.setFont(style.font(style.LARGE, semibold=True))
        self._menu = QMenu(self.pair)
        self._menu.setObjectName("comparing.pairs")
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.pair.setMenu(self._menu)
        self._group = QActionGroup(self)
        self._group.triggered.connect(lambda action: self.chosen.emit(*action.data()))
        return self.pair

    def _make_whole(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("comparing.whole")
        button.setIcon(icons.icon("maximize", style.look().ink))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(style.target(40), style.target(40))
        button.setToolTip(_("Show all of it"))
        button.setAccessibleName(_("Show all of it"))
        button.clicked.connect(self.whole)
        return button

    def _make_leave(self) -> QPushButton:
        button = QPushButton(_("Close"), self)
        button.setObjectName("comparing.leave")
        button.setAccessibleName(_("Close"))
        button.setToolTip(f"{_('Close')}  ({KEY})")
        button.setProperty("role", "plain")
        button.setProperty("tall", True)
        button.clicked.connect(self.leave)
        return button

    def _entry(self, pair: Pair, shown: bool) -> QAction:
        action = QAction(_words(pair).replace("&", "&&"), self._group)
        ids: tuple[Id, Id] = (pair[0].id, pair[1].id)
        action.setObjectName(f"comparing.pair.{ids[0]}.{ids[1]}")
        action.setData(ids)
        action.setCheckable(True)
        action.setChecked(shown)
        return action


def _words(pair: Pair) -> str:
    return fill(N_("{current} → {future}"), current=title_of(pair[0], _), future=title_of(pair[1], _))
