"""Metrics: what is counted, by which names, and that the processes count together."""

import ast
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from skill.metrics.metrics import (
    BUCKETS_S,
    CATALOG_CHANGED,
    CATALOG_CHECKED,
    DURATION,
    NAMES,
    REASONS,
    REFUSALS,
    REQUESTS,
    STATE_FAULTS,
    WORKER_STARTS,
    Metrics,
)

SKILL = Path(__file__).parents[3] / "skill"

Sample = tuple[str, frozenset[tuple[str, str]]]


def parse(text: str) -> dict[Sample, float]:
    """What Prometheus' own parser reads."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def read(metrics: Metrics, name: str, **labels: str) -> float:
    return parse(metrics.format())[name, frozenset(labels.items())]


@pytest.fixture
def metrics() -> Metrics:
    made = Metrics()
    made.begin()
    return made


def run_in_worker(metrics: Metrics, *, is_killed: bool = False) -> None:
    """Count in a process of its own, as a worker does."""
    worker = os.fork()
    if not worker:
        metrics.begin()
        metrics.count_request("intent", "answered", 0.004)
        metrics.note_catalog(changed_at_s=500, checked_at_s=900)
        os.kill(os.getpid(), signal.SIGKILL) if is_killed else os._exit(0)
    os.waitpid(worker, 0)


def test_everything_is_there_from_the_start_so_that_a_rate_can_be_made_of_it(metrics: Metrics) -> None:
    names = {name for name, _ in parse(metrics.format())}
    assert {re.sub(r"_(bucket|sum|count)$", "", each) for each in names} == set(NAMES)
    assert read(metrics, REFUSALS, reason="signature-wrong") == 0


def test_a_request_counts_once_with_its_time_in_every_bucket_above_it(metrics: Metrics) -> None:
    metrics.count_request("intent", "answered", 0.03)
    metrics.count_request("intent", "answered", 20.0)
    assert read(metrics, REQUESTS, type="intent", outcome="answered") == 2
    assert read(metrics, f"{DURATION}_count", type="intent") == 2
    assert read(metrics, f"{DURATION}_sum", type="intent") == pytest.approx(20.03)
    counts = [read(metrics, f"{DURATION}_bucket", type="intent", le=str(each)) for each in BUCKETS_S]
    assert counts == [0 if each < 0.03 else 1 for each in BUCKETS_S]
    assert read(metrics, f"{DURATION}_bucket", type="intent", le="+Inf") == 2
    assert read(metrics, f"{DURATION}_count", type="launch") == 0


def test_a_time_at_the_very_bound_of_a_bucket_is_in_it(metrics: Metrics) -> None:
    metrics.count_request("launch", "answered", BUCKETS_S[0])
    assert read(metrics, f"{DURATION}_bucket", type="launch", le=str(BUCKETS_S[0])) == 1


def test_workers_count_together_and_what_a_killed_one_counted_stays() -> None:
    metrics = Metrics()
    for is_killed in (True, False, True):
        run_in_worker(metrics, is_killed=is_killed)
    assert read(metrics, REQUESTS, type="intent", outcome="answered") == 3
    assert read(metrics, WORKER_STARTS) == 3


def test_of_several_workers_the_one_with_the_oldest_catalog_is_told() -> None:
    metrics = Metrics()
    metrics.begin()
    metrics.note_catalog(changed_at_s=1_000, checked_at_s=2_000)
    run_in_worker(metrics)
    assert read(metrics, CATALOG_CHANGED) == 500
    assert read(metrics, CATALOG_CHECKED) == 900


def test_a_process_that_did_not_begin_counts_nothing() -> None:
    metrics = Metrics()
    metrics.count_state_fault()
    assert read(metrics, STATE_FAULTS) == 0


def test_a_status_of_the_chain_is_one_reason_and_what_is_no_http_another(metrics: Metrics) -> None:
    for each in ("chain-status-404", "chain-status-500", "InvalidRequestMethod"):
        metrics.count_refusal(each)
    assert read(metrics, REFUSALS, reason="chain-status") == 2
    assert read(metrics, REFUSALS, reason="no-http") == 1


def refusals() -> Iterator[str]:
    """The reason of every RefusedError in the code."""
    for path in (SKILL / "alexa").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RefusedError":
                (reason,) = node.args
                if isinstance(reason, ast.Constant):
                    yield str(reason.value)


def test_every_reason_has_a_number_of_its_own() -> None:
    found = set(refusals())
    assert len(found) > 20
    assert found <= set(REASONS)
    assert set(REASONS) - found == {"chain-status", "no-http", "rate-limit", "too-slow"}
