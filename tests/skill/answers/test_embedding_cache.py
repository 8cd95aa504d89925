"""The same sentences are not read twice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from skill.answers.embedding_cache import encode_cached
from skill.answers.encoder import Encoder

SENTENCES = ("hold my hand", "stroke my cat")


class Counting(Encoder):
    """Counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.asked += 1
        return super().encode(sentences)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


def test_the_same_sentences_are_read_once(encoder: Counting, tmp_path: Path) -> None:
    first = encode_cached(encoder, SENTENCES, tmp_path / "new")
    again = encode_cached(encoder, SENTENCES, tmp_path / "new")
    assert np.array_equal(first, again)
    assert encoder.asked == 1


def test_another_sentence_is_read(encoder: Counting, tmp_path: Path) -> None:
    encode_cached(encoder, SENTENCES, tmp_path)
    assert not np.array_equal(
        encode_cached(encoder, SENTENCES[::-1], tmp_path), encode_cached(encoder, SENTENCES, tmp_path)
    )
    assert encoder.asked == 2


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\x93NUMPY\x01\x00"])
def test_a_broken_file_is_made_again(encoder: Counting, tmp_path: Path, broken: bytes) -> None:
    first = encode_cached(encoder, SENTENCES, tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(broken)
    assert np.array_equal(encode_cached(encoder, SENTENCES, tmp_path), first)
    assert path.stat().st_size > len(broken)


def test_a_folder_that_cannot_be_written_costs_only_time(encoder: Counting, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert encode_cached(encoder, SENTENCES, tmp_path / "file").shape == (2, 384)
