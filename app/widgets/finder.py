"""Finding in an open map: what the find bar asks, searched, marked and faded on the canvas, and gone to.

It follows the map while it changes. The keyboard stays where it is, whatever is gone to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRectF, QTimer

from app.analysis.filtering import faded
from app.analysis.finding import Finding
from app.analysis.search import Hit
from app.analysis.uses import is_named_at_touchpoints, place_to_show, touchpoints_naming
from app.drawing.primitives import Group
from app.i18n import N_, _, fill, screen_language, translator
from app.model.edits import set_fields
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import Channel, Id
from app.session import Changed, Event
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.fading import Fading
from app.widgets.canvas.markers import Markers
from app.widgets.desk import Desk
from app.widgets.find_bar import FindBar
from app.widgets.find_words import Offer, Where, count_of, is_shown, where_is
from app.widgets.overlays import Corner

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

LONGEST_PROPOSED = 80
"""Characters of selected text that are still taken for something to find."""


class FindDesk(Desk, Protocol):
    """A desk whose inspector can be asked for a field."""

    def go_to_field(self, record_id: Id, field: str) -> None:
        """Goes to a record and puts the cursor in one of its fields."""


def finder_of(workspace: Workspace) -> Finder:
    """The finder of an open map, made when it is first wanted."""
    known = workspace.findChild(Finder)
    if known is not None:
        return known
    finder = Finder(workspace, workspace.canvas, workspace)
    workspace.overlays.add(finder.bar, Corner.TOP_RIGHT)
    return finder


class Finder(QObject):
    """Searches one open map for what its bar asks."""

    def __init__(self, desk: FindDesk, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._canvas = desk, canvas
        self._language = screen_language()
        self._finding = Finding(desk.session.document, translator(self._language))
        self._markers, self._fading = Markers(canvas), Fading(canvas)
        self._seen = False  # whether the hit that is looked at has been brought into view
        self._where = Where()
        self._stale = QTimer(self)  # an edit never waits for what it changes in a search
        self._stale.setSingleShot(True)
        self._stale.setInterval(0)
        self._stale.timeout.connect(self._catch_up)
        self.bar = FindBar(canvas)
        self.bar.asked.connect(self._ask)
        self.bar.stepped.connect(self.step)
        self.bar.offer_taken.connect(self._take_offer)
        self.bar.gone.connect(self._leave)
        canvas.drawn.connect(self._on_drawn)
        canvas.map_changed.connect(self._on_map)
        self.destroyed.connect(desk.session.subscribe(self._on_event))

    # --- what can be done ----------------------------------------------------------------------------------------

    def open(self) -> None:
        """Opens the bar, with the text that is selected in a note as what to find."""
        proposed = self._proposed()
        self._offer_filters()
        was_open = self.bar.isVisible()
        self.bar.open(proposed)
        if not was_open:
            self._ask()

    def open_filters(self) -> None:
        """Opens the bar with its filters."""
        self._offer_filters()
        self.bar.open_filters()
        self._ask()

    def step(self, forward: bool) -> None:
        """Goes to the next hit or the one before; with nothing to find, opens the bar."""
        if not self.bar.asks:
            self.open()
            return
        if self._stale.isActive():
            self._catch_up()
        if not self.bar.isVisible():
            self._offer_filters()
            self.bar.show()
            self._search()
        if self._seen or self._finding.current is None:
            self._finding.step(forward)
        self._go()

    # --- searching -----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Searches for what the bar asks, and shows the first hit where that takes no one off this map."""
        if self.bar.isVisible():
            self._search()
            self._fade()
            self._bring_into_view()
            self._tell()

    def _search(self) -> None:
        self._finding.ask(self.bar.text, self.bar.filters.value())
        self._finding.start_at(self._canvas.map_id, self._here())
        self._seen = False

    def _here(self) -> Id | None:
        """Where the user is on the map: what is selected, or the phase of the cell that has the keyboard."""
        canvas = self._canvas
        cell = canvas.drawing.holder_of(canvas.focus_key)
        return next(iter(canvas.selected_ids()), cell.phase_id if cell is not None else None)

    def _go(self) -> None:
        """Goes to the hit that is looked at, on whichever map."""
        hit = self._finding.current
        if hit is not None:
            keyboard = self.bar.window().focusWidget()
            self._desk.reveal(hit.record_id, keep_panel=True)
            if hit.query and not self._is_shown(hit):
                self._desk.go_to_field(hit.record_id, hit.field)
            if keyboard is not None:
                keyboard.setFocus()
            self._seen = True
            self._bring_into_view()
        self._tell()

    def _is_shown(self, hit: Hit) -> bool:
        """Whether the map shows the words of a hit; the name of a channel or a person by what stands for it."""
        named = hit.is_name and is_named_at_touchpoints(self._desk.session.document.records[hit.record_id])
        return named or is_shown(hit, self._group(hit))

    def _bring_into_view(self) -> None:
        """Moves the map as little as needed for the hit to be seen beside or below the bar."""
        hit = self._finding.current
        group = self._group(hit) if hit is not None else None
        if group is None:
            return
        self._seen = True
        self._canvas.show_group(group)
        if group.role not in ("lane", "phase") and self._is_covered(group):
            drawing, below = self._canvas.map_scene.drawing, (self.bar.y() + self.bar.height()) / self._canvas.zoom
            box = QRectF(group.x, group.y, group.w, group.h)
            self._canvas.camera.show(box, drawing.header_width, max(drawing.header_height, below))

    def _is_covered(self, group: Group) -> bool:
        """Whether the bar lies over any of a group."""
        on_view = self._canvas.mapFromScene(QRectF(group.x, group.y, group.w, group.h)).boundingRect()
        return self.bar.geometry().intersects(on_view)

    def _take_offer(self) -> None:
        """Does what the bar offers for a hit that is out of sight."""
        if self._stale.isActive():
            self._catch_up()
        hit, lane_id = self._finding.current, self._where.lane_id
        if hit is not None and lane_id is not None:
            value = {"hidden": False} if self._where.offer is Offer.SHOW_LANE else {"collapsed": False}
            self._desk.run(lambda document: set_fields(document, lane_id, **value))
            self._catch_up()
            self._go()
            self.bar.field.setFocus()
        elif hit is not None:
            self._desk.go_to_field(hit.record_id, hit.field)

    def _leave(self) -> None:
        """Takes away what was marked and faded; the hit that was looked at stays selected."""
        hit = self._finding.current
        if hit is not None and self._seen and self._canvas.item_for(hit.record_id) is not None:
            self._canvas.select([hit.record_id])
        self._finding.ask("")
        self._markers.show((), None)
        self._fading.set_faded(frozenset())

    # --- showing -------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Shows what was found: on the map, as a number, and in words where the map does not show it."""
        finding, document = self._finding, self._desk.session.document
        hit = finding.current
        words = bool(self.bar.text)  # what a filter alone finds is not marked: the rest has faded
        marked = [each.record_id for each in finding.hits] if words else []
        group = self._group(hit) if hit is not None else None
        owned, chips = self._named([each.record_id for each in finding.hits] if words else [])
        current = [group.record_id] if group is not None and group.role != "chip" else []
        self._markers.show([*marked, *owned, *filter(None, current)], group.key if group else None, chips)
        self._where = where_is(document, hit, self._canvas.map_id, group) if hit else Where()
        count = count_of(finding.at, len(finding.hits), self.bar.asks)
        self.bar.show_result(count, self._where, self._said(count, hit))

    def _said(self, count: str, hit: Hit | None) -> str:
        if hit is None:
            return count
        title = title_of(self._desk.session.document.records[hit.record_id], _)
        return fill(N_("Result {count}: {title}"), count=count, title=self._where.text or title)

    def _fade(self) -> None:
        document, wanted = self._desk.session.document, self.bar.filters.value()
        self._fading.set_faded(faded(document, self._canvas.map_id, wanted, _))

    def _group(self, hit: Hit) -> Group | None:
        """What shows a hit on the map: its note or header, the first chip of a channel, or a touchpoint of an owner."""
        document, scene = self._desk.session.document, self._canvas.map_scene
        if not is_named_at_touchpoints(document.records[hit.record_id]):
            return scene.group_of(hit.record_id)
        place = place_to_show(document, hit.record_id, self._canvas.map_id, self._canvas.selected_ids())
        group = scene.group_of(place) if place is not None else None
        if place is None or group is None:
            return group
        lanes = document.lanes(self._canvas.map_id)
        field = "channel_id" if hit.kind == Channel.KIND else "owner_id"
        chips = (scene.group(f"chip:{lane.id}:{place}") for lane in lanes if kind_of(lane).chips_of == field)
        return next((chip for chip in chips if chip is not None), group)

    def _named(self, ids: list[Id]) -> tuple[list[Id], list[Id]]:
        """The touchpoints that name one of these records: as their owner, and as their channel."""
        document = self._desk.session.document
        found = [
            (i, t) for i in ids if is_named_at_touchpoints(document.records[i]) for t in touchpoints_naming(document, i)
        ]
        return [t.id for i, t in found if t.owner_id == i], [t.id for i, t in found if t.channel_id == i]

    # --- following the map ---------------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed):
            self._finding.read(event.change)
            self._stale.start()

    def _on_map(self) -> None:
        """Another map is shown, maybe amid the edit that took the one before away: so not yet."""
        self._stale.start()

    def _catch_up(self) -> None:
        """Finds again what the last edits made of it."""
        self._stale.stop()
        self._finding.again()
        self._refresh()

    def _refresh(self) -> None:
        if self.bar.isVisible():
            self._offer_filters()
            self._fade()
            self._tell()

    def _on_drawn(self) -> None:
        """The map is drawn in another language or in other colours when the window is."""
        self.bar.dress()
        if self._language != screen_language():
            self._language = screen_language()
            self._finding.speak(translator(self._language))
            self._refresh()

    def _offer_filters(self) -> None:
        self.bar.filters.offer(self._desk.session.document, self._canvas.map_id)

    def _proposed(self) -> str:
        """The words selected in the note that is being edited, if they can be what someone looks for."""
        editor = self._canvas.editor
        selected = editor.textCursor().selectedText().strip() if editor.active else ""
        return selected if len(selected) <= LONGEST_PROPOSED and "\u2029" not in selected else ""
