"""Stamps say whether the records of a kind are as they were, also after undo, and hold on to little of what was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.records import EmotionScore, Id, Note, Phase, Record, Tag, Touchpoint
from app.model.stamps import Stamp
from app.session import Session
from tests.model.test_belonging import two_maps

TOUCHPOINT, NOTE = Id("ta"), Id("n")


@pytest.fixture
def document() -> Document:
    return Document(two_maps())


def changed(document: Document, record_id: Id, kind: type[Touchpoint] | type[Note], text: str) -> Change:
    if kind is Touchpoint:
        touchpoint = document.get(record_id, Touchpoint)
        return Change.of([(touchpoint, replace(touchpoint, title=text))])
    note = document.get(record_id, Note)
    return Change.of([(note, replace(note, text=text))])


def edited(document: Document, times: int) -> tuple[list[tuple[Stamp, ...]], list[Change]]:
    """Edits a touchpoint some times; gives its stamps, that before the first edit too, and the changes."""
    stamps, changes = [document.stamp(Touchpoint)], []
    for number in range(times):
        changes.append(changed(document, TOUCHPOINT, Touchpoint, str(number)))
        document.apply(changes[-1])
        stamps.append(document.stamp(Touchpoint))
    return stamps, changes


def walk(document: Document, seed: int) -> Iterator[Document]:
    """Edits of both, there and back again, at random; and what a preview would show of each."""
    random, done = Random(seed), list[Change]()
    for number in range(300):
        if done and random.random() < 0.45:
            change = done.pop().inverse()
        else:
            record_id, kind = random.choice(((TOUCHPOINT, Touchpoint), (NOTE, Note)))
            change = changed(document, record_id, kind, str(number if random.random() < 0.8 else 0))
            done.append(change)
        yield document.after(change)
        document.apply(change)
        yield document


def test_a_stamp_is_another_one_after_an_edit_of_its_kind_only(document: Document) -> None:
    before = document.stamp(Touchpoint, Note, Phase)
    document.apply(changed(document, TOUCHPOINT, Touchpoint, "Other"))
    after = document.stamp(Touchpoint, Note, Phase)
    assert after[0] is not before[0] and after[1:] == before[1:]


def test_after_undo_it_is_the_one_from_before_step_by_step(document: Document) -> None:
    stamps, changes = edited(document, 20)
    while changes:
        assert document.stamp(Touchpoint) == stamps.pop()
        document.apply(changes.pop().inverse())
    assert document.stamp(Touchpoint) == stamps.pop()


def test_several_edits_that_are_taken_back_as_one_lead_back_too(document: Document) -> None:
    stamps, changes = edited(document, 6)
    document.apply(Change.chain(changes[3:]).inverse())
    assert document.stamp(Touchpoint) == stamps[3]
    document.apply(Change.chain(changes[:3]).inverse())
    assert document.stamp(Touchpoint) == stamps[0]


def test_a_large_change_leaves_the_stamps_of_other_kinds_and_leads_back(document: Document) -> None:
    before, persons = document.stamp(Touchpoint, Note), document.stamp(Tag)
    one = document.get(NOTE, Note)
    change = Change.creating(replace(one, id=Id(f"m{n}"), order=f"V{n}V") for n in range(200))
    document.apply(change)
    assert document.stamp(Touchpoint)[0] is before[0] and document.stamp(Note)[0] is not before[1]
    assert document.stamp(Tag) == persons
    document.apply(change.inverse())
    assert document.stamp(Touchpoint, Note) == before


@pytest.mark.parametrize(("steps", "merged"), [(1, False), (3, True), (3, False)])
def test_undo_of_a_session_brings_it_back_though_the_change_comes_from_the_file(
    tmp_path: Path, steps: int, merged: bool
) -> None:
    with closing(Session.create_from(two_maps(), tmp_path / "map.reiskaart")) as session:
        before = session.document.stamp(Touchpoint, EmotionScore, Note)
        for number in range(steps):
            change = changed(session.document, TOUCHPOINT, Touchpoint, str(number))
            session.run(Edit(Label("Edit"), change, merge_key="one" if merged else None))
        assert len(session.history()[0]) == (1 if merged else steps)
        while session.can_undo:
            session.undo()
        assert session.document.stamp(Touchpoint, EmotionScore, Note) == before


@pytest.mark.parametrize("seed", range(5))
def test_one_stamp_never_stands_for_two_states(document: Document, seed: int) -> None:
    known: dict[Stamp, frozenset[Record]] = {}
    for state in walk(document, seed):
        for kind in (Touchpoint, Note, Phase):
            (stamp,) = state.stamp(kind)
            now = frozenset(state.all_of(kind))
            assert known.setdefault(stamp, now) == now
    assert len(known) > 200


def test_what_is_far_back_is_not_held_on_to(document: Document) -> None:
    for number in range(500):
        document.apply(changed(document, TOUCHPOINT, Touchpoint, str(number)))
    gc.collect()
    states = sum(type(each) is Touchpoint and each.id == TOUCHPOINT for each in gc.get_objects())
    assert 40 < states < 110


def test_taking_back_only_looks_like_it_where_something_was_edited_between(document: Document) -> None:
    first = changed(document, TOUCHPOINT, Touchpoint, "One")
    before = document.stamp(Touchpoint)
    document.apply(first)
    other = document.get(Id("tb"), Touchpoint)
    document.apply(Change.of([(other, replace(other, title="Two"))]))
    document.apply(first.inverse())
    assert document.stamp(Touchpoint) != before
