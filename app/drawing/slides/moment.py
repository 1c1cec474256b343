"""The slide of a touchpoint: what it is, where it stands on the curve, and what was noted of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import faces
from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.fonts import width
from app.drawing.pictures import pale
from app.drawing.primitives import Box, Circle, Mark, Picture
from app.drawing.signs import all_signs, doubt
from app.drawing.slides.band import band
from app.drawing.slides.curve import Panel, face, panel
from app.drawing.slides.slide import BODY, GAP, RADIUS, SMALL, Slide, Stage
from app.drawing.slides.stacks import Said, at_their_largest, pages, said_at, shown_at, stacks
from app.drawing.slides.words import fitted, line, paper, signed, signed_width
from app.i18n import N_
from app.model.names import title_of
from app.model.picture import shape
from app.model.records import Channel, Id, Phase, Touchpoint

_ROOMY = 420.0
"""From this height on the card also tells what the touchpoint is about."""

_HEADS = (500.0, _ROOMY, 360.0, 312.0)
"""How high the upper part is: the first of these that leaves room for the notes in their largest letters."""

_CARD_SHARE = 0.58
_PADDING = 34.0
_FACE, _HERE, _DOT = 30.0, 24.0, 9.0
_SMALLEST_DOT = 5.0
"""Where the points stand closer, a dot would hide the line that it is on."""

_FRAME, _PICTURE_SHARE = 20.0, 0.42
"""What is left free around a picture on the card, and how much of the card it may take."""

_INSET = 44.0
_LOOSE_HEAD = 100.0
_LOOSE = N_("For the whole phase")


def parts(stage: Stage, phase_id: Id, touchpoint_id: Id | None) -> int:
    """Over how many slides the notes of a touchpoint, or those of none, are spread."""
    said = said_at(stage, phase_id, touchpoint_id)
    room = _notes_room(stage, _head_height(stage, said) + GAP if touchpoint_id else _LOOSE_HEAD)
    return max(1, pages(said, room.w, room.h))


def touchpoint_slide(stage: Stage, touchpoint_id: Id, part: int) -> Slide:
    """The slide of a touchpoint; `part` counts its slides from 0."""
    touchpoint = stage.document.get(touchpoint_id, Touchpoint)
    said = said_at(stage, touchpoint.phase_id, touchpoint.id)
    high = _head_height(stage, said)
    marks = (
        *band(stage, touchpoint.phase_id),
        *_head(stage, touchpoint, said),
        *stacks(stage, said, _notes_room(stage, high + GAP), part),
    )
    return Slide(stage.width, stage.height, marks, ". ".join(_words(stage, touchpoint, said)))


def loose_slide(stage: Stage, phase_id: Id, part: int) -> Slide:
    """The slide of the notes that concern a phase as a whole."""
    said, inner = said_at(stage, phase_id, None), stage.inner
    title = stage.look.translate(_LOOSE)
    name = title_of(stage.document.get(phase_id, Phase), stage.look.translate)
    marks = (
        *band(stage, phase_id),
        *line(title, inner.x, inner.y, inner.w, 56, stage.look.theme.ink, "semibold"),
        *stacks(stage, said, _notes_room(stage, _LOOSE_HEAD), part),
    )
    return Slide(stage.width, stage.height, marks, ". ".join((name, title, *_noted(stage, said))))


def _head_height(stage: Stage, said: tuple[Said, ...]) -> float:
    rooms = ((high, _notes_room(stage, high + GAP)) for high in _HEADS)
    return next((high for high, room in rooms if at_their_largest(said, room.w, room.h)), _HEADS[-1])


def _notes_room(stage: Stage, head: float) -> Box:
    """What is left under `head`; notes may come nearer to the edge than what is above them."""
    inner = stage.inner
    return Box(inner.x, inner.y + head, inner.w, inner.h - head + 16)


def _words(stage: Stage, touchpoint: Touchpoint, said: tuple[Said, ...]) -> Iterator[str]:
    """What the slide says, for those who do not see it."""
    yield title_of(stage.document.get(touchpoint.phase_id, Phase), stage.look.translate)
    yield title_of(touchpoint, stage.look.translate)
    score = stage.document.score(touchpoint.id)
    if score:
        yield stage.score_text(score.score)
    yield from _noted(stage, said)


def _noted(stage: Stage, said: tuple[Said, ...]) -> Iterator[str]:
    return (f"{title_of(lane, stage.look.translate)}: {note.text}" for lane, note in said)


# --- the upper part --------------------------------------------------------------------------------------------------


def _head(stage: Stage, touchpoint: Touchpoint, said: tuple[Said, ...]) -> Iterator[Mark]:
    """The card of the touchpoint and the curve: beside each other over the notes, or filling a slide without any."""
    card, curve = _beside(stage, _head_height(stage, said)) if said else _over_each_other(stage)
    yield from paper(card, touchpoint.tint, stage.look.theme)
    seen = _picture(stage, touchpoint, card)
    yield from seen
    beside = seen[0].box.x - card.x if seen else card.w
    yield from _card_words(stage, touchpoint, Box(card.x, card.y, beside, card.h), tells=not seen)
    if all_signs(stage.document, stage.look.assumptions).of(touchpoint.id).assumed:
        theme = stage.look.theme
        yield from doubt(card.right - 18, card.y + 8, SMALL, theme.tints[touchpoint.tint], theme)
    yield from _whole_curve(stage, touchpoint, curve)


def _picture(stage: Stage, touchpoint: Touchpoint, card: Box) -> tuple[Picture, ...]:
    """What the moment looks like, at the right of the card."""
    name = shown_at(stage, touchpoint)
    width, height = shape(name)
    if not width:
        return ()
    h = card.h - 2 * _FRAME
    w = min(h * width / height, card.w * _PICTURE_SHARE)
    ground = pale(stage.look.theme.tints[touchpoint.tint], stage.look.theme)
    return (Picture(Box(card.right - _FRAME - w, card.y + _FRAME, w, h), name, ground, RADIUS, RADIUS),)


def _beside(stage: Stage, high: float) -> tuple[Box, Box]:
    inner = stage.inner
    card = Box(inner.x, inner.y, (inner.w - GAP) * _CARD_SHARE, high)
    return card, Box(card.right + GAP, inner.y, inner.right - card.right - GAP, high)


def _over_each_other(stage: Stage) -> tuple[Box, Box]:
    inner = stage.inner
    card = Box(inner.x, inner.y, inner.w, _ROOMY)
    return card, Box(inner.x, card.bottom + GAP, inner.w, inner.bottom - card.bottom - GAP)


def _card_words(stage: Stage, touchpoint: Touchpoint, card: Box, *, tells: bool) -> Iterator[Mark]:
    """The title, what is known, and on a high card that `tells` also what it is about."""
    theme, w = stage.look.theme, card.w - 2 * _PADDING
    foot = card.bottom - _PADDING - m.line_step(BODY)
    title = title_of(touchpoint, stage.look.translate)
    told = touchpoint.description if tells and card.h >= _ROOMY else ""
    room = Box(card.x + _PADDING, card.y + _PADDING - 10, w, (foot - card.y - _PADDING) * (0.45 if told else 1.0))
    marks, high = fitted(title, room, (96, 84, 72, 60, 52), theme.note_ink)
    yield from marks
    if told:
        beneath = Box(room.x, room.y + high + 20, w, foot - room.y - high - 40)
        yield from fitted(told, beneath, (52, 46, BODY), theme.note_ink, "regular")[0]
    yield from _facts(stage, touchpoint, Box(room.x, foot, w, m.line_step(BODY)))


def _facts(stage: Stage, touchpoint: Touchpoint, row: Box) -> Iterator[Mark]:
    """One row of what is known: the face with its score, the channel, when it is; as many as fit."""
    x = row.x
    score = stage.document.score(touchpoint.id)
    if score:
        yield from _score(stage, score.score, x, row.y)
        x += 2 * _FACE + 16 + width(stage.score_text(score.score), BODY, "semibold") + 44
    for sign, text, color in _signs(stage, touchpoint):
        w = signed_width(text, SMALL)
        if x + min(w, 200.0) > row.right:
            return
        yield from signed(sign, text, x, row.y + 3, min(w + 1, row.right - x), SMALL, color)
        x += w + 40


def _signs(stage: Stage, touchpoint: Touchpoint) -> Iterator[tuple[str, str, str]]:
    theme = stage.look.theme
    channel = stage.document.find(touchpoint.channel_id, Channel)
    if touchpoint.moment_of_truth:
        yield "star", stage.look.translate(N_("Moment of truth")), theme.star
    if channel:
        yield "radio", channel.name, theme.note_ink_soft
    if touchpoint.time_frame:
        yield "clock", touchpoint.time_frame, theme.note_ink_soft


def _score(stage: Stage, tenths: int, x: float, y: float) -> Iterator[Mark]:
    theme = stage.look.theme
    middle = y + m.line_step(BODY) / 2
    color = side_color(theme, tenths)
    yield from faces.filled(x + _FACE, middle, _FACE, tenths / 10, color, theme.face_ink, theme.curve_ground)
    text = stage.score_text(tenths)
    yield from line(text, x + 2 * _FACE + 16, y, 200, BODY, theme.note_ink, "semibold")


def _whole_curve(stage: Stage, touchpoint: Touchpoint, box: Box) -> Iterator[Mark]:
    """The curve of the whole journey, and where we are on it."""
    journey = stage.document.journey(stage.map_id)
    step = (box.w - 2 * _INSET) / max(1, len(journey))
    on = Panel(box, lambda place: box.x + _INSET + (place + 0.5) * step, 52.0)
    felt = emotion.moments(stage.document, stage.map_id)
    yield from panel(stage, on)
    yield from _dots(stage, on, [moment for moment in felt if moment.touchpoint_id != touchpoint.id], 0.3 * step)
    here = next((moment for moment in felt if moment.touchpoint_id == touchpoint.id), None)
    yield from _here(stage, on, here) if here else _unasked(stage, on, journey.index(touchpoint))


def _dots(stage: Stage, on: Panel, felt: Sequence[Moment], room: float) -> Iterator[Mark]:
    """The other points, unless they stand so close that they would hide the line."""
    theme, radius = stage.look.theme, min(_DOT, room)
    if radius > _SMALLEST_DOT:
        for moment in felt:
            color = side_color(theme, moment.score)
            yield Circle(on.x_of(moment.x), on.y(moment.score), radius, color, theme.curve_ground, 3.0)


def _here(stage: Stage, on: Panel, moment: Moment) -> Iterator[Mark]:
    """The face of this touchpoint, with a ring around it."""
    theme = stage.look.theme
    x, y, color = on.x_of(moment.x), on.y(moment.score), side_color(theme, moment.score)
    yield Circle(x, y, _HERE + 9, theme.curve_ground, color, 5.0)
    yield from face(on, moment, _HERE, theme)


def _unasked(stage: Stage, on: Panel, place: int) -> Iterator[Mark]:
    """An open ring on neutral, where no one was asked yet how it feels."""
    theme = stage.look.theme
    yield Circle(on.x_of(place), on.y(emotion.NEUTRAL), _HERE, theme.curve_ground, theme.lines_strong, 5.0)
