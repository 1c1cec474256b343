"""The parts of the project panel, as ONE table: what each lists, how one is added, and what is said under its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit, add_channel, add_person, add_persona, add_segment
from app.model.names import REACH_NAMES, SETTING_NAMES, title_of
from app.model.records import Channel, Persona, Segment
from app.widgets.entries import Entry

MOST_SEGMENTS = 5
"""More groups of customers than this nobody can keep apart, let alone serve."""


def _nothing(_document: Document) -> str:
    return ""


@dataclass(frozen=True)
class Section:
    """One part: its name, its heading (msgid), the rows of its list, and how one is added. `hint` may be empty.

    What there can be only one of is never added, and needs no heading.
    """

    name: str
    title: str
    listing: Callable[[Document], list[Entry]]
    add: Callable[[Document, str], Edit] | None = None
    add_text: str = ""
    new_title: str = ""
    hint: Callable[[Document], str] = _nothing


def _project(document: Document) -> list[Entry]:
    project = document.project
    detail = " · ".join(filter(None, (project.brand, project.product)))
    return [Entry(project.id, title_of(project, _), detail, "settings")]


def _segments(document: Document) -> list[Entry]:
    return [
        Entry(each.id, title_of(each, _), each.about.split("\n")[0], "target", note=_count(document, each))
        for each in document.segments()
    ]


def _count(document: Document, segment: Segment) -> str:
    """How many personas stand for a segment."""
    count = sum(persona.segment_id == segment.id for persona in document.personas())
    if count == 1:
        return _("One persona")
    return fill(N_("{count} personas"), count=count) if count else ""


def _segments_hint(document: Document) -> str:
    count = len(document.segments())
    if not count:
        return _("Groups of customers with the same needs. Each can have a persona that stands for it.")
    if count <= MOST_SEGMENTS:
        return ""
    return fill(
        N_("{count} segments is a lot: with up to five, a team can keep them all in mind. Could some go together?"),
        count=count,
    )


def _personas(document: Document) -> list[Entry]:
    """By segment, where there are any; who stands for none comes last."""
    if not document.segments():
        return [_persona(persona) for persona in document.personas()]
    return list(_by_segment(document))


def _by_segment(document: Document) -> Iterator[Entry]:
    for segment in (*document.segments(), None):
        segment_id = segment.id if segment else None
        those = [persona for persona in document.personas() if persona.segment_id == segment_id]
        if those:
            title = title_of(segment, _) if segment else _("Without a segment")
            yield Entry(f"segment:{segment_id}", title, heading=True)
            yield from map(_persona, those)


def _persona(persona: Persona) -> Entry:
    facts = " · ".join(filter(None, (persona.age, persona.work)))
    return Entry(
        persona.id, title_of(persona, _), facts or persona.about.split("\n")[0], "user", picture=persona.picture_id
    )


def _people(document: Document) -> list[Entry]:
    return [Entry(person.id, title_of(person, _), person.department, "users") for person in document.persons()]


def _channels(document: Document) -> list[Entry]:
    return [Entry(channel.id, title_of(channel, _), _ways(channel), "radio") for channel in document.channels()]


def _ways(channel: Channel) -> str:
    setting = _(SETTING_NAMES[channel.setting]) if channel.setting else ""
    reach = _(REACH_NAMES[channel.reach]) if channel.reach else ""
    return " · ".join(filter(None, (setting, reach)))


SECTIONS: tuple[Section, ...] = (
    Section("project", N_("Project"), _project),
    Section(
        "segments",
        N_("Segments"),
        _segments,
        add_segment,
        N_("Add segment"),
        N_("New segment"),
        _segments_hint,
    ),
    Section("personas", N_("Personas"), _personas, add_persona, N_("Add persona"), N_("New persona")),
    Section("people", N_("Our people"), _people, add_person, N_("Add person"), N_("New person")),
    Section("channels", N_("Channels"), _channels, add_channel, N_("Add channel"), N_("New channel")),
)
"""The parts of the panel, from top to bottom."""
