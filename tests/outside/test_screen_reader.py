"""The real program, read and used by another process as a screen reader does it: over AT-SPI, with no eyes on it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Id, Lane, LaneKind, Note, Phase, Touchpoint
from app.session.reading import read
from tests.outside import at_spi
from tests.outside.at_spi import Reader, Thing, until

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "at-spi-bus-launcher", "at-spi2-registryd")

ROOT = Path(__file__).resolve().parent.parent.parent


class Listening:
    """The running program: its map as a reader knows it, and its file."""

    def __init__(self, reader: Reader, home: Path, desktop: dict[str, str]) -> None:
        self.reader = reader
        self.desktop = desktop
        self._home = home
        self.map = until(self._find_map, "the map is there to be read")

    def _find_map(self) -> Thing | None:
        try:
            return next(
                (t for program in self.reader.programs() for t in program.below() if t.identifier == "canvas"), None
            )
        except LookupError:  # what was being read has just been replaced by the map
            return None

    def document(self) -> Document:
        """The map as its file has it."""
        return read(next(self._home.rglob("Documents/**/*.reiskaart")))

    def things(self) -> dict[str, Thing]:
        """Everything on the map by its identifier."""
        return {thing.identifier: thing for thing in self.map.below()}

    def thing(self, role: str, record_id: Id) -> Thing:
        return self.things()[f"{role}:{record_id}"]

    def editor(self) -> Thing | None:
        """The field over a note, while it is open; Qt says of its own widgets what holds them, too."""
        named = self.things().items()
        return next((thing for identifier, thing in named if identifier.endswith("canvas.editor")), None)

    def in_file(self, holds: Callable[[Document], bool]) -> None:
        """Waits until the file has something."""
        until(lambda: holds(self.document()), "the file has it")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Listening]:
    with at_spi.desktop() as desktop:
        own = {"REISKAART_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        own |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with at_spi.running((sys.executable, "-m", "app", "--sample"), desktop | own, cwd=tmp_path):
            reader = Reader(desktop)
            yield Listening(reader, tmp_path, desktop)
            reader.close()


def test_every_touchpoint_and_note_is_read_moved_edited_and_scored(listening: Listening) -> None:
    document, things = listening.document(), listening.things()
    everything_is_read(document, things)
    a_touchpoint_is_moved_and_that_is_said(listening, document)
    the_focus_is_followed(listening, document)
    a_note_is_edited(listening, document)
    a_score_is_set(listening, document)
    the_editor_opens_and_is_read(listening, document)
    what_is_deleted_goes_and_comes_back_aloud(listening, document)
    what_is_presented_is_read_aloud(listening, document)
    the_map_is_left(listening)


def everything_is_read(document: Document, things: dict[str, Thing]) -> None:
    journey = document.maps()[0]
    row = title_of(next(lane for lane in document.lanes(journey.id) if lane.kind is LaneKind.TOUCHPOINTS))
    for touchpoint in document.journey(journey.id):
        thing = things[f"touchpoint:{touchpoint.id}"]
        is_read(document, thing, touchpoint, row)
        score = document.score(touchpoint.id)
        assert thing.value == pytest.approx(score.score / 10 if score else 0.0)
        assert ("no emotion" in thing.description) == (score is None)
    on_map = notes_on_map(document)
    for note in on_map:
        is_read(document, things[f"note:{note.id}"], note, title_of(document.get(note.lane_id, Lane)))
    assert {key for key in things if key.startswith("note:")} == {f"note:{note.id}" for note in on_map}


def notes_on_map(document: Document) -> list[Note]:
    """Those of the first map, but what a lane holds that is folded to its name: only the outline has that."""
    notes = (note for note in document.all_of(Note) if document.map_of(note.id) == document.maps()[0])
    return [note for note in notes if not document.get(note.lane_id, Lane).collapsed]


def is_read(document: Document, thing: Thing, record: Touchpoint | Note, lane: str) -> None:
    phase = title_of(document.get(record.phase_id, Phase))
    assert thing.name == thing.text == title_of(record)
    assert thing.role == "list item"
    assert f"phase {phase}, lane {lane}" in thing.description
    above = thing.parent if thing.parent.identifier.startswith("phase:") else thing.parent.parent
    assert (above.name, above.role) == (phase, "list")


def a_touchpoint_is_moved_and_that_is_said(listening: Listening, document: Document) -> None:
    first, second, *_rest = document.phases(document.maps()[0].id)
    last = document.touchpoints(first.id)[-1]
    thing, count = listening.thing("touchpoint", last.id), len(document.touchpoints(second.id)) + 1
    listening.reader.listen("object:announcement", "Announcement")
    assert thing.actions["move_right"] == "Move right"
    thing.do("move_right")
    said = f"Moved to {title_of(second)}, 1 of {count}"
    listening.reader.heard(lambda _thing, body: body[3] == ("s", said))
    listening.in_file(lambda now: now.get(last.id, Touchpoint).phase_id == second.id)
    moved = listening.thing("touchpoint", last.id)
    assert moved.parent.name == title_of(second)
    assert moved.state(at_spi.FOCUSED) and moved.state(at_spi.SELECTED)


def the_focus_is_followed(listening: Listening, document: Document) -> None:
    note = notes_on_map(document)[0]
    listening.reader.listen("object:state-changed:focused", "StateChanged")
    listening.thing("note", note.id).do("SetFocus")
    listening.reader.heard(lambda thing, body: body[0] == "focused" and thing.identifier == f"note:{note.id}")
    subprocess.run(["xdotool", "key", "Up"], env=listening.desktop, check=True)
    listening.reader.heard(lambda thing, body: body[0] == "focused" and thing.identifier != f"note:{note.id}")


def a_note_is_edited(listening: Listening, document: Document) -> None:
    note = notes_on_map(document)[0]
    thing = listening.thing("note", note.id)
    listening.reader.listen("object:property-change", "PropertyChange")
    thing.set_text("Said aloud, and heard")
    listening.reader.heard(lambda told, body: (told, body[0]) == (thing, "accessible-name"))
    listening.in_file(lambda now: now.get(note.id, Note).text == "Said aloud, and heard")
    assert (thing.name, thing.word_at(6)) == ("Said aloud, and heard", "aloud")


def a_score_is_set(listening: Listening, document: Document) -> None:
    touchpoint = document.journey(document.maps()[0].id)[0]
    thing = listening.thing("touchpoint", touchpoint.id)
    listening.reader.listen("object:property-change:accessible-value", "PropertyChange")
    thing.set_value(-1.74)
    listening.reader.heard(lambda told, body: (told, body[0]) == (thing, "accessible-value"))
    listening.in_file(lambda now: (score := now.score(touchpoint.id)) is not None and score.score == -17)
    assert thing.value == pytest.approx(-1.7)
    assert "emotion minus 1.7" in thing.description


def the_editor_opens_and_is_read(listening: Listening, document: Document) -> None:
    touchpoint = document.journey(document.maps()[0].id)[1]
    listening.thing("touchpoint", touchpoint.id).do("Press")
    editor = until(listening.editor, "the editor is open")
    assert editor.text == touchpoint.title
    editor.set_text("Typed over")
    listening.in_file(lambda now: now.get(touchpoint.id, Touchpoint).title == "Typed over")


def what_is_deleted_goes_and_comes_back_aloud(listening: Listening, document: Document) -> None:
    note = notes_on_map(document)[-1]
    title = shorten(note.text)
    listening.reader.listen("object:children-changed", "ChildrenChanged")
    listening.thing("note", note.id).do("delete")
    listening.reader.heard(lambda _thing, body: body[0] == "remove")
    listening.reader.heard(lambda _thing, body: body[3] == ("s", f"Deleted: {title}"))
    assert f"note:{note.id}" not in listening.things()
    subprocess.run(["xdotool", "key", "ctrl+z"], env=listening.desktop, check=True)
    listening.reader.heard(lambda _thing, body: body[3] == ("s", f"Undone: Delete “{title}”"))
    assert listening.thing("note", note.id).name == note.text


def what_is_presented_is_read_aloud(listening: Listening, document: Document) -> None:
    phases = document.phases(document.maps()[0].id)

    def is_said_after(key: str, words: str) -> None:
        subprocess.run(["xdotool", "key", key], env=listening.desktop, check=True)
        listening.reader.heard(lambda _thing, body: body[0] != "accessible-name" and words in str(body[3][1]))

    listening.reader.listen("object:announcement", "Announcement")
    is_said_after("F5", "The whole map")
    is_said_after("Right", title_of(phases[0]))
    is_said_after("Right", title_of(phases[1]))
    subprocess.run(["xdotool", "key", "Escape"], env=listening.desktop, check=True)


def the_map_is_left(listening: Listening) -> None:
    """What was read of it is let go of, and the program goes on."""

    def button(name: str) -> Thing | None:
        things = (thing for program in listening.reader.programs() for thing in program.below())
        return next((thing for thing in things if thing.role in ("button", "push button") and thing.name == name), None)

    until(lambda: button("Start screen"), "the way home").do("Press")
    until(lambda: button("Open…"), "the start screen is read")
    with pytest.raises(LookupError):
        assert listening.map.name
