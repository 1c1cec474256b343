"""A window of its own for each test, with the user's folders in a temporary one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.records import LaneKind
from app.session import Session
from app.settings import Settings
from app.widgets.main_window import MainWindow
from tests.bike import records as bike_records
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


@pytest.fixture
def fresh(start: Start) -> Driver:
    """A window on a small map with little on it: a persona, a touchpoint that feels -0.5, two notes and a channel."""
    driver = start("five-phases")
    phase, lanes = driver.document.phases(driver.canvas.map_id)[0], driver.document.lanes(driver.canvas.map_id)
    run = driver.workspace.run
    persona = run(lambda document: edits.add_persona(document, "Vera de Wit"))
    touchpoint = run(lambda document: edits.add_touchpoint(document, phase.id, "Sees the ad"))
    assert persona is not None and touchpoint is not None
    made = touchpoint.created[0]
    run(lambda document: edits.set_fields(document, driver.canvas.map_id, persona_id=persona.created[0]))
    run(lambda document: edits.set_emotion(document, made, -0.5))
    for kind, text in ((LaneKind.DOING, "Looks twice"), (LaneKind.PAINS, "Too pushy")):
        lane = next(each for each in lanes if each.kind is kind)
        add = edits.add_note(driver.document, lane.id, phase.id, text, touchpoint_id=made)
        driver.session.run(add)
    run(lambda document: edits.add_channel(document, "Newsletter"))
    run(lambda document: edits.add_person(document, "Joris"))
    return driver.settle()


@pytest.fixture
def bike(start: Start, home: Path) -> Driver:
    """A window on the one map of tests/bike.py, in English."""
    driver = start()
    driver.window.open_session(Session.create_from(bike_records(), home / "bike.reiskaart"))
    return driver.settle()
