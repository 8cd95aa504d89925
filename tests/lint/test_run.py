"""Everything that must not be published is shown at its word; what may be published is left alone."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.model import Words
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.read import read_content
from audio_pipeline.markup.rule_weights import STOPS, WORTH_A_LOOK, divide_by_weight
from audio_pipeline.markup.rules import RULES
from tests.lint.show import DESCENDING, TEA, faults, file_of, found, library, tea
from tests.lint.unpublishable import UNPUBLISHABLE, Expected
from tests.markup.small_folder import REFERENCES


def test_a_clean_show_may_be_published(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(("files", "expected"), UNPUBLISHABLE.values(), ids=UNPUBLISHABLE)
def test_what_must_not_be_published_is_shown(files: dict[str, str], expected: Expected, tmp_path: Path) -> None:
    assert sorted(found(tmp_path, files)) == sorted(expected)


@pytest.mark.parametrize("files", [files for files, _ in UNPUBLISHABLE.values()], ids=UNPUBLISHABLE)
def test_it_says_what_and_how_to_mend(files: dict[str, str], tmp_path: Path) -> None:
    for fault in faults(tmp_path, files):
        assert fault.what
        assert fault.hint
        assert not (fault.what + fault.hint).endswith(".")


def test_every_rule_is_broken_somewhere() -> None:
    broken = {rule for _, expected in UNPUBLISHABLE.values() for rule, *_ in expected}
    assert broken == STOPS.keys() | WORTH_A_LOOK.keys()


def test_no_rule_has_two_weights_and_each_has_a_reason() -> None:
    assert not STOPS.keys() & WORTH_A_LOOK.keys()
    assert {*STOPS, *WORTH_A_LOOK} <= RULES.keys()
    assert all({**STOPS, **WORTH_A_LOOK}.values())


def test_a_lexicon_copied_beside_words_of_ones_own_is_only_worth_a_look(tmp_path: Path) -> None:
    copied = (BUILTIN_CONTENT / "lexicon.toml").read_text(encoding="utf-8")
    stops, looks = divide_by_weight(faults(tmp_path, {"lexicon.toml": copied}))
    assert stops == ()
    assert {fault.rule for fault in looks} == {"unused-word"}
    assert len(looks) > 10


def test_a_length_that_is_a_guess_is_called_one_and_no_other(tmp_path: Path) -> None:
    (sure,) = faults(tmp_path / "sure", {TEA: tea('"1:00"', '"1:10"')[TEA]})
    (guessed,) = faults(tmp_path / "guessed", tea("(until: 1:00)", "(pause: 50s)"))
    assert sure.what == "It is 1:00 long, 10 s under the 1:10 promised"
    assert guessed.what.endswith("promised (estimated)")


def test_faults_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    wrong = faults(tmp_path, tea("Hold the cup.", "It cures. You are safe.") | {"answers/z.md": _ANSWER})
    assert list(wrong) == sorted(wrong)
    assert len(wrong) == 3


_ANSWER = "---\nid: z\nkind: answer\ntitle: Z\nquestions: [why z]\n---\nIt is guaranteed.\n"


def test_a_programme_that_descends_may_end_with_its_bed_alone(tmp_path: Path) -> None:
    assert found(tmp_path, {TEA: DESCENDING}) == []


@pytest.mark.parametrize(
    "offer", ["Talk it over with somebody you trust.", "If anything stirred, tell someone you trust."]
)
def test_the_last_words_may_be_warm_if_help_was_offered_before(tmp_path: Path, offer: str) -> None:
    assert found(tmp_path, tea("Talk with someone you trust.", f"{offer} The cup is yours to finish.")) == []


def test_a_closing_that_is_missing_is_asked_for_before_the_last_sentence(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, tea(" Talk with someone you trust.", ""))
    assert fault.hint.startswith('Before the last sentence, say "If anything stirred, talk with someone you trust"')


def test_an_exercise_that_puts_to_sleep_needs_no_closing(tmp_path: Path) -> None:
    files = tea(" Talk with someone you trust.", "")
    assert found(tmp_path, {TEA: files[TEA].replace("access:", "closing: sleep\naccess:")}) == []


def test_what_a_listener_may_ask_is_never_a_claim(tmp_path: Path) -> None:
    assert any("cure" in question for each in library(tmp_path).answers for question in each.questions)
    assert found(tmp_path) == []


def test_a_folder_without_a_lexicon_is_not_blamed_for_the_built_in_one(tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "lexicon.toml").unlink()
    draft = read_content(tmp_path)
    assert draft.library
    assert len(draft.library.lexicon) > 1
    assert lint_library(draft.library) == ()


def test_the_lexicon_of_another_folder_is_not_taken_for_its_own(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_text('[words.cortisol]\nsay = "KOR-tih-sol"\n', encoding="utf-8")
    library(tmp_path / "inner")
    (tmp_path / "inner" / "lexicon.toml").unlink()
    draft = read_content(tmp_path / "inner")
    assert draft.library
    assert "cortisol" in draft.library.lexicon
    assert lint_library(draft.library) == ()


def test_the_built_in_content_may_be_published() -> None:
    draft = read_content(BUILTIN_CONTENT)
    assert draft.library
    assert lint_library(draft.library) == ()


def test_a_review_is_quick() -> None:
    draft = read_content(BUILTIN_CONTENT)
    assert draft.library
    start = time.process_time()
    lint_library(draft.library)
    assert time.process_time() - start < 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from(["cures", "you are safe", "1-2", "Dr.", "no", "close", "US", ",", "(a)[rate]", "3:00"])
    )
)
def test_no_words_crash_a_rule(words: list[str], tmp_path: Path) -> None:
    for rule, _, line, column in found(tmp_path, tea("Hold the cup.", f"Tea {' '.join(words)} tea.")):
        assert rule in {*STOPS, *WORTH_A_LOOK}
        assert line == 20
        assert column >= 1


def test_what_is_built_in_says_that_its_voice_is_a_computers_and_publishes_no_note_to_its_editor() -> None:
    library = read_content(BUILTIN_CONTENT).library
    assert library
    (introduction,) = (each for each in library.contents if each.kind == "introduction")
    said = " ".join(span.text for block in introduction.blocks if isinstance(block, Words) for span in block.spans)
    assert COMPUTER_VOICE_NOTICE in said
    for text in (*library.references.values(), library.settings.description):
        assert not re.search(r"(?i)to be checked|general knowledge|from memory|in our words\b(?! and)", text), text


def test_the_tables_beside_a_single_file_are_looked_at_as_well(tmp_path: Path) -> None:
    show = library(tmp_path, {"references.toml": REFERENCES.replace("On tea", "On tea, TODO", 1)})
    alone = replace(show, contents=tuple(each for each in show.contents if each.id == "tea"))
    assert "references.toml" in {file_of(fault, tmp_path) for fault in lint_library(alone)}
