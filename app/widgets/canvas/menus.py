"""Context menus: what can be done with what lies under the pointer, as tables of commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from app.exchange.raster import color
from app.i18n import N_, _, fill
from app.model.lane_kinds import LANE_KINDS
from app.model.records import Channel, Id, Lane, Note, Phase, Record, Touchpoint
from app.widgets.canvas import command_table as table
from app.widgets.canvas import creation
from app.widgets.canvas.command import Command
from app.widgets.canvas.gestures.stage import Target

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


@dataclass(frozen=True)
class Entry:
    """A command in a menu, in words of its own where what lies under the pointer makes it plainer."""

    command: Command
    text: str = ""


_LINE = None
"""Stands for a line between two groups of entries."""

_COMMON = (Entry(table.CUT), Entry(table.COPY), Entry(table.DUPLICATE), _LINE, Entry(table.DELETE))
MENUS: dict[type[Record], tuple[Entry | None, ...]] = {
    Touchpoint: (
        Entry(table.EDIT, N_("Edit")),
        Entry(table.ADD_TOUCHPOINT, N_("Touchpoint after this one")),
        Entry(table.TOGGLE_MOMENT_OF_TRUTH),
        Entry(table.ADD_ACTION),
        Entry(table.CLEAR_SCORE),
        _LINE,
        *_COMMON,
    ),
    Note: (
        Entry(table.EDIT, N_("Edit")),
        Entry(table.ADD_NOTE, N_("Note below this one")),
        Entry(table.ADD_ACTION),
        _LINE,
        *_COMMON,
    ),
    Phase: (
        Entry(table.EDIT, N_("Rename")),
        Entry(table.ADD_PHASE, N_("Phase after this one")),
        Entry(table.ADD_TOUCHPOINT),
        _LINE,
        *_COMMON,
    ),
    Lane: (
        Entry(table.EDIT, N_("Rename")),
        Entry(table.COLLAPSE_LANE, N_("Collapse or open")),
        Entry(table.MOVE_UP),
        Entry(table.MOVE_DOWN),
        Entry(table.HIDE_LANE, N_("Hide")),
        _LINE,
        Entry(table.DELETE),
    ),
}
GROUND: tuple[Entry | None, ...] = (
    Entry(table.PASTE),
    Entry(table.SELECT_ALL),
    _LINE,
    Entry(table.ADD_PHASE),
    Entry(table.FIT_MAP, N_("Fit the whole map")),
)


def build(canvas: Canvas, target: Target, at: tuple[float, float] | None = None) -> QMenu:
    """The menu of what lies under the pointer, `at` a point of the map, whatever is selected now."""
    record = canvas.document.find(target.record_id, Record)
    if target.role == "chip" and isinstance(record, Touchpoint):
        menu = _empty(canvas)
        _add_channels(menu, canvas, record)
        return menu
    return of_record(canvas, record, at)


def of_record(canvas: Canvas, record: Record | None, at: tuple[float, float] | None = None) -> QMenu:
    """The menu of a selected record, drawn or not; None is the ground, `at` a point of it."""
    menu = _empty(canvas)
    if record is None and at is not None:
        _add_here(menu, canvas, at)
    _add(menu, canvas, MENUS.get(type(record), GROUND) if record else GROUND)
    if isinstance(record, Touchpoint | Note):
        _add_tints(menu.addMenu(_("Colour")), canvas)
    if isinstance(record, Touchpoint):
        _add_channels(menu.addMenu(_("Channel")), canvas, record)
    if isinstance(record, Lane) or record is None:
        _add_lanes(menu.addMenu(_("Add lane")), canvas)
        _add_hidden_lanes(menu, canvas)
    return menu


def _empty(canvas: Canvas) -> QMenu:
    menu = QMenu(canvas)
    menu.setObjectName("canvas.menu")
    return menu


def lanes(canvas: Canvas) -> QMenu:
    """The choice of lanes to add or to bring back."""
    menu = QMenu(canvas)
    menu.setObjectName("canvas.lanes")
    _add_lanes(menu, canvas)
    _add_hidden_lanes(menu, canvas)
    return menu


def _add(menu: QMenu, canvas: Canvas, entries: tuple[Entry | None, ...]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            action = menu.addAction(_(entry.text or entry.command.text), _doing(canvas, entry.command))
            action.setObjectName(f"menu.{entry.command.name}")
            action.setEnabled(canvas.commands.can(entry.command))


def _add_here(menu: QMenu, canvas: Canvas, at: tuple[float, float]) -> None:
    new = creation.at_point(canvas.drawing, canvas.document, *at)
    if new is not None:
        text = _("Add note") if new.many_lines else _("Add touchpoint")
        menu.addAction(text, lambda: canvas.commands.create_at(*at)).setObjectName("menu.add_here")
        menu.addSeparator()


def _add_tints(menu: QMenu, canvas: Canvas) -> None:
    for tint, command in table.TINTS.items():
        action = menu.addAction(_swatch(canvas.theme.tints[tint]), _(command.text), _doing(canvas, command))
        action.setObjectName(f"menu.{command.name}")


def _add_lanes(menu: QMenu, canvas: Canvas) -> None:
    for kind, command in table.LANES.items():
        known = canvas.document.lane(canvas.map_id, kind)
        if LANE_KINDS[kind].removable or known is None or known.hidden:
            action = menu.addAction(_(command.text), _doing(canvas, command))
            action.setObjectName(f"menu.lane.{kind}")


def _add_hidden_lanes(menu: QMenu, canvas: Canvas) -> None:
    hidden = [lane for lane in canvas.document.lanes(canvas.map_id) if lane.hidden]
    for lane in hidden:
        title = lane.title or _(LANE_KINDS[lane.kind].title)
        action = menu.addAction(fill(N_("Show “{title}”"), title=title), _showing(canvas, lane))
        action.setObjectName(f"menu.show.{lane.id}")


def _add_channels(menu: QMenu, canvas: Canvas, touchpoint: Touchpoint) -> None:
    for channel in canvas.document.channels():
        action = menu.addAction(channel.name, _choosing(canvas, touchpoint.id, channel))
        action.setObjectName(f"menu.channel.{channel.id}")
        action.setCheckable(True)
        action.setChecked(touchpoint.channel_id == channel.id)
    menu.addSeparator()
    another = menu.addAction(_("Another channel…"), lambda: canvas.commands.type_channel(touchpoint.id))
    another.setObjectName("menu.channel.another")
    if touchpoint.channel_id is not None:
        none = menu.addAction(_("No channel"), lambda: canvas.commands.clear_channel(touchpoint.id))
        none.setObjectName("menu.channel.none")


def _choosing(canvas: Canvas, touchpoint_id: Id, channel: Channel) -> Callable[[], None]:
    return lambda: canvas.commands.set_channel(touchpoint_id, channel.name)


def _doing(canvas: Canvas, command: Command) -> Callable[[], None]:
    return lambda: canvas.do(command)


def _showing(canvas: Canvas, lane: Lane) -> Callable[[], None]:
    return lambda: canvas.commands.show_lane(lane.id)


def _swatch(tint: str) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 60))
    painter.setBrush(color(tint))
    painter.drawRoundedRect(4, 4, 24, 24, 5, 5)
    painter.end()
    return QIcon(pixmap)
