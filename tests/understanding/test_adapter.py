"""The encoder knows our sentences because small additions change its weights."""

import io

import numpy as np
import pytest

from audio_pipeline.understanding.adapter import ADAPTER_FILE, adapt_model, hash_adapter
from audio_pipeline.understanding.encoder import find_model_path, identify_encoder
from audio_pipeline.understanding.onnx_file import read_tensors


@pytest.fixture(scope="module")
def model() -> bytes:
    return find_model_path().read_bytes()


def read_matrix(model: bytes, name: str) -> np.ndarray:
    tensors = read_tensors(bytearray(model))
    return np.asarray(tensors[f"{name}_q"].astype(np.float32) * tensors[f"{name}_scale"])


def test_every_matrix_gets_its_addition_as_exactly_as_int8_can_say_it(model: bytes) -> None:
    adapted = adapt_model(model)
    with np.load(io.BytesIO(ADAPTER_FILE.read_bytes()), allow_pickle=False) as adapter:
        names = [each.removesuffix(".up") for each in adapter.files if each.endswith(".up")]
        assert len(names) == 36, "six matrices in each of the six layers"
        for name in names[::7]:
            up, down = (adapter[f"{name}.{factor}"].astype(np.float32) for factor in ("up", "down"))
            addition = (up @ np.diag(adapter[f"{name}.scale"]) @ down).T
            wanted, found = read_matrix(model, name) + addition, read_matrix(adapted, name)
            steps = np.abs(wanted).max(axis=0) / 127
            assert np.all(np.abs(found - wanted) <= steps * 0.501 + 1e-6)
            assert not np.allclose(found, read_matrix(model, name))


def test_the_file_keeps_its_size_and_all_that_is_no_matrix(model: bytes) -> None:
    before, after = read_tensors(bytearray(model)), read_tensors(bytearray(adapt_model(model)))
    assert len(adapt_model(model)) == len(model)
    changed = {name for name in before if not np.array_equal(before[name], after[name])}
    assert {name.rpartition("_")[2] for name in changed} == {"q", "scale"}
    assert not any("embeddings" in name for name in changed)


def test_adapting_leaves_the_given_bytes_alone(model: bytes) -> None:
    before = hash(model)
    adapt_model(model)
    assert hash(model) == before


def test_the_encoder_is_known_by_its_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    known = identify_encoder()
    identify_encoder.cache_clear()
    monkeypatch.setattr("audio_pipeline.understanding.encoder.hash_adapter", lambda: "another")
    try:
        assert identify_encoder() != known
    finally:
        identify_encoder.cache_clear()
    assert len(hash_adapter()) == 64
