"""Start: a command that has little to do does not wait for what makes the sound."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markup.small_folder import SHOW

HEAVY = {
    "numpy",
    "scipy",
    "av",
    "soxr",
    "onnxruntime",
    "hibari",
    "boto3",
    "botocore",
    "pydub",
    "mutagen",
    "PIL",
    "gtts",
    "soundfile",
}

_LOADED = """
import contextlib, os, sys
from audio_pipeline.__main__ import BACKENDS, cli
with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
    cli(sys.argv[1:], obj=BACKENDS, standalone_mode=False)
print(*sys.modules)
"""


_THREADS = """
import os
from audio_pipeline.__main__ import main
try:
    main()
finally:
    print(os.environ["OPENBLAS_NUM_THREADS"])
"""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *words], check=True, capture_output=True, text=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("words", [("--help",), ("voices",), ("schema",)])
def test_a_question_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not loaded(*words) & (HEAVY | {"yaml", "markdown_it"})


@pytest.mark.parametrize("word", ["plan", "build"])
def test_with_nothing_to_do_not_even_the_words_are_read(tmp_path: Path, built_show: Path, word: str) -> None:
    home = shutil.copytree(built_show, tmp_path / "home")
    folders = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    loaded("build", "--engine", "tone", *folders)
    found = loaded(word, "--engine", "tone", *folders)
    assert not found & (
        HEAVY | {"yaml", "markdown_it", "tomllib", "audio_pipeline.build.build", "audio_pipeline.build.plan"}
    )


def test_a_plan_with_nothing_to_do_loads_only_what_reads_the_words(tmp_path: Path, built_show: Path) -> None:
    folders = ("--content", str(built_show / "show"), "--out", str(built_show / "out"), "--cache", str(tmp_path))
    assert not loaded("plan", "--engine", "tone", *folders) & HEAVY


def test_a_new_file_loads_only_what_reads_the_words(tmp_path: Path) -> None:
    assert not loaded("new", "exercise", "A Warm Cup", "--content", str(tmp_path)) & HEAVY


def test_a_publish_with_nothing_changed_does_not_read_the_words(tmp_path: Path, built_show: Path) -> None:
    home = shutil.copytree(built_show, tmp_path / "home")
    own = SHOW.replace('"sine"', '"tone"').replace('email = ""', 'email = "me@tea.fm"')
    (home / "show/show.toml").write_text(own, encoding="utf-8")
    folders = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    words = ("publish", "--engine", "tone", *folders, "--to", f"folder:{tmp_path / 'there'}")
    public = ("--public-url", "https://audio.tea.fm/")
    loaded(*words, *public)  # the first writes the GUID of the show into show.toml
    loaded(*words, *public)
    found = loaded(*words, *public)
    modules = ("audio_pipeline.markup.read", "audio_pipeline.lint.run", "audio_pipeline.build.build")
    assert not found & {*HEAVY, "yaml", "markdown_it", "jinja2", *modules}


def test_a_check_loads_only_what_reads_the_words(built_show: Path) -> None:
    assert not loaded("check", "--content", str(built_show / "show")) & HEAVY


@pytest.mark.parametrize(("own", "found"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_numpy_has_one_thread_unless_somebody_wants_it_otherwise(own: dict[str, str], found: str) -> None:
    words = [sys.executable, "-c", _THREADS, "schema"]
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60, env={**environment, **own})
    assert done.stdout.splitlines()[-1] == found
