"""Context menus: what can be done with what lies under the pointer, as tables of commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from app.exchange.raster import color
from app.i18n import N_, _, fill
from app.model.edits.base import shorten
from app.model.lane_kinds import LANE_KINDS, Heading, menu_heading
from app.model.names import own_title
from app.model.records import Action, Id, Lane, LaneKind, Link, Note, Phase, Record, Touchpoint
from app.widgets.canvas import command_table as table
from app.widgets.canvas import creation, tag_menu
from app.widgets.canvas.chips import CHIPS, Chip, chip_of
from app.widgets.canvas.command import Command
from app.widgets.canvas.gestures.stage import Target
from app.widgets.new_action import can_be_about

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


@dataclass(frozen=True)
class Entry:
    """A command in a menu, in words of its own where what lies under the pointer makes it plainer.

    One that is `seldom` possible is left out while it is not; all others are shown grey.
    """

    command: Command
    text: str = ""
    seldom: bool = False


_LINE = None
"""Stands for a line between two groups of entries."""

_COMMON = (Entry(table.CUT), Entry(table.COPY), Entry(table.DUPLICATE), _LINE, Entry(table.DELETE))
MENUS: dict[type[Record], tuple[Entry | None, ...]] = {
    Touchpoint: (
        Entry(table.EDIT, N_("Edit")),
        Entry(table.ADD_TOUCHPOINT, N_("Touchpoint after this one")),
        Entry(table.LINK_TO),
        Entry(table.LEAVE_HERE),
        Entry(table.TOGGLE_MOMENT_OF_TRUTH),
        Entry(table.ADD_ACTION),
        Entry(table.SHOW_ACTIONS, seldom=True),
        Entry(table.ADD_EVIDENCE),
        Entry(table.ADD_PICTURE),
        Entry(table.REMOVE_PICTURE, seldom=True),
        Entry(table.CLEAR_SCORE),
        Entry(table.OPEN_DETAIL),
        _LINE,
        *_COMMON,
    ),
    Link: (
        Entry(table.EDIT, N_("Edit words")),
        Entry(table.TURN_LINK),
        Entry(table.FOLLOW_ROAD, N_("To where it leads")),
        Entry(table.FOLLOW_ROAD_BACK, N_("To where it begins")),
        _LINE,
        Entry(table.DELETE),
    ),
    Note: (
        Entry(table.EDIT, N_("Edit")),
        Entry(table.ADD_NOTE, N_("Note below this one")),
        Entry(table.ADD_ACTION),
        Entry(table.ADD_EVIDENCE),
        Entry(table.ADD_PICTURE),
        Entry(table.REMOVE_PICTURE, seldom=True),
        _LINE,
        *_COMMON,
    ),
    Action: (
        Entry(table.EDIT, N_("Edit")),
        _LINE,
        Entry(table.DELETE),
    ),
    Phase: (
        Entry(table.EDIT, N_("Rename")),
        Entry(table.ADD_PHASE, N_("Phase after this one")),
        Entry(table.ADD_TOUCHPOINT),
        Entry(table.ADD_ACTION),
        Entry(table.OPEN_DETAIL),
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
    Entry(table.ADD_PICTURE),
    Entry(table.ADD_PHASE),
    Entry(table.FIT_MAP, N_("Fit the whole map")),
)


def build(canvas: Canvas, target: Target, at: tuple[float, float] | None = None) -> QMenu:
    """The menu of what lies under the pointer, `at` a point of the map, whatever is selected now."""
    record = canvas.document.find(target.record_id, Record)
    chip = chip_of(canvas.document, target.group) if target.group is not None else None
    if chip is not None and isinstance(record, Touchpoint):
        menu = _empty(canvas)
        _add_choices(menu, canvas, chip, record)
        return menu
    return of_record(canvas, record, at)


def of_record(canvas: Canvas, record: Record | None, at: tuple[float, float] | None = None) -> QMenu:
    """The menu of a selected record, drawn or not; None is the ground, `at` a point of it."""
    menu = _empty(canvas)
    if record is None and at is not None:
        _add_here(menu, canvas, at)
    _add(menu, canvas, MENUS.get(type(record), GROUND) if record else GROUND)
    if isinstance(record, Link):
        _add_kinds(menu.addMenu(_("Kind")), canvas, record)
    if isinstance(record, Touchpoint | Note):
        _add_tints(menu.addMenu(_("Colour")), canvas)
    if isinstance(record, Touchpoint | Note):
        tag_menu.add_tags(menu.addMenu(_("Tags")), canvas)
    if isinstance(record, Touchpoint):
        for chip in CHIPS.values():
            _add_choices(menu.addMenu(_(chip.name)), canvas, chip, record)
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
        elif not entry.seldom or canvas.commands.can(entry.command):
            action = menu.addAction(_(entry.text or entry.command.text), _doing(canvas, entry.command))
            action.setObjectName(f"menu.{entry.command.name}")
            action.setEnabled(canvas.commands.can(entry.command))


def _add_here(menu: QMenu, canvas: Canvas, at: tuple[float, float]) -> None:
    new = creation.at_point(canvas.drawing, canvas.document, *at)
    if new is not None:
        text = _("Add picture…") if canvas.commands.begins_with_picture(*at) else _(new.says)
        menu.addAction(text, lambda: canvas.commands.create_at(*at)).setObjectName("menu.add_here")
        menu.addSeparator()


def _add_kinds(menu: QMenu, canvas: Canvas, link: Link) -> None:
    for kind, command in table.LINK_KINDS.items():
        action = menu.addAction(_(command.text), _doing(canvas, command))
        action.setObjectName(f"menu.{command.name}")
        action.setCheckable(True)
        action.setChecked(link.kind is kind)
        action.setEnabled(link.from_id != link.to_id)


def _add_tints(menu: QMenu, canvas: Canvas) -> None:
    for tint, command in table.TINTS.items():
        action = menu.addAction(_swatch(canvas.theme.tints[tint]), _(command.text), _doing(canvas, command))
        action.setObjectName(f"menu.{command.name}")


def _add_lanes(menu: QMenu, canvas: Canvas) -> None:
    """The kinds of lane that the map can have one more of, under a few headings."""
    offered = {kind: command for kind, command in table.LANES.items() if _may_be_added(canvas, kind)}
    under: dict[Heading | None, QMenu] = {None: menu}
    for kind, command in offered.items():
        heading = menu_heading(kind)
        if heading not in under and heading is not None:
            under[heading] = menu.addMenu(_(heading.value))
        action = under[heading].addAction(_(command.text), _doing(canvas, command))
        action.setObjectName(f"menu.lane.{kind}")


def _may_be_added(canvas: Canvas, kind: LaneKind) -> bool:
    known = canvas.document.lane(canvas.map_id, kind)
    return LANE_KINDS[kind].removable or known is None or known.hidden


def _add_hidden_lanes(menu: QMenu, canvas: Canvas) -> None:
    hidden = [lane for lane in canvas.document.lanes(canvas.map_id) if lane.hidden]
    for lane in hidden:
        title = lane.title or _(LANE_KINDS[lane.kind].title)
        action = menu.addAction(fill(N_("Show “{title}”"), title=title), _showing(canvas, lane))
        action.setObjectName(f"menu.show.{lane.id}")


def _add_choices(menu: QMenu, canvas: Canvas, chip: Chip, touchpoint: Touchpoint) -> None:
    """What a chip can name: everything that is there, something new, or nothing."""
    name, chosen = chip.field.removesuffix("_id"), getattr(touchpoint, chip.field)
    for each in chip.offered(canvas.document):
        action = menu.addAction(own_title(each).replace("&", "&&"), _choosing(canvas, chip, touchpoint.id, each.id))
        action.setObjectName(f"menu.{name}.{each.id}")
        action.setCheckable(True)
        action.setChecked(chosen == each.id)
    menu.addSeparator()
    another = menu.addAction(_(chip.another), lambda: canvas.commands.type_chip(chip, touchpoint.id))
    another.setObjectName(f"menu.{name}.another")
    if chosen is not None:
        menu.addAction(_(chip.none), _choosing(canvas, chip, touchpoint.id, None)).setObjectName(f"menu.{name}.none")
    named = canvas.document.find(chosen, Record)
    if named is not None and can_be_about(named):
        menu.addSeparator()
        said = fill(N_("Add action about “{title}”"), title=shorten(own_title(named))).replace("&", "&&")
        adding = menu.addAction(said, lambda: canvas.commands.add_action_about(named.id))
        adding.setObjectName(f"menu.{name}.add_action")


def _choosing(canvas: Canvas, chip: Chip, touchpoint_id: Id, chosen: Id | None) -> Callable[[], None]:
    return lambda: canvas.commands.choose_in_chip(chip, touchpoint_id, chosen)


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
