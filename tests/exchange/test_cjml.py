"""CJML: what becomes of a file, what is mended and told, what is refused, and what comes back equal."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from app.errors import ImportFileError
from app.exchange import cjml
from app.exchange.base import ExportOptions, ImportOptions, no_progress
from app.exchange.cjml import check, claims, read
from app.exchange.cjml.names import COMPLIANCE
from app.guides.templates import build
from app.i18n import LANGUAGES
from app.model import edits
from app.model.document import Document
from app.model.domain import texts_of
from app.model.names import title_of
from app.model.records import Channel, Id, LaneKind, MapState, Person, Persona, Record, Tag, Tagging, Touchpoint
from app.model.text import name_key
from tests.effort import at_most
from tests.exchange.held import exported, maps, read_back, told
from tests.exchange.samples import ACTUAL, CJML

# --- what becomes of a file ------------------------------------------------------------------------------------------


def grid(document: Document, number: int = 0) -> list[Any]:
    """Phase by phase the touchpoints, and the notes by lane with the touchpoint they are at."""
    journey = document.maps()[number]
    return [
        (
            phase.title,
            [facts(document, each) for each in document.touchpoints(phase.id)],
            [
                (lane.kind.value, note.text, document.get(note.touchpoint_id, Touchpoint).title)
                for lane in document.lanes(journey.id)
                for note in document.notes(phase.id, lane.id)
                if note.touchpoint_id
            ],
        )
        for phase in document.phases(journey.id)
    ]


def facts(document: Document, touchpoint: Touchpoint) -> tuple[Any, ...]:
    channel, owner = document.find(touchpoint.channel_id, Channel), document.find(touchpoint.owner_id, Person)
    named = {None: "", **{each.id: each.name for each in (*document.personas(), *document.persons())}}
    scores = {named[score.actor_id]: score.score for score in document.scores(touchpoint.id)}
    return (touchpoint.title, channel.name if channel else "", owner.name if owner else "", scores)


def test_a_planned_journey_is_the_future_and_an_actual_one_the_current_situation() -> None:
    plan, document = read_back(cjml, ACTUAL.encode())
    assert plan.titles == ("Zoals bedoeld", "AJ1")
    assert [journey.state for journey in document.maps()] == [MapState.FUTURE, MapState.CURRENT]
    assert [journey.scenario for journey in document.maps()] == ["Een vraag stellen", ""]
    assert [document.get(journey.persona_id or Id(""), Persona).name for journey in document.maps()] == ["Mo", "Mo"]


def test_actions_and_communication_points_become_touchpoints() -> None:
    _, document = read_back(cjml, ACTUAL.encode())
    assert grid(document, 0) == [
        (
            "Vragen",
            [("Belt", "telefoon", "De Bank", {}), ("Denkt na", "", "", {})],
            [("frontstage", "Neemt op", "Belt")],
        )
    ]
    assert grid(document, 1) == [
        (
            "Wachten",
            [("Hoort muziek", "telefoon", "De Bank", {"": -20}), ("Hangt op", "", "", {"Bo": 0})],
            [("feeling", "Boos", "Hoort muziek")],
        ),
        (
            "Klaar",
            [("Vertellen hoe het moet", "", "De Buren", {})],
            [("content", "Het formulier", "Vertellen hoe het moet")],
        ),
    ]


def test_times_comments_and_what_became_of_the_plan_are_kept() -> None:
    _, document = read_back(cjml, ACTUAL.encode())
    first, second, third = document.journey(document.maps()[1].id)
    assert first.time_frame == "2021-03-04 10:00 – 2021-03-04 10:25"
    assert [each.description for each in (first, second, third)] == ["", "Na 25 min", ""]
    tags = [{document.get(t.tag_id, Tag).name for t in document.taggings(each.id)} for each in (first, second, third)]
    assert tags == [{"Went wrong"}, {"Unplanned", "afhaken"}, set()]


def repairs_of(source: str) -> list[tuple[str, str, int | None]]:
    plan = read(source.encode(), "x.cjml", ImportOptions("en"))
    return [(repair.what.text(str), repair.original, repair.line) for repair in plan.repairs]


def test_each_repair_is_told_with_the_text_as_it_stood_and_its_line() -> None:
    lines = ACTUAL.split("\n")
    expected = [
        ("“plannedReference” has no place here and was left out.", "PJ1"),
        ("“phaseDescription” has no place here and was left out.", "lang"),
        ("“Mo” is the name of what is meant, not its id; it was found all the same.", "Mo"),
        ("“De Bank” is the name of what is meant, not its id; it was found all the same.", "De Bank"),
        ("There is no phase “Nergens” in the file. The touchpoint stayed in the phase of the one before.", "Nergens"),
        ("There is no actor “De Buren” in the file. Somebody by that name was made.", "De Buren"),
    ]
    found = repairs_of(ACTUAL)
    assert [(sentence, original) for sentence, original, _ in found] == expected
    assert all(line and original in lines[line - 1] for _, original, line in found)


UNREAD = {
    "a second comment": ("<comment>Na 25 min</comment>", "<comment>Na 25 min</comment><comment>{}</comment>"),
    "beside a label": ("<initiatorLabel>Hangt op", "<initiatorNote>{}</initiatorNote><initiatorLabel>Hangt op"),
    "beside a channel": ("</channelName>", "</channelName><channelDetail>{}</channelDetail>"),
    "a moment between": ("<timeReceived>", "<timeStarted>{}</timeStarted><timeReceived>"),
    "an unknown moment": ("<timestamps>", "<timestamps><timeThought>{}</timeThought>"),
    "beside a rating": ("<experienceRating>3", "<experienceNote>{}</experienceNote><experienceRating>3"),
    "a second list": (
        "</actualJourney>",
        "<touchpoints><actualAction><comment>{}</comment></actualAction></touchpoints></actualJourney>",
    ),
    "beside the journeys": ("</CJML>", "<about><by>{}</by></about></CJML>"),
    "within a text": ("Na 25 min", "Na <b>{}</b> 25 min"),
    "an unknown touchpoint": ("</touchpoints>", "<thought><comment>{}</comment></thought></touchpoints>"),
    "an unknown actor": ("</actors>", '<robot actorID="{}"/></actors>'),
    "the company of somebody": ("<actorName>Mo</actorName>", "<actorName>Mo</actorName><companyName>{}</companyName>"),
    "an unknown compliance": ("<compliance>failing", "<compliance>{}"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), UNREAD.values(), ids=list(UNREAD))
def test_whatever_is_not_read_is_told(before: str, after: str) -> None:
    source = ACTUAL.replace(before, after.format("Zomaar"), 1)
    plan, document = read_back(cjml, source.encode())
    told_ = [repair.original for repair in plan.repairs if "Zomaar" in repair.original]
    assert len(told_) == 1
    assert not any("Zomaar" in str(record) for record in document.records.values())


def test_a_loose_ampersand_is_read_as_just_that() -> None:
    source = ACTUAL.replace("De Bank", "Bank & Zn")
    [(_, original, line), *_] = [each for each in repairs_of(source) if "loose &" in each[0]]
    assert (line, original) == (
        10,
        '<serviceProvider actorID="A2"><companyName>Bank & Zn</companyName></serviceProvider>',
    )
    assert read_back(cjml, source.encode())[1].persons()[0].name == "Bank & Zn"


def test_a_rating_that_is_no_number_is_told() -> None:
    source = ACTUAL.replace("Rating>1<", "Rating>goed<")
    line = next(n for n, each in enumerate(source.split("\n"), 1) if "goed" in each)
    assert ("The rating is no number and was left out.", "goed", line) in repairs_of(source)


def test_ratings_on_another_scale_are_asked() -> None:
    plan = read(ACTUAL.replace("Rating>1<", "Rating>9<").encode(), "x.cjml", ImportOptions("en"))
    assert [question.proposed for question in plan.questions] == ["1..10"]
    assert read(ACTUAL.encode(), "x.cjml", ImportOptions("en")).questions == ()


def test_names_may_have_a_prefix_and_other_encodings_are_read() -> None:
    prefixed = ACTUAL.replace("<CJML", '<c:CJML xmlns:c="urn:x"').replace("</CJML", "</c:CJML")
    expected = grid(read_back(cjml, ACTUAL.encode())[1], 1)
    for source in (prefixed.encode(), CJML["bank.xml"], ACTUAL.replace("UTF-8", "ISO-8859-1").encode("latin-1")):
        assert grid(read_back(cjml, source)[1], 1) == expected


def test_words_that_programs_write_for_nothing_are_nothing_but_a_title_is_what_it_is() -> None:
    source = ACTUAL.replace("Na 25 min", "NaN").replace("Neemt op", "undefined").replace("Denkt na", "None")
    _, document = read_back(cjml, source.encode())
    [(_, planned, notes)] = grid(document, 0)
    assert [each[0] for each in planned] == ["Belt", "None"]
    assert notes == []
    assert document.journey(document.maps()[1].id)[1].description == ""


# --- what is refused -------------------------------------------------------------------------------------------------

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE CJML [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {n} "{f"&{before};" * 10}">' for before, n in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><CJML><actualJourney><journeyTitle>&j;</journeyTitle></actualJourney></CJML>"
)
QUADRATIC = (
    f'<!DOCTYPE CJML [<!ENTITY a "{"x" * 50_000}">]><CJML><actualJourney>{"&a;" * 50_000}</actualJourney></CJML>'
)
OUTSIDE = '<!DOCTYPE CJML [<!ENTITY a SYSTEM "file:///etc/passwd">]><CJML><actualJourney>&a;</actualJourney></CJML>'
FETCHED = '<!DOCTYPE CJML SYSTEM "http://x.example/a.dtd"><CJML><actualJourney/></CJML>'

SOON = 2_000
"""Bare loops. As many steps as a file may have take 500; in the square of their number they would take millions."""

HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "billion laughs": (LAUGHS, "document type"),
    "quadratic blow-up": (QUADRATIC, "document type"),
    "a file from outside": (OUTSIDE, "document type"),
    "a document type from outside": (FETCHED, "document type"),
    "an entity nobody declared": ("<CJML>&a;</CJML>", "no journey in it"),
    "deep": ("<CJML>" + "<x>" * 100_000, "more than a journey can"),
    "wide": ("<CJML>" + "<x/>" * 200_001 + "</CJML>", "more than a journey can"),
    "many steps": (
        f"<CJML><actualJourney><touchpoints>{'<actualAction/>' * 50_001}</touchpoints></actualJourney></CJML>",
        "more than a journey can",
    ),
    "large": (b"<CJML>" + b" " * 10_000_001, "more than a journey can"),
    "empty": (b"", "not well-formed"),
    "cut short": (ACTUAL[: len(ACTUAL) // 2], "not well-formed"),
    "random": (bytes(range(256)), "not well-formed"),
    "a page": ("<html><body>hi</body></html>", "it begins with “html”"),
    "nothing in it": ("<CJML version='2.0'/>", "there is no journey in it"),
    "an unknown encoding": ('<?xml version="1.0" encoding="x-nothing"?><CJML/>', "cannot be read as XML"),
}


@pytest.mark.parametrize(("source", "words"), HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_journey_or_would_do_harm_is_refused_soon_and_in_one_sentence(
    source: str | bytes, words: str
) -> None:
    with at_most(SOON), pytest.raises(ImportFileError) as refusal:
        read(source if isinstance(source, bytes) else source.encode(), "x.cjml", ImportOptions("en"))
    assert words in refusal.value.sentence.format(**refusal.value.values)


def test_many_phases_and_actors_that_nobody_named_are_read_soon() -> None:
    phases = "".join(f'<journeyPhase phaseID="P{n}"><phaseName>N{n}</phaseName></journeyPhase>' for n in range(6_000))
    steps = "".join(
        f'<actualAction><belongsTo phaseIDref="N{5_999 - n}"/><initiator><refersTo actorIDref="X{n}"/></initiator>'
        "</actualAction>"
        for n in range(6_000)
    )
    journey = f"<journeyPhases>{phases}</journeyPhases><touchpoints>{steps}</touchpoints>"
    with at_most(SOON):
        read_back(cjml, f"<CJML><actualJourney>{journey}</actualJourney></CJML>".encode())


def test_it_is_known_by_its_outermost_element() -> None:
    assert all(claims(source) for source in CJML.values())
    assert not claims(b"<html>CJML</html>")


# --- there and back --------------------------------------------------------------------------------------------------


def tidy(document: Document) -> Document:
    """Texts as people leave them: without blanks around them, touchpoints and maps with a name, and whole scores."""

    def tidied(record: Record) -> Record:
        values: dict[str, Any] = {name: getattr(record, name).strip() for name in texts_of(type(record))}
        if record.KIND in ("touchpoint", "journey_map"):
            values["title"] = f"T {values['title']}".strip()
        if record.KIND == "emotion_score":
            values["score"] = getattr(record, "score") // 10 * 10  # noqa: B009
        return replace(record, **values)

    return Document(map(tidied, document.records.values()))


def said(document: Document, map_id: Id) -> list[Any]:
    """What the format has to bring back of one map."""
    rows = [lane for lane in document.lanes(map_id) if lane.kind is LaneKind.FEELING and not lane.hidden]
    return [
        (
            title_of(phase, str),
            [
                (
                    each.title,
                    each.description,
                    *(name_key(fact) for fact in facts(document, each)[1:3]),
                    score.score if (score := document.score(each.id)) else None,
                    "\n".join(n.text for lane in rows for n in document.column(phase.id, lane.id, each.id)).strip(),
                    compliance(document, each),
                )
                for each in document.touchpoints(phase.id)
            ],
        )
        for phase in document.phases(map_id)
    ]


def compliance(document: Document, touchpoint: Touchpoint) -> set[str]:
    tags = {document.get(each.tag_id, Tag).name for each in document.taggings(touchpoint.id)}
    return tags & set(COMPLIANCE.values())


def about(document: Document, map_id: Id) -> tuple[Any, ...]:
    journey = next(each for each in document.maps() if each.id == map_id)
    persona = document.find(journey.persona_id, Persona)
    return journey.title, journey.scenario, journey.state, name_key(persona.name) if persona else ""


@settings(max_examples=60, deadline=None)
@given(maps(tidy))
def test_what_the_format_holds_comes_back_equal(document: Document) -> None:
    plan, again = read_back(cjml, exported(cjml, document))
    assert plan.questions == ()
    in_file = sorted(document.maps(), key=lambda journey: journey.state is MapState.CURRENT)
    for before, after in zip(in_file, again.maps(), strict=True):
        assert about(again, after.id) == about(document, before.id)
        if document.phases(before.id):
            assert said(again, after.id) == said(document, before.id)


@pytest.mark.parametrize("template", ["vera", "service-blueprint"])
def test_it_is_well_formed_in_the_order_of_the_format_and_needs_no_mending(template: str) -> None:
    source = exported(cjml, Document(build(template, "en")))
    plan, _ = read_back(cjml, source)
    assert plan.repairs == ()
    root = ElementTree.fromstring(source)
    assert (root.tag, root.attrib) == ("CJML", {"version": "2.0"})
    order = ["journeyID", "journeyTitle", "journeyPhases", "journeyShortSummary", "actors", "touchpoints"]
    parts = ["touchpointID", "belongsTo", "compliance", "initiator", "receiver", "channel", "comment"]
    for journey in root:
        assert [each.tag for each in journey] == [name for name in order if journey.find(name) is not None]
        ids = {each.get("actorID") for each in journey.find("actors") or ()}
        phases = {each.get("phaseID") for each in journey.find("journeyPhases") or ()}
        for touchpoint in journey.find("touchpoints") or ():
            assert touchpoint.tag.startswith(journey.tag.removesuffix("Journey"))
            names = [each.tag for each in touchpoint]
            assert names == [name for name in (*parts, "touchpointExperience") if name in names]
            assert {each.get("actorIDref") for each in touchpoint.iter("refersTo")} <= ids
            assert {each.get("phaseIDref") for each in touchpoint.iter("belongsTo")} <= phases
            assert ("compliance" in names) == (journey.tag == "actualJourney")


def test_what_became_of_the_plan_comes_back() -> None:
    _, document = read_back(cjml, ACTUAL.encode())
    _, again = read_back(cjml, exported(cjml, document))
    for number in range(2):
        ids = [each.maps()[number].id for each in (document, again)]
        assert said(again, ids[1]) == said(document, ids[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Ging mis", "Went wrong", "went  wrong"])
def test_what_became_of_the_plan_is_known_in_every_language(name: str, language: str) -> None:
    _, document = read_back(cjml, ACTUAL.encode())
    tags = {tag.id: replace(tag, name=name) for tag in document.tags() if tag.name == "Went wrong"}
    named = Document(tags.get(record.id, record) for record in document.records.values())
    target = BytesIO()
    cjml.write(named, [each.id for each in named.maps()], target, ExportOptions(language), no_progress)
    assert target.getvalue().count(b"<compliance>failing<") == 1


def test_tags_that_do_not_fit_are_told() -> None:
    """A second word for what became of the plan, and such a word in a plan."""
    _, document = read_back(cjml, ACTUAL.encode())
    planned, actual = document.maps()
    first, failed = document.journey(planned.id)[0], document.journey(actual.id)[0]
    wrong, unplanned = (
        next(tag for tag in document.tags() if tag.name == name) for name in ("Went wrong", "Unplanned")
    )
    second = Tagging(id=Id("t2"), tag_id=unplanned.id, subject_id=failed.id)
    in_plan = Tagging(id=Id("t3"), tag_id=wrong.id, subject_id=first.id)
    assert "one tag" in told(cjml, document)
    for more in (second, in_plan):
        assert "2 tags" in told(cjml, Document([*document.records.values(), more]))


def test_a_touchpoint_without_a_name_stays_without() -> None:
    _, document = read_back(cjml, ACTUAL.encode())
    bare = {t.id: replace(t, title="") for journey in document.maps() for t in document.journey(journey.id)}
    _, again = read_back(cjml, exported(cjml, Document(bare.get(r.id, r) for r in document.records.values())))
    assert [t.title for journey in again.maps() for t in again.journey(journey.id)] == [""] * 5


def test_what_is_not_in_the_file_is_told() -> None:
    document = Document(build("vera", "en"))
    sentences = told(cjml, document)
    for words in ("notes", "actions", "sources", "links", "decimals of"):
        assert words in sentences
    _, planned = read_back(cjml, ACTUAL.encode())
    assert "one tag" in told(cjml, planned), "“afhaken”, which is no word for compliance"


def test_an_export_that_was_cut_short_is_seen(tmp_path: Path) -> None:
    source = exported(cjml, Document(build("vera", "en")))
    (tmp_path / "whole.cjml").write_bytes(source)
    check(tmp_path / "whole.cjml")
    (tmp_path / "half.cjml").write_bytes(source[: len(source) // 2])
    with pytest.raises(ValueError):
        check(tmp_path / "half.cjml")


def test_it_lands_as_one_step() -> None:
    document = Document(build("five-phases", "nl", "Eerste"))
    plan = read(ACTUAL.encode(), "bank.cjml", ImportOptions("nl"))
    edit = edits.insert_records(document, plan.build(document, edits.new_id), edits.Label("Import"))
    after = document.after(edit.change)
    assert [journey.title for journey in after.maps()] == ["Eerste", "Zoals bedoeld", "AJ1"]
    assert after.after(edit.change.inverse()) == document


@pytest.mark.parametrize("word", ["null", "nan", "undefined", "None"])
def test_a_word_that_programs_use_for_nothing_comes_back_when_somebody_wrote_it(word: str) -> None:
    document = Document(build("vera", "en"))
    journey = document.maps()[0]
    said = document.after(edits.set_fields(document, journey.id, scenario=word).change)
    _plan, again = read_back(cjml, exported(cjml, said))
    assert word in {each.scenario for each in again.maps()}
