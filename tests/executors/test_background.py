"""A call in the background: its result, its failure, and nobody who has to wait for it."""

import subprocess
import sys
import threading

import pytest

from audio_pipeline.executors.background import start_call

WAITING = """
import time
from audio_pipeline.executors.background import start_call
start_call(lambda: time.sleep(60))
"""


def test_it_begins_at_once_and_its_result_comes_when_it_is_asked_for() -> None:
    begun = threading.Event()

    def work() -> str:
        begun.set()
        return "done"

    wait = start_call(work)
    assert begun.wait(10)
    assert wait() == "done"


def test_its_failure_is_raised_where_somebody_waits() -> None:
    def fail() -> None:
        raise OSError

    wait = start_call(fail)
    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        wait()


def test_a_call_that_nobody_waits_for_does_not_keep_the_process_alive() -> None:
    subprocess.run([sys.executable, "-c", WAITING], check=True, timeout=30)
