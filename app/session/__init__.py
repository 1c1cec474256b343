"""The one door to a map file: open or create it, run edits, undo, redo, close. Knows no Qt.

Importing this loads neither SQLAlchemy nor anything of storage that needs it; opening a map does.
"""

from app.model.storage.backups import Backup
from app.model.storage.errors import DamagedFile, UnfinishedWork
from app.model.storage.step import Step
from app.model.storage.version import MAX_NAME, Version
from app.session.backup_copies import backups, restore
from app.session.events import Changed, Event, Observer, SafeStatus, StatusChanged, VersionsChanged
from app.session.reading import format_version, integrity, named_versions, read, repair, stored_pictures
from app.session.session import Session
from app.session.unfinished import Unfinished, unfinished_work

__all__ = [
    "MAX_NAME",
    "Backup",
    "Changed",
    "DamagedFile",
    "Event",
    "Observer",
    "SafeStatus",
    "Session",
    "StatusChanged",
    "Step",
    "Unfinished",
    "UnfinishedWork",
    "Version",
    "VersionsChanged",
    "backups",
    "format_version",
    "integrity",
    "named_versions",
    "read",
    "repair",
    "restore",
    "stored_pictures",
    "unfinished_work",
]
