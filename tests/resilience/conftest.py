"""Where every killed build begins, and where it must end: made once for all of them."""

import os

import pytest

from tests.resilience.courses import Courses
from tests.resilience.courses import courses as made


@pytest.fixture(scope="session")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Courses:
    """By one process for all that run tests."""
    own = tmp_path_factory.getbasetemp()
    return made((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "courses")
