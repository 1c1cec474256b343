"""The emotion lane: for each actor a curve through the points of the touchpoints, and what stands out on it.

The customer's curve is coloured above and below neutral, with the area between tinted; others have a colour and a
dash of their own. What is only assumed is thin, with hollow points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import expected, faces, promised
from app.drawing import measures as m
from app.drawing.actors import Actor, actors, side_color
from app.drawing.colors import with_opacity
from app.drawing.curve import customer_curve, other_curve
from app.drawing.curve_key import curve_key
from app.drawing.drawing import Part, Placed
from app.drawing.expected import expectations
from app.drawing.kept import Kept
from app.drawing.marks import labels
from app.drawing.pieces import Curve, Piece, drawn, runs
from app.drawing.primitives import Box, Circle, Group, Layer, Mark
from app.drawing.scale import scale
from app.drawing.sheet import Band, Sheet, Stretch
from app.drawing.theme import ActorStyle, Theme
from app.model.records import Id, Lane

_CURVE, _OTHER_CURVE, _RIM = 3.0, 2.5, 2.0
_HALO, _HALO_OPACITY = 1.5, 0.6
"""How much wider than a line its ground is, and how far that covers what lies under it: where dots cross an area, a
stronger one is seen before they are."""

_GHOST = 1.5
_ASIDE, _SAME_SCORE = 2 * m.POINT_RADIUS, 0.25
"""How far a face stands beside one whose score is less than so much away, which would hide it."""

_Standing = tuple[Actor, Moment, float]
"""A point: whose it is, and how many map units it stands aside."""

_CURVES: Kept[Part] = Kept(512)


def lay_out(sheet: Sheet, lane: Lane) -> Band:
    """The curves, points and labels of the emotion lane, and the scale in its header."""
    band = Band(float(max(lane.height or m.EMOTION_HEIGHT, m.COLLAPSED_HEIGHT * 2)))
    shown = actors(sheet)
    on_top = sorted(shown, key=lambda actor: actor.actor_id != sheet.look.asked)  # whose points a hand is after now
    wanted = expectations(sheet)
    felt = next((actor.moments for actor in shown if actor.actor_id is None), ())
    compared = len(wanted) > 1 and len(felt) > 1  # then the areas say how far the two are apart, and not from neutral
    curves = [curve for actor in reversed(shown) for curve in _curve(sheet, lane, actor, band.height, not compared)]
    for name, lines in (
        ("expected", expected.lines(sheet, lane, wanted, felt, band.height)),
        ("curves", curves),
        ("promised", promised.lines(sheet, lane, felt, band.height)),
    ):
        for stretch, pieces in _by_phase(lines):
            _put(band, name, Layer.CURVE, lane, pieces, stretch)
    standing = _side_by_side(on_top)
    for stretch, points in _points(sheet, standing, band.height):
        _put(band, "points", Layer.NOTES, lane, points, stretch)
    if shown:
        said = labels(
            sheet, lane, shown[0].moments, partial(_taken, sheet, standing, band.height), band.height, _last(sheet)
        )
        _put(band, "labels", Layer.NOTES, lane, said)
    with_plan = promised.is_drawn(sheet, felt)
    key = curve_key(sheet, lane, shown, bool(wanted), with_plan, band.height)
    band.parts += [scale(sheet, lane, band.height), *key]
    return band


def _put(
    band: Band, name: str, layer: Layer, lane: Lane, groups: Sequence[Group], stretch: Stretch | None = None
) -> None:
    """Puts groups into the lane, from its own corner or from that of one of its cells."""
    if groups:
        part = _CURVES.of(tuple(groups), None, partial(Part, tuple(groups)))
        key = f"{name}:{lane.id}:{stretch.phase.id}" if stretch else f"{name}:{lane.id}"
        x, phase_id = (stretch.column.x, stretch.phase.id) if stretch else (0.0, None)
        band.parts.append(Placed(key, layer, x, 0.0, part, lane.id, phase_id, firm=True))


def _by_phase(lines: Iterable[tuple[Stretch, Group]]) -> Iterator[tuple[Stretch, list[Group]]]:
    """What is drawn with each phase, in the order of the lines."""
    found: dict[Id, tuple[Stretch, list[Group]]] = {}
    for stretch, group in lines:
        found.setdefault(stretch.phase.id, (stretch, []))[1].append(group)
    yield from found.values()


def _last(sheet: Sheet) -> Id | None:
    """The touchpoint at which the journey ends."""
    return sheet.centers[-1][0].id if sheet.centers else None


def _taken(sheet: Sheet, standing: Sequence[_Standing], height: float, left: float, right: float) -> list[Box]:
    """The room that points and bars take between two x of the map."""
    points = [_around(moment, aside, height) for _actor, moment, aside in standing if left < moment.x + aside < right]
    return points + expected.places(sheet, left, right, height)


def _around(moment: Moment, aside: float, height: float) -> Box:
    """The room that a point takes, its rim included."""
    r = m.POINT_RADIUS + _RIM
    return Box(moment.x + aside - r, m.score_y(height, moment.score) - r, 2 * r, 2 * r)


# --- curves ----------------------------------------------------------------------------------------------------------


def _curve(sheet: Sheet, lane: Lane, actor: Actor, height: float, areas: bool) -> Iterator[tuple[Stretch, Group]]:
    """Someone's curve, cut phase by phase."""
    if len(actor.moments) < 2:
        return
    curve, guessed = Curve(actor.moments), actor.guessed
    for run in runs(sheet, curve.xs):
        piece = curve.on(run)
        if piece is not None:
            marks = _curve_marks(piece, curve.flags_on(run, guessed), height, sheet.look.theme, actor.style, areas)
            yield run.stretch, drawn(f"{lane.id}:{actor.actor_id or ''}", run, piece, height, marks)


