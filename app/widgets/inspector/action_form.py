"""What an action shows in the inspector, as data: what it takes to promise something first, the rest in sections."""

from __future__ import annotations

from app.i18n import N_
from app.model.document import Document
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES
from app.model.records import JUDGED_MAX, JUDGED_MIN, Action, Record, Touchpoint
from app.model.whereabouts import subject_of
from app.widgets.inspector.rows import Kind, Row

PRIORITY, PLANNING, RESULT, REASONS = "action.priority", "action.planning", "action.result", "action.reasons"

ACTION_SECTIONS: dict[str, str] = {
    PRIORITY: N_("Priority"),
    PLANNING: N_("Planning and cost"),
    RESULT: N_("Progress and result"),
    REASONS: N_("Why and how"),
}

_JUDGED = tuple((number, str(number)) for number in range(JUDGED_MIN, JUDGED_MAX + 1))


def _is_at_touchpoint(document: Document, record: Record) -> bool:
    return isinstance(record, Action) and isinstance(subject_of(document, record), Touchpoint)


ACTION_ROWS: tuple[Row, ...] = (
    Row("title", N_("Title"), Kind.TITLE, N_("What will someone do?")),
    Row("owner_id", N_("Owner"), Kind.OWNER, N_("Pick or type a name")),
    Row("due", N_("Due date"), Kind.DUE),
    Row("light", N_("Status: how does it go now?"), Kind.SEGMENTS, choices=tuple(reversed(LIGHT_NAMES.items()))),
    Row("subject_id", N_("What does it mend?"), Kind.ACTION_PLACE, N_("The whole journey")),
    Row("of_gap", N_("Gap with what was expected"), Kind.SWITCH, when=_is_at_touchpoint),
    Row(
        "horizon",
        N_("When: how soon do we take it up?"),
        Kind.SEGMENTS,
        section=PRIORITY,
        choices=tuple(HORIZON_NAMES.items()),
    ),
    Row(
        "impact",
        N_("Impact"),
        Kind.SEGMENTS,
        section=PRIORITY,
        choices=_JUDGED,
        clearable=True,
        note=N_("Places it in the matrix. What moves the curve stands at Progress and result."),
    ),
    Row("effort", N_("Effort"), Kind.SEGMENTS, "", PRIORITY, _JUDGED, clearable=True),
    Row("start", N_("Start"), Kind.DATE, section=PLANNING),
    Row("needs", N_("Waits for"), Kind.NEEDS, N_("Pick an action"), PLANNING),
    Row("department", N_("Department"), Kind.LINE, N_("If it is nobody yet"), PLANNING),
    Row("cost_once", N_("Cost, once"), Kind.MONEY, section=PLANNING),
    Row("cost_monthly", N_("Cost a month"), Kind.MONEY, section=PLANNING),
    Row(
        "progress",
        N_("Progress: how far is this action?"),
        Kind.STACK,  # side by side the English words do not fit
        section=RESULT,
        choices=tuple(PROGRESS_NAMES.items()),
    ),
    Row("percent", N_("Done, in percent"), Kind.PERCENT, section=RESULT),
    Row("measure", N_("Measured by"), Kind.LINE, N_("For example: replies within a day"), RESULT),
    Row("target", N_("Target"), Kind.LINE, N_("For example: 9 in 10"), RESULT),
    Row(
        "lift",
        N_("How much better customers will feel"),
        Kind.LIFT,
        section=RESULT,
        note=N_("By so much “With the plan” lifts the curve."),
    ),
    Row("why", N_("Why: what did you find?"), Kind.TEXT, N_("The finding that this answers"), REASONS),
    Row("description", N_("Description"), Kind.TEXT, section=REASONS),
    Row("tags", N_("Tags"), Kind.TAGS, N_("Pick or type a tag"), REASONS),
)
