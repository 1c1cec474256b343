"""Draws the pictures of the sample about a return: `python installers/retour_pictures.py`.

They come beside those of the other samples, in the same flat shapes and colours. Only developers run it.
"""

from __future__ import annotations

from collections.abc import Callable

from sample_pictures import (
    BLUE,
    COAL,
    CORAL,
    DEEP,
    HAIR,
    INK,
    LANDSCAPE,
    LILAC,
    RED,
    SKIN,
    SQUARE,
    SUN,
    TEAL,
    WALL,
    WHITE,
    Pen,
    heart,
    main,
    woman,
)

GREEN, GRASS, CARD, FLAP, EDGE, TAPE = "#2E8B57", "#57B37E", "#C99A66", "#DDB482", "#A87C4E", "#F2E3A6"


def anouk(pen: Pen) -> None:
    """Anouk, who wants shoes."""
    pen.box(0, 0, 480, 480, "#DCEBDD")
    pen.disc(240, 250, 190, "#ECF5EC")
    woman(pen, 240, 300, 1.7, "#A6532F", GREEN, bun=True)
    for x in (168, 312):
        pen.disc(x, 264, 8, SUN)


def dilara(pen: Pen) -> None:
    """Dilara, who tries on at home."""
    pen.box(0, 0, 480, 480, "#E6DDF2")
    pen.disc(240, 250, 190, "#F2EDF9")
    woman(pen, 240, 300, 1.7, COAL, SUN)
    for x in (213, 267):
        pen.disc(x, 225, 24, INK)
        pen.disc(x, 225, 20, "#F5D6C0")
        pen.disc(x, 225, 7, INK)
    pen.line(INK, 5, (234, 222), (240, 217, 246, 222))


def box(pen: Pen) -> None:
    """The box, just opened, on the table."""
    pen.box(0, 0, 640, 480, "#FBEFD0")
    pen.box(0, 366, 640, 114, "#C58E5E")
    pen.shape(FLAP, (150, 210), (490, 210), (560, 120), (80, 120))
    pen.shape(EDGE, (416, 120), (468, 120), (446, 158), (430, 140))
    for x, tall in ((200, 60), (250, 92), (310, 66), (372, 90), (434, 58)):
        pen.shape(GRASS, (x - 40, 240), (x, 240 - tall), (x + 44, 240))
    shoe(pen, 176, 146, 1.0)
    shoe(pen, 268, 162, 1.0)
    pen.box(150, 214, 340, 182, CARD, 6)
    pen.box(150, 214, 340, 16, EDGE)
    for y in (276, 306, 336):
        pen.line(GREEN, 8, (284, y), (356, y + 26))
        pen.line(GREEN, 8, (356, y), (284, y + 26))
    pen.box(494, 330, 84, 56, WHITE, 4)
    heart(pen, 536, 354, 12)


def carpet(pen: Pen) -> None:
    """One shoe on, and her toe against the front of it."""
    pen.box(0, 0, 640, 480, WALL)
    pen.disc(320, 420, 330, "#B7A4DE", 0.34)
    pen.disc(320, 420, 280, "#CFC2EA", 0.32)
    for x in (206, 434):
        pen.box(x - 34, -10, 68, 330, BLUE, 20)
    pen.box(180, 296, 52, 112, SKIN, 18)
    pen.box(408, 296, 52, 60, SKIN, 18)
    shoe(pen, 84, 336, 1.1)
    pen.curve(SKIN, (406, 340), (470, 330, 466, 372), (470, 404, 384, 402), (316, 400, 352, 372), (380, 362, 406, 340))
    for x in (352, 368, 384):
        pen.line("#D9A27F", 3, (x, 392), (x + 3, 399))
    for end in ((40, 372), (30, 402), (44, 432)):
        pen.line(CORAL, 6, end, (end[0] + 22, end[1] + (404 - end[1]) * 0.4))


def copier(pen: Pen) -> None:
    """The copier at school, out of toner."""
    pen.box(0, 0, 640, 480, "#E7ECF0")
    pen.box(0, 404, 640, 76, "#C9D2D9")
    for x, tint in ((60, SUN), (132, CORAL), (96, TEAL)):
        pen.box(x - 20, 64 if x != 96 else 118, 58, 44, tint, 4)
    pen.box(196, 212, 300, 206, "#8896A3", 12)
    pen.box(180, 150, 332, 72, "#6C7A87", 12)
    pen.box(206, 128, 280, 30, "#51606D", 8)
    pen.box(390, 164, 104, 44, INK, 6)
    pen.box(398, 172, 60, 28, "#3A4756", 3)
    pen.line(CORAL, 5, (410, 194), (428, 178), (446, 194), (410, 194))
    for reach, tint in ((19, "#F6C9BC"), (12, RED)):
        pen.disc(478, 186, reach, tint)
    pen.box(222, 262, 248, 18, INK, 5)
    pen.shape(WHITE, (256, 276), (438, 276), (448, 336), (246, 336))
    for row, wide in enumerate((120, 84, 40)):
        pen.box(276, 290 + row * 15, wide, 5, ("#C5CDD4", "#DDE3E8", "#F0F3F5")[row], 2)
    for y in (346, 384):
        pen.box(218, y, 256, 30, "#9DAAB6", 5)
        pen.box(322, y + 11, 48, 8, "#6C7A87", 4)


