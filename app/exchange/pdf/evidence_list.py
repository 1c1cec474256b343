"""The evidence on paper: source by source what was said and of what, and above it how much of each map is proven."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.analysis.evidence import map_evidence
from app.analysis.respondents import respondent_of
from app.exchange.pdf.table import Cell, Flow, Heading, Line, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief, day
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.names import KIND_NAMES, SOURCE_NAMES, title_of
from app.model.records import EmotionScore, Evidence, Record, Source, Touchpoint


def add_evidence_list(flow: Flow, scope: Scope, language: str, t: Translate) -> None:
    """Sets the sources from the flow's current height on; there is at least one."""
    flow.bookmark(t(N_("Evidence")), 0)
    title, soft = Style(18, flow.theme.ink, "semibold"), Style(10, flow.theme.ink_soft)
    flow.put(title.block([t(N_("Evidence"))], 0, 0), 27)
    for line in _shares(scope, t):
        flow.put(soft.block(soft.at_most(line, flow.width, 1), 0, 0), 15)
    flow.put((), 10)
    table = Table(flow, [TableColumn(t(N_("What was said")), 58), TableColumn(t(N_("About")), 42)])
    for source, said in groupby(scope.evidence, key=lambda pair: pair[0]):
        facts = " · ".join(_facts(scope.document, source, language, t))
        table.heading(Heading(brief(title_of(source, t)), brief(facts, 120), bookmark=1))
        if source.link:
            table.row((_cell(table, 0, source.link, Style(8, flow.theme.ink_soft)), ()))
        for _source, evidence in said:
            if evidence is not None:
                table.row(_row(scope.document, evidence, table, flow, t))
    table.close()


def _shares(scope: Scope, t: Translate) -> Iterator[str]:
    for journey in scope.maps:
        percent = map_evidence(scope.document, journey.id).whole.percent
        if percent is not None:
            sentence = N_("Of “{title}” {percent} % is proven; what no source speaks for is an assumption.")
            yield fill(sentence, t, title=brief(title_of(journey, t)), percent=percent)


def _facts(document: Document, source: Source, language: str, t: Translate) -> Iterator[str]:
    yield t(SOURCE_NAMES[source.kind])
    if source.held:
        yield day(source.held, language)
    respondent = respondent_of(document, source, t)
    if respondent:
        yield respondent


def _row(document: Document, evidence: Evidence, table: Table, flow: Flow, t: Translate) -> tuple[Cell, Cell]:
    record = document.records[evidence.subject_id]
    body, soft = Style(9, flow.theme.ink), Style(8, flow.theme.ink_soft)
    journey = document.map_of(record.id)
    place = " · ".join(filter(None, (t(KIND_NAMES[record.KIND]), brief(title_of(journey, t)) if journey else "")))
    about = _cell(table, 1, brief(_called(document, record, t), 200), body)
    return _cell(table, 0, evidence.quote or "–", body), about + _cell(table, 1, place, soft)


def _called(document: Document, record: Record, t: Translate) -> str:
    """What a record is called where it stands alone: a score by its touchpoint and whose it is."""
    if not isinstance(record, EmotionScore):
        return title_of(record, t)
    touchpoint = title_of(document.get(record.touchpoint_id, Touchpoint), t)
    actor = document.records.get(record.actor_id) if record.actor_id else None
    return " · ".join(filter(None, (touchpoint, title_of(record), title_of(actor, t) if actor else "")))


def _cell(table: Table, column: int, text: str, style: Style) -> Cell:
    return tuple(Line(line, style) for line in style.wrapped(text, table.text_width(column) * 0.9)) if text else ()
