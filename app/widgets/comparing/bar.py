"""The bar over a comparison: which two maps are compared, as felt by whom, and the ways to all of it and back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Id, JourneyMap
from app.widgets import icons, style
from app.widgets.comparing.chooser import Chooser, Offer

HEIGHT = 60
KEY = "Esc"

Pair = tuple[JourneyMap, JourneyMap]


class ComparingBar(QFrame):
    """Names the pair that is compared; `chosen(ids)` asks for another, `felt_by(actor_id)` for another's curves."""

    chosen = Signal(object)
    felt_by = Signal(object)
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
        self.pair = Chooser("comparing.pair", _("Maps to compare"), self, strong=True)
        self.actor = Chooser("comparing.actor", _("Whose feeling"), self)
        self.pair.chosen.connect(self.chosen)
        self.actor.chosen.connect(self.felt_by)
        row.addWidget(self.pair)
        row.addWidget(self.actor)
        row.addStretch(1)
        row.addWidget(self._make_whole())
        row.addWidget(self._make_leave())

    def show_pairs(self, pairs: Sequence[Pair], shown: Pair) -> None:
        """Offers these pairs, of which one is shown."""
        offers = [Offer(_words(pair), _ids(pair), ".".join(_ids(pair))) for pair in pairs]
        self.pair.offer(offers, _ids(shown))

    def show_actors(self, actors: Sequence[tuple[Id | None, str]], shown: Id | None) -> None:
        """Offers those who have curves, by their names; a single one is no choice."""
        self.actor.offer([Offer(name, actor_id, actor_id or "customer") for actor_id, name in actors], shown)
        self.actor.setVisible(len(actors) > 1)

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


def _ids(pair: Pair) -> tuple[Id, Id]:
    return pair[0].id, pair[1].id


def _words(pair: Pair) -> str:
    return fill(N_("{current} → {future}"), current=title_of(pair[0], _), future=title_of(pair[1], _))
