"""`reiskaart copy`: writes what a map file holds now to a new file, without its history and its named versions."""

from __future__ import annotations

from argparse import Namespace

from app.commands.new import with_suffix
from app.commands.telling import printed
from app.i18n import N_


def run(options: Namespace) -> int:
    """Makes the new file; one that is there is never replaced."""
    from app.session import read, stored_pictures
    from app.session.copying import copy_without_history

    document, pictures = read(options.file), stored_pictures(options.file)
    made = copy_without_history(document, pictures.get, with_suffix(options.to), anonymous=options.anonymous)
    printed(N_("Made {path}"), path=made)
    return 0
