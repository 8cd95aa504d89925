"""A build that is killed: at any moment, whole or in part, and what the next one makes of it.

20 moments as a rule; KILLED_BUILDS=100 in the environment for as many as you like. A number is always the same
moment: -k "[7]" for that one alone.
"""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_pipeline.stores.folder import ABANDONED_AFTER_S
from tests.resilience.courses import Courses
from tests.resilience.moments import Moment, moment, wait
from tests.resilience.site import (
    announced,
    building,
    built,
    feed,
    half_files,
    like,
    unfinished,
    workers,
)

MOMENTS = int(os.environ.get("KILLED_BUILDS", "20"))


def all_of_it(build: subprocess.Popen[str]) -> None:
    os.killpg(build.pid, signal.SIGKILL)


def its_chief(build: subprocess.Popen[str]) -> None:
    build.kill()


@pytest.mark.parametrize("number", range(MOMENTS))
def test_after_a_kill_the_next_build_ends_with_the_bytes_of_a_clean_one(
    number: int, tmp_path: Path, courses: Courses
) -> None:
    rng = random.Random(number)
    kill: Callable[[subprocess.Popen[str]], None] = rng.choice((all_of_it, all_of_it, its_chief))
    course, jobs = rng.choice(((courses.cold, 2), (courses.edit, 2), (courses.edit, 1)))
    site = like(course.start, tmp_path / "site", courses.show)
    before, (after, after_feed) = (announced(site), feed(site)), courses.clean()

    began_ns = time.time_ns()
    with building(site, jobs) as build:
        wait(moment(number, rng), site, course, build, began_ns)
        kill(build)
        build.wait(timeout=10)
        assert announced(site) in (before[0], after)
        assert feed(site) in (before[1], after_feed)
        assert half_files(site) == []
        grown_old(unfinished(site))
        built(site, jobs)

    assert (announced(site), feed(site)) == (after, after_feed)
    assert half_files(site) == []
    assert unfinished(site) == []


def grown_old(paths: list[Path]) -> None:
    """Nobody will finish these: an hour later everybody can tell."""
    then = time.time() - ABANDONED_AFTER_S - 60
    for path in paths:
        if path.exists():
            os.utime(path, (then, then))


def test_a_build_that_loses_a_worker_goes_on_or_says_so_and_the_next_one_ends_it(
    tmp_path: Path, courses: Courses
) -> None:
    # While it speaks: so small a show is encoded by threads.
    site = like(courses.cold.start, tmp_path / "site", courses.show)
    began_ns = time.time_ns()
    with building(site, 2) as build:
        wait(Moment(step="clips", share=0.2, later_s=0), site, courses.cold, build, began_ns)
        victim, *_ = workers(build)
        os.kill(victim, signal.SIGKILL)
        _, said = build.communicate(timeout=60)
    assert build.returncode in (0, 1), said
    assert "Traceback" not in said
    assert half_files(site) == []
    built(site, 2)
    assert (announced(site), feed(site)) == courses.clean()


def test_listeners_read_the_old_show_or_the_new_one_at_every_moment(tmp_path: Path, courses: Courses) -> None:
    site = like(courses.edit.start, tmp_path / "site", courses.show)
    before, (after, _) = announced(site), courses.clean()
    seen = [before]
    with building(site, 2) as build:
        while build.poll() is None:
            now = announced(site)
            seen += [now] if now != seen[-1] else []
    assert build.returncode == 0
    assert seen == [before, after] or [*seen, announced(site)] == [before, after]


@pytest.mark.parametrize("number", range(4))
def test_ctrl_c_ends_a_build_within_a_second_and_the_next_one_goes_on(
    number: int, tmp_path: Path, courses: Courses
) -> None:
    rng = random.Random(number)
    course, jobs = ((courses.cold, 2), (courses.edit, 1))[number % 2]
    site = like(course.start, tmp_path / "site", courses.show)
    stop = Moment(step=("clips", "measures", "chunks", "programmes")[number], share=0.5, later_s=rng.uniform(0, 0.03))
    began_ns = time.time_ns()
    with building(site, jobs) as build:
        wait(stop, site, course, build, began_ns)
        os.killpg(build.pid, signal.SIGINT)
        begun = time.monotonic()
        _, said = build.communicate(timeout=10)
        assert time.monotonic() - begun < 1.5
    assert build.returncode == 130, said
    assert "Stopped. What is done is kept: run it again to go on." in said
    assert "Traceback" not in said
    assert half_files(site) == []
    built(site, jobs)
    assert (announced(site), feed(site)) == courses.clean()
