"""A Ctrl-C is heard, even if it comes where Python has nobody to raise it to."""

import subprocess
import sys

import pytest

WORK = """
import os, signal, sys, time, weakref
from audio_pipeline.executors.ctrl_c import install_interrupt_hook

class Thing:
    def __del__(self):
        if sys.argv[1] == "del":
            interrupted()

def interrupted(*_):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.01)

if sys.argv[2] == "insisting":
    install_interrupt_hook()
try:
    thing = Thing()
    known = weakref.ref(thing, interrupted if sys.argv[1] == "callback" else None)
    del thing
    time.sleep(3)
    print("went on")
except KeyboardInterrupt:
    print("stopped")
"""

BROKEN = """
from audio_pipeline.executors.ctrl_c import install_interrupt_hook

class Thing:
    def __del__(self):
        raise ValueError("a fault of its own")

install_interrupt_hook()
Thing()
"""


def told(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)


@pytest.mark.parametrize("where", ["del", "callback"])
def test_a_ctrl_c_in_the_middle_of_tidying_up_stops_the_work(where: str) -> None:
    done = told(WORK, where, "insisting")
    assert (done.stdout, done.stderr) == ("stopped\n", "")


def test_without_it_python_drops_it_and_goes_on() -> None:
    # Why this is here at all. If it fails, Python has mended it, and what we do about it can go.
    assert told(WORK, "callback", "trusting").stdout == "went on\n"


def test_other_faults_while_tidying_up_are_told_as_ever() -> None:
    assert "ValueError: a fault of its own" in told(BROKEN).stderr
