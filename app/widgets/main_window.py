"""The window: puts the start screen, the open map and the banner together, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.errors import ReiskaartError
from app.paths import resource
from app.settings import Settings
from app.widgets import door, frame, system_look

if TYPE_CHECKING:
    from app.session import Session
    from app.widgets.actions.action_set import Actions
    from app.widgets.banner import Banner
    from app.widgets.canvas.canvas import Canvas
    from app.widgets.start_screen import StartScreen
    from app.widgets.window_commands import WindowCommands
    from app.widgets.workspace import Workspace

T = TypeVar("T")


class MainWindow(QMainWindow):
    """A window on one map, or on the start screen when none is open.

    With `at_once` False it is an empty frame until `furnish`, to be seen before the rest is even imported.
    """

    settings: Settings
    commands: WindowCommands
    actions_: Actions
    banner: Banner

    def __init__(
        self, session: Session | None = None, settings: Settings | None = None, *, at_once: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(960, 600)
        self.settings = settings or Settings.load()
        self.workspace: Workspace | None = None
        self._start: StartScreen | None = None
        system_look.look_now()
        frame.paint_ground(self, self.settings.shown_theme)
        frame.come_back(self, self.settings.window)
        if at_once:
            self.furnish()
            self.show_start()
        if session is not None:
            self.open_session(session)

    def furnish(self) -> None:
        """Puts the pages, the actions and the banner into the frame."""
        from app.widgets import focus_ring, plain_keys, qt_words, shell, style
        from app.widgets.actions.action_set import Actions
        from app.widgets.window_commands import WindowCommands

        qt_words.speak(self.settings.language)
        style.apply(self.settings.shown_theme)
        focus_ring.install()
        plain_keys.install()
        self.setWindowIcon(QIcon(str(resource("icons", "reiskaart.svg"))))
        self.commands = WindowCommands(self)
        self.actions_ = Actions(self)
        self._assemble()
        shell.go_along(self)
        self.name_window()

    @property
    def session(self) -> Session | None:
        """The session of the open map, if one is open."""
        return self.workspace.session if self.workspace else None

    @property
    def canvas(self) -> Canvas | None:
        """The view of the open map, if one is open."""
        return self.workspace.canvas if self.workspace else None

    @property
    def start(self) -> StartScreen:
        """The start screen, made when it is first wanted: a map that is opened at once does not wait for it."""
        if self._start is None:
            from app.widgets.start_screen import StartScreen

            self._start = StartScreen(self)
            self.pages.addWidget(self._start)
        return self._start

    def show_start(self) -> None:
        """Shows the start screen as things are now."""
        if self._start is not None:
            self._start.refresh()
        self.pages.setCurrentWidget(self.start)

    def open_session(self, session: Session) -> None:
        """Shows the map of `session`, in the place of whatever was open."""
        from app.widgets.workspace import Workspace

        self.close_session()
        self.workspace = Workspace(self, session)
        self.pages.addWidget(self.workspace)
        self.pages.setCurrentWidget(self.workspace)
        self.banner.lie_over(self.workspace.canvas)
        self.actions_.bind_to_map(self.workspace.canvas)
        self.settings.remember(session.path)
        self.settings.save()
        self.workspace.telling.greet()
        self.name_window()
        self.actions_.refresh()
        self.workspace.canvas.setFocus()
        if not self.workspace.canvas.isVisible():  # a map that is opened at once: Qt keeps no keyboard for the unseen
            QTimer.singleShot(0, self.workspace.canvas, self.workspace.canvas.setFocus)

    def close_session(self) -> None:
        """Saves and closes the open map; the start screen is what remains."""
        if self.workspace is None:
            return
        leaving, self.workspace = self.workspace, None
        try:
            leaving.close_session()
        finally:
            leaving.session.close()  # whatever went wrong before: a file that is not closed is not saved
        self.commands.keep_thumbnail(leaving)
        self.show_start()
        self.pages.removeWidget(leaving)
        leaving.deleteLater()
        self.banner.hide()
        self.banner.lie_over(self.pages)
        self.name_window()
        self.actions_.refresh()

    def name_window(self) -> None:
        """Puts the title of the map that is shown on the window."""
        title = self.workspace.journey.title if self.workspace else ""
        self.setWindowTitle(" – ".join(filter(None, (title, "Reiskaart"))))

    def attempt(self, what: Callable[[], T], *questions: type[ReiskaartError]) -> T | None:
        """Does `what`; what the user's world refuses is said in the banner, and None comes back; `questions` pass."""
        return door.attempt(what, self.banner.say, *questions)

    def say(self, error: ReiskaartError) -> None:
        """Says an error of the user's world, once, in the window."""
        self.banner.say(door.sentence(error))

    def restyle(self) -> None:
        """Shows everything in the language and theme of the settings."""
        from app.widgets import areas, qt_words, style

        qt_words.speak(self.settings.language)
        style.apply(self.settings.shown_theme)
        frame.paint_ground(self, self.settings.shown_theme)
        self.actions_.retranslate()
        self.banner.hide()
        with areas.keeping_keyboard(self):
            if self.workspace is not None:
                self.workspace.rebuild()
            if self._start is not None:
                self._start.rebuild()
        self.name_window()
        self.settings.save()

    def _assemble(self) -> None:
        from app.widgets.banner import Banner

        shell = QWidget()
        shell.setObjectName("shell")
        column = QVBoxLayout(shell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self.setCentralWidget(shell)
        self.banner = Banner(shell)
        self.banner.lie_over(self.pages)
        self.banner.left.connect(self._take_keyboard)

    def _take_keyboard(self) -> None:
        """Gives the keyboard to the map, or to the start screen."""
        (self.workspace.canvas if self.workspace is not None else self.start).setFocus()

    def _close_dialogs(self) -> None:
        """Ends what dialogs have under way, such as an export."""
        for dialog in self.findChildren(QDialog):
            dialog.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.window = frame.place_of(self) or self.settings.window
        self._close_dialogs()
        self.close_session()
        self.settings.save()
        super().closeEvent(event)
