"""The cell for how everyone feels at a touchpoint: a slider for the customer, and one for each other actor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.analysis.emotion import actors
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits import Edit, clear_emotion, set_emotion
from app.model.names import KIND_NAMES, title_of
from app.model.records import Id, Record
from app.widgets.inspector.cells import Cell, label
from app.widgets.inspector.emotion_field import EmotionField, with_clearing
from app.widgets.inspector.linked_cells import link


class EmotionCell(Cell):
    """One slider for each actor who has a curve on this map; None is the customer whom the map is about."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._sliders: dict[Id | None, EmotionField] = {}
        self._body = QWidget(self)
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.column.addWidget(self._body)
        self.refresh()

    def refresh(self) -> None:
        for actor in self._actors():
            if actor not in self._sliders:
                self._add_slider(actor)
        for actor, slider in self._sliders.items():
            score = self.document.score(self.record_id, actor)
            slider.show_value(score.score if score else None)

    def others(self) -> list[Record]:
        """The personas and people who have no slider here yet."""
        people: list[Record] = [*self.document.personas(), *self.document.persons()]
        customer = self.document.map_of(self.record_id)
        shown = {*self._sliders, customer.persona_id if customer else None}
        return [person for person in people if person.id not in shown]

    def add_actor(self, actor: Id) -> None:
        """Adds someone's slider, and gives it the keyboard."""
        self._add_slider(actor)
        self.refresh()
        self._sliders[actor].setFocus(Qt.FocusReason.OtherFocusReason)

    def _actors(self) -> list[Id | None]:
        journey = self.document.map_of(self.record_id)
        felt = actors(self.document, journey.id) if journey else ()
        return [None, *(actor_id for actor_id in felt if actor_id is not None)]

    def _add_slider(self, actor: Id | None) -> None:
        slider = EmotionField()
        name = self._name_of(actor)
        slider.setObjectName(f"touchpoint.score.{actor}" if actor else "touchpoint.score")
        slider.setAccessibleName(fill(N_("Emotion of {name}"), name=name))
        slider.setProperty("actor", actor or "")
        slider.edited.connect(self._write)
        if len(self._actors()) > 1 or actor is not None:
            self._rows.addWidget(label(name, "small"))
        self._rows.addLayout(with_clearing(slider, fill(N_("Clear the score of {name}"), name=name)))
        self._sliders[actor] = slider

    def _name_of(self, actor: Id | None) -> str:
        journey = self.document.map_of(self.record_id)
        record = self.document.records.get(actor or (journey and journey.persona_id) or Id(""))
        return title_of(record, _) if record else _("The customer")

    def _write(self, tenths: int | None) -> None:
        actor = self.sender().property("actor") or None
        self.workspace.run(lambda document: self._edit(document, actor, tenths))

    def _edit(self, document: Document, actor: Id | None, tenths: int | None) -> Edit:
        if tenths is None:
            return clear_emotion(document, self.record_id, actor)
        return set_emotion(document, self.record_id, tenths / 10, actor, in_burst=True)


class OtherEmotionsCell(Cell):
    """The way to say how someone else feels here, who then has a slider beside the customer's."""

    def __init__(self, *context: Any) -> None:
        super().__init__(*context)
        self._more = link(_("Add someone’s feeling"), "plus")
        self._more.setObjectName("touchpoint.add_actor")
        self._more.clicked.connect(self._offer)
        self.column.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def _sliders(self) -> EmotionCell:
        form = self.workspace.inspector.form
        cell = form.cell("score") if form is not None else None
        assert isinstance(cell, EmotionCell)
        return cell

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person in self._sliders.others():
            action = menu.addAction(" · ".join((title_of(person, _), _(KIND_NAMES[person.KIND]))))
            action.setData(person.id)
        menu.triggered.connect(self._add_actor)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add_actor(self, action: Any) -> None:
        self._sliders.add_actor(action.data())
