"""Icons as marks: every lane has one, and arcs end where SVG says and keep to their ellipse."""

from math import hypot

import pytest

from app.drawing.icons import icon, path_commands
from app.drawing.primitives import Circle, Path
from app.model.lane_kinds import LANE_KINDS


@pytest.mark.parametrize("name", [kind.icon for kind in LANE_KINDS.values()] + ["star", "plus"])
def test_every_icon_fits_its_square(name: str) -> None:
    marks = icon(name, 100, 50, 12, "#000000")
    assert marks
    for mark in marks:
        assert isinstance(mark, Path | Circle)
        if isinstance(mark, Path):
            ends = [command[-2:] for command in mark.commands if len(command) > 1]
            assert all(100 <= float(x) <= 112 and 50 <= float(y) <= 62 for x, y in ends)


def test_relative_and_repeated_commands() -> None:
    assert path_commands("M1 2l3 4 5-6h2v-1H0V9z") == [
        ("M", 1, 2),
        ("L", 4, 6),
        ("L", 9, 0),
        ("L", 11, 0),
        ("L", 11, -1),
        ("L", 0, -1),
        ("L", 0, 9),
        ("Z",),
    ]


def test_smooth_curves_mirror_the_control_before() -> None:
    assert path_commands("M0 0C1 2 3 4 5 5s3 3 4 4")[-1] == ("C", 7, 6, 8, 8, 9, 9)


@pytest.mark.parametrize("flags", ["0 0", "0 1", "1 0", "1 1"])
def test_arcs_become_curves_on_the_circle(flags: str) -> None:
    commands = path_commands(f"M10 0A10 10 0 {flags} 0 10")
    center = (0, 0) if flags in ("0 1", "1 0") else (10, 10)
    assert commands[-1][-2:] == pytest.approx((0, 10))
    start = (10.0, 0.0)
    for command in commands[1:]:
        _, *numbers = (float(value) if value != "C" else 0.0 for value in command)
        corners = [start, *zip(numbers[::2], numbers[1::2], strict=True)]
        half = [sum(w * corner[axis] for w, corner in zip((1, 3, 3, 1), corners, strict=True)) / 8 for axis in (0, 1)]
        assert hypot(half[0] - center[0], half[1] - center[1]) == pytest.approx(10, abs=0.01)
        start = corners[-1]
    assert len(commands) - 1 == (3 if flags[0] == "1" else 1)


def test_flags_may_touch_the_next_number() -> None:
    assert path_commands("M16.472 15a6 6 0 01-8.943 0")[-1][-2:] == pytest.approx((7.529, 15))


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        path_commands("M 1 x")
