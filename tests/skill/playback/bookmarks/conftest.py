"""A table of DynamoDB, and what can be wrong with it."""

from collections.abc import Iterator

import pytest

from tests.dynamodb_server import ENVIRONMENT, create_table, dynamodb_server


@pytest.fixture(scope="module")
def dynamodb_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real server; whoever runs in this process, and its children, reach it as they reach Amazon's."""
    with (
        pytest.MonkeyPatch.context() as environment,
        dynamodb_server(tmp_path_factory.mktemp("dynamodb")) as address,
    ):
        environment.delenv("AWS_PROFILE", raising=False)
        for name, value in {**ENVIRONMENT, "AWS_ENDPOINT_URL_DYNAMODB": address}.items():
            environment.setenv(name, value)
        yield address


@pytest.fixture
def table(dynamodb_address: str) -> str:
    """Name of a new, empty table."""
    return create_table(dynamodb_address)
