"""What the window itself can do: open, make and leave maps, export, switch language and theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.folders import maps_folder
from app.i18n import _, fill
from app.settings import THEMES, thumbnail_file
from app.widgets.banner import Choice

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

THUMBNAIL = (480, 300)


class WindowCommands(QObject):
    """The commands of a window that concern no record."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def home(self) -> None:
        """Leaves the map for the start screen."""
        self._window.close_session()

    def new(self) -> None:
        """Goes to the start screen, to name a new map."""
        self.home()
        self._window.start.begin_new()

    def open(self) -> None:
        """Asks for a file and opens it."""
        folder = maps_folder() if maps_folder().is_dir() else Path.home()
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a journey map"), str(folder), _("Journey maps (*.reiskaart)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path, recover: bool | None = None) -> None:
        """Opens the map in `path`; asks in the window when unfinished work under another name may belong to it."""
        from app.session import Session, UnfinishedWork

        if self._window.session is not None and self._window.session.path == path.absolute():
            return
        try:
            session = self._window.attempt(lambda: Session.open(path, recover), UnfinishedWork)
        except UnfinishedWork as question:
            self._window.banner.say(
                fill(question.sentence, None, **question.values),
                Choice(_("Go on with it"), lambda: self.open_path(path, recover=True)),
                Choice(_("Open the file as it is"), lambda: self.open_path(path, recover=False)),
                warning=False,
            )
            return
        if session is not None:
            self._window.open_session(session)

    def dropped_map(self, data: QMimeData) -> Path | None:
        """The map among the files that are dragged here, if there is one."""
        files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        return next((path for path in files if path.suffix == ".reiskaart"), None)

    def create(self, template: str, title: str, language: str) -> None:
        """Makes a new map in the documents folder, and opens it."""
        from app.session import Session

        session = self._window.attempt(lambda: Session.create(None, template, language, title))
        if session is not None:
            self._window.open_session(session)

    def export(self) -> None:
        """Opens the export dialog."""
        from app.widgets.export_dialog import ExportDialog

        if self._window.workspace is not None:
            self._window.workspace.inspector.flush()
            ExportDialog(self._window, self._window.workspace).open()

    def show_in_folder(self) -> None:
        """Shows the file in the system's file manager."""
        if self._window.session is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.session.path.parent)))

    def full_screen(self) -> None:
        """Fills the screen, or stops doing so."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_theme(self, name: str) -> None:
        """Switches to the theme "light" or "dark"."""
        self._window.settings.theme = name
        self._window.restyle()

    def set_language(self, language: str) -> None:
        """Switches the screen to "nl" or "en"."""
        self._window.settings.language = language
        self._window.restyle()

    def keep_thumbnail(self, workspace: Workspace) -> None:
        """Keeps a small picture of the map for the start screen."""
        from app.widgets.previews import map_image

        for theme in THEMES:
            target = thumbnail_file(str(workspace.session.path), theme)
            target.parent.mkdir(parents=True, exist_ok=True)
            picture = map_image(workspace.session.document, workspace.journey.id, theme, *THUMBNAIL)
            picture.save(str(target))
