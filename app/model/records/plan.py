"""What follows from a map: actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.model.records.base import Id, Record, ref
from app.model.records.choices import Horizon, Light, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Something someone will do. Impact and effort run from 1 to 5; None is not judged yet."""

    KIND: ClassVar[str] = "action"
    order: str
    title: str
    description: str = ""
    touchpoint_id: Id | None = ref("touchpoint")
    owner_id: Id | None = ref("person")
    light: Light = Light.RED
    progress: Progress = Progress.PLANNED
    impact: int | None = None
    effort: int | None = None
    horizon: Horizon = Horizon.NOW
    due: date | None = None
    measure: str = ""
