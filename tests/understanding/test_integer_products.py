"""With products of integers, the model says the same and stays as small as its file."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline import import_onnxruntime
from audio_pipeline.understanding.adapter import adapt_model
from audio_pipeline.understanding.encoder import find_model_path, load_tokenizer
from audio_pipeline.understanding.integer_products import use_integer_products
from audio_pipeline.understanding.onnx_file import GRAPH, NODE, read_fields, read_node, read_tensors

SENTENCES = [
    "a hug",
    "why does my body calm down when I put a hand on my heart",
    "my grandmother died and I miss her so much, what can I do tonight to feel a little less alone",
]


@pytest.fixture(scope="module")
def model() -> bytes:
    return adapt_model(find_model_path().read_bytes())


@pytest.fixture(scope="module")
def rewritten(model: bytes) -> bytes:
    return use_integer_products(model)


def list_operations(model: bytes) -> list[str]:
    graph = next(value for field, value in read_fields(memoryview(model)) if field == GRAPH)
    return [read_node(value).operation for field, value in read_fields(graph) if field == NODE]


def compute_states(model: bytes, sentences: list[str]) -> NDArray[np.float32]:
    session: Any = import_onnxruntime().InferenceSession(model, providers=["CPUExecutionProvider"])
    encoded = load_tokenizer().encode_batch(sentences)
    mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
    feed = {"input_ids": np.array([each.ids for each in encoded], dtype=np.int64), "attention_mask": mask}
    feed["token_type_ids"] = np.zeros_like(mask)
    states = session.run(None, {each.name: feed[each.name] for each in session.get_inputs()})[0]
    return np.asarray(states[mask.astype(bool)], dtype=np.float32)


def test_every_word_means_what_it_meant(model: bytes, rewritten: bytes) -> None:
    before, after = (compute_states(each, SENTENCES) for each in (model, rewritten))
    assert np.abs(after - before).max() < np.abs(before).max() / 1_000


def test_each_matrix_is_multiplied_as_integers(model: bytes, rewritten: bytes) -> None:
    before, after = list_operations(model), list_operations(rewritten)
    assert after.count("MatMulInteger") == 36, "six matrices in each of the six layers"
    assert after.count("MatMul") == before.count("MatMul") - 36


def test_weights_stay_as_they_are(model: bytes, rewritten: bytes) -> None:
    before, after = (read_tensors(bytearray(each)) for each in (model, rewritten))
    assert all(np.array_equal(after[name], numbers) for name, numbers in before.items())
    assert len(rewritten) < len(model) * 1.01


def test_sums_of_two_products_fit_into_16_bits(rewritten: bytes) -> None:
    tensors = read_tensors(bytearray(rewritten))
    greatest_factor = round(1 / float(tensors["step"])) + int(tensors["zero_point"])
    greatest_weight = max(
        int(np.abs(each.astype(np.int16)).max()) for name, each in tensors.items() if name[-2:] == "_q"
    )
    assert 2 * greatest_factor * greatest_weight < 1 << 15
