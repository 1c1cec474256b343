"""CJML 2.0 (Customer Journey Modelling Language): planned and actual journeys as XML.

A journey is a map, a phase a phase, an end user the persona, who serves the owner; actions and communication points are
touchpoints, ratings of 1 to 5 emotions of -2 to +2, a described experience is a note in the lane of feelings. A planned
journey is read as the future situation, an actual one as the current. XML from others is read without a document type
or entities (foreign/markup.py).
"""

from __future__ import annotations

from app.exchange.cjml.reading import claims, read
from app.exchange.cjml.writing import HOLDS, check, write

__all__ = ["HOLDS", "check", "claims", "read", "write"]
