"""Drawing marks as PDF page operators: what is on one page, and nothing of pages or documents.

Written straight instead of through the PDF library's calls, which take twice as long on a large map. Operators
and their order are those of PDF 32000-1, annex A. Numbers are rounded to hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from app.drawing.pictures import missing
from app.drawing.primitives import Box, Circle, Mark, Path, Picture, Rect, TextLine
from app.exchange.pdf.pages import Placed
from app.exchange.pdf.text import pieces
from app.exchange.picture_cutting import Cutter

_ROUND = 0.5523  # how far the handles of a quarter circle reach, as a part of its radius
_DENSITY = 300.0
"""Pixels to an inch of paper that a picture keeps: more than an eye sees at an arm's length."""


class Content:
    """Paints onto the current page of a canvas, which is `height` points high."""

    def __init__(self, canvas: Canvas, height: float, cutter: Cutter) -> None:
        self._canvas = canvas
        self._write = canvas.addLiteral
        self._height = height
        self._cutter = cutter
        self._state: dict[str, str | float] = {}
        self._origin = (0.0, 0.0, 1.0)

    def add(self, placed: Placed) -> None:
        """Paints a set of marks where it is placed, within its clip."""
        self._origin = (placed.x, placed.y, placed.scale)
        if placed.clip is None:
            self._paint(placed.marks)
            return
        outside = dict(self._state)
        clip = placed.clip
        self._canvas.saveState()
        self._write(f"{clip.x:.2f} {self._height - clip.bottom:.2f} {clip.w:.2f} {clip.h:.2f} re W n")
        self._paint(placed.marks)
        self._canvas.restoreState()
        self._state = outside

    def _paint(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case TextLine():
                    self._text_line(mark)
                case Rect():
                    self._rect(mark)
                case Path():
                    self._path(mark)
                case Circle():
                    self._circle(mark)
                case Picture():
                    self._picture(mark)

    # --- state ---------------------------------------------------------------------------------------------------

    def _x(self, x: float) -> float:
        return self._origin[0] + x * self._origin[2]

    def _y(self, y: float) -> float:
        return self._height - self._origin[1] - y * self._origin[2]

    def _set(self, what: str, operator: str) -> None:
        """Writes an operator that sets `what`, unless that is how it is already."""
        if self._state.get(what) != operator:
            self._state[what] = operator
            self._write(operator)

    def _color(self, color: str, operator: str) -> None:
        """Sets a colour "#RRGGBB" or "#RRGGBBAA" to fill ("rg") or to stroke ("RG") with."""
        red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
        self._set(operator, f"{red:.3f} {green:.3f} {blue:.3f} {operator}")
        opacity = int(color[7:9], 16) / 255 if len(color) == 9 else 1.0
        if self._state.get(f"opacity {operator}", 1.0) != opacity:
            self._state[f"opacity {operator}"] = opacity
            (self._canvas.setFillAlpha if operator == "rg" else self._canvas.setStrokeAlpha)(opacity)

    def _stroke(self, color: str, width: float, dash: tuple[float, ...], round_caps: bool) -> None:
        scale = self._origin[2]
        self._color(color, "RG")
        self._set("w", f"{width * scale:.3f} w")
        self._set("d", f"[{' '.join(f'{d * scale:.2f}' for d in dash)}] 0 d")
        self._set("J", "1 J 1 j" if round_caps else "0 J 0 j")

    def _finish(self, outline: str, mark: Rect | Path | Circle, dash: tuple[float, ...], round_caps: bool) -> None:
        """Fills and strokes an outline. Each by itself, since each may have its own opacity."""
        if mark.fill is not None:
            self._color(mark.fill, "rg")
            self._write(f"{outline} f")
        if mark.stroke is not None and mark.stroke_width > 0:
            self._stroke(mark.stroke, mark.stroke_width, dash, round_caps)
            self._write(f"{outline} S")

    # --- marks ---------------------------------------------------------------------------------------------------

    def _rect(self, mark: Rect) -> None:
        box, scale = mark.box, self._origin[2]
        left, bottom = self._x(box.x), self._y(box.bottom)
        w, h = box.w * scale, box.h * scale
        radius = min(mark.radius * scale, w / 2, h / 2)
        if radius > 0:
            outline = _rounded(Box(left, bottom, w, h), radius)
        else:
            outline = f"{left:.2f} {bottom:.2f} {w:.2f} {h:.2f} re"
        self._finish(outline, mark, mark.dash, round_caps=False)

    def _circle(self, mark: Circle) -> None:
        radius = mark.r * self._origin[2]
        x, y = self._x(mark.cx), self._y(mark.cy)
        self._finish(_rounded(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius), mark, (), round_caps=False)

    def _path(self, mark: Path) -> None:
        outline = " ".join(self._step(command) for command in mark.commands)
        self._finish(outline, mark, mark.dash, mark.round_caps)

    def _picture(self, mark: Picture) -> None:
        cut = self._cutter.cut(mark, self._origin[2] * _DENSITY / 72)
        if cut is None:
            self._paint(missing(mark))
            return
        outline = " ".join(self._step(command) for command in mark.outline.commands)
        box, scale = mark.box, self._origin[2]
        place = (self._x(box.x), self._y(box.bottom), box.w * scale, box.h * scale)
        outside = dict(self._state)
        self._canvas.saveState()
        self._write(f"{outline} W n")
        self._canvas.drawImage(ImageReader(BytesIO(cut.data)), *place, mask="auto")
        self._canvas.restoreState()
        self._state = outside

    def _step(self, command: tuple[str | float, ...]) -> str:
        """One step of a path; the operators m, l and c are the drawing list's M, L and C."""
        if command[0] == "Z":
            return "h"
        numbers = [float(n) for n in command[1:]]
        points = (f"{self._x(x):.2f} {self._y(y):.2f}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        return f"{' '.join(points)} {str(command[0]).lower()}"

    def _text_line(self, line: TextLine) -> None:
        if not line.text.strip():
            return
        size = line.size * self._origin[2]
        self._color(line.color, "rg")
        self._write("BT")
        for piece in pieces(line.text, line.font):
            x, y = self._x(line.x + piece.dx * line.size), self._y(line.baseline - piece.dy * line.size)
            at = f"1 0 0 1 {x:.2f} {y:.2f} Tm"
            for subset, codes in piece.face.splitString(piece.text, self._canvas._doc):
                name = piece.face.getSubsetInternalName(subset, self._canvas._doc)
                self._write(f"{name} {size:.2f} Tf {at} <{codes.hex()}> Tj")
                at = ""
        self._write("ET")


def _rounded(box: Box, r: float) -> str:
    """The outline of a rectangle with rounded corners, in points from the lower left."""
    left, low, right, high = box.x, box.y, box.right, box.bottom
    k = r * (1 - _ROUND)
    return (
        f"{left + r:.2f} {low:.2f} m {right - r:.2f} {low:.2f} l "
        f"{right - k:.2f} {low:.2f} {right:.2f} {low + k:.2f} {right:.2f} {low + r:.2f} c "
        f"{right:.2f} {high - r:.2f} l "
        f"{right:.2f} {high - k:.2f} {right - k:.2f} {high:.2f} {right - r:.2f} {high:.2f} c "
        f"{left + r:.2f} {high:.2f} l "
        f"{left + k:.2f} {high:.2f} {left:.2f} {high - k:.2f} {left:.2f} {high - r:.2f} c "
        f"{left:.2f} {low + r:.2f} l "
        f"{left:.2f} {low + k:.2f} {left + k:.2f} {low:.2f} {left + r:.2f} {low:.2f} c h"
    )
