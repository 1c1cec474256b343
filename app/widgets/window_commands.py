"""What the window itself can do: open, make and leave maps, export, switch language and theme."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.folders import MAP_SUFFIX, TEMPLATE_SUFFIX
from app.i18n import N_, _, fill
from app.settings import THEMES, thumbnail_file
from app.widgets import areas, evidence_view, file_names, importing, motion
from app.widgets.banner import Choice

if TYPE_CHECKING:
    from app.session import Session
    from app.widgets.gallery.dialog import GalleryDialog
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

_log = logging.getLogger(__name__)

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
        settings = self._window.settings
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Open a journey map"),
            str(file_names.last_folder(settings)),
            ";;".join((_("Journey maps (*.reiskaart)"), file_names.template_kind())),
        )
        if name:
            file_names.keep_folder(settings, Path(name))
            self.open_chosen(Path(name))

    def open_chosen(self, path: Path) -> None:
        """What was chosen to be opened is a map, whatever its name says, unless it is a template."""
        if path.suffix.lower() == TEMPLATE_SUFFIX:
            self.take(path)
        else:
            self.open_path(path)

    def open_path(self, path: Path, recover: bool | None = None) -> None:
        """Opens the map in `path`; asks in the window when unfinished work under another name may belong to it."""
        from app.session import DamagedFile, Session, UnfinishedWork

        if self._window.session is not None and self._window.session.path == path.absolute():
            return
        try:
            session = self._window.attempt(lambda: Session.open(path, recover), UnfinishedWork, DamagedFile)
        except UnfinishedWork as question:
            self._window.banner.say(
                fill(question.sentence, None, **question.values),
                Choice(_("Go on with it"), lambda: self.open_path(path, recover=True)),
                Choice(_("Open the file as it is"), lambda: self.open_path(path, recover=False)),
                warning=False,
            )
            return
        except DamagedFile as error:
            self._window.banner.say(fill(error.sentence, None, **error.values), *self._ways_on(path))
            return
        if session is not None:
            self._window.open_session(session)

    def _ways_on(self, path: Path) -> list[Choice]:
        """What can be done about a damaged map: save what it still holds, or open a copy that was kept of it."""
        from app.session import backups

        ways = [Choice(_("Save what it still holds"), lambda: self._repair(path))]
        if backups(path):
            ways.append(Choice(_("Open the last copy that was kept"), lambda: self._restore(path)))
        return ways

    def _repair(self, path: Path) -> None:
        from app.session import repair

        repaired = self._window.attempt(lambda: repair(path))
        if repaired is not None:
            self.open_path(repaired.path)
            told = " ".join(fill(msgid, None, **values) for msgid, values in repaired.notices)
            self._window.banner.say(told, warning=False)

    def _restore(self, path: Path) -> None:
        from app.session import backups, restore

        copy = self._window.attempt(lambda: restore(backups(path)[0], path))
        if copy is not None:
            self.open_path(copy)

    def open_recent(self, name: str) -> None:
        """Opens a map from the list of recent ones, or says that it is gone and what can be done."""
        from app.widgets import recent_maps

        recent_maps.go_on(self._window, Path(name))

    def take(self, path: Path) -> None:
        """Opens a map, puts a template among the user's own, or begins to import what another program made."""
        if path.suffix.lower() == MAP_SUFFIX:
            self.open_path(path)
        elif path.suffix.lower() == TEMPLATE_SUFFIX:
            from app.widgets.gallery.opening import bring

            bring(self._window, path)
        else:
            importing.begin(self._window, path)

    def import_file(self) -> None:
        """Asks for a file of another program, and begins to import it."""
        path = importing.ask_for_file(self._window)
        if path is not None:
            self.take(path)

    def take_back(self) -> None:
        """Asks for a workbook of ours that was changed, and shows what can be taken over."""
        path = importing.ask_for_workbook(self._window)
        if path is not None:
            importing.begin(self._window, path)

    def create(self, template: str, title: str, language: str) -> None:
        """Makes a new map in the documents folder, and opens it; the keyboard is at what is named first."""
        session = self._window.attempt(lambda: _begun(template, title, language))
        if session is not None:
            self._window.open_session(session)
        if session is not None and self._window.canvas is not None:
            areas.begin(self._window.canvas)

    def gallery(self, typed: str = "") -> GalleryDialog:
        """Shows all that a new map can begin from; see gallery/opening.py for what becomes of what is chosen."""
        from app.widgets.gallery.opening import open_gallery

        return open_gallery(self._window, typed)

    def choose_template(self, take: Callable[[str], object]) -> None:
        """Shows the gallery, and gives `take` the key of what is chosen there."""
        from app.widgets.gallery.opening import open_gallery

        open_gallery(self._window, take=take)

    def export(self) -> None:
        """Opens the export dialog."""
        from app.widgets.export_dialog import ExportDialog

        if self._window.workspace is not None:
            self._window.workspace.settle_typing()
            ExportDialog(self._window, self._window.workspace).open()

    def print_map(self) -> None:
        """Opens the print dialog, which shows the pages first."""
        from app.exchange.base import ExportOptions
        from app.widgets.printing.dialog import PrintDialog

        if self._window.workspace is not None:
            self._window.workspace.settle_typing()
            seen = evidence_view.of(self._window.workspace)
            options = ExportOptions(assumptions=seen.assumptions, heat=seen.heat)
            PrintDialog(self._window, self._window.workspace, options).open()

    def save_copy(self) -> None:
        """Asks for a name, and writes the map as it is now to a new file; this one stays open."""
        workspace = self._window.workspace
        target = self._ask_target(_("Save a copy"), fill(N_("{name} – copy"), name=self._stem()))
        if workspace is None or target is None:
            return
        workspace.settle_typing()
        if self._succeeds(lambda: workspace.session.save_copy(target)):
            sentence = fill(N_("A copy is in {path}. You go on in the map you had."), path=target)
            self._window.banner.say(sentence, warning=False)

    def move(self) -> None:
        """Asks for another name or folder, and moves the map's file there."""
        workspace = self._window.workspace
        target = self._ask_target(_("Rename or move"), self._stem())
        if workspace is None or target is None or target == workspace.session.path:
            return
        workspace.settle_typing()
        before = workspace.session.path
        if self._succeeds(lambda: workspace.session.move_to(target)):
            from app.widgets import recent_maps

            recent_maps.follow(self._window, before, target)

    def _succeeds(self, what: Callable[[], None]) -> bool:
        """Does `what`; whether it could be done. If not, the window says why."""

        def done() -> bool:
            what()
            return True

        return self._window.attempt(done) is True

    def _stem(self) -> str:
        return self._window.session.path.stem if self._window.session else ""

    def _ask_target(self, title: str, stem: str) -> Path | None:
        """A name for a file that is not there yet: what exists is refused by the session, never replaced."""
        if self._window.session is None:
            return None
        proposal = self._window.session.path.with_name(f"{stem}{MAP_SUFFIX}")
        return file_names.ask_target(self._window, title, proposal)

    def show_in_folder(self) -> None:
        """Shows the file in the system's file manager."""
        if self._window.session is not None:
            file_names.show_in_folder(self._window.session.path)

    def go_round(self, forward: bool) -> None:
        """Gives the keyboard to the next part of the window, or to the one before."""
        if self._window.workspace is not None:
            areas.go_round(self._window.workspace, forward)

    def full_screen(self) -> None:
        """Fills the screen, or stops doing so."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def set_theme(self, name: str) -> None:
        """Switches to the theme "light" or "dark", or with "system" to that of the system."""
        self._window.settings.theme = name
        self._window.restyle()

    def set_contrast(self, wanted: bool) -> None:
        """Switches to stronger colours, or back to those that the system asks for."""
        self._window.settings.contrast = wanted
        self._window.restyle()

    def set_calm(self, wanted: bool) -> None:
        """Has nothing move by itself from now on, or leaves that to the system again."""
        self._window.settings.calm = wanted
        self._window.settings.save()
        motion.keep_calm(wanted)
        self._window.actions_.refresh()

    def set_language(self, language: str) -> None:
        """Switches the screen to "nl" or "en"."""
        self._window.settings.language = language
        self._window.restyle()

    def keep_thumbnail(self, workspace: Workspace) -> None:
        """Keeps a small picture of the map for the start screen; a map without one only looks plainer there."""
        try:
            _keep_thumbnail(workspace)
        except Exception:  # noqa: BLE001  # an edge: nothing that is only looked at may stand in the way of closing
            _log.exception("no small picture of the map could be kept")


def _begun(template: str, title: str, language: str) -> Session:
    """A new map in the documents folder, from a template of any origin."""
    from app.exchange.beginnings import beginning
    from app.session import Session
    from app.session.naming import path_for

    begun = beginning(template, language, title)
    return Session.create_from(begun.records, path_for(begun.records), begun.pictures)


def _keep_thumbnail(workspace: Workspace) -> None:
    """Draws the map with those pictures that are decoded: closing waits for no decoder."""
    from app.widgets.pictures.gallery import gallery_of
    from app.widgets.previews import map_image

    session, images = workspace.session, gallery_of(workspace.session).at_hand
    for theme in THEMES:
        target = thumbnail_file(str(session.path), theme)
        target.parent.mkdir(parents=True, exist_ok=True)
        map_image(session.document, workspace.journey.id, theme, *THUMBNAIL, images=images).save(str(target))
