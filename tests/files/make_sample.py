"""Makes the sample of today's format: `python -m tests.files.make_sample`, once for each format, before its release.

The sample holds every kind of record with every field filled, a history with undone steps and two named versions, so
that a later migration is tried on all of them.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.model import edits
from app.model.codec import field_types, pack
from app.model.picture import PNG, Picture
from app.model.records import PROJECT_ID, RECORD_TYPES, Action, Id, JourneyMap, Phase, Record, Touchpoint, refs
from app.model.storage.format import FORMAT_VERSION
from app.session import Session

FOLDER = Path(__file__).parent
PICTURE = Picture(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154"
        "789c636800000082008177cd72b60000000049454e44ae426082"
    ),
    1,
    1,
    PNG,
)
"""One grey pixel."""


def full(kind: type[Record]) -> Record:
    """A record with a value in every field."""
    values = {f.name: _value(kind, f.name) for f in fields(kind)}
    return kind(**values)


OTHERS = {
    "touchpoint": Id("other"),
    "phase": Id("other_phase"),
    "journey_map": Id("other_journey_map"),
    "action": Id("other_action"),
}


def others() -> list[Record]:
    """What full records lead to or were made from: a second map with a phase, a second touchpoint and action."""
    return [
        JourneyMap(id=OTHERS["journey_map"], order="W", title="Andere"),
        Phase(id=Id("other_phase"), map_id=OTHERS["journey_map"], order="V", title="Andere"),
        Touchpoint(id=OTHERS["touchpoint"], phase_id=Id("phase"), order="W", title="Andere"),
        Action(id=OTHERS["action"], order="W", title="Andere", subject_id=OTHERS["touchpoint"]),
    ]


def _value(kind: type[Record], name: str) -> Any:
    wanted, _ = field_types(kind)[name]
    targets = {field: ref.kinds[0] for field, ref in refs(kind)}
    if name == "id":
        return PROJECT_ID if kind.KIND == "project" else Id(kind.KIND)
    if name in targets:
        return OTHERS[targets[name]] if name in ("to_id", "origin_id", "needs_id") else Id(targets[name])
    if issubclass(wanted, StrEnum):
        return list(wanted)[-1]
    special = {"order": "V", "language": "nl", "picture_id": PICTURE.id, "heuristics": "liking scarcity"}
    special |= {"template": "five-phases", "guide": "canvas", "guide_done": "canvas/ambition canvas/customer"}
    plain = {str: special.get(name, f"{name} € 🦷"), int: 3, bool: True, date: date(2026, 11, 21)}
    return plain[wanted]


def main() -> None:
    path = FOLDER / f"format-{FORMAT_VERSION}.reiskaart"
    session = Session.create_from([*(full(kind) for kind in RECORD_TYPES), *others()], path, [PICTURE])
    session.versions.name("Begin € 🦷")
    session.run(edits.set_fields(session.document, Id("phase"), title="Hernoemd"))
    session.run(edits.add_touchpoint(session.document, Id("phase"), "Tweede"))
    session.run(edits.delete(session.document, Id("lane")))
    session.run(edits.add_phase(session.document, Id("journey_map"), "Ongedaan"))
    session.versions.name("Zonder baan")
    session.undo()
    session.undo()
    records = sorted((pack(record) for record in session.document.records.values()), key=lambda plain: str(plain["id"]))
    steps, cursor = session.history()
    named = {version.name: len(session.versions.state_of(version).records) for version in session.versions.all()}
    expected = {
        "records": records,
        "steps": len(steps),
        "cursor": cursor,
        "versions": named,
        "pictures": session.pictures(),
    }
    path.with_suffix(".json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    session.close()


if __name__ == "__main__":
    main()
