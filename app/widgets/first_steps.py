"""How the window takes a first step: goes to the place, and makes the first thing, or opens the field to fill in.

One way for the checks and the guides, which only name a step. What is there already is gone to and not made twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from app.analysis.first_step import Deed, FirstStep
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit, add_person, add_segment, attach, attach_new, set_fields
from app.model.edits.base import shorten
from app.model.edits.people import add_persona_for
from app.model.edits.planning import show_done
from app.model.hierarchy import futures
from app.model.lane_kinds import LANE_KINDS
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Lane, LaneKind, Phase, Project, Record, Source, SourceKind
from app.widgets.canvas import creation
from app.widgets.inspector.forms import FORMS
from app.widgets.new_action import action_about

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


def take(workspace: Workspace, step: FirstStep) -> None:
    """Takes a step. It is about the map of now, so whatever lies over that goes first."""
    workspace.leave_past()
    workspace.settle_typing()
    _DEEDS[step.deed](workspace, step)


def words_for(document: Document, step: FirstStep) -> str:
    """What the button of a step says, in the reader's language."""
    if step.deed is Deed.PROVE and len(step.sources) == 1:
        return _(_PROVING.get(step.sources[0], _WORDS[Deed.PROVE]))
    if step.deed is not Deed.SET_FIELD:
        return _(_WORDS[step.deed])
    if step.field in _CHOOSING:
        return _(_CHOOSING[step.field])
    rows = FORMS[document.get(step.record_id, Record).KIND]
    title = next(_(row.label) for row in rows if row.field == step.field)
    return fill(N_("Fill in: {field}"), field=title)


def place_in_words(document: Document, step: FirstStep) -> str:
    """Where a step is, where saying so helps: not the map as a whole, nor the project."""
    record = document.find(step.record_id, Record)
    if record is None or isinstance(record, JourneyMap | Project):
        return ""
    title = shorten(title_of(record, _))
    lane = _lane_in_words(document, step)
    if lane:
        return fill(N_("Next: {lane} in {title}"), lane=lane, title=title)
    return fill(N_("Next: {title}"), title=title)


def _lane_in_words(document: Document, step: FirstStep) -> str:
    known = document.find(step.lane_id, Lane)
    if known is not None:
        return shorten(title_of(known, _))
    return _(LANE_KINDS[step.lane].title) if step.lane is not None else ""


# --- the deeds -------------------------------------------------------------------------------------------------------


def _add_phase(workspace: Workspace, step: FirstStep) -> None:
    workspace.show_map(step.record_id)
    workspace.canvas.begin_new(creation.phase(step.record_id, None))


def _add_touchpoint(workspace: Workspace, step: FirstStep) -> None:
    _show_map_of(workspace, step.record_id)
    workspace.canvas.begin_new(creation.touchpoint(step.record_id, None))


def _add_note(workspace: Workspace, step: FirstStep) -> None:
    """A note for the whole phase; its lane comes with it where the map does not show it."""
    document, kind = workspace.session.document, step.lane or LaneKind.FREE
    phase = document.get(step.record_id, Phase)
    named = document.find(step.lane_id, Lane)
    workspace.show_map(phase.map_id)
    lane = named or document.lane(phase.map_id, kind)
    workspace.canvas.begin_new(creation.note_with_lane(phase, kind, lane))


def _add_action(workspace: Workspace, step: FirstStep) -> None:
    _show(workspace, step.record_id)
    workspace.add_and_inspect(lambda document: action_about(document, step.record_id))


def _add_persona(workspace: Workspace, step: FirstStep) -> None:
    workspace.add_and_inspect(lambda document: add_persona_for(document, _("New persona"), step.record_id))


def _adding(add: Callable[[Document, str], Edit], title: str) -> Callable[[Workspace, FirstStep], None]:
    return lambda workspace, _step: workspace.add_and_inspect(lambda document: add(document, _(title)))


def _set_field(workspace: Workspace, step: FirstStep) -> None:
    workspace.go_to_field(step.record_id, step.field)


def _set_review(workspace: Workspace, step: FirstStep) -> None:
    """A month from now, and the cursor where another day can be typed."""
    day = QDate.currentDate().addMonths(1).toPython()
    workspace.run(lambda document: set_fields(document, step.record_id, review_date=day))
    workspace.go_to_field(step.record_id, "review_date")


