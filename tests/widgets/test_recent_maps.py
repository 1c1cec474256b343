"""Recent maps on the start screen: pins, the menu of a card, and maps that are no longer where they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from app.session import Session
from app.settings import MAX_RECENT, Settings, thumbnail_file
from app.widgets import recent_card
from app.widgets.long_press import HELD_MS
from app.widgets.recent_card import RecentCard
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start


def home_with(start: Start, *titles: str) -> Driver:
    """The start screen, after maps with these titles were open, the last first on the list."""
    driver = start("empty", title=titles[0])
    for title in titles[1:]:
        driver.window.commands.create("empty", title, "en")
    return driver.click("bar.file.home").settle(300)


def shown(driver: Driver) -> list[str]:
    return [card.text() for card in driver.window.start.recent_cards]


def card(driver: Driver, title: str) -> RecentCard:
    return next(card for card in driver.window.start.recent_cards if card.text() == title)


def choose(driver: Driver, title: str, name: str) -> None:
    """Chooses from the menu of a card, by the right mouse button."""
    on = card(driver, title)
    place = on.rect().center()
    QApplication.sendEvent(
        on,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, on.mapToGlobal(place), Qt.KeyboardModifier.NoModifier),
    )
    menu = driver.settle().find("recent.menu", QMenu)
    action = next(action for action in menu.actions() if action.objectName() == f"recent.{name}")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    driver.settle()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's dialogs for files will answer."""
    told: list[str] = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_about, **_more: (told[0], ""))
    return told


def test_a_pinned_map_comes_first_and_stays_there(start: Start) -> None:
    driver = home_with(start, "One", "Two", "Three")
    assert shown(driver) == ["Three", "Two", "One"]
    card(driver, "One").setFocus()
    driver.settle().click("recent.2.pin")
    assert shown(driver) == ["One", "Three", "Two"]
    assert Settings.load().in_order() == driver.window.settings.in_order()
    assert driver.find("recent.0.pin").isVisible(), "a pin that is down is always seen"
    driver.click("recent.0.pin")
    assert shown(driver) == ["Three", "Two", "One"]


def test_the_keyboard_alone_pins(start: Start) -> None:
    driver = home_with(start, "One", "Two")
    card(driver, "One").setFocus()
    driver.press("Tab", "Space")
    assert shown(driver) == ["One", "Two"]
    assert driver.find("recent.0.pin").hasFocus()


def test_a_pin_waits_for_mouse_or_keyboard_but_not_for_fingers(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent_card, "has_touch_screen", lambda: False)
    driver = home_with(start, "One", "Two")
    driver.window.start.template_cards[0].setFocus()
    assert not driver.settle().sees("recent.1.pin")
    card(driver, "One").setFocus()
    assert driver.settle().sees("recent.1.pin")
    monkeypatch.setattr(recent_card, "has_touch_screen", lambda: True)
    driver.window.start.refresh()
    assert driver.settle().sees("recent.0.pin") and driver.sees("recent.1.pin")


def test_a_pinned_map_never_drops_off_the_list(home: Path) -> None:
    settings = Settings()
    settings.remember(home / "kept.reiskaart")
    settings.pin(str(home / "kept.reiskaart"), wanted=True)
    for number in range(3 * MAX_RECENT):
        settings.remember(home / f"{number}.reiskaart")
    assert settings.in_order()[0] == str(home / "kept.reiskaart")
    assert len(settings.recent) == MAX_RECENT
    settings.forget(str(home / "kept.reiskaart"))
    assert settings.pinned == [] and len(settings.recent) == MAX_RECENT - 1


def test_with_more_pins_than_places_the_last_map_is_still_remembered(home: Path) -> None:
    settings = Settings()
    for number in range(MAX_RECENT):
        settings.remember(home / f"{number}.reiskaart")
        settings.pin(str(home / f"{number}.reiskaart"), wanted=True)
    settings.remember(home / "new.reiskaart")
    assert settings.in_order()[-1] == str(home / "new.reiskaart")


def test_two_rows_are_seen_and_the_rest_on_demand(start: Start, home: Path) -> None:
    driver = start()
    for number in range(MAX_RECENT):
        driver.window.settings.remember(home / f"{number}.reiskaart")
    driver.window.start.refresh()
    assert len(shown(driver.settle())) == 8
    driver.find("start.all_recent").setFocus()
    driver.press("Space")
    assert len(shown(driver)) == MAX_RECENT
    assert driver.find("recent.8").hasFocus()


def test_the_menu_opens_a_map(start: Start) -> None:
    driver = home_with(start, "One", "Two")
    choose(driver, "One", "open")
    assert driver.document.maps()[0].title == "One"


