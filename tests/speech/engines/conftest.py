"""One Amazon for all who ask it."""

from collections.abc import Iterator

import pytest

from tests.speech.engines.polly_server import PollyServer, account, polly_server


@pytest.fixture(scope="session")
def polly_service() -> Iterator[PollyServer]:
    with polly_server() as server:
        yield server


@pytest.fixture
def amazon(polly_service: PollyServer, monkeypatch: pytest.MonkeyPatch) -> PollyServer:
    """It remembers nothing, and this process and its children have an account there."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in account(polly_service).items():
        monkeypatch.setenv(name, value)
    polly_service.forget()
    return polly_service
