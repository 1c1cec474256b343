"""The start screen: a new map by one title, recent maps, the sample in two languages, and what a crash left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit

from app.guides.templates import template_ids
from app.session import Session
from app.settings import Settings
from tests.driver import Driver
from tests.widgets.conftest import Start


def texts(driver: Driver) -> list[str]:
    return [label.text() for label in driver.window.start.findChildren(QLabel) if label.isVisible()]


def test_a_new_map_takes_one_click_and_a_title(start: Start, home: Path) -> None:
    driver = start().click("template.five-phases").type("Buying a bike").press("Return")
    assert driver.document.maps()[0].title == "Buying a bike"
    assert (home / "Documents" / "Reiskaart" / "Buying a bike.reiskaart").exists()
    assert driver.window.windowTitle() == "Buying a bike – Reiskaart"


def test_the_title_can_be_left_again(start: Start) -> None:
    driver = start().click("template.see-think-do-care")
    assert driver.sees("new.see-think-do-care.title")
    driver.press("Escape")
    assert not driver.sees("new.see-think-do-care.title")
    assert driver.window.workspace is None


def test_the_sample_opens_in_the_language_that_was_asked(start: Start) -> None:
    driver = start(language="en").click("sample.vera.nl")
    assert driver.document.project.language == "nl"
    assert driver.document.maps()[0].title == "Vera wil tien kilo kwijt"


def test_going_home_shows_the_map_among_the_recent(start: Start) -> None:
    driver = start("empty", title="My shop").click("bar.file.home").settle(300)
    assert driver.window.workspace is None
    card = driver.window.start.recent_cards[0]
    assert card.text() == "My shop"
    assert card._picture is not None
    driver.click("recent.0")
    assert driver.document.maps()[0].title == "My shop"


def test_a_recent_map_that_is_gone_says_so_and_can_be_forgotten(start: Start) -> None:
    driver = start("empty", title="Gone")
    path = driver.session.path
    driver.click("bar.file.home")
    path.unlink()
    driver.click("recent.0")
    assert "Gone.reiskaart" in driver.find("banner.words", QLabel).text()
    driver.click("banner.choice.1")
    assert driver.window.settings.recent == []
    assert Settings.load().recent == []


def test_language_and_theme_are_chosen_there(start: Start) -> None:
    driver = start(language="en")
    assert "Draw your customer’s journey" in texts(driver)
    driver.click("start.language.nl")
    assert "Teken de reis van je klant" in texts(driver)
    driver.click("start.theme.dark")
    assert Settings.load().theme == "dark"
    assert Settings.load().language == "nl"


def test_new_from_a_map_leads_to_the_title_field(start: Start) -> None:
    driver = start("empty")
    driver.window.actions_["file.new"].trigger()
    driver.settle()
    assert driver.find("new.five-phases.title", QLineEdit).hasFocus()


def test_work_that_a_crash_left_is_offered(start: Start, home: Path) -> None:
    path = home / "Crashed.reiskaart"
    crash = (
        "import os, sys; from app.session import Session; from app.model import edits;"
        "s = Session.create(sys.argv[1], 'empty', 'en', 'Crashed');"
        "s.run(edits.add_phase(s.document, s.document.maps()[0].id, 'Not lost'));"
        "os._exit(1)"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", crash, str(path)], cwd=root, env={**os.environ}, check=False, timeout=60)
    driver = start()
    driver.window.start.show_unfinished()
    driver.settle().click("start.unfinished")
    assert driver.session.path == path
    assert driver.document.phases(driver.canvas.map_id)[-1].title == "Not lost"


def test_a_file_that_is_no_map_is_refused_in_the_window(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "letter.reiskaart"
    path.write_text("Dear customer")
    driver = start()
    driver.window.commands.open_path(path)
    assert "letter.reiskaart" in driver.settle().find("banner.words", QLabel).text()
    assert driver.window.workspace is None


def test_two_maps_after_each_other(start: Start) -> None:
    driver = start("empty", title="One")
    first = driver.session.path
    driver.window.commands.create("empty", "Two", "en")
    assert driver.settle().document.maps()[0].title == "Two"
    with_one = Session.open(first)
    assert with_one.document.maps()[0].title == "One"
    with_one.close()


def test_the_keyboard_begins_at_the_map_to_go_on_with(start: Start) -> None:
    assert start().window.focusWidget().objectName() == "template.five-phases"
    driver = start("empty", title="My shop").click("bar.file.home")
    assert driver.window.focusWidget() is driver.window.start.recent_cards[0]
    driver.press("Return")
    assert driver.document.maps()[0].title == "My shop"


def test_the_arrows_go_from_the_recent_maps_to_the_templates_and_the_samples(start: Start) -> None:
    driver = start("empty", title="My shop").click("bar.file.home").settle(300)
    names = []
    for key in ("Down", "Right", "Down", "Up", "Left", "Up"):
        widget = driver.press(key).window.focusWidget()
        names.append(widget.objectName() if widget is not None else "")
    first, second = (f"template.{name}" for name in template_ids()[:2])
    assert names[:2] == [first, second] and names[2].startswith("sample.")
    assert names[3:] == [second, first, "recent.0"]


def test_a_tall_window_shows_more_rows_of_templates(start: Start) -> None:
    driver = start()
    seen = [card for card in driver.window.start.template_cards if card.isVisible()]
    driver.window.resize(1280, 1100)
    driver.settle()
    more = [card for card in driver.window.start.template_cards if card.isVisible()]
    assert (len(seen), len(more)) == (4, 8)


def test_it_fits_the_smallest_window_in_dutch(start: Start) -> None:
    driver = start(language="nl")
    driver.window.resize(driver.window.minimumSize())
    driver.settle()
    assert driver.window.start.horizontalScrollBar().maximum() == 0
