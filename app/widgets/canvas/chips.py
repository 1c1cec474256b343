"""Chips: what touchpoints name in one of their fields, the channel or the owner, and how another is chosen there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.drawing.primitives import Group
from app.i18n import N_
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.lane_kinds import kind_of
from app.model.names import own_title
from app.model.records import Id, Lane, Record
from app.model.text import name_key


@dataclass(frozen=True, slots=True)
class Chip:
    """One field of touchpoints that chips show: what can be named in it, how more is made, and its words as msgids."""

    field: str
    offered: Callable[[Document], Sequence[Record]]
    add: Callable[[Document, str], Edit]
    name: str
    another: str
    none: str
    typed: str


CHANNEL = Chip(
    field="channel_id",
    offered=Document.channels,
    add=edits.add_channel,
    name=N_("Channel"),
    another=N_("Another channel…"),
    none=N_("No channel"),
    typed=N_("Name of the channel"),
)
OWNER = Chip(
    field="owner_id",
    offered=Document.persons,
    add=edits.add_person,
    name=N_("Owner"),
    another=N_("Someone else…"),
    none=N_("Nobody"),
    typed=N_("Name of the owner"),
)
CHIPS = {chip.field: chip for chip in (CHANNEL, OWNER)}
"""The chips, by the field that each shows."""


def chip_in(document: Document, lane_id: Id | None) -> Chip | None:
    """What the chips of a lane show, if it has any."""
    lane = document.find(lane_id, Lane)
    return CHIPS.get(kind_of(lane).chips_of) if lane is not None else None


def chip_of(document: Document, group: Group) -> Chip | None:
    """What a group that is drawn as a chip shows."""
    return chip_in(document, Id(group.key.split(":")[1])) if group.role == "chip" else None


def named(document: Document, chip: Chip, touchpoint_id: Id) -> Record | None:
    """What a touchpoint names."""
    return document.find(getattr(document.records.get(touchpoint_id), chip.field, None), Record)


def naming(document: Document, chip: Chip, touchpoint_id: Id, name: str) -> Edit:
    """The edit that has a touchpoint name what goes by `name`, whatever its capitals, made if there is none."""
    wanted = name_key(name)
    known = next((each for each in chip.offered(document) if name_key(own_title(each)) == wanted), None)
    if known is not None:
        return edits.set_fields(document, touchpoint_id, **{chip.field: known.id})
    adding = chip.add(document, name)
    setting = edits.set_fields(document.after(adding.change), touchpoint_id, **{chip.field: adding.created[0]})
    change = adding.change.then(setting.change)
    return Edit(setting.label, change, adding.created, touchpoint_id, remarks=adding.remarks)
