"""What can be said about a persona, in the order in which it is read: its names, the prompts that teach, and its signs.

The card, the inspector, search and every export read these tables; nothing here knows how a persona is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import N_
from app.model.records import Persona, Tint


@dataclass(frozen=True, slots=True)
class PersonaField:
    """A field of words. `title` and `prompt` are msgids; the prompt is seen while the field is empty."""

    name: str
    title: str
    prompt: str
    icon: str
    tint: Tint = Tint.STONE


FACTS: tuple[PersonaField, ...] = (
    PersonaField("age", N_("Age"), N_("Age or stage of life"), "user"),
    PersonaField("work", N_("Work"), N_("What do they do?"), "wrench"),
    PersonaField("household", N_("Household"), N_("With whom do they live?"), "house"),
)
"""What a stranger would ask first, each a line."""

DRIVES: tuple[PersonaField, ...] = (
    PersonaField("goals", N_("Goals"), N_("What do they want to reach?"), "target", Tint.MINT),
    PersonaField("needs", N_("Needs"), N_("What do they need for that?"), "heart", Tint.SKY),
    PersonaField("pains", N_("Pain points"), N_("What stands in their way?"), "zap", Tint.ROSE),
    PersonaField("motives", N_("Motives"), N_("Why do they choose, and why now?"), "compass", Tint.LILAC),
    PersonaField("barriers", N_("Barriers"), N_("What keeps them from choosing?"), "shield", Tint.PEACH),
    PersonaField("influencers", N_("Influencers"), N_("Whose opinion counts?"), "users", Tint.SUN),
    PersonaField("sources", N_("Information sources"), N_("Where do they look things up?"), "search"),
    PersonaField("media", N_("Media use"), N_("What do they read, watch and follow?"), "radio"),
    PersonaField("loyalty", N_("Loyalty"), N_("What makes them stay, or leave?"), "badge-check"),
)
"""How they think and choose, each some lines."""

COMPANY: tuple[PersonaField, ...] = (
    PersonaField("company_size", N_("Company size"), N_("For example: 12 people"), "users"),
    PersonaField("trade", N_("Trade"), N_("In which trade?"), "store"),
)
"""What is said of business customers only."""

ROLES: dict[str, str] = {"uses": N_("Uses it"), "pays": N_("Pays for it"), "decides": N_("Decides on it")}
"""The parts that somebody can have in a purchase; each field is on or off, and its name is a msgid."""


def is_business(persona: Persona) -> bool:
    """Whether anything is said of this persona as a business customer."""
    return any(getattr(persona, field.name) for field in COMPANY)


def has_role(persona: Persona) -> bool:
    """Whether it is said which part this persona has in a purchase."""
    return any(getattr(persona, role) for role in ROLES)


def filled_lines(text: str) -> tuple[str, ...]:
    """The lines of a field that say something: each stands for a thing of its own."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
