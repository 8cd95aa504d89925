"""Log records: what a test has logged, without what the servers of earlier tests log in the background."""

import logging

import pytest

from skill import catalog_source


def list_records(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """All records but those of catalogs: they are looked for until a server is garbage-collected."""
    return [each for each in caplog.records if each.name != catalog_source.__name__]
