"""A window of its own for each test, with the user's folders in a temporary one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REISKAART_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def start(qapp: QApplication, home: Path) -> Iterator[Start]:
    """Opens a window on the start screen, or on a new map from `template`."""
    windows: list[MainWindow] = []

    def begin(
        template: str = "", language: str = "en", theme: str = "light", title: str = "Journey", touch: bool = False
    ) -> Driver:
        window = MainWindow(settings=Settings(language=language, theme=theme, touch=touch))
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        if template:
            window.commands.create(template, title, language)
        return Driver(window).settle()

    yield begin
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def vera(start: Start) -> Driver:
    """A window on the worked sample, in English."""
    return start("vera", title="")
