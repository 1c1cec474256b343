"""Maps of chance for the Mermaid writer, full of what means something to Mermaid; and what is to be read from them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.model.document import Document
from app.model.names import title_of
from app.model.order import spread
from app.model.records import (
    PROJECT_ID,
    Channel,
    EmotionScore,
    Id,
    Influence,
    JourneyMap,
    Person,
    Persona,
    Phase,
    Project,
    Record,
    Tag,
    Tagging,
    Touchpoint,
)
from app.model.text import name_key, one_line

SEED = 20_26_11

PIECES = [
    *("journey", "Journey planner", "title ", "title: x", "section ", "Section\t", "accTitle: ", "accDescr {", "}"),
    *(":", ": 5: Me", "::", ";", "#", "# note", "#35;", "#amp;", "#x;", "&amp;", "&", "&#35;", "&lt;", "<br>", "<br/>"),
    *("<b>bold</b>", "<script>", "%", "%%", "%% note", "%%{init: {'theme':'dark'}}%%", "{", "}%%", "---", "```", "`a`"),
    *("ﬂ°°35¶ß", "ﬂ°", "¶ß", "¶", "°", "style: a#b;", "classDef x:#f", "style", ",", ", ", " , ", "-", "--", "–", "…"),
    *(
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u2028",
        "'",
        '"',
        "\\",
        "\\n",
        "(",
        ")",
        "[",
        "]",
        "|",
        "@",
        "~",
    ),
    *(
        "Make tea",
        "20% off",
        "10:30",
        "é",
        "日本",
        "😀",
        "👩‍👩‍👧",
        "العربية",
        "K",
        "ſection x",
        "İ",
        "$x$",
        "$$x$$",
        "1",
        "0x5",
        "NaN",
    ),
    *(
        "constructor",
        "__proto__",
        "toString",
        "end",
        "click",
        "subgraph",
        "null",
        "true",
        "=1+1",
        "@import",
        "//",
        "/*",
    ),
]


def words(chance: random.Random, most: int = 4) -> str:
    return one_line("".join(chance.choices(PIECES, k=chance.randint(1, most))))


def names(chance: random.Random, count: int) -> list[str]:
    """Some names that nobody takes for each other."""
    found: dict[str, str] = {}
    while len(found) < count:
        name = words(chance)
        if name:
            found.setdefault(name_key(name), name)
    return list(found.values())


def documents(count: int, seed: int = SEED) -> Iterator[Document]:
    """So many documents of one map each, always the same ones."""
    chance = random.Random(seed)
    for _number in range(count):
        yield document(chance)


def document(chance: random.Random) -> Document:
    """A map that a Mermaid journey and our lines in it can hold whole; now and then without a name somewhere."""
    ids = (Id(f"r{number}") for number in range(10_000))
    personas = [Persona(id=next(ids), order="a", name=name) for name in names(chance, chance.randint(1, 3))]
    people = [Person(id=next(ids), order="a", name=name) for name in names(chance, 2)]
    channels = [Channel(id=next(ids), order="a", name=name) for name in names(chance, 2)]
    tags = [Tag(id=next(ids), order="a", name=name) for name in names(chance, 2)]
    about = chance.choice([personas[0].id, personas[0].id, None])
    scenario = chance.choice(["", words(chance, 8)])
    journey = JourneyMap(id=next(ids), order="a", title=words(chance) or "T", persona_id=about, scenario=scenario)
    records: list[Record] = [Project(id=PROJECT_ID), *personas, *people, *channels, *tags, journey]
    for key in spread(chance.randint(0, 4)):
        title = chance.choice(["Again", words(chance) or "P", words(chance) or "P"])
        phase = Phase(id=next(ids), map_id=journey.id, order=key, title=title)
        records.append(phase)
        for place in spread(chance.randint(0, 4)):
            step = touchpoint(chance, next(ids), phase.id, place, channels, people)
            records.append(step)
            for actor in (None, *(persona.id for persona in personas if persona.id != about)):
                if chance.random() < 0.6:
                    score = chance.randint(-20, 20)
                    records.append(EmotionScore(id=next(ids), touchpoint_id=step.id, actor_id=actor, score=score))
            if chance.random() < 0.3:
                records.append(Tagging(id=next(ids), tag_id=chance.choice(tags).id, subject_id=step.id))
    return Document(records)


def with_more(chance: random.Random, made: Document) -> Document:
    """The document with what Mermaid itself has no signs for: texts of several lines, and scores of staff."""
    people = made.persons()
    records: list[Record] = [_of_several_lines(chance, record) for record in made.records.values()]
    for step in made.journey(made.maps()[0].id):
        if chance.random() < 0.3:
            own, actor = Id(f"staff-{step.id}"), chance.choice(people).id
            records.append(EmotionScore(id=own, touchpoint_id=step.id, actor_id=actor, score=chance.randint(-20, 20)))
    return Document(records)


LINES = {
    JourneyMap: ("title", "scenario"),
    Phase: ("title",),
    Touchpoint: ("title", "time_frame", "intended_value", "description"),
}


def _of_several_lines(chance: random.Random, record: Record) -> Record:
    names = [name for name in LINES.get(type(record), ()) if chance.random() < 0.3]
    return replace(record, **{name: f"{getattr(record, name)}\n\n{words(chance)} " for name in names})  # type: ignore


def touchpoint(
    chance: random.Random, own: Id, phase: Id, order: str, channels: list[Channel], people: list[Person]
) -> Touchpoint:
    return Touchpoint(
        id=own,
        phase_id=phase,
        order=order,
        title=words(chance),
        description=chance.choice(["", "", f"{words(chance)}\n{words(chance)}".strip()]),
        channel_id=chance.choice([None, chance.choice(channels).id]),
        owner_id=chance.choice([None, None, chance.choice(people).id]),
        time_frame=chance.choice(["", words(chance)]),
        intended_value=chance.choice(["", "", words(chance)]),
        influence=chance.choice([Influence.OWN, *Influence]),
        moment_of_truth=chance.random() < 0.2,
        brand_moment=chance.random() < 0.2,
        expected=chance.choice([None, None, chance.randint(-20, 20)]),
    )


def for_mermaid(document: Document) -> dict[str, Any]:
    """What Mermaid itself is to read from the only map."""
    [journey] = document.maps()
    return {
        "title": one_line(title_of(journey)),
        "sections": [one_line(title_of(phase)) for phase in document.phases(journey.id)],
        "tasks": [
            [one_line(title_of(phase)), one_line(step.title) or "…", _score(document, step), _actors(document, step)]
            for phase in document.phases(journey.id)
            for step in document.touchpoints(phase.id)
        ],
    }


def held(document: Document) -> list[Any]:
    """All that is on the last map, without ids: what is to come back equal."""
    journey = document.maps()[-1]
    told: list[Any] = [journey.title, _name(document, journey.persona_id), journey.scenario]
    for phase in document.phases(journey.id):
        told.append(phase.title)
        told += [_told(document, step) for step in document.touchpoints(phase.id)]
    return told


def _told(document: Document, step: Touchpoint) -> Any:
    staff = {each.id for each in document.persons()}
    scored = [each for each in document.scores(step.id) if each.actor_id not in staff]
    scores = {_name(document, each.actor_id): each.score for each in scored}
    tags = sorted(_name(document, each.tag_id) for each in document.taggings(step.id))
    linked = (_name(document, step.channel_id), _name(document, step.owner_id))
    texts = (step.title, step.description, step.time_frame, step.intended_value)
    marks = (step.influence, step.moment_of_truth, step.brand_moment, step.expected)
    return texts, linked, marks, scores, tags


def _name(document: Document, record_id: Id | None) -> str:
    return "" if record_id is None else str(getattr(document.records[record_id], "name"))  # noqa: B009


def _score(document: Document, step: Touchpoint) -> float:
    own = document.score(step.id)
    return round(3 + own.score / 10, 1) if own else 3


def _actors(document: Document, step: Touchpoint) -> list[str]:
    [journey] = document.maps()
    customer = _name(document, journey.persona_id) if document.score(step.id) else ""
    scored = {each.actor_id for each in document.scores(step.id)}
    others = [persona.name for persona in document.personas() if persona.id in scored]
    return [name for name in (customer, *others) if name]
