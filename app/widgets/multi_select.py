"""The multi-select button: for fingers what Shift is for a mouse. It comes when a finger has touched the map.

While it is on, taps add to the selection and a finger on open ground draws a lasso.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton

from app.i18n import N_, _
from app.widgets import icons
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.gestures.contact import Device
from app.widgets.overlays import Corner
from app.widgets.style import look

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

SIDE = 48
"""Pixels from top to bottom."""


def offer(workspace: Workspace) -> None:
    """Has the button come when a finger touches the map, and go when the mouse is used."""
    canvas = workspace.canvas

    def show(device: Device) -> None:
        button = workspace.findChild(MultiSelect)
        if button is None and device is Device.FINGER:
            button = MultiSelect(canvas)
            workspace.overlays.add(button, Corner.BOTTOM)
        if button is not None and device is not Device.PEN:
            button.setVisible(device is Device.FINGER)

    canvas.pointers.used.connect(show)


class MultiSelect(QPushButton):
    """A button over the map that turns the canvas's adding mode on and off."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setObjectName("multi_select")
        self.setProperty("role", "round")
        self.setCheckable(True)
        self.setMinimumHeight(SIDE)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._switch)
        self.dress()
        self.hide()

    def sizeHint(self) -> QSize:
        """As large as its words and a finger need."""
        return QSize(super().sizeHint().width(), SIDE)

    def dress(self) -> None:
        """Wears the theme and language of now."""
        theme = look()
        self.setIcon(icons.icon("lasso-select", theme.ink, checked=theme.accent_ink))
        self.setText(f" {_(N_('Select several'))}")  # a little further from its sign than Qt puts it
        self.setAccessibleName(_(N_("Select several")))
        self.setToolTip(_(N_("Select several: tap one after another, or draw around them")))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme and the language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.dress()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it is off: nothing adds to the selection unseen."""
        super().hideEvent(event)
        self.setChecked(False)

    def _switch(self, on: bool) -> None:
        self._canvas.adding_mode = on
