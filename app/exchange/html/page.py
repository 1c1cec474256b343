"""The page itself: its head with the style sheet inside, the way to each part, the maps and what goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.drawing.look import Look
from app.drawing.theme import Theme
from app.exchange.base import ExportOptions
from app.exchange.html.about import About
from app.exchange.html.board import board
from app.exchange.html.tags import Html, el, join, words
from app.exchange.paper_look import paper_look
from app.exchange.picture_cutting import Cutter
from app.exchange.scope import Scope
from app.exchange.typeset import day
from app.i18n import N_, fill
from app.model.names import STATE_TITLES, title_of
from app.model.records import JourneyMap, Persona
from app.paths import resource

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Nothing is fetched and nothing runs: words in a map can do no harm on a page."""

_COLORS = (
    *("ink", "ink_soft", "lines", "lines_strong", "border", "accent", "sunken", "surface"),
    *("neutral", "star", "phase_ink"),
)
"""The colours of the theme that the style sheet uses, each under its own name."""


def page(scope: Scope, options: ExportOptions) -> str:
    """The whole page as text."""
    language, look = options.language_for(scope.document), paper_look(scope.document, options)
    cutter = Cutter(options.pictures)
    maps = [(f"m-{m.id}", title_of(m, look.translate), _map(scope, m, look, language, cutter)) for m in scope.maps]
    about = list(About(scope, look, language, cutter).sections())
    title = _title(scope, look)
    body = el(
        "body",
        _header(scope, look, title, options, language),
        _contents([*maps, *about], look) if len(maps) + len(about) > 1 else "",
        el("main", *(el("section", part, id=key, class_="map") for key, _name, part in maps), *_named(about)),
    )
    return f"<!DOCTYPE html>\n{el('html', _head(title, look.theme), body, lang=language)}\n"


def _title(scope: Scope, look: Look) -> str:
    project, first = scope.document.project, scope.maps[0] if scope.maps else None
    return project.title or (title_of(first, look.translate) if first else title_of(project, look.translate))


def _head(title: str, theme: Theme) -> Html:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="generator", content="Reiskaart"),
        el("title", title),
        el("style", Html(_colors(theme) + _style_sheet())),
    )


def _colors(theme: Theme) -> str:
    named = {name: getattr(theme, name) for name in _COLORS}
    named |= {f"light_{light}": color for light, color in theme.lights.items()}
    told = ";".join(f"--{name.replace('_', '-')}:{color}" for name, color in named.items())
    return f":root{{{told}}}\n"


@cache
def _style_sheet() -> str:
    return resource("export", "page.css").read_text(encoding="utf-8")


def _header(scope: Scope, look: Look, title: str, options: ExportOptions, language: str) -> Html:
    project, t = scope.document.project, look.translate
    told = " · ".join(filter(None, (project.brand, project.product)))
    known = (
        (N_("Ambition: {text}"), project.ambition),
        (N_("Promise: {text}"), project.promise),
        (N_("What makes us different: {text}"), project.unique_points),
    )
    when = fill(N_("Made with Reiskaart on {date}"), t, date=day(options.today, language))
    return el(
        "header",
        el("h1", title),
        el("p", told) if told else "",
        *(el("p", words(fill(sentence, t, text=text))) for sentence, text in known if text),
        el("p", when, class_="soft"),
    )


def _contents(parts: list[tuple[str, str, Html]], look: Look) -> Html:
    ways = (el("li", el("a", name, href=f"#{key}")) for key, name, _part in parts)
    return el("nav", el("ul", *ways), aria_label=look.translate(N_("Contents")))


def _named(parts: list[tuple[str, str, Html]]) -> Iterator[Html]:
    for key, name, part in parts:
        yield el("section", el("h2", name), part, id=key, class_="about")


def _map(scope: Scope, journey: JourneyMap, look: Look, language: str, cutter: Cutter) -> Html:
    t = look.translate
    persona = scope.document.find(journey.persona_id, Persona)
    who = fill(N_("Customer: {name}"), t, name=title_of(persona, t)) if persona else ""
    review = (
        fill(N_("To be reviewed on {date}"), t, date=day(journey.review_date, language)) if journey.review_date else ""
    )
    facts = " · ".join(filter(None, (t(STATE_TITLES[journey.state]), who, review)))
    return join(
        el("h2", title_of(journey, t)),
        el("p", facts, class_="soft"),
        el("p", words(journey.scenario)) if journey.scenario else "",
        board(scope.document, journey, look, language, cutter),
    )
