"""The map without eyes: what a screen reader finds on it, says of it and does with it, asked of Qt's own interfaces."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QTextEdit

from app.i18n import set_screen_language
from app.model import edits
from app.model.edits import add_note
from app.model.records import Id, Lane, LaneKind, Note, Phase, Touchpoint
from tests.widgets.canvas.hands import Hands

NAME, DESCRIPTION, VALUE = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value
IDENTIFIER = QAccessible.Text.Identifier
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def heard(hands: Hands) -> Heard:
    return Heard(hands)


class Heard:
    """The map as it is heard."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.map = QAccessible.queryAccessibleInterface(hands.canvas)

    def all(self) -> dict[str, QAccessibleInterface]:
        """Everything on the map by its key, in reading order."""
        return {item.text(IDENTIFIER): item for item in _below(self.map)}

    def __getitem__(self, key: str) -> QAccessibleInterface:
        return self.all()[key]

    def do(self, key: str, action: str) -> None:
        self[key].actionInterface().doAction(action)
        QApplication.processEvents()


def _below(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(item.childCount()):
        child = item.child(place)
        yield child
        yield from _below(child)


# --- reading ---------------------------------------------------------------------------------------------------------


def test_the_map_is_heard_phase_by_phase_touchpoint_by_touchpoint_with_what_stands_under_each(heard: Heard) -> None:
    assert heard.map.text(NAME) == "Journey map Een nieuwe fiets"
    assert heard.map.text(DESCRIPTION) == "of Vera, phases: 3, touchpoints: 4"
    keys = list(heard.all())
    document = heard.hands.document
    assert keys[:3] == ["phase:p1", "touchpoint:t1", "point:t1:"]
    notes = [record.id for record in document.records.values() if isinstance(record, Note)]
    assert {key for key in keys if key.startswith("note:")} == {f"note:{i}" for i in notes}
    assert keys[-len(document.lanes(heard.hands.canvas.map_id)) :] == [
        f"lane:{lane.id}" for lane in document.lanes(heard.hands.canvas.map_id)
    ]


def test_everything_knows_its_parent_and_its_place_there(heard: Heard) -> None:
    for item in (heard.map, *_below(heard.map)):
        for place in range(item.childCount()):
            assert item.child(place).parent() is item
            assert item.indexOfChild(item.child(place)) == place
        assert item.child(item.childCount()) is None


def test_everything_that_the_keyboard_can_stand_on_can_be_heard(heard: Heard) -> None:
    stops = {group.key for group in heard.hands.canvas.drawing.groups if group.role in _ROLES}
    empty = {key for key in heard.all() if key.startswith("cell:")}
    assert stops == set(heard.all()) - empty
    assert empty, "the empty cells, too"
    assert {heard[key].text(NAME) for key in empty} == {"Empty"}


_ROLES = ("touchpoint", "note", "chip", "point", "phase", "lane")


@pytest.mark.parametrize(
    ("key", "role", "name", "description"),
    [
        (
            "touchpoint:t3",
            QAccessible.Role.ListItem,
            "Maakt een proefrit",
            "Touchpoint, phase Oriëntatie, lane Touchpoints, 3 of 3, emotion plus 2.0, moment of truth, "
            "owner Jan de Boer, actions: 1, assumption",
        ),
        (
            "touchpoint:t2",
            QAccessible.Role.ListItem,
            "Leest reviews",
            "Touchpoint, phase Oriëntatie, lane Touchpoints, 2 of 3, no emotion score yet, Later die avond, assumption",
        ),
        ("phase:p2", QAccessible.Role.List, "Aankoop", "Phase, 2 of 3, touchpoints: 1"),
        (
            "point:t4:",
            QAccessible.Role.Slider,
            "Emotion",
            "at Krijgt de bevestiging, phase Aankoop, lane Emotion, assumption",
        ),
        (
            "point:t4:merel",
            QAccessible.Role.Slider,
            "Emotion of Merel",
            "at Krijgt de bevestiging, phase Aankoop, lane Emotion, assumption",
        ),
        (
            "chip:channels:t4",
            QAccessible.Role.ButtonMenu,
            "E-mail",
            "Channel, at Krijgt de bevestiging, phase Aankoop, lane Channels",
        ),
        ("lane:pains", QAccessible.Role.ListItem, "Pain points", "Lane, 5 of 6"),
    ],
)
def test_what_is_said_of_a_thing(heard: Heard, key: str, role: QAccessible.Role, name: str, description: str) -> None:
    assert (heard[key].role(), heard[key].text(NAME), heard[key].text(DESCRIPTION)) == (role, name, description)


def test_it_is_said_in_the_language_of_the_screen(heard: Heard) -> None:
    set_screen_language("nl")
    heard.hands.canvas.retranslate()
    assert heard["touchpoint:t4"].text(DESCRIPTION) == (
        "Contactmoment, fase Aankoop, rij Contactmomenten, 1 van 1, emotie min 1,2, aanname"
    )
    assert heard["lane:pains"].text(NAME) == "Pijnpunten"


def test_what_is_hidden_or_folded_away_is_not_heard_and_the_lane_says_so(heard: Heard) -> None:
    session = heard.hands.session
    assert heard["lane:pains"].state().expanded
    session.run(edits.set_fields(session.document, Id("pains"), collapsed=True))
    session.run(edits.set_fields(session.document, Id("doing"), hidden=True))
    on_map = set(heard.hands.session.document.records)
    shown = {key for key in heard.all() if key.startswith("note:")}
    folded = {n.id for n in map(heard.hands.document.records.get, on_map) if isinstance(n, Note) and n.lane_id in _GONE}
    assert folded and not {f"note:{i}" for i in folded} & shown
    assert heard["lane:pains"].state().collapsed
    assert "collapsed" in heard["lane:pains"].text(DESCRIPTION)
    assert "lane:doing" not in heard.all()


_GONE = ("pains", "doing")


def test_each_lies_where_it_is_drawn(heard: Heard) -> None:
    canvas = heard.hands.canvas
    for key in ("touchpoint:t3", "note:" + _a_note(heard).id, "point:t4:", "phase:p1", "lane:doing"):
        box = heard[key].rect()
        middle = canvas.viewport().mapFromGlobal(box.center())
        assert (middle - heard.hands.at(key)).manhattanLength() <= 2
        assert not heard[key].state().offscreen
    canvas.camera.pan(-5000, 0)
    assert heard["touchpoint:t3"].state().offscreen


def test_what_lies_under_a_point_of_the_screen_is_found(heard: Heard) -> None:
    canvas = heard.hands.canvas
    at = canvas.viewport().mapToGlobal(heard.hands.at("touchpoint:t2"))
    assert heard.map.childAt(at.x(), at.y()) is heard["touchpoint:t2"]
    assert heard.map.childAt(-100, -100) is None


# --- where the keyboard is -------------------------------------------------------------------------------------------


def test_the_focus_is_what_has_the_keyboard_on_the_map(heard: Heard) -> None:
    heard.hands.click("t1").key("Right")
    focused = heard.map.focusChild()
    assert focused is heard["touchpoint:t2"]
    assert focused.state().focused and focused.state().selected
    assert not heard["touchpoint:t1"].state().focused


def test_an_empty_cell_can_have_the_focus_and_begins_a_note_when_it_is_pressed(heard: Heard) -> None:
    key = next(key for key in heard.all() if key.startswith("cell:doing:"))
    heard.do(key, QAccessibleActionInterface.setFocusAction())
    assert heard.map.focusChild() is heard[key]
    assert not heard[key].state().selected
    heard.do(key, QAccessibleActionInterface.pressAction())
    assert heard.hands.canvas.editor.active


def test_the_editor_is_heard_while_it_is_open(heard: Heard) -> None:
    heard.do("touchpoint:t1", QAccessibleActionInterface.pressAction())
    fields = [item for item in _below(heard.map) if isinstance(item.object(), QTextEdit)]
    assert [field.text(NAME) for field in fields] == ["Title of the touchpoint"]
    heard.hands.canvas.editor.finish()
    assert not [item for item in _below(heard.map) if isinstance(item.object(), QTextEdit)]


# --- doing -----------------------------------------------------------------------------------------------------------


def test_a_score_is_read_and_set_within_its_ends(heard: Heard) -> None:
    value = heard["touchpoint:t4"].valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (-1.2, -2.0, 2.0)
    assert value.minimumStepSize() == 0.1
    for wanted, stored in ((0.74, 7), (-9.0, -20)):
        value.setCurrentValue(wanted)
        score = heard.hands.document.score(Id("t4"))
        assert score is not None and score.score == stored
    assert heard["touchpoint:t4"].text(VALUE) == "minus 2.0"


def test_each_actor_has_a_score_of_their_own(heard: Heard) -> None:
    heard["point:t4:merel"].valueInterface().setCurrentValue(1.1)
    merel, customer = heard.hands.document.score(Id("t4"), Id("merel")), heard.hands.document.score(Id("t4"))
    assert merel is not None and merel.score == 11
    assert customer is not None and customer.score == -12


def test_a_touchpoint_without_a_score_can_be_given_one(heard: Heard) -> None:
    assert heard["touchpoint:t2"].text(VALUE) == "no emotion score yet"
    heard["touchpoint:t2"].valueInterface().setCurrentValue(0.5)
    assert "emotion plus 0.5" in heard["touchpoint:t2"].text(DESCRIPTION)


def test_words_are_read_and_written(heard: Heard) -> None:
    note = _a_note(heard)
    item = heard[f"note:{note.id}"]
    assert item.textInterface().text(0, -1) == note.text
    assert item.textInterface().characterCount() == len(note.text)
    item.editableTextInterface().replaceText(0, len(note.text), "Belt op")
    item.editableTextInterface().insertText(7, ", en wacht")
    item.editableTextInterface().deleteText(0, 1)
    assert heard.hands.document.get(note.id, Note).text == "elt op, en wacht"
    item.setText(NAME, "Belt")
    assert item.text(NAME) == "Belt"


def test_a_name_of_ours_gives_way_as_a_whole(heard: Heard) -> None:
    lane = heard["lane:pains"]
    lane.editableTextInterface().replaceText(0, len("Pain points"), "Ergernissen")
    assert heard.hands.document.get(Id("pains"), Lane).title == "Ergernissen"


@pytest.mark.parametrize("key", ["touchpoint:t1", "phase:p1", "lane:doing"])
def test_actions_have_names_and_the_keys_that_do_the_same(heard: Heard, key: str) -> None:
    actions = heard[key].actionInterface()
    names = actions.actionNames()
    assert QAccessibleActionInterface.pressAction() in names and "delete" in names
    for name in names:
        assert actions.localizedActionName(name).strip()
    moving = next(name for name in names if name.startswith("move_"))
    assert actions.keyBindingsForAction(moving)[0].startswith("Alt+")


def test_a_touchpoint_is_moved_by_an_action_and_keeps_its_place_among_what_is_heard(heard: Heard) -> None:
    item = heard["touchpoint:t3"]
    with heard.hands.one_step():
        heard.do("touchpoint:t3", "move_right")
    assert heard.hands.document.get(Id("t3"), Touchpoint).phase_id == "p2"
    assert heard["touchpoint:t3"] is item
    assert item.parent() is heard["phase:p2"]
    assert "phase Aankoop, lane Touchpoints, 1 of 2" in item.text(DESCRIPTION)


def test_what_is_deleted_is_gone_and_comes_back(heard: Heard) -> None:
    heard.do("phase:p1", "delete")
    QApplication.processEvents()
    assert not {"phase:p1", "touchpoint:t1"} & set(heard.all())
    heard.hands.session.undo()
    assert "touchpoint:t1" in heard.all()


def test_what_is_added_is_heard(heard: Heard) -> None:
    session = heard.hands.session
    lane = session.document.lane(heard.hands.canvas.map_id, LaneKind.BACKSTAGE)
    phase = session.document.find(Id("p3"), Phase)
    assert lane is not None and phase is not None
    edit = add_note(session.document, lane.id, phase.id, "Nieuw")
    session.run(edit)
    assert heard[f"note:{edit.created[0]}"].text(NAME) == "Nieuw"
    assert heard[f"note:{edit.created[0]}"].parent() is heard["phase:p3"]


def _a_note(heard: Heard) -> Note:
    return next(record for record in heard.hands.document.records.values() if isinstance(record, Note))


# --- cost ------------------------------------------------------------------------------------------------------------

_NOBODY_LISTENS = """
import sys
from PySide6.QtWidgets import QApplication
from app.settings import Settings
from app.widgets.main_window import MainWindow
application = QApplication([])
window = MainWindow(settings=Settings(language="en"))
window.show()
window.commands.create("vera", "", "en")
application.processEvents()
canvas = window.workspace.canvas
canvas.commands.select_all()
canvas.setFocus()
application.processEvents()
print(sorted(name for name in sys.modules if "canvas.accessible_" in name))
window.close()
"""


def test_nothing_of_it_is_even_imported_while_nobody_listens(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _NOBODY_LISTENS],
        cwd=ROOT,
        env={"REISKAART_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ran.stdout.strip() == "[]"


def test_it_is_said_what_is_proven_and_what_is_only_assumed(heard: Heard) -> None:
    session, canvas = heard.hands.session, heard.hands.canvas
    assert heard["touchpoint:t1"].text(DESCRIPTION).endswith(", assumption")
    session.run(edits.attach_new(session.document, "Talk", [Id("t1")]))
    assert heard["touchpoint:t1"].text(DESCRIPTION).endswith(", proven by 1 source")
    session.run(edits.attach_new(session.document, "Survey", [Id("t1")]))
    assert heard["touchpoint:t1"].text(DESCRIPTION).endswith(", proven by 2 sources")
    canvas.showing.assumptions = False
    canvas.refresh()
    assert "proven" not in heard["touchpoint:t1"].text(DESCRIPTION)
    assert "assumption" not in heard["phase:p1"].text(DESCRIPTION)
