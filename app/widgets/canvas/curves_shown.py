"""Which curves of a map are in sight: view state, remembered for each map beside the file and never in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.model.document import Document
from app.model.records import Id

_CUSTOMER = "customer"
_EXPECTED, _NOT_EXPECTED = "+expected", "-expected"


@dataclass(frozen=True, slots=True)
class CurvesShown:
    """Whose curves are hidden, None standing for the customer, and whether expectations are shown.

    Until somebody says otherwise (`expected` is None) expectations show once there are any.
    """

    hidden: frozenset[Id | None] = frozenset()
    expected: bool | None = None

    @staticmethod
    def of(words: Iterable[object]) -> CurvesShown:
        """As it was written down by `words`; what makes no sense is passed over."""
        known = {word for word in words if isinstance(word, str)}
        expected = True if _EXPECTED in known else False if _NOT_EXPECTED in known else None
        names = known - {_EXPECTED, _NOT_EXPECTED}
        return CurvesShown(frozenset(None if name == _CUSTOMER else Id(name) for name in names), expected)

    def words(self) -> list[str]:
        """All of it, to be written down; nothing while all is as it is by itself."""
        said = {None: [], True: [_EXPECTED], False: [_NOT_EXPECTED]}[self.expected]
        return [*sorted(actor_id or _CUSTOMER for actor_id in self.hidden), *said]

    def with_actor(self, actor_id: Id | None, shown: bool) -> CurvesShown:
        """The same, with someone's curve shown or hidden."""
        return replace(self, hidden=self.hidden - {actor_id} if shown else self.hidden | {actor_id})

    def actors(self, document: Document) -> frozenset[Id | None] | None:
        """Everyone whose curve is in sight; None is all there are."""
        if not self.hidden:
            return None
        everyone = {None, *(each.id for each in (*document.personas(), *document.persons()))}
        return frozenset(everyone - self.hidden)
