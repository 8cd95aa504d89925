"""Which content a command reads: the named folder, else the one around, else the built-in one; and that it says so."""

import json
import os
import shutil
from pathlib import Path

import pytest

from audio_pipeline.cli.command_group import COMMANDS
from audio_pipeline.cli.content_folder import VARIABLE, find_content_folder, looks_like_content
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import ContentError, ContentFaults
from tests.cli.command import Typed, typed
from tests.lint import show as house
from tests.markup.small_folder import ANSWER, PROGRAMME, SHOW, write
from tests.vectors import put_vectors

OWN = {
    "show.toml": SHOW.replace('"sine"', '"tone"'),
    "lexicon.toml": house.LEXICON,
    "exercises/tea.md": house.EXERCISE,
    "answers/why_tea.md": house.ANSWER,
}
BUILT_IN_LINE = "Content: the built-in folder; name yours with --content DIR"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A content folder of somebody's own, in which nothing is wrong."""
    return write(tmp_path / "own", OWN)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write(tmp_path / "other", {**OWN, "exercises/tea.md": house.EXERCISE.replace("id: tea", "id: other-tea")})


def first_line(done: Typed) -> str:
    return done.stderr.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("below", ["", "exercises", "answers"])
def test_in_a_folder_with_a_show_or_below_one_that_folder_is_the_content(
    own: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    (own / "exercises" / "tea.md").write_text("broken", "utf-8")
    monkeypatch.chdir(own / below)
    done = typed("check")
    assert first_line(done) == f"Content: {own}"
    assert isinstance(done.exception, ContentFaults)
    assert [Path(fault.location.path).name for fault in done.exception.faults] == ["tea.md"]


def test_the_nearest_show_counts(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = write(own / "inner", OWN)
    monkeypatch.chdir(inner)
    assert find_content_folder(None) == inner


def test_the_checkout_itself_reads_the_built_in_content(monkeypatch: pytest.MonkeyPatch) -> None:
    root = BUILTIN_CONTENT.parents[2]
    for folder in (root, root / "docs", root / "audio_pipeline", BUILTIN_CONTENT, BUILTIN_CONTENT / "answers"):
        monkeypatch.chdir(folder)
        assert find_content_folder(None) == BUILTIN_CONTENT
        done = typed("cache", "--cache", str(root / "nowhere"))
        assert done.stderr.splitlines()[:1] == [BUILT_IN_LINE]
        assert "of your own" not in done.stderr


def test_an_option_goes_before_the_environment_and_that_before_what_is_around(
    own: Path, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = write(tmp_path / "third", OWN)
    monkeypatch.chdir(own)
    monkeypatch.setenv(VARIABLE, str(other))
    assert first_line(typed("check", "--content", str(third))) == f"Content: {third}"
    assert first_line(typed("check")) == f"Content: {other}"
    monkeypatch.setenv(VARIABLE, "")
    assert first_line(typed("check")) == f"Content: {own}"
    monkeypatch.chdir(tmp_path)
    assert first_line(typed("check")) == BUILT_IN_LINE


def test_a_folder_named_by_the_environment_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    done = typed("check")
    assert isinstance(done.exception, ContentError)
    assert "does not exist" in str(done.exception)


WORDS = {
    "new": ("exercise", "A Warm Cup"),
    "check": (),
    "say": ("Rest.",),
    "preview": ("other-tea",),
    "plan": (),
    "build": (),
    "publish": ("--to", "folder:published"),
    "voices": ("--sample", "tone/tone"),
    "cache": (),
}
"""What is typed after each command, `watch` aside, which never ends (tests/cli/test_watch.py)."""

SILENT = {"schema", "watch"}

AFTER_A_BUILD = {"site"}
"""It reads content, and needs what is built (tests/cli/test_site.py)."""

WITHOUT_CONTENT = {"export", "history", "rollback", "prune"}
"""They work on what is built or published, and read no content."""


def test_every_command_that_reads_content_is_among_them() -> None:
    assert {*WORDS, *SILENT, *AFTER_A_BUILD, *WITHOUT_CONTENT} == {*COMMANDS}


@pytest.fixture
def away(own: Path, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somewhere else than the content folder, which the environment names; the folders for what is made are new."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cached"))
    put_vectors(tmp_path / "cached" / "warm-recall")
    monkeypatch.setenv(VARIABLE, str(other))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (tmp_path / "away").mkdir()
    monkeypatch.chdir(tmp_path / "away")
    shutil.rmtree(own)
    return other


@pytest.mark.parametrize(("name", "words"), WORDS.items(), ids=WORDS)
def test_every_command_reads_the_same_content_and_says_which(away: Path, name: str, words: tuple[str, ...]) -> None:
    done = typed(name, *words)
    assert done.stderr.splitlines()[0] == f"Content: {away}"
    assert "Content: " not in done.stdout
    assert done.exit_code == 0, (done.output, done.exception)


@pytest.mark.usefixtures("away")
def test_with_nothing_to_do_the_same_content_is_meant(monkeypatch: pytest.MonkeyPatch, away: Path) -> None:
    assert "1 programme made, 0 kept." in typed("build").stdout
    monkeypatch.delenv(VARIABLE)
    monkeypatch.chdir(away / "exercises")
    out = str(away.parent / "away" / "build")
    assert typed("build", "--out", out).stdout == "0 programmes made, 1 kept.\n"
    planned = typed("plan", "--out", out, "--json")
    assert [each["id"] for each in json.loads(planned.stdout)["programmes"]] == ["other-tea"]
    assert first_line(planned) == f"Content: {away}"


def test_what_reads_no_content_says_none(own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(own)
    for words in (("voices",), ("schema",), ("cache", "prune", "--keep", "0", "--cache", str(tmp_path / "none"))):
        assert typed(*words).stderr == ""


def test_a_folder_of_ones_own_without_a_show_is_told_that_it_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "tea.md").write_text(PROGRAMME.replace("id: tea", "id: T E A"), "utf-8")
    monkeypatch.chdir(tmp_path)
    line, warning = typed("check").stderr.splitlines()
    assert line == BUILT_IN_LINE
    assert warning.startswith("This folder looks like content of your own, but it is not read. Add --content .")
    assert "looks like" not in typed("check", "--content", ".").stderr
    assert "looks like" not in typed("check", "exercises/tea.md").stderr


@pytest.mark.parametrize(
    ("name", "text", "is_content"),
    [
        ("tea.md", PROGRAMME, True),
        ("deep/tea.md", PROGRAMME, True),
        ("why.md", "\ufeff---\r\nid: a\r\nkind: anser\r\n---\r\nWords.\r\n", True),
        ("lexicon.toml", "", True),
        ("README.md", "# Kind\n\nkind: exercise\n", False),
        ("post.md", "---\ntitle: A day\n---\nWords.\n", False),
        ("notes.txt", ANSWER, False),
        (".hidden/tea.md", PROGRAMME, False),
    ],
)
def test_content_is_known_by_its_front_matter(tmp_path: Path, name: str, text: str, is_content: bool) -> None:  # noqa: FBT001 - a case
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    os.mkfifo(tmp_path / "pipe.md")
    assert looks_like_content(tmp_path) == is_content


def test_an_existing_file_given_as_a_folder_is_not_said_to_be_missing(own: Path) -> None:
    for words in (("check",), ("say", "Rest."), ("plan",), ("cache",), ("watch",)):
        done = typed(*words, "--content", str(own / "exercises" / "tea.md"))
        assert isinstance(done.exception, ContentError), words
        assert "does not exist" not in str(done.exception)
        assert f"--content {own / 'exercises'}" in str(done.exception)


# one file


def test_a_file_is_checked_as_part_of_its_folder_and_no_other_file_is_told(own: Path) -> None:
    (own / "answers" / "other.md").write_text("broken", "utf-8")
    tea = own / "exercises" / "tea.md"
    done = typed("check", str(tea))
    assert (done.exit_code, first_line(done)) == (0, f"Content: {own}")
    assert done.stdout == "1 programme and 0 answers: nothing to mend.\n"
    tea.write_text(house.EXERCISE.replace("[R1]", "[R7]"), "utf-8")
    assert isinstance(fault := typed("check", str(tea)).exception, ContentFaults)
    assert [each.rule for each in fault.faults] == ["unknown-source"]


def test_a_file_is_told_of_what_it_has_in_common_with_others(own: Path) -> None:
    cup = own / "a-cup.md"
    cup.write_text(house.EXERCISE.replace("title: Tea", "title: Cup"), "utf-8")
    done = typed("check", str(cup))
    assert isinstance(done.exception, ContentFaults)
    assert {(Path(each.location.path).name, each.rule) for each in done.exception.faults} >= {
        ("a-cup.md", "repeated-id")
    }
    assert {Path(each.location.path).name for each in done.exception.faults} == {"a-cup.md"}


def test_house_rules_are_told_of_a_file_alone(own: Path) -> None:
    (own / "lexicon.toml").write_text('[words.mug]\nsay = "mag"\n', "utf-8")
    (own / "answers" / "why_tea.md").write_text(house.ANSWER.replace("It is warm.", "It cures."), "utf-8")
    assert typed("check", str(own / "exercises" / "tea.md")).exit_code == 0
    done = typed("check", "--format", "json", str(own / "answers" / "why_tea.md"))
    assert done.exit_code == 1
    assert [fault["rule"] for fault in json.loads(done.stdout)] == ["never-claim"]


def test_a_file_outside_any_content_is_checked_by_itself(tmp_path: Path) -> None:
    alone = tmp_path / "alone.md"
    alone.write_text(house.EXERCISE.replace("R1", "R28").replace("id: tea", "id: hand-on-heart"), "utf-8")
    done = typed("check", str(alone))
    assert first_line(done) == f"{BUILT_IN_LINE}; {alone} is outside it, and is read by itself"
    assert (done.exit_code, done.stdout) == (0, "1 programme and 0 answers: nothing to mend.\n")
    alone.write_text(house.ANSWER.replace("R2", "R28").replace("sources", "follow_up: hand-on-heart\nsources"), "utf-8")
    assert typed("check", str(alone)).exit_code == 0
    alone.write_text(PROGRAMME.replace("[R1]", "[R999]"), "utf-8")
    assert isinstance(fault := typed("check", str(alone)).exception, ContentFaults)
    assert {each.rule for each in fault.faults} == {"unknown-source"}


def test_several_files_are_checked_at_once_if_they_are_in_one_folder(own: Path, other: Path) -> None:
    files = [str(own / "exercises" / "tea.md"), str(own / "answers" / "why_tea.md")]
    assert typed("check", *files).stdout == "1 programme and 1 answer: nothing to mend.\n"
    done = typed("check", *files, str(other / "exercises" / "tea.md"))
    assert done.exit_code == 2
    assert "several content folders" in done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("exercises", "--content"),
        ("show.toml", "--content"),
        ("nowhere.md", "No such file"),
        ("notes.txt", 'Call it "notes.md"'),
    ],
)
def test_what_is_no_file_of_words_is_told_with_what_to_type(own: Path, name: str, told: str) -> None:
    (own / "notes.txt").touch()
    done = typed("check", str(own / name))
    assert isinstance(done.exception, ContentError | ContentFaults)
    assert name in str(done.exception)
    assert told in str(done.exception)
    assert typed("check", "--format", "json", str(own / name)).exit_code == 1


