"""Embedding cache: keeps the vectors of encoded sentences in a file, so that they are computed only once."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skill.answers.encoder import MODEL_SHA256, Encoder
from skill.atomic_write import write_atomically

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

log = logging.getLogger(__name__)


def encode_cached(encoder: Encoder, sentences: Sequence[str], folder: Path) -> Vectors:
    """Return one row for each sentence, from the cache file if possible; a missing or broken file is written again."""
    key = hashlib.sha256("\n".join((MODEL_SHA256, *sentences)).encode()).hexdigest()[:32]
    path = folder / f"{key}.npy"
    vectors = _read_vectors(path, len(sentences))
    if vectors is None:
        vectors = encoder.encode(sentences)
        _write_vectors(path, vectors)
    return vectors


def _read_vectors(path: Path, rows: int) -> Vectors | None:
    import numpy as np

    try:
        vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return vectors if vectors.dtype == np.float32 and len(vectors) == rows else None


def _write_vectors(path: Path, vectors: Vectors) -> None:
    import numpy as np

    file = io.BytesIO()
    np.save(file, vectors)
    try:
        write_atomically(path, file.getvalue())
    except OSError as refusal:
        # The file is optional: without it, only the next start takes longer.
        log.warning("vectors not cached path=%s reason=%s", path, refusal.strerror)
