"""Words and their neighbours as numbers."""

import subprocess
import sys

import numpy as np
import pytest

from audio_pipeline.understanding.ngrams import N_BUCKETS, hash_ngrams, split_words


@pytest.mark.parametrize(
    "said", ["I can't go on", "i can\N{RIGHT SINGLE QUOTATION MARK}t go on!", "  I, can't... go ON"]
)
def test_case_stops_and_curly_apostrophes_change_nothing(said: str) -> None:
    assert split_words(said) == ["i", "can't", "go", "on"]
    assert np.array_equal(hash_ngrams(said), hash_ngrams("i can't go on"))


def test_the_order_of_the_words_counts() -> None:
    assert not np.array_equal(hash_ngrams("he hit me"), hash_ngrams("me hit he"))


def test_each_number_is_there_once_in_order_and_below_the_limit() -> None:
    found = hash_ngrams("the rain the rain the rain")
    assert np.all(np.diff(found) > 0)
    assert found[0] >= 0
    assert found[-1] < N_BUCKETS


def test_a_sentence_without_words_has_numbers_too() -> None:
    assert len(hash_ngrams("?!")) > 0


def test_another_process_counts_the_same() -> None:
    words = "from audio_pipeline.understanding.ngrams import hash_ngrams; print(*hash_ngrams('I need a hug'))"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert [int(each) for each in done.stdout.split()] == hash_ngrams("I need a hug").tolist()
