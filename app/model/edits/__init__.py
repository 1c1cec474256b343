"""The edits people make: each a pure function from a document to an Edit, a label and a change.

No edit takes an id or a time by itself: both are passed in, with defaults for callers who do not care. An edit whose
change is empty is not an error; the session lets it pass without a trace. Every edit raises DocumentError when a record
that it is given is gone, or of another kind.
"""

from app.model.edits.actions import add_action, add_dependency, remove_dependency, set_subject
from app.model.edits.arrangement import move_arranged
from app.model.edits.base import Edit, Ids, Label, Remark, new_id
from app.model.edits.become import become, going_back_to, restoring, starting_over
from app.model.edits.blocks import add_block, cells_in
from app.model.edits.delete import cut, delete
from app.model.edits.details import add_detail, set_detail
from app.model.edits.emotion import clear_emotion, remove_curve, set_emotion, set_expected
from app.model.edits.fields import set_fields
from app.model.edits.insert import insert_records
from app.model.edits.knowledge import add_evidence, add_segment, add_source, add_tag, tag, tag_new, untag
from app.model.edits.landing import land_maps
from app.model.edits.lanes import add_lane, move_lane
from app.model.edits.links import add_exit, add_link, lead_from, lead_to, set_link_kind
from app.model.edits.maps import add_map, duplicate_map, held_by, make_future, move_map, rename_map
from app.model.edits.notes import add_note, add_notes, move_note, move_notes
from app.model.edits.paste import Place, copy_to, duplicate, paste
from app.model.edits.people import add_channel, add_person, add_persona
from app.model.edits.phases import add_phase, move_phase
from app.model.edits.pictures import add_pictures, set_picture
from app.model.edits.proof import attach, attach_new, detach, forget_respondents
from app.model.edits.touchpoints import add_touchpoint, add_touchpoints, move_touchpoint, move_touchpoints

__all__ = [
    "Edit",
    "Ids",
    "Label",
    "Place",
    "Remark",
    "add_action",
    "add_block",
    "add_channel",
    "add_dependency",
    "add_detail",
    "add_evidence",
    "add_exit",
    "add_lane",
    "add_link",
    "add_map",
    "add_note",
    "add_notes",
    "add_person",
    "add_persona",
    "add_phase",
    "add_pictures",
    "add_segment",
    "add_source",
    "add_tag",
    "add_touchpoint",
    "add_touchpoints",
    "attach",
    "attach_new",
    "become",
    "cells_in",
    "clear_emotion",
    "copy_to",
    "cut",
    "delete",
    "detach",
    "duplicate",
    "duplicate_map",
    "forget_respondents",
    "going_back_to",
    "held_by",
    "insert_records",
    "land_maps",
    "lead_from",
    "lead_to",
    "make_future",
    "move_arranged",
    "move_lane",
    "move_map",
    "move_note",
    "move_notes",
    "move_phase",
    "move_touchpoint",
    "move_touchpoints",
    "new_id",
    "paste",
    "remove_curve",
    "remove_dependency",
    "rename_map",
    "restoring",
    "set_detail",
    "set_emotion",
    "set_expected",
    "set_fields",
    "set_link_kind",
    "set_picture",
    "set_subject",
    "starting_over",
    "tag",
    "tag_new",
    "untag",
]
