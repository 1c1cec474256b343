"""The page over the map that shows personas as cards, one at a time, with the way to the one before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.i18n import N_, _, fill
from app.model.edits import add_persona
from app.model.names import title_of
from app.model.records import Id, Persona
from app.session import Changed, Event
from app.widgets import icons, style
from app.widgets.canvas.canvas import Canvas
from app.widgets.desk import Desk
from app.widgets.over_edited import OverEdited
from app.widgets.personas.card_view import CardView

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PersonaPage(OverEdited):
    """The cards of a desk's personas; gone by Esc or by its cross."""

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(desk, canvas)
        self.setObjectName("personas")
        self._shown: Id | None = None
        self.card = CardView(desk, canvas.door)
        self._title, self._place = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        column.addWidget(self._make_room(), 1)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.timeout.connect(self._refresh)
        self.destroyed.connect(desk.session.subscribe(self._on_event))

    def open(self, persona_id: Id | None = None) -> None:
        """Shows the card of a persona, or of whom the map is about, or else of the first."""
        self.begin()
        self.show()
        self._show(persona_id or self._desk.journey.persona_id or self._first())
        self.card.begin()

    def turn_to(self, persona_id: Id) -> None:
        """Shows another persona; the keyboard stays where it is."""
        if persona_id != self._shown and persona_id in self._ids():
            self._show(persona_id)

    def go(self, step: int) -> None:
        """Shows the next persona, or the one before, round the ends."""
        ids = self._ids()
        if self._shown in ids and len(ids) > 1:
            self._show(ids[(ids.index(self._shown) + step) % len(ids)])
            self.card.begin()

    # --- putting it together -------------------------------------------------------------------------------------

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 16, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title.setProperty("role", "title")
        self._title.setObjectName("personas.title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setProperty("role", "soft")
        self._place.setObjectName("personas.place")
        words.addWidget(self._title)
        words.addWidget(self._place)
        row.addLayout(words, 1)
        self._back = self._tool("chevron-left", _("Previous persona"), "personas.back", lambda: self.go(-1))
        self._next = self._tool("chevron-right", _("Next persona"), "personas.next", lambda: self.go(1))
        row.addWidget(self._back)
        row.addWidget(self._next)
        adding = QPushButton(_("Add persona"))
        adding.setObjectName("personas.page.add")
        adding.setProperty("role", "plain")
        adding.setMinimumHeight(style.target(36))
        adding.clicked.connect(self._add)
        row.addWidget(adding)
        row.addWidget(self._tool("panel-right", _("All fields"), "personas.fields", self._inspect))
        row.addWidget(self._tool("x", _("Close"), "personas.close", self.stop))
        return row

    def _tool(self, icon: str, text: str, name: str, handler: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, style.look().ink, disabled=style.look().lines_strong))
        button.setObjectName(name)
        button.setFixedSize(style.target(36), style.target(36))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(handler)
        return button

    def _make_room(self) -> QScrollArea:
        area = _Room()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = QLabel(_("There are no personas yet. Add the first one: whose journey is this?"))
        self._empty.setProperty("role", "soft")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        body = QWidget()
        body.setObjectName("personasBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.card, 1)
        area.setWidget(body)
        return area

    # --- showing -------------------------------------------------------------------------------------------------

    def _ids(self) -> list[Id]:
        return [persona.id for persona in self._desk.session.document.personas()]

    def _first(self) -> Id | None:
        return next(iter(self._ids()), None)

    def _show(self, persona_id: Id | None) -> None:
        self._shown = persona_id
        self.card.setVisible(persona_id is not None)
        self._empty.setVisible(persona_id is None)
        if persona_id is not None:
            self.card.show_persona(persona_id)
        self._say()

    def _refresh(self) -> None:
        """Shows the document of now; where the persona is gone, the first there is."""
        if self._shown not in self._ids():
            self._show(self._first())
        else:
            self.card.refresh()
            self._say()

    def _say(self) -> None:
        """Tells who is shown, and which of how many that is."""
        ids, persona = self._ids(), self._desk.session.document.find(self._shown, Persona)
        self._title.setText(title_of(persona, _) if persona else _("Personas"))
        number = ids.index(persona.id) + 1 if persona else 0
        place = fill(N_("Persona {number} of {count}"), number=number, count=len(ids)) if persona else ""
        self._place.setText(place)
        self.setAccessibleName(" · ".join(filter(None, (self._title.text(), place))))
        for button in (self._back, self._next):
            button.setEnabled(len(ids) > 1)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Changed) and self.isVisible():
            self._stale.start(0)

    # --- acting --------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        edit = self._desk.run(lambda document: add_persona(document, _("New persona")))
        if edit is not None and edit.created:
            self._show(edit.created[0])
            self.card.press("name")

    def _inspect(self) -> None:
        if self._shown is not None:
            self.card.flush()
            self._desk.inspect((self._shown,), keep_panel=True)

    def left(self) -> None:
        """Keeps what was being written."""
        self.card.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows at the sides, and those that page, go from persona to persona."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go(step)
        else:
            super().keyPressEvent(event)


class _Room(QScrollArea):
    """Scrolls up and down by keys, and leaves those that go to other personas to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)
