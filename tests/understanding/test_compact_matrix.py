"""A compact matrix multiplies as the matrix that it was made of, but for the rounding, which is done once."""

import numpy as np
import pytest

from audio_pipeline.understanding.compact_matrix import round_rows

CHOOSE = np.random.default_rng(1)


@pytest.mark.parametrize("n_rows", [1, 511, 512, 513, 1_500])
def test_it_multiplies_as_the_matrix(n_rows: int) -> None:
    matrix = CHOOSE.standard_normal((n_rows, 30)).astype(np.float32)
    vector = CHOOSE.standard_normal(30).astype(np.float32)
    assert np.allclose(round_rows(matrix, 16).multiply(vector), matrix @ vector, atol=1e-3)


@pytest.mark.parametrize("n_bits", [8, 16])
@pytest.mark.parametrize("n_rows", [1, 512, 1_100])
def test_it_multiplies_as_its_rounded_numbers(n_bits: int, n_rows: int) -> None:
    matrix = round_rows(CHOOSE.standard_normal((n_rows, 30)), n_bits)
    exact = matrix.widen().astype(np.float64)
    vector, weights = (CHOOSE.standard_normal(size).astype(np.float32) for size in (30, n_rows))
    assert np.allclose(matrix.multiply(vector), exact @ vector, atol=1e-4)
    assert np.allclose(matrix.add_rows(weights), weights @ exact, atol=1e-3)


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
@pytest.mark.parametrize(("n_bits", "n_steps"), [(8, 250), (16, 60_000)])
def test_a_number_is_off_by_little_of_the_greatest_in_its_row(scale: float, n_bits: int, n_steps: int) -> None:
    matrix = scale * CHOOSE.standard_normal((40, 20)) * np.logspace(-3, 3, 40)[:, None]
    errors = np.abs(round_rows(matrix, n_bits).widen() - matrix)
    assert (errors <= np.abs(matrix).max(axis=1, keepdims=True) / n_steps).all()


@pytest.mark.parametrize("n_bits", [8, 16])
def test_what_was_rounded_is_rounded_to_itself(n_bits: int) -> None:
    once = round_rows(CHOOSE.standard_normal((40, 20)), n_bits)
    twice = round_rows(once.widen(), n_bits)
    assert (twice.numbers == once.numbers).all()
    assert np.allclose(twice.scales, once.scales, rtol=1e-6)


def test_a_row_of_zeros_stays_zero() -> None:
    matrix = np.array([[0, 0], [1, -2]], dtype=np.float16)
    assert round_rows(matrix, 8).widen()[0].tolist() == [0, 0]
