"""What others wrote in an exported file and nobody imported yet stays, as a copy, when the file is exported anew.

Knows no format; which ones come back is said by Exporter.comes_back.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from app import whole_files
from app.errors import ImportFileError
from app.exchange.base import Exporter, Importer, ImportOptions, Remark
from app.i18n import N_, translator
from app.model.document import Document

KEPT = N_("“{name}” held changes that were not imported. It is kept as “{copy}”.")


def keep_edited(exporter: Exporter, document: Document, target: Path, language: str) -> tuple[Remark, ...]:
    """Keeps a copy beside `target` if it holds changes that `document` does not, and says so. Raises OSError."""
    importer = exporter.comes_back
    if importer is None or not target.is_file() or target.stat().st_size > importer.megabytes << 20:
        return ()
    data = target.read_bytes()
    if not _holds_more(importer, data, target.name, document):
        return ()
    copy = _free_name(target, translator(language)(N_("edited")))
    whole_files.write_whole(copy, data)
    return (Remark(KEPT, {"name": target.name, "copy": copy.name}),)


def _holds_more(importer: Importer, data: bytes, name: str, document: Document) -> bool:
    """Whether a file says anything that is not in `document`; what is none of ours says nothing."""
    try:
        plan = importer.load().read(data, name, ImportOptions())
        comeback = plan.compare(document) if plan.compare else None
    except ImportFileError:
        return False
    return comeback is not None and not (comeback.is_empty and not comeback.unread)


def _free_name(target: Path, mark: str) -> Path:
    numbered = (f"{target.stem} ({mark}{f' {n}' if n > 1 else ''}){target.suffix}" for n in count(1))
    return next(path for path in map(target.with_name, numbered) if not path.exists())
