"""Graphics items for the groups of a drawing: a pixmap for what is small and holds text, vector shapes for the ground.

No item paints in Python: Qt redraws a thousand pixmaps in about a millisecond, and a thousand Python paint calls in
thirty. Items know their group and the part that they belong to, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QGraphicsRectItem

from app.drawing.drawing import Part, Placed
from app.drawing.primitives import Box, Group, Layer, Path, Rect
from app.exchange.raster import Images, color, no_images, paint_marks, painter_on, qt_path
from app.widgets.canvas.shapes import redraw, shapes_of

LARGEST_PIXMAP = 400_000.0
"""Square map units above which a group is drawn as shapes, so that no pixmap eats the memory of a hundred notes."""

_SWATCH_SCALE = 0.25


class PixmapItem(QGraphicsPixmapItem):
    """A group as one pixmap. Until it is rendered it shows a swatch of its colour, which is shared and small."""

    holder: PartItem
    depth = -1  # its place among those of its part, of which the last lies on top

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.drawn = group
        self.rendered = 0.0  # pixels a map unit of the pixmap it shows; 0 is a swatch
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)

    def show_swatch(self, swatch: QPixmap) -> None:
        """Shows a plain rectangle in place of the group."""
        self.rendered = 0.0
        self.setPixmap(swatch)
        self.setScale(1 / _SWATCH_SCALE)

    def show_rendered(self, pixmap: QPixmap, scale: float) -> None:
        """Shows the group as it is drawn, at `scale` pixels a map unit."""
        self.rendered = scale
        self.setPixmap(pixmap)
        self.setScale(pixmap.devicePixelRatio() / scale)

    @property
    def bytes(self) -> int:
        """How much memory the pixmap takes, swatches not counted."""
        return self.pixmap().width() * self.pixmap().height() * 4 if self.rendered else 0


class ShapesItem(QGraphicsRectItem):
    """A group as vector shapes, children of an empty frame that is as big as the group, or a still of them.

    A new one shows nothing until it is told which of both.
    """

    holder: PartItem
    depth = -1  # its place among those of its part, of which the last lies on top

    def __init__(self, group: Group) -> None:
        super().__init__(0, 0, group.w, group.h)
        self.drawn = group
        self._still: QGraphicsPixmapItem | None = None
        self._shapes: QGraphicsRectItem | None = None
        _draw_nothing(self)

    def take(self, group: Group) -> None:
        """Is another group from now on, with shapes of that if it has any; it is to be told anew what to show."""
        self.setRect(0, 0, group.w, group.h)
        if self._shapes is not None and not redraw(self._shapes.childItems(), self.drawn.marks, group.marks):
            self.scene().removeItem(self._shapes)
            self._shapes = None
        self.drawn = group

    def show_shapes(self) -> None:
        """Shows its shapes, which are made when they are first needed, and lets go of its still."""
        if self._shapes is None:
            self._shapes = QGraphicsRectItem(self)
            _draw_nothing(self._shapes)
            for mark in self.drawn.marks:
                for shape in shapes_of(mark):
                    shape.setParentItem(self._shapes)
        self._shapes.show()
        if self._still is not None:
            self._still.hide()
            self._still.setPixmap(QPixmap())

    def show_still(self, pixmap: QPixmap, at: QPointF, scale: float) -> None:
        """Shows a picture of its shapes in their place, from `at` on, `scale` map units to a pixel."""
        if self._still is None:
            self._still = QGraphicsPixmapItem(self)
        self._still.setPixmap(pixmap)
        self._still.setPos(at)
        self._still.setScale(scale)
        self._still.show()
        if self._shapes is not None:
            self._shapes.hide()

    @property
    def has_still(self) -> bool:
        """Whether a still stands in for its shapes."""
        return self._still is not None and not self._still.pixmap().isNull()

    @property
    def still_bytes(self) -> int:
        """How much memory its still takes."""
        return self._still.pixmap().width() * self._still.pixmap().height() * 4 if self._still is not None else 0


def _draw_nothing(frame: QGraphicsRectItem) -> None:
    frame.setPen(Qt.PenStyle.NoPen)
    frame.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)


GroupItem = PixmapItem | ShapesItem


class PartItem(QGraphicsRectItem):
    """A part at its place: the parent of the items of its groups. It draws nothing itself."""

    depth = -1  # its place among all parts, of which the last of a layer lies on top

    def __init__(self, placed: Placed) -> None:
        super().__init__()
        self.placed = placed
        self.shown: Part | None = None  # what its items show: one that is out of sight may lag behind
        self.items: dict[str, GroupItem] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    @property
    def is_late(self) -> bool:
        """Whether its items show another part than is placed there."""
        return self.shown is not self.placed.part

    def shows_in(self, sight: Box) -> bool:
        """Whether any item that it shows lies in a box of the map, be it of another part than is placed there."""
        return next(self._items_in(sight), None) is not None

    def let_go(self) -> dict[str, GroupItem]:
        """Gives away, by their keys, the items of groups that its part has not."""
        gone = self.items.keys() - self.placed.part.by_key.keys()
        if gone:
            self.shown = None  # it is in step with no part any more, also not with the one that it showed
        return {key: self.items.pop(key) for key in gone}

    def pixmaps_in(self, sight: Box) -> Iterator[PixmapItem]:
        """Its rendered items that lie in a box of the map."""
        return (item for item in self._items_in(sight) if isinstance(item, PixmapItem))

    def shapes_in(self, sight: Box) -> Iterator[ShapesItem]:
        """Its items of shapes that lie in a box of the map."""
        return (item for item in self._items_in(sight) if isinstance(item, ShapesItem))

    def _items_in(self, sight: Box) -> Iterator[GroupItem]:
        """Asked at each step of a pan, so it asks Qt nothing."""
        left, top = sight.x - self.placed.x, sight.y - self.placed.y
        right, bottom = left + sight.w, top + sight.h
        for item in self.items.values():
            group = item.drawn
            if group.x < right and group.x + group.w > left and group.y < bottom and group.y + group.h > top:
                yield item


def is_pixmap(group: Group) -> bool:
    """Whether `group` is best shown as a pixmap: it is small, and not part of the ground or the curve."""
    return group.layer not in (Layer.GROUND, Layer.CURVE) and group.w * group.h <= LARGEST_PIXMAP


def make_item(group: Group) -> GroupItem:
    """The item that shows `group` best."""
    return PixmapItem(group) if is_pixmap(group) else ShapesItem(group)


def render(group: Group, scale: float, device_pixel_ratio: float, images: Images = no_images) -> QPixmap:
    """`group` at `scale` pixels a map unit, for a screen with this pixel ratio."""
    pixmap = QPixmap(max(1, ceil((group.w + group.spill) * scale)), max(1, ceil(group.h * scale)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = painter_on(pixmap, scale)
    paint_marks(painter, group.marks, images)
    painter.end()
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    return pixmap


class Swatches:
    """Small plain pixmaps, one for each size and colour of group, shared by all groups of that size and colour."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, str], QPixmap] = {}

    def of(self, group: Group) -> QPixmap:
        """The swatch that stands in for `group`."""
        key = (round(group.w), round(group.h), fill_of(group) or "#00000000")
        if key not in self._known:
            pixmap = QPixmap(max(1, round(group.w * _SWATCH_SCALE)), max(1, round(group.h * _SWATCH_SCALE)))
            pixmap.fill(Qt.GlobalColor.transparent if _is_round(group) else color(key[2]))
            if _is_round(group):
                _fill_round(pixmap, color(key[2]))
            self._known[key] = pixmap
        return self._known[key]


def fill_of(group: Group) -> str | None:
    """The colour of the paper of a group: that of the topmost filled shape that covers most of it."""
    shapes = (mark for mark in reversed(group.marks) if isinstance(mark, Rect | Path) and mark.fill)
    return next((shape.fill for shape in shapes if _area(shape) > 0.6 * group.w * group.h), None)


def _is_round(group: Group) -> bool:
    """Whether a group is round at its sides, so that the corners of a square one would show."""
    paper = (mark for mark in group.marks if isinstance(mark, Rect) and mark.fill)
    return any(mark.radius >= 0.4 * min(group.w, group.h) for mark in paper)


def _fill_round(pixmap: QPixmap, ink: QColor) -> None:
    painter = painter_on(pixmap, 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    radius = min(pixmap.width(), pixmap.height()) / 2
    painter.drawRoundedRect(pixmap.rect(), radius, radius)
    painter.end()


def _area(shape: Rect | Path) -> float:
    box = shape.box if isinstance(shape, Rect) else qt_path(shape).boundingRect()
    return box.w * box.h if isinstance(box, Box) else box.width() * box.height()
