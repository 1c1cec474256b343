"""Draws the pictures of the samples: `python installers/sample_pictures.py`, which writes resources/samples/images.

Flat shapes in the colours of the app, so that they are ours, small, and the same each time. Only developers run it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "samples" / "images"

WALL, FLOOR, TEAL, DEEP, SUN, CORAL = "#E3EEF0", "#C9DDDD", "#0F6E6A", "#0B4F4D", "#F6C445", "#E8795A"
BLUE, PALE, WHITE, INK, LILAC, SKIN, HAIR = "#2F5DA8", "#F4EFE6", "#FFFFFF", "#26323D", "#B7A4DE", "#EFC3A4", "#6B4430"

RED, TAN, COAL = "#C65B3E", "#C98F66", "#26211F"


class Pen:
    """Draws filled shapes on one picture."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setPen(Qt.PenStyle.NoPen)

    def box(self, x: float, y: float, w: float, h: float, color: str, radius: float = 0) -> None:
        self.painter.setBrush(QColor(color))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def disc(self, x: float, y: float, r: float, color: str, tall: float = 1.0) -> None:
        self.painter.setBrush(QColor(color))
        self.painter.drawEllipse(QPointF(x, y), r, r * tall)

    def shape(self, color: str, *points: tuple[float, float]) -> None:
        self.painter.setBrush(QColor(color))
        self.painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def curve(self, color: str, start: tuple[float, float], *steps: tuple[float, ...]) -> None:
        """A closed shape of quadratic curves (4 numbers) and straight lines (2)."""
        path = QPainterPath(QPointF(*start))
        for step in steps:
            path.quadTo(*step) if len(step) == 4 else path.lineTo(*step)
        self.painter.setBrush(QColor(color))
        self.painter.drawPath(path)

    def line(self, color: str, width: float, start: tuple[float, float], *steps: tuple[float, ...]) -> None:
        """A line of straight pieces and quadratic curves."""
        path = QPainterPath(QPointF(*start))
        for step in steps:
            path.quadTo(*step) if len(step) == 4 else path.lineTo(*step)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self.painter.drawPath(path)
        self.painter.setPen(Qt.PenStyle.NoPen)


def mirror(pen: Pen, *, closed: bool) -> None:
    """A pair of jeans before a mirror, its button open or closed."""
    pen.box(0, 0, 640, 480, "#FBEFD0" if closed else WALL)
    pen.box(0, 380, 640, 100, "#E9D5A5" if closed else FLOOR)
    pen.box(96, 40, 190, 350, WHITE, 20)
    pen.box(108, 52, 166, 326, "#D3E6EA", 14)
    pen.shape("#E2F0F2", (130, 378), (230, 52), (262, 52), (166, 378))
    left, right, knee = (330, 96), (520, 96), (426, 236)
    legs = ((536, 250, 540, 430), (452, 430), (440, 300, *knee), (410, 300, 400, 430), (312, 430), (316, 250, *left))
    pen.curve(BLUE, left, right, *legs)
    pen.box(330, 96, 190, 26, "#244A88", 6)
    if not closed:
        pen.shape(WALL, (408, 94), (442, 94), (428, 172))
    pen.disc(427 if closed else 400, 109, 8, SUN)
    pen.line("#8FB0E4", 3, (346, 136), (352, 168, 384, 172))
    pen.line("#8FB0E4", 3, (504, 136), (498, 168, 466, 172))
    pen.line("#8FB0E4", 3, (426, 180), (426, 228))
    if closed:
        for x, y, size in ((574, 150, 18), (596, 96, 12), (300, 76, 12)):
            heart(pen, x, y, size)


def jeans(pen: Pen) -> None:
    """The jeans that do not close."""
    mirror(pen, closed=False)


def fits(pen: Pen) -> None:
    """The jeans that close again."""
    mirror(pen, closed=True)


