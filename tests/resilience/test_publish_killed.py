"""A publish that is killed at any moment: listeners have a whole release, and the next publish completes it.

6 moments as a rule; KILLED_PUBLISHES=100 in the environment for as many as you like.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.stores.s3 import S3Store
from tests import s3_faults
from tests.cli.editors import CUPS, PUBLIC, Editor, succeeded
from tests.publish.releases import read_whole
from tests.s3_faults import FOR_EVER, Answer, Faults, Request, Send

MOMENTS = int(os.environ.get("KILLED_PUBLISHES", "6"))


@pytest.fixture
def line(s3_endpoint: str) -> Iterator[Faults]:
    with s3_faults.faults(s3_endpoint) as running:
        yield running


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """Somebody who has built their show: copy it, do not change it."""
    editor = Editor(tmp_path_factory.mktemp("written"))
    editor.write(*CUPS)
    succeeded(editor.publish(editor.root / "somewhere", "--new-target"))
    return editor


@pytest.mark.parametrize("number", range(MOMENTS))
def test_listeners_have_a_whole_release_and_the_next_publish_completes_it(
    number: int, line: Faults, s3_bucket: str, written: Editor, tmp_path: Path
) -> None:
    rng = random.Random(number)
    editor = Editor(shutil.copytree(written.root, tmp_path / "editor"))
    place, options = f"s3://{s3_bucket}/warm", ("--endpoint-url", line.address, "--new-target")
    store = S3Store.from_address(place, endpoint_url=line.address, public_url=PUBLIC)
    succeeded(editor.publish(place, *options))
    before = read_whole(store, PUBLIC)
    editor.edit("cup.md", "small", "round")

    with subprocess.Popen(
        [sys.executable, "-m", "audio_pipeline", *editor.words(place, *options)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as command:  # fmt: skip
        kill_at(rng.randint(1, 9), line, command, is_done=rng.random() < 0.5)
        assert command.wait(timeout=120) in (-signal.SIGKILL, 0)
    line.end()
    there = read_whole(store, PUBLIC)
    assert there == before or there.of_content("cup") != before.of_content("cup")

    succeeded(editor.publish(place, *options))
    feed, after = store.get("feed.xml"), read_whole(store, PUBLIC)
    assert feed
    assert after.of_content("cup") != before.of_content("cup")
    assert all(each.url in feed.data.decode() for each in after.releases)


def kill_at(request_number: int, line: Faults, command: subprocess.Popen[bytes], *, is_done: bool) -> None:
    """Kill the command at its so-manieth request from now, before or after the server has done what it asks."""
    left = [request_number]

    def killed(request: Request, send: Send) -> Answer:
        left[0] -= 1
        if left[0] > 0:
            return send(request)
        answer = send(request) if is_done else Answer(500, [], b"")
        command.kill()
        return Answer(answer.status, answer.headers, answer.body, sent_bytes=-1)

    for method in ("GET", "HEAD", "PUT", "POST"):
        line.on(method, "", killed, times=FOR_EVER)
