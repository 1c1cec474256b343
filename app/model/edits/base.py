"""What every edit gives, and what every edit needs: new ids, and places between siblings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from app.i18n import N_, Bilingual, Translate, _, fill
from app.model import order
from app.model.change import Change
from app.model.names import own_title, title_of
from app.model.records import Id, Record
from app.model.stages import translatable

Ids = Callable[[], Id]
"""Where new ids come from."""


def new_id() -> Id:
    """A fresh id (uuid4)."""
    return Id(str(uuid4()))


_OURS = ":ours"
"""Ends the name of a label's value that is a msgid of ours, where the user gave a record no words."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a step of history is called: a gettext msgid and the user's own words that fill its placeholders.

    What the user never named goes by a msgid of ours under "title:ours", which is translated where the step is shown.
    """

    msgid: str
    values: dict[str, str] = field(default_factory=dict)

    def text(self, translate: Translate | None = None) -> str:
        """The step's name as `translate` speaks, or in the language of the screen."""
        say = translate or _
        spoken = {name.removesuffix(_OURS): _said(name, value, say) for name, value in self.values.items()}
        return fill(self.msgid, say, **spoken)


def _said(name: str, value: str, say: Translate) -> str:
    if name == "score":
        return _score(value, say)
    return say(translatable(value)) if name.endswith(_OURS) else value


def _score(kept: str, say: Translate) -> str:
    """A score, which history keeps as "-0.5", as `say` writes numbers."""
    whole, _point, tenth = kept.replace("-", "−").partition(".")
    return say(N_("{whole}.{tenth}")).format(whole=whole, tenth=tenth)


@dataclass(frozen=True)
class Remark:
    """One sentence for the user: a msgid and the values of its named placeholders.

    A value may be a tuple of remarks: the parts of a list, each said in the language of the whole; or it is Bilingual,
    as a number is that has a decimal mark.
    """

    msgid: str
    values: dict[str, object] = field(default_factory=dict)

    def text(self, translate: Translate | None = None) -> str:
        """The sentence as `translate` speaks, or in the language of the screen."""
        return fill(self.msgid, translate, **{name: _spoken(value, translate) for name, value in self.values.items()})


def _spoken(value: object, translate: Translate | None) -> object:
    if isinstance(value, tuple):
        return ", ".join(part.text(translate) for part in value if isinstance(part, Remark))
    return (translate or _)(value) if isinstance(value, Bilingual) else value


@dataclass(frozen=True)
class Edit:
    """One step a user takes: what it is called, what it changes, which records it makes and where to look after it.

    Two edits in a row with the same `merge_key` become one step of history: a burst of typing, or of nudges.
    `remarks` are what whoever runs the edit says to the user: what was left out of a text.
    """

    label: Label
    change: Change
    created: tuple[Id, ...] = ()
    focus: Id | None = None
    merge_key: str | None = None
    remarks: tuple[Remark, ...] = ()


def label(msgid: str, **values: str) -> Label:
    """A label whose long values are shortened to what a menu can show."""
    return Label(msgid, {name: shorten(value) for name, value in values.items()})


def label_of(record: Record, msgid: str, **values: str) -> Label:
    """A label whose {title} is what `record` is called."""
    own = own_title(record)
    return label(msgid, title=own, **values) if own else label(msgid, **{f"title{_OURS}": title_of(record)}, **values)


def moving_into(record: Record, place: Record) -> Label:
    """The label of a move of `record` into another phase or lane, both by what they are called."""
    what, own = label_of(record, N_("Move “{title}” to “{place}”")), own_title(place)
    named = {"place": shorten(own)} if own else {f"place{_OURS}": title_of(place)}
    return Label(what.msgid, {**what.values, **named})


def label_counting(count: int, one: str, many: str) -> Label:
    """The label `one` for a single thing, or else `many` with its {count}."""
    return label(one) if count == 1 else label(many, count=str(count))


def shorten(text: str, limit: int = 40) -> str:
    """The first line of `text`, with an ellipsis when more than `limit` characters or more lines follow."""
    first = text.strip().split("\n", 1)[0]
    return text.strip() if len(text.strip()) <= limit and first == text.strip() else first[: limit - 1].rstrip() + "…"


def key_at(siblings: Sequence[Record], position: int | None) -> str:
    """An order key for a newcomer at `position` among `siblings`; None or a position past the end means last."""
    return keys_at(siblings, position, 1)[0]


def keys_at(siblings: Sequence[Record], position: int | None, count: int) -> list[str]:
    """Order keys for `count` newcomers in a row, the first at `position`; None or past the end means behind all."""
    keys: list[str] = [getattr(sibling, "order") for sibling in siblings]  # noqa: B009  # all siblings here have one
    return order.row(keys, len(keys) if position is None else position, count)
