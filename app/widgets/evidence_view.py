"""What the map shows of its evidence: question marks on what is assumed, and the heat view with its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.overlays import Corner, Overlays

if TYPE_CHECKING:
    from app.widgets.evidence.heat_legend import HeatLegend
    from app.widgets.workspace import Workspace


class EvidenceView(QObject):
    """Shows and hides the marks, which the settings remember, and the heat view, which ends with the map.

    `changed` tells that something else is seen now.
    """

    changed = Signal()

    def __init__(self, parent: QObject, canvas: Canvas, overlays: Overlays, settings: Settings) -> None:
        super().__init__(parent)
        self._canvas, self._overlays, self._settings = canvas, overlays, settings
        self._legend: HeatLegend | None = None
        if not settings.assumptions:
            self._show(assumptions=False, heat=False)

    @property
    def assumptions(self) -> bool:
        """Whether what nobody proved is marked."""
        return self._canvas.showing.assumptions

    @property
    def heat(self) -> bool:
        """Whether papers show how many sources speak for them."""
        return self._canvas.showing.heat

    def show_assumptions(self, wanted: bool) -> None:
        """Marks what nobody proved, on this map and on others from now on."""
        self._settings.assumptions = wanted
        self._settings.save()
        self._show(wanted, self.heat)

    def show_heat(self, wanted: bool) -> None:
        """Shows the heat view and its legend, or the map in its own colours."""
        self._show(self.assumptions, wanted)
        if wanted:
            self._made_legend().begin()
        elif self._legend is not None:
            self._legend.end()

    def rebuild(self) -> None:
        """The language or the theme is another one."""
        if self._legend is not None:
            self._legend.retranslate()

    def _show(self, assumptions: bool, heat: bool) -> None:
        showing = self._canvas.showing
        if (assumptions, heat) != (showing.assumptions, showing.heat):
            showing.assumptions, showing.heat = assumptions, heat
            self._canvas.refresh()
            self.changed.emit()

    def _made_legend(self) -> HeatLegend:
        from app.widgets.evidence.heat_legend import HeatLegend

        if self._legend is None:
            self._legend = HeatLegend(self._canvas)
            self._legend.closed.connect(lambda: self.show_heat(False))
            self._overlays.add(self._legend, Corner.BOTTOM_LEFT)
        return self._legend


def offer(page: Workspace) -> None:
    """Makes the view of an open map, which shows at once what the settings ask for."""
    view = EvidenceView(page, page.canvas, page.overlays, page.window_.settings)
    view.changed.connect(page.window_.actions_.refresh_soon)


def of(page: Workspace) -> EvidenceView:
    """The view of an open map."""
    known = page.findChild(EvidenceView)
    if known is None:
        raise LookupError("this page was offered no view of its evidence")
    return known
