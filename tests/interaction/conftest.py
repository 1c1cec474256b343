"""A whole window for each test, with two hands: one by the names of widgets, one on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.document import Document
from app.session import Session
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.main_window import MainWindow
from tests.drawing.maps import small
from tests.driver import Driver
from tests.widgets.canvas.conftest import no_fault_in_a_slot
from tests.widgets.canvas.hands import Hands
from tests.widgets.conftest import Start, home, start, vera

__all__ = ["Start", "User", "home", "no_fault_in_a_slot", "start", "vera"]


@dataclass(frozen=True)
class User:
    """Someone at one window: `driver` finds widgets, `hands` work on the map, both with events of the window."""

    driver: Driver
    hands: Hands

    @property
    def document(self) -> Document:
        return self.driver.document

    @property
    def canvas(self) -> Canvas:
        return self.driver.canvas

    @property
    def window(self) -> MainWindow:
        return self.driver.window


At = Callable[..., User]


@pytest.fixture
def at(qapp: QApplication, home: Path) -> Iterator[At]:
    """Opens a window on a map of our own making, the small one unless another is given, at its own size."""
    windows: list[MainWindow] = []

    def begin(document: Document | None = None, width: int = 1500, height: int = 950, zoom: float = 1.0) -> User:
        path = home / f"map{len(windows)}.reiskaart"
        session = Session.create_from((document or small()).records.values(), path)
        window = MainWindow(session, Settings(language="en", theme="light"))
        windows.append(window)
        window.resize(width, height)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        driver = Driver(window).settle(200)
        user = User(driver, Hands(driver.canvas))
        user.canvas.show_start()
        user.canvas.camera.zoom_to(zoom, QPointF(0, 0))
        user.canvas.setFocus()
        return user

    yield begin
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def user(at: At) -> User:
    """Someone at a window on the small map: three phases, touchpoints t1 to t4, a note in most lanes."""
    return at()


@pytest.fixture
def hands(user: User) -> Hands:
    """The hands of that user: on the map of a whole window."""
    return user.hands


@dataclass
class Clock:
    """A clock that stands still between the acts of a test."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, milliseconds: float) -> None:
        """Lets time pass, and what waits for it notice."""
        self.now += milliseconds / 1000
        QTest.qWait(60)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that gestures and scrolling at the edge go by, in the hands of the test."""
    clock = Clock()
    for module in ("pointers", "edge_scroll"):
        monkeypatch.setattr(f"app.widgets.canvas.{module}.monotonic", clock)
    return clock
