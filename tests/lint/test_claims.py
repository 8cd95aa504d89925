"""What is claimed is found however it is put; what is denied, doubted or harmless is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.lint.claims.never_claim import match_claims
from tests.lint.sayings import ALLOWED, ANSWERED, FORBIDDEN


def test_a_claim_is_found() -> None:
    assert [sentence for sentence in FORBIDDEN if not match_claims(sentence, "")] == []


def test_a_claim_is_found_in_capitals_and_with_curly_apostrophes() -> None:
    assert [each for each in FORBIDDEN if not match_claims(each.upper().replace("'", "’"), "")] == []


def test_honest_words_are_left_alone() -> None:
    assert {sentence: found for sentence in ALLOWED if (found := match_claims(sentence, ""))} == {}


@pytest.mark.parametrize(("sentence", "after"), ANSWERED)
def test_a_claim_that_the_next_sentence_takes_back_is_none(sentence: str, after: str) -> None:
    assert match_claims(sentence, after) == ()
    assert match_claims(sentence, "It is a fine day.")


def test_the_words_are_named_with_the_reason_and_what_to_say() -> None:
    ((start, words, claim),) = match_claims("Ten minutes of it cures anxiety.", "")
    assert (start, words) == (18, "cures")
    assert claim.because
    assert "everyday comfort" in claim.instead


def test_a_denial_ends_with_its_clause() -> None:
    assert not match_claims("It isn't magic and it isn't a cure.", "")
    assert match_claims("It isn't magic, but it cures.", "")
    assert match_claims("Nobody pays; it cures.", "")


@given(st.text(max_size=300), st.text(max_size=50))
def test_no_text_crashes_it(text: str, after: str) -> None:
    for start, words, _ in match_claims(text, after):
        assert text[start:].startswith(words)


def test_a_long_text_is_read_in_no_time() -> None:
    assert match_claims("you hugs your body think " * 400, "") == ()
