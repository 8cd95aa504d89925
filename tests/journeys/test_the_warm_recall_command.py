"""`warm-recall` as an editor uses it: the real command, in a process of its own."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import mutagen.id3
import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from tests import small_show
from tests.vectors import put_vectors


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    """A folder in which the show was built."""
    small_show.like(built_show, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of words in which nothing is wrong, just as `new` writes them: copy it, do not change it."""
    folder = tmp_path_factory.mktemp("written")
    for kind, title in {"exercise": "A Warm Cup", "benefit": "Warm Cups", "answer": "Why a warm cup helps"}.items():
        made = told("new", kind, title, "--content", str(folder))
        assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def words(tmp_path: Path, written: Path) -> Path:
    return shutil.copytree(written, tmp_path / "words")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def command(home: Path, *words: str) -> list[str]:
    if words[0] in {"build", "publish"}:
        put_vectors(home / "cache")
    if words[0] in {"plan", "build", "publish"}:
        words = (*words, "--out", str(home / "out"))
    if words[0] in {"plan", "build", "publish", "say", "preview"}:
        words = (*words, "--cache", str(home / "cache"), "--engine", "tone")
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


def test_what_new_writes_is_in_order_from_the_start(written: Path) -> None:
    done = told("check", "--content", str(written))
    assert (done.returncode, done.stderr) == (0, f"Content: {written}\n")
    assert "2 programmes" in done.stdout
    assert "nothing to mend" in done.stdout


def test_check_tells_what_must_not_be_published(words: Path) -> None:
    edit(words / "exercises" / "a-warm-cup.md", "Not while driving.", "Anywhere you like.")
    done = told("check", "--content", str(words))
    assert done.returncode == 1
    assert "[missing-opening]" in done.stderr
    assert re.search(r"a-warm-cup\.md:\d+:\d+: ", done.stderr)


@pytest.mark.parametrize("fault", ["(pause: -3s)", "Not to be missed: it cures anxiety."])
def test_check_tells_programs_what_it_tells_people(words: Path, fault: str) -> None:
    path = words / "exercises" / "a-warm-cup.md"
    edit(path, "Let that go in its own time.", f"{fault}\n\nLet that go.")
    done = told("check", "--format", "json", "--content", str(words))
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found
    for each in found:
        assert each.keys() >= {"rule", "line", "column", "what", "mend"}
        assert fault in path.read_text(encoding="utf-8").split("\n")[each["line"] - 1]
    annotated = told("check", "--format", "github", "--content", str(words))
    assert annotated.returncode == 1
    assert f"line={found[0]['line']},col={found[0]['column']}" in annotated.stdout
    assert annotated.stdout.startswith("::error file=")


@pytest.mark.parametrize(("form", "nothing"), [("json", "[]"), ("github", "")])
def test_check_tells_programs_that_all_is_well(written: Path, form: str, nothing: str) -> None:
    done = told("check", "--format", form, "--content", str(written))
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, nothing, f"Content: {written}\n")


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
    assert {each.name for each in (tmp_path / "cache").iterdir()} - {".in-use"} == {"vectors"}


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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, written: Path) -> Path:
    """A folder in which those words were built: copy it, do not change it."""
    root = tmp_path_factory.mktemp("made")
    done = run(root, "build", "--content", str(written))
    assert "2 programmes made" in done.stdout, done.stderr
    return root


@pytest.fixture
def studio(tmp_path: Path, made: Path) -> Path:
    return shutil.copytree(made, tmp_path / "studio")


def test_publish_sends_to_a_folder_with_its_public_address(studio: Path, written: Path) -> None:
    there = studio / "published"
    to = ("--to", f"folder:{there}", "--public-url", "http://127.0.0.1:8000/w/")
    done = run(studio, "publish", "--content", str(written), *to)
    assert done.returncode == 0, done.stderr
    assert "http://127.0.0.1:8000/w/programmes/a-warm-cup/" in (there / "feed.xml").read_text()


def test_publish_sends_to_a_bucket(studio: Path, written: Path, s3_endpoint: str, s3_bucket: str) -> None:
    address = f"s3://{s3_bucket}/warm"
    done = run(studio, "publish", "--content", str(written), "--to", address, "--endpoint-url", s3_endpoint)
    assert done.returncode == 0, done.stderr
    assert f"Published to {address}" in done.stdout


def test_what_must_not_be_published_is_built_and_not_published(studio: Path, words: Path) -> None:
    edit(words / "benefits" / "warm-cups.md", "Somebody saves you a seat on the bus.", "A hug cures anxiety.")
    there = studio / "published"
    done = run(studio, "publish", "--content", str(words), "--to", f"folder:{there}")
    assert done.returncode == 1
    assert "[never-claim]" in done.stderr
    assert not there.exists()
    assert "1 programme made, 1 kept" in run(studio, "build", "--content", str(words)).stdout


