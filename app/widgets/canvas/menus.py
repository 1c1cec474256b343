"""Context menus: what can be done with what lies under the pointer, as tables of commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from app.exchange.raster import color
from app.i18n import N_, _, fill
from app.model.lane_kinds import LANE_KINDS
from app.model.names import TINT_NAMES
from app.model.records import Channel, Id, Lane, LaneKind, Note, Phase, Record, Tint, Touchpoint
from app.widgets.canvas import creation
from app.widgets.canvas.gestures.stage import Target

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

Entry = tuple[str, str]
"""The msgid of a menu entry, and the command it runs; an empty command draws a line."""

_LINE: Entry = ("", "")
_COMMON: tuple[Entry, ...] = (
    (N_("Cut"), "cut"),
    (N_("Copy"), "copy"),
    (N_("Duplicate"), "duplicate"),
    _LINE,
    (N_("Delete"), "delete"),
)
MENUS: dict[type[Record], tuple[Entry, ...]] = {
    Touchpoint: (
        (N_("Edit"), "edit"),
        (N_("Touchpoint after this one"), "add_touchpoint"),
        (N_("Moment of truth"), "toggle_moment_of_truth"),
        (N_("Add action"), "add_action"),
        (N_("Clear emotion"), "clear_score"),
        _LINE,
        *_COMMON,
    ),
    Note: (
        (N_("Edit"), "edit"),
        (N_("Note below this one"), "add_note"),
        (N_("Add action"), "add_action"),
        _LINE,
        *_COMMON,
    ),
    Phase: (
        (N_("Rename"), "edit"),
        (N_("Phase after this one"), "add_phase"),
        (N_("Add touchpoint"), "add_touchpoint"),
        _LINE,
        *_COMMON,
    ),
    Lane: (
        (N_("Rename"), "edit"),
        (N_("Collapse or open"), "collapse_lane"),
        (N_("Move up"), "move_up"),
        (N_("Move down"), "move_down"),
        (N_("Hide"), "hide_lane"),
        _LINE,
        (N_("Delete"), "delete"),
    ),
}
GROUND: tuple[Entry, ...] = (
    (N_("Paste"), "paste"),
    (N_("Select all"), "select_all"),
    _LINE,
    (N_("Add phase"), "add_phase"),
    (N_("Fit the whole map"), "fit_map"),
)


def build(canvas: Canvas, target: Target, at: tuple[float, float] | None = None) -> QMenu:
    """The menu of what lies under the pointer, `at` a point of the map, whatever is selected now."""
    menu = QMenu(canvas)
    menu.setObjectName("canvas.menu")
    record = canvas.document.find(target.record_id, Record)
    if target.role == "chip" and isinstance(record, Touchpoint):
        _add_channels(menu, canvas, record)
        return menu
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


def lanes(canvas: Canvas) -> QMenu:
    """The choice of lanes to add or to bring back."""
    menu = QMenu(canvas)
    menu.setObjectName("canvas.lanes")
    _add_lanes(menu, canvas)
    _add_hidden_lanes(menu, canvas)
    return menu


def _add(menu: QMenu, canvas: Canvas, entries: tuple[Entry, ...]) -> None:
    for msgid, command in entries:
        if not command:
            menu.addSeparator()
            continue
        action = menu.addAction(_(msgid), _doing(canvas, command))
        action.setObjectName(f"menu.{command}")
        action.setEnabled(canvas.commands.can(command))


def _add_here(menu: QMenu, canvas: Canvas, at: tuple[float, float]) -> None:
    new = creation.at_point(canvas.drawing, canvas.document, *at)
    if new is not None:
        text = _("Add note") if new.many_lines else _("Add touchpoint")
        menu.addAction(text, lambda: canvas.commands.create_at(*at)).setObjectName("menu.add_here")
        menu.addSeparator()


def _add_tints(menu: QMenu, canvas: Canvas) -> None:
    for tint, name in TINT_NAMES.items():
        action = menu.addAction(_swatch(canvas.theme.tints[tint]), _(name), _calling(canvas.commands.set_tint, tint))
        action.setObjectName(f"menu.tint.{tint}")


def _add_lanes(menu: QMenu, canvas: Canvas) -> None:
    for kind, info in LANE_KINDS.items():
        known = canvas.document.lane(canvas.map_id, kind)
        if info.removable or known is None or known.hidden:
            action = menu.addAction(_(info.title), _calling(canvas.commands.add_lane, kind))
            action.setObjectName(f"menu.lane.{kind}")


def _add_hidden_lanes(menu: QMenu, canvas: Canvas) -> None:
    hidden = [lane for lane in canvas.document.lanes(canvas.map_id) if lane.hidden]
    for lane in hidden:
        title = lane.title or _(LANE_KINDS[lane.kind].title)
        action = menu.addAction(fill(N_("Show “{title}”"), title=title), _calling(canvas.commands.show_lane, lane.id))
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


def _doing(canvas: Canvas, command: str) -> Callable[[], None]:
    return lambda: canvas.do(command)


def _calling(command: Callable[..., None], argument: Tint | LaneKind | Id) -> Callable[[], None]:
    return lambda: command(argument)


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
