"""The phases that templates know by name, so that an unrenamed one reads in the language of whoever looks."""

from app.i18n import N_

STAGES: dict[str, str] = {
    "attention": N_("Attention & orientation"),
    "consideration": N_("Consideration"),
    "purchase": N_("Purchase"),
    "service": N_("Service"),
    "loyalty": N_("Loyalty"),
    "see": N_("See"),
    "think": N_("Think"),
    "do": N_("Do"),
    "care": N_("Care"),
    "love": N_("Love"),
    "arrange": N_("Find & book"),
    "arrive": N_("Arrive"),
    "helped": N_("Get help"),
    "settle": N_("Settle up"),
    "aftercare": N_("Aftercare"),
    "before": N_("Before"),
    "during": N_("During"),
    "after": N_("After"),
    "first": N_("First phase"),
}
"""Stage id as stored in a phase, to the msgid of its name."""

PURCHASE = frozenset({"purchase", "do", "during", "settle"})
"""The stages in which the customer buys."""
