"""JSON on stdout, for other programs."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(data: Any) -> None:
    """Prints `data`; letters outside ASCII as they are where stdout can carry all of them, else as escapes."""
    carries_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(data, ensure_ascii=not carries_all, indent=2))
