"""What people do with whole maps: make, duplicate, move, delete, work out in detail, and go from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.exchange.beginnings import Beginning, beginning
from app.guides.first_future import first_future
from app.i18n import N_, _, fill, translator
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.hierarchy import Branch, current_of, futures, trail, tree
from app.model.names import NEW_JOURNEY, title_of
from app.model.records import Id, JourneyMap, MapState, Note, Phase, Record, Touchpoint
from app.widgets.desk import Desk
from app.widgets.maps.entries import place_for, stepped

_Make = Callable[[Document], Edit]


class MapActs:
    """The acts of one desk. Each is one edit, and shows the map that it was about."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._through: dict[Id, Id] = {}

    @property
    def _document(self) -> Document:
        return self._desk.session.document

    # --- making --------------------------------------------------------------------------------------------------

    def add(self, template: str = "") -> Id | None:
        """Makes a map behind all others: from a template, or else with the lanes of the one shown and nothing on it.

        What a template brings, such as a future map or pictures, comes along with it.
        """
        here, language = self._desk.journey.id, self._document.project.language
        if template:
            begun = self._desk.attempt(lambda: self._with_pictures(beginning(template, language)))
            if begun is None:
                return None
            return self._run_and_show(lambda document: edits.land_maps(document, begun.records))
        title = translator(language)(NEW_JOURNEY)
        return self._run_and_show(lambda document: edits.add_map(document, title, like=here))

    def duplicate(self, map_id: Id) -> Id | None:
        """Puts a copy of a map right behind it."""
        title = self._titled(map_id, N_("{title} – copy"))
        return self._run_and_show(lambda document: edits.duplicate_map(document, map_id, title))

    def make_future(self, map_id: Id) -> Id | None:
        """Makes the future map of a map of today, which begins as all that is there now.

        Where the template of the map says what the first one is called, and goes without, it is that.
        """
        self._desk.settle_typing()
        told = first_future(self._document, map_id)
        if told is None:
            title = self._titled(map_id, N_("{title} – future"))
            return self._run_and_show(lambda document: edits.make_future(document, map_id, title))
        title, without = translator(self._document.project.language)(told.title), told.without
        return self._run_and_show(lambda document: edits.make_future(document, map_id, title, without=without))

    def open_detail(self, record_id: Id) -> None:
        """Goes to the map that works out a touchpoint or phase, which is made if there is none."""
        whole = self._document.get(record_id, Record)
        language = translator(self._document.project.language)
        detail_id = whole.detail_id if isinstance(whole, Phase | Touchpoint) else None
        if detail_id is None:
            edit = self._desk.run(lambda document: edits.add_detail(document, record_id, title_of(whole, language)))
            detail_id = edit.focus if edit is not None else None
        if detail_id is not None:
            self._through[detail_id] = record_id
            self._desk.show_map(detail_id)

    # --- changing ------------------------------------------------------------------------------------------------

    def rename(self, map_id: Id, title: str) -> None:
        """Gives a map another title."""
        self._desk.run(lambda document: edits.rename_map(document, map_id, title))

    def drop(self, map_id: Id, gap: int) -> None:
        """Moves a map to the gap before row `gap` of the tree, as far as that lies among the maps beside it."""
        self._move(map_id, place_for(self.rows(), map_id, gap))

    def step(self, map_id: Id, step: int) -> None:
        """Moves a map one place up (-1) or down (+1) among the maps beside it."""
        self._move(map_id, stepped(self.rows(), map_id, step))

    def can_step(self, map_id: Id, step: int) -> bool:
        """Whether there is a place to move to."""
        return stepped(self.rows(), map_id, step) is not None

    def delete(self, map_id: Id) -> None:
        """Deletes a map and says what went with it."""
        journey = self._document.get(map_id, JourneyMap)
        held = edits.held_by(self._document, map_id).values()
        heir, shown = self._heir(map_id), self._desk.journey.id == map_id
        self._desk.settle_typing()
        if self._desk.run(lambda document: edits.delete(document, map_id)) is None:
            return
        if shown and heir is not None:
            self._desk.show_map(heir)
        said = N_(
            "“{title}” is deleted. Touchpoints that went with it: {touchpoints}, notes: {notes}. Undo brings it back."
        )
        touchpoints, notes = _count(held, Touchpoint), _count(held, Note)
        self._desk.tell(fill(said, title=title_of(journey, _), touchpoints=touchpoints, notes=notes))

    # --- going ---------------------------------------------------------------------------------------------------

    def rows(self) -> tuple[Branch, ...]:
        """The maps of the file as a tree."""
        return tree(self._document)

    def way(self) -> tuple[Phase | Touchpoint, ...]:
        """What leads to the map that is shown, from the outermost down, by the way that it was entered."""
        return trail(self._document, self._desk.journey.id, self._through)

    def go_up(self) -> None:
        """Goes to the map above, to the touchpoint or phase that this one works out."""
        way = self.way()
        if way:
            self._desk.reveal(way[-1].id, keep_panel=True)

    def has_above(self) -> bool:
        """Whether the map that is shown works something out."""
        return bool(self.way())

    def other_state(self) -> JourneyMap | None:
        """Of a map of today its future map, of a future map the one that it was made from; None if there is none."""
        journey = self._desk.journey
        if journey.state is MapState.FUTURE:
            return current_of(self._document, journey)
        return next(iter(futures(self._document, journey.id)), None)

    def go_to_other_state(self) -> None:
        """Goes to it, and makes the future map of a map of today that has none."""
        other = self.other_state()
        if other is not None:
            self._desk.show_map(other.id)
        elif self._desk.journey.state is MapState.CURRENT:
            self.make_future(self._desk.journey.id)

    # --- inside --------------------------------------------------------------------------------------------------

    def _with_pictures(self, begun: Beginning) -> Beginning:
        """Stores the pictures of what is begun from, before the edit that speaks of them."""
        for picture in begun.pictures:
            self._desk.session.add_picture(picture.data, picture.width, picture.height, picture.media_type)
        return begun

    def _run_and_show(self, make: _Make) -> Id | None:
        self._desk.settle_typing()
        edit = self._desk.run(make)
        if edit is None or edit.focus is None:
            return None
        self._desk.show_map(edit.focus)
        return edit.focus

    def _move(self, map_id: Id, place: int | None) -> None:
        if place is not None:
            self._desk.run(lambda document: edits.move_map(document, map_id, place))

    def _titled(self, map_id: Id, msgid: str) -> str:
        language = translator(self._document.project.language)
        return fill(msgid, language, title=title_of(self._document.get(map_id, JourneyMap), language))

    def _heir(self, map_id: Id) -> Id | None:
        """The map to show when this one goes: the one above it, or else the nearest beside it."""
        rows = self.rows()
        place = next(number for number, row in enumerate(rows) if row.journey.id == map_id)
        others = [row.journey.id for row in (*rows[place + 1 :], *reversed(rows[:place]))]
        return rows[place].parent_id or next(iter(others), None)


def _count(records: Iterable[Record], kind: type[Record]) -> int:
    return sum(isinstance(record, kind) for record in records)
