"""The gallery of templates: looked through, searched, used by mouse, finger and keyboard, and kept in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu

from app.exchange import shelf
from app.exchange.pictures import no_pictures
from app.exchange.shelf import OwnTemplate
from app.guides import templates
from app.guides.own_template import template_of
from app.model.document import Document
from app.model.records import Note, Touchpoint
from app.widgets.gallery.dialog import GalleryDialog
from app.widgets.gallery.offer_card import OwnCard
from tests.driver import Driver
from tests.widgets.conftest import Start
from tests.widgets.test_shell_touch import Touches

ALL = {*templates.template_ids(), *templates.sample_ids()}


def gallery(driver: Driver) -> GalleryDialog:
    return cast(GalleryDialog, driver.find("gallery"))


def keys(driver: Driver) -> set[str]:
    return {card.key for card in gallery(driver).seen()}


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def opened(driver: Driver) -> Driver:
    return driver.click("start.gallery")


def until(driver: Driver, done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        driver.settle(50)
    raise AssertionError("it never came")


def own_template(title: str = "Webinar", *, with_notes: bool = False) -> OwnTemplate:
    document = Document(templates.build("vera", "en"))
    records = template_of(document, document.maps()[0].id, title, "For webinars", with_notes=with_notes)
    return shelf.keep(records, no_pictures)


def choose(driver: Driver, name: str) -> Driver:
    """Picks an entry of the open menu."""
    menu = cast(QMenu, driver.find("template.menu"))
    action = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    return driver.settle()


# --- looking and searching -------------------------------------------------------------------------------------------


def test_everything_there_is_stands_in_it_with_a_picture(start: Start) -> None:
    driver = opened(start())
    assert keys(driver) == ALL
    until(driver, lambda: all(card._picture is not None for card in gallery(driver).seen()))


@pytest.mark.parametrize(
    ("language", "typed", "hit"),
    [
        ("en", "blueprint", "service-blueprint"),
        ("en", "serviceblauwdruk", "service-blueprint"),
        ("nl", "BLUEPRINT", "service-blueprint"),
        ("nl", "loyaliteit", "five-phases"),
        ("nl", "loyalty", "five-phases"),
        ("en", "loyalty fits", "five-phases"),
        ("nl", "afspraak", "service-blueprint"),
        ("nl", "webshop", "online-funnel"),
        ("en", "hairdresser", "service-blueprint"),
    ],
)
def test_a_search_finds_by_name_use_phase_and_trade_in_both_languages(
    start: Start, language: str, typed: str, hit: str
) -> None:
    driver = opened(start(language=language)).type(typed).settle()
    assert hit in keys(driver) and keys(driver) < ALL


def test_what_finds_nothing_says_so_and_esc_gives_all_back_and_then_closes(start: Start) -> None:
    driver = opened(start()).type("zzz qqq").settle()
    assert keys(driver) == set()
    assert "zzz qqq" in driver.find("gallery.nothing", QLabel).text()
    driver.press("Esc")
    assert keys(driver) == ALL and not driver.sees("gallery.nothing")
    driver.press("Esc")
    assert not driver.sees("gallery")


def test_typing_on_a_card_of_the_start_screen_searches_at_once(start: Start) -> None:
    driver = start()
    assert focused() == "template.five-phases"
    QTest.keyClicks(QApplication.focusWidget(), "b")
    driver.settle()
    QTest.keyClicks(QApplication.focusWidget(), "lueprint")
    assert driver.settle().find("gallery.search", QLineEdit).text() == "blueprint"
    assert keys(driver) == {"service-blueprint"}


def test_no_letter_is_lost_before_the_gallery_has_the_keyboard(start: Start) -> None:
    """The system goes on sending keys to the window behind the gallery until it gives the gallery the keyboard."""
    driver = start(language="nl")
    behind = driver.window.windowHandle()
    for letter in "taart":
        QTest.keyClick(behind, letter)
    assert driver.settle().find("gallery.search", QLineEdit).text() == "taart"
    QTest.keyClick(behind, Qt.Key.Key_Backspace)
    assert driver.settle().find("gallery.search", QLineEdit).text() == "taar"


def test_the_window_behind_a_gallery_that_typing_opened_takes_no_presses(start: Start) -> None:
    driver = start()
    QTest.keyClicks(driver.window.start.template_cards[0], "b")
    driver.settle()
    assert driver.sees("gallery")
    card = driver.window.start.template_cards[0]
    place = card.mapTo(driver.window, card.rect().center())
    QTest.mouseClick(driver.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert driver.settle().sees("gallery") and driver.window.workspace is None
    driver.window.commands.create("empty", "", "en")
    assert not driver.settle().sees("gallery"), "it was about the page behind it"


def test_typing_on_a_card_of_the_gallery_goes_on_in_its_search(start: Start) -> None:
    driver = opened(start()).press("Down")
    assert focused() == "gallery.card.five-phases"
    QTest.keyClicks(QApplication.focusWidget(), "e")
    QTest.keyClicks(QApplication.focusWidget(), "motion")
    assert driver.settle().find("gallery.search", QLineEdit).text() == "emotion"


def test_the_arrows_go_from_card_to_card_and_enter_asks_for_a_title(start: Start) -> None:
    driver = opened(start()).press("Down", "Right", "Right")
    assert focused() == f"gallery.card.{templates.template_ids()[2]}"
    driver.press("Left")
    assert focused() == f"gallery.card.{templates.template_ids()[1]}"
    driver.press("Down")
    assert focused() == f"gallery.card.{templates.template_ids()[5]}"
    driver.press("Up", "Right", "Right", "Right")
    assert focused() == f"gallery.card.{templates.template_ids()[3]}", "a row ends where it ends"
    driver.press("Up")
    assert focused() == "gallery.search"
    driver.press("Down")
    driver.press("Return").type("By keys").press("Return")
    assert driver.document.maps()[0].title == "By keys"


def test_enter_in_the_search_takes_what_was_found_first(start: Start) -> None:
    driver = opened(start()).type("blueprint").press("Return")
    assert focused() == "new.service-blueprint.title"
    driver.press("Esc")
    assert driver.sees("gallery") and focused() == "gallery.card.service-blueprint"
    driver.press("Return").type("My service").press("Return")
    assert driver.document.project.title == "My service" and not driver.sees("gallery")


def test_a_sample_is_opened_with_a_title_of_its_own(start: Start) -> None:
    driver = opened(start(language="nl")).type("vera").click("gallery.card.vera")
    assert driver.document.project.title == "Vera wil tien kilo kwijt"


def test_a_finger_opens_it_and_its_targets_are_large_enough(start: Start) -> None:
    driver = start(touch=True)
    button = driver.find("start.gallery")
    assert button.height() >= 44
    Touches().tap(button)
    driver.settle()
    for name in ("gallery.search", "gallery.add"):
        assert driver.find(name).height() >= 44
    own = own_template()
    gallery(driver).refresh()
    more = driver.settle().find(f"gallery.card.{own.key}.more")
    assert min(more.width(), more.height()) >= 44


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_it_fits_the_window_and_scrolls_down_only(start: Start, width: int) -> None:
    driver = start(language="nl")
    driver.window.resize(width, 800)
    opened(driver.settle())
    dialog = gallery(driver)
    assert dialog.width() <= width and dialog.height() <= 800
    inside = dialog._area.widget()
    assert inside is not None and inside.width() <= dialog._area.viewport().width()
    right = max(card.mapTo(dialog, card.rect().topRight()).x() for card in dialog.seen())
    assert right < dialog.width() and (right > dialog.width() - 64 or len({c.y() for c in dialog.seen()}) == 1)


# --- in an open file -------------------------------------------------------------------------------------------------


def test_in_an_open_file_a_click_makes_a_map_as_one_step(start: Start) -> None:
    driver = start("vera", title="")
    before = set(driver.document.records)
    driver.window.actions_["maps.gallery"].trigger()
    driver.settle().click("gallery.card.vera")
    assert len(driver.document.maps()) == 4 and driver.document.loose_references() == ()
    assert driver.canvas.map_id == driver.document.maps()[2].id
    driver.press("Ctrl+Z")
    assert set(driver.document.records) == before


def test_the_menu_names_a_few_and_leads_to_all(start: Start) -> None:
    driver = start("empty").click("rail.maps").click("maps.add")
    menu = cast(QMenu, driver.find("maps.new.menu"))
    named = [action for action in menu.actions() if not action.isSeparator()]
    names = [action.objectName().rpartition(".")[2] for action in named]
    assert names == ["same", *templates.template_ids()[:4], "more"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(named[-1]).center())
    driver.settle().type("emotion").click("gallery.card.emotion-time").settle()
    driver.type("Second").press("Return")
    assert [journey.title for journey in driver.document.maps()] == ["Journey", "Second"]


# --- the user's own --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("with_notes", [False, True])
def test_a_map_is_saved_as_a_template_and_a_new_one_begins_from_it(start: Start, with_notes: bool) -> None:
    driver = start("vera", title="")
    driver.window.actions_["maps.save_template"].trigger()
    driver.settle().type("Coach", into="template.title").type("For coaches", into="template.when")
    if with_notes:
        driver.click("template.notes")
    driver.click("template.go")
    (own,) = shelf.shelf()
    assert (own.title, own.when, own.filled) == ("Coach", "For coaches", with_notes)
    driver.click("banner.choice.0").type("coaches")
    assert keys(driver) == {own.key}
    driver.press("Esc", "Esc").press("Ctrl+W").settle(400)
    driver.click(f"template.{own.key}").type("Next").press("Return")
    assert driver.document.maps()[0].title == "Next"
    assert bool(driver.document.all_of(Touchpoint) and driver.document.all_of(Note)) is with_notes


def test_a_template_without_a_name_cannot_be_saved(start: Start) -> None:
    driver = start("empty")
    driver.window.actions_["maps.save_template"].trigger()
    driver.settle().type(" ", into="template.title")
    assert not driver.find("template.go").isEnabled()
    driver.press("Esc")
    assert shelf.shelf() == () and not driver.sees("templateWords")


def test_pictures_go_into_a_template_and_come_out_of_it(start: Start) -> None:
    driver = start("vera", title="")
    names = set(driver.session.pictures())
    assert names
    driver.window.actions_["maps.save_template"].trigger()
    driver.settle().click("template.notes").click("template.go")
    (own,) = shelf.shelf()
    driver.press("Ctrl+W").settle(300)
    driver.window.commands.create("empty", "", "en")
    driver.settle().workspace.maps.add(own.key)
    shown = {record.picture_id for record in driver.document.records.values() if getattr(record, "picture_id", "")}
    assert shown and shown <= set(driver.session.pictures()) <= names


def test_a_template_is_renamed_deleted_and_put_back_from_its_menu(start: Start) -> None:
    own = own_template()
    driver = opened(start())
    driver.click(f"gallery.card.{own.key}.more")
    choose(driver, "template.rename").type("Live", into="template.title").press("Return")
    (renamed,) = shelf.shelf()
    assert renamed.title == "Live" and focused() == f"gallery.card.{renamed.key}"
    driver.click(f"gallery.card.{renamed.key}.more")
    choose(driver, "template.delete")
    assert shelf.shelf() == () and renamed.key not in keys(driver)
    assert "Live" in driver.find("gallery.told", QLabel).text()
    driver.click("gallery.told.do")
    assert [each.title for each in shelf.shelf()] == ["Live"] and renamed.key in keys(driver)
    assert not driver.sees("gallery.told")


def test_ctrl_z_brings_a_deleted_template_back_unless_somebody_typed_since(start: Start) -> None:
    own = own_template()
    driver = opened(start()).type("Webinar", into="gallery.search")
    driver.click(f"gallery.card.{own.key}.more")
    choose(driver, "template.delete").press("Ctrl+Z")
    assert [each.title for each in shelf.shelf()] == ["Webinar"]
    assert driver.find("gallery.search", QLineEdit).text() == "Webinar"
    driver.click(f"gallery.card.{own.key}.more")
    choose(driver, "template.delete").type("x", into="gallery.search").press("Ctrl+Z")
    assert shelf.shelf() == ()


def test_typing_searches_after_the_gallery_was_closed_from_a_template(start: Start) -> None:
    driver = opened(start())
    gallery(driver).close()
    driver.settle()
    card = next(card for card in driver.window.start.template_cards)
    card.setFocus()
    opened(driver)
    gallery(driver).close()
    driver.settle()
    assert driver.window.start.isAncestorOf(driver.window.focusWidget())
    driver.type("l")
    assert gallery(driver).field.text() == "l"


def test_the_menu_key_opens_the_menu_of_a_template(start: Start) -> None:
    own = own_template()
    driver = opened(start()).press("Down")
    assert focused() == f"gallery.card.{own.key}"
    card = QApplication.focusWidget()
    assert isinstance(card, OwnCard)
    card.open_menu(QPoint(10, 10))
    assert driver.settle().sees("template.menu")
    driver.press("Esc")


def test_a_template_is_given_away_and_brought_in_elsewhere(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, target = own_template(with_notes=True), tmp_path / "for you"
    driver = opened(start())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    driver.click(f"gallery.card.{own.key}.more")
    choose(driver, "template.copy")
    sent = target.with_name("for you.reiskaart-template")
    assert str(sent) in driver.find("gallery.told", QLabel).text()
    shelf.take_off(own)
    gallery(driver).refresh()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_more: ([str(sent)], ""))
    driver.settle().click("gallery.add")
    until(driver, lambda: bool(shelf.shelf()))
    (brought,) = shelf.shelf()
    assert focused() == f"gallery.card.{driver.settle() and brought.key}"


def test_a_template_that_lies_on_the_shelf_by_itself_comes_in(start: Start) -> None:
    own = own_template()
    shelf.list_file().unlink()
    driver = opened(start())
    until(driver, lambda: own.key in keys(driver))


def drop(driver: Driver, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, left = driver.window.rect().center(), Qt.MouseButton.LeftButton
    copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, no_key)
    QApplication.sendEvent(driver.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(driver.window, QDropEvent(place.toPointF(), copy, data, left, no_key))


@pytest.mark.parametrize("template", ["", "empty"])
def test_a_template_that_is_dropped_comes_among_the_own_and_a_map_can_be_made(
    start: Start, tmp_path: Path, template: str
) -> None:
    own, sent = own_template(), tmp_path / "Sent.reiskaart-template"
    shelf.copy_out(own, sent)
    shelf.take_off(own)
    driver = start(template)
    drop(driver, sent)
    until(driver, lambda: driver.sees("banner"))
    assert "Webinar" in driver.find("banner.words", QLabel).text()
    driver.click("banner.choice.0")
    assert len(driver.document.maps()) == (2 if template else 1)
    assert len(driver.document.phases(driver.canvas.map_id)) == 5


def test_what_is_no_template_is_refused_and_leaves_nothing(start: Start, tmp_path: Path) -> None:
    sent = tmp_path / "letter.reiskaart-template"
    sent.write_text("Dear customer")
    driver = start()
    driver.window.commands.take(sent)
    until(driver, lambda: driver.sees("banner"))
    assert "letter.reiskaart-template" in driver.find("banner.words", QLabel).text()
    assert shelf.shelf() == () and sent.read_text() == "Dear customer"


def test_a_template_that_went_meanwhile_says_so(start: Start) -> None:
    own = own_template()
    driver = opened(start())
    own.path.unlink()
    driver.click(f"gallery.card.{own.key}").type("Too late").press("Return")
    assert driver.window.workspace is None
    assert "no longer there" in driver.find("banner.words", QLabel).text()
