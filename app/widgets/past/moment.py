"""A moment of a map that can be looked at: a step, or a version that somebody named. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import Label
from app.model.edits.become import going_back_to, restoring, starting_over
from app.session import Session, Step, Version
from app.widgets import words


@dataclass(frozen=True)
class Moment:
    """What is looked at: how to get the map of then, and what to say of it.

    `looking` says that it is looked at, `restored` that it was restored; `restoring` is what the step of
    that is called.
    """

    state: Callable[[], Document]
    looking: str
    when: str
    restored: str
    restoring: Label


def of_version(session: Session, version: Version) -> Moment:
    """The moment at which a version was named."""
    when = words.moment(version.made_at) if version.made_at else ""
    return Moment(
        lambda: session.versions.state_of(version),
        fill(N_("You are looking at “{name}”"), name=version.name),
        when,
        fill(N_("Restored “{name}”, as one step that can be undone."), name=version.name),
        restoring(version.name),
    )


def of_step(session: Session, step: Step) -> Moment:
    """The moment after a step."""
    when = words.moment(step.made_at)
    return Moment(
        lambda: session.state_at(step.seq),
        fill(N_("You are looking at the map after: {name}"), name=step.label.text()),
        when,
        fill(N_("Restored the map of {when}, as one step that can be undone."), when=when),
        going_back_to(step.made_at),
    )


def of_beginning(session: Session, seq: int) -> Moment:
    """The moment before the first step that there still is, which comes after step `seq`."""
    return Moment(
        lambda: session.state_at(seq),
        _("You are looking at the map as it began"),
        "",
        _("Restored the map as it began, as one step that can be undone."),
        starting_over(),
    )
