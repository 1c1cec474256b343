"""Run as a program: edits the map given for ever, and says after each edit that it was acknowledged.

Publishing never pauses, so that a kill can hit every part of it.
"""

import os
import sys

from app.model import edits
from app.model.storage.publishing import Pace
from app.session import Session
from tests.map_files import MAP

Pace.QUIET, Pace.LONGEST, Pace.SHARE = 0.0, 0.0, 1.0


def main() -> None:
    session = Session.open(sys.argv[1])
    number = len(session.document.phases(MAP))
    while True:
        if number % 7 == 6:
            session.undo()
            session.redo()
        session.run(edits.add_phase(session.document, MAP, f"Fase {number}"))
        os.write(1, f"{number}\n".encode())
        number += 1
        session.tick()


main()
