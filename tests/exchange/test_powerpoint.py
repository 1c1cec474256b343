"""Slides: native shapes with the words of the map inside, in the order of reading, with nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from app.analysis.emotion import moments
from app.drawing.theme import theme
from app.errors import ExportFileError
from app.exchange import exporter_for, powerpoint
from app.exchange.base import ExportOptions
from app.exchange.child import export_in_child
from app.exchange.powerpoint.cards import SIZES
from app.exchange.run import export_to
from app.model import edits
from app.model.document import Document
from app.model.records import (
    Action,
    EmotionScore,
    Id,
    Lane,
    LaneKind,
    Light,
    Link,
    LinkKind,
    Note,
    Person,
    Record,
    Tint,
    Touchpoint,
)
from tests.exchange import journeys
from tests.exchange.slides import EMU, Deck, alt, deck, notes, path, said, shapes
from tests.exchange.test_pictures import FILE, pictured

PAPER = theme("paper")


def changed(document: Document, *records: Record) -> Document:
    """A document with some records added, or put in place of those with their ids."""
    new = {record.id: record for record in records}
    return Document({**document.records, **new}.values())


def small(*records: Record) -> Document:
    """Two phases of two touchpoints, each with a note in one lane."""
    return changed(journeys.grid(2, 2, 1, 1), *records)


@pytest.fixture(scope="module")
def vera() -> Deck:
    return deck(journeys.worked_example("en"))


# --- the file as a whole ---------------------------------------------------------------------------------------------


def test_slides_are_wide_and_begin_with_who_where_and_when(vera: Deck) -> None:
    assert vera.file.slide_width * 9 == vera.file.slide_height * 16 == Inches(120)
    journey = journeys.worked_example("en").maps()[0]
    first = vera.slides[0]
    words = "\n".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert first.shapes.title is not None and first.shapes.title.text_frame.text
    for text in (journey.title, journey.scenario, "Vera"):
        assert text in words


def test_there_is_a_slide_for_each_map_for_each_phase_and_for_the_plan() -> None:
    document = small(Action(id=Id("a"), order="V", title="Call them"))
    titles = [slide.shapes.title.text_frame.text for slide in deck(document).slides]
    assert titles == ["Kaart", "Kaart", "Fase 1", "Fase 2", "Action plan"]


def test_every_slide_has_a_title_of_its_own(vera: Deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in vera.slides[1:]]
    assert all(titles) and len(set(titles)) == len(titles)
    assert all(slide.shapes.title.is_placeholder for slide in vera.slides)


def test_the_file_says_what_it_is_and_every_text_its_language(vera: Deck) -> None:
    assert vera.file.core_properties.language == "en-GB"
    assert vera.file.core_properties.title == journeys.worked_example("en").project.title
    for slide in vera.slides:
        pages = [slide.shapes._spTree, *([slide.notes_slide.shapes._spTree] if slide.has_notes_slide else [])]
        for page in pages:
            assert {run.get("lang") for run in page.iterfind(".//{*}r/{*}rPr")} <= {"en-GB"}


def test_letters_are_ones_that_everybody_has(vera: Deck) -> None:
    fonts = {str(each) for slide in vera.slides for each in slide._element.xpath(".//a:latin/@typeface")}
    assert fonts == {"Arial"}


def test_nothing_of_the_librarys_own_is_left_in_the_file(vera: Deck) -> None:
    parts = [str(part.partname) for part in vera.file.part.package.iter_parts()]
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    assert len(vera.file.slide_layouts) == 2
    assert len(vera.file.element.xpath("p:notesMasterIdLst/p:notesMasterId")) == 1
    theme_part = next(part for part in vera.file.part.package.iter_parts() if "theme1" in str(part.partname))
    for color in PAPER.phases[:6]:
        assert color[1:].encode() in theme_part.blob


def test_shapes_have_numbers_of_their_own(vera: Deck) -> None:
    for slide in vera.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)


def test_what_is_no_decoration_has_a_name_and_words(vera: Deck) -> None:
    for slide in vera.slides:
        for shape in slide.shapes:
            assert shape.name.strip()
            is_decoration = bool(shape._element.xpath(".//*[local-name()='decorative']"))
            has_words = (shape.has_text_frame and shape.text_frame.text.strip()) or alt(shape)
            assert is_decoration != bool(has_words) or shape.is_placeholder, shape.name


# --- the map ---------------------------------------------------------------------------------------------------------


def test_each_note_is_one_shape_with_its_words_inside_and_its_colour() -> None:
    document = small()
    note = next(iter(document.all_of(Note)))
    document = changed(document, replace(note, text="Too dear, & <late>", tint=Tint.MINT))
    found = shapes(deck(document).map, "Note:")
    assert len(found) == len(document.all_of(Note))
    (mine,) = [shape for shape in found if shape.text_frame.text == "Too dear, & <late>"]
    assert mine.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    assert str(mine.fill.fore_color.rgb) == PAPER.tints[Tint.MINT][1:]
    assert alt(mine) == "Pain points, at “Moment 1.0”; Assumption"


def test_every_note_of_the_example_is_there_once(vera: Deck) -> None:
    document = journeys.worked_example("en")
    journey = document.maps()[0]
    open_lanes = [lane for lane in document.lanes(journey.id) if not lane.hidden and not lane.collapsed]
    expected = [
        n.text for p in document.phases(journey.id) for lane in open_lanes for n in document.notes(p.id, lane.id)
    ]
    found = [shape.text_frame.text for shape in shapes(vera.map, "Note:") if shape.has_text_frame]
    texts = [text for text in found if not text.endswith("…")]
    assert len(found) == len(expected)
    assert set(texts) <= set(expected) and len(texts) > 0.8 * len(expected)


def test_shapes_stay_on_the_slide(vera: Deck) -> None:
    for slide in vera.slides:
        for shape in slide.shapes:
            if shape.shape_type == MSO_SHAPE_TYPE.LINE:
                continue  # its place is said as if it were not turned
            assert shape.left >= -EMU and shape.left + shape.width <= vera.file.slide_width + 8 * EMU, shape.name
            assert shape.top >= -EMU and shape.top + shape.height <= vera.file.slide_height + EMU, shape.name


def scored(*scores: int) -> Document:
    """The small map with these scores at its touchpoints in order."""
    document = small()
    journey = document.journey(document.maps()[0].id)
    made = [
        EmotionScore(id=Id(f"s{place}"), touchpoint_id=touchpoint.id, score=score)
        for place, (touchpoint, score) in enumerate(zip(journey, scores, strict=False))
    ]
    return changed(document, *made)


def test_the_curve_is_one_freeform_through_the_faces() -> None:
    document = scored(5, -12, 0, 20)
    slide = deck(document).map
    curves = [shape for shape in shapes(slide, "Curve:") if alt(shape)]
    (curve,) = curves
    assert curve.shape_type == MSO_SHAPE_TYPE.FREEFORM
    steps = path(curve)
    assert [kind for kind, _points in steps] == ["moveTo", *["cubicBezTo"] * 3]
    knots = [points[-1] for _kind, points in steps]
    faces = [shape for shape in slide.shapes if "smileyFace" in str(shape._element.xpath(".//a:prstGeom/@prst"))]
    middles = [((f.left + f.width / 2) / EMU, (f.top + f.height / 2) / EMU) for f in faces]
    assert knots == [pytest.approx(middle, abs=0.1) for middle in middles]
    heights = [y for _x, y in knots]
    assert heights[3] < heights[0] < heights[2] < heights[1]
    assert alt(curve).endswith("Moment 1.0 +0.5; Moment 1.1 −1.2; Moment 2.0 0.0; Moment 2.1 +2.0")


def test_faces_smile_as_much_as_the_score() -> None:
    slide = deck(scored(20, -20, 0)).map
    bent = [
        int(str(each).split()[1])
        for each in slide.shapes._spTree.xpath(".//a:prstGeom[@prst='smileyFace']//a:gd/@fmla")
    ]
    assert bent == [4653, -4653, 0]


def test_everybody_has_a_curve(vera: Deck) -> None:
    named = {shape.name for shape in shapes(vera.map, "Curve:")}
    assert named == {"Curve: Vera de Wit", "Curve: Karim Aksoy", "Curve: Merel Hartog"}
    for name in named:
        assert len([shape for shape in shapes(vera.map, name) if alt(shape)]) == 1


def linked(kind: LinkKind, start: int, end: int) -> tuple[Document, list[Id]]:
    document = small()
    ids = [touchpoint.id for touchpoint in document.journey(document.maps()[0].id)]
    return changed(document, Link(id=Id("l"), from_id=ids[start], to_id=ids[end], kind=kind)), ids


@pytest.mark.parametrize(("start", "end", "sides"), [(0, 1, (3, 1)), (0, 3, (0, 0)), (3, 0, (2, 2)), (2, 2, (3, 0))])
def test_links_are_glued_to_their_touchpoints(start: int, end: int, sides: tuple[int, int]) -> None:
    kind = LinkKind.LOOP if end < start else LinkKind.NEXT
    document, ids = linked(kind, start, end)
    slide = deck(document).map
    (tie,) = slide.shapes._spTree.xpath(".//p:cxnSp")
    titles = {shape.shape_id: shape.text_frame.text for shape in shapes(slide, "Touchpoint:") if shape.has_text_frame}
    (begin,), (finish,) = (tie.xpath(f".//a:{name}") for name in ("stCxn", "endCxn"))
    touchpoints = [document.get(each, Touchpoint).title for each in ids]
    assert titles[int(begin.get("id"))] == touchpoints[start]
    assert titles[int(finish.get("id"))] == touchpoints[end]
    assert (int(begin.get("idx")), int(finish.get("idx"))) == sides


def test_a_way_out_ends_in_a_sign_that_it_is_glued_to() -> None:
    document, ids = linked(LinkKind.DROP_OFF, 1, 1)
    slide = deck(document).map
    (tie,) = slide.shapes._spTree.xpath(".//p:cxnSp")
    sign = next(s for s in slide.shapes if str(s.shape_id) == tie.xpath(".//a:endCxn/@id")[0])
    assert "out of the journey" in alt(sign)
    assert document.get(ids[1], Touchpoint).title in alt(sign)


def test_shapes_are_read_along_time_each_touchpoint_before_its_notes() -> None:
    read = [shape.name for shape in deck(scored(5, 5, 5, 5)).map.shapes]
    kinds = [name.split(":")[0].split(" at ")[0] for name in read]
    wanted = ("Lane", "Phase", "Touchpoint", "Customer", "Note")
    order = [kind for kind in kinds if kind in wanted]
    moment = ["Touchpoint", "Customer", "Note"]
    assert order == ["Lane"] * 3 + (["Phase"] + moment * 2) * 2
    assert read[0].startswith("Kaart"), "the title first"


# --- what does not fit -----------------------------------------------------------------------------------------------


def test_a_long_text_is_made_smaller_then_shortened_and_is_whole_beside_it() -> None:
    document = small()
    note = next(iter(document.all_of(Note)))
    long = " ".join(f"word{number}" for number in range(900))
    made = deck(changed(document, replace(note, text=long)))
    (shape,) = [each for each in shapes(made.map, "Note:") if each.text_frame.text.startswith("word0")]
    shown = shape.text_frame.text
    assert shown.endswith("…") and long.startswith(shown[:-1])
    assert shape.text_frame.paragraphs[0].runs[0].font.size.pt == SIZES[-1]
    assert long in alt(shape)
    assert long in notes(made.map)
    phase = made.slides[2]
    assert long in notes(phase)
    assert made.told[-1].startswith("Checked: all ")


def test_what_fits_needs_no_notes() -> None:
    assert notes(deck(small()).map) == ""


def test_the_speaker_has_what_slides_do_not_show() -> None:
    document = small(Person(id=Id("p"), order="V", name="Ann", department="Desk"))
    touchpoint = document.journey(document.maps()[0].id)[0]
    note = document.all_of(Note)[0]
    told = replace(touchpoint, description="What really happens", owner_id=Id("p"), expected=10)
    spoken = notes(deck(changed(document, told, replace(note, whys="Because\nof that"))).slides[2])
    for text in ("Moment 1.0:", "What really happens", "Owner: Ann, Desk", "Expected: +1.0", "Because\nof that"):
        assert text in spoken


def test_the_speaker_has_the_feelings_of_others_and_what_lies_in_folded_lanes() -> None:
    document = small(Person(id=Id("p"), order="V", name="Ann"))
    touchpoint = document.journey(document.maps()[0].id)[0]
    document = changed(document, EmotionScore(id=Id("s"), touchpoint_id=touchpoint.id, actor_id=Id("p"), score=-7))
    lane = next(lane for lane in document.all_of(Lane) if lane.kind is LaneKind.PAINS)
    made = deck(changed(document, replace(lane, collapsed=True)))
    spoken = notes(made.slides[2])
    assert "Ann at “Moment 1.0”: −0.7" in spoken
    assert f"Pain points: {document.all_of(Note)[0].text}" in spoken
    assert not shapes(made.map, "Note:")
    assert made.told[-1].startswith("Checked: all ")


def test_a_check_names_what_is_missing() -> None:
    document = small()
    owed = [(document.project, "Merk"), (document.all_of(Note)[0], "something else")]
    told = powerpoint.checked(["M e r k"], owed, str).text(str)
    assert told == f"Checked: 1 of 2 texts is not in it in full (“{document.all_of(Note)[0].text}”)."


def test_all_that_is_owed_is_in_the_example(vera: Deck) -> None:
    texts = ["".join(text.split()) for text in said(vera)]
    document = journeys.worked_example("en")
    for record in (*document.all_of(Note), *document.all_of(Touchpoint), *document.actions()):
        for name in ("title", "text", "why", "description"):
            wanted = "".join(getattr(record, name, "").split())
            assert any(wanted in text for text in texts), getattr(record, name)


# --- phases ----------------------------------------------------------------------------------------------------------


def test_a_phase_is_told_in_letters_for_the_back_of_the_room(vera: Deck) -> None:
    document = journeys.worked_example("en")
    notes_of = {note.text for note in document.all_of(Note)}
    sizes = [
        paragraph.runs[0].font.size.pt
        for slide in vera.slides[2:]
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text in notes_of
        and slide.shapes.title.text_frame.text not in {journey.title for journey in document.maps()}
    ]
    assert len(sizes) > 80 and min(sizes) >= 16


def test_a_phase_shows_its_scores_pains_and_evidence() -> None:
    document = scored(-15)
    note = document.all_of(Note)[0]
    step = edits.attach_new(document, "Talk", [note.id])
    document.apply(step.change)
    evidence = document.evidence(note.id)[0]
    document = changed(document, replace(evidence, quote="It hurts"))
    words = [shape.text_frame.text for shape in deck(document).slides[2].shapes if shape.has_text_frame]
    assert "−1.5" in words
    assert f"Pain points\n{note.text}" in words
    assert "Evidence\n“It hurts”\n– Talk" in words


def test_a_full_phase_goes_on_in_a_next_slide() -> None:
    document = journeys.grid(1, 3, 3, 4)
    titles = [slide.shapes.title.text_frame.text for slide in deck(document).slides[2:]]
    assert titles == [f"Fase 1 ({number}/3)" for number in (1, 2, 3)]


# --- the plan --------------------------------------------------------------------------------------------------------


def test_the_plan_is_a_table_with_a_sign_for_each_light() -> None:
    document = small(Person(id=Id("p"), order="V", name="Ann"))
    note = document.all_of(Note)[0]
    actions = [
        Action(id=Id(f"a{light}"), order=key, title=f"Do {light}", light=light, owner_id=Id("p"), subject_id=note.id)
        for key, light in zip("BCD", Light, strict=True)
    ]
    actions[0] = replace(actions[0], due=date(2026, 12, 1), measure="Fewer calls")
    slide = deck(changed(document, *actions)).slides[-1]
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
    assert rows[0] == ["Action", "What it mends", "Owner", "Due", "Status"]
    assert rows[1] == ["Do green\nNow", f"{note.text}\nFase 1", "Ann", "1 Dec 2026", "✔ Going well\nPlanned"]
    assert [row[4].split()[0] for row in rows[1:]] == ["✔", "◐", "○"]
    colors = [row.cells[4].text_frame.paragraphs[0].runs[0].font.color.rgb for row in list(frame.table.rows)[1:]]
    assert [f"#{color}" for color in colors] == [PAPER.lights[light] for light in Light]
    assert frame.table.first_row and alt(frame)
    assert "Measured by: Fewer calls" in notes(slide)


def test_a_long_plan_goes_on_in_a_next_table() -> None:
    actions = [Action(id=Id(f"a{n}"), order=f"V{n:02}", title=f"Action {n}") for n in range(1, 30)]
    slides = deck(small(*actions)).slides[4:]
    assert [s.shapes.title.text_frame.text for s in slides] == [
        f"Action plan ({n}/{len(slides)})" for n in range(1, len(slides) + 1)
    ]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    titles = [row.cells[0].text_frame.paragraphs[0].text for table in tables for row in list(table.rows)[1:]]
    assert titles == [action.title for action in actions]
    for slide in slides:
        (frame,) = [shape for shape in slide.shapes if shape.has_table]
        assert frame.top + sum(row.height for row in frame.table.rows) <= 540 * EMU


# --- pictures, hostile text, cancelling ------------------------------------------------------------------------------


def test_pictures_are_on_the_map_and_on_the_slide_of_their_phase() -> None:
    made = deck(pictured(), ExportOptions("en", pictures=FILE.get))
    on_map = [shape for shape in made.map.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(on_map) == 2 and all(alt(shape) for shape in on_map)
    for shape in on_map:
        with Image.open(BytesIO(shape.image.blob)) as image:
            assert image.width / image.height == pytest.approx(shape.width / shape.height, rel=0.05)
    assert any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in made.slides[2].shapes)


def test_a_missing_picture_is_no_error() -> None:
    made = deck(pictured())
    assert not [s for slide in made.slides for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_hostile_texts_are_whole_and_break_nothing() -> None:
    made = deck(journeys.hostile())
    assert made.told[-1].startswith("Checked: all ")
    texts = "\n".join(said(made))
    for text in journeys.HOSTILE[:4]:
        assert text in texts


def test_what_xml_cannot_hold_is_marked_and_the_rest_stays() -> None:
    document = small()
    note = document.all_of(Note)[0]
    odd = "bell\x07 nul\x00 half\ud800 end\uffff vt\x0b _x0007_"
    made = deck(changed(document, replace(note, text=odd)))
    (shown,) = [s.text_frame.text for s in shapes(made.map, "Note:") if s.text_frame.text.startswith("bell")]
    assert shown == "bell\ufffd nul\ufffd half\ufffd end\ufffd vt\ufffd _x0007_"
    assert made.told[-1].startswith("Checked: all ")


def test_text_from_right_to_left_is_set_so() -> None:
    document = small()
    first, second, *_ = document.all_of(Note)
    made = deck(changed(document, replace(first, text="שלום עולם"), replace(second, text="12 abc שלום")))
    turned = {
        shape.text_frame.text: shape._element.xpath(".//a:pPr")[0].get("rtl") for shape in shapes(made.map, "Note:")
    }
    assert turned["שלום עולם"] == "1"
    assert turned["12 abc שלום"] is None


@pytest.mark.parametrize("heat", [False, True])
def test_every_view_of_the_example_can_be_made(heat: bool) -> None:
    made = deck(journeys.worked_example("nl"), ExportOptions("nl", heat=heat, assumptions=not heat))
    assert made.told[-1].startswith("Checked: all ")


def test_a_map_of_nothing_is_a_slide_all_the_same() -> None:
    made = deck(journeys.document())
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == ["Kaart", "Kaart"]


def test_cancelling_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "plan.pptx"
    target.write_bytes(b"old")
    document, exporter = journeys.grid(6, 5, 3, 4), exporter_for(".PPTX")
    assert exporter is not None
    job = export_in_child(exporter, document, [m.id for m in document.maps()], target, ExportOptions())
    job.cancel()
    with pytest.raises(ExportFileError, match="cancelled"):
        job.result(60)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pptx"]


def test_a_damaged_file_is_told_from_a_whole_one(tmp_path: Path) -> None:
    target = tmp_path / "plan.pptx"
    document, exporter = small(), exporter_for(".pptx")
    assert exporter is not None
    export_to(exporter, document, [m.id for m in document.maps()], target, ExportOptions())
    powerpoint.check(target)
    data = target.read_bytes()
    for broken in (b"", data[: len(data) // 2], data[:200] + b"\x00\x01" + data[202:]):
        target.write_bytes(broken)
        with pytest.raises(ValueError, match=r"whole|damaged"):
            powerpoint.check(target)


def test_moments_without_a_curve_are_faces_only() -> None:
    document = scored(5)
    assert len(moments(document, document.maps()[0].id)) == 1
    assert shapes(deck(document).map, "Curve:") == []
