"""`reiskaart repair`: saves what can be read of a damaged map in a new file; the damaged one stays as it is."""

from __future__ import annotations

from argparse import Namespace

from app.commands.telling import printed
from app.i18n import N_


def run(options: Namespace) -> int:
    """Makes the new file and says what is in it and what is not; says so too when nothing was wrong."""
    from app.session import repair

    repaired = repair(options.file)
    if repaired is None:
        printed(N_("{name} is sound, so there is nothing to repair."), name=options.file.name)
        return 0
    printed(N_("Made {path}"), path=repaired.path)
    for msgid, values in repaired.notices:
        printed(msgid, **values)
    return 0
