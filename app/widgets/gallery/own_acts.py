"""What is done with templates of one's own: made of a map, renamed, given away, shown where they lie, and deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange import shelf
from app.exchange.shelf import OwnTemplate
from app.folders import TEMPLATE_SUFFIX
from app.guides.own_template import template_of
from app.i18n import N_, _, fill
from app.model.names import title_of
from app.widgets import file_names
from app.widgets.banner import Choice
from app.widgets.gallery.words_dialog import WordsDialog

if TYPE_CHECKING:
    from app.settings import Settings
    from app.widgets.main_window import MainWindow

KEPT = N_("“{title}” is among your own templates now.")


def save_map(window: MainWindow) -> None:
    """Asks for words about the map that is shown, and makes a template of it."""
    page = window.workspace
    if page is None:
        return
    page.settle_typing()
    title = title_of(page.journey, _)
    dialog = WordsDialog(window, _("Save map as template"), _("Save"), title, "", asks_notes=True)
    dialog.told.connect(lambda *words: _save(window, *words))
    dialog.open()


def _save(window: MainWindow, title: str, when: str, with_notes: bool) -> None:
    page = window.workspace
    if page is None:
        return
    document, picture, map_id = page.session.document, page.session.picture, page.journey.id
    own = page.attempt(lambda: shelf.keep(template_of(document, map_id, title, when, with_notes=with_notes), picture))
    if own is not None:
        page.tell(fill(KEPT, title=own.title), Choice(_("Show templates"), window.commands.gallery))


def rename(parent: QWidget, own: OwnTemplate, changed: Callable[[str, str], object]) -> None:
    """Asks for other words about a template; `changed(title, when)`."""
    dialog = WordsDialog(parent, _("Rename template"), _("Rename"), own.title, own.when, asks_notes=False)
    dialog.told.connect(lambda title, when, _notes: changed(title, when))
    dialog.open()


def ask_where(parent: QWidget, own: OwnTemplate, settings: Settings) -> Path | None:
    """A file to write a template to, for somebody else."""
    proposal = file_names.last_folder(settings) / own.path.name
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("Save template as a file"), str(proposal), file_names.template_kind()
    )
    if not name:
        return None
    target = Path(name)
    file_names.keep_folder(settings, target)
    return target if target.suffix.lower() == TEMPLATE_SUFFIX else target.with_name(target.name + TEMPLATE_SUFFIX)


def ask_which(parent: QWidget, settings: Settings) -> list[Path]:
    """Template files to bring in."""
    names, _kind = QFileDialog.getOpenFileNames(
        parent, _("Add templates"), str(file_names.last_folder(settings)), file_names.template_kind()
    )
    if names:
        file_names.keep_folder(settings, Path(names[0]))
    return [Path(name) for name in names]
