"""A walk at random through edits, undo, redo, saving, closing, reopening and crashes.

After every step the document, the database and, wherever it should, the reopened file are equal to what a plain list of
states says; and nothing ever stays beside the user's file. tests/session/test_kill.py does the same with real kills.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.errors import DocumentError
from app.model import edits
from app.model.belonging import misfits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import BY_KIND, Action, Dependency, Id, JourneyMap, Lane, Note, Phase, Record, Touchpoint
from app.session import Session, integrity, read
from app.session.fitting import DoesNotFit
from tests.map_files import LANE, MAP, crash, in_database, names, small_map

State = dict[Id, Record]
NUMBERS = st.integers(0, 1000)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


class Walk(RuleBasedStateMachine):
    """The walker: a session, and beside it the states that history should know, with the place in them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "map.reiskaart"
        self.waiting: Edit | None = None
        self.stamped: dict[object, set[Record]] = {}

    @initialize()
    def begin(self) -> None:
        self.session = Session.create_from(small_map(), self.path)
        self.states: list[State] = [self.now()]
        self.place = 0

    def now(self) -> State:
        return dict(self.session.document.records)

    def run(self, edit: Edit) -> None:
        self.session.run(edit)
        if not edit.change:
            return
        _, cursor = self.session.history()
        assert cursor in (self.place - 1, self.place, self.place + 1)
        assert cursor >= self.place or self.states[cursor] == self.now()
        self.states[cursor:] = [self.now()]
        self.place = cursor

    def some(self, kind: type[Record], number: int) -> Id:
        ids = sorted(record.id for record in self.session.document.records.values() if type(record) is kind)
        return ids[number % len(ids)] if ids else Id("none")

    def has(self, *kinds: type[Record]) -> bool:
        return all(any(type(r) is kind for r in self.session.document.records.values()) for kind in kinds)

    # --- edits ---------------------------------------------------------------------------------------------------

    @rule(title=TEXTS)
    def add_phase(self, title: str) -> None:
        self.run(edits.add_phase(self.session.document, MAP, title))

    @precondition(lambda self: self.has(Phase))
    @rule(number=NUMBERS, title=TEXTS)
    def add_touchpoint(self, number: int, title: str) -> None:
        self.run(edits.add_touchpoint(self.session.document, self.some(Phase, number), title))

    @precondition(lambda self: self.has(Phase) and LANE in self.session.document.records)
    @rule(number=NUMBERS, text=TEXTS)
    def add_note(self, number: int, text: str) -> None:
        self.run(edits.add_note(self.session.document, LANE, self.some(Phase, number), text))

    @precondition(lambda self: self.has(Phase, Touchpoint))
    @rule(number=NUMBERS, phase=NUMBERS, position=st.integers(0, 4))
    def move(self, number: int, phase: int, position: int) -> None:
        ids = self.some(Touchpoint, number), self.some(Phase, phase)
        self.run(edits.move_touchpoint(self.session.document, *ids, position))

    @precondition(lambda self: self.has(Touchpoint))
    @rule(number=NUMBERS, score=st.floats(-2, 2))
    def feel(self, number: int, score: float) -> None:
        self.run(edits.set_emotion(self.session.document, self.some(Touchpoint, number), score))

    @precondition(lambda self: self.has(Note))
    @rule(number=NUMBERS, text=TEXTS)
    def type(self, number: int, text: str) -> None:
        self.run(edits.set_fields(self.session.document, self.some(Note, number), text=text))

    @rule(kind=st.sampled_from([Phase, Touchpoint, Note, JourneyMap]), number=NUMBERS, title=TEXTS)
    def plan(self, kind: type[Record], number: int, title: str) -> None:
        subject = self.some(kind, number) if self.has(kind) else None
        self.run(edits.add_action(self.session.document, title, subject, of_gap=number % 2 == 0))

    @precondition(lambda self: self.has(Action, Touchpoint))
    @rule(number=NUMBERS, touchpoint=NUMBERS)
    def aim(self, number: int, touchpoint: int) -> None:
        ids = self.some(Action, number), self.some(Touchpoint, touchpoint)
        self.run(edits.set_subject(self.session.document, *ids, of_gap=True))

    @precondition(lambda self: self.has(Action))
    @rule(number=NUMBERS, needed=NUMBERS)
    def wait(self, number: int, needed: int) -> None:
        with suppress(DocumentError):  # it would go round in a circle
            self.run(edits.add_dependency(self.session.document, self.some(Action, number), self.some(Action, needed)))

    @rule(kind=st.sampled_from([Phase, Touchpoint, Note, Lane, Action, Dependency]), number=NUMBERS)
    def delete(self, kind: type[Record], number: int) -> None:
        if self.has(kind):
            self.run(edits.delete(self.session.document, self.some(kind, number)))

    @precondition(lambda self: self.has(Phase))
    @rule(number=NUMBERS)
    def prepare(self, number: int) -> None:
        """Makes an edit that is only run later, when the map may be another one, as a slow dialog does."""
        self.waiting = edits.add_touchpoint(self.session.document, self.some(Phase, number), "Later")

    @precondition(lambda self: self.waiting is not None)
    @rule()
    def run_what_was_prepared(self) -> None:
        waiting, self.waiting = self.waiting, None
        assert waiting is not None
        with suppress(DoesNotFit):
            self.run(waiting)

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.place = min(len(self.states) - 1, self.place + 1)

    # --- the file ------------------------------------------------------------------------------------------------

    @rule()
    def publish(self) -> None:
        assert self.session.publish_now()
        assert self.session.status.saved_at is not None
        assert integrity(self.path) == "ok"

    @rule()
    def publish_meanwhile(self) -> None:
        """Starts to publish and goes on editing."""
        self.session._saving.publisher.pace.edited(-1000.0)
        self.session.tick()

    @rule()
    def reopen(self) -> None:
        assert self.session.close()
        assert names(self.path.parent) == ["map.reiskaart"]
        assert read(self.path) == Document(self.states[self.place].values())
        self.session = Session.open(self.path)
        assert self.session.notices == []

    @rule()
    def die(self) -> None:
        """A crash between two edits: the next opening goes on, whatever the file itself had caught up with."""
        behind = self.session.status.saved_at is None
        crash(self.session)
        assert read(self.path) == Document(self.states[self.place].values())
        self.session = Session.open(self.path)
        assert len(self.session.notices) <= behind
        assert names(self.path.parent) == ["map.reiskaart"]

    # --- what must hold ------------------------------------------------------------------------------------------

    @invariant()
    def all_are_equal(self) -> None:
        if not hasattr(self, "session"):
            return
        assert self.now() == self.states[self.place]
        assert in_database(self.session) == self.session.document == Document(self.now().values())
        assert self.session.can_undo == (self.place > 0)
        assert self.session.can_redo == (self.place < len(self.states) - 1)
        assert self.session.status.safe
        assert not list(misfits(self.session.document))
        for kind in BY_KIND.values():
            (stamp,) = self.session.document.stamp(kind)
            now = set(self.session.document.all_of(kind))
            assert self.stamped.setdefault(stamp, now) == now

    def teardown(self) -> None:
        if hasattr(self, "session"):
            assert self.session.close()
            assert names(self.path.parent) == ["map.reiskaart"]
            assert read(self.path) == Document(self.states[self.place].values())
        self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=15, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
