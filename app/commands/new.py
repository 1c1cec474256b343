"""`reiskaart new`: makes a map file from a template or sample, never in the place of another file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands.files import made
from app.commands.telling import WrongUsage, printed
from app.folders import MAP_SUFFIX
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

    entry(template, language)  # an unknown template is told before a file is thought of
    with made(path, lambda: Session.create(path, template=template, language=language, title=title)):
        pass


def with_suffix(path: Path) -> Path:
    """`path` with the ending of map files, where it has none at all."""
    return path if path.suffix else path.with_name(path.name + MAP_SUFFIX)


def show_templates() -> None:
    """One line each: the id, what it is called and when to use it."""
    known = (*template_ids(), *sample_ids())
    width = max(map(len, known))
    for template in known:
        shown = entry(template, screen_language())
        print(f"{template:<{width}} {shown.title}: {shown.when}")
