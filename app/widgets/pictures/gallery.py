"""The pictures of an open map as pixels: decoded in a thread of their own, about as large as they are seen, and kept.

Whoever paints asks for a picture at a width and takes what is at hand: nothing yet, or a coarser one. `arrived` tells
when there is better. What was not seen for longest goes when there are more bytes than allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from weakref import WeakKeyDictionary, WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.exchange.raster import decoded
from app.session import Session

MOST_BYTES = 96 * 2**20
"""What the decoded pictures of a map may take together."""

LEVELS = (96, 192, 384, 768, 1536, 2000)
"""The widths in pixels at which pictures are kept; one is painted from the next larger."""

_LOOK_MS = 4
"""How often it is looked whether a picture has been decoded, while one is."""

_Key = tuple[str, int]

_DECODER = ThreadPoolExecutor(1, "pictures")
"""Decodes one picture at a time, for all galleries. What runs there knows no gallery: a thread that held the last
reference to one would delete it, with its timers, on a thread that is not theirs."""


class Gallery(QObject):
    """The pictures that `read` gives by name, as images. Belongs to the window's thread."""

    arrived = Signal(str)
    """The name of a picture that is there now, or sharper than it was."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._read = read
        self._known: dict[_Key, QImage] = {}  # those that were asked for last come last
        self._used = 0
        self._waiting: dict[_Key, None] = {}
        self._under_way: dict[_Key, Future[QImage | None]] = {}
        self._lost: set[str] = set()
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._begin_next)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)

    def image(self, name: str, width: float) -> QImage | None:
        """The picture called `name`, at least `width` pixels wide if it can be; meanwhile a coarser one, or None."""
        key = (name, level_for(width))
        known = self._known.pop(key, None)
        if known is not None:
            self._known[key] = known
            return known
        if name not in self._lost and key not in self._under_way:
            self._waiting.pop(key, None)
            self._waiting[key] = None
            self._next.start()
        return self._coarser(name)

    def at_once(self, name: str, width: float) -> QImage | None:
        """The same without waiting, for who paints once."""
        key = (name, level_for(width))
        if key not in self._known and name not in self._lost:
            data = self._read(name)
            self._keep(key, decoded(name, data, key[1]) if data else None)
        return self.at_hand(name, width)

    def at_hand(self, name: str, width: float) -> QImage | None:
        """What is decoded already, best at least `width` pixels wide; None when nothing is."""
        return self._known.get((name, level_for(width))) or self._coarser(name)

    def awaits(self, name: str) -> bool:
        """Whether a better image of this picture is on its way."""
        return any(name == other for other, _ in (*self._waiting, *self._under_way))

    @property
    def used(self) -> int:
        """How many bytes the images take."""
        return self._used

    def finish(self) -> None:
        """Decodes all that is waited for now: for pictures of the window."""
        for key in list(self._waiting):
            del self._waiting[key]
            self.at_once(*key)
            self.arrived.emit(key[0])
        for under_way in list(self._under_way.values()):
            under_way.exception()  # which waits for it
        self._look()

    def _coarser(self, name: str) -> QImage | None:
        return next((image for level in reversed(LEVELS) if (image := self._known.get((name, level)))), None)

    def _begin_next(self) -> None:
        """Reads one picture, the one that was asked for last, and has it decoded; the next when that is done."""
        if not self._waiting or self._under_way:
            return
        key = self._waiting.popitem()[0]
        name, level = key
        data = self._read(name)
        if data is None:
            self._lost.add(name)
            self._next.start()
            return
        self._under_way[key] = _DECODER.submit(decoded, name, data, level)
        self._looking.start()

    def _look(self) -> None:
        """Takes what has been decoded."""
        for key in [key for key, under_way in self._under_way.items() if under_way.done()]:
            self._keep(key, self._under_way.pop(key).result())
            self._next.start()
            self.arrived.emit(key[0])
        if not self._under_way:
            self._looking.stop()

    def _keep(self, key: _Key, image: QImage | None) -> None:
        if image is None:
            self._lost.add(key[0])
            return
        self._known[key] = image
        self._used += image.sizeInBytes()
        while self._used > MOST_BYTES and len(self._known) > 1:
            oldest = next(iter(self._known))
            self._used -= self._known.pop(oldest).sizeInBytes()


_GALLERIES: WeakKeyDictionary[Session, Gallery] = WeakKeyDictionary()


def gallery_of(session: Session) -> Gallery:
    """The pictures of a session, for all who paint them; they go with the session."""
    if session not in _GALLERIES:
        picture = WeakMethod(session.picture)
        _GALLERIES[session] = Gallery(lambda name: read(name) if (read := picture()) is not None else None)
    return _GALLERIES[session]


def level_for(width: float) -> int:
    """The width at which a picture is kept that is seen `width` pixels wide."""
    return next((level for level in LEVELS if level >= width), LEVELS[-1])
