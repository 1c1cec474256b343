"""From a foreign file to a map: shows what it would make, and lands it in the open map's file or in a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.exchange import EXPORTERS, IMPORTERS
from app.exchange.base import Importer
from app.i18n import N_, _, fill, screen_language
from app.model.records import JourneyMap
from app.widgets import door, file_names

if TYPE_CHECKING:
    from app.exchange.comeback.found import Picked
    from app.exchange.import_child import Reading
    from app.exchange.incoming import Incoming
    from app.model.document import Document
    from app.model.edits import Edit
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

_REFUSED = "import"
"""What a sentence in the window is about that says why a file cannot be imported."""


def ask_for_file(window: MainWindow) -> Path | None:
    """Has the user choose a file of any kind that we read; None when they think better of it."""
    suffixes = dict.fromkeys(suffix for importer in IMPORTERS for suffix in importer.suffixes)
    every = " ".join(f"*{suffix}" for suffix in suffixes)
    kinds = [fill(N_("Everything that can be imported ({endings})"), endings=every)]
    kinds += [_kind_of(each) for each in IMPORTERS]
    return _asked(window, _("Import: a workbook that comes back, or a journey from elsewhere"), kinds)


def ask_for_workbook(window: MainWindow) -> Path | None:
    """Has the user choose a workbook of ours that comes back; None when they think better of it."""
    ours = {exporter.id for exporter in EXPORTERS if exporter.comes_back}
    kinds = [_kind_of(importer) for importer in IMPORTERS if importer.id in ours]
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

    window.banner.over(_REFUSED)
    taken = door.attempt(found, partial(window.banner.say, about=_REFUSED))
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
    window.banner.over(_REFUSED)
    from app import landing
    from app.widgets.import_dialog import ImportDialog

    workspace = window.workspace
    if workspace is not None:
        workspace.settle_typing()
        into = workspace.session.document
        take = partial(_take_in, workspace, source.name)
        ImportDialog(window, importer, source, into, partial(_add_to, workspace), take).open()
    else:
        into = landing.empty(screen_language())
        ImportDialog(window, importer, source, into, partial(_make_file, window, into)).open()


def _take_in(workspace: Workspace, name: str, picked: Picked) -> None:
    """Takes over what was ticked of a workbook that came back."""
    from app import landing

    _landed(workspace, lambda: landing.take_in(workspace.session, picked, name))


def _add_to(workspace: Workspace, reading: Reading) -> None:
    """Adds the maps to the open file, and shows the first of them."""
    from app import landing

    edit = _landed(workspace, lambda: landing.add(workspace.session, reading))
    journey = workspace.session.document.find(edit.focus, JourneyMap) if edit is not None else None
    if journey is not None:
        workspace.show_map(journey.id)
        workspace.canvas.setFocus()


def _landed(workspace: Workspace, land: Callable[[], Edit]) -> Edit | None:
    """Lands something in the open file and says what was remarked; None where it could not be done."""
    edit = workspace.attempt(land)
    if edit is None:
        return None
    workspace.canvas.setFocus()
    if edit.remarks:
        workspace.say(" ".join(remark.text() for remark in edit.remarks))
    return edit


def _make_file(window: MainWindow, into: Document, reading: Reading) -> None:
    """Makes a file of its own in the documents folder, and opens it."""
    from app import landing

    session = window.attempt(lambda: landing.make_file(reading, into))
    if session is not None:
        window.open_session(session)
