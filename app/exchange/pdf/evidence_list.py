"""The evidence on paper: source by source what was said and of what, and above it how much of each map is proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from app.analysis.evidence import map_evidence
from app.analysis.respondents import respondent_of
from app.exchange.pdf.cells import bullet, text_cell
from app.exchange.pdf.table import Cell, Flow, Heading, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief, day, decimal
from app.i18n import N_, Translate, fill
from app.model.document import Document
from app.model.names import KIND_NAMES, SOURCE_NAMES, title_of
from app.model.records import EmotionScore, Evidence, MapState, Record, Source, Touchpoint

_MEASURE = 0.9  # of its column is as wide as a line is


def add_evidence_list(flow: Flow, scope: Scope, language: str, t: Translate) -> None:
    """Sets the sources from the flow's current height on; there is at least one."""
    flow.bookmark(t(N_("Evidence")), 0)
    title, soft = Style(18, flow.theme.ink, "semibold"), Style(10, flow.theme.ink_soft)
    flow.put(title.block([t(N_("Evidence"))], 0, 0), 27)
    for line in _shares(scope, t):
        flow.put(soft.block(soft.at_most(line, flow.width, 1), 0, 0), 15)
    flow.put((), 10)
    columns = [TableColumn(t(N_("What was said")), 46), TableColumn(t(N_("About")), 54)]
    table = Table(flow, columns, t(N_("Evidence")), t)
    for source, said in groupby(scope.evidence, key=lambda pair: pair[0]):
        facts = " · ".join(_facts(scope.document, source, language, t))
        heading = Heading(brief(title_of(source, t)), brief(facts, 120), bookmark=1)
        table.heading(heading)
        for text in (*heading.cut(title_of(source, t), facts, flow.width), source.link):
            if text:
                table.row((_cell(table, 0, text, Style(8, flow.theme.ink_soft)), ()), with_next=True)
        for quote, evidence in _by_quote(evidence for _source, evidence in said if evidence):
            table.row(_row(scope.document, quote, evidence, table, flow, language, t))
    table.close()


def _by_quote(said: Iterable[Evidence]) -> Iterable[tuple[str, list[Evidence]]]:
    """What was said once, with all that it is about; first what has words."""
    found: dict[str, list[Evidence]] = {}
    for evidence in said:
        found.setdefault(evidence.quote, []).append(evidence)
    return sorted(found.items(), key=lambda pair: not pair[0])


def _shares(scope: Scope, t: Translate) -> Iterator[str]:
    for journey in (each for each in scope.maps if each.state is MapState.CURRENT):
        percent = map_evidence(scope.document, journey.id).whole.percent
        if percent is not None:
            sentence = N_("Of “{title}” {percent}% is proven; what no source speaks for is an assumption.")
            yield fill(sentence, t, title=brief(title_of(journey, t)), percent=percent)


def _facts(document: Document, source: Source, language: str, t: Translate) -> Iterator[str]:
    yield t(SOURCE_NAMES[source.kind])
    if source.held:
        yield day(source.held, language)
    respondent = respondent_of(document, source, t)
    if respondent:
        yield respondent


def _row(
    document: Document, quote: str, said: Iterable[Evidence], table: Table, flow: Flow, language: str, t: Translate
) -> tuple[Cell, Cell]:
    body, soft = Style(9, flow.theme.ink), Style(9, flow.theme.ink_soft)
    about: Cell = ()
    for evidence in said:
        record = document.records[evidence.subject_id]
        about += bullet(brief(_called(document, record, language, t), 160), body, table.text_width(1) * _MEASURE)
    return _cell(table, 0, quote, body) or _cell(table, 0, t(N_("Without a quote")), soft), about


def _called(document: Document, record: Record, language: str, t: Translate) -> str:
    """What a record is called where it stands alone: a score by its touchpoint and whose it is, others by kind."""
    if not isinstance(record, EmotionScore):
        return f"{title_of(record, t)} · {t(KIND_NAMES[record.KIND])}"
    touchpoint = title_of(document.get(record.touchpoint_id, Touchpoint), t)
    actor = document.records.get(record.actor_id) if record.actor_id else None
    felt = f"{t(N_('Emotion'))} {decimal(record.score / 10, language)}"
    return " · ".join(filter(None, (touchpoint, felt, title_of(actor, t) if actor else "")))


def _cell(table: Table, column: int, text: str, style: Style) -> Cell:
    return text_cell(text, style, table.text_width(column) * _MEASURE)
