"""One filled map of our own, for tests that count maps: somebody buys a bike."""

from __future__ import annotations

from app.guides import templates
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, LaneKind, Record

TITLE = "Sam buys a bike"
MOMENTS = ("Sees a bike", "Reads reviews", "Takes a ride", "Asks for a price", "Pays in the shop", "Rides home")


def records() -> list[Record]:
    """The records of a file with that one map: five phases, six touchpoints, a persona, notes, scores, an action."""
    document = Document(templates.build("five-phases", "en", TITLE))
    (journey,) = document.maps()

    def run(edit: Edit) -> Id:
        document.apply(edit.change)
        return edit.created[0] if edit.created else Id("")

    persona = run(edits.add_persona(document, "Sam Rider"))
    run(edits.set_fields(document, journey.id, persona_id=persona))
    owner, channel = run(edits.add_person(document, "Jo Smith")), document.channels()[0].id
    pains = document.lane(journey.id, LaneKind.PAINS)
    assert pains is not None
    phases = document.phases(journey.id)
    for place, title in enumerate(MOMENTS):
        phase = phases[place % len(phases)]
        touchpoint = run(edits.add_touchpoint(document, phase.id, title))
        run(edits.set_fields(document, touchpoint, channel_id=channel, owner_id=owner))
        run(edits.set_emotion(document, touchpoint, (-1) ** place * place / 4))
        run(edits.add_note(document, pains.id, phase.id, f"Pain at {title}", touchpoint_id=touchpoint))
    run(edits.add_action(document, "Lend a bike", document.journey(journey.id)[2].id))
    return list(document.records.values())
