"""The evidence panel in the hand: proving what is selected, the sources, the views of it, and forgetting names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu

from app.model import edits
from app.model.records import Evidence, Id, LaneKind, Source, SourceKind
from app.settings import Settings
from app.widgets import evidence_view
from app.widgets.entries import EntryList
from app.widgets.evidence import opening
from tests.driver import Driver

Start = Callable[..., Driver]


class Evident:
    """A window with a map of two touchpoints, of which the first has a score, and a note."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        phase = driver.document.phases(driver.canvas.map_id)[0].id
        self.first = self.made(lambda d: edits.add_touchpoint(d, phase, "Looks around"))
        self.second = self.made(lambda d: edits.add_touchpoint(d, phase, "Calls us"))
        self.made(lambda d: edits.set_emotion(d, self.first, -1.0))
        lane = driver.document.lane(driver.canvas.map_id, LaneKind.DOING) or self.lane()
        self.note = self.made(lambda d: edits.add_note(d, lane.id, phase, "Reads reviews"))
        driver.settle()

    def lane(self):  # type: ignore[no-untyped-def]
        driver = self.driver
        self.made(lambda d: edits.add_lane(d, driver.canvas.map_id, LaneKind.DOING))
        return driver.document.lane(driver.canvas.map_id, LaneKind.DOING)

    def made(self, make) -> Id:  # type: ignore[no-untyped-def]
        edit = self.driver.workspace.run(make)
        return edit.created[0] if edit and edit.created else Id("")

    def select(self, *ids: Id) -> Evident:
        self.driver.canvas.select(ids)
        self.driver.settle(300)
        return self

    def open(self) -> Evident:
        self.driver.click("rail.evidence")
        return self

    def attach(self, title: str) -> Evident:
        self.driver.type(title, into="evidence.add.text").press("Return").settle()
        return self

    def add(self, kind: SourceKind) -> Id:
        """Adds a source by the menu of the panel, and gives it."""
        if not self.driver.sees("sources.add"):
            self.open()
        self.driver.click("sources.add")
        menu = self.driver.find("sources.kinds", QMenu)
        next(item for item in menu.actions() if item.objectName() == f"sources.add.{kind}").trigger()
        menu.close()
        self.driver.settle()
        return self.driver.document.sources()[-1].id

    def undo(self) -> None:
        self.driver.window.actions_["edit.undo"].trigger()
        self.driver.settle()

    def said(self, subject: Id) -> list[tuple[str, str]]:
        document = self.driver.document
        return [(document.get(e.source_id, Source).title, e.quote) for e in document.evidence(subject)]

    def words(self, name: str) -> str:
        return self.driver.find(name, QLabel).text()


@pytest.fixture
def map_(start: Start) -> Evident:
    return Evident(start("empty"))


def test_enter_at_the_source_that_is_begun_attaches_it_and_its_words_are_typed_on(map_: Evident) -> None:
    map_.select(map_.first).open().attach("Talk with Anna").select(map_.second)
    map_.driver.type("talk", into="evidence.add.text").settle()
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), Qt.Key.Key_Return)
    map_.driver.settle()
    assert map_.said(map_.second) == [("Talk with Anna", "")]
    map_.driver.type("I never dared to call").settle(1200)
    assert map_.said(map_.second) == [("Talk with Anna", "I never dared to call")]


def test_a_typed_source_proves_what_is_selected_and_its_words_are_typed_on(map_: Evident) -> None:
    map_.select(map_.first).open().attach("Talk with Anna")
    assert map_.said(map_.first) == [("Talk with Anna", "")]
    map_.driver.type("I never dared to call").settle(1200)
    assert map_.said(map_.first) == [("Talk with Anna", "I never dared to call")]
    map_.undo()
    assert map_.said(map_.first) == [("Talk with Anna", "")]


def test_a_listed_source_is_found_by_its_name_and_not_made_twice(map_: Evident) -> None:
    map_.select(map_.first).open().attach("Survey")
    map_.select(map_.second).attach("survey")
    assert len(map_.driver.document.sources()) == 1
    assert map_.said(map_.second) == [("Survey", "")]


