"""Moments of a build: any one, drawn by its number, and the waiting for it."""

import random
import subprocess
import time
from dataclasses import dataclass

from tests.resilience.courses import Course
from tests.resilience.site import Site, made

STEPS = ("start", "clips", "measures", "chunks", "programmes", "catalog.json")
"""Getting ready, speaking, mixing, encoding, publishing, announcing: by what is made in it."""

_LATER_S = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When so much of a step is done, and a little later: the same on a quick machine as on a slow one."""

    step: str
    share: float
    later_s: float


def moment(number: int, rng: random.Random) -> Moment:
    """Each step in its turn; when the last programme is published, there is hardly any later."""
    step = STEPS[number % len(STEPS)]
    later_s = 0.0 if step in STEPS[-2:] else rng.uniform(0, _LATER_S)
    return Moment(step=step, share=rng.random(), later_s=later_s)


def wait(until: Moment, site: Site, course: Course, build: subprocess.Popen[str], began_ns: int) -> None:
    """Until that moment of this build, or its end."""
    if until.step == "start":
        time.sleep(until.share * course.first_after_s)
        return
    assert course.made[until.step], f"no build makes {until.step} any more: name the step by what it makes"
    enough = 1 + int(until.share * course.made[until.step])
    while build.poll() is None and made(site, began_ns)[until.step] < enough:
        time.sleep(0.001)
    time.sleep(until.later_s)
