"""What the parts around a map may ask of the page that they stand on.

Panels, bars and views are given a desk and no window, so that they know neither the window nor each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, JourneyMap
from app.session import Session

if TYPE_CHECKING:
    from app.widgets.banner import Choice
    from app.widgets.curves_view import CurvesView
    from app.widgets.maps.acts import MapActs
    from app.widgets.over_canvas import OverCanvas

T = TypeVar("T")


class Desk(Protocol):
    """The page of an open map."""

    over: OverCanvas | None
    """What lies over the map now to be looked at, such as the map as it was; None while the map itself is seen."""

    @property
    def session(self) -> Session:
        """The session of the map. Edits go through `run`, never straight to the session."""

    @property
    def journey(self) -> JourneyMap:
        """The map that is shown."""

    @property
    def curves(self) -> CurvesView:
        """Which curves of the map are in sight."""

    @property
    def maps(self) -> MapActs:
        """What is done with whole maps, and the way between them."""

    def run(self, make: Callable[[Document], Edit]) -> Edit | None:
        """Makes an edit and runs it; what the user's world refuses is said in the window, and None comes back."""

    def attempt(self, what: Callable[[], T]) -> T | None:
        """Does something with the session; what the user's world refuses is said in the window, and None comes back."""

    def add_and_inspect(self, make: Callable[[Document], Edit]) -> None:
        """Runs an edit that makes a record, and puts the cursor in its first field."""

    def choose_template(self, take: Callable[[str], object]) -> None:
        """Shows all that a map can begin from; `take` gets what goes by the key that is chosen, as `maps.add` does."""

    def settle_typing(self) -> None:
        """Keeps what is being typed anywhere on the page, before something is done with the map as a whole."""

    def reveal(self, record_id: Id, keep_panel: bool = False) -> None:
        """Goes to a record: on the map if it is drawn there, and in the inspector."""

    def inspect(self, ids: tuple[Id, ...], keep_panel: bool = False) -> None:
        """Shows records in the inspector, whatever is selected on the map."""

    def inspect_field(self, record_id: Id, field: str) -> None:
        """Puts the cursor in a field of a record, and leaves the map as it is."""

    def show_map(self, map_id: Id) -> None:
        """Shows another map of the file."""

    def enter_map(self) -> None:
        """Gives the keyboard to the map."""

    def say(self, text: str) -> None:
        """Says one sentence, already in the reader's language, above the map."""

    def tell(self, text: str, *choices: Choice) -> None:
        """Says above the map what went well, with what can be done about it."""

    def offer_undo(self, text: str, *choices: Choice) -> None:
        """Says above the map what the last step did, with the way back, until there is another step."""
