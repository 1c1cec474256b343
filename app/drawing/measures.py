"""The sizes of everything on a map, in map units: one place for the spacing that makes it one design."""

from __future__ import annotations

HEADER_WIDTH = 176.0
HEADER_HEIGHT = 64.0
CHEVRON_TOP, CHEVRON_HEIGHT, CHEVRON_POINT = 8.0, 48.0, 12.0

NOTE_WIDTH = 168.0
NOTE_PADDING = 12.0
NOTE_RADIUS = 6.0
TEXT_WIDTH = NOTE_WIDTH - 2 * NOTE_PADDING - 4.0
"""Four less than there would be, so that the sign in the upper right corner keeps off the words."""
TOUCHPOINT_HEIGHT = 104.0
NOTE_HEIGHT = 56.0
CHIP_HEIGHT = 28.0

GAP = 12.0
STEP = NOTE_WIDTH + GAP
CELL_PADDING = 16.0
EMPTY_PHASE_WIDTH = NOTE_WIDTH + 2 * CELL_PADDING

EMOTION_HEIGHT = 208.0
EMOTION_MARGIN = 36.0
COLLAPSED_HEIGHT = 32.0
DIVIDER_HEIGHT = 32.0
POINT_RADIUS = 7.0

SMALL, BODY, TITLE = 12.0, 13.0, 15.0
LINE_HEIGHT = 1.35
MAX_LINES = 12


def line_step(size: float) -> float:
    """How far one line of text stands under the last, in whole units so that letters stay crisp."""
    return float(round(size * LINE_HEIGHT))


def score_y(height: float, score: float) -> float:
    """How far under the top of an emotion lane of `height` a score (-2.0..2.0) stands."""
    margin = _margin(height)
    return margin + (2.0 - score) / 4.0 * (height - 2 * margin)


def score_of_y(height: float, y: float) -> float:
    """The score (-2.0..2.0) at `y` under the top of an emotion lane; beyond the scale it is the nearest end."""
    margin = _margin(height)
    return max(-2.0, min(2.0, 2.0 - (y - margin) * 4.0 / (height - 2 * margin)))


def _margin(height: float) -> float:
    """What is left free over and under the scale, for labels; less in a lane that was made very low."""
    return min(EMOTION_MARGIN, height / 4)
