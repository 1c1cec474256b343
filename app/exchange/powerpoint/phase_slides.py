"""The slides of a phase: a column for each touchpoint, with how it feels, its notes and what was said of it, in letters
that are read across a room.

Who has more to say has more columns, and what does not fit goes on in a next slide, so that letters stay large; one
note that is longer than a column is shortened there and stands whole in the notes of the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.analysis.evidence import is_assumption
from app.drawing.look import Look
from app.drawing.primitives import Box
from app.exchange.facts import more_facts
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.column import BODY_SIZES, HEAD, Column, Paper, Setter, balanced
from app.exchange.powerpoint.headings import heading
from app.exchange.powerpoint.packing import GAP, ROOM, TOP, Span, packed, slot_width
from app.exchange.powerpoint.shapes import MARGIN, WIDTH, Figure, Line, Shape, Slide, Words
from app.exchange.scope import Scope
from app.exchange.typeset import brief, score
from app.i18n import N_, fill
from app.model.lane_kinds import kind_of
from app.model.names import own_title, title_of
from app.model.records import Channel, JourneyMap, Lane, Note, Person, Phase, Record, Source, Touchpoint

_NOTHING = N_("Nothing happens here yet")


class PhaseSlides:
    """Makes the slides of the phases of one map."""

    def __init__(self, scope: Scope, journey: JourneyMap, look: Look, cutter: Cutter, language: str) -> None:
        self._document, self._journey, self._look, self._cutter = scope.document, journey, look, cutter
        self._t, self._theme, self._language = look.translate, look.theme, language
        self._several = len(scope.maps) > 1
        lanes = [lane for lane in scope.document.lanes(journey.id) if not lane.hidden and kind_of(lane).holds_notes]
        self._shown = [lane for lane in lanes if not lane.collapsed]
        self._folded = [lane for lane in lanes if lane.collapsed]

    def slides(self, phase: Phase, index: int) -> list[Slide]:
        """The slides of one phase."""
        columns = self._columns(phase)
        if not columns:
            return [self._empty(phase, index)]
        pages = list(packed(columns))
        return [self._slide(phase, index, spans, number, len(pages)) for number, spans in enumerate(pages, 1)]

    # --- what there is to tell -----------------------------------------------------------------------------------

    def _columns(self, phase: Phase) -> list[Column]:
        """A column for each touchpoint, and one for what is about the whole phase."""
        columns = [self._column(phase, touchpoint) for touchpoint in self._document.touchpoints(phase.id)]
        papers, notes = tuple(self._papers(phase, None)), tuple(self._beside(phase, None))
        whole = Column(self._t(N_("The whole phase")), notes=notes, papers=papers)
        if papers or (notes and not columns):
            columns.append(whole)
        elif notes:
            columns[-1] = replace(columns[-1], notes=(*columns[-1].notes, f"{whole.title}:", *notes))
        return columns

    def _column(self, phase: Phase, touchpoint: Touchpoint) -> Column:
        channel = self._document.find(touchpoint.channel_id, Channel)
        felt = self._document.score(touchpoint.id)
        return Column(
            title=title_of(touchpoint, self._t),
            under=" · ".join(filter(None, (own_title(channel) if channel else "", touchpoint.time_frame))),
            tint=touchpoint.tint,
            score=felt.score if felt else None,
            is_guess=self._look.assumptions and felt is not None and is_assumption(self._document, felt.id),
            starred=touchpoint.moment_of_truth,
            picture=touchpoint.picture_id,
            papers=tuple(self._papers(phase, touchpoint)),
            notes=(*self._spoken(touchpoint), *self._beside(phase, touchpoint)),
        )

    def _papers(self, phase: Phase, touchpoint: Touchpoint | None) -> Iterator[Paper]:
        """The notes of a moment, then what was said about it."""
        known: list[Record] = []
        if touchpoint is not None:
            known += [touchpoint, *self._document.scores(touchpoint.id)]
        for lane in self._shown:
            for note in self._notes(phase, lane, touchpoint):
                tint = note.tint or kind_of(lane).tint
                yield Paper(title_of(lane, self._t), note.text, tint, note.picture_id)
                known.append(note)
        yield from self._quotes(known)

    def _notes(self, phase: Phase, lane: Lane, touchpoint: Touchpoint | None) -> tuple[Note, ...]:
        return self._document.column(phase.id, lane.id, touchpoint.id if touchpoint else None)

    def _quotes(self, known: Sequence[Record]) -> Iterator[Paper]:
        """What sources say of some records, each once."""
        said = [each for record in known for each in self._document.evidence(record.id)]
        quotes = {each.quote: each.source_id for each in said if each.quote.strip()}
        for quote, source_id in quotes.items():
            source = title_of(self._document.get(source_id, Source), self._t)
            yield Paper(self._t(N_("Evidence")), _quoted(quote), None, foot=f"– {source}")
        silent = dict.fromkeys(e.source_id for e in said if e.source_id not in quotes.values())
        names = [title_of(self._document.get(source_id, Source), self._t) for source_id in silent]
        if names:
            yield Paper(self._t(N_("Evidence")), " · ".join(names), None, is_small=True)

    def _spoken(self, touchpoint: Touchpoint) -> Iterator[str]:
        """What a speaker may want to know of a touchpoint beside what is shown."""
        owner = self._document.find(touchpoint.owner_id, Person)
        yield from filter(None, (touchpoint.description, touchpoint.intended_value))
        if owner is not None:
            who = f"{owner.name}, {owner.department}" if owner.department else owner.name
            yield fill(N_("Owner: {name}"), self._t, name=who)
        yield from self._others(touchpoint)
        yield from more_facts(self._document, touchpoint, self._language, self._t)
        yield from (link.title for link in self._document.links(touchpoint.id) if brief(link.title) != link.title)

    def _others(self, touchpoint: Touchpoint) -> Iterator[str]:
        """How others than the customer feel there."""
        for each in self._document.scores(touchpoint.id):
            if each.actor_id is not None:
                name = own_title(self._document.get(each.actor_id, Record))
                felt = score(each.score, self._language)
                title = brief(title_of(touchpoint, self._t))
                yield fill(N_("{name} at “{title}”: {score}"), self._t, name=name, title=title, score=felt)

    def _beside(self, phase: Phase, touchpoint: Touchpoint | None) -> Iterator[str]:
        """The causes under notes, and the notes of folded lanes with what was said of them."""
        for lane in (*self._shown, *self._folded):
            for note in self._notes(phase, lane, touchpoint):
                if lane.collapsed and note.text.strip():
                    yield f"{title_of(lane, self._t)}: {note.text}"
                if lane.collapsed:
                    yield from (f"{said.label}: {said.text} {said.foot}" for said in self._quotes([note]))
                if note.whys.strip():
                    yield f"{title_of(note, self._t)} – {self._t(N_('Why?'))}\n{note.whys}"

    # --- how it is set -------------------------------------------------------------------------------------------

    def _slide(self, phase: Phase, index: int, spans: Sequence[Span], number: int, count: int) -> Slide:
        title, rest = self._title(phase, index, f" ({number}/{count})" if count > 1 else "")
        setter = Setter(self._theme, self._t, self._language, self._cutter)
        w = slot_width(sum(span.slots for span in spans))
        size = next(each for each in BODY_SIZES if each == BODY_SIZES[-1] or all(span.fits(w, each) for span in spans))
        shapes: list[Shape] = []
        spoken: list[str] = []
        x = MARGIN
        for span in spans:
            shapes += setter.head(span.column, Box(x, TOP, span.slots * (w + GAP) - GAP, HEAD))
            for place, papers in enumerate(balanced(span.papers, w, ROOM, size, span.slots)):
                shapes += setter.papers(papers, Box(x + place * (w + GAP), TOP + HEAD + 8, w, ROOM), size)
            x += span.slots * (w + GAP)
            if span.is_first and span.column.notes:
                spoken += [f"{span.column.title}:", *span.column.notes]
        return Slide(title, shapes, [*rest, *setter.rest, *spoken])

    def _empty(self, phase: Phase, index: int) -> Slide:
        title, rest = self._title(phase, index, "")
        line = Line(self._t(_NOTHING), 28, self._theme.ink_faint, align="ctr")
        words = Words((line,), "ctr")
        return Slide(title, [Figure(line.text, Box(MARGIN, 200, WIDTH - 2 * MARGIN, 120), words=words)], rest)

    def _title(self, phase: Phase, index: int, part: str) -> tuple[Figure, list[str]]:
        """The phase in its colour; of several maps also which map it is, for each slide needs a title of its own."""
        of = f" – {title_of(self._journey, self._t)}" if self._several else ""
        box = Box(MARGIN, 16, WIDTH - 2 * MARGIN, 48)
        return heading(
            f"{title_of(phase, self._t)}{part}{of}", box, self._theme.phase_ink, self._theme.phase_color(index)
        )


def _quoted(text: str) -> str:
    """Words of somebody between quotation marks, unless they brought their own."""
    return text if text.lstrip()[:1] in "“‘„\"'" else f"“{text}”"
