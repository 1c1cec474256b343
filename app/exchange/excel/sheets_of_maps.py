"""What the sheets of several maps are called, so that their tabs tell them apart."""

from __future__ import annotations

from openpyxl import Workbook

from app.exchange.excel.cells import sheet_name
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.records import JourneyMap, MapState


def name_for(workbook: Workbook, about: str, journey: JourneyMap, words: Words) -> str:
    """The name of the next sheet, which tells `about` one of several maps.

    A future map is called after today's, and what tells it apart stands where a tab has no more room: so it says what
    it is behind as much of its title as there is room for.
    """
    ending = words(N_("Future")).lower() if journey.state is MapState.FUTURE else ""
    return sheet_name(f"{about} {journey.title}", workbook.sheetnames, ending)
