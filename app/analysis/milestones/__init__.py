"""What a map can hold that a method asks for: a list of milestones, each with how far the map is.

Guides name milestones in their data. A new one is one function and its name in one of the tables; a new guide that
asks for what is here needs no code.
"""

from app.analysis.milestones.answered import ANSWERED
from app.analysis.milestones.base import Milestone, Reached, Wanted
from app.analysis.milestones.counted import COUNTED
from app.analysis.milestones.filled import FILLED
from app.analysis.milestones.learned import LEARNED

MILESTONES: dict[str, Milestone] = FILLED | COUNTED | ANSWERED | LEARNED
"""Every milestone, by the name under which guides ask for it."""

__all__ = ["MILESTONES", "Milestone", "Reached", "Wanted"]