def webinar(pen: Pen) -> None:
    """A webinar on a laptop, tea beside it."""
    pen.box(0, 0, 640, 480, "#F3E3F0")
    pen.box(0, 352, 640, 128, "#C8AFD8")
    pen.disc(540, 96, 52, "#FBF3F9")
    pen.box(128, 84, 352, 250, INK, 18)
    pen.box(142, 98, 324, 222, TEAL, 6)
    woman(pen, 250, 240, 0.9, RED, PALE, bun=True)
    pen.line(SKIN, 15, (318, 320), (346, 290, 334, 246))
    pen.disc(334, 238, 13, SKIN)
    pen.box(366, 122, 84, 174, WHITE, 8)
    for row, wide in enumerate((50, 36, 54, 32)):
        pen.disc(382, 146 + row * 40, 7, (CORAL, SUN, LILAC, BLUE)[row])
        pen.box(394, 142 + row * 40, wide * 0.75, 8, "#D5DADF", 4)
    pen.box(92, 334, 424, 22, "#3C4955", 10)
    pen.box(262, 334, 84, 8, INK, 4)
    pen.line(WHITE, 12, (596, 326), (628, 330, 594, 362))
    pen.box(540, 304, 56, 68, WHITE, 10)
    pen.line("#A98BBB", 5, (556, 288), (548, 272, 558, 258))
    pen.line("#A98BBB", 5, (578, 288), (570, 272, 580, 258))


def video(pen: Pen) -> None:
    """A message from the coach on a phone, at night in bed."""
    pen.box(0, 0, 640, 480, "#2C3E5E")
    pen.disc(538, 92, 44, "#F7E6A8")
    pen.disc(520, 80, 40, "#2C3E5E")
    pen.curve("#4A618C", (0, 330), (160, 280, 320, 332), (480, 384, 640, 320), (640, 480), (0, 480))
    pen.curve("#5D76A6", (0, 400), (200, 350, 360, 402), (500, 440, 640, 396), (640, 480), (0, 480))
    pen.box(222, 28, 200, 400, INK, 34)
    pen.box(235, 46, 174, 364, "#CFE5DF", 20)
    woman(pen, 322, 300, 0.92, RED, TEAL, bun=True)
    pen.box(235, 392, 174, 18, TEAL, 6)
    pen.disc(262, 72, 9, CORAL)
    pen.box(278, 68, 60, 8, WHITE, 4)
    heart(pen, 470, 250, 18)
    heart(pen, 496, 196, 12)


def plateau(pen: Pen) -> None:
    """The scales in the dark, the phone face down beside them."""
    pen.box(0, 0, 640, 480, "#39475C")
    for x in range(0, 640, 80):
        pen.box(x, 0, 2, 480, "#435269")
    for y in range(0, 480, 80):
        pen.box(0, y, 640, 2, "#435269")
    pen.shape("#4B5B73", (360, 0), (640, 0), (640, 480), (520, 480))
    pen.box(108, 106, 300, 300, "#2A3546", 38)
    pen.box(108, 94, 300, 300, "#B9C4D2", 38)
    pen.box(190, 122, 136, 62, INK, 14)
    for x in (222, 246, 282):
        pen.box(x, 138, 14, 30, "#E8795A", 3)
    pen.disc(270, 166, 3, "#E8795A")
    for x in (190, 326):
        pen.disc(x, 290, 34, "#A4B1C1", 1.7)
    pen.box(470, 236, 92, 176, "#222B39", 18)
    pen.box(484, 250, 30, 30, "#39475C", 9)
    pen.disc(493, 259, 5, "#222B39")
    pen.disc(505, 271, 5, "#222B39")