def test_what_is_only_worth_a_look_is_counted_and_published(studio: Path, words: Path) -> None:
    shutil.copy(BUILTIN_CONTENT / "lexicon.toml", words)
    edit(words / "answers" / "why_a_warm_cup_helps.md", "That is a good", "Dr. Hill calls that a good")
    done = run(studio, "publish", "--content", str(words), "--to", f"folder:{studio / 'published'}")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d\d things worth a look; publishing is still possible\. ", done.stderr, re.MULTILINE)
    assert "unused-word" not in done.stderr
    assert (studio / "published" / "catalog.json").is_file()


@pytest.mark.usefixtures("s3_endpoint")  # for its keys
def test_a_bucket_out_of_reach_is_one_clear_line(studio: Path, written: Path) -> None:
    address = ("--to", "s3://nowhere/warm", "--endpoint-url", "http://127.0.0.1:9")
    done = run(studio, "publish", "--content", str(written), *address)
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
        ("publish", "--to", "folder:there", "--endpoint-url", "http://127.0.0.1:9"),
        ("say",),
        ("say", "Rest.", "--as", "song"),
        ("say", "Rest.", "--engine", "tone", "--voice", "nobody"),
        ("preview",),
        ("new", "song", "A Warm Cup"),
        ("check", "--format", "xml"),
    ],
)
def test_wrong_usage_is_status_two(words: tuple[str, ...]) -> None:
    done = told(*words)
    assert done.returncode == 2
    assert "Usage" in done.stderr


@pytest.mark.parametrize("name", ["new", "check", "say", "preview", "plan", "build", "publish", "voices", "schema"])
def test_the_help_of_each_command_shows_an_example(name: str) -> None:
    done = told(name, "--help")
    assert done.returncode == 0
    assert re.search(rf"^  Examples?: warm-recall {name}", done.stdout, re.MULTILINE)
    assert "\\b" not in done.stdout


def test_the_help_shows_the_work_of_a_day_in_its_order() -> None:
    shown = re.findall(r"^    warm-recall (\w+)", told("--help").stdout, re.MULTILINE)
    assert shown == ["new", "check", "say", "preview", "build", "publish"]


def test_voices_lists_every_engine_with_its_voices_and_licence() -> None:
    listed = told("voices").stdout
    assert re.search(r"^hibari/heart +en-US +here, offline +ipa rate\* +Apache-2\.0$", listed, re.MULTILINE)
    assert re.search(r"^gtts/en-GB .* not for production$", listed, re.MULTILINE)


def test_schema_is_what_an_editor_reads() -> None:
    printed = json.loads(told("schema").stdout)
    assert printed["$schema"].startswith("https://json-schema.org/")
    assert "length" in printed["properties"]


LINE = 'Oxytocin, a (tear)[ipa:"tɪr"]. [2s] (Dr.)[sub:"Doctor"] Hill.'


def test_say_tells_how_difficult_words_are_said_and_writes_the_sound(tmp_path: Path) -> None:
    done = run(tmp_path, "say", LINE, "--out", str(tmp_path / "line.wav"))
    assert done.returncode == 0, done.stderr
    for told_so in ("Oxytocin → ˌɑːksɪˈtoʊsɪn", "tear → tɪr", "Dr. → Doctor", str(tmp_path / "line.wav")):
        assert told_so in done.stdout
    with wave.open(str(tmp_path / "line.wav")) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (48_000, 1, 2)
        assert sound.getnframes() > 3 * 48_000


@pytest.mark.voice
def test_say_speaks_with_the_voice_that_is_asked_for(tmp_path: Path) -> None:
    words = ("say", "Rest a hand.", "--voice", "heart", "--cache", str(tmp_path), "--out", str(tmp_path / "line.wav"))
    done = told(*words)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "line.wav").stat().st_size > 48_000


def test_say_reads_talks_at_another_pace_than_exercises(tmp_path: Path) -> None:
    for manner in ("talk", "exercise"):
        run(tmp_path, "say", "Rest a hand. Or a cushion.", "--as", manner, "--out", str(tmp_path / f"{manner}.wav"))
    assert (tmp_path / "talk.wav").stat().st_size < (tmp_path / "exercise.wav").stat().st_size


@pytest.mark.parametrize(("line", "where"), [("Rest & breathe.", "line:1:6: "), ("Rest [2s", "line:1:6: ")])
def test_say_tells_the_column_of_what_is_wrong_and_leaves_nothing(tmp_path: Path, line: str, where: str) -> None:
    done = run(tmp_path, "say", line, "--out", str(tmp_path / "line.wav"))
    assert done.returncode == 1
    assert done.stderr.splitlines()[1].startswith(where)
    assert not list(tmp_path.iterdir())


