"""The scene: a drawing as graphics items, kept in step with it by touching only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsScene

from app.drawing.drawing import Drawing, Placed
from app.drawing.measures import STEP
from app.drawing.primitives import MAIN_ROLES, Box, Group, Layer
from app.exchange.raster import color
from app.model.records import Id
from app.widgets.canvas.following_title import FollowingTitle
from app.widgets.canvas.gliding import Gliding
from app.widgets.canvas.items import GroupItem, PartItem, PixmapItem, ShapesItem, is_pixmap, make_item
from app.widgets.canvas.leftovers import UNSEEN, Leftovers
from app.widgets.canvas.panes import DEPTHS, PINNED, Panes
from app.widgets.own_turn import OwnTurn

FEEDBACK_DEPTH = 10.0
"""Selection frames, ghosts and lifted notes: above the map, under the headers."""

_LATER_MS, _UNPAINTED_MS = 4, 40
"""How long after a picture has been painted that which is out of sight is brought in step; and if none is painted."""

_SLICE = 0.004
"""Seconds of that in one go, so that a picture is never late for what nobody sees."""

_STEP = 2000.0
MARGIN = 200.0
"""Map units around the map that belong to the scene; how far the view can be moved beyond it is the camera's to say."""


class MapScene(QGraphicsScene):
    """The items of the drawing that is shown, by the key of their group and by their record.

    Each part has an item that draws nothing, and the items of its groups are that one's children; so a column that
    becomes wider moves a few parents and not a thousand notes. What is out of sight is brought in step a moment after
    the picture of what is seen, or as soon as somebody asks for it; `caught_up` tells what is to be rendered of it.
    """

    caught_up = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # A tree over the items saves nothing at these numbers, and would hold on to items that come and go in a drag.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.drawing = Drawing(0, 0, ())
        self._holders: dict[str, PartItem] = {}
        self._items: dict[str, GroupItem] = {}
        self._by_record: dict[Id, GroupItem] = {}
        self.panes = Panes(self)
        self._late: list[PartItem] = []
        self._left = Leftovers(self._remove)
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._own_turn = OwnTurn(self, self._catch_up_some)
        self._catching_up.timeout.connect(self._own_turn.ask)
        self._title = FollowingTitle(self.panes.phases)
        self.dress: Callable[[ShapesItem], None] = ShapesItem.show_shapes
        """Has an item of shapes that are new show them, or a still."""
        self.gliding = Gliding(self)

    # --- showing -------------------------------------------------------------------------------------------------

    def show_drawing(self, drawing: Drawing) -> list[PixmapItem]:
        """Shows `drawing`, and gives the pixmap items that are new or changed and need to be rendered.

        The layout gives the very same part for what did not change: nearly all parts, which are moved at most. What is
        out of sight may lag behind for several drawings: a hand that goes on does not wait for what nobody sees.
        """
        for key in self._holders.keys() - {placed.key for placed in drawing.parts}:
            self._left.add_holder(self._holders.pop(key))
        stale, late = list[PartItem](), list[PartItem]()
        for depth, placed in enumerate(drawing.parts):
            holder = self._holders.get(placed.key)
            if holder is None:
                stale.append(self._hold(placed, depth))
                continue
            self._place(holder, placed, depth)
            if holder.is_late:
                (stale if self._is_seen(holder) or holder.shows_in(self.gliding.sight) else late).append(holder)
                self._left.items |= holder.let_go()
        changed = [item for holder in stale for item in self._fill(holder)]
        self._late = late
        if late:
            self._left.hide()
            self._catching_up.start(_UNPAINTED_MS)
        else:
            self._left.clear()
        self.drawing = drawing
        self._title.use([group for p in drawing.parts if p.layer is Layer.PHASE_HEADERS for group in p.groups])
        self._resize(drawing)
        self.gliding.start()
        return changed

    def was_painted(self) -> None:
        """What is seen of it has just been painted."""
        if self._late:
            self._catching_up.start(_LATER_MS)

    def catch_up(self, until: float = inf) -> None:
        """Brings in step what is out of sight, or as much of it as there is time for."""
        if not self._late:
            return
        self.gliding.lively = False
        changed: list[PixmapItem] = []
        while self._late:
            changed += self._fill(self._late.pop())
            if perf_counter() > until:
                break
        if self._late:
            self._own_turn.ask()
        else:
            self._left.clear()
        self.caught_up.emit(changed)

    def _catch_up_some(self) -> None:
        self.catch_up(perf_counter() + _SLICE)

    def set_ground(self, canvas: str) -> None:
        """Paints the canvas, and behind the headers, in this colour."""
        self.setBackgroundBrush(color(canvas))
        self.panes.paint(color(canvas))

    def pin(self, left: float, top: float) -> None:
        """Keeps the headers in view of a window whose upper left corner is at (left, top) of the map."""
        x, y = max(0.0, left), max(0.0, top)
        self.panes.move(x, y)
        self._title.follow(x + self.drawing.header_width)

    # --- finding -------------------------------------------------------------------------------------------------

    def item_for(self, record_id: Id) -> GroupItem | None:
        """The item that shows a record: its note, or its header."""
        if self._late and self._lags(self._by_record.get(record_id)):
            self.catch_up()
        return self._by_record.get(record_id)

    def item(self, key: str) -> GroupItem | None:
        """The item of the group with this key."""
        if self._late and self._lags(self._items.get(key)):
            self.catch_up()
        return self._items.get(key)

    def group(self, key: str) -> Group | None:
        """The group with this key, where it stands on the map."""
        item = self._items.get(key)
        if self._late and self._lags(item):
            return self.drawing.find(key)
        return item.holder.placed.on_map(item.drawn) if item else None

    def group_of(self, record_id: Id) -> Group | None:
        """The group that shows a record, its note or its header, where it stands on the map."""
        item = self._by_record.get(record_id)
        if self._late and self._lags(item):
            return self.drawing.of_record(record_id)
        return item.holder.placed.on_map(item.drawn) if item else None

    def look_at(self, sight: Box) -> None:
        """What lies in a box of the map is seen from now on, and so is in step."""
        if any(holder.placed.meets(sight) for holder in self._late):
            self.catch_up()

    def pixmap_items_in(self, sight: Box) -> Iterator[PixmapItem]:
        """Those of them in a box of the map, and all headers, which stay in view."""
        self.look_at(sight)
        for holder in self._holders.values():
            if holder.placed.layer in PINNED:
                yield from (item for item in holder.items.values() if isinstance(item, PixmapItem))
            elif holder.placed.meets(sight):
                yield from holder.pixmaps_in(sight)

    def shapes_in(self, sight: Box) -> Iterator[ShapesItem]:
        """What is drawn as shapes in a box of the map."""
        for holder in self._holders.values():
            if holder.placed.meets(sight):
                yield from holder.shapes_in(sight)

    def lacks(self, placed: Placed) -> Iterator[Group]:
        """The groups of a part that no item shows as they are drawn."""
        holder = self._holders.get(placed.key)
        if holder is None or holder.shown is not placed.part:
            for group in placed.part.groups:
                item = self._items.get(group.key)
                if item is None or not item.drawn.looks_like(group):
                    yield group

    def _lags(self, item: GroupItem | None) -> bool:
        """Whether an item may not be what the drawing says of it, while some are late; none may be still to come."""
        return item is None or item.holder.is_late or item.drawn.key in self._left.items

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _hold(self, placed: Placed, depth: int) -> PartItem:
        holder = PartItem(placed)
        holder.setPos(placed.x, placed.y)
        self._holders[placed.key] = holder
        pin = self.panes.of(placed.layer)
        if pin is not None:
            holder.setParentItem(pin)
        else:
            self.addItem(holder)
        self._place(holder, placed, depth)
        return holder

    def _place(self, holder: PartItem, placed: Placed, depth: int) -> None:
        before, holder.placed = holder.placed, placed
        if (before.x, before.y, holder.depth) == (placed.x, placed.y, depth):
            return  # it stands there, or is on its way there
        holder.depth = depth
        self.gliding.move(holder, placed.x, placed.y, placed.glides and self._is_seen(holder))
        z = depth * 1e-5 + (0.0 if placed.layer in PINNED else DEPTHS[placed.layer])
        if holder.zValue() != z:
            holder.setZValue(z)

    def _is_seen(self, holder: PartItem) -> bool:
        return holder.placed.layer in PINNED or holder.placed.meets(self.gliding.sight)

    def _fill(self, holder: PartItem) -> Iterator[PixmapItem]:
        """Has a holder show its part, with items that others left where they fit; gives those to be rendered."""
        sight, at = self.gliding.sight, holder.placed
        holder.shown = at.part
        near, right = sight.x - STEP - at.x, sight.right + STEP - at.x  # also seen: what goes one place out of sight
        high, low = sight.y - at.y, sight.bottom - at.y
        for depth, group in enumerate(at.part.groups):
            item = holder.items.get(group.key)
            if item is not None and item.depth == depth and item.drawn.stands_like(group):
                item.drawn = group
                continue  # it stands there, or is on its way there
            other = self._left.items.pop(group.key, None)
            if other is not None:
                self._adopt(holder, other)
                item = other
            if item is None or not item.drawn.looks_like(group):
                item = self._replace(holder, group, item)
                if isinstance(item, PixmapItem):
                    yield item
            item.drawn = group
            x, y = group.x, group.y
            seen = x <= right and near <= x + group.w and y <= low and high <= y + group.h
            self.gliding.move(item, x, y, at.glides and seen)
            if item.depth != depth:
                item.depth = depth
                item.setZValue(depth * 1e-5)

    def _adopt(self, holder: PartItem, item: GroupItem) -> None:
        """An item goes to another part, and is seen where it was."""
        item.setFlag(UNSEEN, not isinstance(item, PixmapItem))
        place = item.scenePos()
        item.setParentItem(holder)
        item.setPos(holder.mapFromScene(place))
        item.holder = holder
        holder.items[item.drawn.key] = item

    def _replace(self, holder: PartItem, group: Group, known: GroupItem | None) -> GroupItem:
        if isinstance(known, PixmapItem) and is_pixmap(group):
            if (known.drawn.w, known.drawn.h) != (group.w, group.h):
                known.setPixmap(QPixmap())
            return known
        if isinstance(known, ShapesItem) and not is_pixmap(group):
            known.take(group)
            self.dress(known)
            return known
        if known is not None:
            self._remove(known)
        item = make_item(group)
        item.holder = holder
        item.setParentItem(holder)
        item.setPos(group.x, group.y)
        if isinstance(item, ShapesItem):
            self.dress(item)
        holder.items[group.key] = self._items[group.key] = item
        if group.record_id is not None and group.role in MAIN_ROLES:
            self._by_record[group.record_id] = item
        return item

    def _remove(self, item: GroupItem | PartItem) -> None:
        if not isinstance(item, PartItem):
            group = item.drawn
            if self._items.get(group.key) is item:
                del self._items[group.key]
            if group.record_id is not None and self._by_record.get(group.record_id) is item:
                del self._by_record[group.record_id]
        self.gliding.forget(item)
        self.removeItem(item)

    def _resize(self, drawing: Drawing) -> None:
        """Grows the scene in big steps, so that dragging near its edge does not repaint everything."""
        width = (drawing.width // _STEP + 1) * _STEP + MARGIN
        height = (drawing.height // _STEP + 1) * _STEP + MARGIN
        wanted = QRectF(-MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
        if self.sceneRect() != wanted:
            self.setSceneRect(wanted)
        self.panes.resize(drawing)
