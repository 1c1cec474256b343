"""Shapes and ties as the elements of a slide (ECMA-376, part 1, chapters 19 and 20): shapes that stay shapes.

Written out here because a library that makes one shape at a time knows neither curves nor ties along a track, and
takes a second for what is done in a tenth.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from app.drawing.icons import Command
from app.drawing.primitives import Box
from app.exchange.powerpoint.shapes import Figure, Line, Paint, Tie, Words
from app.exchange.xml_text import legal

FONT = "Arial"
"""On every Windows and Mac, and with a twin of the same widths everywhere else."""

EMU = 12700
"""Units of the format to a point."""

LONGEST_NAME = 120
"""Letters of the name of a shape: it is only seen in a narrow list."""

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def emu(points: float) -> int:
    """A length in the units of the format."""
    return round(points * EMU)


def figure_xml(figure: Figure, number: int, language: str) -> str:
    """A shape with the id `number`."""
    return (
        f"<p:sp {SPACES}><p:nvSpPr>{about(number, figure.name, figure.alt, figure.words is None)}"
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_place(figure.box)}{geometry(figure)}{paint(figure.paint)}</p:spPr>"
        f"{body(figure.words, language) if figure.words else ''}</p:sp>"
    )


def about(number: int, name: str, alt: str, wordless: bool = True) -> str:
    """Who a shape is, and what stands for it where it cannot be seen."""
    said = f" descr={_quoted(alt)}" if alt else ""
    decoration = _DECORATION if wordless and not alt else ""
    return f'<p:cNvPr id="{number}" name={_quoted(name[:LONGEST_NAME])}{said}>{decoration}</p:cNvPr>'


# --- form ------------------------------------------------------------------------------------------------------------


def geometry(figure: Figure) -> str:
    """The form of a shape."""
    if figure.path:
        return _custom(figure)
    bent = "" if figure.adjust is None else f'<a:gd name="adj" fmla="val {figure.adjust}"/>'
    return f'<a:prstGeom prst="{figure.form}"><a:avLst>{bent}</a:avLst></a:prstGeom>'


def _place(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(max(0.0, box.w))}" cy="{emu(max(0.0, box.h))}"/></a:xfrm>'
    )


def _custom(figure: Figure) -> str:
    """A path, from the corner of its box; a line without an inside is never closed by filling it."""
    w, h = max(1, emu(figure.box.w)), max(1, emu(figure.box.h))
    fill = "" if figure.paint.fill else ' fill="none"'
    steps = "".join(_step(step, figure.box) for step in figure.path)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{w}" h="{h}"{fill}>{steps}</a:path></a:pathLst></a:custGeom>'
    )


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _step(step: Command, box: Box) -> str:
    if step[0] == "Z":
        return "<a:close/>"
    numbers = [float(n) for n in step[1:]]
    points = "".join(
        f'<a:pt x="{emu(x - box.x)}" y="{emu(y - box.y)}"/>' for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )
    name = _STEPS[str(step[0])]
    return f"<a:{name}>{points}</a:{name}>"


def paint(of: Paint) -> str:
    """Inside and edge."""
    inside = f"<a:solidFill>{color(of.fill)}</a:solidFill>" if of.fill else "<a:noFill/>"
    return inside + line(of)


def line(of: Paint, ends: str = "") -> str:
    """An edge, or a line that ends in something."""
    if not of.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    return (
        f'<a:ln w="{emu(of.width)}"><a:solidFill>{color(of.stroke)}</a:solidFill>'
        f"{_dashes(of.dash, of.width)}<a:round/>{ends}</a:ln>"
    )


def _dashes(dash: Sequence[float], width: float) -> str:
    """Dashes and the gaps between them, in thousandths of a percent of the width of the line."""
    if not dash:
        return ""
    shares = [round(length / width * 100_000) for length in dash]
    pairs = zip(shares[::2], shares[1::2], strict=True)
    written = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in pairs)
    return f"<a:custDash>{written}</a:custDash>"


def color(value: str) -> str:
    """A colour, with its opacity if it has one."""
    if len(value) == 9:
        alpha = round(int(value[7:], 16) / 255 * 100_000)
        return f'<a:srgbClr val="{value[1:7]}"><a:alpha val="{alpha}"/></a:srgbClr>'
    return f'<a:srgbClr val="{value[1:]}"/>'


# --- words -----------------------------------------------------------------------------------------------------------


def body(words: Words, language: str, tag: str = "p:txBody") -> str:
    """The text of a shape; what is typed into it later is made smaller as it must be."""
    left, top, right, foot = map(emu, words.inset)
    inset = f'lIns="{left}" tIns="{top}" rIns="{right}" bIns="{foot}"'
    return (
        f'<{tag}><a:bodyPr wrap="square" {inset} rtlCol="0" anchor="{words.anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{paragraphs(words.lines, language)}</{tag}>"
    )


def paragraphs(lines: Sequence[Line], language: str) -> str:
    """Paragraphs; a line break in a text begins a new one."""
    return "".join(_paragraphs(lines, language)) or "<a:p/>"


def _paragraphs(lines: Sequence[Line], language: str) -> Iterator[str]:
    for each in lines:
        parts = each.text.split("\n")
        for place, text in enumerate(parts):
            sign = each.sign if place == 0 else ""
            after = each.after if place == len(parts) - 1 else 0.0
            yield _paragraph(each, text, sign, after, language)


def _paragraph(of: Line, text: str, sign: str, after: float, language: str) -> str:
    spaced = f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    turned, align = (' rtl="1"', "r" if of.align == "l" else of.align) if _begins_at_right(text) else ("", of.align)
    signed = run(f"{sign} ", of, of.sign_color or of.color, language) if sign else ""
    written = run(text, of, of.color, language) if text else ""
    end = "" if written else _look("a:endParaRPr", of, of.color, language)
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{align}"{turned}><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f"{spaced}<a:buNone/></a:pPr>{signed}{written}{end}</a:p>"
    )


def run(text: str, of: Line, ink: str, language: str) -> str:
    """Text of one look."""
    return f"<a:r>{_look('a:rPr', of, ink, language)}<a:t>{escape(legal(text))}</a:t></a:r>"


def _look(tag: str, of: Line, ink: str, language: str) -> str:
    bold = ' b="1"' if of.bold else ' b="0"'
    return (
        f'<{tag} lang="{language}" sz="{max(100, round(of.size * 100))}"{bold} dirty="0"><a:solidFill>{color(ink)}'
        f'</a:solidFill><a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></{tag}>'
    )


def _begins_at_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text[:2000])
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _quoted(text: str) -> str:
    return quoteattr(legal(text))


# --- ties ------------------------------------------------------------------------------------------------------------


_ARROW = '<a:tailEnd type="triangle" w="med" len="med"/>'


def tie_xml(tie: Tie, number: int, ids: Mapping[str, int], boxes: Mapping[str, Box]) -> str:
    """A tie with the id `number`, hanging on shapes by their ids."""
    ends = tuple(side(boxes[key], place) for key, place in ((tie.start, tie.start_side), (tie.end, tie.end_side)))
    look = Paint(None, tie.color, tie.width, (4 * tie.width, 3 * tie.width) if tie.dashed else ())
    return (
        f"<p:cxnSp {SPACES}><p:nvCxnSpPr>{about(number, tie.name, tie.alt)}<p:cNvCxnSpPr>"
        f'<a:stCxn id="{ids[tie.start]}" idx="{tie.start_side}"/><a:endCxn id="{ids[tie.end]}" idx="{tie.end_side}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_way(tie, *ends)}"
        f"{line(look, _ARROW)}</p:spPr></p:cxnSp>"
    )


def side(box: Box, place: int) -> tuple[float, float]:
    """The middle of a side: 0 top, 1 left, 2 foot, 3 right."""
    middle = (box.x + box.w / 2, box.y + box.h / 2)
    return ((middle[0], box.y), (box.x, middle[1]), (middle[0], box.bottom), (box.right, middle[1]))[place]


def _way(tie: Tie, start: tuple[float, float], end: tuple[float, float]) -> str:
    if tie.start == tie.end:
        return _around(start, end)
    if tie.track is None:
        return _directly(start, end)
    return _along(tie.track, start, end)


def _directly(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A straight line."""
    (x, y), (x2, y2) = start, end
    return _turned(Box(min(x, x2), min(y, y2), abs(x2 - x), abs(y2 - y)), 0, x2 < x, y2 < y) + _form(
        "straightConnector1"
    )


