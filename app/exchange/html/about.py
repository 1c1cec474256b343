"""What goes with the maps on a page: who they are about, what will be done, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.analysis.respondents import respondent_of
from app.drawing.look import Look
from app.exchange.action_facts import action_facts
from app.exchange.facts import tags_of
from app.exchange.html import images
from app.exchange.html.people import with_department
from app.exchange.html.tags import Html, el, words
from app.exchange.picture_cutting import Cutter
from app.exchange.scope import Scope
from app.exchange.typeset import day
from app.i18n import N_, fill
from app.model.names import HORIZON_NAMES, KIND_NAMES, LIGHT_NAMES, PROGRESS_NAMES, SOURCE_NAMES, title_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS, ROLES
from app.model.records import Action, Evidence, Person, Persona, Record, Segment, Source
from app.model.whereabouts import actions_about, subject_of

PERSONAS, ACTIONS, EVIDENCE = N_("Personas"), N_("Action plan"), N_("Evidence")
_COLUMNS = (N_("Action"), N_("About"), N_("Owner"), N_("Due"), N_("Status"))


class About:
    """Writes the parts below the maps; each is empty where there is nothing to tell."""

    def __init__(self, scope: Scope, look: Look, language: str, cutter: Cutter) -> None:
        self._scope, self._document, self._t = scope, scope.document, look.translate
        self._language, self._cutter = language, cutter

    def sections(self) -> Iterator[tuple[str, str, Html]]:
        """The id, name and content of each part that has any."""
        parts = (
            ("personas", PERSONAS, (*map(self._persona, self._scope.personas), *self._segments())),
            ("actions", ACTIONS, tuple(self._actions())),
            ("evidence", EVIDENCE, tuple(self._evidence())),
        )
        for key, name, content in parts:
            if content:
                yield key, self._t(name), el("div", *content, class_=key)

    def _persona(self, persona: Persona) -> Html:
        roles = [self._t(name) for field, name in ROLES.items() if getattr(persona, field)]
        facts = [getattr(persona, field.name) for field in (*FACTS, *COMPANY) if getattr(persona, field.name)]
        segment = self._document.find(persona.segment_id, Segment)
        facts += [segment.name] if segment is not None else []
        return el(
            "article",
            images.square(self._cutter, persona.picture_id, images.PORTRAIT, ""),
            el("h3", title_of(persona, self._t)),
            el("p", " · ".join((*facts, *roles)), class_="soft") if facts or roles else "",
            el("blockquote", words(persona.quote)) if persona.quote else "",
            el("p", words(persona.about)) if persona.about else "",
            *(el("p", fact, class_="soft") for fact in self._tags(persona)),
            el("dl", *self._drives(persona)),
            class_="persona",
        )

    def _segments(self) -> Iterator[Html]:
        """The segments of which more is known than a name."""
        for segment in self._scope.segments:
            if segment.about:
                kind = el("p", self._t(KIND_NAMES["segment"]), class_="soft")
                title = el("h3", title_of(segment, self._t))
                yield el("article", title, kind, el("p", words(segment.about)), class_="persona")

    def _drives(self, persona: Persona) -> Iterator[Html]:
        for field in DRIVES:
            if text := getattr(persona, field.name):
                yield el("dt", self._t(field.title))
                yield el("dd", words(text))

    def _actions(self) -> Iterator[Html]:
        """A table for each horizon."""
        ids = [journey.id for journey in self._scope.maps]
        actions = actions_about(self._document, ids)
        for horizon, name in HORIZON_NAMES.items():
            rows = [self._row(action) for action in actions if action.horizon is horizon]
            if rows:
                heads = el("tr", *(el("th", self._t(column), scope="col") for column in _COLUMNS))
                caption = el("caption", self._t(name))
                yield el("table", caption, el("thead", heads), el("tbody", *rows))

    def _row(self, action: Action) -> Html:
        owner = self._document.find(action.owner_id, Person)
        said = [action.why, action.description, *self._judged(action)]
        said += [*action_facts(self._document, action, self._language, self._t), *self._tags(action)]
        light = el("i", class_=f"light {action.light}")
        cells = (
            self._about(action),
            " · ".join(filter(None, (with_department(owner) if owner else "", self._own_department(action, owner)))),
            day(action.due, self._language) if action.due else "",
        )
        status = f"{self._t(LIGHT_NAMES[action.light])} · {self._t(PROGRESS_NAMES[action.progress])}"
        return el(
            "tr",
            el("th", title_of(action, self._t), *(el("p", words(text)) for text in said if text), scope="row"),
            *(el("td", cell, data_name=self._t(name)) for name, cell in zip(_COLUMNS[1:4], cells, strict=True)),
            el("td", light, status, data_name=self._t(_COLUMNS[4])),
            id=f"a-{action.id}",
        )

    def _own_department(self, action: Action, owner: Person | None) -> str:
        """The department of an action, unless it is said with its owner."""
        return "" if owner and owner.department == action.department else action.department

    def _about(self, action: Action) -> str:
        """What an action makes better."""
        subject = subject_of(self._document, action)
        title = title_of(subject, self._t) if subject else ""
        return fill(N_("Gap at {title}"), self._t, title=title) if title and action.of_gap else title

    def _judged(self, action: Action) -> Iterator[str]:
        """How much it does and takes, when it begins and how far it is."""
        if action.impact is not None:
            yield fill(N_("Impact: {number} of 5"), self._t, number=action.impact)
        if action.effort is not None:
            yield fill(N_("Effort: {number} of 5"), self._t, number=action.effort)
        if action.start is not None:
            yield fill(N_("Start: {date}"), self._t, date=day(action.start, self._language))
        if action.percent:
            yield fill(N_("Progress: {percent}%"), self._t, percent=action.percent)

    def _tags(self, record: Action | Persona) -> Iterator[str]:
        return tags_of(self._document, record.id, self._t)

    def _evidence(self) -> Iterator[Html]:
        for source, said in groupby(self._scope.evidence, key=lambda pair: pair[0]):
            quotes = [evidence for _source, evidence in said if evidence is not None]
            yield el(
                "article",
                el("h3", title_of(source, self._t)),
                el("p", " · ".join(self._facts(source)), class_="soft"),
                el("ul", *(self._said(evidence) for evidence in quotes)) if quotes else "",
                class_="source",
            )

    def _facts(self, source: Source) -> Iterator[str]:
        yield self._t(SOURCE_NAMES[source.kind])
        if source.held:
            yield day(source.held, self._language)
        if respondent := respondent_of(self._document, source, self._t):
            yield respondent
        if source.link:
            yield source.link

    def _said(self, evidence: Evidence) -> Html:
        subject = self._document.find(evidence.subject_id, Record)
        about = fill(N_("About: {title}"), self._t, title=title_of(subject, self._t)) if subject else ""
        quote = el("q", words(evidence.quote)) if evidence.quote else Html()
        return el("li", quote, el("span", about, class_="soft"))
