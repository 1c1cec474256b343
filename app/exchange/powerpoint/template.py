"""The file that slides are put into: 16:9, our letters and colours as its theme, and two layouts to go on with.

Made from the library's own empty presentation, so that what somebody adds by hand looks like the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as File
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from app.drawing.theme import Theme
from app.exchange.powerpoint.elements import FONT, SPACES
from app.exchange.powerpoint.shapes import HEIGHT, MARGIN, WIDTH

TITLE, PLAIN = "Title Slide", "Title Only"
"""The layouts that are kept, by the names they have in the library's presentation."""

_HEAD = (MARGIN, 14.0, WIDTH - 2 * MARGIN, 40.0)
_TITLE, _SUBTITLE = (60.0, 150.0, 560.0, 130.0), (60.0, 290.0, 560.0, 180.0)
_NARROW = 720.0  # how wide the library has its slides


def empty_file(theme: Theme, title_name: str, plain_name: str) -> tuple[File, SlideLayout, SlideLayout]:
    """A presentation without slides, with its layout for titles and its plain one."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name not in (TITLE, PLAIN):
            made.slide_layouts.remove(layout)
    first, plain = made.slide_layouts
    first.name, plain.name = title_name, plain_name
    _place_master(made)
    _place(first, PP_PLACEHOLDER.CENTER_TITLE, _TITLE)
    _place(first, PP_PLACEHOLDER.SUBTITLE, _SUBTITLE)
    _place(plain, PP_PLACEHOLDER.TITLE, _HEAD)
    _color(made, theme)
    _name_notes_master(made)
    _drop(made.part.package, RELATION.THUMBNAIL)
    _drop(made.part, RELATION.PRINTER_SETTINGS)
    return made, first, plain


def _place_master(made: File) -> None:
    """Stretches the master and its layouts over the wider slide, and has titles begin at the left."""
    wider = WIDTH / _NARROW
    for each in (made.slide_master, *made.slide_layouts):
        for shape in _placeholders(each):
            shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
    _place(made.slide_master, PP_PLACEHOLDER.TITLE, _HEAD)
    style = made.slide_master.element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    look = style.find("{*}defRPr")
    look.set("sz", "2400")
    look.set("b", "1")


def _place(layout: SlideLayout | SlideMaster, kind: PP_PLACEHOLDER, place: tuple[float, float, float, float]) -> None:
    for shape in _placeholders(layout):
        if shape.placeholder_format.type == kind:
            shape.left, shape.top, shape.width, shape.height = map(Pt, place)


def _name_notes_master(made: File) -> None:
    """Names the master of the notes in the presentation, as the format wants it and the library forgets."""
    number = made.part.relate_to(made.notes_master.part, RELATION.NOTES_MASTER)
    written = f'<p:notesMasterIdLst {SPACES}><p:notesMasterId r:id="{number}"/></p:notesMasterIdLst>'
    made.element.find("{*}sldMasterIdLst").addnext(parse_xml(written))


def _drop(of: Any, relation: str) -> None:
    """Lets go of what the library's own file brought: a picture of it, settings of somebody's printer."""
    for name in [name for name, each in of._rels.items() if each.reltype == relation]:
        of._rels.pop(name)


def _placeholders(of: Any) -> Iterator[Any]:
    """The library's own types deny that these can be gone through."""
    return iter(of.placeholders)


def _color(made: File, theme: Theme) -> None:
    """Our letters and colours as the theme of the slides, and our letters as that of the notes."""
    part = made.slide_master.part.part_related_by(RELATION.THEME)
    part.blob = _themed(part.blob.decode("utf-8"), theme).encode("utf-8")
    notes: Any = made.notes_master.part.part_related_by(RELATION.THEME)
    for font in notes._element.iterfind(".//{*}fontScheme/*/{*}latin"):
        font.set("typeface", FONT)


def _themed(xml: str, theme: Theme) -> str:
    for number, value in enumerate(theme.phases[:6], 1):
        xml = re.sub(rf"<a:accent{number}>.*?</a:accent{number}>", _accent(number, value), xml, flags=re.DOTALL)
    return re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=)"[^"]*"', rf'\1"{FONT}"', xml)


def _accent(number: int, value: str) -> str:
    return f'<a:accent{number}><a:srgbClr val="{value[1:]}"/></a:accent{number}>'
