"""The card of a map that was open before: its picture, whether it is pinned or gone, and a menu of what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QInputDevice
from PySide6.QtWidgets import QMenu, QToolButton

from app.folders import maps_folder
from app.i18n import N_, _, fill
from app.widgets import cards, file_names, icons, recent_maps, style, words
from app.widgets.cards import Card
from app.widgets.long_press import LongPress

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_PIN = 48  # a target for a finger; what is seen of it is smaller
_Doing = tuple[str, str, str, Callable[[], object]]


class RecentCard(Card):
    """A map to go on with."""

    def __init__(self, window: MainWindow, path: Path, number: int) -> None:
        self.path = path
        self.gone = not path.exists()
        super().__init__(str(path), path.stem, _place_and_day(path))
        self._window = window
        self._pinned = str(path) in window.settings.pinned
        self._over = False
        self.setObjectName(f"recent.{number}")
        self.setToolTip(str(path))
        self.dimmed = self.gone
        self.clicked.connect(partial(recent_maps.go_on, window, path))
        self.pin_button = self._make_pin(number)
        self._menu_press = LongPress(self, self.open_menu)
        self._show_pin()

    def open_menu(self, place: QPoint) -> None:
        """Opens the menu of the card at a place on it."""
        menu = QMenu(self)
        menu.setObjectName("recent.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, icon, todo in self._doings():
            action = menu.addAction(icons.icon(icon, style.look().ink), text)
            action.setObjectName(f"recent.{name}")
            action.triggered.connect(todo)
        menu.popup(self.mapToGlobal(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.open_menu(self.rect().center() if by_key else event.pos())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._over = True
        self._show_pin()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = False
        self._show_pin()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_pin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_pin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._show_pin()
        return super().eventFilter(watched, event)

    # --- what can be done ----------------------------------------------------------------------------------------

    def _doings(self) -> Iterator[_Doing]:
        """The rows of the menu: name, words, icon, and what is done."""
        window, path = self._window, self.path
        if self.gone:
            yield "locate", _("Look for it…"), "folder-search", partial(recent_maps.locate, window, path)
        else:
            yield "open", _("Open"), "folder-open", partial(recent_maps.go_on, window, path)
            yield "pin", self._pin_text(), self._pin_icon(), self._toggle_pin
            yield "show", _("Show in folder"), "external-link", partial(file_names.show_in_folder, path)
            yield "move", _("Rename or move…"), "pencil", partial(recent_maps.move, window, path)
        yield "forget", _("Take off the list"), "x", partial(recent_maps.forget, window, path)

    def _toggle_pin(self) -> None:
        recent_maps.pin(self._window, self.path, not self._pinned)

    # --- the pin -------------------------------------------------------------------------------------------------

    def _make_pin(self, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"recent.{number}.pin")
        button.setProperty("role", "onCard")
        button.setCheckable(True)
        button.setChecked(self._pinned)
        button.setIcon(icons.icon("pin", style.look().ink_soft, checked=style.look().accent))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(self._pin_text())
        button.setAccessibleName(fill(N_("Keep “{title}” in front"), title=self.text()))
        button.setGeometry(QRect(cards.WIDTH - _PIN + cards.RING, cards.RING, _PIN, _PIN))
        button.clicked.connect(self._toggle_pin)
        button.installEventFilter(self)
        return button

    def _show_pin(self) -> None:
        """Always where it is down or fingers are used, else where the mouse or the keyboard is."""
        here = self._over or self.hasFocus() or self.pin_button.hasFocus() or has_touch_screen()
        self.pin_button.setVisible(self._pinned or (here and not self.gone))

    def _pin_text(self) -> str:
        return _("Do not keep in front") if self._pinned else _("Keep in front")

    def _pin_icon(self) -> str:
        return "pin-off" if self._pinned else "pin"


def has_touch_screen() -> bool:
    """Whether fingers are used here, which never hover."""
    return any(device.type() is QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())


def _place_and_day(path: Path) -> str:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()
    except OSError:
        return fill(N_("No longer in {folder}"), folder=path.parent.name)
    if path.parent == maps_folder():
        return words.day(changed)
    return " · ".join((words.day(changed), fill(N_("In the folder {folder}"), folder=path.parent.name)))
