"""Which curves of the map that is shown are in sight: remembered in the settings, shown by the canvas.

And whose points a hand is after: somebody is asked once they are inspected. Whoever was picked with a panel open is
asked until somebody else is, or that panel is left: a press beside a point means nobody else.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.analysis.plan.outlook import PlanChoice
from app.model.records import Id, JourneyMap, Person, Persona
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.curves_shown import CurvesShown


class CurvesView(QObject):
    """Shows and hides curves, and asks. `changed` tells that others are in sight or asked, or those of another map."""

    changed = Signal()

    def __init__(self, canvas: Canvas, settings: Settings) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._settings = settings
        self._asked_in = ""  # the panel that was open when somebody was asked
        canvas.map_changed.connect(self._read)
        self._read()

    @property
    def shown(self) -> CurvesShown:
        """What is in sight now."""
        return self._canvas.showing.curves

    @property
    def with_expected(self) -> bool:
        """Whether what customers expect is in sight."""
        if self.shown.expected is None:
            journey = self._canvas.document.journey(self._canvas.map_id)
            return any(touchpoint.expected is not None for touchpoint in journey)
        return self.shown.expected

    @property
    def asked(self) -> Id | None:
        """Whose open points wait for scores: a persona, one of us, or with None the customer."""
        return self._canvas.showing.asked

    def inspected(self, ids: tuple[Id, ...], panel: str) -> None:
        """These records are inspected now, beside the open `panel`: asks whoever it is, or goes on asking."""
        document = self._canvas.document
        people = [i for i in ids if isinstance(document.records.get(i), Persona | Person)]
        customer = document.get(self._canvas.map_id, JourneyMap).persona_id
        if len(people) == 1:
            self._asked_in = panel
            self._ask(people[0] if people[0] != customer else None)
        elif self.asked == customer or (ids and not self._asked_in):
            self._ask(None)

    def panel_opened(self, panel: str) -> None:
        """Another panel is open now, or none."""
        if self._asked_in and panel != self._asked_in:
            self.stop_asking()

    def stop_asking(self) -> None:
        """The customer's open points wait again."""
        self._asked_in = ""
        self._ask(None)

    def _ask(self, actor_id: Id | None) -> None:
        if self._canvas.showing.ask(actor_id):
            self._canvas.refresh()
            self.changed.emit()

    def show_actor(self, actor_id: Id | None, wanted: bool) -> None:
        """Shows or hides someone's curve; None is the customer's."""
        self._keep(self.shown.with_actor(actor_id, wanted))

    def show_expected(self, wanted: bool) -> None:
        """Shows what was expected, with a place at each touchpoint that says nothing of it yet; or hides all of it."""
        self._keep(replace(self.shown, expected=wanted))

    @property
    def plan(self) -> PlanChoice | None:
        """Which actions the curve after the plan counts; None while it is out of sight. Never kept."""
        return self._canvas.showing.plan

    def show_plan(self, choice: PlanChoice | None) -> None:
        """Shows how the customer would feel after these actions, over how it is today; or hides that."""
        if choice != self.plan:
            self._canvas.showing.plan = choice
            self._canvas.refresh()
            self.changed.emit()

    def _keep(self, shown: CurvesShown) -> None:
        self._settings.show_curves(self._canvas.map_id, shown.words())
        self._settings.save()
        self._show(shown)

    def _read(self) -> None:
        self._show(CurvesShown.of(self._settings.curves_of(self._canvas.map_id)))

    def _show(self, shown: CurvesShown) -> None:
        if shown != self.shown:
            self._canvas.showing.curves = shown
            self._canvas.refresh()
        self.changed.emit()
