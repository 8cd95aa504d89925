"""`warm-recall` as an editor uses it: the real command, in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import small_show


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    """A folder in which the show was built."""
    small_show.like(built_show, tmp_path)
    return tmp_path


def command(home: Path, *words: str) -> list[str]:
    if words[0] in {"plan", "build", "publish"}:
        words = (*words, "--out", str(home / "out"), "--cache", str(home / "cache"), "--engine", "tone")
    return [sys.executable, "-m", "audio_pipeline", *words]


def run(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(home, *words),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )


def told(*words: str) -> subprocess.CompletedProcess[str]:
    """The command just as it is typed."""
    return subprocess.run(
        [sys.executable, "-m", "audio_pipeline", *words], check=False, capture_output=True, text=True, timeout=120
    )


def test_check_says_that_all_is_well(home: Path, show: Path) -> None:
    done = run(home, "check", "--content", str(show))
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing to mend" in done.stdout


def test_check_tells_all_faults_at_once_with_file_and_line(home: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "(pause: 3s)", "(pause: -3s)")
    small_show.edit(show, "company", "title: Company", "titel: Company")
    done = run(home, "check", "--content", str(show))
    assert done.returncode == 1
    assert "warm-hands.md:20:" in done.stderr
    assert "company.md:4:" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_refuses_faulty_content_before_any_work(tmp_path: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "(pause: 3s)", "(pause: 3h)")
    done = run(tmp_path, "build", "--content", str(show))
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "cache").exists()


def test_build_then_plan_then_nothing_to_do(home: Path, show: Path) -> None:
    small_show.edit(show, "company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    planned = run(home, "plan", "--content", str(show))
    assert "company: segment 2 changed" in planned.stdout
    assert "warm-hands: kept" in planned.stdout
    built = run(home, "build", "--content", str(show))
    assert built.returncode == 0
    assert "1 programme made, 1 kept" in built.stdout
    again = run(home, "plan", "--content", str(show))
    assert "0 of 2 programmes to make" in again.stdout


def test_publish_sends_to_a_folder_with_its_public_address(home: Path, show: Path) -> None:
    there = home / "published"
    done = run(
        home, "publish", "--content", str(show), "--to", f"folder:{there}", "--public-url", "https://a.example.org/w/"
    )
    assert done.returncode == 0, done.stderr
    assert "https://a.example.org/w/programmes/warm-hands/" in (there / "feed.xml").read_text()


def test_publish_sends_to_a_bucket(home: Path, show: Path, s3_endpoint: str, s3_bucket: str) -> None:
    address = f"s3://{s3_bucket}/warm"
    done = run(home, "publish", "--content", str(show), "--to", address, "--endpoint-url", s3_endpoint)
    assert done.returncode == 0, done.stderr
    assert f"Published to {address}" in done.stdout


@pytest.mark.usefixtures("s3_endpoint")  # for its keys
def test_a_bucket_out_of_reach_is_one_clear_line(home: Path, show: Path) -> None:
    done = run(
        home, "publish", "--content", str(show), "--to", "s3://nowhere/warm", "--endpoint-url", "http://127.0.0.1:9"
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "nowhere" in done.stderr or "127.0.0.1:9" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("build", "--engine", "kazoo"),
        ("publish",),
        ("publish", "--to", "here"),
        ("publish", "--to", "s3://B"),
    ],
)
def test_wrong_usage_is_status_two(words: tuple[str, ...]) -> None:
    done = told(*words)
    assert done.returncode == 2
    assert "Usage" in done.stderr


@pytest.mark.parametrize("name", ["check", "plan", "build", "publish", "voices"])
def test_the_help_of_each_command_shows_an_example(home: Path, name: str) -> None:
    done = run(home, name) if name == "voices" else run(home, "check", "--help")
    assert done.returncode == 0
    help_text = told(name, "--help").stdout
    assert re.search(rf"^  Examples?: warm-recall {name}", help_text, re.MULTILINE)
    assert "\\b" not in help_text


def test_an_engine_without_its_network_is_one_clear_line_that_names_the_offline_one(tmp_path: Path, show: Path) -> None:
    words = command(tmp_path, "build", "--content", str(show))
    words[words.index("tone")] = "gtts"
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(
        words, check=False, capture_output=True, text=True, timeout=120, env={**os.environ, **nowhere}
    )
    assert done.returncode == 1
    assert "not for production" in done.stderr
    assert "--engine hibari" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("option", ["--content", "--out", "--cache"])
def test_a_file_in_place_of_a_folder_is_one_clear_line(tmp_path: Path, show: Path, option: str) -> None:
    (tmp_path / "file").touch()
    folders = {"--content": show, "--out": tmp_path / "out", "--cache": tmp_path / "cache", option: tmp_path / "file"}
    words = [word for name, folder in folders.items() for word in (name, str(folder))]
    done = told("build", "--engine", "tone", *words)
    assert done.returncode == 1
    assert f"{tmp_path / 'file'}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_loop_of_links_is_one_clear_line(tmp_path: Path, show: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    done = told("build", "--engine", "tone", "--content", str(show), "--out", str(tmp_path / "loop"))
    assert done.returncode == 1
    assert f"{tmp_path / 'loop'}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_words_that_cannot_be_written_are_one_clear_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "audio_pipeline", "voices"],
            check=False, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_content_folder_is_one_clear_line(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--content", str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_killed_in_the_middle_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, show: Path, built_show: Path
) -> None:
    words = command(tmp_path, "build", "--content", str(show), "--jobs", "2")
    building = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not any((tmp_path / "cache").glob("measures/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert not (tmp_path / "out" / "catalog.json").exists()
    assert run(tmp_path, "build", "--content", str(show)).returncode == 0
    assert (tmp_path / "out" / "catalog.json").read_bytes() == (built_show / "out" / "catalog.json").read_bytes()


def test_ctrl_c_stops_soon_and_says_how_to_go_on(tmp_path: Path, show: Path) -> None:
    words = command(tmp_path, "build", "--content", str(show), "--jobs", "2")
    building = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not any((tmp_path / "cache").glob("measures/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    building.send_signal(signal.SIGINT)
    _, told = building.communicate(timeout=30)
    assert building.returncode == 130
    assert "run it again to go on" in told
    assert "Traceback" not in told
