"""Memory that was let go goes back to the system, also from between small things that stay."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LETTING_GO = """
import os, sys
from app.widgets.freed_memory import give_back_at_once

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

if sys.argv[1] == "set":
    give_back_at_once()
size = 1_000_000
for _ in range(3):
    large = b'x' * (2 * size)  # the allocator sees a large piece go, and learns to keep such pieces
    del large
before = resident()
kept = []
pieces = []
for _ in range(40):
    pieces.append(b'x' * size)
    kept.append(b'x' * 60_000)  # fits in no gap that there was before
del pieces
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only the GNU C library has this choice")
def test_large_pieces_go_back_although_small_ones_stand_between_them() -> None:
    def grown(how: str) -> int:
        done = subprocess.run([sys.executable, "-c", _LETTING_GO, how], capture_output=True, text=True, check=True)
        return int(done.stdout)

    assert grown("not") > 20_000_000, "the allocator keeps them by itself: the setting would have nothing to do"
    assert grown("set") < 5_000_000
