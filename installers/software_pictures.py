"""Draws the pictures of the sample about software: `python installers/software_pictures.py`.

They come beside those of the other samples, in the same flat shapes and colours. Only developers run it.
"""

from __future__ import annotations

from collections.abc import Callable

from sample_pictures import (
    BLUE,
    CORAL,
    DEEP,
    HAIR,
    INK,
    LANDSCAPE,
    LILAC,
    PALE,
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

GREY, DARK, SHEET, LINE, STEEL = "#B9BDC2", "#4A3428", "#F7FBF8", "#CFDAD4", "#5B6B7C"


def lien(pen: Pen) -> None:
    """Lien, who plans."""
    pen.box(0, 0, 480, 480, "#CDE3EA")
    pen.disc(240, 250, 190, "#E1EFF3")
    woman(pen, 240, 300, 1.7, DARK, SUN, bun=True)
    pen.line(INK, 6, (160, 222), (150, 110, 240, 108), (330, 110, 320, 222))
    pen.disc(160, 230, 15, INK, 1.3)
    pen.line(INK, 5, (160, 246), (166, 286, 206, 284))
    pen.disc(208, 284, 6, INK)


def filip(pen: Pen) -> None:
    """Filip, who pays, and looks over his glasses."""
    pen.box(0, 0, 480, 480, "#DDD5EC")
    pen.disc(240, 250, 190, "#ECE7F5")
    man(pen, 240, 300, 1.7, "#8C8F94", BLUE)


def greet(pen: Pen) -> None:
    """Greet, who decides."""
    pen.box(0, 0, 480, 480, "#F6E2B8")
    pen.disc(240, 250, 190, "#FBF0D8")
    woman(pen, 240, 300, 1.7, GREY, DEEP)
    for place in range(-3, 4):
        pen.disc(240 + place * 15, 362 - abs(place) ** 1.6 * 2.6, 7, WHITE)


def monday(pen: Pen) -> None:
    """Twenty to seven: the sheet on the screen does not respond."""
    pen.box(0, 0, 640, 480, "#34445A")
    pen.box(0, 372, 640, 108, "#8A6A4C")
    pen.disc(552, 90, 54, WHITE)
    pen.disc(552, 90, 46, "#E7EDF2")
    pen.line(INK, 6, (552, 90), (543, 116))
    pen.line(INK, 4, (552, 90), (521, 108))
    pen.box(96, 60, 380, 264, INK, 16)
    pen.box(110, 74, 352, 236, SHEET, 4)
    for row in range(8):
        for column in range(6):
            tint = (LINE, "#BFE0CF", LINE, "#F3C9B6")[(row * 5 + column * 3) % 4]
            pen.box(120 + column * 57, 86 + row * 27, 50, 20, tint, 3)
    pen.box(176, 138, 220, 106, WHITE, 12)
    pen.box(176, 138, 220, 26, CORAL, 12)
    pen.box(200, 184, 172, 12, STEEL, 5)
    pen.box(200, 208, 110, 12, LINE, 5)
    pen.box(256, 324, 60, 40, INK)
    pen.box(206, 360, 160, 16, INK, 8)
    for x, tilt in ((506, 0), (548, 14)):
        pen.box(x, 330 + tilt, 30, 60, "#22303F", 6)
        pen.box(x + 3, 336 + tilt, 24, 46, SUN, 3)


def dashboards(pen: Pen) -> None:
    """One screen full of figures, two faces and a camera that is off."""
    pen.box(0, 0, 640, 480, "#E4EAF5")
    pen.box(0, 400, 640, 80, "#BCC8E0")
    pen.box(60, 48, 520, 336, INK, 18)
    pen.box(76, 64, 336, 304, WHITE, 6)
    for place, tall in enumerate((54, 88, 70, 120, 104, 150)):
        pen.box(98 + place * 34, 236 - tall, 22, tall, (TEAL, BLUE, SUN)[place % 3], 4)
    pen.disc(352, 122, 40, LILAC)
    pen.shape(CORAL, (352, 122), (352, 82), (392, 122))
    pen.line(TEAL, 5, (98, 330), (150, 300), (206, 318), (262, 280), (330, 290), (390, 258))
    for row, draw in enumerate((_boss, _payer, _off)):
        pen.painter.save()
        pen.painter.setClipRect(424, 64 + row * 104, 140, 96)
        draw(pen, 494, 64 + row * 104)
        pen.painter.restore()


def _boss(pen: Pen, x: float, y: float) -> None:
    pen.box(x - 70, y, 140, 96, "#FBF0D8")
    woman(pen, x, y + 74, 0.55, GREY, DEEP)


def _payer(pen: Pen, x: float, y: float) -> None:
    pen.box(x - 70, y, 140, 96, "#ECE7F5")
    man(pen, x, y + 74, 0.55, "#8C8F94", BLUE)


def _off(pen: Pen, x: float, y: float) -> None:
    pen.box(x - 70, y, 140, 96, "#3A4756")
    pen.box(x - 30, y + 32, 42, 32, GREY, 7)
    pen.shape(GREY, (x + 16, y + 46), (x + 34, y + 34), (x + 34, y + 62), (x + 16, y + 50))
    pen.line(CORAL, 6, (x - 34, y + 80), (x + 34, y + 12))


def coffee(pen: Pen) -> None:
    """The quote under a cup of coffee, three weeks long."""
    pen.box(0, 0, 640, 480, "#B98D63")
    for y in (70, 176, 300, 420):
        pen.box(0, y, 640, 3, "#A87C54")
    pen.shape(WHITE, (150, 70), (432, 46), (470, 420), (188, 446))
    pen.shape(TEAL, (176, 96), (246, 90), (249, 116), (178, 122))
    for row in range(8):
        y = 160 + row * 32
        pen.line(LINE, 9, (190 + row * 3, y), (404 + row * 3 - (60 if row % 3 == 2 else 0), y - 18))
    pen.disc(382, 312, 92, "#E9DFD2")
    pen.disc(382, 312, 64, WHITE)
    pen.disc(382, 312, 52, "#5B3A24")
    pen.line(WHITE, 16, (440, 288), (492, 262, 470, 318), (462, 336, 440, 330))
    pen.line(
        "#D9C2A8", 6, (206, 214), (206, 168, 252, 168), (298, 168, 298, 214), (298, 260, 252, 260), (206, 260, 206, 214)
    )
    for place, tint in enumerate((LINE, LINE, CORAL)):
        pen.box(512, 96 + place * 86, 96, 70, WHITE, 8)
        pen.box(512, 96 + place * 86, 96, 18, tint, 8)


def calls(pen: Pen) -> None:
    """Phones that ring all at once, while the vans wait outside."""
    pen.box(0, 0, 640, 480, WALL)
    pen.box(60, 40, 520, 200, "#F7D9A8", 8)
    pen.box(60, 196, 520, 44, "#8896A3")
    for x in (96, 262, 428):
        van(pen, x, 132)
    for x in (60, 318, 572):
        pen.box(x, 40, 8, 200, WHITE)
    pen.box(0, 384, 640, 96, "#8A6A4C")
    woman(pen, 320, 350, 1.15, DARK, SUN, bun=True)
    pen.box(300, 322, 40, 22, SKIN)
    pen.line("#9C4A3A", 3.8, (307, 339), (320, 326, 333, 339))
    pen.box(0, 424, 640, 56, "#7A5C40")
    for x, y in ((116, 330), (206, 372), (436, 368), (520, 326)):
        pen.box(x, y, 46, 84, INK, 9)
        pen.box(x + 5, y + 10, 36, 60, CORAL, 4)
        for reach in (14, 24):
            pen.line(CORAL, 4, (x - reach, y - 4), (x + 23, y - reach * 1.6, x + 46 + reach, y - 4))


def schoolgate(pen: Pen) -> None:
    """Five o'clock at the school gate, hands free."""
    pen.box(0, 0, 640, 480, "#CFE7F0")
    pen.disc(556, 84, 42, SUN)
    pen.shape(RED, (40, 150), (190, 70), (340, 150))
    pen.box(56, 148, 268, 220, "#F0C9A6")
    for x in (84, 168, 252):
        pen.box(x, 190, 48, 64, WHITE, 4)
        pen.box(x + 5, 195, 38, 54, "#A9CBD8", 3)
    pen.box(0, 360, 640, 120, "#A9CF9B")
    for x in range(20, 640, 44):
        pen.box(x, 292, 10, 92, TEAL, 5)
    pen.box(0, 310, 640, 9, TEAL)
    pen.box(0, 356, 640, 9, TEAL)
    woman(pen, 436, 352, 1.2, DARK, SUN, bun=True)
    woman(pen, 300, 408, 0.8, HAIR, CORAL)
    pen.box(0, 452, 640, 28, "#8DB880")
    for x, y, size in ((366, 300, 14), (540, 236, 11)):
        heart(pen, x, y, size)


def stage(pen: Pen) -> None:
    """On the stage of the user day, before a big clock that says ten to seven."""
    pen.box(0, 0, 640, 480, "#3C2F52")
    pen.shape("#5A4A78", (210, 0), (430, 0), (560, 400), (80, 400))
    pen.disc(474, 128, 88, WHITE)
    pen.disc(474, 128, 78, "#F6F1FB")
    for x, y in ((474, 60), (474, 196), (406, 128), (542, 128)):
        pen.disc(x, y, 5, INK)
    pen.line(INK, 9, (474, 128), (452, 166))
    pen.line(INK, 6, (474, 128), (416, 98))
    woman(pen, 270, 290, 1.25, DARK, SUN, bun=True)
    pen.line(INK, 10, (314, 300), (332, 270))
    pen.disc(336, 262, 14, STEEL)
    pen.box(0, 392, 640, 88, "#241B35")
    for x, hair in ((60, GREY), (150, HAIR), (240, INK), (330, "#D9A441"), (420, DARK), (510, GREY), (596, HAIR)):
        pen.disc(x, 418, 34, hair)
        pen.disc(x, 476, 52, "#4C3D68", 0.7)


def van(pen: Pen, x: float, y: float) -> None:
    """A van of the firm, seen from the side."""
    pen.curve(WHITE, (x, y + 84), (x, y + 16), (x, y, x + 16, y), (x + 84, y), (x + 124, y + 42), (x + 124, y + 84))
    pen.shape("#7FA6B5", (x + 76, y + 10), (x + 86, y + 10), (x + 112, y + 42), (x + 76, y + 42))
    pen.box(x, y + 54, 124, 10, TEAL)
    for wheel in (28, 96):
        pen.disc(x + wheel, y + 84, 17, INK)
        pen.disc(x + wheel, y + 84, 7, GREY)


def man(pen: Pen, x: float, y: float, size: float, hair: str, jacket: str) -> None:
    """Head and shoulders of a man with glasses, the shoulders cut off at about 100 units below the point."""
    painter = pen.painter
    painter.save()
    painter.translate(x, y)
    painter.scale(size, size)
    pen.curve(jacket, (-96, 106), (-92, 28, -36, 22), (36, 22), (92, 28, 96, 106))
    pen.shape(WHITE, (-24, 22), (24, 22), (0, 84))
    pen.curve(SKIN, (-21, -8), (21, -8), (21, 26), (0, 48, -21, 26))
    pen.shape(RED, (-7, 44), (7, 44), (11, 96), (0, 106), (-11, 96))
    for side in (-43, 43):
        pen.disc(side, -44, 9, SKIN)
    pen.disc(0, -46, 43, SKIN, 1.14)
    pen.curve(hair, (-45, -52), (-50, -104, 0, -104), (50, -104, 45, -52), (40, -78, 20, -82), (-20, -84, -38, -76))
    for side in (-17, 17):
        pen.disc(side, -42, 14, INK)
        pen.disc(side, -42, 11.5, PALE)
        pen.disc(side, -45, 4, INK)
    pen.line(INK, 3, (-4, -44), (0, -47, 4, -44))
    pen.line("#9C4A3A", 3.4, (-10, -13), (0, -10, 10, -14))
    painter.restore()


PICTURES: dict[Callable[[Pen], None], tuple[int, int]] = {
    **dict.fromkeys((monday, dashboards, coffee, calls, schoolgate, stage), LANDSCAPE),
    **dict.fromkeys((lien, filip, greet), SQUARE),
}

if __name__ == "__main__":
    main(pictures=PICTURES)
