"""Index: what was parsed before comes back as it was, and nothing else does."""

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.parse_cache import ParseCache
from tests.markup.small_folder import ANSWER, IN_FORMS, PROGRAMME

NUMBERS = {"crisis": "Call one two three.", "home": ""}


def read(files: dict[str, str], kept: bytes | None = None) -> tuple[dict[str, Document], bytes | None]:
    """Every file read with what was kept, and what is to be kept from now on."""
    index = ParseCache(kept, NUMBERS)
    return {path: index.parse(text.encode(), path) for path, text in files.items()}, index.bytes_to_save


def parsed(files: dict[str, str]) -> dict[str, Document]:
    return {path: parse_document(text.encode(), path, NUMBERS) for path, text in files.items()}


FILES = {"exercises/tea.md": IN_FORMS, "answers/why_tea.md": ANSWER}


def test_what_was_kept_comes_back_as_it_was() -> None:
    _, kept = read(FILES)
    again, news = read(FILES, kept)
    assert again == parsed(FILES)
    assert news is None


def test_all_built_in_content_comes_back_as_it_was() -> None:
    files = {str(path): path.read_text(encoding="utf-8") for path in BUILTIN_CONTENT.rglob("*.md")}
    _, kept = read(files)
    again, news = read(files, kept)
    assert again == parsed(files)
    assert news is None


def test_a_sentence_that_several_forms_say_is_kept_once() -> None:
    _, kept = read({"tea.md": IN_FORMS})
    assert kept
    assert kept.count(b"Hold the cup.") == 1


def test_a_file_that_was_moved_has_its_places_where_it_is_now() -> None:
    _, kept = read({"tea.md": PROGRAMME})
    again, news = read({"cups/tea.md": PROGRAMME}, kept)
    assert again == parsed({"cups/tea.md": PROGRAMME})
    assert news is None


def test_another_letter_is_another_file() -> None:
    _, kept = read({"tea.md": PROGRAMME})
    files = {"tea.md": PROGRAMME.replace("Drink.", "Drank.")}
    assert read(files, kept)[0] == parsed(files)


def test_a_fault_is_found_every_time() -> None:
    files = {"tea.md": PROGRAMME.replace("title: Tea\n", "")}
    first, kept = read(files)
    again, _ = read(files, kept)
    assert [fault.rule for fault in first["tea.md"].faults] == ["missing-key"]
    assert again == first
    assert b"Hold the cup." not in (kept or b"")


def test_while_a_file_has_a_fault_what_is_known_stays_as_it_was() -> None:
    _, kept = read(FILES)
    files = FILES | {"answers/why_tea.md": ANSWER.replace("title: Why tea\n", "")}
    again, news = read(files, kept)
    assert again == parsed(files)
    assert news is None


def test_other_helplines_may_make_an_answer_too_long() -> None:
    text = ANSWER.replace("It is warm.", f"(helplines: crisis)\n\n{'warm ' * 55}cup.")
    _, kept = read({"why_tea.md": text})
    index = ParseCache(kept, NUMBERS | {"crisis": "Call one two three four five six."})
    assert [fault.rule for fault in index.parse(text.encode(), "why_tea.md").faults] == ["long-answer"]


def test_what_is_no_longer_asked_for_is_not_kept() -> None:
    _, kept = read(FILES)
    _, news = read({"exercises/tea.md": IN_FORMS}, kept)
    assert news
    assert b"Hold the cup." in news
    assert b"It is warm." not in news


@pytest.mark.parametrize("damage", ["other code", "nothing", "noise", "half a head"])
def test_what_was_not_kept_by_this_very_code_is_not_taken(damage: str) -> None:
    _, kept = read(FILES)
    assert kept
    foreign = kept.replace(b"Hold the cup.", b"Break the cup.")
    head, rest = foreign.split(b"\n", 1)
    damaged = {"other code": head.replace(b'"', b'"0', 1) + b"\n" + rest, "nothing": b"", "noise": b"\xff\n\xff"}
    assert read(FILES, damaged.get(damage, head[:9]))[0] == parsed(FILES)


def test_a_file_of_nothing_but_faults_has_its_path() -> None:
    again, _ = read({"a.md": "", "b.md": ""})
    assert [found.faults[0].location.path for found in again.values()] == ["a.md", "b.md"]
