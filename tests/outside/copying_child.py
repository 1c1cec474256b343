"""A program of ours in a process of its own: `copy FILE` copies two notes and stays until its input ends; `paste FILE`
pastes what is on the clipboard, and prints what came of it and what was offered, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.records import Lane, LaneKind, Note
from app.session import Session
from app.widgets.canvas.canvas import Canvas


def main(what: str, path: Path) -> None:
    QApplication([])
    session = Session.create(path, template="five-phases", language="nl")
    journey = session.document.maps()[0]
    lane = session.document.lane(journey.id, LaneKind.PAINS)
    assert lane is not None
    canvas = Canvas(session, journey.id)
    canvas.show()
    QTest.qWaitForWindowExposed(canvas)
    (copy if what == "copy" else paste)(session, canvas, lane)
    canvas.close_session()
    session.close()


def copy(session: Session, canvas: Canvas, lane: Lane) -> None:
    for phase in session.document.phases(lane.map_id)[:2]:
        session.run(edits.add_note(session.document, lane.id, phase.id, "=au"))
    canvas.commands.select_all()
    canvas.commands.copy()
    print("copied", flush=True)
    while not _input_ended():
        QTest.qWait(20)


def paste(session: Session, canvas: Canvas, lane: Lane) -> None:
    QTest.qWait(300)
    held = QGuiApplication.clipboard().mimeData()
    offered = {"formats": held.formats(), "text": held.text(), "html": held.html()}
    canvas.commands.paste()
    notes = [record for record in session.document.records.values() if isinstance(record, Note)]
    made = sorted([session.document.get(note.lane_id, Lane).kind, note.text] for note in notes)
    print(json.dumps({"made": made, **offered}), flush=True)


def _input_ended() -> bool:
    import select

    ready, _, _ = select.select([sys.stdin], [], [], 0)
    return bool(ready) and sys.stdin.read(1) == ""


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
