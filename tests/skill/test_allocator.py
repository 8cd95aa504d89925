"""The allocator: what a worker no longer needs, the system has back."""

import subprocess
import sys

import pytest

_FREED = """
import re, sys
from pathlib import Path
from skill.allocator import give_memory_back

def read_mb():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1000

if sys.argv[1] == "given back":
    give_memory_back()
before_mb = read_mb()
bytearray(20_000_000)
blocks, between = [], []
for _ in range(5):
    blocks.append(bytearray(8_000_000))
    between.append(bytearray(5_000))
del blocks
print(read_mb() - before_mb)
"""


def measure_kept_mb(how: str) -> float:
    """Return what a process keeps of 40 MB in blocks that it has freed, with something small behind each of them."""
    done = subprocess.run([sys.executable, "-c", _FREED, how], check=True, capture_output=True, text=True, timeout=60)
    return float(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="the settings are those of glibc")
def test_large_blocks_that_are_freed_go_back_to_the_system() -> None:
    assert measure_kept_mb("given back") < 5 < measure_kept_mb("left as it is")
