"""How an emotion score looks in a cell: the same on every sheet, and changing with the number."""

from __future__ import annotations

from openpyxl.formatting.rule import ColorScaleRule, Rule

from app.drawing.colors import mix
from app.drawing.theme import Theme
from app.exchange.excel.looks import rgb

SCORE_FORMAT = '"▲ "0.0;"▼ −"0.0;"● "0.0'
"""A score with a sign that tells its side without colour."""

GAP_FORMAT = '"+"0.0;"−"0.0;0.0'
"""What lies between two scores."""

_STRENGTH = 0.55


def score_colors(theme: Theme) -> Rule:
    """The rule that colours scores from -2 over neutral, which is white, to +2."""
    below, above = (rgb(mix("#FFFFFF", color, _STRENGTH)) for color in (theme.below, theme.above))
    return ColorScaleRule(
        start_type="num",
        start_value=-2,
        start_color=below,
        mid_type="num",
        mid_value=0,
        mid_color=rgb("#FFFFFF"),
        end_type="num",
        end_value=2,
        end_color=above,
    )
