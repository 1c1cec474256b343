"""What can go wrong with a map file, each with the one sentence that the user reads."""

from __future__ import annotations

from pathlib import Path

from app.errors import FileError
from app.i18n import N_


class NoSuchFile(FileError):
    """There is no map at this path, nor unfinished work for it."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("There is no map “{name}” here. It may have been moved or renamed."), name=path.name)


class FileExists(FileError):
    """A new map would take the place of something that is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("There already is a file “{name}” here, so nothing was written. Choose another name."), name=path.name
        )


class WorkLeftHere(FileExists):
    """A new map would take the place of one whose file is gone, but in which edits were not finished."""

    def __init__(self, path: Path) -> None:
        FileError.__init__(
            self,
            N_("Edits in “{name}” were not finished when Reiskaart stopped. Open it first, or choose another name."),
            name=path.name,
        )


class NoSuchFolder(FileError):
    """A file is to be written into a folder that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("There is no folder “{folder}” for “{name}”, so nothing was written."),
            folder=path.parent.name,
            name=path.name,
        )


class AlreadyOpen(FileError):
    """Another window or program of ours has this map open for writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” is already open in another window. Go on there, or close it first."), name=path.name
        )
        self.path = path


class NotAMap(FileError):
    """The bytes are not those of a map file."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("This is not a Reiskaart map: “{name}”. The file was left as it is."), name=path.name)


class NewerFormat(FileError):
    """The map was written by a later version of the program."""

    def __init__(self, path: Path, version: str) -> None:
        super().__init__(
            N_("“{name}” was written by Reiskaart {version}, which is newer than this one. Update to open it."),
            name=path.name,
            version=version,
        )
        self.version = version


class DamagedFile(FileError):
    """A map file that is damaged; the original is untouched, and a repair or a backup is the way on.

    `detail` says for the log and the command line what was found; it holds no text of the user.
    """

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            N_("“{name}” is damaged and was left as it is. Repair it into a new file, or go back to a backup."),
            name=path.name,
        )
        self.detail = detail


class CannotRead(FileError):
    """The system refuses to let us read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(N_("“{name}” cannot be read: {reason}."), name=path.name, reason=reason)


class CannotWrite(FileError):
    """The system refuses to let us write the file; what was there before is still there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("“{name}” could not be written: {reason}. Nothing that was there has changed."),
            name=path.name,
            reason=reason,
        )


class NoWorkingCopy(FileError):
    """Our own folder on this computer cannot be written, and without a working copy nothing is opened."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("“{name}” cannot be opened, as this computer has no room for a working copy: {reason}."),
            name=path.name,
            reason=reason,
        )


class NoBackup(FileError):
    """No backup can be made, so what was about to be done was not."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("No backup of “{name}” could be made: {reason}. Nothing was changed."), name=path.name, reason=reason
        )


class TooLarge(FileError):
    """A file beyond the size that we open, so we do not write one either."""

    def __init__(self, path: Path, megabytes: int) -> None:
        super().__init__(
            N_("“{name}” is larger than {megabytes} MB, and Reiskaart opens no map of that size."),
            name=path.name,
            megabytes=megabytes,
        )


class DamagedWork(FileError):
    """Our own working copy of the map is damaged, so it is not put in the place of the user's file."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            N_(
                "The disk of this computer has damaged the working copy of “{name}”, so the file was left as it was. "
                "Save a copy under another name and go on there."
            ),
            name=path.name,
        )
        self.detail = detail


class NotStored(FileError):
    """An edit could not be written to disk, so it has not happened; it is kept and tried again."""

    def __init__(self) -> None:
        super().__init__(
            N_("Your last change could not be stored. It is kept and tried again; free some disk space if it is full.")
        )


class VersionsNotStored(FileError):
    """A version could not be named, renamed or deleted, so the versions are as they were."""

    def __init__(self) -> None:
        super().__init__(
            N_("The disk did not take this, so your versions are as they were. Free some disk space if it is full.")
        )


class PictureNotStored(FileError):
    """A picture could not be put into the map, which is as it was."""

    def __init__(self) -> None:
        super().__init__(
            N_("The disk did not take the picture, so your map is as it was. Free some disk space if it is full.")
        )


class TooManyPictures(FileError):
    """The pictures of a map would take more room than a file has for them."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            N_("A map holds {megabytes} MB of pictures at most, so this one was not added."), megabytes=str(megabytes)
        )


class LostVersion(FileError):
    """A version that the file has damaged or no longer has."""

    def __init__(self) -> None:
        super().__init__(
            N_("This version can no longer be read, because the file has lost it. Your map itself is whole.")
        )


class Refused(FileError):
    """An edit that no disk would take, such as one that is too large; it has not happened, and waiting is no help."""

    def __init__(self) -> None:
        super().__init__(
            N_("This change cannot be stored in the file, so it was not made. Your map is as it was before.")
        )


class UnfinishedWork(FileError):
    """A question rather than a failure: this file has the content of a map that was being edited elsewhere.

    Open again with recover=True to go on with that work under this name, or recover=False to leave it for later.
    """

    def __init__(self, path: Path, was: Path) -> None:
        super().__init__(
            N_("“{name}” seems to be “{was}”, in which edits were not finished when Reiskaart stopped."),
            name=path.name,
            was=was.name,
        )
        self.was = was


class Conflict(FileError):
    """The user's file was changed by something else since we last read or wrote it; nothing was overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("“{name}” was changed by another program. Nothing was overwritten: choose which one to keep."),
            name=path.name,
        )
