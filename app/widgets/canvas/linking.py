"""Linking in two steps: "Link to…" on one touchpoint, and then the other, by click, tap, or arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drawing.primitives import Group
from app.i18n import _
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, Touchpoint
from app.widgets.canvas.link_handle import LinkHandle

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class Linking:
    """Waits for the second touchpoint of a link, and shows the link that the one under hand or keyboard would give."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.handle = LinkHandle(canvas.map_scene)
        self._from: Id | None = None
        self._to: Id | None = None
        self._made = edits.new_id()
        self._hovered: Group | None = None
        canvas.selection_changed.connect(self._selection_changed)
        canvas.drawn.connect(self._place_handle)

    @property
    def active(self) -> bool:
        """Whether a link waits for its second touchpoint."""
        return self._from is not None

    def waits_at(self, touchpoint_id: Id) -> bool:
        """Whether what waits begins at this touchpoint."""
        return self._from == touchpoint_id

    def begin(self, touchpoint_id: Id) -> None:
        """Waits from now on."""
        self._from, self._to, self._made = touchpoint_id, None, edits.new_id()
        self._canvas.told.emit(
            _(
                "Choose the touchpoint it leads to: click it, or go there and press Enter. "
                "Ctrl+L once more if customers leave here. Esc ends."
            )
        )
        self._place_handle()

    def end(self) -> None:
        """Waits no more."""
        self._from = self._to = None
        self._canvas.preview(self, None)
        self._place_handle()

    def hover(self, group: Group | None) -> None:
        """The pointer is over a group, or over nothing."""
        over = group if group is not None and group.role == "touchpoint" else None
        if self.handle.group is not None and group is self.handle.group:
            return
        self._hovered = over
        self._place_handle()
        if self.active and over is not None:
            self._aim(over.record_id)

    def take(self, record_id: Id | None) -> bool:
        """Links to what was chosen, or, if that is no touchpoint, lets go; False when nothing waits."""
        self._let_go_of_what_is_gone()
        if self._from is None:
            return False
        to_id = record_id if isinstance(self._canvas.document.records.get(record_id or Id("")), Touchpoint) else None
        self._to = to_id
        made = self._make(self._canvas.document) if to_id is not None else None
        self.end()
        if made is not None and made.change:
            self._canvas.run(made)
            self._canvas.select(made.created)
        return True

    def _aim(self, touchpoint_id: Id | None) -> None:
        """Shows the link that this touchpoint would give."""
        if touchpoint_id != self._to:
            self._to = touchpoint_id
            self._canvas.preview(self, self._make)

    def _make(self, document: Document) -> Edit | None:
        if self._from is None or self._to is None:
            return None
        return edits.add_link(document, self._from, self._to, ids=lambda: self._made)

    def _selection_changed(self) -> None:
        self._let_go_of_what_is_gone()
        chosen = self._chosen()
        if self.active and chosen is not None and chosen.record_id != self._from:
            self._aim(chosen.record_id)
        self._place_handle()

    def _let_go_of_what_is_gone(self) -> None:
        """Waits no more when the first touchpoint was deleted, or another map is shown."""
        if self._from is not None:
            journey = self._canvas.document.map_of(self._from)
            if journey is None or journey.id != self._canvas.map_id:
                self.end()

    def _chosen(self) -> Group | None:
        """The one touchpoint that is selected."""
        ids = self._canvas.selection.ids
        group = self._canvas.map_scene.group_of(ids[0]) if len(ids) == 1 else None
        return group if group is not None and group.role == "touchpoint" else None

    def _place_handle(self) -> None:
        """At the touchpoint under the pointer, or else at the one that is selected; none while something is dragged."""
        known = self._hovered.record_id if self._hovered is not None else None
        group = (self._canvas.map_scene.group_of(known) if known else None) or self._chosen()
        busy = self.active or self._canvas.showing.lifted
        self.handle.show(None if busy else group, self._canvas.theme)
