"""The picture on a persona's card: chosen by pressing it, dropped on it, and taken off again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QMenu

from app.exchange.picture_child import Source
from app.i18n import _
from app.model.edits import set_picture
from app.model.records import Id, Persona
from app.widgets.desk import Desk
from app.widgets.door import Door
from app.widgets.pictures.intake import Taken, take
from app.widgets.pictures.sources import choose_pictures, has_pictures, pictures_in


class Portrait(QObject):
    """Puts pictures on the persona that `whose` gives."""

    def __init__(self, desk: Desk, door: Door, whose: Callable[[], Persona | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._door, self._whose = desk, door, whose

    def accept_drops(self, spot: QAbstractButton) -> None:
        """Takes what is dropped on this spot from now on."""
        spot.setAcceptDrops(True)
        spot.installEventFilter(self)

    def press(self, spot: QAbstractButton) -> None:
        """Asks for a picture, or where there is one, what is to become of it."""
        persona = self._whose()
        if persona is None:
            return
        if not persona.picture_id:
            self._choose(spot)
            return
        menu = QMenu(spot)
        menu.addAction(_("Replace…")).triggered.connect(lambda: self._choose(spot))
        menu.addAction(_("Remove picture")).triggered.connect(lambda: self._put(persona.id, ""))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot.mapToGlobal(spot.rect().bottomLeft()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes pictures that are dropped, and nothing else."""
        if isinstance(event, QDragEnterEvent) and has_pictures(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self._take(pictures_in(event.mimeData())[:1])
            return True
        return False

    def _choose(self, spot: QAbstractButton) -> None:
        self._take(choose_pictures(spot, many=False))

    def _take(self, sources: Sequence[Source]) -> None:
        persona = self._whose()
        if persona is not None:
            take(self, self._desk.session, self._door, sources, lambda taken: self._use(persona.id, taken))

    def _use(self, persona_id: Id, taken: Sequence[Taken]) -> None:
        self._put(persona_id, taken[0].name)

    def _put(self, persona_id: Id, name: str) -> None:
        self._desk.run(lambda document: set_picture(document, persona_id, name))
