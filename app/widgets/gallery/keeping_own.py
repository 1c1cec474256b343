"""Keeping one's own templates in order within the gallery: brought in, renamed, given away, deleted and put back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange import shelf
from app.exchange.shelf import OwnTemplate
from app.i18n import N_, _, fill
from app.settings import Settings
from app.widgets import file_names
from app.widgets.door import attempt
from app.widgets.gallery import own_acts
from app.widgets.gallery.bringing import Bringing
from app.widgets.gallery.told_row import ToldRow


class KeepingOwn:
    """Does what the menus of own templates offer, says so in `told`, and has `shown(key)` called when it is done."""

    def __init__(self, page: QWidget, told: ToldRow, settings: Settings, shown: Callable[[str], object]) -> None:
        self._page, self._told, self._settings, self._shown = page, told, settings, shown
        self._bringing = Bringing(page)
        self._bringing.brought.connect(self._brought)
        self._bringing.refused.connect(self._say)

    def bring_strangers(self) -> None:
        """Has what somebody put on the shelf by hand read as any foreign file."""
        self._bringing.bring(shelf.strangers())

    def ask_for_more(self) -> None:
        """Asks for files, and brings them in."""
        self._bringing.bring(own_acts.ask_which(self._page, self._settings))

    def stop(self) -> None:
        """Calls off what is being read."""
        self._bringing.stop()

    def do(self, doing: str, key: str) -> None:
        """Does what was chosen from the menu of a template: one of DOINGS in offer_card.py."""
        own = shelf.find(key)
        if own is None:
            self._shown("")
        elif doing == "rename":
            own_acts.rename(self._page, own, partial(self._rename, own))
        elif doing == "copy":
            self._copy(own)
        elif doing == "show":
            file_names.show_in_folder(own.path)
        else:
            self._delete(own)

    def _brought(self, own: OwnTemplate) -> None:
        self._say(fill(own_acts.KEPT, title=own.title))
        self._shown(own.key)

    def _rename(self, own: OwnTemplate, title: str, when: str) -> None:
        made = attempt(lambda: shelf.rename(own, title, when), self._say)
        self._shown((made or own).key)

    def _copy(self, own: OwnTemplate) -> None:
        target = own_acts.ask_where(self._page, own, self._settings)
        if target is not None:
            self._copy_to(own, target)

    def _copy_to(self, own: OwnTemplate, target: Path) -> None:
        made = attempt(lambda: shelf.copy_out(own, target), self._say)
        if made is not None:
            self._say(fill(N_("“{title}” is in {path}."), title=own.title, path=made))

    def _delete(self, own: OwnTemplate) -> None:
        data = attempt(lambda: shelf.take_off(own), self._say)
        if data is not None:
            said = fill(N_("“{title}” is deleted."), title=own.title)
            self._told.say(said, _("Undo"), partial(self._put_back, own, data))
        self._shown("")

    def _put_back(self, own: OwnTemplate, data: bytes) -> None:
        back = attempt(lambda: shelf.put_back(own, data), self._say)
        if back is not None:
            self._told.hide()
            self._shown(back.key)

    def _say(self, sentence: str) -> None:
        self._told.say(sentence)