def previewed(file: Path, out: Path) -> Typed:
    return typed("preview", str(file), "--out", str(out), "--engine", "tone", "--cache", str(out.parent / "cache"))


def test_a_file_is_heard_whatever_is_wrong_with_others(own: Path, tmp_path: Path) -> None:
    (own / "answers" / "why_tea.md").write_text("broken", "utf-8")
    assert previewed(own / "exercises" / "tea.md", tmp_path / "tea.mp3").exit_code == 0
    shutil.copy(own / "exercises" / "tea.md", tmp_path / "alone.md")
    (tmp_path / "alone.md").write_text(house.EXERCISE.replace("R1", "R28"), "utf-8")
    assert previewed(tmp_path / "alone.md", tmp_path / "alone.mp3").exit_code == 0
    assert (tmp_path / "tea.mp3").is_file()
    assert (tmp_path / "alone.mp3").is_file()


def test_a_file_with_an_answer_is_no_programme_to_hear(own: Path, tmp_path: Path) -> None:
    done = previewed(own / "answers" / "why_tea.md", tmp_path / "why.mp3")
    assert isinstance(done.exception, ContentError)
    assert "this is an answer" in str(done.exception)


# new


def test_a_new_file_goes_to_the_folder_around_and_what_is_next_needs_no_name(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own / "exercises")
    done = typed("new", "exercise", "A Warm Cup")
    assert (own / "exercises" / "a-warm-cup.md").is_file()
    assert "Then: warm-recall check\n" in done.stdout
    monkeypatch.chdir("/")
    assert f"warm-recall check --content {own}" in typed("new", "exercise", "Rest", "--content", str(own)).stdout
