"""A real server with the protocol of DynamoDB on loopback, for as long as the tests run."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from skill.playback.bookmarks.dynamodb_client import KEY
from tests.aws_emulator import run_emulator

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "testtesttesttest",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}


@contextmanager
def dynamodb_server(folder: Path) -> Iterator[str]:
    """Run the emulator with its data in memory; gives its address. It needs an environment of its own."""
    with run_emulator(folder, {}) as address:
        yield address


def create_client(address: str) -> Any:
    """Speak to the server past our own code."""
    from botocore.session import Session

    return Session().create_client("dynamodb", endpoint_url=address)


def create_table(address: str, *, key: str = KEY) -> str:
    """Make a new, empty table, as the docs say; its name."""
    name, client = f"test-{uuid.uuid4()}", create_client(address)
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return name
