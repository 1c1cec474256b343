"""The emotion lane as shapes: for each person one curve as a freeform, a face at each score, and what is expected.

`y_of` says where on the slide a score from -2.0 to 2.0 stands, `x_of` where a moment does, so the same curves fit a map
and a phase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.analysis import emotion
from app.analysis.emotion import Moment, Segment
from app.drawing.actors import Actor, side_color
from app.drawing.colors import with_opacity
from app.drawing.curve import line
from app.drawing.icons import Command
from app.drawing.primitives import Box
from app.drawing.theme import Theme
from app.exchange.powerpoint.shapes import Figure, Paint, freeform

SMILE = 4_653
"""How far PowerPoint's smiling face can smile; as far below nothing it frowns."""

_CURVE, _OTHER, _EXPECTED = 2.0, 1.5, 1.0


@dataclass(frozen=True)
class Plot:
    """Where curves are drawn."""

    x_of: Callable[[float], float]
    y_of: Callable[[float], float]
    theme: Theme
    scale: float = 1.0

    def segments(self, moments: Sequence[Moment]) -> tuple[Segment, ...]:
        """A curve through moments, in points across and scores upwards."""
        points = [(self.x_of(moment.x), moment.score) for moment in moments]
        return emotion.through(points, emotion.slopes(points))


def curve(plot: Plot, actor: Actor, name: str, alt: str) -> Iterator[Figure]:
    """Somebody's curve as one freeform; that of the customer over its areas above and below neutral."""
    if len(actor.moments) < 2:
        return
    segments = plot.segments(actor.moments)
    if actor.style is None:
        yield from _areas(plot, segments, name)
        paint = Paint(None, plot.theme.ink, max(0.75, _CURVE * plot.scale))
    else:
        width = max(0.5, _OTHER * plot.scale)
        paint = Paint(None, actor.style.color, width, tuple(part * width / 2.5 for part in actor.style.dash))
    yield freeform(name, line(segments, plot.y_of), paint, alt)


def expected_curve(plot: Plot, wanted: Sequence[Moment], name: str, alt: str) -> Iterator[Figure]:
    """What customers count on, as a thin line."""
    if len(wanted) > 1:
        paint = Paint(None, plot.theme.ink_soft, max(0.5, _EXPECTED * plot.scale), (1.0, 1.5))
        yield freeform(name, line(plot.segments(wanted), plot.y_of), paint, alt)


def neutral(plot: Plot, left: float, right: float, name: str) -> Figure:
    """The line between pleasant and unpleasant."""
    y, paint = plot.y_of(emotion.NEUTRAL), Paint(None, plot.theme.lines_strong, 0.5, (2.0, 2.0))
    return Figure(name, Box(left, y, right - left, 0), paint, "line")


def face(x: float, y: float, r: float, score: float, color: str, theme: Theme, name: str, alt: str) -> Figure:
    """A face that smiles as much as a score says, in the colour of whoever it is."""
    box = Box(x - r, y - r, 2 * r, 2 * r)
    return Figure(name, box, Paint(color, theme.face_ink, max(0.25, r / 8)), "smileyFace", smile(score), alt=alt)


def hollow_face(x: float, y: float, r: float, score: float, color: str, theme: Theme, name: str, alt: str) -> Figure:
    """A face that nobody has proven: an outline only."""
    box = Box(x - r, y - r, 2 * r, 2 * r)
    return Figure(name, box, Paint(theme.surface, color, max(0.4, r / 7)), "smileyFace", smile(score), alt=alt)


def smile(score: float) -> int:
    """How PowerPoint bends the mouth of its face for a score from -2.0 to 2.0."""
    return round(score / 2 * SMILE)


def score_color(theme: Theme, actor: Actor, score: float) -> str:
    """The colour of somebody's score."""
    return actor.style.color if actor.style else side_color(theme, score)


def _areas(plot: Plot, segments: Sequence[Segment], name: str) -> Iterator[Figure]:
    """The areas between the customer's curve and neutral, those of one side as one shape."""
    level = plot.y_of(emotion.NEUTRAL)
    for side in (1, -1):
        path: list[Command] = []
        for piece in emotion.split_at_neutral(segments):
            if piece.side == side:
                foot = (("L", piece.end[0], level), ("L", piece.start[0], level), ("Z",))
                path += [*line([piece], plot.y_of), *foot]
        if path:
            yield freeform(name, path, Paint(with_opacity(side_color(plot.theme, side), plot.theme.band_opacity)))
