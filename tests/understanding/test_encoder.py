"""Sentences that mean alike lie close together."""

import hashlib

import numpy as np
import pytest

from audio_pipeline.understanding.encoder import MODEL_SHA256, Encoder, find_model_path


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def alike(encoder: Encoder, one: str, other: str) -> float:
    first, second = encoder.encode([one, other])
    return float(first @ second)


def test_the_installed_model_is_the_one_the_thresholds_were_measured_with() -> None:
    assert hashlib.sha256(find_model_path().read_bytes()).hexdigest() == MODEL_SHA256


@pytest.mark.parametrize(
    ("said", "near", "far"),
    [
        ("a king", "a queen", "a bicycle"),
        ("why does a hug help", "what makes being hugged feel good", "what will the weather be"),
        ("my dog", "a puppy", "a tax return"),
        ("how long should it last", "how many minutes does it take", "who wrote the book"),
    ],
)
def test_what_means_alike_lies_closer(encoder: Encoder, said: str, near: str, far: str) -> None:
    assert alike(encoder, said, near) > alike(encoder, said, far) + 0.2


def test_a_vector_has_length_one_and_keeps_its_place(encoder: Encoder) -> None:
    sentences = ["short", "a sentence that is a good deal longer than the first one", "middling words here"]
    vectors = encoder.encode(sentences)
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for row, sentence in enumerate(sentences):
        assert float(vectors[row] @ encoder.encode([sentence])[0]) > 0.999


def test_the_same_sentence_gives_the_same_vector(encoder: Encoder) -> None:
    assert np.array_equal(encoder.encode(["hold my hand"]), Encoder().encode(["hold my hand"]))


def test_half_a_surrogate_pair_is_read_as_an_unknown_letter(encoder: Encoder) -> None:
    assert alike(encoder, "why does a hug help \ud83d", "why does a hug help ?") > 0.999


def test_case_does_not_matter(encoder: Encoder) -> None:
    assert alike(encoder, "Why Does A Hug Help", "why does a hug help") > 0.999


def test_no_sentences_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_very_long_words_are_read_as_far_as_they_go(encoder: Encoder) -> None:
    assert np.isfinite(encoder.encode(["and then I hugged her " * 500])).all()


def test_long_sentences_are_read_one_by_one_and_keep_their_places(encoder: Encoder) -> None:
    sentences = [f"{word} does a hug help me when I lie awake " * 12 for word in ("why", "how", "when")] + ["a hug"]
    alone = np.vstack([encoder.encode([each]) for each in sentences])
    assert np.allclose(encoder.encode(sentences), alone, atol=1e-5)


def test_a_sentence_has_the_same_vector_to_the_bit_in_any_company(encoder: Encoder) -> None:
    sentences = [f"{'and then ' * (n % 9)}I hugged her {n} times" for n in range(40)] + ["a hug", "so warm " * 60]
    together = encoder.encode(sentences)
    assert np.array_equal(together, np.vstack([encoder.encode([each]) for each in sentences]))
    assert np.array_equal(together[::-1], encoder.encode(sentences[::-1]))
