"""The web page: whole, harmless, readable in two widths, with every word that the maps hold."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.drawing.colors import contrast
from app.exchange import html
from app.exchange.base import ExportOptions, no_progress
from app.exchange.html.curves import HEIGHT, STEP
from app.exchange.html.tags import Html, el, join
from app.guides.images import images_of
from app.model.change import Change
from app.model.document import Document
from app.model.records import Action, Id, Lane, LaneKind, Note, Persona, Phase, Source, Touchpoint
from app.paths import resource
from tests.every_kind import whole_project
from tests.exchange import journeys
from tests.exchange.held import with_touchpoints


class Page(HTMLParser):
    """What a reader of the page gets: its words, its elements, and where its ways lead."""

    def __init__(self, document: Document, language: str = "nl", pictures: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        target = io.BytesIO()
        known = {picture.id: picture.data for picture in images_of(document.records.values())} if pictures else {}
        options = ExportOptions(language, pictures=known.get)
        html.write(document, [each.id for each in document.maps()], target, options, no_progress)
        self.source = target.getvalue().decode("utf-8")
        self.words = ""
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._skipped = False
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._skipped = tag == "style"
        self.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._skipped = False

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words += data

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def document() -> Document:
    return journeys.worked_example()


@pytest.fixture(scope="module")
def vera(document: Document) -> Page:
    return Page(document, pictures=True)


def test_every_word_on_the_maps_is_on_the_page(document: Document, vera: Page) -> None:
    shown = {lane.id for journey in document.maps() for lane in document.lanes(journey.id) if not lane.hidden}
    texts = [note.text for note in document.all_of(Note) if note.lane_id in shown]
    texts += [t.title for t in document.all_of(Touchpoint)] + [t.description for t in document.all_of(Touchpoint)]
    texts += [action.title for action in document.actions()] + [p.goals for p in document.all_of(Persona)]
    assert len(texts) > 200
    missing = [text for text in texts if " ".join(text.split()) not in " ".join(vera.words.split())]
    assert not missing


def test_the_department_of_an_owner_stands_beside_the_name_wherever_that_is() -> None:
    """At a touchpoint, at an action, in the key to the curves, and at a score of theirs, twice: drawn and in words."""
    whole = whole_project()
    person = next(each for each in whole.persons())
    step = whole.get(Id("touchpoint"), Touchpoint)
    action = replace(whole.actions()[0], owner_id=person.id)
    scores = [replace(score, actor_id=person.id) for score in whole.scores(step.id)]
    changed = {each.id: each for each in (replace(step, owner_id=person.id), action, *scores)}
    curve = Lane(id=Id("curve"), map_id=whole.maps()[0].id, order="X", kind=LaneKind.EMOTION)
    records = [changed.get(record.id, record) for record in whole.records.values()]
    page = Page(with_touchpoints(Document([*records, curve])))
    assert page.words.count(f"{person.name} ({person.department})") == 5


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_stands_by_itself_and_runs_nothing(language: str, tmp_path: Path) -> None:
    page = Page(journeys.worked_example(language), language)
    assert page.of("html")[0]["lang"] == language
    assert not page.of("script") and not page.of("link") and not page.of("iframe")
    assert all(not name.startswith("on") for _tag, attributes in page.elements for name in attributes)
    assert all(each["href"].startswith("#") for each in page.of("a"))
    assert not re.search(r"url\(|@import", page.source)
    assert any("default-src 'none'" in each.get("content", "") for each in page.of("meta"))
    (tmp_path / "page.html").write_text(page.source, encoding="utf-8", newline="")
    html.check(tmp_path / "page.html")


def test_every_way_on_the_page_leads_somewhere_and_no_id_is_there_twice(document: Document, vera: Page) -> None:
    ids = [attributes["id"] for _tag, attributes in vera.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {each["href"][1:] for each in vera.of("a")} <= set(ids)
    assert {f"a-{action.id}" for action in document.all_of(Action)} <= set(ids)


def test_pictures_are_inside_and_no_larger_than_they_are_seen(vera: Page) -> None:
    images = vera.of("img")
    assert images and all(each["src"].startswith("data:image/") for each in images)
    assert len(vera.source) < 2_000_000


@pytest.mark.parametrize("text", journeys.HOSTILE)
def test_words_never_become_elements(text: str, tmp_path: Path) -> None:
    document = journeys.worked_example()
    note, phase = document.all_of(Note)[0], document.all_of(Phase)[0]
    plain = Page(document)
    hostile = document.after(Change.of([(note, replace(note, text=text)), (phase, replace(phase, title=text))]))
    page = Page(hostile)
    assert [tag for tag, _ in page.elements if tag != "br"] == [tag for tag, _ in plain.elements if tag != "br"]
    (tmp_path / "page.html").write_text(page.source, encoding="utf-8", newline="")
    html.check(tmp_path / "page.html")


def test_a_curve_goes_on_where_the_next_phase_begins() -> None:
    """The pieces are one drawing, moved: in each phase it begins as far left as touchpoints stand before."""
    document = journeys.worked_example()
    page = Page(document)
    journey = document.maps()[0]
    counts = [len(document.touchpoints(phase.id)) for phase in document.phases(journey.id)]
    moved = [float(m) for m in re.findall(r'<g transform="translate\(-?([\d.]+)\)">', page.source)]
    boxes = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)" preserveAspectRatio="none"', page.source)
    assert [float(w) for w, _ in boxes[: len(counts)]] == [STEP * n for n in counts]
    assert {float(h) for _, h in boxes} == {HEIGHT}
    starts = [STEP * sum(counts[:place]) for place in range(len(counts))]
    assert set(moved) >= set(starts)


def test_a_score_stands_over_its_touchpoint_and_says_what_it_is() -> None:
    document = journeys.worked_example("en")
    page = Page(document, "en")
    phase = document.phases(document.maps()[0].id)[0]
    first = document.score(document.touchpoints(phase.id)[0].id)
    assert first is not None and first.score == -5
    n = len(document.touchpoints(phase.id))
    point = next(each for each in page.of("span") if each.get("class") == "point felt below")
    assert point["style"].startswith(f"left:{100 * 0.5 / n:.1f}%")
    assert point["title"].endswith("−0.5")


def test_a_neutral_score_has_a_colour_of_its_own_on_which_its_words_can_be_read() -> None:
    document = journeys.worked_example("en")
    first = document.score(document.touchpoints(document.phases(document.maps()[0].id)[0].id)[0].id)
    assert first is not None
    page = Page(document.after(Change.of([(first, replace(first, score=0))])), "en")
    points = [each for each in page.of("span") if each.get("class") == "point felt on"]
    assert points and all(point["title"].endswith(" 0.0") for point in points)
    assert not [p for p in page.of("span") if p.get("class") == "point felt above" and p["title"].endswith(" 0.0")]
    colours = dict(re.findall(r"\.point\.(above|below|on) b\{background:(#[0-9A-F]{6})\}", page.source))
    assert len(set(colours.values())) == 3
    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in colours.values())


def test_an_anonymous_respondent_is_nowhere_on_the_page() -> None:
    document = journeys.worked_example()
    source = document.all_of(Source)[0]
    named = document.after(Change.of([(source, replace(source, respondent="Wilhelmina Q.", anonymous=True))]))
    assert "Wilhelmina" not in Page(named).source


def test_an_empty_map_is_a_whole_page_too(tmp_path: Path) -> None:
    from app.guides.templates import build

    page = Page(Document(build("empty", "nl")))
    (tmp_path / "page.html").write_text(page.source, encoding="utf-8", newline="")
    html.check(tmp_path / "page.html")
    assert len(page.of("h2")) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<!DOCTYPE html>\n<html><body></html>\n",
        "<!DOCTYPE html>\n<html><script></script></html>\n",
        "<!DOCTYPE html>\n<html><p onclick=''></p></html>\n",
        "<!DOCTYPE html>\n<html><p></p></html",
    ],
)
def test_a_page_that_is_not_whole_or_runs_something_is_refused(broken: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError):
        html.check(tmp_path / "page.html")


def test_the_style_sheet_knows_narrow_screens_and_every_class_of_the_page(vera: Page) -> None:
    sheet = resource("export", "page.css").read_text(encoding="utf-8")
    assert "@media (max-width" in sheet
    used = {name for _tag, attributes in vera.elements for name in attributes.get("class", "").split()}
    styled = set(re.findall(r"\.([a-z][a-z-]*)", re.sub(r"{[^}]*}", " ", sheet.replace("@media", "}"))))
    assert used <= styled


def test_tags_escape_what_is_not_html() -> None:
    assert el("p", "a<b>\nc", title='"&') == '<p title="&quot;&amp;">a&lt;b&gt;<br>c</p>'
    assert join(Html("<b>x</b>"), "<i>") == "<b>x</b>&lt;i&gt;"
    assert el("input", hidden=True, value=None) == "<input hidden></input>"
