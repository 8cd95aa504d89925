"""`scripts/run`, as a person types it: what it publishes can be fetched where it serves."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]

COMMAND = """#!/bin/sh
export PYTHONPATH={root}
exec {python} -m audio_pipeline "$@" --engine tone --content {home}/show --cache {home}/cache --jobs 1
"""


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    """A checkout that is set up, with a show of two short programmes for its content."""
    for part in ("show", "cache"):
        shutil.copytree(built_show / part, tmp_path / part)
    shutil.copy(ROOT / "audio_pipeline/content/builtin/show.toml", tmp_path / "show")
    written(tmp_path / "scripts/setup", "#!/bin/sh\n")
    written(tmp_path / ".venv/bin/warm-recall", COMMAND.format(root=ROOT, python=sys.executable, home=tmp_path))
    shutil.copy(ROOT / "scripts/run", tmp_path / "scripts")
    return tmp_path


def written(path: Path, program: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)


def run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([home / "scripts/run", *words], check=False, capture_output=True, text=True, timeout=120)


def published(home: Path, *words: str) -> str:
    done = run(home, "--no-serve", *words)
    assert done.returncode == 0, done.stderr
    return (home / "build/feed.xml").read_text(encoding="utf-8")


def addresses(feed: str) -> set[str]:
    """Where the feed says that this machine serves it."""
    return set(re.findall(r"http://127\.0\.0\.1:\d+/", feed))


def guids(feed: str) -> list[str | None]:
    found = ET.fromstring(feed)  # noqa: S314 - our own
    return [
        found.findtext(".//{https://podcastindex.org/namespace/1.0}guid"),
        *(each.text for each in found.iter("guid")),
    ]


def test_the_feed_names_the_port_that_is_served_and_moving_keeps_every_episode(home: Path) -> None:
    usual, one, other = (published(home, *words) for words in ((), ("--port", "8123"), ("--port", "8124")))
    assert addresses(usual) == {"http://127.0.0.1:5000/"}
    assert addresses(one) == {"http://127.0.0.1:8123/"}
    assert addresses(other) == {"http://127.0.0.1:8124/"}
    assert guids(usual) == guids(one) == guids(other)
    assert len(guids(usual)) == 3


def test_a_folder_built_for_one_port_keeps_its_sound_for_another(home: Path) -> None:
    published(home, "--port", "8123")
    before = {path: path.read_bytes() for path in (home / "build/programmes").rglob("*.*")}
    assert "0 programmes made, 2 kept." in run(home, "--no-serve", "--port", "8124").stdout
    assert {path: path.read_bytes() for path in (home / "build/programmes").rglob("*.*")} == before


def test_a_port_that_browsers_block_is_told_before_anything_is_built(home: Path) -> None:
    python = f'#!/bin/sh\nexport PYTHONPATH={ROOT}\nexec {sys.executable} "$@"\n'
    written(home / ".venv/bin/python", python)
    done = run(home, "--port", "6000")
    assert done.returncode == 1
    why = "Browsers open no page on port 6000, which the Fetch standard blocks."
    assert done.stderr == f"{why} Choose another one, such as --port 5000.\n"
    assert not (home / "build").exists()


def test_a_port_that_is_no_number_is_told_before_anything_is_built(home: Path) -> None:
    done = run(home, "--no-serve", "--port", "five")
    assert done.returncode == 2
    assert done.stderr == "--port five: this is no number.\n"
    assert not (home / "build").exists()
