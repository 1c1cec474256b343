"""How somebody of the staff goes by on the page."""

from __future__ import annotations

from app.model.records import Person


def with_department(person: Person, name: str = "") -> str:
    """The name of a person, or the `name` they go by, with their department where that is known."""
    return f"{name or person.name} ({person.department})" if person.department else name or person.name
