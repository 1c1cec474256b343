"""The columns of the sheet of actions, as one table: what each holds, how it is headed, and by which words it is known.

The sheet is written by it and read back by it, so that the two can never part. The order is that of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.i18n import LANGUAGES, N_, translator
from app.model.text import one_line


class Holds(Enum):
    """What a column holds."""

    LINE = auto()
    TEXT = auto()
    CHOICE = auto()
    DAY = auto()
    JUDGED = auto()
    PERCENT = auto()
    MONEY = auto()
    LIFT = auto()
    PERSON = auto()
    PLACE = auto()
    """The name of a map, a phase or a touchpoint; the three together say what is mended."""
    SHOWN = auto()
    """What can be read there, and is changed in Reiskaart only."""
    ID = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `key`, which is the name of the action's field where it has just one, and how it is headed.

    `width` is in characters; `also` are other words, in any language, by which people head such a column.
    """

    key: str
    title: str
    width: float
    holds: Holds
    also: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether an action always has one."""
        return self.key == "title" or self.holds is Holds.CHOICE

    @property
    def headers(self) -> frozenset[str]:
        """Every heading by which it is known, each as `plain_words` leaves it."""
        return frozenset(map(plain_words, (*(translator(each)(self.title) for each in LANGUAGES), *self.also)))


COLUMNS: tuple[Column, ...] = (
    Column("title", N_("Action"), 36, Holds.LINE, ("title", "titel", "task", "taak", "actie")),
    Column("light", N_("Status"), 19, Holds.CHOICE, ("light", "stoplicht", "kleur")),
    Column("progress", N_("Progress"), 13, Holds.CHOICE),
    Column("owner", N_("Owner"), 16, Holds.PERSON, ("wie", "who", "verantwoordelijke", "responsible", "assignee")),
    Column("horizon", N_("When"), 11, Holds.CHOICE, ("horizon", "wanneer")),
    Column("due", N_("Due"), 14, Holds.DAY, ("due date", "deadline", "einddatum", "einde", "end", "klaar op")),
    Column("impact", N_("Impact"), 10, Holds.JUDGED),
    Column("effort", N_("Effort"), 10, Holds.JUDGED, ("inspanning", "moeite")),
    Column("map", N_("Map"), 20, Holds.PLACE),
    Column("phase", N_("Phase"), 18, Holds.PLACE),
    Column("touchpoint", N_("Touchpoint"), 23, Holds.PLACE),
    Column("description", N_("Description"), 40, Holds.TEXT, ("omschrijving", "toelichting")),
    Column("why", N_("Why"), 30, Holds.TEXT, ("reason", "reden", "finding", "bevinding")),
    Column("mends", N_("What it mends"), 24, Holds.SHOWN),
    Column("gap", N_("Gap"), 8, Holds.SHOWN),
    Column("quadrant", N_("Quadrant"), 14, Holds.SHOWN),
    Column("start", N_("Start"), 14, Holds.DAY, ("start date", "startdatum", "begindatum")),
    Column("percent", N_("Done"), 9, Holds.PERCENT, ("percentage", "%", "done (%)", "klaar (%)")),
    Column("needs", N_("Waits for"), 26, Holds.SHOWN),
    Column("department", N_("Department"), 16, Holds.LINE),
    Column("cost_once", N_("Cost, once"), 13, Holds.MONEY, ("eenmalig", "one-off cost", "budget")),
    Column("cost_monthly", N_("Cost a month"), 13, Holds.MONEY, ("maandelijks", "monthly cost")),
    Column("measure", N_("Measure"), 27, Holds.LINE, ("kpi", "measured by", "gemeten aan")),
    Column("target", N_("Target"), 18, Holds.LINE),
    Column("lift", N_("Expected lift"), 12, Holds.LIFT),
    Column("id", "id", 38, Holds.ID),
)
"""Every column there is; the one of the map stands there only where there are several maps."""

BY_KEY = {column.key: column for column in COLUMNS}
PLACES = tuple(column.key for column in COLUMNS if column.holds is Holds.PLACE)


def plain_words(text: object) -> str:
    """A heading or a name without case and signs around it, so that those that people take for equal are."""
    return one_line(str(text)).casefold().strip(" .:*?!#_-–") if text is not None else ""
