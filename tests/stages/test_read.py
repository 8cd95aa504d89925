"""Read: a folder becomes a Library."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.errors import ContentError, ContentFaults, Place
from audio_pipeline.helplines import ANYWHERE, answer_text
from audio_pipeline.settings import Helpline, Pace, Saying
from audio_pipeline.stages.read import BUILT_IN
from tests.authoring.library import ANSWER, CLEAN, HELPLINES, IN_FORMS, PROGRAMME, answer, read, write


def rules(folder: Path) -> list[str]:
    with pytest.raises(ContentFaults) as refusal:
        read(folder)
    return [fault.rule for fault in refusal.value.faults]


def other(name: str) -> str:
    """Another programme."""
    return PROGRAMME.replace("id: tea", f"id: {name}").replace("[tea, the tea exercise]", f"[{name}]")


def test_a_folder_becomes_a_library(tmp_path: Path) -> None:
    library = read(write(tmp_path, {}))
    assert [content.id for content in library.programmes] == ["tea"]
    assert "why_tea" in [content.id for content in library.answers]
    assert library.settings.title == "Quiet"
    assert library.settings.pace["exercise"] == Pace(
        voice="sine", rate=0.8, sentence_pause_ms=400, paragraph_pause_ms=800, chapter_pause_ms=1_200
    )
    assert library.lexicon == {"oxytocin": Saying(ipa="ˌɑːksɪtoʊsɪn", say="ok-sih-TOH-sin")}
    assert library.references["R1"] == "Hill, A. (2020). On rest."


def test_contents_come_in_the_order_of_their_paths_from_any_depth(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "z.md": other("z"),
        "exercises/a/b/c.md": other("c"),
        "exercises/b.md": other("b"),
    }
    assert [content.id for content in read(write(tmp_path, files)).programmes] == ["c", "b", "tea", "z"]


def test_what_a_folder_lacks_is_taken_from_the_built_in_content(tmp_path: Path) -> None:
    write(tmp_path, {})
    for name in ("show.toml", "lexicon.toml", "references.toml", "helplines.toml"):
        (tmp_path / name).unlink()
    library, built_in = read(tmp_path), read(BUILT_IN)
    assert (library.settings, library.lexicon, library.references, library.helplines) == (
        built_in.settings,
        built_in.lexicon,
        built_in.references,
        built_in.helplines,
    )


def test_no_folder_drops_the_answers_that_keep_people_safe(tmp_path: Path) -> None:
    needed = {each.id: each for each in read(BUILT_IN).answers if each.kind in {"medical", "crisis"}}
    library = read(write(tmp_path, {}))
    kept = {each.id: replace(each, follow_up="") for each in library.answers if each.id in needed}
    assert len(needed) >= 5
    assert kept == {name: replace(each, follow_up="") for name, each in needed.items()}
    assert {number for each in needed.values() for number in each.sources} <= library.references.keys()


def test_a_built_in_answer_never_offers_a_programme_the_folder_lacks(tmp_path: Path) -> None:
    library = read(write(tmp_path, {}))
    assert {answer.follow_up for answer in library.answers} <= {"", "tea"}


def panic(kind: str) -> dict[str, str | bytes]:
    """An answer of the folder's own with the id of a built-in one."""
    text = ANSWER.replace("why_tea", "crisis_panic").replace("kind: answer", f"kind: {kind}")
    return {"answers/panic.md": text.replace("why tea", "tea or panic").replace("what is tea for", "panic or tea")}


def test_a_folder_may_word_a_safety_answer_in_its_own_way(tmp_path: Path) -> None:
    answers = [each for each in read(write(tmp_path, panic("crisis"))).answers if each.id == "crisis_panic"]
    assert [each.text for each in answers] == ["It is warm."]


def test_a_folder_cannot_make_a_safety_answer_an_ordinary_one(tmp_path: Path) -> None:
    assert rules(write(tmp_path, panic("answer"))) == ["repeated-id"]


def test_a_folder_cannot_take_a_question_from_a_safety_answer(tmp_path: Path) -> None:
    question = next(each for each in read(BUILT_IN).answers if each.kind == "crisis").questions[0]
    files: dict[str, str | bytes] = {"answers/why_tea.md": ANSWER.replace("why tea", question)}
    assert rules(write(tmp_path, files)) == ["claimed-question"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"notes.txt": "- [x]", ".#tea.md": "\0", ".trash/old.md": "\0", "tea.md~": "\0"}
    assert len(read(write(tmp_path, files)).programmes) == 1


def test_variants_stand_after_their_programme(tmp_path: Path) -> None:
    write(tmp_path, {"exercises/tea.md": IN_FORMS, "exercises/ultra.md": other("ultra")})
    assert [content.id for content in read(tmp_path).programmes] == ["tea", "tea-friend", "tea-pet", "ultra"]


