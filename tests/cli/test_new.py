"""New: a file that is in order from the start, wherever it is written."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.__main__ import BACKENDS
from audio_pipeline.build.load import load_library
from audio_pipeline.cli.new import KINDS, TEMPLATES
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import ContentError, ContentFaults, Fault
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.rule_weights import divide_by_weight
from tests.cli.command import typed


def wrong(folder: Path) -> set[Fault]:
    try:
        errors, _ = divide_by_weight(lint_library(load_library(folder, BACKENDS.engines)))
    except ContentFaults as found:
        return set(found.faults)
    return set(errors)


def write(kind: str, title: str, folder: Path) -> Path:
    """The path of the one new file."""
    before = set(folder.rglob("*.md"))
    assert typed("new", kind, title, "--content", str(folder)).exit_code == 0
    (path,) = set(folder.rglob("*.md")) - before
    return path


def test_every_kind_has_its_template() -> None:
    assert {each.name for each in TEMPLATES.iterdir()} == {f"{kind}.md" for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "title", ["A Warm Cup", "Tea & Company: it's “good” #1 {now}", 'The \\ and the "quote"', "Élan"]
)
def test_one_in_an_empty_folder_is_all_in_order(tmp_path: Path, kind: str, title: str) -> None:
    path = write(kind, title, tmp_path / "not yet there")
    assert path.parent.name == f"{kind}s"
    assert wrong(tmp_path / "not yet there") == set()
    contents = load_library(tmp_path / "not yet there", BACKENDS.engines).contents
    assert title in {content.title for content in contents}


def test_one_of_each_among_the_built_in_content_makes_nothing_wrong(tmp_path: Path) -> None:
    folder = shutil.copytree(BUILTIN_CONTENT, tmp_path / "content")
    before = wrong(folder)
    for kind, title in {"exercise": "A Warm Cup", "benefit": "Warm Cups", "answer": "Why a warm cup helps"}.items():
        write(kind, title, folder)
    assert wrong(folder) == before


def test_it_gets_the_next_free_place_of_its_kind_and_the_day(tmp_path: Path) -> None:
    write("exercise", "First", tmp_path)
    write("benefit", "Other", tmp_path)
    second = write("exercise", "Second", tmp_path).read_text(encoding="utf-8")
    assert "\nposition: 2\n" in second
    day = re.search(r"^published: (.+)$", second, re.MULTILINE)
    assert day
    assert abs(datetime.fromisoformat(day[1]).replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(days=2)


def test_it_stands_behind_files_that_are_not_in_order(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_text("---\nid: broken\nkind: exercise\nposition: 7\n---\n(pause: 3h)\n")
    assert "\nposition: 8\n" in write("exercise", "Next", tmp_path).read_text(encoding="utf-8")


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    path = write("exercise", "A Warm Cup", tmp_path)
    path.write_text("mine")
    again = typed("new", "exercise", "A warm cup!", "--content", str(tmp_path))
    assert isinstance(again.exception, ContentError)
    assert "exists already" in str(again.exception)
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("kind", "title", "other"),
    [
        ("benefit", "A Warm Cup", "exercises/a-warm-cup.md:"),
        ("exercise", "A warm cup!", "exercises/a-warm-cup.md"),
        ("answer", "crisis body", "answers/crisis_body.md:"),
    ],
)
def test_a_title_that_is_taken_is_told_with_the_file_that_has_it(
    tmp_path: Path, kind: str, title: str, other: str
) -> None:
    write("exercise", "A Warm Cup", tmp_path)
    refused = typed("new", kind, title, "--content", str(tmp_path)).exception
    assert isinstance(refused, ContentError)
    told = str(refused)
    assert told.startswith(f'the title "{title}": ')
    assert told.endswith("Choose another title.")
    assert other in told
    assert f"{kind}s" == other.partition("/")[0] or f"{kind}s/" not in told
    assert len(list(tmp_path.rglob("*.md"))) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["Cure your anxiety instantly", "You are safe with a cup"])
def test_a_title_that_must_not_be_published_is_refused(tmp_path: Path, kind: str, title: str) -> None:
    refused = typed("new", kind, title, "--content", str(tmp_path)).exception
    assert isinstance(refused, ContentError)
    assert "must not be claimed" in str(refused)
    assert str(refused).endswith("Choose another title.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("title", ["h\udcffi", "\udc80", "a \ud800 b"])
def test_a_title_that_is_not_utf_8_is_refused_in_one_line(tmp_path: Path, title: str) -> None:
    refused = typed("new", "exercise", title, "--content", str(tmp_path)).exception
    assert isinstance(refused, ContentError)
    assert "UTF-8" in str(refused)
    assert str(refused).isascii()
    assert not list(tmp_path.iterdir())


def test_what_check_does_not_read_is_not_read_here(tmp_path: Path) -> None:
    hidden = tmp_path / ".old" / "exercises"
    hidden.mkdir(parents=True)
    shutil.copy(write("exercise", "A Warm Cup", tmp_path / "elsewhere"), hidden)
    shutil.rmtree(tmp_path / "elsewhere")
    (tmp_path / "b.md").mkdir()
    assert "\nposition: 1\n" in write("exercise", "A Warm Cup", tmp_path).read_text(encoding="utf-8")


def test_a_file_that_cannot_be_opened_is_left_for_check_to_tell(tmp_path: Path) -> None:
    (tmp_path / "lost.md").symlink_to("nowhere")
    assert typed("new", "exercise", "A Warm Cup", "--content", str(tmp_path)).exit_code == 0


def test_a_link_that_leads_nowhere_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "a-warm-cup.md").symlink_to("nowhere")
    assert isinstance(typed("new", "exercise", "A Warm Cup", "--content", str(tmp_path)).exception, ContentError)
    assert (tmp_path / "exercises" / "a-warm-cup.md").is_symlink()


@pytest.mark.parametrize("title", ["日本", "…", ""])
def test_a_title_without_letters_for_an_id_is_refused(tmp_path: Path, title: str) -> None:
    assert isinstance(typed("new", "exercise", title, "--content", str(tmp_path)).exception, ContentError)
    assert not list(tmp_path.iterdir())


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    told = typed("new", "exercise", "A Warm Cup", "--content", str(tmp_path)).stdout
    assert f"warm-recall check --content {tmp_path}" in told
    assert f"warm-recall preview a-warm-cup --content {tmp_path}" in told
