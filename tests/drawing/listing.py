"""A drawing list as text that a person can read and compare: one line for each group, one for each mark in it."""

from __future__ import annotations

from collections.abc import Iterator

from app.drawing.drawing import Drawing
from app.drawing.primitives import Circle, Group, Mark, Path, Picture, Rect


def listing(drawing: Drawing) -> str:
    """The whole drawing, in painting order."""
    lines = [f"drawing {_n(drawing.width)} x {_n(drawing.height)}"]
    lines += [f"column {c.phase_id} {_n(c.x)} w {_n(c.w)} slots {_ns(c.slots)}".rstrip() for c in drawing.columns]
    lines += [f"row {row.lane_id} {_n(row.y)} h {_n(row.h)}" for row in drawing.rows]
    for group in drawing.groups:
        lines += _group(group)
    return "\n".join(lines) + "\n"


def _group(group: Group) -> Iterator[str]:
    place = f"{_n(group.x)},{_n(group.y)} {_n(group.w)}x{_n(group.h)}"
    record = f" -> {group.record_id}" if group.record_id else ""
    screen = " (screen)" if group.for_screen else ""
    edits = f" edits {group.text.field}" if group.text else ""
    yield f"{group.layer.name} {group.key} {place}{record}{screen}{edits}"
    yield from (f"  {_mark(mark)}" for mark in group.marks)


def _mark(mark: Mark) -> str:
    match mark:
        case Rect(box=box):
            where = f"{_n(box.x)},{_n(box.y)} {_n(box.w)}x{_n(box.h)} r{_n(mark.radius)}"
            return f"rect {where}{_paint(mark.fill, mark.stroke, mark.stroke_width, mark.dash)}"
        case Circle():
            where = f"{_n(mark.cx)},{_n(mark.cy)} r{_n(mark.r)}"
            return f"circle {where}{_paint(mark.fill, mark.stroke, mark.stroke_width)}"
        case Path():
            commands = " ".join(f"{command[0]}{_ns(command[1:])}" for command in mark.commands)
            return f"path{_paint(mark.fill, mark.stroke, mark.stroke_width, mark.dash)} {commands}"
        case Picture(box=box):
            where = f"{_n(box.x)},{_n(box.y)} {_n(box.w)}x{_n(box.h)} r{_n(mark.radius)} r{_n(mark.foot_radius)}"
            return f"picture {where} pale {mark.pale} {mark.name[:8]}{mark.name[64:]}"
        case _:
            where = f"{_n(mark.x)},{_n(mark.baseline)} w{_n(mark.width)}"
            return f"text {where} {mark.font} {_n(mark.size)} {mark.color} “{mark.text}”"


def _paint(fill: str | None, stroke: str | None, stroke_width: float, dash: tuple[float, ...] = ()) -> str:
    filled = f" fill {fill}" if fill else ""
    stroked = f" stroke {stroke} {_n(stroke_width)}" if stroke else ""
    return f"{filled}{stroked}{f' dash {_ns(dash)}' if dash else ''}"


def _ns(values: tuple[object, ...]) -> str:
    return ",".join(_n(value) for value in values)


def _n(value: object) -> str:
    return f"{round(float(str(value)), 2) + 0.0:g}"
