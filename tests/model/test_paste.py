"""Copies: what comes along, where they land, and what another file finds or makes for them."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from app.errors import DocumentError
from app.guides.templates import build
from app.model import edits
from app.model.belonging import misfits
from app.model.clip import Clip, gather
from app.model.document import Document
from app.model.edits import Place
from app.model.lane_kinds import kind_of
from app.model.records import (
    PROJECT_ID,
    Action,
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    LaneKind,
    Link,
    LinkKind,
    Note,
    Phase,
    Project,
    Record,
    Source,
    Touchpoint,
)
from tests.effort import effort
from tests.model.test_edits import Desk


def a_desk_with_a_call() -> tuple[Desk, Id, Id, Id]:
    desk = Desk()
    phase, lane = desk.phase("Think"), desk.lane()
    touchpoint = desk.touchpoint(phase, "call")
    channel = desk.run(edits.add_channel(desk.document, "Phone"))
    desk.run(edits.set_fields(desk.document, touchpoint, channel_id=channel))
    desk.run(edits.set_emotion(desk.document, touchpoint, -1.2))
    desk.run(edits.add_note(desk.document, lane, phase, "waits", touchpoint_id=touchpoint))
    return desk, phase, lane, touchpoint


def test_a_duplicate_stands_right_after_with_its_notes_and_score() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    desk.touchpoint(phase, "later")
    copy = desk.run(edits.duplicate(desk.document, [touchpoint]))
    assert [t.title for t in desk.document.touchpoints(phase)] == ["call", "call", "later"]
    score = desk.document.score(copy)
    assert score is not None and score.score == -12
    assert [n.text for n in desk.document.notes(phase, lane) if n.touchpoint_id == copy] == ["waits"]


def test_a_note_that_belongs_to_a_chosen_touchpoint_is_copied_once() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    note = desk.document.notes(phase, lane)[0].id
    desk.run(edits.duplicate(desk.document, [note, touchpoint]))
    assert len(desk.document.notes(phase, lane)) == 2


def test_another_file_gets_the_lane_and_finds_the_channel() -> None:
    desk, _, _, touchpoint = a_desk_with_a_call()
    text = gather(desk.document, [touchpoint]).to_json()
    clip = Clip.from_json(text)
    assert clip is not None
    other = Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=Id("other"), order="V", title="Other"),
            Channel(id=Id("phone"), order="V", name="Phone"),
        ]
    )
    other.apply(edits.add_phase(other, Id("other"), "There").change)
    phase = other.phases(Id("other"))[0]
    other.apply(edits.paste(other, clip, Place(Id("other"), phase.id)).change)
    assert not other.loose_references()
    (pasted,) = other.touchpoints(phase.id)
    assert pasted.channel_id == "phone"
    lane = other.lane(Id("other"), LaneKind.DOING)
    assert lane is not None
    assert [note.text for note in other.notes(phase.id, lane.id)] == ["waits"]


def test_a_phase_is_copied_with_everything_in_it() -> None:
    desk, phase, lane, _ = a_desk_with_a_call()
    desk.run(edits.add_note(desk.document, lane, phase, "loose"))
    copy = desk.run(edits.duplicate(desk.document, [phase]))
    assert [t.title for t in desk.document.touchpoints(copy)] == ["call"]
    assert sorted(n.text for n in desk.document.notes(copy, lane)) == ["loose", "waits"]


def test_a_note_is_pasted_into_the_cell_that_is_named() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    pains = desk.lane(LaneKind.PAINS)
    clip = gather(desk.document, [desk.document.notes(phase, lane)[0].id])
    copy = desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase, pains, touchpoint, 0)))
    note = desk.get(copy)
    assert isinstance(note, Note) and note.lane_id == pains and note.touchpoint_id == touchpoint


def test_other_text_on_the_clipboard_is_no_clip() -> None:
    for text in ("", "[]", "null", '{"format": "else"}', '{"format": "reiskaart-clip-1"}', "call", '"a"'):
        assert Clip.from_json(text) is None


def test_a_clip_reads_as_plain_lines_elsewhere() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    second = desk.touchpoint(phase, "second")
    assert gather(desk.document, [touchpoint, second]).as_text() == "call\nsecond"
    assert isinstance(desk.get(second), Touchpoint)


# --- who said it -----------------------------------------------------------------------------------------------------


def a_quote(desk: Desk, respondent: str, *, anonymous: bool = False) -> tuple[Clip, Id]:
    """A clip of a touchpoint with a quote of somebody, as it comes from a clipboard, and the source."""
    touchpoint = desk.touchpoint(desk.phase("Think"), "call")
    step = edits.attach_new(desk.document, "Interview", [touchpoint])
    desk.run(step)
    desk.run(edits.set_fields(desk.document, step.created[0], respondent=respondent, anonymous=anonymous))
    clip = Clip.from_json(gather(desk.document, [touchpoint]).to_json())
    assert clip is not None
    return clip, step.created[0]


def paste_into(desk: Desk, clip: Clip) -> Source:
    """Who speaks for what was pasted."""
    phase = desk.phase("There")
    desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase)))
    (evidence,) = desk.document.evidence(desk.document.touchpoints(phase)[0].id)
    return desk.document.get(evidence.source_id, Source)


def test_a_quote_stays_with_whoever_said_it() -> None:
    clip, source_id = a_quote(Desk(), "Zoe")
    other = Desk()
    step = edits.add_source(other.document, "Interview")
    other.run(step)
    other.run(edits.set_fields(other.document, step.created[0], respondent="Otto"))
    assert paste_into(other, clip).respondent == "Zoe"
    assert paste_into(other, clip).id == source_id, "the second time it is known"
    assert len(other.document.sources()) == 2


def test_a_source_of_which_every_word_is_the_same_is_the_same() -> None:
    clip, _ = a_quote(Desk(), "Zoe")
    other = Desk()
    _, known = a_quote(other, "Zoe")
    assert paste_into(other, clip).id == known


def test_two_anonymous_sources_are_never_taken_for_one() -> None:
    clip, source_id = a_quote(Desk(), "Zoe", anonymous=True)
    other = Desk()
    _, known = a_quote(other, "", anonymous=True)
    pasted = paste_into(other, clip)
    assert pasted.id == source_id != known
    assert (pasted.respondent, pasted.anonymous) == ("", True)


def test_a_hidden_name_is_on_no_clipboard_and_an_open_one_is() -> None:
    for hidden in (True, False):
        desk = Desk()
        touchpoint = desk.touchpoint(desk.phase("Think"), "call")
        step = edits.attach_new(desk.document, "Interview", [touchpoint])
        desk.run(step)
        desk.run(edits.set_fields(desk.document, step.created[0], respondent="Zoe Quast", anonymous=hidden))
        assert ("Quast" in gather(desk.document, [touchpoint]).to_json()) is not hidden
        desk.run(edits.duplicate(desk.document, [touchpoint]))
        (source,) = desk.document.sources()
        assert source.respondent == "Zoe Quast", "a copy in its own file takes no name away"


def test_a_clip_that_breaks_a_rule_between_its_records_is_none() -> None:
    desk, _, _, touchpoint = a_desk_with_a_call()
    clip = gather(desk.document, [touchpoint])
    score = next(record for record in clip.records if isinstance(record, EmotionScore))
    assert clip.is_sound()
    assert not replace(clip, records=(*clip.records, replace(score, id=Id("second")))).is_sound()


def test_copies_of_neighbours_stand_behind_their_own_each() -> None:
    desk, phase, lane, _ = a_desk_with_a_call()
    other = desk.touchpoint(phase, "later")
    notes = [desk.run(edits.add_note(desk.document, lane, phase, text, touchpoint_id=other)) for text in "abc"]
    desk.run(edits.duplicate(desk.document, [notes[0], notes[1]]))
    assert [note.text for note in desk.document.column(phase, lane, other)] == ["a", "a", "b", "b", "c"]


def test_copies_of_notes_with_one_key_stand_behind_them_all() -> None:
    desk, phase, lane, _ = a_desk_with_a_call()
    twins = [
        Note(id=Id(i), phase_id=phase, lane_id=lane, order=key, text=i)
        for i, key in (("a", "V"), ("b", "V"), ("c", "W"))
    ]
    desk.run(edits.insert_records(desk.document, twins, edits.Label("Import")))
    desk.run(edits.duplicate(desk.document, [Id("a"), Id("b")]))
    assert [note.text for note in desk.document.column(phase, lane, None)] == ["a", "b", "a", "b", "c"]


def test_duplicating_many_notes_takes_time_in_proportion() -> None:
    def costs(count: int) -> float:
        desk, phase, lane, _ = a_desk_with_a_call()
        desk.run(edits.add_notes(desk.document, lane, phase, [str(number) for number in range(count)]))
        ids = [note.id for note in desk.document.column(phase, lane, None)]
        return min(effort(lambda: edits.duplicate(desk.document, ids)) for _ in range(5))

    assert costs(1600) < 20 * costs(200), "8 times as many, where each looking at all would be 64"


def test_a_root_note_without_a_lane_goes_behind_the_others_of_its_own_lane() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    pains = desk.lane(LaneKind.PAINS)
    for text in "ab":
        desk.run(edits.add_note(desk.document, pains, phase, text, touchpoint_id=touchpoint))
    clip = gather(desk.document, [desk.document.notes(phase, lane)[0].id, desk.document.notes(phase, pains)[0].id])
    desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase, None, touchpoint, 0)))
    assert [note.text for note in desk.document.column(phase, lane, touchpoint)] == ["waits", "waits"]
    assert [note.text for note in desk.document.column(phase, pains, touchpoint)] == ["a", "b", "a"]


@pytest.mark.parametrize("gone", ["map", "phase", "lane", "touchpoint"])
def test_pasting_at_a_place_that_is_gone_is_refused(gone: str) -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    clip = gather(desk.document, [desk.document.notes(phase, lane)[0].id])
    place = {"map": Id("map"), "phase": phase, "lane": lane, "touchpoint": touchpoint} | {gone: Id("gone")}
    with pytest.raises(DocumentError):
        edits.paste(desk.document, clip, Place(place["map"], place["phase"], place["lane"], place["touchpoint"], None))


def clip_with(**values: object) -> tuple[Desk, Clip]:
    """A clip of a phase, in which the first record of the kind that `record` names has other values."""
    desk, phase, _, _ = a_desk_with_a_call()
    plain = json.loads(gather(desk.document, [phase]).to_json())
    target = next(each for each in plain["records"] if each["record"] == values["record"])
    target |= values
    return desk, Clip.from_json(json.dumps(plain))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "values",
    [
        {"record": "touchpoint", "channel_id": "map"},
        {"record": "touchpoint", "owner_id": "nobody"},
        {"record": "touchpoint", "phase_id": "nowhere"},
        {"record": "touchpoint", "order": "!"},
        {"record": "touchpoint", "order": ""},
        {"record": "touchpoint", "title": "a\x00b"},
        {"record": "touchpoint", "title": "a" * 20_001},
        {"record": "emotion_score", "touchpoint_id": "nowhere"},
        {"record": "emotion_score", "score": 999},
        {"record": "emotion_score", "actor_id": "map"},
        {"record": "note", "lane_id": "nowhere"},
        {"record": "note", "id": "map"},
        {"record": "phase", "width": 10**30},
        {"record": "phase", "map_id": "nowhere"},
    ],
    ids=lambda values: "-".join(str(value)[:20] for value in values.values()),
)
def test_a_clip_that_breaks_a_rule_is_no_clip(values: dict[str, object]) -> None:
    _, sound = clip_with(record="touchpoint", title="other")
    assert sound is not None
    _, clip = clip_with(**values)
    assert clip is None


def test_a_note_that_is_its_own_touchpoint_is_no_clip() -> None:
    desk, phase, lane, _ = a_desk_with_a_call()
    note = desk.document.notes(phase, lane)[0].id
    plain = json.loads(gather(desk.document, [note]).to_json())
    plain["records"][0]["touchpoint_id"] = note
    assert Clip.from_json(json.dumps(plain)) is None


@pytest.mark.parametrize("roots", [["nothing"], [[]], [3], "all", None])
def test_a_clip_of_nothing_known_is_no_clip(roots: object) -> None:
    desk, phase, _, _ = a_desk_with_a_call()
    plain = json.loads(gather(desk.document, [phase]).to_json())
    assert Clip.from_json(json.dumps(plain | {"roots": roots})) is None
    assert Clip.from_json('{"format": ' * 100_000) is None


def test_nothing_that_a_clip_lacks_leaves_a_loose_end() -> None:
    """Clips that never were JSON, with any one record taken away, or none of what surrounds them."""
    desk, phase, _, touchpoint = a_desk_with_a_call()
    person = desk.run(edits.add_person(desk.document, "Ann"))
    desk.run(edits.set_emotion(desk.document, touchpoint, 1, person))
    whole = gather(desk.document, [phase])
    other = Desk()
    there = other.phase("There")
    for lost in [None, *whole.records]:
        kept = tuple(record for record in whole.records if record is not lost)
        for context in (whole.context, ()):
            edit = edits.paste(other.document, Clip(whole.roots, kept, context), Place(Id("map"), there))
            assert not other.document.after(edit.change).loose_references()


def test_a_touchpoint_does_not_take_a_person_for_its_channel() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    person = desk.run(edits.add_person(desk.document, "Ann"))
    call = desk.get(touchpoint)
    assert isinstance(call, Touchpoint)
    clip = Clip((touchpoint,), (replace(call, channel_id=person),), ())
    copy = desk.get(desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase))))
    assert isinstance(copy, Touchpoint) and copy.channel_id is None


def test_cut_takes_what_the_clip_has_and_nothing_else() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    loose = desk.run(edits.add_note(desk.document, lane, phase, "on its own"))
    clip = gather(desk.document, [touchpoint, lane])
    desk.run(edits.cut(desk.document, touchpoint, lane))
    assert desk.document.lanes(Id("map")), "a lane cannot be copied, so it is not cut"
    assert [note.text for note in desk.document.notes(phase, lane)] == ["on its own"]
    desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase)))
    assert sorted(note.text for note in desk.document.notes(phase, lane)) == ["on its own", "waits"]
    assert edits.cut(desk.document, loose).label.msgid == "Cut “{title}”"
    assert not edits.cut(desk.document, lane).change


def test_what_is_cut_and_pasted_keeps_what_points_at_it() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    other = desk.touchpoint(phase, "later")
    action = desk.run(edits.add_action(desk.document, "Call back", touchpoint))
    desk.run(edits.set_fields(desk.document, touchpoint, expected=10))
    desk.run(edits.set_subject(desk.document, action, touchpoint, of_gap=True))
    link = desk.run(edits.add_link(desk.document, touchpoint, other, LinkKind.HAND_OVER))
    clip, cut = gather(desk.document, [touchpoint]), edits.cut(desk.document, touchpoint)
    desk.run(cut)
    assert desk.document.get(action, Action).subject_id == phase and link not in desk.document.records

    place = Place(Id("map"), desk.phase("Act"))
    copy = desk.run(edits.paste(desk.document, clip, place, cut=cut.change))
    assert desk.document.get(action, Action).subject_id == copy and desk.document.get(action, Action).of_gap
    assert desk.document.get(link, Link).from_id == copy and desk.document.get(link, Link).to_id == other

    second = desk.run(edits.paste(desk.document, clip, place, cut=cut.change))
    assert desk.document.get(action, Action).subject_id == copy, "what was moved once is only copied then"
    assert not [r for r in desk.document.referrers(second) if isinstance(r, Link | Action)]


def test_what_was_changed_since_the_cut_stays_as_it_is() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    other = desk.touchpoint(phase, "later")
    action = desk.run(edits.add_action(desk.document, "Call back", touchpoint))
    link = desk.run(edits.add_link(desk.document, touchpoint, other, LinkKind.HAND_OVER))
    clip, cut = gather(desk.document, [touchpoint]), edits.cut(desk.document, touchpoint)
    desk.run(cut)
    desk.run(edits.set_fields(desk.document, action, title="Call at once"))
    desk.run(edits.delete(desk.document, other))
    desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase), cut=cut.change))
    assert desk.document.get(action, Action).subject_id == phase
    assert link not in desk.document.records


def test_a_link_does_not_follow_to_another_map() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    other = desk.touchpoint(phase, "later")
    link = desk.run(edits.add_link(desk.document, touchpoint, other, LinkKind.HAND_OVER))
    clip, cut = gather(desk.document, [touchpoint]), edits.cut(desk.document, touchpoint)
    desk.run(cut)
    away = desk.run(edits.add_map(desk.document, "Away"))
    there = desk.run(edits.add_phase(desk.document, away, "There"))
    desk.run(edits.paste(desk.document, clip, Place(away, there), cut=cut.change))
    assert link not in desk.document.records and len(desk.document.touchpoints(there)) == 1


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_cut_and_pasted_on_its_map_keeps_every_link_and_what_actions_mend(seed: int) -> None:
    document = Document(build("vera", "en"))
    random, journey = Random(seed), document.maps()[0]
    blocks = [
        r.id for kind in (Phase, Touchpoint, Note) for r in document.all_of(kind) if document.map_of(r.id) == journey
    ]
    chosen = random.sample(blocks, random.choice((1, 2, 5)))
    clip, cut = gather(document, chosen), edits.cut(document, *chosen)
    links = sorted(link.kind for link in document.all_of(Link))
    mended = {a.id: type(document.find(a.subject_id, Record)) for a in document.actions() if a.subject_id}
    document.apply(cut.change)
    phases = document.phases(journey.id)
    if not phases:
        return
    lanes = [lane for lane in document.lanes(journey.id) if kind_of(lane).holds_notes]
    place = Place(journey.id, random.choice(phases).id, random.choice(lanes).id)
    document.apply(edits.paste(document, clip, place, cut=cut.change).change)
    assert not document.loose_references() and not list(misfits(document))
    assert sorted(link.kind for link in document.all_of(Link)) == links
    assert {a.id: type(document.find(a.subject_id, Record)) for a in document.actions() if a.subject_id} == mended
