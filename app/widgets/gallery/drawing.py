"""The pictures on cards, drawn after the first frame a few milliseconds at a time, and only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.errors import ReiskaartError
from app.settings import Settings, thumbnail_file
from app.widgets.gallery.offers import Offer

Steps = Iterator[object]


class Pictures(QTimer):
    """Draws one after the other, a step in each turn of the event loop, for as long as `page` is seen."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: list[Steps] = []
        self.setInterval(0)
        self.timeout.connect(self._step)

    def draw(self, waiting: list[Steps]) -> None:
        """Draws these from now on, in this order, and no others."""
        self._waiting = waiting
        self.start()

    def _step(self) -> None:
        if not self._waiting or not self._page.isVisible():
            self.stop()
            return
        try:
            next(self._waiting[0])
        except StopIteration:
            self._waiting.pop(0)
        except ReiskaartError:
            self._waiting.pop(0)  # a template that cannot be read has no picture; choosing it says why


@dataclass(frozen=True)
class Easel:
    """How pictures are to be: `size` in pixels, of which each is `scale` on the screen, in the look of `settings`."""

    settings: Settings
    size: tuple[int, int]
    scale: float

    def offer(self, offer: Offer, show: Callable[[QPixmap], object]) -> Steps:
        """The steps of drawing what a map from `offer` looks like, at the end of which `show` gets the picture."""
        from app.widgets import previews

        settings = self.settings
        look = (settings.language, settings.shown_theme, *self.size, self.scale)
        for picture in previews.drawing_of(offer.key, offer.version, *look):
            if picture is not None:
                show(picture)
            yield None

    def file(self, path: str, show: Callable[[QPixmap | None], object]) -> Steps:
        """The one step of showing the picture that was kept of a map."""
        from app.widgets import previews

        kept = thumbnail_file(path, self.settings.shown_theme)
        show(previews.kept_picture(str(kept), *self.size, self.scale))
        yield None
