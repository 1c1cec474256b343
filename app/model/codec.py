"""Records as plain values and back: what history, the clipboard and lossless exchange write.

A plain value is a `str`, `int`, `bool` or None, so it fits JSON and a table alike. Fields that hold their default are
left out when a record is packed, which keeps history small and lets a later version add fields.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from app.model.change import Change
from app.model.records import BY_KIND, Record

Plain = str | int | bool | None
PlainRecord = dict[str, Plain]

_field_types: dict[str, dict[str, tuple[type, bool]]] = {}


class CodecError(ValueError):
    """Plain values that make no record: an unknown kind or field, or a value of the wrong type."""


def field_types(kind: type[Record]) -> dict[str, tuple[type, bool]]:
    """For each field of `kind` its plain type (str, int, bool, date or an enumeration) and whether it may be None."""
    if kind.KIND not in _field_types:
        hints = get_type_hints(kind)
        _field_types[kind.KIND] = {f.name: _resolve(hints[f.name]) for f in fields(kind)}
    return _field_types[kind.KIND]


def to_plain(value: Any) -> Plain:
    """A field's value as a plain one: dates as YYYY-MM-DD, enumerations as their text."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def from_plain(kind: type[Record], name: str, value: Any) -> Any:
    """The field `name` of `kind` from its plain value; raises CodecError when it does not fit."""
    wanted, optional = field_types(kind)[name]
    if value is None:
        if optional:
            return None
        raise CodecError(f"{kind.KIND}.{name} must have a value")
    try:
        return _convert(wanted, value)
    except (TypeError, ValueError) as error:
        raise CodecError(f"{kind.KIND}.{name} cannot be {value!r}") from error


def pack(record: Record) -> PlainRecord:
    """`record` as plain values, its kind under "record", without fields that hold their default."""
    plain: PlainRecord = {"record": record.KIND}
    for f in fields(record):
        value = getattr(record, f.name)
        if _default(f) is MISSING or value != _default(f):
            plain[f.name] = to_plain(value)
    return plain


def unpack(plain: PlainRecord) -> Record:
    """The record that `pack` made `plain` of; raises CodecError on anything else."""
    kind = BY_KIND.get(str(plain.get("record")))
    if kind is None:
        raise CodecError(f"no record kind {plain.get('record')!r}")
    known = field_types(kind)
    values = {name: value for name, value in plain.items() if name != "record"}
    if unknown := values.keys() - known.keys():
        raise CodecError(f"{kind.KIND} has no field {sorted(unknown)[0]!r}")
    try:
        return kind(**{name: from_plain(kind, name, value) for name, value in values.items()})
    except TypeError as error:
        raise CodecError(str(error)) from error


def pack_change(change: Change) -> list[list[PlainRecord | None]]:
    """`change` as a list of [before, after] pairs of packed records."""
    return [[pack(record) if record else None for record in pair] for pair in change.pairs]


def unpack_change(plain: list[list[PlainRecord | None]]) -> Change:
    """The change that `pack_change` made `plain` of."""
    pairs = ([unpack(side) if side else None for side in pair] for pair in plain)
    return Change(tuple((before, after) for before, after in pairs))


def _resolve(hint: Any) -> tuple[type, bool]:
    optional = NoneType in get_args(hint)
    if optional:
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    return getattr(hint, "__supertype__", hint), optional


def _convert(wanted: type, value: Any) -> Any:
    if wanted is date:
        return date.fromisoformat(value)
    if issubclass(wanted, StrEnum):
        return wanted(value)
    if wanted is bool and value in (0, 1):
        return bool(value)
    if type(value) is not wanted:
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value


def _default(f: Field[Any]) -> Any:
    return f.default
