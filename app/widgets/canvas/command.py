"""What one command of the canvas is: its words, what it does, and what must be there for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.records import Record

if TYPE_CHECKING:
    from app.widgets.canvas.commands import Commands


@dataclass(frozen=True, eq=False)
class Command:
    """One thing that can be done on the canvas. `text` is a msgid, `name` what outside scripts call it by.

    It can be done when a record of one of the kinds in `needs` is selected, where there are any, and when `when`
    agrees, where there is one. The canvas answers to `keys` by itself, while it has the keyboard.
    """

    name: str
    text: str
    do: Callable[[Commands], object]
    icon: str = ""
    needs: tuple[type[Record], ...] = ()
    when: Callable[[Commands], bool] | None = None
    keys: tuple[str, ...] = ()
