"""Tables as others make them, by the name of the file each would be."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook

_CSV = """Klantreis bakkerij;;;;;;
Persona: Lotte;;;;;;
;;;;;;
Fase;Contactmoment;Kanaal;Emotie (1-10);Wat doet de klant?;Pijnpunten;Wow
Oriënteren;Instagram;Telefoon;7,5;"Kijkt ""taart"";
en deelt";Te veel, onduidelijk;'=1+1
;Google;Website;blij;Zoekt;;x
Kopen;"Etalage, kassa";Winkel;😡;"- kiest
- betaalt";Rij;nee
"""
_ACROSS = (
    "Fase\tZoeken\t\tKopen\nTouchpoint\tsite\tfolder\tkassa\nWat denkt de klant?\tHm, ja\t\t=x\nEmotie\t🙂\t4/5\t--\n"
)
_PAGE = """# Page

## One
| Stage | Touchpoint | Emotion (1-5) | Pain point |
|:--|---|--:|---|
| Look | **site** \\| app | 4 | slow<br>dear |
| | [shop](https://x.example) | 2 | a &lt; b |

## Two
Phase | Opportunities
--- | ---
Buy | faster
"""

CSV = {"bakkerij.csv": _CSV.encode(), "excel.csv": _CSV.encode("cp1252", "replace")}
TSV = {"reis.tsv": _ACROSS.encode(), "unicode.txt": _ACROSS.encode("utf-16")}
MARKDOWN = {"page.md": _PAGE.encode()}


@cache
def sheet() -> bytes:
    """A journey as a marketeer makes it: a title, phases merged across, smileys, an empty row and column."""
    book = Workbook()
    page = book.active
    page.title = "Blad1"
    page["B2"] = "Customer journey De Korenaar"
    page["B4"], page["C4"], page["E4"] = "Fase", "Oriënteren", "Kopen"
    page.merge_cells("B2:F2")
    page.merge_cells("C4:D4")
    page.merge_cells("E4:F4")
    lines = {
        5: ("Touchpoint", "Instagram", "Google", "Etalage", "Kassa"),
        6: ("Wat doet de klant?", "Kijkt", "Zoekt", None, "Betaalt"),
        8: ("Emotie", "😀", "😐", 4, "boos"),
        9: ("Pijnpunten", None, "Klopt niet\nGeen nummer", "over twee", None),
    }
    for row, values in lines.items():
        for column, value in enumerate(values, 2):
            page.cell(row, column, value)
    page.merge_cells("E9:F9")
    other = book.create_sheet("Legenda")
    other["A1"] = "😀 = blij"
    target = BytesIO()
    book.save(target)
    return target.getvalue()
