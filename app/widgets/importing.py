"""From a foreign file to a map: shows what it would make, and lands it in the open map's file or in a new one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.exchange import EXPORTERS, IMPORTERS
from app.exchange.base import Importer
from app.i18n import N_, _, fill, screen_language
from app.model.document import Document
from app.model.edits import insert_records
from app.model.edits.base import label
from app.model.edits.taking_in import take_in
from app.model.records import PROJECT_ID, JourneyMap, Project
from app.widgets import file_names

if TYPE_CHECKING:
    from app.exchange.comeback.found import Picked
    from app.exchange.import_child import Reading
    from app.exchange.incoming import Incoming
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace


def ask_for_file(window: MainWindow) -> Path | None:
    """Has the user choose a file of any kind that we read; None when they think better of it."""
    suffixes = dict.fromkeys(suffix for importer in IMPORTERS for suffix in importer.suffixes)
    every = " ".join(f"*{suffix}" for suffix in suffixes)
    kinds = [fill(N_("Everything that can be imported ({endings})"), endings=every)]
    kinds += [_kind_of(each) for each in IMPORTERS]
    return _asked(window, _("Import: a workbook that comes back, or a journey from elsewhere"), kinds)


def ask_for_workbook(window: MainWindow) -> Path | None:
    """Has the user choose a workbook of ours that comes back; None when they think better of it."""
    ours = {exporter.suffix for exporter in EXPORTERS if exporter.comes_back}
    kinds = [_kind_of(importer) for importer in IMPORTERS if ours.intersection(importer.suffixes)]
    return _asked(window, _("Take back a workbook that was changed"), kinds)


def _kind_of(importer: Importer) -> str:
    return f"{_(importer.title)} ({' '.join(f'*{suffix}' for suffix in importer.suffixes)})"


def _asked(window: MainWindow, title: str, kinds: list[str]) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(
        window,
        title,
        str(file_names.last_folder(window.settings)),
        ";;".join(kinds),
    )
    if not name:
        return None
    file_names.keep_folder(window.settings, Path(name))
    return Path(name)


def begin(window: MainWindow, path: Path) -> None:
    """Opens the import dialog on a foreign file; what cannot even be read is said in the window."""
    from app.exchange.incoming import from_file, reader_of

    def found() -> tuple[Importer, Incoming]:
        source = from_file(path)
        return reader_of(source), source

    taken = window.attempt(found)
    if taken is not None:
        _show(window, *taken)


def begin_pasted(window: MainWindow, text: str) -> bool:
    """Opens the import dialog on a text that a format claims for its own; whether one does."""
    from app.exchange.incoming import from_text

    taken = from_text(text)
    if taken is not None:
        _show(window, *taken)
    return taken is not None


def _show(window: MainWindow, importer: Importer, source: Incoming) -> None:
    from app.widgets.import_dialog import ImportDialog

    workspace = window.workspace
    if workspace is not None:
        workspace.settle_typing()
        into = workspace.session.document
        take = partial(_take_in, workspace, source.name)
        ImportDialog(window, importer, source, into, lambda reading: _add_to(workspace, reading), take).open()
    else:
        into = Document([Project(id=PROJECT_ID, language=screen_language())])
        ImportDialog(window, importer, source, into, lambda reading: _make_file(window, into, reading)).open()


def _take_in(workspace: Workspace, name: str, picked: Picked) -> None:
    """Takes over what was ticked of a workbook that came back, as one step; a backup is kept of what was before."""
    if not workspace.attempt(lambda: _is_backed_up(workspace)):
        return
    what = label(N_("Take in changes from “{title}”"), title=name)
    added, removed = [each.values for each in picked.added], [each.action_id for each in picked.removed]
    workspace.run(lambda document: take_in(document, what, picked.by_action(), added, removed))
    workspace.canvas.setFocus()


def _add_to(workspace: Workspace, reading: Reading) -> None:
    """Adds the maps to the open file, as one step, and shows the first of them; a backup is kept of what was before."""
    if not workspace.attempt(lambda: _is_backed_up(workspace) and _pictures_are_stored(workspace, reading)):
        return
    what = label(N_("Import “{title}”"), title=reading.titles[0] if reading.titles else "")
    if workspace.run(lambda document: insert_records(document, reading.records, what)) is not None:
        journey = next((record for record in reading.records if isinstance(record, JourneyMap)), None)
        if journey is not None:
            workspace.show_map(journey.id)
        workspace.canvas.setFocus()


def _is_backed_up(workspace: Workspace) -> bool:
    workspace.session.back_up()
    return True


def _pictures_are_stored(workspace: Workspace, reading: Reading) -> bool:
    """Stores the pictures that come along, before the edit that speaks of them."""
    for each in reading.pictures:
        workspace.session.add_picture(each.data, each.width, each.height, each.media_type)
    return True


def _make_file(window: MainWindow, empty: Document, reading: Reading) -> None:
    """Makes a file of its own in the documents folder, and opens it."""
    from app.session import Session
    from app.session.naming import path_for

    project = reading.project or replace(empty.project, title=reading.titles[0] if reading.titles else "")
    records = [project, *reading.records]
    session = window.attempt(lambda: Session.create_from(records, path_for(records), reading.pictures))
    if session is not None:
        window.open_session(session)
