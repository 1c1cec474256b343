"""The choice of tags, as a menu: what all that is selected carries is ticked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.model.records import Tag
from app.widgets import signs
from app.widgets.canvas.tagging_commands import NEW_TAG

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


def tags(canvas: Canvas) -> QMenu:
    """The choice of tags for what is selected."""
    menu = QMenu(canvas)
    menu.setObjectName("canvas.tags")
    add_tags(menu, canvas)
    return menu


def add_tags(menu: QMenu, canvas: Canvas) -> None:
    """Every tag of the file, and a way to make another."""
    for tag in canvas.document.tags():
        worn = canvas.commands.wears(tag.id)
        sign = signs.tint_icon(tag.tint, ticked=worn)  # an icon takes the place of Qt's own tick
        action = menu.addAction(sign, tag.name.replace("&", "&&"), _toggling(canvas, tag))
        action.setObjectName(f"menu.tag.{tag.id}")
        action.setCheckable(True)
        action.setChecked(worn)
    menu.addSeparator()
    menu.addAction(_(NEW_TAG), canvas.commands.new_tag).setObjectName("menu.tag.new")


def _toggling(canvas: Canvas, tag: Tag) -> Callable[[], None]:
    return lambda: canvas.commands.toggle_tag(tag.id)
