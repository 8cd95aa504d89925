"""Cached encoder: turns sentences into vectors that are kept in the cache, many in a file."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
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

_BATCH_GROUPS = 6
"""The groups that a thread encodes at a time: about 300 sentences, of which many have the same length."""

Group = Sequence[str]


class CachedEncoder:
    """An encoder that is loaded only for sentences whose vectors are not in the cache."""

    def __init__(self, cache: Store) -> None:
        self._cache = cache

    def encode(self, sentences: Sequence[str]) -> Floats:
        """Return one row of length 1 for each sentence, in their order."""
        import numpy as np

        none = np.zeros((0, N_DIMENSIONS), dtype=np.float32)
        return np.vstack([none, *(self._find_or_encode(group) for group in _split_into_groups(sentences))])

    def find_missing(self, examples: Iterable[Sequence[str]]) -> tuple[Group, ...]:
        """Return the groups of these sentences whose vectors are not in the cache."""
        groups = (group for sentences in examples for group in _split_into_groups(sentences))
        return tuple(group for group in groups if not self._cache.has(_name_vectors(group)))

    def encode_missing(self, groups: Sequence[Group], pool: Executor) -> Iterator[int]:
        """Put the vectors of these groups into the cache; yield the number of sentences done, batch by batch."""
        encoder = Encoder()  # it is loaded once, before threads share it
        batches = [groups[start : start + _BATCH_GROUPS] for start in range(0, len(groups), _BATCH_GROUPS)]
        for vectors in pool.map(lambda batch: self._encode_batch(batch, encoder), batches):
            yield len(vectors)

    def _find_or_encode(self, group: Group) -> Floats:
        import numpy as np

        if kept := get_checked(self._cache, _name_vectors(group)):
            vectors: Floats = np.load(io.BytesIO(kept), allow_pickle=False)
            return vectors
        return self._encode_batch([group], Encoder())

    def _encode_batch(self, groups: Sequence[Group], encoder: Encoder) -> Floats:
        """Encode groups together, and put the vectors of each into a file of its own."""
        import numpy as np

        vectors = encoder.encode(tuple(itertools.chain.from_iterable(groups)))
        for group, rows in zip(groups, np.split(vectors, np.cumsum([len(each) for each in groups])[:-1]), strict=True):
            file = io.BytesIO()
            np.save(file, rows)
            put_checked(self._cache, _name_vectors(group), file.getvalue(), "application/octet-stream")
        return vectors


def _split_into_groups(sentences: Sequence[str]) -> list[Group]:
    return [sentences[start : start + _GROUP_SIZE] for start in range(0, len(sentences), _GROUP_SIZE)]


def _name_vectors(group: Group) -> str:
    return f"vectors/{hashlib.sha256(json.dumps([identify_encoder(), *group]).encode()).hexdigest()}.npy"
