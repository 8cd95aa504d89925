"""Cached encoder: turns sentences into vectors that are kept in the cache, by the sentences encoded together."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store
from audio_pipeline.understanding.encoder import N_DIMENSIONS, Encoder, identify_encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_GROUP_SIZE = 64
"""The sentences whose vectors are kept in one file: those of an answer, or a part of the out-of-scope questions."""


class CachedEncoder:
    """An encoder that is loaded only for sentences whose vectors are not in the cache."""

    def __init__(self, cache: Store) -> None:
        self._cache = cache

    def encode(self, sentences: Sequence[str]) -> Floats:
        """Return one row of length 1 for each sentence, in their order."""
        import numpy as np

        groups = [sentences[at : at + _GROUP_SIZE] for at in range(0, len(sentences), _GROUP_SIZE)]
        none = np.zeros((0, N_DIMENSIONS), dtype=np.float32)
        return np.vstack([none, *(self._encode_group(group) for group in groups)])

    def _encode_group(self, sentences: Sequence[str]) -> Floats:
        import numpy as np

        key = hashlib.sha256(json.dumps([identify_encoder(), *sentences]).encode()).hexdigest()
        name = f"vectors/{key}.npy"
        if kept := get_checked(self._cache, name):
            vectors: Floats = np.load(io.BytesIO(kept), allow_pickle=False)
            return vectors
        vectors, file = Encoder().encode(sentences), io.BytesIO()
        np.save(file, vectors)
        put_checked(self._cache, name, file.getvalue(), "application/octet-stream")
        return vectors
