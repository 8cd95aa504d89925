"""A question index knows its own examples, and tells what is none."""

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.understanding.encoder import N_DIMENSIONS, identify_encoder
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from audio_pipeline.understanding.question_index import (
    QuestionIndex,
    QuestionIndexError,
    build_question_index,
    from_bytes,
    to_bytes,
)
from tests.vectors import encode

EXAMPLES = {
    "answer:hug_length": ("how long should a hug last", "how many seconds should we hug"),
    "answer:pets": ("does stroking my dog help", "is it good to cuddle a cat"),
    "programme:sleep-wind-down": ("i lie awake at night", "help me fall asleep"),
}


@pytest.fixture(scope="module")
def index() -> QuestionIndex:
    return build_question_index(EXAMPLES, encode)


def named(scores: QuestionIndex, sentence: str) -> str:
    kinds, elsewhere = scores.score(encode([sentence])[0])
    return max({**kinds, "elsewhere": elsewhere}.items(), key=lambda each: each[1])[0]


@pytest.mark.parametrize(("kind", "sentence"), [(kind, each) for kind, group in EXAMPLES.items() for each in group])
def test_a_kinds_own_examples_score_highest_for_it(index: QuestionIndex, kind: str, sentence: str) -> None:
    assert named(index, sentence) == kind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("answer:hug_length", "for how long do I hold a hug"),
        ("answer:pets", "does petting my puppy help me"),
        ("programme:sleep-wind-down", "I cannot get to sleep"),
    ],
)
def test_other_words_of_the_same_meaning_find_the_kind(index: QuestionIndex, kind: str, sentence: str) -> None:
    assert named(index, sentence) == kind


@pytest.mark.parametrize("sentence", OUT_OF_SCOPE_QUESTIONS[::400])
def test_what_is_asked_elsewhere_is_of_no_kind(index: QuestionIndex, sentence: str) -> None:
    assert named(index, sentence) == "elsewhere"


def test_what_is_written_reads_back(index: QuestionIndex) -> None:
    read = from_bytes(to_bytes(index))
    assert read.kinds == tuple(EXAMPLES)
    assert np.allclose(read.examples, index.examples, atol=1e-3)
    assert np.allclose(read.coefficients, index.coefficients, atol=1e-2)
    assert read.examples.dtype == read.coefficients.dtype == np.float32


def test_rounding_in_the_file_changes_no_score_much(index: QuestionIndex) -> None:
    vector = encode(["how long should a hug last"])[0]
    before, after = index.score(vector)[0], from_bytes(to_bytes(index)).score(vector)[0]
    assert after == pytest.approx(before, abs=0.01)


def test_the_same_examples_give_the_same_bytes(index: QuestionIndex) -> None:
    again = to_bytes(build_question_index(EXAMPLES, encode))
    assert again == to_bytes(index)
    assert to_bytes(from_bytes(again)) == again


def test_no_examples_of_our_own_are_an_index_too() -> None:
    read = from_bytes(to_bytes(build_question_index({}, encode)))
    assert read.score(encode(["how long should a hug last"])[0])[0] == {}


def test_few_examples_are_not_drowned_by_what_is_asked_elsewhere() -> None:
    one = build_question_index({"answer:a": ("how long should a hug last",)}, encode)
    assert named(one, "how long should a hug last") == "answer:a"


# --- what is no index ---------------------------------------------------------------------------------------------


VECTORS: NDArray[np.float32] = np.eye(N_DIMENSIONS, dtype=np.float32)


def whole() -> bytes:
    """A small index that can be read."""
    return to_bytes(QuestionIndex(("answer:a",), VECTORS[:4], np.ones((4, 2), dtype=np.float32)))


def saved(**arrays: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **{name: np.asarray(each) for name, each in arrays.items()})
    return file.getvalue()


def alone(array: Sequence[float]) -> bytes:
    file = io.BytesIO()
    np.save(file, np.array(array))
    return file.getvalue()


def flipped(data: bytes) -> bytes:
    """One byte in the middle is another."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"PK\x03\x04", whole()[:-1], whole()[:100], whole()[100:], flipped(whole()), alone([1.0]), saved(a=1)],
    ids=[
        "nothing",
        "text",
        "a beginning",
        "cut",
        "cut short",
        "no beginning",
        "a wrong byte",
        "another file",
        "no parts",
    ],
)
def test_bytes_that_are_no_index_are_told(data: bytes) -> None:
    with pytest.raises(QuestionIndexError):
        from_bytes(data)


def with_parts(**changed: object) -> bytes:
    """An index of two examples of one kind, with other parts."""
    parts = {
        "encoder": identify_encoder(),
        "kinds": ["answer:a"],
        "examples": VECTORS[:2],
        "example_scales": np.ones(2),
    }
    return saved(**{**parts, "coefficients": np.ones((2, 2)), "coefficient_scales": np.ones(2), **changed})


def test_parts_that_fit_together_are_an_index() -> None:
    assert from_bytes(with_parts()).kinds == ("answer:a",)


def test_an_index_of_another_encoder_is_told() -> None:
    with pytest.raises(QuestionIndexError, match="another encoder"):
        from_bytes(with_parts(encoder="0" * 64))


@pytest.mark.parametrize("shape", [(2, 1), (1, 2), (2, 3), (2,), (2, 2, 1)])
def test_parts_that_do_not_fit_together_are_told(shape: tuple[int, ...]) -> None:
    with pytest.raises(QuestionIndexError, match="do not fit"):
        from_bytes(with_parts(coefficients=np.ones(shape)))


@pytest.mark.parametrize("part", ["example_scales", "coefficient_scales"])
@pytest.mark.parametrize("shape", [(1,), (3,), (2, 1), ()])
def test_scales_that_are_not_one_a_row_are_told(part: str, shape: tuple[int, ...]) -> None:
    with pytest.raises(QuestionIndexError, match="do not fit"):
        from_bytes(with_parts(**{part: np.ones(shape)}))


@pytest.mark.parametrize("examples", [np.ones(2), np.ones((2, 8)), np.ones((2, N_DIMENSIONS, 1))])
def test_examples_that_are_no_vectors_are_told(examples: NDArray[np.float64]) -> None:
    with pytest.raises(QuestionIndexError, match="do not fit"):
        from_bytes(with_parts(examples=examples))


def test_the_order_of_the_kinds_is_kept() -> None:
    index = QuestionIndex(("answer:b", "answer:a"), VECTORS[:3], np.eye(3, dtype=np.float32))
    swapped = replace(index, kinds=("answer:a", "answer:b"))
    assert from_bytes(to_bytes(index)).kinds != from_bytes(to_bytes(swapped)).kinds
