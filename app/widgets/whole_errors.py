"""What goes wrong in a method of ours that Qt calls must reach the log, and not end the program.

Up to Python 3.11 an error that C code raised is half made for as long as nobody catches it: its value is still the bare
text. PySide (6.10 and 6.11) reads that text as an error when a method that overrides one of Qt's leaves it behind, and
so reads memory that is none of ours. An error that was caught once is whole, so ours are caught and go on at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

_OF_QT = ("PySide6.", "Shiboken")


def make_errors_whole() -> None:
    """From now on errors leave the overriding methods of new classes whole; nothing to do from Python 3.12 on."""
    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(_prepare)  # type: ignore[assignment,arg-type,method-assign]


def _prepare(cls: type, **about: Any) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**about)  # type: ignore[misc]  # every one is a Shiboken.Object
    of_qt = [base for base in cls.__mro__[1:] if base.__module__.startswith(_OF_QT)]
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and name != "__init__" and any(name in vars(base) for base in of_qt):
            setattr(cls, name, _whole(method))


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except BaseException:  # catching it is what makes it whole
            raise

    return called
