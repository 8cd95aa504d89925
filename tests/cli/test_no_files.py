"""What is no file, in place of one that an author or an editor names: no command hangs on it, and each says which."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import small_show

WITHIN_S = 60
"""A command that waits for a pipe waits for ever."""


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    places = {"--content": home / "show", "--cache": home / "cache", "--out": home / "out"}
    wanted = {"check": 1, "new": 1, "say": 2, "preview": 2, "cache": 2, "watch": 3}.get(words[0], 3)
    named = [word for name, place in [*places.items()][:wanted] for word in (name, str(place))]
    engine = ["--engine", "tone"] if words[0] not in {"check", "new"} else []
    return subprocess.run(
        [sys.executable, "-m", "audio_pipeline", *words, *named, *engine],
        check=False, capture_output=True, text=True, timeout=WITHIN_S, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    small_show.write(tmp_path / "show")
    return tmp_path


def test_check_tells_each_by_its_name(home: Path) -> None:
    for name in ("breath.md", "lexicon.toml"):
        os.mkfifo(home / "show" / name)
    for name in ("hiss.md", "show.toml"):
        (home / "show" / name).symlink_to("/dev/zero")
    (home / "show" / "loop.md").symlink_to("loop.md")
    done = run(home, "check", "--format", "json")
    assert done.returncode == 1
    faults = {Path(fault["file"]).name: (fault["rule"], fault["what"]) for fault in json.loads(done.stdout)}
    assert faults == {
        "breath.md": ("unreadable-file", "This is a pipe, not a file"),
        "lexicon.toml": ("unreadable-file", "This is a pipe, not a file"),
        "hiss.md": ("unreadable-file", "This is a device, not a file"),
        "show.toml": ("unreadable-file", "This is a device, not a file"),
        "loop.md": ("unreadable-file", "The link leads back to itself"),
    }


@pytest.mark.parametrize(
    "words",
    [
        ("plan",),
        ("build",),
        ("publish", "--to", "folder:nowhere"),
        ("preview", "warm-hands"),
        ("cache",),
    ],
    ids=lambda words: words[0],
)
def test_a_pipe_among_the_words_is_told_by_every_command_that_reads_them(home: Path, words: tuple[str, ...]) -> None:
    os.mkfifo(home / "show" / "breath.md")
    done = run(home, *words)
    assert "Traceback" not in done.stderr
    if words[0] == "cache":
        assert "The content has 1 fault" in done.stderr
        return
    assert done.returncode == 1
    assert "breath.md" in done.stdout + done.stderr
    assert "This is a pipe, not a file" in done.stdout + done.stderr
    assert not (home / "out").exists()


def test_a_pipe_does_not_keep_anybody_from_writing_a_new_file(home: Path) -> None:
    os.mkfifo(home / "show" / "breath.md")
    assert run(home, "new", "exercise", "A Warm Cup").returncode == 0
    assert (home / "show" / "exercises" / "a-warm-cup.md").is_file()


def test_a_pipe_for_a_lexicon_is_told_to_who_says_a_line(home: Path) -> None:
    os.mkfifo(home / "show" / "lexicon.toml")
    done = run(home, "say", "Rest.")
    assert done.returncode == 1
    assert "lexicon.toml:1:1: This is a pipe" in done.stderr


def test_watch_tells_a_pipe_and_goes_on(home: Path) -> None:
    os.mkfifo(home / "show" / "breath.md")
    words = ["watch", "--engine", "tone", "--content", str(home / "show"), "--out", str(home / "out")]
    with subprocess.Popen(
        [sys.executable, "-m", "audio_pipeline", *words, "--cache", str(home / "cache")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as watching:  # fmt: skip
        assert watching.stdout
        told = ""
        killer = threading.Timer(WITHIN_S, watching.kill)  # what waits for a writer waits for ever
        killer.start()
        while "Watching " not in told and (line := watching.stdout.readline()):
            told += line
        killer.cancel()
        watching.kill()
    assert "breath.md:1:1: This is a pipe" in told
    assert "The last build is unchanged" in told


@pytest.mark.parametrize("option", ["--content", "--out", "--cache"])
def test_a_pipe_in_place_of_a_folder_is_told(home: Path, option: str) -> None:
    os.mkfifo(home / "pipe")
    places = {"--content": home / "show", "--out": home / "out", "--cache": home / "cache", option: home / "pipe"}
    done = subprocess.run(
        [sys.executable, "-m", "audio_pipeline", "build", *(str(word) for pair in places.items() for word in pair)],
        check=False, capture_output=True, text=True, timeout=WITHIN_S,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"{home / 'pipe'}: this is " in done.stderr
    assert (home / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("say", "Rest.", "--out"), "line.wav"),
        (("preview", "warm-hands", "--out"), "hands.mp3"),
        (("build", "--report"), "page.html"),
    ],
    ids=["say", "preview", "report"],
)
def test_a_pipe_is_never_replaced_by_what_is_written(home: Path, words: tuple[str, ...], name: str) -> None:
    os.mkfifo(home / name)
    done = run(home, *words, str(home / name))
    assert done.returncode == 1
    assert f"{home / name}: this is a pipe, not a file" in done.stderr
    assert (home / name).is_fifo()
    assert not (home / "out").exists()
    assert not (home / "cache").exists()
