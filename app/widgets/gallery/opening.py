"""The ways to the gallery, and what becomes of what is chosen there: a new file, or a map in the file that is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import _, fill
from app.widgets.banner import Choice
from app.widgets.gallery import own_acts
from app.widgets.gallery.bringing import Bringing
from app.widgets.gallery.dialog import GalleryDialog
from app.widgets.gallery.passing_on import PassingOn

if TYPE_CHECKING:
    from app.exchange.shelf import OwnTemplate
    from app.widgets.main_window import MainWindow


def open_gallery(window: MainWindow, typed: str = "", take: Callable[[str], object] | None = None) -> GalleryDialog:
    """Opens the gallery, with this in its search; `take` gets the key of what is chosen, instead of what is usual."""
    page = window.workspace
    if page is not None:
        page.settle_typing()
    heading = _("New map") if page is None else _("New map in this file")
    dialog = GalleryDialog(window, heading, asks=page is None, typed=typed)
    dialog.finished.connect(lambda _result: window.activateWindow())
    dialog.chosen.connect(lambda key, title: take(key) if take is not None else _begin(window, key, title))
    if page is None:
        dialog.finished.connect(lambda _result: _refresh(window))
    if typed:
        PassingOn(window.start, dialog, dialog.field)
        dialog.show()
    else:
        dialog.open()
    return dialog


def bring(window: MainWindow, path: Path) -> None:
    """Puts a template that somebody sent on the shelf, and says so, or why not."""
    bringing = Bringing(window)
    bringing.brought.connect(partial(_brought, window))
    bringing.refused.connect(window.banner.say)
    for ended in (bringing.brought, bringing.refused):
        ended.connect(bringing.deleteLater)
    bringing.bring([path])


def _begin(window: MainWindow, key: str, title: str = "") -> None:
    if window.workspace is not None:
        window.workspace.maps.add(key)
        window.workspace.enter_map()
    else:
        window.commands.create(key, title, window.settings.language)


def _brought(window: MainWindow, own: OwnTemplate) -> None:
    _refresh(window)
    make = Choice(_("Make a map from it"), partial(_begin, window, own.key))
    window.banner.say(fill(own_acts.KEPT, title=own.title), make, warning=False)


def _refresh(window: MainWindow) -> None:
    """The start screen shows the templates that there are now."""
    if window.workspace is None:
        window.start.refresh()