def test_an_answer_may_offer_a_variant(tmp_path: Path) -> None:
    files = answer("follow_up: tea", "follow_up: tea-pet") | {"exercises/tea.md": IN_FORMS}
    found = [each.follow_up for each in read(write(tmp_path, files)).answers if each.id == "why_tea"]
    assert found == ["tea-pet"]


def test_what_stands_behind_a_gate_is_made_for_adults_alone(tmp_path: Path) -> None:
    gated = {"exercises/wine.md": other("wine").replace("position: 1", "gate: Wait.")}
    library = read(write(tmp_path, gated))
    grown_up = replace(library, settings=replace(library.settings, adult=True))
    assert [content.id for content in library.programmes] == ["tea"]
    assert [content.id for content in grown_up.programmes] == ["tea", "wine"]


def test_only_confirmed_helplines_are_read(tmp_path: Path) -> None:
    another = HELPLINES.replace("US", "CA").replace("elsewhere = true\n", "")
    files: dict[str, str | bytes] = {
        "helplines.toml": HELPLINES + another + another.replace("confirmed = true", "confirmed = false"),
    }
    assert read(write(tmp_path, files)).helplines == (
        Helpline(
            countries=("US",),
            need="crisis",
            said="In the United States, call nine eight eight.",
            written="United States: 988.",
            elsewhere=True,
        ),
        Helpline(
            countries=("CA",),
            need="crisis",
            said="In the United States, call nine eight eight.",
            written="United States: 988.",
            elsewhere=False,
        ),
    )


def test_no_folder_leaves_an_answer_without_the_numbers_it_says(tmp_path: Path) -> None:
    calls: dict[str, str | bytes] = answer("It is", "(helplines: crisis)\n\nIt is")
    for said in ("confirmed = false", "confirmed = true"):
        lines = HELPLINES.replace("elsewhere = true\n", "").replace("confirmed = true", said)
        assert rules(write(tmp_path, calls | {"helplines.toml": lines})) == ["no-helpline"]


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(PROGRAMME)
    with pytest.raises(ContentError, match=r"tea\.md"):
        read(tmp_path / "tea.md")


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert rules(tmp_path) == ["no-content"]


def test_a_file_that_cannot_be_opened_is_a_fault_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"exercises/tea.md": PROGRAMME.replace("title: Tea\n", "")})
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "lexicon.toml").unlink()
    (tmp_path / "lexicon.toml").mkdir()
    assert rules(tmp_path) == ["missing-key", "unreadable-file", "unreadable-file"]


def test_a_folder_that_cannot_be_opened_is_a_fault_and_not_taken_for_empty(tmp_path: Path) -> None:
    write(tmp_path, {})
    parent = os.open(tmp_path, os.O_RDONLY)
    for _ in range(os.pathconf(tmp_path, "PC_PATH_MAX") // 250 + 1):  # nobody opens it by its path, root neither
        os.mkdir("n" * 250, dir_fd=parent)
        child = os.open("n" * 250, os.O_RDONLY, dir_fd=parent)
        os.close(parent)
        parent = child
    os.close(parent)
    assert rules(tmp_path) == ["unreadable-file"]


def test_a_path_below_here_is_shown_as_a_person_would_type_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "words", {})
    monkeypatch.chdir(tmp_path)
    assert read(Path("words")).programmes[0].place == Place("words/exercises/tea.md")


def test_a_path_elsewhere_is_shown_whole(tmp_path: Path) -> None:
    assert read(write(tmp_path, {})).programmes[0].place.path == str(tmp_path / "exercises/tea.md")


I1 = (
    "I'm really glad you told me. You deserve to talk with a person right now. In the United States, call or text nine "
    "eight eight. In the UK and Ireland, call Samaritans on one one six, one two three. If you're in danger this "
    "minute, call your emergency number. Is someone near you?"
)
"""The cleared words to a person who thinks of suicide."""


@pytest.mark.parametrize("country", ["US", "GB", "IE", "FR", ANYWHERE])
def test_the_cleared_words_are_said_word_for_word_where_their_numbers_are_right(country: str) -> None:
    library = read(BUILT_IN)
    answer = next(each for each in library.answers if each.id == "crisis_self_harm")
    assert answer_text(answer, library.helplines, country) == I1


def test_the_built_in_content_has_no_fault() -> None:
    assert {content.kind for content in read(BUILT_IN).contents} == {
        "trailer", "introduction", "benefit", "exercise", "answer", "medical", "crisis",
    }  # fmt: skip


def test_the_clean_folder_of_these_tests_has_no_windows_line_end() -> None:
    assert not any("\r" in text for text in CLEAN.values())
