"""Which actions wait for which, and what would send them round in a circle.

Pure, and quick for any file: what is asked of all dependencies takes time in proportion to how many there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from app.model.document import Document
from app.model.records import Action, Dependency, Id


def needs(document: Document, action_id: Id) -> tuple[Action, ...]:
    """The actions that must be done before this one, in order."""
    return _in_order(document.find(each.needs_id, Action) for each in document.dependencies(action_id))


def needed_by(document: Document, action_id: Id) -> tuple[Action, ...]:
    """The actions that wait for this one, in order."""
    ways = (each for each in document.referrers(action_id) if isinstance(each, Dependency))
    return _in_order(document.find(way.action_id, Action) for way in ways if way.needs_id == action_id)


def goes_round(document: Document, action_id: Id, needs_id: Id) -> bool:
    """Whether the first would wait for itself if it waited for the second: the second is it, or waits for it."""
    waiting, seen = [needs_id], {needs_id}
    while waiting and action_id not in seen:
        further = {each.needs_id for each in document.dependencies(waiting.pop())} - seen
        seen |= further
        waiting += further
    return action_id in seen


def waiting(document: Document, action_id: Id) -> frozenset[Id]:
    """This action and all that wait for it, by way of others or not: it can wait for none of them."""
    found, new = {action_id}, [action_id]
    while new:
        ways = (each for each in document.referrers(new.pop()) if isinstance(each, Dependency))
        new += {way.action_id for way in ways if way.needs_id in found} - found
        found |= set(new)
    return frozenset(found)


def in_circles(document: Document) -> frozenset[Id]:
    """The dependencies that go round in a circle, or lead from one circle to another; none, in a sound document."""
    known = document.all_of(Dependency)
    inside = going_round([(each.action_id, each.needs_id) for each in known])
    return frozenset(each.id for each in known if each.action_id in inside and each.needs_id in inside)


def going_round(ways: Collection[tuple[str, str]]) -> set[str]:
    """What lies on a circle of these ways, each from a start to an end, or between two circles."""
    return _endless(ways) & _endless((end, start) for start, end in ways)


def closing(document: Document) -> tuple[Id, ...]:
    """What to leave out so that no circle is left: what leads back, going through the actions in order."""
    circling = in_circles(document)
    order = [each.id for each in document.actions()] if circling else []
    ways = {i: [each for each in document.dependencies(i) if each.id in circling] for i in order}
    return tuple(_leading_back(ways))


def _in_order(found: Iterable[Action | None]) -> tuple[Action, ...]:
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.order, each.id)))


def _endless(ways: Iterable[tuple[str, str]]) -> set[str]:
    """From which starts one comes into a circle: what is left when all that leads nowhere is taken away."""
    left: Counter[str] = Counter()
    before: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in ways:
        left[start] += 1
        before[end].append(start)
    ends = [end for end in before if not left[end]]
    while ends:
        for start in before[ends.pop()]:
            left[start] -= 1
            if not left[start]:
                ends.append(start)
    return {start for start, count in left.items() if count}


def _leading_back(ways: Mapping[Id, list[Dependency]]) -> Iterator[Id]:
    """What leads back to where one came from, each way being walked once."""
    walking: dict[Id, bool] = {}
    for first in ways:
        road = [] if first in walking else [(first, iter(ways[first]))]
        walking.setdefault(first, True)
        while road:
            here, leaving = road[-1]
            step = next(leaving, None)
            if step is None:
                walking[here] = False
                road.pop()
            elif walking.get(step.needs_id):
                yield step.id
            elif step.needs_id not in walking:
                walking[step.needs_id] = True
                road.append((step.needs_id, iter(ways.get(step.needs_id, ()))))