def _show_done(workspace: Workspace, step: FirstStep) -> None:
    workspace.run(lambda document: show_done(document, step.record_id))


def _prove(workspace: Workspace, step: FirstStep) -> None:
    """What a source says of a touchpoint: the last one of these kinds, or else a new one, which is named first."""
    _show(workspace, step.record_id)
    sources = workspace.session.document.sources()
    known = None if step.field else next((each for each in reversed(sources) if each.kind in step.sources), None)
    if known is None:
        subjects, kind = [step.record_id], step.sources[0]
        workspace.add_and_inspect(lambda document: attach_new(document, _("New source"), subjects, kind))
    else:
        _quote(workspace, known, step.record_id)


def _quote(workspace: Workspace, source: Source, subject_id: Id) -> None:
    edit = workspace.run(lambda document: attach(document, source.id, [subject_id]))
    if edit is not None and edit.created:
        workspace.inspect_field(edit.created[0], "quote")


def _show_evidence(workspace: Workspace, _step: FirstStep) -> None:
    workspace.sides.call_up("evidence")


def _make_future(workspace: Workspace, step: FirstStep) -> None:
    made = futures(workspace.session.document, step.record_id)
    if made:
        workspace.show_map(made[0].id)
    else:
        workspace.maps.make_future(step.record_id)


def _show(workspace: Workspace, record_id: Id) -> None:
    """Selects what is drawn, on its own map; a map or a channel is not."""
    document = workspace.session.document
    if document.map_of(record_id) is not None and document.find(record_id, JourneyMap) is None:
        workspace.canvas.reveal(record_id)


def _show_map_of(workspace: Workspace, record_id: Id) -> None:
    journey = workspace.session.document.map_of(record_id)
    if journey is not None:
        workspace.show_map(journey.id)


_DEEDS: dict[Deed, Callable[[Workspace, FirstStep], None]] = {
    Deed.ADD_PHASE: _add_phase,
    Deed.ADD_TOUCHPOINT: _add_touchpoint,
    Deed.ADD_NOTE: _add_note,
    Deed.ADD_ACTION: _add_action,
    Deed.ADD_PERSONA: _add_persona,
    Deed.ADD_SEGMENT: _adding(add_segment, N_("New segment")),
    Deed.ADD_PERSON: _adding(add_person, N_("New person")),
    Deed.SET_FIELD: _set_field,
    Deed.SET_REVIEW: _set_review,
    Deed.SHOW_DONE: _show_done,
    Deed.PROVE: _prove,
    Deed.SHOW_EVIDENCE: _show_evidence,
    Deed.MAKE_FUTURE: _make_future,
}
"""How each is done."""

_WORDS: dict[Deed, str] = {
    Deed.ADD_PHASE: N_("Add a phase"),
    Deed.ADD_TOUCHPOINT: N_("Add a touchpoint"),
    Deed.ADD_NOTE: N_("Write a note"),
    Deed.ADD_ACTION: N_("Add an action"),
    Deed.ADD_PERSONA: N_("Add a persona"),
    Deed.ADD_SEGMENT: N_("Add a segment"),
    Deed.ADD_PERSON: N_("Add a person"),
    Deed.SET_REVIEW: N_("Plan it a month from now"),
    Deed.SHOW_DONE: N_("Make it green, at 100%"),
    Deed.PROVE: N_("Record what you know"),
    Deed.SHOW_EVIDENCE: N_("Add evidence"),
    Deed.MAKE_FUTURE: N_("Make the future map"),
}
"""What each is called on a button."""

_PROVING: dict[SourceKind, str] = {
    SourceKind.INTERVIEW: N_("Record a conversation"),
    SourceKind.OBSERVATION: N_("Record what you saw"),
}
"""What proving is called where it is clear how one came to know."""

_CHOOSING: dict[str, str] = {
    "score": N_("Set the emotion"),
    "expected": N_("Set the expectation"),
    "channel_id": N_("Choose a channel"),
    "owner_id": N_("Choose an owner"),
    "persona_id": N_("Choose the persona"),
    "due": N_("Choose a date"),
    "light": N_("Choose the status"),
    "horizon": N_("Say when you take it up"),
    "impact": N_("Judge the impact"),
    "effort": N_("Judge the effort"),
    "suits": N_("Say whether it suits you"),
    "audience": N_("Say whether they are there"),
}
"""What filling in a field is called where it is more choosing than writing."""
