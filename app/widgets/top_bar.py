"""The bar at the top: where we are, what state the map shows, that the work is safe, and the ten things people do."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.i18n import N_, _, fill
from app.model.edits import rename_map
from app.model.hierarchy import pair_of
from app.widgets import icons, style, words
from app.widgets.inspector.typing_fields import LineField
from app.widgets.map_switcher import MapSwitcher
from app.widgets.maps.crumbs import Crumbs
from app.widgets.maps.state_switch import StateSwitch
from app.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

HEIGHT = 58
LEAST, LEAST_BEHIND_CRUMBS = 240, 128
"""Pixels of the title that are always seen, also where the maps above stand before it."""


class TopBar(QFrame):
    """Home, title, state, status, undo and redo, zoom, export, and the menu of everything."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self._workspace = workspace
        self._map_id = workspace.canvas.map_id
        self._signed: tuple[str, str, int, float] | None = None
        self._fitted: tuple[object, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 0, 6, 0)
        self._row.setSpacing(4)
        self._menu = self._menu_button()
        self._row.addWidget(self._menu)
        self._row.addWidget(self._button("file.home"))
        self.crumbs = Crumbs(workspace)
        self._row.addWidget(self.crumbs)
        self._row.addWidget(self._title_field())
        self.switcher = MapSwitcher(workspace)
        self._row.addWidget(self.switcher)
        self._row.addSpacing(8)
        self.state = StateSwitch(workspace)
        self._row.addWidget(self.state)
        self.compare = self._button("view.compare")
        self._row.addWidget(self.compare)
        self._row.addSpacing(8)
        self._add_status()
        self._row.addStretch(1)
        self._row.addWidget(self._button("edit.undo"))
        self._row.addWidget(self._button("edit.redo"))
        self._row.addWidget(_rule())
        zoom_out, zoom_in = self._button("view.zoom_out"), self._button("view.zoom_in")
        self._row.addWidget(zoom_out)
        self._row.addWidget(self._zoom_button())
        self._row.addWidget(zoom_in)
        fit = self._button("view.fit_map")
        self._row.addWidget(fit)
        self._dispensable = ((zoom_out, zoom_in), (self.status,), (fit,), (self._sign,))
        self._row.addWidget(self._button("view.present"))
        self._row.addSpacing(8)
        self._row.addWidget(self._export_button())
        self.refresh()

    def refresh(self) -> None:
        """Shows the map's title and state, and how safe the work is."""
        journey = self._workspace.journey
        if journey.id != self._map_id:
            self.title.flush()  # what was typed is the title of the map that was shown until now
            self._map_id = journey.id
        self.title.show_value(journey.title)
        self.crumbs.refresh()
        self.switcher.refresh()
        self.state.show_value(journey.state)
        self.compare.setVisible(pair_of(self._workspace.session.document, journey.id) is not None)
        self.show_status()

    def show_status(self) -> None:
        """Shows how safe the work is: stored, in the user's own file, or what is wrong."""
        status = self._workspace.session.status
        short = None
        if status.problem:
            text, icon, color = _("Not saved in the file"), "triangle-alert", style.look().danger
        elif not status.safe:
            text, icon, color, short = _("Storing…"), "clock", style.look().ink_soft, ""
        elif status.saved_at is None:
            text, icon, color, short = _("Safe"), "circle-check", style.look().ink_soft, _("Safe")
        else:
            short = words.clock(status.saved_at)
            text = fill(N_("Saved {time}"), time=short)
            icon, color = "circle-check", style.look().ink_soft
        self._said = text, text if short is None else short
        self._show_sign((icon, color, 16, self.devicePixelRatioF()))
        for part in (self._sign, self.status):
            part.setToolTip(_(status.problem) if status.problem else _("Every change is kept by itself."))
        self._sign.setAccessibleName(text)
        if self._all_that_is_fitted() != self._fitted:
            self._fit()

    def open_menu(self) -> None:
        """Opens the menu of everything, as the button does, with the keyboard on its first entry."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(QPoint(0, self._menu.height())))
        QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))

    def show_zoom(self, zoom: float) -> None:
        """Shows the zoom as a percentage."""
        self.zoom.setText(f"{round(zoom * 100)}%")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_sign(self, sign: tuple[str, str, int, float]) -> None:
        if sign != self._signed:
            self._signed = sign
            self._sign.setPixmap(icons.pixmap(*sign))

    def _all_that_is_fitted(self) -> tuple[object, ...]:
        """What it depends on what has room; to find that out takes a good part of an edit, and seldom changes."""
        sizes = self.width(), self.state.sizeHint().width()
        there = (part.isHidden() for part in (self.crumbs, self.switcher, self.compare))
        return (self._said, self.title.text(), self.crumbs.said, *sizes, *there)

    def _fit(self) -> None:
        """Hides what can be missed, the least first, until all else has the room that it needs."""
        self._fitted = self._all_that_is_fitted()
        needed = (self.status, self._sign) if self._workspace.session.status.problem else ()
        self.state.setMinimumWidth(self.state.sizeHint().width())
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("400%") + 24)
        for part in chain(*self._dispensable):
            part.show()
        self.crumbs.fold(False)
        self.title.keep_at_least(LEAST_BEHIND_CRUMBS if self.crumbs.isVisibleTo(self) else LEAST)
        self._say_status(shortly=False)
        self._say_status(shortly=self._needed() + self.title.lacks_at_least() > self.width())
        for parts in self._dispensable:
            if self._needed() <= self.width():
                break
            self.crumbs.fold(parts in self._dispensable[2:])
            if self._needed() > self.width():
                for part in parts:
                    part.setVisible(part in needed)

    def _say_status(self, shortly: bool) -> None:
        """In words, or where the title has no room beside those as the time alone; the sign says the rest."""
        timed, said = "00:00" if shortly else fill(N_("Saved {time}"), time="00:00"), self._said[shortly]
        self.status.clear()  # with the same words it would go on asking for the width that it had at the least
        metrics = self.status.fontMetrics()
        room = max(map(metrics.horizontalAdvance, (timed, _("Safe"), said)))
        self.status.setMinimumWidth(room)  # as wide for each of them, so that nothing beside it moves
        self.status.setText(said)
        self.status.setAccessibleName(self._said[0])

    def _needed(self) -> int:
        """The width in which all that is shown can be read; the title may be cut."""
        self._row.invalidate()
        return self._row.sizeHint().width() - self.title.sizeHint().width() + self.title.minimumSizeHint().width()

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("menu")
        button.setIcon(icons.icon("menu", style.look().ink))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(_("All commands"))
        button.setAccessibleName(_("All commands"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._workspace.window_.actions_.menu(button))
        return button

    def _button(self, name: str) -> QToolButton:
        action = self._workspace.window_.actions_[name]
        button = QToolButton()
        button.setObjectName(f"bar.{name}")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _title_field(self) -> QWidget:
        self.title = _TitleField()
        self.title.setObjectName("mapTitle")
        self.title.setAccessibleName(_("Title of the map"))
        self.title.setPlaceholderText(_("Journey map"))
        self.title.edited.connect(self._rename)
        return self.title

    def _add_status(self) -> None:
        settling = self._workspace.window_.actions_["file.settle"]
        self._sign, self.status = StatusLabel(settling), StatusLabel(settling)
        self.status.setObjectName("status")
        self.status.setProperty("role", "small")
        self._said = "", ""  # how safe the work is, in words and as short as it can be said
        self._row.addWidget(self._sign)
        self._row.addSpacing(2)
        self._row.addWidget(self.status)

    def _zoom_button(self) -> QToolButton:
        self.zoom = QToolButton()
        self.zoom.setObjectName("zoom")
        self.zoom.setToolTip(_("Zoom to actual size"))
        self.zoom.setAccessibleName(_("Zoom to actual size"))
        action = self._workspace.window_.actions_["view.zoom_100"]
        self.zoom.clicked.connect(action.trigger)
        self.zoom.setEnabled(action.isEnabled())
        action.enabledChanged.connect(self.zoom.setEnabled)
        return self.zoom

    def _export_button(self) -> QPushButton:
        button = QPushButton(_("Export"))
        button.setObjectName("bar.file.export")
        button.setProperty("role", "primary")
        icons.beside(button, "download", style.look().accent_ink)
        button.clicked.connect(self._workspace.window_.actions_["file.export"].trigger)
        return button

    def _rename(self, title: str) -> None:
        self._workspace.run(lambda document: rename_map(document, self._map_id, title))


class _TitleField(LineField):
    """As wide as its words, as far as there is room for them."""

    MOST = 480

    def __init__(self) -> None:
        super().__init__()
        self._least = LEAST
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def keep_at_least(self, width: int) -> None:
        """Shows at least so many pixels of a long title."""
        if width != self._least:
            self._least = width
            self.updateGeometry()

    def lacks_at_least(self) -> int:
        """How much wider it would be whole than at the least."""
        return self.sizeHint().width() - self.minimumSizeHint().width()

    def elided(self) -> str:
        """The title as far as there is room for it, with a sign where it goes on."""
        room = self._inside().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows a title that is too long as it begins; with the keyboard in it, it can be scrolled."""
        if self.hasFocus() or self.elided() == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().text().color())
        painter.drawText(self._inside(), align, self.elided())

    def _inside(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).adjusted(2, 0, -2, 0)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        needed = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText()) + 32
        return QSize(max(120, min(needed, self.MOST)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedSize(9, 24)
    line.setProperty("role", "divider")
    return line
