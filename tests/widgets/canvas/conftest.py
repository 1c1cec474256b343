"""A canvas of its own for each test, on a small map in a real file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.drawing.layout import layout
from app.i18n import set_screen_language
from app.model.document import Document
from app.session import Session
from app.widgets.canvas.canvas import Canvas
from tests.drawing.maps import small
from tests.widgets.canvas.hands import Hands

Open = Callable[..., Hands]


@pytest.fixture(autouse=True)
def no_fault_in_a_slot(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Fails a test in which a slot or an event handler raised: Qt would swallow it. Gives what was raised so far."""
    faults: list[BaseException] = []

    def note(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        faults.append(fault)

    monkeypatch.setattr(sys, "excepthook", note)
    yield faults
    if faults:
        raise faults[0]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    set_screen_language("en")
    yield
    set_screen_language("nl")


@pytest.fixture
def open_map(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Opens a canvas on a map, the small one unless another is given; they are closed after the test."""
    opened: list[Hands] = []

    def begin(document: Document | None = None, width: int = 1300, height: int = 900) -> Hands:
        path = tmp_path / f"map{len(opened)}.reiskaart"
        session = Session.create_from((document or small()).records.values(), path)
        canvas = Canvas(session, session.document.maps()[0].id)
        canvas.resize(width, height)
        canvas.show()
        QTest.qWaitForWindowExposed(canvas)
        canvas.activateWindow()
        canvas.setFocus()
        canvas.camera.glide_zoom(1.0)
        opened.append(Hands(canvas))
        return opened[-1]

    yield begin
    for hands in opened:
        close(hands)


@pytest.fixture
def hands(open_map: Open) -> Hands:
    """Hands on the small map."""
    return open_map()


def close(hands: Hands) -> None:
    """Closes the canvas and its session, having checked that it shows what the document says."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    hands.canvas.pointers.lost()
    hands.canvas.editor.finish()
    assert_shows_the_document(hands.canvas)
    hands.canvas.close_session()
    hands.canvas.hide()
    hands.canvas.deleteLater()
    hands.session.close()
    QApplication.processEvents()


def assert_shows_the_document(canvas: Canvas) -> None:
    """What is on the screen is a fresh layout of the stored document: no preview, lift or half edit remains."""
    fresh = layout(canvas.document, canvas.map_id, canvas.showing.look(canvas.document))
    shown = canvas.map_scene.drawing
    assert (shown.columns, shown.rows, shown.groups) == (fresh.columns, fresh.rows, fresh.groups)
    canvas.map_scene.gliding.finish()
    for group in fresh.groups:
        item = canvas.map_scene.item(group.key)
        assert item is not None, group.key
        assert item.isVisible(), group.key
        place = item.scenePos() - canvas.map_scene.panes.moved(group.layer)
        assert (place.x(), place.y()) == pytest.approx((group.x, group.y)), group.key
        assert canvas.map_scene.group(group.key) == group
    assert not canvas.showing.lifted
