"""Embedding cache: what the encoder made of the same sentences before, read from a file instead of made again."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skill.answers.encoder import MODEL_SHA256, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

log = logging.getLogger(__name__)


def encode_cached(encoder: Encoder, sentences: Sequence[str], folder: Path) -> Vectors:
    """One row for each sentence; a file that is missing or broken is made again."""
    path = folder / f"{_hash_sentences(sentences)}.npy"
    vectors = _read_vectors(path, len(sentences))
    if vectors is None:
        vectors = encoder.encode(sentences)
        _write_vectors(path, vectors)
    return vectors


def _hash_sentences(sentences: Sequence[str]) -> str:
    return hashlib.sha256("\n".join((MODEL_SHA256, *sentences)).encode()).hexdigest()[:32]


def _read_vectors(path: Path, rows: int) -> Vectors | None:
    import numpy as np

    try:
        vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return vectors if vectors.dtype == np.float32 and len(vectors) == rows else None


def _write_vectors(path: Path, vectors: Vectors) -> None:
    import numpy as np

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.save(part, vectors)
        os.replace(part.name, path)  # noqa: PTH105 - the temporary file's name is a text
    except OSError as refusal:
        # Without the file all works as well; only the next start takes longer.
        log.warning("vectors not kept path=%s reason=%s", path, refusal.strerror)
