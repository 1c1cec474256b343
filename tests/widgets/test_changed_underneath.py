"""When another program has changed the file: which one to keep is asked, and can be asked again until it is settled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.model import edits
from app.session import Session
from tests.driver import Driver

pytestmark = pytest.mark.may_log
CHOICES = ["banner.choice.0", "banner.choice.1", "banner.choice.2"]


@pytest.fixture
def torn(fresh: Driver, tmp_path: Path) -> Driver:
    """A window whose map was changed by a copy of the program on another computer, and here as well."""
    session = fresh.session
    session.publish_now()
    elsewhere = tmp_path / "elsewhere" / session.path.name
    elsewhere.parent.mkdir()
    shutil.copy(session.path, elsewhere)
    other = Session.open(elsewhere)
    other.run(edits.add_phase(other.document, fresh.canvas.map_id, "Theirs"))
    other.close()
    shutil.copy(elsewhere, session.path)
    fresh.workspace.run(lambda document: edits.add_phase(document, fresh.canvas.map_id, "Ours"))
    session.publish_now()
    return fresh.settle()


def asked(driver: Driver) -> bool:
    return all(driver.sees(name) for name in CHOICES)


def phases(session: Session) -> list[str]:
    return [phase.title for phase in session.document.phases(session.document.maps()[0].id)]


def test_the_question_comes_back_by_the_sign_and_by_the_menu(torn: Driver) -> None:
    assert asked(torn)
    torn.workspace.say("Something else.")
    assert not torn.settle().sees("banner.choice.0")
    assert asked(torn.click("status").settle())
    torn.click("banner.close").settle()
    action = torn.window.actions_["file.settle"]
    assert action.isVisible() and action.isEnabled()
    action.trigger()
    assert asked(torn.settle())


def test_the_question_is_asked_again_when_the_map_is_opened_again_and_nothing_untrue_is_said(torn: Driver) -> None:
    path = torn.session.path
    torn.window.close_session()
    torn.window.open_session(Session.open(path))
    assert asked(torn.settle(300))
    assert "unexpectedly" not in torn.window.banner.words.text()
    torn.click("banner.choice.1").settle()
    assert "Ours" in phases(torn.session) and not torn.session.status.conflict
    assert not torn.window.actions_["file.settle"].isVisible()


def test_who_keeps_both_is_told_where_the_own_work_is_and_finds_it_on_the_start_screen(torn: Driver) -> None:
    theirs = torn.session.path
    torn.click("banner.choice.0").settle(300)
    ours = torn.session.path
    assert ours != theirs and ours.name in torn.window.banner.words.text()
    assert torn.window.settings.in_order()[:2] == [str(ours), str(theirs)]
    assert "Ours" in phases(torn.session) and "Theirs" not in phases(torn.session)


def test_a_press_on_the_sign_does_nothing_while_all_is_well(fresh: Driver) -> None:
    assert not fresh.click("status").settle().sees("banner")
