"""Examples speak for their kind, and for what lies near it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_pipeline.understanding.kernel_ridge import REGULARISATION, compute_kernel, fit_kernel_ridge, score_kinds


def at(*degrees: float) -> NDArray[np.float32]:
    """Vectors of length 1 in these directions."""
    turned = np.radians(degrees)
    return np.column_stack([np.cos(turned), np.sin(turned)]).astype(np.float32)


EXAMPLES = at(0, 10, 20, 90, 100, 110)
KINDS = np.array([0, 0, 0, 1, 1, 1])
TARGETS = np.eye(2, dtype=np.float32)[KINDS]
FIT = fit_kernel_ridge(EXAMPLES, TARGETS, np.ones(6, dtype=np.float32))


@pytest.mark.parametrize(("degrees", "kind"), [(5, 0), (-20, 0), (40, 0), (70, 1), (105, 1), (140, 1)])
def test_the_nearer_kind_speaks_louder(degrees: float, kind: int) -> None:
    assert score_kinds(at(degrees), EXAMPLES, FIT)[0].argmax() == kind


def test_a_kind_is_sure_where_its_examples_are_and_silent_where_others_are() -> None:
    mine, others = score_kinds(at(10), EXAMPLES, FIT)[0]
    assert mine == pytest.approx(1, abs=0.1)
    assert others == pytest.approx(0, abs=0.1)


def test_half_way_between_two_kinds_neither_wins() -> None:
    one, other = score_kinds(at(55), EXAMPLES, FIT)[0]
    assert one == pytest.approx(other, abs=0.001)


def test_an_example_of_little_weight_has_little_say() -> None:
    light = fit_kernel_ridge(EXAMPLES, TARGETS, np.where(KINDS == 0, 1.0, 0.01).astype(np.float32))
    assert score_kinds(at(60), EXAMPLES, FIT)[0].argmax() == 1
    assert score_kinds(at(60), EXAMPLES, light)[0].argmax() == 0


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(6)), st.floats(-180, 180))
def test_the_order_of_the_examples_changes_nothing(order: list[int], degrees: float) -> None:
    mixed = EXAMPLES[order]
    again = score_kinds(at(degrees), mixed, fit_kernel_ridge(mixed, TARGETS[order], np.ones(6, dtype=np.float32)))
    assert np.allclose(again, score_kinds(at(degrees), EXAMPLES, FIT), atol=1e-4)


@pytest.mark.parametrize("n_examples", [1, 256, 700, 1_024, 2_500])
def test_any_number_of_examples_is_solved_exactly(n_examples: int) -> None:
    examples, targets, weights = make_many(n_examples)
    fit = fit_kernel_ridge(examples, targets, weights)
    equations = compute_kernel(examples, examples) + np.diag(REGULARISATION / weights)
    assert np.allclose(equations @ fit, targets, atol=1e-4)


def test_the_solution_has_the_same_bits_with_any_number_of_threads() -> None:
    many = make_many(2_500)
    assert np.array_equal(fit_kernel_ridge(*many, jobs=1), fit_kernel_ridge(*many, jobs=3))


def make_many(n_examples: int) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Examples in any direction, of three kinds, with weights."""
    random = np.random.default_rng(0)
    examples = random.normal(size=(n_examples, 16)).astype(np.float32)
    examples /= np.linalg.norm(examples, axis=1, keepdims=True)
    targets = np.eye(3, dtype=np.float32)[random.integers(0, 3, n_examples)]
    return examples, targets, random.uniform(0.2, 1, n_examples).astype(np.float32)