def pile(pen: Pen) -> None:
    """Nineteen hundred boxes, and a mug of coffee on top."""
    pen.box(0, 0, 640, 480, "#46566B")
    pen.shape("#51637A", (200, 0), (440, 0), (560, 480), (80, 480))
    pen.box(0, 436, 640, 44, "#36445A")
    for row, (start, count) in enumerate(((-20, 6), (30, 5), (84, 4), (196, 2))):
        for place in range(count):
            parcel(pen, start + place * 118, 350 - row * 88, (row * 3 + place * 5) % 4)
    pen.line(WHITE, 8, (336, 56), (366, 50, 362, 72), (358, 80, 336, 78))
    pen.box(294, 40, 44, 46, WHITE, 8)
    pen.box(300, 46, 32, 8, "#5B3A24", 3)
    for x in (306, 324):
        pen.line("#8FA1B8", 4, (x, 30), (x - 8, 18, x, 6))


def parcel(pen: Pen, x: float, y: float, kind: int) -> None:
    """A box that came back, each taped shut in its own way."""
    pen.box(x, y, 112, 84, (CARD, FLAP, "#B98D5C", CARD)[kind], 4)
    if kind == 2:
        pen.line(TAPE, 12, (x + 8, y + 12), (x + 104, y + 72))
        pen.line(TAPE, 12, (x + 104, y + 12), (x + 8, y + 72))
    else:
        pen.box(x + 46, y, 20, 84, (TAPE, "#8B97A5", "", TAPE)[kind])
    pen.box(x + 72, y + 52, 32, 22, WHITE, 2)


def insole(pen: Pen) -> None:
    """The shoes, an insole, and a note from Ronnie."""
    pen.box(0, 0, 640, 480, "#F3D9C9")
    pen.box(60, 60, 520, 380, CARD, 12)
    pen.box(80, 80, 480, 340, "#E7F3EA", 8)
    shoe(pen, 108, 150, 1.0)
    shoe(pen, 128, 268, 1.0)
    pen.curve(
        LILAC,
        (398, 120),
        (400, 84, 436, 88),
        (470, 92, 462, 146),
        (452, 190, 470, 226),
        (476, 262, 436, 258),
        (400, 254, 408, 210),
        (416, 170, 398, 120),
    )
    pen.disc(434, 228, 16, "#D2C6EA", 1.2)
    pen.shape(WHITE, (368, 288), (540, 274), (548, 386), (378, 400))
    for row, wide in enumerate((118, 96)):
        y = 316 + row * 26
        pen.line(BLUE, 4, (390, y), (390 + wide * 0.5, y - 12, 390 + wide, y - 8))
    heart(pen, 510, 362, 12)


def dance(pen: Pen) -> None:
    """The dance floor at half past two."""
    pen.box(0, 0, 640, 480, "#2F2750")
    for x, reach, tint in ((90, 150, "#41366C"), (320, 200, "#4B3F7B"), (550, 150, "#41366C")):
        pen.shape(tint, (x, 0), (x + reach, 420), (x - reach, 420))
    pen.disc(320, 54, 40, "#D9DEE6")
    for x in range(-2, 3):
        for y in range(-2, 3):
            if abs(x * y) < 4:
                pen.box(315 + x * 14, 49 + y * 14, 10, 10, WHITE if (x + y) % 2 else LILAC, 2)
    pen.box(0, 400, 640, 80, "#5B4A8C")
    woman(pen, 122, 330, 1.0, "#D9A441", CORAL)
    woman(pen, 518, 330, 1.0, HAIR, TEAL)
    woman(pen, 320, 300, 1.2, "#A6532F", GREEN, bun=True)
    pen.line(SKIN, 20, (236, 372), (196, 320, 214, 250))
    pen.line(SKIN, 20, (404, 372), (444, 320, 426, 250))
    pen.box(0, 416, 640, 64, "#4A3B78")
    shoe(pen, 176, 404, 0.7)
    shoe(pen, 330, 396, 0.7)
    for place in range(26):
        tint = (SUN, CORAL, GRASS, LILAC)[place % 4]
        pen.box((place * 97 + 23) % 630, (place * 61 + 14) % 380, 8, 12, tint, 2)


def shoe(pen: Pen, x: float, y: float, size: float) -> None:
    """A green heel seen from the side, its toe to the left, about 200 wide from its upper left corner."""
    painter = pen.painter
    painter.save()
    painter.translate(x, y)
    painter.scale(size, size)
    pen.shape(DEEP, (168, 40), (190, 30), (184, 92), (174, 92))
    pen.curve(
        GREEN,
        (192, 0),
        (204, 40, 184, 58),
        (150, 52, 118, 74),
        (90, 92, 12, 92),
        (-14, 84, 14, 66),
        (48, 58, 76, 44),
        (112, 74, 160, 34),
        (180, 18, 192, 0),
    )
    pen.line(DEEP, 5, (8, 91), (92, 94, 120, 76), (150, 56, 182, 60))
    pen.disc(56, 66, 6, SUN)
    painter.restore()


PICTURES: dict[Callable[[Pen], None], tuple[int, int]] = {
    **dict.fromkeys((box, carpet, copier, pile, insole, dance), LANDSCAPE),
    **dict.fromkeys((anouk, dilara), SQUARE),
}

if __name__ == "__main__":
    main(pictures=PICTURES)
