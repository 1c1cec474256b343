"""What the page of an open map can do with time: look at another moment, and name, rename and delete versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _, fill
from app.session import Version
from app.widgets.canvas.canvas import Canvas
from app.widgets.desk import Desk
from app.widgets.overlays import Corner, Overlays
from app.widgets.past.naming import NameField

if TYPE_CHECKING:
    from app.widgets.past.looking import Looking


class Past:
    """The past of one open map."""

    def __init__(self, desk: Desk, canvas: Canvas, overlays: Overlays) -> None:
        self._desk, self._canvas = desk, canvas
        self._looking: Looking | None = None
        self.field = NameField()
        self.field.gone.connect(canvas.setFocus)
        overlays.add(self.field, Corner.TOP)

    @property
    def looking(self) -> Looking:
        """What shows another moment, imported and made when it is first wanted."""
        from app.widgets.past.looking import Looking

        if self._looking is None:
            self._looking = Looking(self._desk, self._canvas)
        return self._looking

    @property
    def active(self) -> bool:
        """Whether another moment than now is shown."""
        return self._looking is not None and self._looking.active

    def leave(self) -> bool:
        """Goes back to now; whether another moment was looked at."""
        was_active = self.active
        if self._looking is not None:
            self._looking.stop()
        return was_active

    def rebuild(self) -> None:
        """The language or the theme is another one: what shows other moments is made anew when it is next wanted."""
        self.leave()
        self.field.leave()
        if self._looking is not None:
            self._looking.deleteLater()
            self._looking = None

    def ask_name(self) -> None:
        """Asks how the map of now is to be called as a version."""
        self.leave()
        self._desk.settle_typing()
        proposal = fill(N_("Version {number}"), number=len(self._desk.session.versions.all()) + 1)
        self.field.begin(_("Name this version"), proposal, _("Name it"), self._name)

    def ask_other_name(self, version: Version) -> None:
        """Asks how a version is to be called from now on."""
        self.leave()
        self.field.begin(
            _("Rename this version"),
            version.name,
            _("Rename"),
            lambda name: self._desk.attempt(lambda: self._desk.session.versions.rename(version, name)),
        )

    def delete(self, version: Version) -> None:
        """Deletes a version, for good: whoever calls this has asked."""
        self.leave()
        self._desk.attempt(lambda: self._desk.session.versions.delete(version))

    def _name(self, name: str) -> None:
        named = self._desk.attempt(lambda: self._desk.session.versions.name(name))
        if named is not None:
            self._desk.tell(fill(N_("Named “{name}”. Everything was already saved."), name=named.name))
