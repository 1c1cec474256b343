"""Pictures in what is dropped or pasted: files that may be some, and images that a browser or a screenshot gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange.picture_child import Source
from app.i18n import N_, _, fill
from app.model.picture import LONGEST_SIDE
from app.settings import Settings

READ = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".bmp")
"""The endings of files that are offered; what they are, their content says."""

_TOLD = (".svg", ".heic", ".heif", ".tif", ".tiff", ".avif")
"""The endings of pictures that cannot be read: they are taken, and refused with the reason."""

_KINDS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")
_MOST_FILES, _MOST_HTML = 50, 100_000
_ADDRESS = re.compile(r"(https?|file|blob|data):\S+")


def picture_files(paths: Iterable[Path]) -> list[Source]:
    """Those of these files that look like pictures, not more than anybody means."""
    known = [path for path in paths if path.suffix.lower() in (*READ, *_TOLD)]
    return [Source(path.name, path=path) for path in known[:_MOST_FILES]]


def has_pictures(data: QMimeData) -> bool:
    """Whether `pictures_in` would find any; words are words, also where an image of them lies beside."""
    return bool(picture_files(_local_files(data))) or (data.hasImage() and not _has_words(data))


def is_only_named(data: QMimeData) -> bool:
    """Whether a browser gives no picture but only says where one is: nothing is ever fetched from there."""
    return data.hasUrls() and not has_pictures(data) and "<img" in data.html()[:_MOST_HTML].lower()


def pictures_in(data: QMimeData) -> list[Source]:
    """The pictures among what is dropped or pasted: files, or else the one image."""
    files = picture_files(_local_files(data))
    if files or not has_pictures(data):
        return files
    kind = next((kind for kind in _KINDS if data.hasFormat(kind)), None)
    if kind is not None:
        return [Source(_("Picture"), bytes(data.data(kind).data()))]
    return [Source(_("Picture"), _as_png(QImage(data.imageData())))]


def choose_pictures(parent: QWidget, many: bool) -> list[Source]:
    """Asks which files to take, from where one was last taken; none when nothing was chosen."""
    settings = _settings_of(parent)
    endings, folder = " ".join(f"*{ending}" for ending in READ), str(_folder(settings))
    kinds = fill(N_("Pictures ({endings})"), endings=endings)
    if many:
        names, _kind = QFileDialog.getOpenFileNames(parent, _("Add pictures"), folder, kinds)
    else:
        name, _kind = QFileDialog.getOpenFileName(parent, _("Add picture"), folder, kinds)
        names = [name] if name else []
    if names:
        settings.picture_folder = str(Path(names[0]).parent)
        settings.save()
    return [Source(Path(name).name, path=Path(name)) for name in names[:_MOST_FILES]]


def _settings_of(parent: QWidget) -> Settings:
    """The settings that the window of a widget goes by; those on the disk in a window that has none."""
    settings = getattr(parent.window(), "settings", None)
    return settings if isinstance(settings, Settings) else Settings.load()


def _folder(settings: Settings) -> Path:
    """Where a picture was last taken from; else where the system keeps pictures, or the user's own folder."""
    theirs = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    known = (Path(name) for name in (settings.picture_folder, theirs) if name)
    return next((folder for folder in known if folder.is_dir()), Path.home())


def title_from(source: Source) -> str:
    """What a file's name says of its picture; nothing where a camera or a clipboard named it."""
    stem = source.path.stem if source.path is not None else ""
    return "" if re.search(r"\d", stem) else stem.replace("_", " ").replace("-", " ").strip()


def _has_words(data: QMimeData) -> bool:
    """Whether there is a text that is more than the address of a picture."""
    text = data.text().strip()
    return bool(text) and not _ADDRESS.fullmatch(text)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _as_png(image: QImage) -> bytes:
    if max(image.width(), image.height()) > LONGEST_SIDE:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want text where Qt wants bytes, and both work
    return bytes(data.data())