@lru_cache(maxsize=128)
def _curve_marks(
    piece: Piece, guessed: tuple[bool, ...], height: float, theme: Theme, style: ActorStyle | None, areas: bool
) -> tuple[Mark, ...]:
    segments, y_of = piece.segments, partial(m.score_y, height)
    if style is None:
        return customer_curve(segments, y_of, theme, _CURVE, guessed, areas)
    lines = other_curve(segments, y_of, style, _OTHER_CURVE, guessed)
    ground = with_opacity(theme.curve_ground, _HALO_OPACITY)
    return (*(replace(each, stroke=ground, stroke_width=each.stroke_width + _HALO, dash=()) for each in lines), *lines)


# --- points ----------------------------------------------------------------------------------------------------------


def _points(sheet: Sheet, standing: Sequence[_Standing], height: float) -> Iterator[tuple[Stretch, list[Group]]]:
    """The points of each phase, from its own left edge, so that a phase which moves takes along what it has."""
    felt: dict[Id, list[Group]] = defaultdict(list)
    left = {i: stretch.column.x for stretch in sheet.stretches for i in stretch.touchpoint_ids}
    scores: dict[Id, list[float]] = defaultdict(list)
    for _actor, moment, _aside in standing:
        scores[moment.touchpoint_id].append(moment.score)
    ghosts = list(_ghosts(sheet, left, height)) if sheet.look.for_screen else []
    for touchpoint_id, _ghost in ghosts:
        scores[touchpoint_id].append(emotion.NEUTRAL)
    for touchpoint_id, bar in expected.ticks(sheet, left, scores, height):
        felt[touchpoint_id].append(bar)
    for actor, moment, aside in standing:
        felt[moment.touchpoint_id].append(_point(sheet, actor, moment, left[moment.touchpoint_id] - aside, height))
    for touchpoint_id, ghost in ghosts:
        felt[touchpoint_id].append(ghost)
    for stretch in sheet.stretches:
        yield stretch, [group for i in stretch.touchpoint_ids if i in felt for group in felt[i]]


def _side_by_side(shown: Sequence[Actor]) -> list[_Standing]:
    """All points, the first actor's last and so on top, and how far each makes way for one of about its score."""
    standing: dict[Id, list[float]] = defaultdict(list)
    found = []
    for actor in shown:
        for moment in actor.moments:
            others = standing[moment.touchpoint_id]
            aside = _ASIDE * sum(abs(moment.score - score) < _SAME_SCORE for score in others)
            others.append(moment.score)
            found.append((actor, moment, aside))
    return found[::-1]


def _point(sheet: Sheet, actor: Actor, moment: Moment, left: float, height: float) -> Group:
    theme, y = sheet.look.theme, m.score_y(height, moment.score)
    color = actor.style.color if actor.style else side_color(theme, moment.score)
    assumed = moment.touchpoint_id in actor.assumed
    return _felt(moment.touchpoint_id, actor.actor_id, moment.x - left, y, moment.score, color, theme, assumed)


@lru_cache(maxsize=2048)
def _felt(
    touchpoint_id: Id, actor_id: Id | None, x: float, y: float, score: float, color: str, theme: Theme, assumed: bool
) -> Group:
    """A point with its face; known by what it is made from, since its marks would take longer to tell apart."""
    return _point_group(touchpoint_id, actor_id, x, y, _face(score, color, theme, assumed))


@lru_cache(maxsize=512)
def _face(score: float, color: str, theme: Theme, assumed: bool) -> tuple[Mark, ...]:
    r = m.POINT_RADIUS
    if assumed:
        return faces.hollow(r, r, r, score, color, theme.curve_ground)
    return faces.filled(r, r, r, score, color, theme.face_ink, theme.curve_ground)


def _ghosts(sheet: Sheet, left: Mapping[Id, float], height: float) -> Iterator[tuple[Id, Group]]:
    """Hollow points on neutral for what the customer, or whoever is asked now, did not tell yet: to be dragged."""
    asked, theme, r = sheet.look.asked, sheet.look.theme, m.POINT_RADIUS
    if sheet.look.actors is not None and asked not in sheet.look.actors:
        return
    ink = theme.lines_strong if asked is None else theme.accent
    ring = (Circle(r, r, r - _GHOST / 2, fill=theme.curve_ground, stroke=ink, stroke_width=_GHOST),)
    neutral = m.score_y(height, emotion.NEUTRAL)
    for touchpoint, x in sheet.centers:
        if sheet.document.score(touchpoint.id, asked) is None:
            own = x - left[touchpoint.id]
            yield touchpoint.id, _point_group(touchpoint.id, asked, own, neutral, ring, for_screen=True)


@lru_cache(maxsize=2048)
def _point_group(
    touchpoint_id: Id, actor_id: Id | None, x: float, y: float, marks: tuple[Mark, ...], for_screen: bool = False
) -> Group:
    r = m.POINT_RADIUS
    key = f"point:{touchpoint_id}:{actor_id or ''}"
    return Group(key, "point", Layer.NOTES, x - r, y - r, 2 * r, 2 * r, marks, touchpoint_id, for_screen)
