"""Thousands of files gone wrong for one reader: `python -m tests.fuzz READER COUNT [SEED]`.

Prints how many were read and refused and the slowest of them. The first that a reader does not survive is written to a
file in the temporary folder, named with its trace, and ends the run with 1.
"""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.exchange.mutations import GOOD, mutants, survives


def main(reader: str, count: int, seed: int = 6) -> int:
    """Tries so many; 1 when one was not survived."""
    came, refused, slowest = 0, 0, 0.0
    for number, (name, source) in enumerate(mutants(reader, count, seed)):
        began = time.perf_counter()
        try:
            is_read = survives(reader, name, source)
        except Exception:  # noqa: BLE001  # whatever it is, it is what was looked for
            kept = Path(tempfile.gettempdir()) / f"fuzz-{reader}-{seed}-{number}{Path(name).suffix}"
            kept.write_bytes(source)
            traceback.print_exc()
            print(f"{reader}: number {number} was not survived; it is kept as {kept}")
            return 1
        came, refused = came + is_read, refused + (not is_read)
        slowest = max(slowest, time.perf_counter() - began)
    print(f"{reader}: {came} read, {refused} refused, the slowest took {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in GOOD:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(GOOD)}}} COUNT [SEED]")
    sys.exit(main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4])))
