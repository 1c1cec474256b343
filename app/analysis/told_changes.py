"""What became of a touchpoint or a phase in sentences, for lists, screen readers and sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.analysis.comparison import Comparison, Kind, Step, Stretch
from app.analysis.link_changes import LinkChange, LinkFate
from app.analysis.note_changes import NoteChange
from app.analysis.told_fields import brief, told_field
from app.i18n import N_, Translate
from app.model.document import Document
from app.model.domain import leads_out
from app.model.names import LINK_NAMES, title_of
from app.model.records import Id, Link, Phase

KIND_WORDS = {
    Kind.ADDED: N_("New"),
    Kind.REMOVED: N_("Left out"),
    Kind.MOVED: N_("Moved"),
    Kind.CHANGED: N_("Changed"),
    Kind.FELT: N_("Only feels different"),
    Kind.SAME: N_("The same"),
}
"""The msgid of what became of a touchpoint."""

FIELD_NAMES = {
    "title": N_("Title"),
    "description": N_("Description"),
    "time_frame": N_("Time frame"),
    "channel_id": N_("Channel"),
    "influence": N_("Influence"),
    "owner_id": N_("Owner"),
    "moment_of_truth": N_("Moment of truth"),
    "brand_moment": N_("Brand moment"),
    "expected": N_("What customers expect"),
    "intended_value": N_("Intended value"),
    "motivation": N_("Motivation"),
    "ability": N_("Ability"),
    "prompt": N_("Prompt"),
    "heuristics": N_("Heuristics"),
    "tint": N_("Colour"),
    "picture_id": N_("Picture"),
}
"""The msgid of each field that two touchpoints can differ in."""

_LINK_FATES = {
    LinkFate.ADDED: N_("New link: {link}"),
    LinkFate.REMOVED: N_("Link left out: {link}"),
    LinkFate.TURNED: N_("Link turned round: {link}"),
    LinkFate.CHANGED: N_("Link changed: {link}"),
}


def told_step(
    step: Step,
    document: Document,
    comparison: Comparison,
    say: Translate,
    number: Callable[[int], str],
    in_words: bool = False,
) -> Iterator[str]:
    """The differences of a touchpoint, what weighs most first; of one that is new only its links.

    Fields that differ are named in one sentence; `in_words` each has its own, with what it said and what it says now.
    """
    if step.before is None or step.after is None:
        yield from told_links(step.links, comparison, say)
        return
    if step.before_score is not None and step.after_score is not None and step.lift:
        sentence = say(N_("Emotion from {old} to {new}"))
        yield sentence.format(old=number(step.before_score), new=number(step.after_score))
    if step.moved:
        yield _move(step.before.phase_id, step.after.phase_id, document, comparison, say)
    if "title" in step.fields:
        yield say(N_("Was called “{title}”")).format(title=title_of(step.before, say))
    others = {name: say(FIELD_NAMES[name]) for name in step.fields if name != "title"}
    if in_words:
        pair = (step.before, step.after)
        yield from (told_field(name, title, pair, document, say, number) for name, title in others.items())
    elif others:
        yield say(N_("Changed: {names}")).format(names=", ".join(others.values()))
    yield from told_links(step.links, comparison, say)
    yield from told_notes(step.notes, say)


def told_stretch(stretch: Stretch, say: Translate) -> Iterator[str]:
    """The differences of a phase as a whole."""
    if stretch.before is None:
        yield say(N_("New phase"))
    elif stretch.after is None:
        yield say(N_("Phase left out"))
    else:
        if stretch.moved:
            yield say(N_("Phase moved"))
        if stretch.renamed:
            yield say(N_("Was called “{title}”")).format(title=title_of(stretch.before, say))
        yield from told_notes(stretch.notes, say)


def told_notes(notes: Sequence[NoteChange], say: Translate) -> Iterator[str]:
    """What became of notes, one sentence each."""
    for change in notes:
        if change.before is None and change.after is not None:
            yield say(N_("New note: “{text}”")).format(text=brief(title_of(change.after, say)))
        elif change.after is None and change.before is not None:
            yield say(N_("Note left out: “{text}”")).format(text=brief(title_of(change.before, say)))
        elif change.after is not None:
            yield say(N_("Note changed: “{text}”")).format(text=brief(title_of(change.after, say)))


def told_links(links: Sequence[LinkChange], comparison: Comparison, say: Translate) -> Iterator[str]:
    """What became of links of a comparison, one sentence each."""
    for change in links:
        yield say(_LINK_FATES[change.fate]).format(link=_link(change.link, comparison, say))


def _link(link: Link, comparison: Comparison, say: Translate) -> str:
    kind = say(LINK_NAMES[link.kind])
    if leads_out(link):
        return say(N_("{kind}, leaves the journey")).format(kind=kind)
    both = (touchpoint for step in comparison.steps for touchpoint in (step.before, step.after) if touchpoint)
    end = next(touchpoint for touchpoint in both if touchpoint.id == link.to_id)
    return say(N_("{kind} to “{title}”")).format(kind=kind, title=brief(title_of(end, say)))


def _move(old: Id, new: Id, document: Document, comparison: Comparison, say: Translate) -> str:
    same = any(s.before and s.after and (s.before.id, s.after.id) == (old, new) for s in comparison.stretches)
    if same:
        return say(N_("Moved within the phase"))
    phase = document.get(old, Phase)
    return say(N_("Moved, was in “{phase}”")).format(phase=title_of(phase, say))