def test_all_that_is_selected_is_proven_at_once_and_detached_at_once(map_: Evident) -> None:
    map_.select(map_.first, map_.second, map_.note).open().attach("Figures")
    assert all(map_.said(i) == [("Figures", "")] for i in (map_.first, map_.second, map_.note))
    map_.driver.click("evidence.detach.0")
    assert not map_.driver.document.all_of(Evidence)
    assert len(map_.driver.document.sources()) == 1
    map_.undo()
    assert len(map_.driver.document.all_of(Evidence)) == 3


def test_a_score_is_proven_apart_from_its_touchpoint(map_: Evident) -> None:
    map_.select(map_.first).open()
    which = map_.driver.find("evidence.which", QComboBox)
    assert [which.itemText(i) for i in range(which.count())] == ["Touchpoint", "Emotion: −1.0"]
    which.setCurrentIndex(1)
    which.activated.emit(1)
    map_.attach("Survey")
    score = map_.driver.document.score(map_.first)
    assert score is not None
    assert map_.said(score.id) == [("Survey", "")]
    assert map_.said(map_.first) == []


def test_the_menu_of_a_note_leads_to_the_field(map_: Evident) -> None:
    map_.select(map_.note)
    assert map_.driver.window.actions_["map.add_evidence"].isEnabled()
    map_.driver.window.actions_["map.add_evidence"].trigger()
    map_.driver.settle().type("Interview").press("Return").settle()
    assert map_.said(map_.note) == [("Interview", "")]


def test_the_panel_tells_how_much_is_proven_and_lists_the_sources(map_: Evident) -> None:
    map_.select(map_.first).open().attach("Talk")
    share = map_.driver.find("evidence.share")
    assert share.accessibleName().startswith("25% proven, 1 of 4")
    (entry,) = map_.driver.find("sources.list", EntryList).entries()
    assert (entry.title, entry.detail, entry.note) == ("Talk", "Interview", "1 here")


def test_what_a_source_proves_is_counted_on_the_map_in_view_like_the_share_above_it(map_: Evident) -> None:
    map_.select(map_.first).open().attach("Talk")
    other = map_.made(lambda d: edits.add_map(d, "Another"))
    map_.driver.workspace.show_map(other)
    map_.driver.settle()
    (entry,) = map_.driver.find("sources.list", EntryList).entries()
    assert (entry.title, entry.note) == ("Talk", "")
    assert map_.driver.find("evidence.share").accessibleName() == "Nothing to prove yet"


def test_a_source_was_held_today_or_before_and_not_in_a_week(map_: Evident) -> None:
    source = map_.made(lambda d: edits.add_source(d, "Talk"))
    map_.driver.workspace.inspect((source,))
    map_.driver.settle().click("source.held.pick")
    assert not map_.driver.sees("calendar.week")
    map_.driver.click("calendar.yesterday")
    assert map_.driver.document.get(source, Source).held == date.today() - timedelta(days=1)


def test_a_new_source_is_asked_for_its_kind_and_one_by_name_says_it(map_: Evident) -> None:
    source = map_.add(SourceKind.SURVEY)
    assert map_.driver.document.get(source, Source).kind is SourceKind.SURVEY
    map_.select(map_.first).attach("Google reviews 2026").select(map_.second).attach("Talks with six parents")
    kinds = {each.title: each.kind for each in map_.driver.document.sources()}
    assert kinds["Google reviews 2026"] is SourceKind.REVIEW
    assert kinds["Talks with six parents"] is SourceKind.INTERVIEW


def test_a_source_is_dressed_in_its_form(map_: Evident) -> None:
    source = map_.add(SourceKind.INTERVIEW)
    map_.driver.type("Annual survey").press("Tab").settle(1200)
    assert map_.driver.document.get(source, Source).title == "Annual survey"
    map_.driver.type("Anna", into="source.respondent").press("Tab").settle(1200)
    map_.driver.click("source.anonymous").settle()
    assert not map_.driver.sees("source.respondent")
    assert map_.words("source.pseudonym") == "Respondent 1"
    (entry,) = map_.driver.find("sources.list", EntryList).entries()
    assert "Anna" not in entry.detail
    assert "Respondent 1" in entry.detail


