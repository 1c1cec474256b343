"""One persona's card in the window: the drawing of app.drawing.persona_card, with parts to press and to write in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.persona_card import CARD_WIDTH, persona_card
from app.drawing.primitives import Group
from app.exchange.raster import painter_on
from app.i18n import N_, _
from app.model.edits import set_fields
from app.model.names import title_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS, ROLES
from app.model.records import Id, Persona, Segment
from app.widgets import style
from app.widgets.desk import Desk
from app.widgets.door import Door
from app.widgets.miniature import paint_groups
from app.widgets.personas.editor import CardEditor
from app.widgets.personas.portrait import Portrait
from app.widgets.personas.spot import Spot
from app.widgets.pictures.gallery import gallery_of

PICTURE = "picture_id"
MARGIN = 24
LEAST = 320
TITLES: dict[str, str] = {
    PICTURE: N_("Picture"),
    "name": N_("Name"),
    "segment_id": N_("Segment"),
    "about": N_("About"),
    "quote": N_("Quote"),
    **{field.name: field.title for field in (*FACTS, *DRIVES, *COMPANY)},
    **ROLES,
}
"""What each part of a card that can be pressed is called (msgid)."""


class CardView(QWidget):
    """The card of one persona, as wide as there is room for and as high as it needs."""

    def __init__(self, desk: Desk, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personas.card")
        self._desk = desk
        self._persona_id: Id | None = None
        self._drawing: Drawing | None = None
        self._spots: dict[str, Spot] = {}
        self._portrait = Portrait(desk, door, lambda: self._persona, self)
        self._editor = CardEditor(self, self._write)
        self._editor.left.connect(self._after_writing)
        self._gallery = gallery_of(desk.session)
        self._gallery.arrived.connect(self.update)

    def show_persona(self, persona_id: Id) -> None:
        """Shows the card of a persona; what was being written on the one before is kept."""
        self._editor.finish()
        self._persona_id = persona_id
        self.refresh()

    def refresh(self) -> None:
        """Shows what the document holds now."""
        if self._persona is None or self._persona_id is None:
            return
        width = max(LEAST, min(CARD_WIDTH, self.width() - 2 * MARGIN))
        document, look = self._desk.session.document, Look(style.look(), _)
        self._drawing = persona_card(document, self._persona_id, look, width, roomy=style.suits_fingers())
        self.setMinimumHeight(round(self._drawing.height) + 2 * MARGIN)
        self._place_spots(self._drawing)
        if self._editor.name:
            self._editor.show_value(str(getattr(self._persona, self._editor.name)))
            self._put_editor()
        self.update()

    def flush(self) -> None:
        """Keeps what is being written."""
        self._editor.finish()

    def begin(self, field: str = "name") -> None:
        """Gives the keyboard to a part of the card."""
        if field in self._spots:
            self._spots[field].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _persona(self) -> Persona | None:
        return self._desk.session.document.find(self._persona_id, Persona)

    @property
    def _corner(self) -> QPoint:
        width = self._drawing.width if self._drawing is not None else 0
        return QPoint(max(MARGIN, round((self.width() - width) / 2)), MARGIN)

    # --- what can be pressed -------------------------------------------------------------------------------------

    def _place_spots(self, drawing: Drawing) -> None:
        """Lays a spot over each part that is there now; those that stay keep the keyboard."""
        parts = {group.key.removeprefix("card:"): group for group in drawing.groups}
        pressed = {field: group for field, group in parts.items() if field in TITLES}
        for field in self._spots.keys() - pressed.keys():
            self._spots.pop(field).deleteLater()
        before: Spot | None = None
        for field, group in pressed.items():
            spot = self._spots.get(field) or self._make_spot(field)
            spot.lie_over(self._box_of(group))
            spot.say(_(TITLES[field]), self._said(field))
            if before is not None:
                QWidget.setTabOrder(before, spot)
            before = spot

    def _make_spot(self, field: str) -> Spot:
        spot = Spot(field, self)
        spot.clicked.connect(lambda: self.press(field))
        spot.typed.connect(lambda text: self._write_in(field, text))
        spot.show()
        if field == PICTURE:
            self._portrait.accept_drops(spot)
        self._spots[field] = spot
        return spot

    def _said(self, field: str) -> str:
        persona = self._persona
        if field in ROLES:
            return _("Yes") if getattr(persona, field) else _("No")
        if field == "segment_id":
            segment = self._desk.session.document.find(persona.segment_id, Segment) if persona else None
            return title_of(segment, _) if segment else ""
        if field == PICTURE:
            return title_of(persona, _) if persona and persona.picture_id else ""
        return str(getattr(persona, field))

    def _box_of(self, group: Group) -> QRect:
        corner = self._corner
        return QRect(corner.x() + round(group.x), corner.y() + round(group.y), round(group.w), round(group.h))

    def press(self, field: str) -> None:
        """Does what a press on a part does: writes in it, turns it over, or offers what can be chosen."""
        if field in ROLES:
            self._write(field, not getattr(self._persona, field))
        elif field == "segment_id":
            self._offer_segments()
        elif field == PICTURE:
            self._portrait.press(self._spots[field])
        else:
            self._write_in(field)

    # --- writing -------------------------------------------------------------------------------------------------

    def _write_in(self, field: str, typed: str = "") -> None:
        """Opens the editor over a part that holds words, with what was `typed` on it; other parts take no words."""
        group = self._drawing.find(f"card:{field}") if self._drawing is not None else None
        if group is None or group.text is None:
            return
        if field in ROLES or field in (PICTURE, "segment_id"):
            return
        value = str(getattr(self._persona, field))
        self._editor.begin(field, _(TITLES[field]), value, group.text, self._words_of(group), typed)

    def _put_editor(self) -> None:
        group = self._drawing.find(f"card:{self._editor.name}") if self._drawing is not None else None
        if group is not None:
            self._editor.put(self._words_of(group))

    def _words_of(self, group: Group) -> QRect:
        assert group.text is not None
        words, corner = group.text.box, self._corner
        left, top = corner.x() + group.x + words.x, corner.y() + group.y + words.y
        return QRect(round(left), round(top), round(words.w), round(words.h))

    def _write(self, field: str, value: object) -> None:
        persona_id = self._persona_id
        if persona_id is not None and persona_id in self._desk.session.document.records:
            self._desk.run(lambda document: set_fields(document, persona_id, **{field: value}))

    def _after_writing(self, field: str, step: int) -> None:
        """Gives the keyboard to the part that was written in, or to the one before or after it."""
        order = list(self._spots)
        if field not in order or not self.isVisible():
            return
        there = self._spots[order[(order.index(field) + step) % len(order)]]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer_segments(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for segment in self._desk.session.document.segments():
            menu.addAction(title_of(segment, _)).setData(segment.id)
        menu.addAction(_("No segment"))
        menu.triggered.connect(lambda action: self._write("segment_id", action.data()))
        spot = self._spots["segment_id"]
        menu.popup(spot.mapToGlobal(spot.rect().bottomLeft()))

    # --- events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = painter_on(self, 1.0)
        painter.translate(self._corner)
        paint_groups(painter, self._drawing.groups, 1.0, self._gallery.image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refresh()
