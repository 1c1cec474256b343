"""The section "Start and empty states" of the interaction contract, a test for each sentence, in a whole window."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from app.drawing.layout import layout
from app.drawing.look import Look
from app.i18n import translator
from app.model.lane_kinds import LANE_KINDS
from app.model.records import LaneKind
from app.widgets.gallery.dialog import GalleryDialog
from tests.driver import Driver
from tests.interaction.conftest import Start, User
from tests.interaction.rows import without_a_test

ROWS = (
    "The start screen shows recent maps with thumbnails",
    "New, the template gallery with previews",
    "the worked sample (Dutch and English), Open, Import",
    "No account, no question, no network",
    "An empty lane teaches by one prompt from the method, which is never exported",
    "Long work shows progress and can be cancelled",
    "A question is asked only when an answer is needed",
    "what can be undone is done without asking",
)


def test_the_start_screen_shows_recent_maps_with_thumbnails(start: Start) -> None:
    """The map that was left last comes first, and a click goes on with it."""
    driver = start("vera", title="Diet").press("Ctrl+W").settle(400)
    card = driver.window.start.recent_cards[0]
    assert card.isVisible() and card.text() == "Diet"
    assert card._picture is not None and card._picture.width() > 100
    driver.click("recent.0")
    assert driver.workspace.journey.title == "Diet"


def test_new_the_template_gallery_with_previews(start: Start, qtbot: QtBot) -> None:
    """The first few stand on the start screen; a click shows them all."""
    driver = start().settle(800)
    first = [card for card in driver.window.start.template_cards if card.isVisible()]
    assert len(first) == 4
    driver.click("start.gallery").settle(800)
    gallery = cast(GalleryDialog, driver.find("gallery"))
    assert len(gallery.seen()) > len(first)
    waited_for = (*first, *gallery.seen())
    qtbot.waitUntil(lambda: all(card._picture is not None for card in waited_for), timeout=20_000)
    driver.press("Esc")
    driver.press("Ctrl+N").type("Buying a bike").press("Return")
    assert driver.workspace.journey.title == "Buying a bike"


def test_the_worked_sample_dutch_and_english_open_import(start: Start) -> None:
    driver = start()
    assert all(driver.sees(name) for name in ("sample.vera.nl", "sample.vera.en", "start.open", "start.import"))
    driver.click("sample.vera.nl")
    assert driver.document.project.language == "nl"
    driver.press("Ctrl+Shift+H").click("sample.vera.en")
    assert driver.document.project.language == "en"


def test_no_account_no_question_no_network(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first frame to the first map nothing is asked, and no line to anywhere is opened."""
    calls: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _socket, address: calls.append(address))
    driver = start().settle(500)
    assert QApplication.activeModalWidget() is None and not driver.sees("banner")
    driver.click("sample.vera.en")
    assert QApplication.activeModalWidget() is None and driver.sees("canvas")
    assert calls == []


def test_an_empty_lane_teaches_by_one_prompt_from_the_method_which_is_never_exported(user: User) -> None:
    """The lane of backstage work is empty: it asks once, on the screen only, until something stands in it."""
    prompts = _prompts(user, for_screen=True)
    asked = LANE_KINDS[LaneKind.BACKSTAGE].prompt
    (words,) = [words for key, words in prompts.items() if key.startswith("prompt:backstage")]
    assert words == asked
    assert _prompts(user, for_screen=False) == {}
    hands = user.hands
    hands.double_click(hands.in_cell("backstage", "p1")).type("Belt terug").key("Esc")
    assert not [key for key in _prompts(user, for_screen=True) if key.startswith("prompt:backstage")]


def _prompts(user: User, for_screen: bool) -> dict[str, str]:
    """The prompts that are drawn, on the screen as it is or for paper, and what they say."""
    paper = Look(user.canvas.theme, translator("en"), for_screen=False)
    drawing = user.canvas.map_scene.drawing if for_screen else layout(user.document, user.canvas.map_id, paper)
    groups = [group for group in drawing.groups if group.role == "prompt"]
    return {group.key: " ".join(getattr(mark, "text", "") for mark in group.marks).strip() for group in groups}


def test_long_work_shows_progress_and_can_be_cancelled(vera: Driver, home: Path) -> None:
    folder = vera.session.path.parent
    before = set(folder.iterdir())
    vera.press("Ctrl+Shift+E")
    make, bar = vera.find("export.make"), vera.find("exportDialog").findChild(QProgressBar)
    make.click()  # type: ignore[attr-defined]  # at once, before it is done
    assert bar is not None and bar.isVisible()
    vera.find("export.cancel").click()  # type: ignore[attr-defined]
    for _wait in range(60):
        if bar.isVisible():
            vera.settle(100)
    assert "cancelled" in vera.find("export.result", QLabel).text()
    assert set(folder.iterdir()) == before
    vera.press("Esc")


def test_a_question_is_asked_only_when_an_answer_is_needed(user: User) -> None:
    """Closing, leaving and quitting ask nothing, whatever was edited."""
    user.hands.click("t1").key("Delete")
    user.driver.press("Ctrl+W")
    assert QApplication.activeModalWidget() is None
    assert user.window.workspace is None
    assert user.window.close()


@pytest.mark.parametrize("kind", ["t1", "p1", "doing"])
def test_what_can_be_undone_is_done_without_asking(user: User, kind: str) -> None:
    """A touchpoint, a phase with all that stands in it, a lane: gone at once, and back with one key."""
    before = dict(user.document.records)
    with user.hands.one_step():
        user.hands.click(kind).key("Delete")
    assert kind not in user.document.records
    assert QApplication.activeModalWidget() is None
    user.hands.key("Ctrl+Z")
    assert dict(user.document.records) == before


def test_every_sentence_is_driven() -> None:
    assert without_a_test(ROWS, globals()) == []
