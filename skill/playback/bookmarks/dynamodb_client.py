"""DynamoDB client: what a table has to be, how long an answer of it is waited for, and what its refusals mean.

botocore is imported here when it is needed: a skill that keeps its bookmarks elsewhere does not load it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from skill.playback.bookmarks.bookmarks import BookmarksError
from skill.settings import SettingsError

KEY = "listener"
"""The name of the table's partition key, a text; the table has no sort key."""

TTL = "expires_at"
"""The attribute by which the table deletes an item: seconds since 1970."""

TIMEOUT_S = 0.1
"""Seconds for a connection, and for an answer: less than a request has for all its bookmarks."""

COPY_TIMEOUT_S = 10.0
"""Seconds for an answer during a copy."""

_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")

_HINTS = {
    "ResourceNotFoundException": f"create it with the partition key {KEY}, a text, or name another one",
    "ValidationException": f"its one key must be {KEY}, a text",
    "AccessDeniedException": "allow GetItem, PutItem and DeleteItem on it, and Scan to copy from it",
    "UnrecognizedClientException": "look whether the credentials are still valid",
    "ProvisionedThroughputExceededException": "give it more capacity, or bill it on demand",
    "ThrottlingException": "give it more capacity, or bill it on demand",
    "RequestLimitExceeded": "ask AWS for a higher limit",
}
"""What to do, by the code of a refusal."""


def check_table(table: str) -> None:
    """Raise SettingsError if bookmarks can never be kept in a table of this name from here."""
    if not _TABLE.fullmatch(table):
        raise SettingsError(
            f"--state dynamodb:{table}: this is no name of a table. Write dynamodb:TABLE, with 3 to 255 letters, "
            "digits, dots, dashes and underscores."
        )
    if not _create_session(table).get_config_variable("region"):
        raise SettingsError(
            f"--state dynamodb:{table}: no region is set. Set AWS_DEFAULT_REGION to that of the table, such as "
            "eu-west-1."
        )


def create_client(table: str) -> Any:
    """Create a client that gives up soon, and tries once more where a connection was closed meanwhile."""
    # The mode "standard" would wait for up to a second before it tries again, and this one for up to 50 ms.
    return _create_client(table, TIMEOUT_S, {"mode": "legacy", "total_max_attempts": 2})


def create_patient_client(table: str) -> Any:
    """Create a client for a copy, on which no listener waits: it goes on after a throttled minute."""
    return _create_client(table, COPY_TIMEOUT_S, {"mode": "standard", "total_max_attempts": 10})


def _create_client(table: str, timeout_s: float, retries: Mapping[str, Any]) -> Any:
    from botocore.config import Config

    patience = Config(connect_timeout=timeout_s, read_timeout=timeout_s, retries=retries, tcp_keepalive=True)
    with translate_refusals(table):
        return _create_session(table).create_client("dynamodb", config=patience)


@contextmanager
def translate_refusals(table: str) -> Iterator[None]:
    """Raise BookmarksError for an error of the table or of the way to it."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as refusal:
        code = refusal.response.get("Error", {}).get("Code", "")
        hint = _HINTS.get(code, "look at the state of DynamoDB in the region")
        raise BookmarksError(f"dynamodb:{table}: bookmarks cannot be kept there ({code}); {hint}") from refusal
    except (BotoCoreError, OSError) as fault:
        raise BookmarksError(
            f"dynamodb:{table}: it cannot be reached ({type(fault).__name__}); look at region, network and credentials"
        ) from fault


def _create_session(table: str) -> Any:
    try:
        from botocore.session import Session
    except ModuleNotFoundError as missing:
        raise SettingsError(
            f'--state dynamodb:{table}: botocore is not installed. Run pip install "warm-recall[skill,dynamodb]".'
        ) from missing
    return Session()
