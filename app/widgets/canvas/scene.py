"""The scene: a drawing as graphics items, kept in step with it by touching only what changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene

from app.drawing.primitives import Drawing, Group, Layer
from app.exchange.raster import color
from app.model.records import Id
from app.widgets.canvas.following_title import FollowingTitle
from app.widgets.canvas.items import GroupItem, PixmapItem, is_pixmap, make_item

DEPTHS = {
    Layer.GROUND: 0.0,
    Layer.CURVE: 1.0,
    Layer.NOTES: 2.0,
    Layer.LANE_HEADERS: 20.0,
    Layer.PHASE_HEADERS: 21.0,
    Layer.CORNER: 22.0,
}
FEEDBACK_DEPTH = 10.0
"""Selection frames, ghosts and lifted notes: above the map, under the headers."""

MAIN_ROLES = ("touchpoint", "note", "phase", "lane")
"""The roles of groups that stand for a record as a whole."""

_STEP = 2000.0
MARGIN = 200.0
"""Map units around the map that belong to the scene; how far the view can be moved beyond it is the camera's to say."""


class MapScene(QGraphicsScene):
    """The items of the drawing that is shown, by the key of their group and by their record."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # A tree over the items saves nothing at these numbers, and would hold on to items that come and go in a drag.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.drawing = Drawing(0, 0, ())
        self._items: dict[str, GroupItem] = {}
        self._by_record: dict[Id, str] = {}
        self._pins = {layer: self._make_pin(layer) for layer in (Layer.LANE_HEADERS, Layer.PHASE_HEADERS, Layer.CORNER)}
        self._plates = {layer: self._make_plate(pin) for layer, pin in self._pins.items()}
        self._title = FollowingTitle(self._pins[Layer.PHASE_HEADERS])

    # --- showing -------------------------------------------------------------------------------------------------

    def show_drawing(self, drawing: Drawing) -> list[PixmapItem]:
        """Shows `drawing`, and gives the pixmap items that are new or changed and need to be rendered."""
        changed: list[PixmapItem] = []
        gone = self._items.keys() - {group.key for group in drawing.groups}
        for key in gone:
            self._remove(key)
        for depth, group in enumerate(drawing.groups):
            item = self._items.get(group.key)
            if item is not None and item.drawn is group and item.depth == depth:
                continue  # the layout keeps groups that did not change, and they are nearly all
            if item is None or not _same_marks(item.drawn, group):
                item = self._replace(group, item)
                if isinstance(item, PixmapItem):
                    changed.append(item)
            self._place(item, group, depth)
        self.drawing = drawing
        self._title.use(drawing.groups)
        self._resize(drawing)
        return changed

    def set_ground(self, canvas: str) -> None:
        """Paints the canvas, and behind the headers, in this colour."""
        self.setBackgroundBrush(color(canvas))
        for plate in self._plates.values():
            plate.setBrush(color(canvas))

    def pin(self, left: float, top: float) -> None:
        """Keeps the headers in view of a window whose upper left corner is at (left, top) of the map."""
        x, y = max(0.0, left), max(0.0, top)
        self._pins[Layer.LANE_HEADERS].setX(x)
        self._pins[Layer.PHASE_HEADERS].setY(y)
        self._pins[Layer.CORNER].setPos(x, y)
        self._title.follow(x + self.drawing.header_width)

    def pane(self, layer: Layer) -> QGraphicsItem:
        """The item that keeps the headers of a layer in view, as a parent for what belongs with them."""
        return self._pins[layer]

    @property
    def pinned_at(self) -> tuple[float, float]:
        """How far the headers have been moved from where the drawing has them."""
        corner = self._pins[Layer.CORNER].pos()
        return corner.x(), corner.y()

    # --- finding -------------------------------------------------------------------------------------------------

    def item_for(self, record_id: Id) -> GroupItem | None:
        """The item that shows a record: its note, or its header."""
        key = self._by_record.get(record_id)
        return self._items.get(key) if key else None

    def item(self, key: str) -> GroupItem | None:
        """The item of the group with this key."""
        return self._items.get(key)

    def group(self, key: str) -> Group | None:
        """The group with this key."""
        item = self._items.get(key)
        return item.drawn if item else None

    def group_of(self, record_id: Id) -> Group | None:
        """The group that shows a record: its note, or its header."""
        item = self.item_for(record_id)
        return item.drawn if item else None

    def pixmap_items(self) -> Iterable[PixmapItem]:
        """The items that need rendering."""
        return (item for item in self._items.values() if isinstance(item, PixmapItem))

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _replace(self, group: Group, known: GroupItem | None) -> GroupItem:
        if isinstance(known, PixmapItem) and is_pixmap(group):
            if (known.drawn.w, known.drawn.h) != (group.w, group.h):
                known.setPixmap(QPixmap())
            known.drawn = group
            return known
        if known is not None:
            self._remove(group.key)
        item = make_item(group)
        self._items[group.key] = item
        if group.record_id is not None and group.role in MAIN_ROLES:
            self._by_record[group.record_id] = group.key
        pin = self._pins.get(group.layer)
        if pin is not None:
            item.setParentItem(pin)
        else:
            self.addItem(item)
        return item

    def _place(self, item: GroupItem, group: Group, depth: int) -> None:
        item.drawn, item.depth = group, depth
        position = item.pos()
        if position.x() != group.x or position.y() != group.y:
            item.setPos(group.x, group.y)
        z = depth * 1e-5 + (0.0 if group.layer in self._pins else DEPTHS[group.layer])
        if item.zValue() != z:
            item.setZValue(z)

    def _remove(self, key: str) -> None:
        item = self._items.pop(key)
        if item.drawn.record_id is not None and self._by_record.get(item.drawn.record_id) == key:
            del self._by_record[item.drawn.record_id]
        self.removeItem(item)

    def _resize(self, drawing: Drawing) -> None:
        """Grows the scene in big steps, so that dragging near its edge does not repaint everything."""
        width = (drawing.width // _STEP + 1) * _STEP + MARGIN
        height = (drawing.height // _STEP + 1) * _STEP + MARGIN
        wanted = QRectF(-MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
        if self.sceneRect() != wanted:
            self.setSceneRect(wanted)
        self._plates[Layer.LANE_HEADERS].setRect(0, 0, drawing.header_width, drawing.height)
        self._plates[Layer.PHASE_HEADERS].setRect(0, 0, drawing.width, drawing.header_height)
        self._plates[Layer.CORNER].setRect(0, 0, drawing.header_width, drawing.header_height)

    def _make_pin(self, layer: Layer) -> QGraphicsRectItem:
        pin = QGraphicsRectItem()
        pin.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        pin.setZValue(DEPTHS[layer])
        self.addItem(pin)
        return pin

    def _make_plate(self, pin: QGraphicsRectItem) -> QGraphicsRectItem:
        plate = QGraphicsRectItem(pin)
        plate.setPen(Qt.PenStyle.NoPen)
        plate.setBrush(QColor())
        plate.setZValue(-1)
        return plate


def _same_marks(known: Group, group: Group) -> bool:
    return known.marks is group.marks or (
        (known.w, known.h, known.layer) == (group.w, group.h, group.layer) and known.marks == group.marks
    )
