"""Longest first: the order of the test files in which two workers are busy to the end of a run."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

LONGEST = (
    "dialogues/test_dialogues.py",
    "skill/alexa/test_delivered.py",
    "resilience/test_killed.py",
    "skill/test_evaluation.py",
    "resilience/test_edits.py",
    "build/test_build.py",
    "journeys/test_the_warm_recall_command.py",
    "executors/test_cluster.py",
    "resilience/test_damaged.py",
    "journeys/test_nothing_calls_home.py",
    "journeys/test_tutorial.py",
    "journeys/test_watching.py",
    "cli/test_publish.py",
    "cli/test_cache.py",
    "cli/test_content_folder.py",
    "skill/test_workers.py",
    "skill/test_main.py",
)
"""The files that take longest. The second needs no vectors, for which it would wait while the first computes them."""


def sort_longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return tests with those of the longest files first, then those of the files with most tests."""
    ranks = {TESTS / name: rank for rank, name in enumerate(LONGEST)}
    sizes = Counter(item.path for item in items)
    return sorted(items, key=lambda item: (ranks.get(item.path, len(ranks)), -sizes[item.path], item.path))
