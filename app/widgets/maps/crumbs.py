"""The way down to a map that works out something of another: the maps above it, each a button that goes back there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app.i18n import N_, _, fill
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Phase, Touchpoint
from app.widgets import areas, icons, style
from app.widgets.desk import Desk

WIDEST = 128
"""Pixels that the name of one map takes at most; the rest of it is cut."""

MOST = 2
"""Maps that are named; those further up are in a menu."""

UP_KEY = "Alt+Up"
"""What goes to the map above, while nothing is selected that it moves."""

_BETWEEN, _BESIDE = 16, 10


class Crumbs(QFrame):
    """Stands before the title of the map that is shown, and is not there for a map that works out nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said: tuple[tuple[Id, str], ...] | None = None
        self._folded = False
        self._whole: list[QWidget] = []
        self._brief: list[QWidget] = []
        self.setObjectName("crumbs")
        self.setAccessibleName(_("Maps above this one"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.hide()

    def refresh(self) -> None:
        """Shows the way to the map of now."""
        way = self._desk.maps.way()
        said = tuple((whole.id, self._title_above(whole)) for whole in way)
        if said != self._said:
            self._said = said
            self._show(way)
        self.setVisible(bool(way))

    @property
    def said(self) -> tuple[tuple[Id, str], ...]:
        """What works out something here, with the titles of the maps, as they stand in the bar."""
        return self._said or ()

    def fold(self, wanted: bool) -> None:
        """Where there is little room, only the menu is left of them."""
        if wanted != self._folded:
            self._folded = wanted
            self._arrange()

    def _show(self, way: Sequence[Phase | Touchpoint]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._brief = [self._more(way), _between()] if way else []
        self._whole = [widget for whole in way[-MOST:] for widget in (self._crumb(whole), _between())]
        for widget in (*self._brief, *self._whole):
            self._row.addWidget(widget)
        self._chain()
        self._arrange()

    def _chain(self) -> None:
        """Has Tab come by as they stand: what is made later than the rest of the bar would come behind all of it."""
        before = self.previousInFocusChain() or self
        while before is not self and (self.isAncestorOf(before) or before.focusPolicy() is Qt.FocusPolicy.NoFocus):
            before = before.previousInFocusChain() or self
        for button in (*self._brief[:1], *self._whole[::2]):
            self.setTabOrder(before, button)
            before = button

    def _arrange(self) -> None:
        for widget in self._whole:
            widget.setVisible(not self._folded)
        for widget in self._brief:
            widget.setVisible(self._folded or len(self._whole) < 2 * len(self._said or ()))
        self._row.invalidate()

    def _crumb(self, whole: Phase | Touchpoint) -> QToolButton:
        title = self._title_above(whole)
        button = QToolButton()
        button.setObjectName(f"crumb.{whole.id}")
        button.setProperty("role", "crumb")
        metrics = QFontMetrics(style.font(style.LARGE))
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, WIDEST)
        button.setText(words.replace("&", "&&"))
        button.setMinimumWidth(metrics.horizontalAdvance(words) + 2 * _BESIDE)
        last = whole.id == self._desk.maps.way()[-1].id
        button.setToolTip(fill(N_("Back to {title}"), title=title) + (f"  ({UP_KEY})" if last else ""))
        button.setAccessibleName(fill(N_("Back to {title}"), title=title))
        button.clicked.connect(lambda: self._go(whole.id))
        return button

    def _go(self, whole_id: Id) -> None:
        """Goes back there, along with a keyboard that was here: the button that had it goes with the map below."""
        had_keyboard = areas.has_keyboard(self)
        self._desk.reveal(whole_id, keep_panel=True)
        if had_keyboard:
            self._desk.enter_map()

    def _more(self, way: Sequence[Phase | Touchpoint]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("crumbs.more")
        button.setIcon(icons.icon("ellipsis", style.look().ink_soft))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(_("Maps above this one"))
        button.setAccessibleName(_("Maps above this one"))
        button.clicked.connect(lambda: self._offer(button, way))
        return button

    def _offer(self, button: QToolButton, way: Sequence[Phase | Touchpoint]) -> None:
        menu = QMenu(self)
        menu.setObjectName("crumbs.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for whole in way:
            action = menu.addAction(self._title_above(whole).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, i=whole.id: self._go(i))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _title_above(self, whole: Phase | Touchpoint) -> str:
        journey = self._desk.session.document.map_of(whole.id)
        return title_of(journey, _) if isinstance(journey, JourneyMap) else ""


def _between() -> QLabel:
    sign = QLabel()
    sign.setFixedWidth(_BETWEEN)
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sign.setPixmap(icons.pixmap("chevron-right", style.look().ink_faint, 16, sign.devicePixelRatioF()))
    return sign
