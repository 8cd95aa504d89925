"""Adapter: what the encoder learned from our own sentences: low-rank additions to its weights.

`scripts/train-encoder` trains it (LoRA, https://arxiv.org/abs/2106.09685). The file has, for each matrix of the
encoder, `NAME.down` (rank by inputs) and `NAME.up` (outputs by rank), both as int8 numbers, and `NAME.scale`, a number
for each of the rank: the product of all three is added to the matrix.
"""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from audio_pipeline.understanding.onnx_file import read_tensors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ADAPTER_FILE = resources.files("audio_pipeline.understanding") / "adapter.npz"

_GREATEST_INT8 = 127


@cache
def hash_adapter() -> str:
    """Return the hash of the adapter's file."""
    return hashlib.sha256(ADAPTER_FILE.read_bytes()).hexdigest()


def adapt_model(model: bytes) -> bytes:
    """Return the bytes of the encoder's ONNX file with the additions in its weights.

    A matrix stands there as int8 numbers, `NAME_q`, with a scale for each output, `NAME_scale`. The sums are written in
    the same way, so that the file keeps its size.
    """
    import numpy as np

    adapted = bytearray(model)
    tensors = read_tensors(adapted)
    with np.load(io.BytesIO(ADAPTER_FILE.read_bytes()), allow_pickle=False) as adapter:
        for name in (each.removesuffix(".up") for each in adapter.files if each.endswith(".up")):
            addition = (adapter[f"{name}.up"] * adapter[f"{name}.scale"]) @ adapter[f"{name}.down"].astype(np.float32)
            _add(tensors[f"{name}_q"], tensors[f"{name}_scale"], addition.T)
    return bytes(adapted)


def _add(numbers: NDArray[np.int8], scales: Floats, addition: Floats) -> None:
    """Add to a matrix of int8 numbers with a scale for each column, in place."""
    import numpy as np

    weights = numbers * scales + addition
    scales[:] = np.abs(weights).max(axis=0, keepdims=True) / _GREATEST_INT8
    numbers[:] = np.rint(weights / scales)