def friends(pen: Pen) -> None:
    """Three friends at a table with cake."""
    pen.box(0, 0, 640, 480, "#D7E8DC")
    for x in range(40, 640, 112):
        pen.shape((CORAL, SUN, TEAL, LILAC, BLUE, CORAL)[x // 112], (x, 34), (x + 56, 34), (x + 28, 78))
    pen.line("#8AA798", 4, (0, 34), (640, 34))
    woman(pen, 128, 316, 1.12, "#2D2A32", SUN)
    woman(pen, 320, 300, 1.12, HAIR, BLUE)
    woman(pen, 512, 316, 1.12, "#D9A441", CORAL, bun=True)
    pen.box(0, 384, 640, 96, "#C58E5E")
    pen.box(0, 384, 640, 12, "#D8A676")
    pen.disc(320, 410, 112, WHITE, 0.16)
    pen.box(250, 330, 140, 76, "#F6D9C4", 12)
    pen.box(250, 330, 140, 28, "#F3A8B4", 12)
    for x in (272, 304, 336, 368):
        pen.disc(x, 356, 11, "#F3A8B4")
    pen.box(316, 300, 8, 32, WHITE, 3)
    pen.disc(320, 292, 7, SUN, 1.5)


def vera(pen: Pen) -> None:
    """Vera, who is done with diets."""
    pen.box(0, 0, 480, 480, "#F3D9C9")
    pen.disc(240, 250, 190, "#F8E7DC")
    woman(pen, 240, 300, 1.7, HAIR, BLUE)


def karim(pen: Pen) -> None:
    """Karim, who does not want to diet at all."""
    pen.box(0, 0, 480, 480, "#CFE5DF")
    pen.disc(240, 250, 190, "#DFF0EB")
    painter = pen.painter
    painter.save()
    painter.translate(240, 300)
    painter.scale(1.7, 1.7)
    pen.curve(TEAL, (-96, 106), (-92, 28, -36, 22), (36, 22), (92, 28, 96, 106))
    pen.curve(TAN, (-21, -8), (21, -8), (21, 26), (0, 48, -21, 26))
    pen.disc(-43, -44, 9, TAN)
    pen.disc(43, -44, 9, TAN)
    pen.disc(0, -46, 43, TAN, 1.14)
    pen.curve(
        COAL,
        (-43, -46),
        (-40, 8, 0, 12),
        (40, 8, 43, -46),
        (34, -28, 18, -30),
        (0, -36, -18, -30),
        (-34, -28, -43, -46),
    )
    pen.curve(
        COAL,
        (-46, -52),
        (-54, -112, 4, -108),
        (56, -108, 46, -50),
        (42, -76, 22, -80),
        (-18, -76, -36, -82),
        (-44, -70, -46, -52),
    )
    pen.disc(-16, -48, 4, INK)
    pen.disc(16, -48, 4, INK)
    pen.line("#F6E3D6", 4, (-11, -16), (0, -8, 11, -16))
    painter.restore()


def woman(pen: Pen, x: float, y: float, size: float, hair: str, dress: str, *, bun: bool = False) -> None:
    """Head and shoulders about a point, the shoulders cut off at about 100 units below it."""
    painter = pen.painter
    painter.save()
    painter.translate(x, y)
    painter.scale(size, size)
    if bun:
        pen.disc(0, -118, 24, hair)
        pen.disc(0, -52, 58, hair)
    else:
        pen.curve(
            hair,
            (-58, -50),
            (-60, -112, 0, -112),
            (60, -112, 58, -50),
            (66, 20, 52, 36),
            (-52, 36),
            (-66, 20, -58, -50),
        )
    pen.curve(dress, (-92, 106), (-88, 28, -34, 24), (34, 24), (88, 28, 92, 106))
    pen.curve(SKIN, (-20, -8), (20, -8), (20, 28), (0, 52, -20, 28))
    pen.disc(0, -46, 43, SKIN, 1.12)
    pen.curve(hair, (-46, -48), (-44, -104, 2, -102), (46, -102, 46, -46), (36, -74, 10, -78), (-24, -76, -46, -48))
    pen.disc(-16, -44, 4, INK)
    pen.disc(16, -44, 4, INK)
    pen.disc(-26, -28, 7, "#F0A98C")
    pen.disc(26, -28, 7, "#F0A98C")
    pen.line("#9C4A3A", 3.2, (-12, -20), (0, -8, 12, -20))
    painter.restore()


def heart(pen: Pen, x: float, y: float, size: float) -> None:
    pen.curve(
        CORAL,
        (x, y + size),
        (x - size * 1.5, y, x - size * 0.6, y - size * 0.6),
        (x - size * 0.1, y - size * 0.8, x, y - size * 0.2),
        (x + size * 0.1, y - size * 0.8, x + size * 0.6, y - size * 0.6),
        (x + size * 1.5, y, x, y + size),
    )


LANDSCAPE, SQUARE = (640, 480), (480, 480)
PICTURES: dict[Callable[[Pen], None], tuple[int, int]] = {
    **dict.fromkeys((jeans, webinar, video, plateau, fits, friends), LANDSCAPE),
    **dict.fromkeys((vera, karim), SQUARE),
}


def main(folder: Path = FOLDER, pictures: Mapping[Callable[[Pen], None], tuple[int, int]] = PICTURES) -> None:
    _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for draw, (width, height) in pictures.items():
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(Pen(painter))
        painter.end()
        image.save(str(folder / f"{draw.__name__}.png"), "PNG", 0)


if __name__ == "__main__":
    main()
