"""What every record is made of: an id, a kind, and fields of which some hold the id of another record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, NewType

Id = NewType("Id", str)
"""The identity of a record: a uuid4 in its 36-character form, unique over all files, so that copies can be merged."""

PROJECT_ID = Id("00000000-0000-4000-8000-000000000000")
"""Every file holds exactly one project record, and it has this id in each."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A field that holds the id of another record.

    `kinds` are the record kinds it may point at. With `owns`, the record goes when the one it points at goes;
    otherwise the field is cleared (it then allows None).
    """

    kinds: tuple[str, ...]
    owns: bool = False


def ref(*kinds: str) -> Any:
    """A field that may point at a record of one of `kinds`, and is cleared when that record is deleted."""
    return field(default=None, metadata={"ref": Ref(kinds)})


def owner(*kinds: str) -> Any:
    """A field that points at the record this one belongs to, and goes with."""
    return field(metadata={"ref": Ref(kinds, owns=True)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share: an id, and a name of their kind."""

    KIND: ClassVar[str] = ""
    id: Id


def code(default: str = "") -> Any:
    """A text field that holds no words of the user: a list of choices, the digest of a picture."""
    return field(default=default, metadata={"words": False})
