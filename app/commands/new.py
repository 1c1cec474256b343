"""`reiskaart new`: makes a map file from a template or sample, the user's own or a file that somebody sent among them.

It never takes the place of another file.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands.files import made
from app.commands.telling import WrongUsage, printed
from app.exchange.beginnings import Beginning, beginning, begun_by
from app.folders import MAP_SUFFIX, TEMPLATE_SUFFIX
from app.guides.templates import entry, sample_ids, template_ids
from app.i18n import N_, screen_language


def run(options: Namespace) -> int:
    """Makes the file, or shows what one can be made from."""
    if options.list:
        show_templates()
        return 0
    if options.file is None:
        raise WrongUsage(N_("Say which file to make: reiskaart new FILE"))
    path = with_suffix(options.file)
    make(path, options.template, options.language, options.title)
    printed(N_("Made {path}"), path=path)
    return 0


def make(path: Path, template: str, language: str, title: str) -> None:
    """Makes a map at `path`, and nothing when it cannot be made whole."""
    from app.session import Session

    begun = _begun(template, language, title)  # an unknown template is told before a file is thought of
    with made(path, lambda: Session.create_from(begun.records, path, begun.pictures)):
        pass


def _begun(template: str, language: str, title: str) -> Beginning:
    """What a template gives: the file of one, one of the user's own by its name, or one of ours by its id."""
    from app.exchange import shelf

    path = Path(template)
    if path.suffix.lower() == TEMPLATE_SUFFIX and path.is_file():
        return _from_file(path, language, title)
    own = shelf.find(template) if template not in (*template_ids(), *sample_ids()) else None
    return beginning(own.key if own is not None else template, language, title)


def _from_file(path: Path, language: str, title: str) -> Beginning:
    """What a template somebody sent gives; it is read in a process of its own."""
    from app.exchange import shelf

    job = shelf.foreign(path)
    try:
        return begun_by(job.result(), language, title)
    finally:
        job.cancel()  # for who does not wait for it


def with_suffix(path: Path) -> Path:
    """`path` with the ending of map files, where it has none at all."""
    return path if path.suffix else path.with_name(path.name + MAP_SUFFIX)


def show_templates() -> None:
    """One line each: the id or name, what it is called and when to use it; the user's own come last."""
    from app.exchange import shelf

    shipped = [entry(name, screen_language()) for name in (*template_ids(), *sample_ids())]
    known = [(shown.id, shown.title, shown.when) for shown in shipped]
    known += [(own.path.stem, own.title, own.when) for own in shelf.shelf()]
    width = max(len(name) for name, _title, _when in known)
    for name, title, when in known:
        print(f"{name:<{width}} {': '.join(filter(None, (title, when)))}")
