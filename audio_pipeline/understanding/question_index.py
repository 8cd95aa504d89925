"""Question index: what is asked or needed, learned from examples, as the pipeline prepares it for the skill."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.understanding.compact_matrix import CompactMatrix, round_rows
from audio_pipeline.understanding.encoder import N_DIMENSIONS, identify_encoder
from audio_pipeline.understanding.kernel_ridge import fit_kernel_ridge, score_kinds
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ANSWER, PROGRAMME = "answer:", "programme:"
"""The beginnings of the names of kinds: what follows is the id of an answer, or the content id of a programme."""


class QuestionIndexError(ValueError):
    """The bytes are no index that this version reads; the message says why."""


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """The examples of all kinds, and how much each counts for each kind."""

    kinds: tuple[str, ...]
    """The name of each kind, in the order of the scores; what is asked elsewhere has the last score and no name."""
    examples: Floats
    """The vector of each example, rounded as the file has it: one row an example."""
    coefficients: Floats
    """How much each example counts for each kind and, in the last column, for what is asked elsewhere."""

    def score(self, vector: Floats) -> tuple[Mapping[str, float], float]:
        """Return the score of each kind, about 1 if it fits and 0 if not, and that of what is asked elsewhere."""
        *scores, elsewhere = score_kinds(vector[None, :], self.examples, self.coefficients)[0].tolist()
        return dict(zip(self.kinds, scores, strict=True)), elsewhere


def build_question_index(
    examples: Mapping[str, Sequence[str]], encode: Callable[[Sequence[str]], Floats], jobs: int = 1
) -> QuestionIndex:
    """Learn from the examples of each kind, and from questions that people ask elsewhere.

    It learns from the vectors as the file has them, so that their rounding costs nothing.

    Args:
        examples: the sentences of each kind, by its name.
        encode: returns the vectors of some sentences, one row each, of length 1.
        jobs: the number of threads; with any, the index has the same bits.
    """
    import numpy as np

    kinds, groups = tuple(examples), [*examples.values(), OUT_OF_SCOPE_QUESTIONS]
    vectors = _round_examples(np.vstack([encode(group) for group in groups])).widen()
    sizes = [len(group) for group in groups]
    targets = np.repeat(np.eye(len(groups), dtype=np.float32), sizes, axis=0)
    return QuestionIndex(kinds, vectors, fit_kernel_ridge(vectors, targets, weigh_examples(sizes), jobs))


def weigh_examples(sizes: Sequence[int]) -> Floats:
    """Return the weight of each example, for groups of these sizes, of which the last is of out-of-scope questions.

    Those weigh no more than all others together, however few these are.
    """
    import numpy as np

    elsewhere = min(1.0, sum(sizes[:-1]) / sizes[-1]) or 1.0
    return np.repeat(np.array([*(1.0 for _ in sizes[:-1]), elsewhere], dtype=np.float32), sizes)


def to_bytes(index: QuestionIndex) -> bytes:
    """Return an index as the bytes of a file; the same index always gives the same bytes."""
    import numpy as np

    file = io.BytesIO()
    examples, coefficients = _round_examples(index.examples), round_rows(index.coefficients, 16)
    np.savez(
        file,
        encoder=np.array(identify_encoder()),
        kinds=np.array(index.kinds),
        examples=examples.numbers,
        example_scales=examples.scales,
        coefficients=coefficients.numbers,
        coefficient_scales=coefficients.scales,
    )
    return file.getvalue()


def from_bytes(data: bytes) -> QuestionIndex:
    """Return the index in the bytes of a file; QuestionIndexError says what is wrong with any others."""
    kinds, examples, coefficients = read_index(data)
    return QuestionIndex(kinds, examples.widen(), coefficients.widen())


def read_index(data: bytes) -> tuple[tuple[str, ...], CompactMatrix, CompactMatrix]:
    """Return the kinds, examples and coefficients in the bytes of a file; QuestionIndexError as from_bytes()."""
    import numpy as np

    try:
        with np.lib.npyio.NpzFile(io.BytesIO(data), allow_pickle=False) as file:
            encoder, kinds = str(file["encoder"]), tuple(map(str, file["kinds"]))
            numbers, factors = np.asarray(file["examples"], np.int8), np.asarray(file["coefficients"], np.int16)
            scales = [np.asarray(file[name], np.float32) for name in ("example_scales", "coefficient_scales")]
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as broken:
        raise QuestionIndexError(f"it cannot be read ({broken})") from broken
    if encoder != identify_encoder():
        raise QuestionIndexError("it was made with another encoder")
    n_examples = len(numbers)
    shapes = [numbers.shape, factors.shape, *(each.shape for each in scales)]
    if shapes != [(n_examples, N_DIMENSIONS), (n_examples, len(kinds) + 1), (n_examples,), (n_examples,)]:
        raise QuestionIndexError("its parts do not fit together")
    return kinds, CompactMatrix(numbers, scales[0]), CompactMatrix(factors, scales[1])


def _round_examples(vectors: Floats) -> CompactMatrix:
    return round_rows(vectors, 8)
