"""What opens beside a map: one panel at the left, the inspector at the right. It alone knows which panel is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.model.records import Id
from app.widgets import areas
from app.widgets.panels.table import PANELS
from app.widgets.uncovering import Uncovering

if TYPE_CHECKING:
    from app.widgets.inspector.panel import Inspector
    from app.widgets.panels.base import Panel
    from app.widgets.workspace import Workspace

ROOM_FOR_BOTH = 1200
"""From this width on a panel and the inspector leave enough of the map between them, in pixels."""


class Sides(QObject):
    """The panels by name and the inspector of one map, all shut at first; made, and imported, when first wanted.

    In a narrow window a panel and the inspector share one room: the one that was asked for last has it. `opened` tells
    which panel is open from now on, "" for none.
    """

    opened = Signal(str)

    def __init__(self, workspace: Workspace, body: QHBoxLayout) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._body = body
        self._panels: dict[str, Panel] = {}
        self._inspector: Inspector | None = None
        self._came_from: Panel | None = None  # where the keyboard was before it came to the inspector
        self._open = ""
        self._lent = ""  # the panel whose room the inspector has, until that goes
        self._uncovering = Uncovering(workspace)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._note_coming)

    @property
    def open(self) -> str:
        """The name of the panel that is open, or ""."""
        return self._open

    @property
    def leads(self) -> bool:
        """Whether the panel that is open leads through the map, and so stays while things are selected there."""
        return any(row.comes_back for row in PANELS if row.name == self._open)

    @property
    def made(self) -> bool:
        """Whether there is anything yet."""
        return self._inspector is not None

    @property
    def panels(self) -> dict[str, Panel]:
        """The panels, by name; none lies behind the document."""
        self.make()
        for panel in self._panels.values():
            panel.catch_up()
        return self._panels

    @property
    def panel_has_keyboard(self) -> bool:
        """Whether the keyboard is in a panel."""
        return any(map(areas.has_keyboard, self._panels.values()))

    @property
    def inspector(self) -> Inspector:
        """What shows the values of the records that are inspected."""
        return self._inspector or self.make()

    def make(self) -> Inspector:
        """Makes all of it, unless it is there, and gives the inspector."""
        from app.widgets.inspector.panel import Inspector

        if self._inspector is None:
            self._inspector = Inspector(self._workspace)
            self._panels = {row.name: row.make(self._workspace) for row in PANELS}
            for place, panel in enumerate(self._panels.values(), start=1):
                panel.hide()
                self._body.insertWidget(place, panel)
            self._body.addWidget(self._inspector)
        return self._inspector

    def take_down(self) -> list[QWidget]:
        """Forgets what was made, to be made anew when it is wanted, and gives it to be thrown away."""
        parts: list[QWidget] = [*self._panels.values(), *([self._inspector] if self._inspector else [])]
        self._inspector, self._panels, self._came_from = None, {}, None
        return parts

    def open_panel(self, name: str) -> None:
        """Opens one panel, or none for ""; a name that no panel has any more is none."""
        self._lent = ""
        self._open = name if any(row.name == name for row in PANELS) else ""
        if self._open or self.made:
            self._show_open()
        self.opened.emit(self._open)

    def choose_panel(self, name: str) -> None:
        """Opens one panel, or none for "", as somebody asked; one that leads through the map does not lie over it."""
        self.open_panel(name)
        self.uncover()

    def uncover(self) -> None:
        """Lets the map glide out from under a panel that leads through it, where there is room beside that."""
        if self.leads:
            self._uncovering.begin()

    def toggle_panel(self, name: str, entering: bool = False) -> None:
        """Opens a panel, or shuts it if it is open; `entering` gives the keyboard to what is opened."""
        self.choose_panel("" if self._open == name else name)
        if entering and self._open:
            areas.enter(self.panels[self._open])

    def enter_panel(self, name: str) -> None:
        """Gives the keyboard to a panel, which is opened if it is not open yet."""
        if self._open != name:
            self.choose_panel(name)
        areas.enter(self.panels[name])

    def call_up(self, name: str) -> None:
        """Opens a panel in order to do something in it."""
        self.choose_panel(name)
        if self._open:
            self.panels[name].begin()

    def fit(self) -> None:
        """The window has another width: the panel goes when both no longer fit."""
        if self._open and self.made and self._crowded() and self.inspector.isVisible():
            self.open_panel("")

    def refresh(self) -> None:
        """The document has changed."""
        if self.made:
            self.inspector.refresh()
            for panel in self._panels.values():
                panel.follow()

    def refresh_panels(self) -> None:
        """What the panels list has changed."""
        for panel in self._panels.values():
            panel.refresh()

    def go_back(self) -> bool:
        """Gives the keyboard from the inspector back to the panel that it came from; whether it did."""
        panel = self._came_from
        if panel is None or panel.isHidden():
            return False
        areas.enter(panel)
        return areas.has_keyboard(panel)

    def _note_coming(self, old: QWidget | None, now: QWidget | None) -> None:
        """Keeps from which part of the page the keyboard came to the inspector, whose form is whole from then on.

        A field that lets go gives it to nobody at first, and what pops up over the page has it only for a while.
        """
        inspector, page = self._inspector, self._workspace
        if inspector is None or now is None or not page.isAncestorOf(now):
            return
        if not inspector.isAncestorOf(now):
            self._came_from = None
            return
        if inspector.form is not None:
            inspector.form.fill()
        if old is not None and page.isAncestorOf(old) and not inspector.isAncestorOf(old):
            self._came_from = next((each for each in self._panels.values() if each.isAncestorOf(old)), None)

    def flush(self) -> None:
        """Tells what is typed in the inspector or a panel and not told yet."""
        if self.made:
            self.inspector.flush()
            for panel in self._panels.values():
                panel.flush()

    def inspect(self, ids: tuple[Id, ...], keep_panel: bool = False, in_turns: bool = False) -> None:
        """Shows these records in the inspector, and where the panels list them; see `Workspace.inspect`."""
        self.inspector.show_records(ids, in_turns)
        for panel in self.panels.values():
            panel.select(ids)
        if ids and self._crowded():
            self._make_way(keep_panel)
        elif not ids and self._lent and not self._open:
            self.open_panel(self._lent)

    def _make_way(self, keep_panel: bool) -> None:
        """The inspector gets the room of the open panel, unless that stays."""
        lent = self._open if self.leads else self._lent
        self.open_panel(self._open if keep_panel else "")
        self._lent = "" if self._open else lent

    def _show_open(self) -> None:
        self.make()
        for known, panel in self._panels.items():  # what lies behind comes by itself, in turns of its own
            if known != self._open:
                areas.leave(panel, self._workspace.canvas)
            panel.setVisible(known == self._open)
        self.inspector.make_room(elsewhere=bool(self._open) and self._crowded())

    def _crowded(self) -> bool:
        return self._workspace.width() < ROOM_FOR_BOTH
