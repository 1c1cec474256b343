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
    SUBJECT = auto()
    """What is mended, by its kind and its title."""
    ACTIONS = auto()
    """The titles of other actions, each on a line."""
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
        return frozenset(map(plain_words, (*self.titles, *self.also)))

    @property
    def titles(self) -> frozenset[str]:
        """How we head it, in each language."""
        return frozenset(translator(each)(self.title) for each in LANGUAGES)


COLUMNS: tuple[Column, ...] = (
    Column("title", N_("Action"), 28, Holds.LINE, ("title", "titel", "task", "taak", "actie")),
    Column("light", N_("Status"), 18, Holds.CHOICE, ("light", "stoplicht", "kleur")),
    Column("progress", N_("Progress"), 12, Holds.CHOICE),
    Column("owner", N_("Owner"), 14, Holds.PERSON, ("wie", "who", "verantwoordelijke", "responsible", "assignee")),
    Column("horizon", N_("When"), 10, Holds.CHOICE, ("horizon", "wanneer")),
    Column("due", N_("Due"), 16, Holds.DAY, ("due date", "deadline", "einddatum", "einde", "end", "klaar op")),
    Column("impact", N_("Impact"), 9, Holds.JUDGED),
    Column("effort", N_("Effort"), 9, Holds.JUDGED, ("inspanning", "moeite")),
    Column("map", N_("Map"), 18, Holds.PLACE),
    Column("phase", N_("Phase"), 16, Holds.PLACE),
    Column("touchpoint", N_("Touchpoint"), 18, Holds.PLACE),
    Column("description", N_("Description"), 30, Holds.TEXT, ("omschrijving", "toelichting")),
    Column("why", N_("Why"), 26, Holds.TEXT, ("reason", "reden", "finding", "bevinding")),
    Column("mends", N_("What it mends"), 22, Holds.SUBJECT),
    Column("gap", N_("Gap"), 9, Holds.SHOWN),
    Column("quadrant", N_("Quadrant"), 12, Holds.SHOWN),
    Column("start", N_("Start"), 12, Holds.DAY, ("start date", "startdatum", "begindatum")),
    Column("percent", N_("Done"), 8, Holds.PERCENT, ("percentage", "%", "done (%)", "klaar (%)")),
    Column("needs", N_("Waits for"), 20, Holds.ACTIONS),
    Column("department", N_("Department"), 13, Holds.LINE),
    Column("cost_once", N_("Cost, once"), 16, Holds.MONEY, ("eenmalig", "one-off cost", "budget")),
    Column("cost_monthly", N_("Cost a month"), 14, Holds.MONEY, ("maandelijks", "monthly cost")),
    Column("measure", N_("Measure"), 18, Holds.LINE, ("kpi", "measured by", "gemeten aan")),
    Column("target", N_("Target"), 14, Holds.LINE),
    Column("lift", N_("Expected lift"), 11, Holds.LIFT),
    Column("id", "id", 38, Holds.ID),
)
"""Every column there is; the one of the map stands there only where there are several maps."""

BY_KEY = {column.key: column for column in COLUMNS}
PLACES = tuple(column.key for column in COLUMNS if column.holds is Holds.PLACE)


def plain_words(text: object) -> str:
    """A heading or a name without case and signs around it, so that those that people take for equal are."""
    return one_line(str(text)).casefold().strip(" .:*?!#_-–") if text is not None else ""
