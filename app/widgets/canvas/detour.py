"""A detour: the view goes aside for a while, and back when there is no more reason, unless the user has moved it."""

from __future__ import annotations

from app.widgets.canvas.camera import Camera
from app.widgets.canvas.flight import ViewPlace


class Detour:
    """Remembers from where one camera was sent where."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._way: tuple[ViewPlace, ViewPlace] | None = None

    @property
    def under_way(self) -> bool:
        """Whether the view lies where it was sent."""
        return self._way is not None and self._camera.place == self._way[1]

    def went_from(self, before: ViewPlace) -> None:
        """The view was sent from `before` to where it is or comes to rest; a second stage keeps the first start."""
        start = self._way[0] if self._way is not None and before == self._way[1] else before
        after = self._camera.place
        self._way = (start, after) if after != start else None

    def back(self) -> None:
        """Back to where the view was, if nobody has moved it since."""
        if self._way is not None and self.under_way:
            self._camera.glide_to(self._way[0])
        self._way = None
