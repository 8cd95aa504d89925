"""The command that watches, in a process of its own, while somebody writes."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.build.lock import lock_build
from audio_pipeline.catalog import from_json
from tests import small_show
from tests.skill.browser.browsers import until

PUBLIC = "http://127.0.0.1:8123/store/"


class Watch:
    """A person at a desk, and what they are told."""

    def __init__(self, home: Path, *words: str) -> None:
        self.home, self._log = home, home / "told"
        folders = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
        command = [sys.executable, "-m", "audio_pipeline", "watch", "--engine", "tone", *folders, *words]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self._read = 0

    @property
    def news(self) -> str:
        """What was told since the last time somebody waited."""
        return self._log.read_text(encoding="utf-8")[self._read :]

    def waits_for(self, words: str, within_s: float = 60.0) -> str:
        """All that is told until these words are."""
        until(lambda: re.search(words, self.news) or self.process.poll() is not None, within_s=within_s)
        assert re.search(words, self.news), self.news
        told = self.news
        self._read += len(told)
        return told

    def edits(self, name: str, old: str, new: str) -> None:
        small_show.edit(self.home / "show", name, old, new)

    def ends(self) -> float:
        """Press Ctrl-C; gives how many seconds it took to end."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(20) == 130
        return time.monotonic() - began


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    return shutil.copytree(built_show, tmp_path / "home")


@pytest.fixture
def watch(home: Path) -> Iterator[Watch]:
    watch = Watch(home, "--public-url", PUBLIC)
    try:
        watch.waits_for("Watching .*: save a file")
        yield watch
    finally:
        watch.process.kill()
        watch.process.wait()


def test_what_is_saved_is_built_and_told_with_its_reason_and_seconds(watch: Watch) -> None:
    watch.edits("company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    told = watch.waits_for(r"1 programme made in \d+\.\d s\.")
    assert "company: segment 2 changed" in told
    assert "Traceback" not in told
    watch.edits("why_hug_helps", "somebody is with you", "somebody is there")
    watch.waits_for(r"No sound to make; the catalog is up to date in \d+\.\d s\.")
    assert f'href="{PUBLIC}feed.xml"' in (watch.home / "out" / "feed.xml").read_text(encoding="utf-8")
    catalog = from_json((watch.home / "out" / "catalog.json").read_text(encoding="utf-8"))
    assert catalog.answers[0].text == "A hug tells your body that somebody is there."
    assert json.loads((watch.home / "out" / "edited.json").read_text(encoding="utf-8"))["content_id"] == "company"


def test_a_fault_is_told_as_check_tells_it_and_watching_goes_on(watch: Watch) -> None:
    before = (watch.home / "out" / "catalog.json").read_bytes()
    watch.edits("warm-hands", "(pause: 3s)", "(pause: 3h)")
    told = watch.waits_for(r"1 fault to mend\. The last build is unchanged")
    assert re.search(r"warm-hands\.md:20:\d+: .*\[bad-pause\]|warm-hands\.md:20:\d+: ", told)
    assert (watch.home / "out" / "catalog.json").read_bytes() == before
    watch.edits("warm-hands", "(pause: 3h)", "(pause: 4s)")
    assert "warm-hands: " in watch.waits_for("1 programme made")


def test_what_must_not_be_published_is_told_and_built_all_the_same(watch: Watch) -> None:
    watch.edits("company", "Nobody knows all the reasons.", "A hug cures anxiety.")
    told = watch.waits_for("to mend before it is published")
    assert "1 programme made" in told
    assert re.search(r"company\.md:\d+:\d+: .*\[never-claim\]", told)
    watch.edits("company", "Find a seat that holds you.", "Find a chair that holds you.")
    assert "never-claim" not in watch.waits_for("to mend before it is published")


def test_trouble_that_no_save_ends_is_told_once_and_tried_again(watch: Watch) -> None:
    out, aside = watch.home / "out", watch.home / "aside"
    out.rename(aside)
    out.write_text("in the way")
    watch.edits("company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    assert f"{out}: this is not a folder" in watch.waits_for("Watching goes on")
    time.sleep(6)
    assert watch.news == ""
    out.unlink()
    aside.rename(out)
    assert "company: segment 2 changed" in watch.waits_for("1 programme made")


def test_another_build_is_told_and_waited_for(watch: Watch) -> None:
    with lock_build(watch.home / "out", None):
        watch.edits("company", "Nobody knows all the reasons.", "Nobody knows every reason.")
        assert "another build is running there" in watch.waits_for("Watching goes on")
    assert "company: segment 2 changed" in watch.waits_for("1 programme made")


def test_a_content_folder_that_vanishes_is_told_and_built_again_when_it_is_back(watch: Watch) -> None:
    show, aside = watch.home / "show", watch.home / "aside"
    show.rename(aside)
    assert "does not exist" in watch.waits_for("Watching goes on")
    aside.rename(show)
    watch.waits_for("No sound to make")
    watch.edits("company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    watch.waits_for("1 programme made")


def test_hidden_files_are_nothing_to_build(watch: Watch) -> None:
    (watch.home / "show" / ".company.md.swp").write_text("x")
    (watch.home / "show" / "notes.txt").write_text("x")
    time.sleep(1.5)
    assert watch.news == ""


def test_ctrl_c_ends_it_at_once_with_one_line(watch: Watch) -> None:
    assert watch.ends() < 1.0
    assert watch.news.strip().count("\n") == 0
    assert "Stopped." in watch.news


def test_ctrl_c_ends_it_in_the_middle_of_a_build_and_the_next_one_goes_on(home: Path) -> None:
    shutil.rmtree(home / "cache")
    shutil.rmtree(home / "out")
    watch = Watch(home)
    until((home / "cache" / "clips").is_dir, within_s=60)
    watch.ends()
    assert "Traceback" not in watch.news
    again = Watch(home)
    again.waits_for("2 programmes made")
    again.ends()


def test_a_folder_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "audio_pipeline", "watch", "--content", str(tmp_path / "nowhere")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "nowhere: this content folder does not exist" in done.stderr
