"""Taking in what others did to the action plan elsewhere: many changes, newcomers and removals as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.codec import Plain, from_plain
from app.model.dependencies import in_circles
from app.model.document import GONE, Document
from app.model.domain import starts_in_time
from app.model.edits.base import Edit, Ids, Label, Remark, key_at, keys_at, new_id
from app.model.edits.delete import delete
from app.model.edits.fields import MANY_LINES
from app.model.edits.intake import Intake
from app.model.records import SUBJECTS, Action, Dependency, Id, Person, Record, Touchpoint

Values = Mapping[str, Plain]
"""Fields of an action as plain values; the owner goes by name, under "owner".

What it waits for is under "needs", references with a line each: the id of an action, or what another of those that are
added has under "reference".
"""

LATE = N_("An action cannot start after the day it is due, so the days were left as they are: {count}.")
NOT_TAKEN_IN = N_("What an action should wait for was not taken in, or waits for it, so it does not wait: {count}.")


def take_in(
    document: Document,
    what: Label,
    changed: Mapping[Id, Values],
    added: Sequence[Values] = (),
    removed: Iterable[Id] = (),
    *,
    ids: Ids = new_id,
) -> Edit:
    """Changes actions, adds new ones behind the others, and deletes some.

    An owner whom nobody knows yet becomes a person. An action that would start after it is due keeps its days, and a
    new way that would lead round is left out; remarks say so. Raises DocumentError for an action that is gone and for
    what no action can mend; CodecError for a value that fits no field.
    """
    taking = _Taking(document, ids)
    for action_id, values in changed.items():
        taking.change(document.get(action_id, Action), values)
    for values, order in zip(added, keys_at(document.actions(), None, len(added)), strict=True):
        taking.add(order, values)
    change = taking.change_of_all()
    gone = [i for i in removed if document.find(i, Action)]
    if gone:
        change = change.then(delete(document.after(change), *gone).change)
    created = tuple(after.id for before, after in taking.pairs if before is None)
    focus = next(iter((*changed, *created)), None)
    return Edit(what, change, created, focus, remarks=taking.remarks)


class _Taking:
    """The records of one step as they gather; each new name becomes one person, however often it is used."""

    def __init__(self, document: Document, ids: Ids) -> None:
        self.pairs: list[tuple[Record | None, Record]] = []
        self.intake = Intake()
        self._document, self._ids = document, ids
        self._people = {" ".join(person.name.split()): person.id for person in reversed(document.persons())}
        self._newest: list[Person] = []
        self._waiting: dict[Id, list[str]] = {}
        self._references: dict[str, Id] = {}
        self._idle = self._late = 0

    def change(self, action: Action, values: Values) -> None:
        """Gives an action these values."""
        self._wait(action.id, values)
        self.pairs.append((action, self._after(action, values)))

    def add(self, order: str, values: Values) -> None:
        """Makes an action of these values."""
        bare = Action(id=self._ids(), order=order, title="")
        self._references[str(values.get("reference", ""))] = bare.id
        self._wait(bare.id, values)
        self.pairs.append((None, self._after(bare, values)))

    def change_of_all(self) -> Change:
        """All of it as one change: the actions, and then what waits for what, which no longer waits first."""
        change = Change.of(self.pairs)
        document = self._document.after(change)
        ways = {i: {each.needs_id: each for each in document.dependencies(i)} for i in self._waiting}
        wanted = {i: self._meant(references) for i, references in self._waiting.items()}
        ended = [each for i, known in ways.items() for each in known.values() if each.needs_id not in wanted[i]]
        change = change.then(Change(tuple((each, None) for each in ended)))
        new = [(i, each) for i, needed in wanted.items() for each in needed if each not in ways[i]]
        made = [
            Dependency(id=self._ids(), action_id=i, needs_id=each) for i, each in new if document.find(each, Action)
        ]
        circling = in_circles(self._document.after(change.then(Change.creating(made))))
        sound = [each for each in made if each.id not in circling]
        self._idle += len(new) - len(sound)
        return change.then(Change.creating(sound))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user should hear about what was left out."""
        left_out = {LATE: self._late, NOT_TAKEN_IN: self._idle}
        told = (Remark(sentence, {"count": count}) for sentence, count in left_out.items() if count)
        return (*self.intake.remarks, *told)

    def _wait(self, action_id: Id, values: Values) -> None:
        if "needs" in values:
            self._waiting[action_id] = str(values["needs"]).split("\n") if values["needs"] else []

    def _meant(self, references: Iterable[str]) -> list[Id]:
        """The actions that are meant, of which some may not be there."""
        return list(dict.fromkeys(self._references.get(each, Id(each)) for each in references))

    def _after(self, action: Action, values: Values) -> Action:
        after = replace(action, **self._fields(values, action))
        if starts_in_time(after):
            return after
        self._late += 1
        return replace(after, start=action.start, due=action.due)

    def _fields(self, values: Values, action: Action) -> dict[str, Any]:
        fields = {name: self._value(name, value) for name, value in values.items() if name not in _OURS}
        if "owner" in values:
            fields["owner_id"] = self._person(str(values["owner"] or ""))
        if "subject_id" in fields:
            same_gap = fields["subject_id"] == action.subject_id and action.of_gap
            fields["of_gap"] = self._is_touchpoint(fields["subject_id"]) and fields.get("of_gap", same_gap)
        return fields

    def _value(self, name: str, value: Plain) -> Any:
        if isinstance(value, str):
            cleaned = self.intake.text(value) if name in MANY_LINES else self.intake.line(value)
            return from_plain(Action, name, cleaned)
        emptied = "" if value is None and name in _WORDS else value
        return from_plain(Action, name, emptied)

    def _person(self, name: str) -> Id | None:
        name = self.intake.line(name)
        if name and name not in self._people:
            order = key_at((*self._document.persons(), *self._newest), None)
            person = Person(id=self._ids(), order=order, name=name)
            self._people[name] = person.id
            self._newest.append(person)
            self.pairs.append((None, person))
        return self._people.get(name) if name else None

    def _is_touchpoint(self, subject_id: Id | None) -> bool:
        subject = self._document.find(subject_id, Record)
        if subject_id is not None and (subject is None or subject.KIND not in SUBJECTS):
            raise DocumentError(GONE)
        return isinstance(subject, Touchpoint)


_OURS = frozenset({"owner", "needs", "reference"})
"""What is told of an action that is no field of it."""

_WORDS = frozenset({"title", "description", "why", "department", "measure", "target"})
