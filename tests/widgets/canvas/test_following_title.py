"""A phase that fills the view says its name, also when its own place for it is scrolled out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsScene

from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group, TextLine
from app.drawing.theme import theme
from app.guides import templates
from app.model.document import Document
from app.widgets.canvas.following_title import FollowingTitle


def vera() -> Drawing:
    document = Document(templates.build("vera", "en"))
    return layout(document, document.maps()[0].id, Look(theme("light")))


def words(group: Group) -> list[TextLine]:
    return [mark for mark in group.marks if isinstance(mark, TextLine)]


def test_it_shows_only_while_the_own_title_is_hidden_and_there_is_room(qapp: object) -> None:
    scene = QGraphicsScene()
    pane = scene.addRect(0, 0, 1, 1)
    title = FollowingTitle(pane)
    drawing = vera()
    title.use(drawing.groups)
    phase = next(group for group in drawing.groups if group.role == "phase")
    line = words(phase)[0]
    end = phase.x + line.x + line.width

    def shown_at(edge: float) -> list[float]:
        title.follow(edge)
        return [item.scenePos().x() + line.x for item in pane.childItems()]

    assert shown_at(phase.x) == []
    assert shown_at(end - 1) == [], "the own title can still be seen"
    assert shown_at(end + 1) == [end + 13]
    assert shown_at(end + 40) == [end + 52]
    assert shown_at(phase.x + phase.w - line.width) == [], "there is no room for it any more"
    assert shown_at(0.0) == []