def _along(track: float, start: tuple[float, float], end: tuple[float, float]) -> str:
    """Up or down to a track, along it, and back: PowerPoint's connector with two corners, stood on its side.

    As it lies it runs right, down and right again; its own width is what one end lies lower than the other, of which
    PowerPoint wants at least a point, and its first number how far it runs before it turns, in shares of that.
    """
    (x, y), (x2, y2) = start, end
    down = y2 >= y
    w, h = max(abs(y2 - y), 1.0), abs(x2 - x)
    turn = round(((track - y) if down else (y - track)) / w * 100_000)
    cx, cy = (x + x2) / 2, y + (w / 2 if down else -w / 2)
    box = Box(cx - w / 2, cy - h / 2, w, h)
    flipped = x2 > x if down else x2 < x
    return _turned(box, 5_400_000 if down else 16_200_000, False, flipped) + _form("bentConnector3", turn)


def _around(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the right side of a shape around its corner to its top."""
    (x, y), (x2, y2) = start, end
    w, h = max(1.0, abs(x2 - x)), max(1.0, abs(y2 - y))
    away = 6.0
    first, second = round(-away / w * 100_000), round((h + away) / h * 100_000)
    return _turned(Box(min(x, x2), min(y, y2), w, h), 0, True, True) + _form("bentConnector4", first, second)


def _turned(box: Box, turn: int, across: bool, upside_down: bool) -> str:
    written = (
        (f' rot="{turn}"' if turn else "") + (' flipH="1"' if across else "") + (' flipV="1"' if upside_down else "")
    )
    return _place(box).replace("<a:xfrm>", f"<a:xfrm{written}>", 1)


def _form(name: str, *numbers: int) -> str:
    bent = "".join(f'<a:gd name="adj{place}" fmla="val {number}"/>' for place, number in enumerate(numbers, 1))
    return f'<a:prstGeom prst="{name}"><a:avLst>{bent}</a:avLst></a:prstGeom>'