def test_say_tells_what_this_voice_cannot_do(tmp_path: Path) -> None:
    done = run(tmp_path, "say", 'Rest (now)[lang:"fr"].', "--out", str(tmp_path / "line.wav"))
    assert "ignores language (1 sentence)." in done.stderr


def player(folder: Path) -> dict[str, str]:
    """A machine whose player copies what it is given."""
    folder.mkdir()
    for name in ("xdg-open", "open"):
        (folder / name).write_text(f'#!/bin/sh\n/bin/cp "$1" "{folder}/heard"\n')
        (folder / name).chmod(0o755)
    return {"PATH": str(folder), "DISPLAY": ":0"}


def test_a_line_without_a_file_is_played(tmp_path: Path) -> None:
    machine = player(tmp_path / "machine")
    done = run(tmp_path, "say", "Rest a hand.", **machine)
    assert done.returncode == 0, done.stderr
    run(tmp_path, "say", "Rest a hand.", "--out", str(tmp_path / "line.wav"))
    assert (tmp_path / "machine" / "heard").read_bytes() == (tmp_path / "line.wav").read_bytes()


def test_a_machine_without_a_player_is_told_where_the_sound_is(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path, "say", "Rest a hand.", PATH=str(tmp_path / "empty"), DISPLAY=":0")
    assert done.returncode == 0, done.stderr
    where = re.search(r"The sound is in (.+)\.$", done.stdout, re.MULTILINE)
    assert where
    assert Path(where[1]).read_bytes().startswith(b"RIFF")


def test_preview_gives_the_programme_that_would_be_published(studio: Path, written: Path) -> None:
    done = run(studio, "preview", "a-warm-cup", "--content", str(written), "--out", str(studio / "cup.mp3"))
    assert done.returncode == 0, done.stderr
    (published,) = (studio / "out" / "programmes" / "a-warm-cup").glob("*.mp3")
    assert (studio / "cup.mp3").read_bytes() == published.read_bytes()


@pytest.mark.parametrize("start", ["One kind moment", "one k", "3"])
def test_preview_begins_at_a_chapter(studio: Path, written: Path, start: str) -> None:
    words = ("preview", "a-warm-cup", "--from", start, "--content", str(written))
    done = run(studio, *words, "--out", str(studio / "cup.mp3"))
    assert done.returncode == 0, done.stderr
    tags = mutagen.id3.ID3(io.BytesIO((studio / "cup.mp3").read_bytes()))
    titles = [mark.sub_frames["TIT2"].text for mark in sorted(tags.getall("CHAP"), key=lambda mark: mark.start_time)]
    assert titles == [["One kind moment"], ["Close"]]


def test_preview_hears_a_variant_and_what_stands_behind_a_gate(studio: Path, words: Path) -> None:
    variant = "gate: Say continue.\nvariants:\n  pet: {title: A Warm Cat, names: [a warm cat]}\nsources: []\n"
    edit(words / "exercises" / "a-warm-cup.md", "sources: []\n", variant)
    edit(words / "exercises" / "a-warm-cup.md", "## Close", "(for: pet)\n\nPerhaps a cat.\n\n(for: all)\n\n## Close")
    words_of_it = ("preview", "a-warm-cup-pet", "--content", str(words), "--out", str(studio / "cat.mp3"))
    assert run(studio, *words_of_it).returncode == 0
    assert mutagen.id3.ID3(io.BytesIO((studio / "cat.mp3").read_bytes()))["TIT2"].text == ["A Warm Cat"]


@pytest.mark.parametrize(
    ("words", "known"), [(("a-warm-cap",), "a-warm-cup"), (("a-warm-cup", "--from", "Breath"), "3 One kind moment")]
)
def test_preview_of_what_is_not_there_tells_what_is(
    tmp_path: Path, written: Path, words: tuple[str, ...], known: str
) -> None:
    done = run(tmp_path, "preview", *words, "--content", str(written))
    assert done.returncode == 1
    assert known in done.stderr
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("words", [("say", "Rest a hand."), ("preview", "a-warm-cup")])
def test_a_sound_file_that_cannot_be_is_noticed_before_any_work(
    tmp_path: Path, written: Path, words: tuple[str, ...]
) -> None:
    for out in (tmp_path, tmp_path / "nowhere" / "line.wav"):
        done = run(tmp_path, *words, "--content", str(written), "--out", str(out))
        assert done.returncode == 1
        assert str(tmp_path) in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "cache").exists()


def test_a_folder_below_a_file_is_noticed_before_any_work(tmp_path: Path, show: Path) -> None:
    (tmp_path / "file").touch()
    words = ("build", "--engine", "tone", "--content", str(show), "--cache", str(tmp_path / "cache"))
    done = told(*words, "--out", str(tmp_path / "file" / "below"))
    assert done.returncode == 1
    assert f"{tmp_path / 'file'}: this is not a folder" in done.stderr
    assert not (tmp_path / "cache").exists()


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
