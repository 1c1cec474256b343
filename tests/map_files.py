"""Maps for tests of the file: records by the handful, and what a crash leaves of a session."""

from __future__ import annotations

from pathlib import Path

from app.model import edits
from app.model.document import Document
from app.model.order import spread
from app.model.records import (
    PROJECT_ID,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Person,
    Phase,
    Project,
    Record,
    Touchpoint,
)
from app.session import Session
from app.session.saving import CHANGED_UNDERNEATH

MAP, LANE = Id("map"), Id("lane")


def small_map(notes: int = 3) -> list[Record]:
    """One map, two phases, two touchpoints, a lane with notes, an owner and a score; texts in all sorts of letters."""
    return [
        Project(id=PROJECT_ID, title="Naar de tandarts"),
        Person(id=Id("vera"), order="V", name="Vera Öztürk"),
        JourneyMap(id=MAP, order="V", title="Eerste bezoek"),
        Phase(id=Id("p1"), map_id=MAP, order="F", title="Zoeken"),
        Phase(id=Id("p2"), map_id=MAP, order="V", title="Gaan"),
        Lane(id=LANE, map_id=MAP, order="V", kind=LaneKind.THINKING, collapsed=True),
        Touchpoint(id=Id("t1"), phase_id=Id("p1"), order="F", title="Recensies lezen", owner_id=Id("vera")),
        Touchpoint(id=Id("t2"), phase_id=Id("p1"), order="V", title="Bellen €", moment_of_truth=True),
        EmotionScore(id=Id("s1"), touchpoint_id=Id("t1"), score=-7),
        *(
            Note(
                id=Id(f"n{i}"),
                phase_id=Id("p1"),
                lane_id=LANE,
                order=key,
                text=f"Wat als nummer {i} pijn doet? 日本 🦷",
            )
            for i, key in enumerate(spread(notes))
        ),
    ]


def new_session(folder: Path, notes: int = 3) -> Session:
    """A session on a new file map.reiskaart in `folder`."""
    folder.mkdir(exist_ok=True)
    return Session.create_from(small_map(notes), folder / "map.reiskaart")


def edit(session: Session, name: str = "Terug") -> None:
    """Adds a phase."""
    session.run(edits.add_phase(session.document, MAP, name))


def conflicting(folder: Path) -> tuple[Session, bytes]:
    """A session with an edit, whose file another program has replaced; and what that wrote."""
    session = new_session(folder)
    other = Session.create_from(session.document.records.values(), folder.parent / f"{folder.name}-other.reiskaart")
    edit(other, "Van de ander")
    other.close()
    theirs = other.path.read_bytes()
    edit(session, "Van ons")
    session.path.write_bytes(theirs)
    assert not session.publish_now()
    assert session.path.read_bytes() == theirs
    assert session.status.problem == CHANGED_UNDERNEATH
    assert session.status.conflict
    return session, theirs


def crash(session: Session) -> None:
    """Leaves everything on the disk as it is, as if the program had been killed between two edits."""
    session._saving.publisher.wait()
    session._editing.writer.store.close()
    session._work.release()


def in_database(session: Session) -> Document:
    """The document as the working database has it."""
    return Document(session._editing.writer.store.records())


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
