"""A compact matrix multiplies as the matrix that it was made of."""

import numpy as np
import pytest

from audio_pipeline.understanding.compact_matrix import CompactMatrix

CHOOSE = np.random.default_rng(1)


@pytest.mark.parametrize("n_rows", [1, 511, 512, 513, 1_500])
def test_it_multiplies_as_the_matrix(n_rows: int) -> None:
    matrix = CHOOSE.standard_normal((n_rows, 30)).astype(np.float32)
    vector = CHOOSE.standard_normal(30).astype(np.float32)
    assert np.allclose(CompactMatrix(matrix).multiply(vector), matrix @ vector, atol=1e-3)


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
def test_a_number_is_off_by_little_of_the_greatest_in_its_row(scale: float) -> None:
    matrix = scale * CHOOSE.standard_normal((40, 20)) * np.logspace(-3, 3, 40)[:, None]
    errors = np.abs(CompactMatrix(matrix).widen() - matrix)
    assert (errors <= np.abs(matrix).max(axis=1, keepdims=True) / 60_000).all()


def test_a_row_of_zeros_stays_zero() -> None:
    matrix = np.array([[0, 0], [1, -2]], dtype=np.float16)
    assert CompactMatrix(matrix).widen()[0].tolist() == [0, 0]
