"""Comparing a map with its future: over the canvas, with the pair at the top and what differs at the side.

It follows every edit while it is seen. What goes to the map of now, such as picking something in a panel, closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.analysis.comparison import Comparison, compare
from app.analysis.emotion import actors
from app.i18n import N_, _, fill
from app.model.hierarchy import pair_of, pairs
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Persona
from app.session import Changed, Event
from app.widgets import style, words
from app.widgets.canvas.canvas import Canvas
from app.widgets.comparing.bar import ComparingBar
from app.widgets.comparing.differences import Differences
from app.widgets.comparing.view import ComparisonView
from app.widgets.desk import Desk
from app.widgets.over_canvas import OverCanvas

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

_RESIZED_MS = 120


def comparing_of(workspace: Workspace) -> Comparing:
    """What compares the maps of an open file, made when it is first wanted."""
    known = workspace.findChild(Comparing)
    if known is None:
        known = Comparing(workspace, workspace.canvas)
        known.ended.connect(workspace.window_.actions_.refresh_soon)
    return known


class Comparing(OverCanvas):
    """Shows one pair of a desk's maps at a time."""

    ZOOMS = True

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(desk, canvas)
        self.setObjectName("comparing")
        self._pair: tuple[Id, Id] | None = None
        self._zoom = canvas.zoom
        self._actor: Id | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._fill()
        self._resizing = QTimer(self)
        self._resizing.setSingleShot(True)
        self._resizing.setInterval(_RESIZED_MS)
        self._resizing.timeout.connect(self._show_again)
        canvas.map_changed.connect(self.stop)
        canvas.selection_changed.connect(self._look_at_selection)
        canvas.zoom_changed.connect(self._follow_canvas)

    def toggle(self) -> None:
        """Compares the map that is shown with its origin or its future; or goes back to it."""
        if not self.stop():
            self.compare()

    def compare(self) -> None:
        """Compares the map that is shown with its origin or its future, if it has either."""
        pair = pair_of(self._desk.session.document, self._desk.journey.id)
        if pair is None:
            return
        self.begin()
        self._unsubscribe = self._desk.session.subscribe(self._on_event)
        self.show()
        self._column.activate()
        self._actor = None
        self.show_pair((pair[0].id, pair[1].id))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pair(self, ids: tuple[Id, Id]) -> None:
        """Compares two maps, the one of today first, the picture as it begins."""
        self._pair = ids
        comparison = self._show()
        if comparison is not None:
            self.view.show_picked(None)
            self.view.show_start()
            self._announce(comparison)

    def show_actor(self, actor_id: Id | None) -> None:
        """Compares how somebody feels; None is the customer whom the maps are about."""
        self._actor = actor_id
        comparison = self._show()
        if comparison is not None:
            self._announce(comparison)

    def left(self) -> None:
        """Nothing is followed any more."""
        self._unsubscribe()
        self._pair = None

    def rebuild(self) -> None:
        """Is made anew in the language and theme of now, and shows what it showed."""
        place = self.view.place()
        for part in (self.bar, self._body):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._fill()
        self._column.activate()
        self._show()
        self.view.show_place(place)

    def _fill(self) -> None:
        self.bar = ComparingBar(self)
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.view = ComparisonView(style.look().name, self._body)
        self.side = Differences(self._body)
        row.addWidget(self.view, 1)
        row.addWidget(self.side)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._body, 1)
        self.bar.leave.connect(self.stop)
        self.bar.whole.connect(self._show_whole)
        self.bar.chosen.connect(self.show_pair)
        self.bar.felt_by.connect(self.show_actor)
        self.view.pressed.connect(self._on_pressed)
        self.side.picked.connect(self.view.show_picked)
        self.side.wanted.connect(self._go_to)

    def _show(self) -> Comparison | None:
        """Shows the pair as it is now, or another one when it is there no more; without any, it ends."""
        document = self._desk.session.document
        known = pairs(document)
        shown = next((pair for pair in known if (pair[0].id, pair[1].id) == self._pair), None)
        if shown is None:
            shown = pair_of(document, self._desk.journey.id)
        if shown is None:
            self.stop()
            return None
        self._pair = (shown[0].id, shown[1].id)
        felt = self._felt(shown)
        if self._actor not in dict(felt):
            self._actor = None
        comparison = compare(document, *self._pair, self._actor)
        self.bar.show_pairs(known, shown)
        self.bar.show_actors(felt, self._actor)
        self.view.show_comparison(comparison)
        self.view.setAccessibleName(_sentence(comparison))
        self.side.show_comparison(comparison, document)
        return comparison

    def _felt(self, pair: tuple[JourneyMap, JourneyMap]) -> list[tuple[Id | None, str]]:
        """Who has a curve on either map, with their names; the customer comes first, and always."""
        document, customer = self._desk.session.document, pair[1].persona_id or pair[0].persona_id
        persona = document.find(customer, Persona)
        felt = {None, *actors(document, pair[0].id), *actors(document, pair[1].id)}
        others = [person for person in (*document.personas(), *document.persons()) if person.id in felt]
        return [(None, title_of(persona, _) if persona else _("Customer")), *((p.id, title_of(p, _)) for p in others)]

    def _show_again(self) -> None:
        if self.active:
            self._show()

    def _show_whole(self) -> None:
        self.view.camera.fit(self.view.whole)

    def _announce(self, comparison: Comparison) -> None:
        said = _sentence(comparison)
        self.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _on_pressed(self, record_id: Id) -> None:
        self.side.pick(record_id)
        self.view.show_picked(record_id)

    def _go_to(self, record_id: Id) -> None:
        """Goes to a touchpoint or phase on the map where it is."""
        self.stop()
        self._desk.reveal(record_id)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed):
            self._show_again()

    def _look_at_selection(self) -> None:
        """Something on the map of now was gone to."""
        if self.active and self._canvas.selected_ids():
            self.stop()

    def _follow_canvas(self, zoom: float) -> None:
        """The commands that zoom know the map of now only; what is looked at goes along."""
        if self.active:
            self.view.camera.zoom_by(zoom / self._zoom)
        self._zoom = zoom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the width that there is, once it stays."""
        super().resizeEvent(event)
        self._resizing.start()


def _sentence(comparison: Comparison) -> str:
    """What is compared, and what it comes to."""
    titles = (title_of(comparison.current, _), title_of(comparison.future, _))
    said = fill(N_("Comparison of “{current}” with “{future}”"), current=titles[0], future=titles[1])
    old, new = comparison.before.average, comparison.after.average
    if old is None or new is None:
        return said
    return f"{said}. " + fill(N_("On average {old}, will be {new}"), old=words.score(old), new=words.score(new))
