"""Maps to lay out in tests: one made by hand with ids that read well, and any that hypothesis comes up with."""

from __future__ import annotations

from hypothesis import strategies as st

from app.model.document import Document
from app.model.order import spread
from app.model.records import (
    PROJECT_ID,
    Action,
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Light,
    Note,
    Person,
    Persona,
    Phase,
    Progress,
    Project,
    Record,
    Tint,
    Touchpoint,
)

MAP = Id("map")
KINDS = (
    LaneKind.TOUCHPOINTS,
    LaneKind.EMOTION,
    LaneKind.CHANNELS,
    LaneKind.DOING,
    LaneKind.PAINS,
    LaneKind.BACKSTAGE,
)


def small() -> Document:
    """Three phases, four touchpoints, and one of everything that a map can show."""
    return Document(
        [
            Project(id=PROJECT_ID),
            Person(id=Id("jan"), order="V", name="Jan de Boer"),
            Persona(id=Id("vera"), order="V", name="Vera"),
            Persona(id=Id("merel"), order="W", name="Merel"),
            Channel(id=Id("shop"), order="V", name="Winkel"),
            Channel(id=Id("mail"), order="W", name="E-mail"),
            JourneyMap(id=MAP, order="V", title="Een nieuwe fiets", persona_id=Id("vera")),
            *(Phase(id=Id(f"p{n}"), map_id=MAP, order=str(n), title=t) for n, t in enumerate(_PHASES, 1)),
            *(Lane(id=Id(kind.value), map_id=MAP, order=str(n), kind=kind) for n, kind in enumerate(KINDS, 1)),
            *_touchpoints(),
            *_notes(),
            Action(id=Id("do"), order="V", title="Bel terug", subject_id=Id("t3"), light=Light.AMBER),
            Action(id=Id("did"), order="W", title="Klaar", subject_id=Id("t3"), progress=Progress.DONE),
        ]
    )


_PHASES = ("Oriëntatie", "Aankoop", "Service")


def _touchpoints() -> list[Record]:
    t1, t2, t3, t4 = (Id(f"t{n}") for n in (1, 2, 3, 4))
    p1, p2 = Id("p1"), Id("p2")
    return [
        Touchpoint(id=t1, phase_id=p1, order="1", title="Ziet een fiets staan", channel_id=Id("shop")),
        Touchpoint(id=t2, phase_id=p1, order="2", title="Leest reviews", time_frame="Later die avond"),
        Touchpoint(
            id=t3,
            phase_id=p1,
            order="3",
            title="Maakt een proefrit",
            moment_of_truth=True,
            owner_id=Id("jan"),
            channel_id=Id("shop"),
            tint=Tint.PEACH,
        ),
        Touchpoint(id=t4, phase_id=p2, order="1", title="Krijgt de bevestiging", channel_id=Id("mail")),
        EmotionScore(id=Id("s1"), touchpoint_id=t1, score=5),
        EmotionScore(id=Id("s3"), touchpoint_id=t3, score=20),
        EmotionScore(id=Id("s4"), touchpoint_id=t4, score=-12),
        EmotionScore(id=Id("m1"), touchpoint_id=t1, actor_id=Id("merel"), score=0),
        EmotionScore(id=Id("m4"), touchpoint_id=t4, actor_id=Id("merel"), score=8),
    ]


def _notes() -> list[Note]:
    doing, pains, p1, p2 = Id("doing"), Id("pains"), Id("p1"), Id("p2")
    return [
        Note(id=Id("n1"), phase_id=p1, lane_id=doing, order="1", text="Loopt naar binnen", touchpoint_id=Id("t1")),
        Note(id=Id("n2"), phase_id=p1, lane_id=doing, order="2", text="Vraagt de prijs", touchpoint_id=Id("t1")),
        Note(id=Id("n3"), phase_id=p1, lane_id=doing, order="3", text="Vergelijkt drie winkels"),
        Note(id=Id("n4"), phase_id=p2, lane_id=pains, order="1", text="De mail komt pas na twee dagen", tint=Tint.SKY),
    ]


_WORDS = ("een", "e-mail", "over", "het", "aanmeldingsformulier\n", "€", "😀", "שלום", "नमस्ते")
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
)
_titles = texts.map(lambda text: " ".join(text.split()))


@st.composite
def maps(draw: st.DrawFn) -> Document:
    """Any map: empty or full, with long texts, wide phases, low and collapsed lanes."""
    records: list[Record] = [Project(id=PROJECT_ID), Persona(id=Id("merel"), order="V", name="Merel")]
    records += [JourneyMap(id=MAP, order="V", title=draw(_titles)), Channel(id=Id("c"), order="V", name=draw(_titles))]
    lanes = [_lane(draw, kind, str(place)) for place, kind in enumerate(draw(st.permutations(KINDS)), 1)]
    records += lanes
    cells = [Id(lane.id) for lane in lanes if lane.kind in (LaneKind.DOING, LaneKind.PAINS, LaneKind.BACKSTAGE)]
    for number in range(draw(st.integers(0, 4))):
        records += _phase(draw, number, cells)
    return Document(records)


def _lane(draw: st.DrawFn, kind: LaneKind, order: str) -> Lane:
    height = draw(st.none() | st.integers(20, 600))
    title = draw(st.just("") | _titles)
    collapsed, hidden = draw(st.booleans()), draw(st.sampled_from([False, False, True]))
    identity = Id(kind.value)
    return Lane(
        id=identity, map_id=MAP, order=order, kind=kind, title=title, height=height, collapsed=collapsed, hidden=hidden
    )


def _phase(draw: st.DrawFn, number: int, cells: list[Id]) -> list[Record]:
    phase = Id(f"p{number}")
    width = draw(st.none() | st.integers(50, 1200))
    records: list[Record] = [Phase(id=phase, map_id=MAP, order=str(number + 1), title=draw(_titles), width=width)]
    touchpoints = [Id(f"{phase}t{place}") for place in range(draw(st.integers(0, 4)))]
    for place, touchpoint in enumerate(touchpoints):
        records += _moment(draw, phase, touchpoint, str(place + 1))
    for place, order in enumerate(spread(draw(st.integers(0, 6)))):
        records.append(
            Note(
                id=Id(f"{phase}n{place}"),
                phase_id=phase,
                lane_id=draw(st.sampled_from(cells)),
                order=order,
                text=draw(texts),
                touchpoint_id=draw(st.sampled_from([None, *touchpoints])),
            )
        )
    return records


def _moment(draw: st.DrawFn, phase: Id, touchpoint: Id, order: str) -> list[Record]:
    records: list[Record] = [
        Touchpoint(
            id=touchpoint,
            phase_id=phase,
            order=order,
            title=draw(_titles),
            time_frame=draw(st.just("") | _titles),
            moment_of_truth=draw(st.booleans()),
            channel_id=draw(st.sampled_from([None, Id("c")])),
        )
    ]
    for actor in (None, Id("merel")):
        score = draw(st.none() | st.integers(-20, 20))
        if score is not None:
            records.append(
                EmotionScore(id=Id(f"{touchpoint}s{actor}"), touchpoint_id=touchpoint, actor_id=actor, score=score)
            )
    return records
