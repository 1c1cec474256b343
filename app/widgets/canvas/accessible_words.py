"""What is said of each thing on the map: its name, and beside it what it is, where it stands and how it feels there.

A name is the user's own words. The rest is a list of short phrases in the language of the screen, with the minus of a
score as a word: many readers skip the sign. Pure; it knows nothing of Qt's interfaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.i18n import N_, Translate, _, fill
from app.model.document import Document
from app.model.domain import leads_out
from app.model.names import INFLUENCE_NAMES, LIGHT_NAMES, LINK_NAMES, title_of
from app.model.open_actions import open_actions
from app.model.records import (
    Action,
    Id,
    Influence,
    JourneyMap,
    Lane,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Touchpoint,
)
from app.model.whereabouts import subject_of
from app.widgets import words
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.cell_question import question_in
from app.widgets.canvas.chips import chip_in, named


def name(document: Document, node: Node) -> str:
    """What a node is called: the words on it, whose feeling it is, or that nothing stands there."""
    if node.role == "cell":
        return _("Empty")
    if node.role == "point":
        who = document.find(node.actor_id, Record)
        return fill(N_("Emotion of {name}"), name=title_of(who, _)) if who else _("Emotion")
    if node.role == "expected":
        return _("Expected")
    record = document.find(node.record_id, Record)
    if node.role == "chip" and isinstance(record, Touchpoint):
        chip = chip_in(document, node.lane_id)
        return _title(named(document, chip, record.id)) if chip is not None else ""
    return _title(record)


def description(document: Document, node: Node) -> str:
    """What a node is, where it stands and what is known of it."""
    return ", ".join((*_place(document, node), *_facts(document, node)))


def map_name(document: Document, map_id: Id) -> str:
    """What the map as a whole is called."""
    journey = document.find(map_id, JourneyMap)
    return fill(N_("Journey map {title}"), title=journey.title) if journey and journey.title else _("Journey map")


def map_description(document: Document, map_id: Id) -> str:
    """Whose journey it is, and how much there is to hear."""
    journey = document.find(map_id, JourneyMap)
    persona = document.find(journey.persona_id, Persona) if journey else None
    parts = [fill(N_("of {name}"), name=persona.name)] if persona else []
    phases, touchpoints = len(document.phases(map_id)), len(document.journey(map_id))
    parts.append(fill(N_("phases: {count}"), count=phases))
    parts.append(fill(N_("touchpoints: {count}"), count=touchpoints))
    if not touchpoints:
        parts.append(_("the map is there as a list too: F6, then Outline"))
    return ", ".join(parts)


def spoken_score(tenths: int, translate: Translate | None = None) -> str:
    """A score as it is said aloud: "plus 1.5", "minus 0.3", "neutral"."""
    if tenths == 0:
        return fill(N_("neutral"), translate)
    number = words.score(abs(tenths)).removeprefix("+")
    return fill(N_("plus {number}") if tenths > 0 else N_("minus {number}"), translate, number=number)


def score_of(document: Document, node: Node) -> int | None:
    """The score in tenths of a touchpoint, a point on its curve or its expectation, or None while it has none."""
    if node.role == "expected":
        touchpoint = document.find(node.record_id, Touchpoint)
        return touchpoint.expected if touchpoint is not None else None
    if node.role not in ("touchpoint", "point") or node.record_id is None:
        return None
    score = document.score(node.record_id, node.actor_id)
    return score.score if score else None


def score_text(document: Document, node: Node) -> str:
    """That score as it is said, or that there is none yet; nothing for what has no feelings."""
    if node.role not in ("touchpoint", "point", "expected"):
        return ""
    score = score_of(document, node)
    if node.role == "expected" and score is None:
        return _("no expectation yet")
    return _("no emotion score yet") if score is None else spoken_score(score)


def _title(record: Record | None) -> str:
    return title_of(record, _) if record is not None else ""


def _place(document: Document, node: Node) -> Iterator[str]:
    """What kind of thing it is, the phase and the lane, and which of how many."""
    kinds = {
        "phase": N_("Phase"),
        "lane": N_("Lane"),
        "touchpoint": N_("Touchpoint"),
        "note": N_("Note"),
        "action": N_("Action"),
        "link": N_("Link"),
    }
    chip = chip_in(document, node.lane_id) if node.role == "chip" else None
    if node.role in kinds:
        yield _(kinds[node.role])
    if chip is not None:
        yield _(chip.name)
    if node.role in ("point", "expected", "chip"):
        yield fill(N_("at {title}"), title=_title(document.find(node.record_id, Touchpoint)))
    phase, lane = document.find(node.phase_id, Phase), document.find(node.lane_id, Lane)
    if phase is not None and node.role != "phase":
        yield fill(N_("phase {title}"), title=_title(phase))
    if lane is not None and node.role != "lane":
        yield fill(N_("lane {title}"), title=_title(lane))
    if node.role in kinds:
        yield fill(N_("{place} of {count}"), place=node.place, count=node.count)
    if node.role == "cell" and phase is not None and lane is not None and (asked := question_in(document, phase, lane)):
        yield asked


def _facts(document: Document, node: Node) -> Iterator[str]:
    """What else is known of it."""
    record = document.find(node.record_id, Record)
    if isinstance(record, Touchpoint) and node.role == "touchpoint":
        yield from _facts_of_touchpoint(document, record, node)
    elif isinstance(record, Touchpoint) and node.role in ("point", "expected") and node.actor_id is None:
        yield from _gap(document, record)
    elif isinstance(record, Note):
        owner = document.find(record.touchpoint_id, Touchpoint)
        if owner is not None:
            yield fill(N_("at {title}"), title=_title(owner))
        if record.picture_id and record.text:
            yield _("with a picture")
    elif isinstance(record, Link):
        yield from _facts_of_link(document, record)
    elif isinstance(record, Action):
        yield from _facts_of_action(document, record)
    elif isinstance(record, Phase):
        yield fill(N_("touchpoints: {count}"), count=len(document.touchpoints(record.id)))
        yield from _detail(document, record)
    elif isinstance(record, Lane) and record.collapsed:
        yield _("collapsed")


def _gap(document: Document, touchpoint: Touchpoint) -> Iterator[str]:
    score = document.score(touchpoint.id)
    if score is not None and touchpoint.expected is not None:
        yield fill(N_("gap {score}"), score=spoken_score(score.score - touchpoint.expected))


def _facts_of_touchpoint(document: Document, touchpoint: Touchpoint, node: Node) -> Iterator[str]:
    score = score_of(document, node)
    said = score_text(document, node)
    yield said if score is None else fill(N_("emotion {score}"), score=said)
    if touchpoint.moment_of_truth:
        yield _("moment of truth")
    if touchpoint.brand_moment:
        yield _("brand moment")
    if touchpoint.picture_id:
        yield _("with a picture")
    if touchpoint.influence is not Influence.OWN:
        yield fill(N_("influence: {name}"), name=_(INFLUENCE_NAMES[touchpoint.influence]))
    if touchpoint.time_frame:
        yield touchpoint.time_frame
    owner = document.find(touchpoint.owner_id, Person)
    if owner is not None:
        yield fill(N_("owner {name}"), name=owner.name)
    still_open = open_actions(document, touchpoint.id)
    if still_open:
        yield fill(N_("actions: {count}"), count=len(still_open))
    yield from _detail(document, touchpoint)


def _detail(document: Document, whole: Touchpoint | Phase) -> Iterator[str]:
    detail = document.find(whole.detail_id, JourneyMap)
    if detail is not None:
        yield fill(N_("worked out in {title}"), title=_title(detail))


def _facts_of_link(document: Document, link: Link) -> Iterator[str]:
    if link.title:
        yield _(LINK_NAMES[link.kind])
    yield fill(N_("from {title}"), title=_title(document.find(link.from_id, Touchpoint)))
    if leads_out(link):
        yield _("leaves the journey")
    else:
        yield fill(N_("to {title}"), title=_title(document.find(link.to_id, Touchpoint)))


def _facts_of_action(document: Document, action: Action) -> Iterator[str]:
    subject, owner = subject_of(document, action), document.find(action.owner_id, Person)
    if subject is not None:
        yield fill(N_("at {title}"), title=_title(subject))
    yield _(LIGHT_NAMES[action.light])
    if owner is not None:
        yield fill(N_("owner {name}"), name=owner.name)
