"""Ready-made maps that come down in a file: nothing loose, nothing twice, one step, and the same again and again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.guides import templates
from app.i18n import LANGUAGES
from app.model import edits
from app.model.belonging import misfits
from app.model.change import Change
from app.model.document import Document
from app.model.edits.landing import SECOND, USED
from app.model.names import own_title
from app.model.records import (
    Channel,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    MapState,
    Note,
    Persona,
    Record,
    Source,
    Tagging,
    Touchpoint,
)

ALL = (*templates.template_ids(), *templates.sample_ids())


def landed(document: Document, records: list[Record]) -> Document:
    edit = edits.land_maps(document, records)
    return document.after(edit.change)


def count(document: Document, kind: type[Record]) -> int:
    return len(document.all_of(kind))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_beginning_lands_twice_in_a_file_that_came_from_the_same(name: str, language: str) -> None:
    document = Document(templates.build(name, language))
    before = {kind: count(document, kind) for kind in (JourneyMap, Touchpoint, Note, EmotionScore)}
    for _ in range(2):
        document = landed(document, templates.build(name, language))
        assert document.loose_references() == () and not list(misfits(document))
    assert {kind: count(document, kind) for kind in before} == {kind: 3 * n for kind, n in before.items()}
    names = [channel.name for channel in document.channels()]
    assert len(names) == len(set(names))


def test_what_is_known_by_its_name_is_used_as_it_is() -> None:
    document = Document(templates.build("vera", "en"))
    known = {kind: set(document.all_of(kind)) for kind in (Persona, Channel, Source)}
    again = landed(document, templates.build("vera", "en"))
    assert {kind: set(again.all_of(kind)) for kind in known} == known
    persona_ids = {persona.id for persona in again.personas()}
    assert {journey.persona_id for journey in again.maps()} <= persona_ids
    told = [touchpoint.channel_id for touchpoint in again.journey(again.maps()[-1].id)]
    assert any(told) and set(told) <= {None, *(channel.id for channel in document.channels())}


def test_a_persona_that_is_here_gets_no_second_proof_or_tag() -> None:
    document = Document(templates.build("vera", "en"))
    persona_ids = {persona.id for persona in document.personas()}

    def said(of: Document) -> int:
        both = [*of.all_of(Evidence), *of.all_of(Tagging)]
        return sum(record.subject_id in persona_ids for record in both)

    assert said(landed(document, templates.build("vera", "en"))) == said(document)


def test_another_file_gets_all_that_the_maps_need() -> None:
    document = Document(templates.build("empty", "en"))
    sample = Document(templates.build("vera", "en"))
    after = landed(document, list(sample.records.values()))
    assert {persona.name for persona in after.personas()} == {persona.name for persona in sample.personas()}
    assert count(after, Note) == count(sample, Note)
    assert [action.title for action in after.actions()] == [action.title for action in sample.actions()]
    assert after.project == document.project


def test_a_future_map_comes_along_and_points_at_its_own_origin() -> None:
    document = Document(templates.build("empty", "en"))
    edit = edits.land_maps(document, templates.build("vera", "en"))
    after = document.after(edit.change)
    first, current, future = after.maps()
    assert first == document.maps()[0]
    assert (current.state, future.state, future.origin_id) == (MapState.CURRENT, MapState.FUTURE, current.id)
    assert edit.focus == current.id
    origins = {touchpoint.origin_id for touchpoint in after.journey(future.id)} - {None}
    assert origins and origins <= {touchpoint.id for touchpoint in after.journey(current.id)}


def test_it_is_one_step_that_undo_takes_back_whole() -> None:
    document = Document(templates.build("five-phases", "en"))
    edit = edits.land_maps(document, templates.build("vera", "en"))
    assert document.after(edit.change).after(edit.change.inverse()).records == document.records
    assert own_title(document.after(edit.change).get(edit.focus or Id(""), JourneyMap)) in edit.label.text()


def test_two_of_one_name_that_come_together_stay_two() -> None:
    twins = [r for r in templates.build("vera", "en") if isinstance(r, Persona)][:1]
    sample = templates.build("vera", "en")
    twin = replace(twins[0], id=Id("twin"), segment_id=None)
    document = landed(Document(templates.build("vera", "en")), [*sample, twin])
    assert sum(persona.name == twin.name for persona in document.personas()) == 2
    assert not list(misfits(document))


def test_words_that_cannot_be_are_cleaned_on_the_way() -> None:
    records = [replace(r, title="a\x00b") if isinstance(r, JourneyMap) else r for r in templates.build("empty", "en")]
    after = landed(Document(templates.build("empty", "en")), records)
    assert after.maps()[1].title == "ab"


def test_without_a_map_there_is_nothing_to_land() -> None:
    with pytest.raises(ValueError, match="no map"):
        edits.land_maps(Document(templates.build("empty", "en")), [])


def with_vera(name: str, **said: str) -> Document:
    """A file with nobody in it but somebody of this name."""
    document = Document(templates.build("empty", "en"))
    return document.after(Change.creating([Persona(id=Id("mine"), order="m", name=name, **said)]))


def veras(document: Document) -> list[Persona]:
    return [persona for persona in document.personas() if persona.name.casefold().startswith("vera")]


def test_somebody_else_of_the_same_name_stays_apart_and_that_is_said() -> None:
    document = with_vera("vera  DE wit", about="A cat of nine")
    sample = templates.build("vera", "en")
    (wanted,) = veras(Document(sample))
    edit = edits.land_maps(document, sample)
    after = document.after(edit.change)
    assert [persona.about for persona in veras(after)] == ["A cat of nine", wanted.about]
    assert {journey.persona_id for journey in after.maps()} & {Id("mine")} == set()
    assert [(remark.msgid, wanted.name in remark.text()) for remark in edit.remarks] == [(SECOND, True)]
    again = edits.land_maps(after, sample)
    assert len(veras(after.after(again.change))) == 2, "the one that came before is met"


def test_somebody_of_whom_nothing_else_is_said_is_used_and_that_is_said() -> None:
    sample = templates.build("vera", "en")
    (wanted,) = veras(Document(sample))
    document = with_vera("vera  de WIT", about=wanted.about)
    edit = edits.land_maps(document, sample)
    after = document.after(edit.change)
    assert [persona.id for persona in veras(after)] == ["mine"]
    assert {journey.persona_id for journey in after.maps()[1:]} == {Id("mine")}
    assert [(remark.msgid, "vera  de WIT" in remark.text()) for remark in edit.remarks] == [(USED, True)]


def test_what_is_the_same_in_all_is_used_without_a_word() -> None:
    document = Document(templates.build("vera", "en"))
    assert edits.land_maps(document, templates.build("vera", "en")).remarks == ()


def test_many_names_are_told_shortly() -> None:
    document = Document(templates.build("vera", "en"))
    changed = [replace(each, rhythm="Now and then") for each in templates.build("vera", "en") if type(each) is Channel]
    records = [each for each in templates.build("vera", "en") if type(each) is not Channel]
    (remark,) = edits.land_maps(document, [*records, *changed]).remarks
    assert remark.text(str).endswith(f"and {len(changed) - 6} more.")
