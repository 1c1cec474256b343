"""Commands about links: making one, or a way out, turning it round, and walking along the roads of a map.

A touchpoint from which no link leads goes on to the next in time: the order is the road that everybody takes. A way out
of the journey is no road on; the key for the other road leads to it.
"""

from __future__ import annotations

from app.i18n import _
from app.model import edits
from app.model.domain import leads_out
from app.model.edits.links import natural_kind
from app.model.records import Id, Link, LinkKind, Touchpoint
from app.widgets.canvas.selected_commands import SelectedCommands


class LinkCommands(SelectedCommands):
    """The commands of a canvas that are about links."""

    def link_to(self) -> None:
        """Waits for the touchpoint that the selected one leads to; asked for again there, customers leave from it."""
        for i in self._of(Touchpoint)[:1]:
            if self._canvas.stage.linking.waits_at(i):
                self.leave_here()
            else:
                self._canvas.stage.begin_link(i)

    def leave_here(self) -> None:
        """Says that customers leave the journey at the selected touchpoint, and selects what says so."""
        self._canvas.stage.stop_linking()
        for i in self._of(Touchpoint)[:1]:
            made = edits.add_exit(self._document, i)
            if made.change:
                self._run(made)
            if made.focus in self._document.records:
                self._canvas.select([made.focus])

    def can_turn(self) -> bool:
        """Whether a link is selected that leads elsewhere."""
        links = (self._document.get(i, Link) for i in self._of(Link)[:1])
        return any(link.from_id != link.to_id for link in links)

    def leads_on(self) -> bool:
        """Whether a road goes on from here: not where customers leave."""
        record = self._record()
        return not (isinstance(record, Link) and leads_out(record))

    def has_other_road(self) -> bool:
        """Whether links leave the selected touchpoint, or the one that the selected link leaves."""
        record = self._record()
        return isinstance(record, Link) or (isinstance(record, Touchpoint) and bool(self._document.links(record.id)))

    def turn_link(self) -> None:
        """Has the selected link lead the other way; a step on becomes a loop back, and a loop a step on."""
        for i in self._of(Link)[:1]:
            link = self._document.get(i, Link)
            kind = link.kind
            if kind in (LinkKind.NEXT, LinkKind.LOOP):
                kind = natural_kind(self._document, link.to_id, link.from_id)
            self._run(edits.set_fields(self._document, i, from_id=link.to_id, to_id=link.from_id, kind=kind))

    def set_link_kind(self, kind: LinkKind) -> None:
        """Makes the selected links of another kind; one that leads to no other touchpoint stays what it is."""
        edit = edits.set_link_kind(self._document, self._of(Link), kind)
        if edit.change:
            self._run(edit)

    def follow_road(self) -> None:
        """Goes on along the road: from a touchpoint to the link that leaves it, from a link to where it leads."""
        self._walk(forward=True)

    def follow_road_back(self) -> None:
        """Goes back along the road."""
        self._walk(forward=False)

    def other_road(self) -> None:
        """Goes to the next of the links that leave the same touchpoint, or from that to the first of them."""
        record = self._record()
        if isinstance(record, Link):
            beside = self._leaving(record.from_id)
            self._go_to(beside[(beside.index(record.id) + 1) % len(beside)])
        elif isinstance(record, Touchpoint):
            for first in self._leaving(record.id)[:1]:
                self._go_to(first)

    def _walk(self, forward: bool) -> None:
        record = self._record() or self._focused()
        if forward and not self.leads_on():
            self._canvas.told.emit(_("No road goes on from here: customers leave."))
        elif isinstance(record, Link):
            self._go_to(record.to_id if forward else record.from_id)
        elif isinstance(record, Touchpoint):
            ways = self._going_on(record.id) if forward else self._arriving(record.id)
            step = ways[0] if ways else self._in_time(record.id, forward)
            if step is not None:
                self._go_to(step)

    def _leaving(self, touchpoint_id: Id) -> list[Id]:
        return [link.id for link in self._document.links(touchpoint_id)]

    def _going_on(self, touchpoint_id: Id) -> list[Id]:
        return [link.id for link in self._document.links(touchpoint_id) if not leads_out(link)]

    def _arriving(self, touchpoint_id: Id) -> list[Id]:
        pointing = self._document.referrers(touchpoint_id)
        links = (link for link in pointing if isinstance(link, Link) and link.to_id == touchpoint_id)
        return [link.id for link in links if not leads_out(link)]

    def _in_time(self, touchpoint_id: Id, forward: bool) -> Id | None:
        order = [touchpoint.id for touchpoint in self._document.journey(self._canvas.map_id)]
        place = order.index(touchpoint_id) + (1 if forward else -1)
        return order[place] if 0 <= place < len(order) else None

    def _go_to(self, record_id: Id) -> None:
        self._canvas.reveal(record_id)