# --- views -----------------------------------------------------------------------------------------------------------


def test_marks_are_hidden_for_good_and_come_back(map_: Evident) -> None:
    view, settings = evidence_view.of(map_.driver.workspace), map_.driver.window.settings
    assert view.assumptions
    map_.driver.window.actions_["view.assumptions"].trigger()
    assert not view.assumptions
    assert not Settings.load().assumptions
    map_.driver.window.actions_["view.assumptions"].trigger()
    assert view.assumptions and settings.assumptions


def test_the_heat_view_has_a_legend_that_ends_it(map_: Evident) -> None:
    heat = map_.driver.window.actions_["view.heat"]
    heat.trigger()
    map_.driver.settle()
    assert map_.driver.find("heatLegend").accessibleName() == "0% proven"
    map_.made(lambda d: edits.attach_new(d, "Talk", [map_.first, map_.second]))
    assert map_.driver.find("heatLegend").accessibleName() == "50% proven"
    map_.driver.click("heatLegend.close").settle()
    assert not map_.driver.sees("heatLegend")
    assert not heat.isChecked()
    assert not map_.driver.canvas.showing.heat


# --- respondents and links -------------------------------------------------------------------------------------------


def test_names_are_forgotten_in_one_step_and_the_window_says_where_they_still_are(map_: Evident) -> None:
    forget = map_.driver.window.actions_["file.forget_respondents"]
    source = map_.made(lambda d: edits.add_source(d, "Talk with Anna"))
    map_.driver.workspace.run(lambda d: edits.set_fields(d, source, respondent="Anna"))
    map_.driver.settle()
    assert forget.isEnabled()
    forget.trigger()
    assert map_.driver.document.get(source, Source).respondent == ""
    assert map_.driver.document.get(source, Source).anonymous
    said = map_.words("banner.words")
    assert "1 title or text" in said
    assert "history" in said
    offered = [map_.driver.find(f"banner.choice.{n}").text() for n in range(3)]  # type: ignore[attr-defined]
    assert offered == ["Show the first", "Copy without history…", "Undo"]
    map_.driver.settle()
    assert not forget.isEnabled()


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://example.org/a?b=c", "example.org"),
        ("HTTP://Example.org:8080", "example.org"),
        ("https://user:secret@evil.example/", "evil.example"),
        ("https://exämple.org", "xn--exmple-cua.org"),
        ("mailto:anna@example.org", "anna@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("ftp://example.org", ""),
        ("https://", ""),
        ("http://[", ""),
        ("notes.docx", ""),
    ],
)
def test_only_pages_and_mail_are_addresses_and_show_where_they_lead(link: str, host: str) -> None:
    assert opening.host_of(link) == host
    assert opening.is_address(link) is bool(host)


@pytest.mark.parametrize(
    ("link", "is_file"),
    [
        ("notes.docx", True),
        ("/home/me/a.pdf", True),
        (r"C:\map\a.pdf", True),
        ("file:///a.txt", True),
        ("javascript:alert(1)", False),
        ("ms-office:x", False),
        ("", False),
    ],
)
def test_what_may_be_a_file(link: str, is_file: bool) -> None:
    assert opening.is_file(link) is is_file


def test_a_page_is_opened_only_after_the_question(map_: Evident, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    desk, window = map_.driver.workspace, map_.driver.window
    opening.follow(window, desk, "https://example.org/interview")
    assert not opened
    assert "example.org" in map_.driver.find("link.question").text()  # type: ignore[attr-defined]
    map_.driver.click("link.cancel")
    assert not opened
    opening.follow(window, desk, "https://example.org/interview")
    map_.driver.click("link.open")
    assert [url.toString() for url in opened] == ["https://example.org/interview"]


def test_of_a_file_only_the_folder_is_shown(map_: Evident, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    desk, folder = map_.driver.workspace, map_.driver.session.path.parent
    (folder / "talk.sh").write_text("echo")
    opening.follow(map_.driver.window, desk, "talk.sh")
    assert [url.toLocalFile() for url in opened] == [str(folder)]
    opening.follow(map_.driver.window, desk, "gone.txt")
    assert len(opened) == 1
    assert "gone.txt" in map_.words("banner.words")
