"""S3 connection: the client of one process, and requests that are made again after a failure that may pass."""

import os
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from audio_pipeline.stores.aws_errors import get_error_code
from audio_pipeline.stores.s3_retry import Brake, Patience, call_with_retries

_CONNECT_TIMEOUT_S = 5

_CONNECTIONS = 128
"""More than anybody uploads side by side; each is opened when it is needed."""

_opening = threading.Lock()
"""Threads that begin at the same time get the same connection."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Connection:
    """A client of the SDK, and what all requests of this process to one server share."""

    client: Any
    patience: Patience
    brake: Brake = field(default_factory=Brake)

    def request(self, operation: str, where: str, **parameters: Any) -> Any:
        """Return the answer of the server to an operation of the SDK, such as "put_object"."""
        return self.repeat(lambda: getattr(self.client, operation)(**parameters), where)

    def repeat(self, call: Callable[[], _T], where: str) -> _T:
        """Return the result of a call, which is made again after a failure that may pass."""
        return call_with_retries(call, patience=self.patience, brake=self.brake, where=where)


def connect(endpoint_url: str | None, patience: Patience) -> S3Connection:
    """Return the connection of this process; a forked child must not share that of its parent."""
    with _opening:
        return _open_connection(endpoint_url, patience, os.getpid())


def none_if_refused(codes: Collection[str], call: Callable[[], _T]) -> _T | None:
    """Return the result of a call; None if the server refuses with one of these codes."""
    from botocore.exceptions import ClientError

    try:
        return call()
    except ClientError as refusal:
        if get_error_code(refusal) in codes:
            return None
        raise


@lru_cache(maxsize=8)
def _open_connection(endpoint_url: str | None, patience: Patience, _process_id: int) -> S3Connection:
    # boto3 would build the same client, and load its transfers and resources, which nothing here uses.
    from botocore.config import Config
    from botocore.session import Session

    config = Config(
        connect_timeout=_CONNECT_TIMEOUT_S,
        read_timeout=patience.answer_s,
        max_pool_connections=_CONNECTIONS,
        # The SDK knows no Retry-After, tells nobody that it waits, and gives up after a number of attempts.
        retries={"mode": "standard", "total_max_attempts": 1},
        # Servers other than Amazon's rarely have a host name for every bucket.
        s3={"addressing_style": "path" if endpoint_url else "auto"},
    )
    session = Session()
    session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=_parse_timestamp)
    client = session.create_client("s3", endpoint_url=endpoint_url, config=config)
    client.meta.events.register_first("needs-retry.s3.HeadBucket", _stop_redirects)
    return S3Connection(client=client, patience=patience)


def _parse_timestamp(text: Any) -> datetime:
    """Return a time as the SDK does, whose own way takes longer than the rest of a listing."""
    from botocore.utils import parse_timestamp

    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        parsed: datetime = parse_timestamp(text)
        return parsed


def _stop_redirects(request_dict: dict[str, Any], **_: object) -> None:
    """Let the SDK ask only once for the region of a bucket: it would follow a server's redirects for ever."""
    request_dict["context"].setdefault("s3_redirect", {})["redirected"] = True