def test_the_menu_shows_the_folder(start: Start, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    choose(home_with(start, "One"), "One", "show")
    assert opened == [str(home / "Documents" / "Reiskaart")]


def test_the_menu_moves_a_map_with_all_that_is_known_of_it(start: Start, home: Path, answer: list[str]) -> None:
    driver = home_with(start, "One", "Two")
    before = card(driver, "One").path
    choose(driver, "One", "pin")
    after = home / "Moved.reiskaart"
    answer.append(str(after))
    choose(driver, "One", "move")
    assert shown(driver) == ["Moved", "Two"]
    assert after.exists() and not before.exists()
    assert driver.window.settings.pinned == [str(after)]
    assert thumbnail_file(str(after), "light").exists()
    assert not thumbnail_file(str(before), "light").exists()


def test_the_menu_takes_a_map_off_the_list_and_leaves_the_file(start: Start) -> None:
    driver = home_with(start, "One", "Two")
    path = card(driver, "One").path
    choose(driver, "One", "forget")
    assert shown(driver) == ["Two"]
    assert path.exists()


def test_the_menu_key_opens_the_menu(start: Start) -> None:
    driver = home_with(start, "One")
    on = card(driver, "One")
    on.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on, event)
    assert driver.settle().sees("recent.menu")
    driver.press("Escape")


def touch(widget: QWidget, device: QPointingDevice, milliseconds: int) -> None:
    place = QPoint(60, 60)
    QTest.touchEvent(widget, device).press(0, place, widget).commit()
    QTest.qWait(milliseconds)
    QTest.touchEvent(widget, device).release(0, place, widget).commit()


def test_a_finger_that_rests_opens_the_menu_and_not_the_map(start: Start) -> None:
    driver = home_with(start, "One")
    touch(card(driver, "One"), touch_screen(), HELD_MS + 200)
    assert driver.settle().sees("recent.menu")
    assert driver.window.workspace is None
    driver.press("Escape")


def test_a_tap_opens_the_map(start: Start) -> None:
    driver = home_with(start, "One")
    touch(card(driver, "One"), touch_screen(), 50)
    assert driver.settle().document.maps()[0].title == "One"


def test_a_map_that_is_gone_is_grey_and_says_so(start: Start) -> None:
    driver = home_with(start, "One", "Two")
    card(driver, "One").path.unlink()
    driver.window.start.refresh()
    gone = card(driver.settle(), "One")
    assert gone.gone and gone.dimmed
    assert "no longer" in gone.accessibleDescription().lower()
    assert not card(driver, "Two").gone


def test_a_map_that_is_gone_can_be_found_again(start: Start, home: Path, answer: list[str]) -> None:
    driver = home_with(start, "One", "Two")
    before = card(driver, "One").path
    choose(driver, "One", "pin")
    after = before.rename(home / "Elsewhere.reiskaart")
    answer.append(str(after))
    driver.window.start.refresh()
    choose(driver, "One", "locate")
    assert driver.session.path == after
    assert driver.window.settings.pinned == [str(after)]
    assert str(before) not in driver.window.settings.recent
    assert Path(driver.window.settings.folder) == home


def test_a_click_on_a_map_that_is_gone_offers_the_same(start: Start) -> None:
    driver = home_with(start, "One")
    card(driver, "One").path.unlink()
    driver.click("recent.0")
    assert "One.reiskaart" in driver.find("banner.words", QLabel).text()
    driver.click("banner.choice.1")
    assert shown(driver) == []


def test_a_map_that_is_given_a_title_takes_its_file_along(start: Start, home: Path) -> None:
    driver = start("five-phases", language="nl", title="Nieuwe klantreis")
    before = driver.session.path
    assert before.stem == "Nieuwe klantreis"
    driver.click("mapTitle").press("Ctrl+A").type("Naar de sportschool").press("Return").settle(700)
    assert driver.document.project.title == "Naar de sportschool"
    driver.window.close_session()
    after = before.with_name("Naar de sportschool.reiskaart")
    assert after.exists() and not before.exists()
    assert driver.window.settings.in_order() == [str(after)]
    with_title = Session.open(after)
    assert with_title.document.maps()[0].title == "Naar de sportschool"
    with_title.close()


def test_a_file_that_somebody_named_keeps_its_name(start: Start) -> None:
    driver = start("five-phases", title="Mine")
    driver.click("mapTitle").press("Ctrl+A").type("Yours").press("Return").settle(700)
    driver.window.close_session()
    assert [Path(path).stem for path in driver.window.settings.in_order()] == ["Mine"]
