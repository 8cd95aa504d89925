"""S3 location: a catalog in a bucket that need not be public, read with the rights of whoever serves the skill."""

import os
import re
from functools import cached_property
from typing import Any

from audio_pipeline.catalog import NAME
from skill.catalog_source import (
    CatalogLocation,
    CatalogUnavailableError,
    FetchedCatalog,
    is_url,
    make_location,
    read_url,
)

_SCHEME = "s3://"
_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[^/]+)*)/?")

_CONNECT_S, _READ_S = 1.0, 3.0
"""Seconds until a bucket counts as unreachable: Alexa waits 8 s for an answer."""

_UNCHANGED = "304"


class S3Location:
    """A catalog under a prefix of a bucket of Amazon's, or of the server that AWS_ENDPOINT_URL_S3 names."""

    poll_interval_s = 20.0

    def __init__(self, address: str) -> None:
        """Take an address such as s3://my-bucket/warm-recall; CatalogUnavailableError if it names no bucket."""
        match = _ADDRESS.fullmatch(address.removesuffix(f"/{NAME}"))
        if not match:
            raise CatalogUnavailableError(
                f"{address}: this names no bucket. Write it as s3://BUCKET or s3://BUCKET/PREFIX: --catalog s3://…"
            )
        self._bucket, self._prefix = match[1], match[2].removeprefix("/")

    def fetch(self, etag: str) -> FetchedCatalog | None:
        """Return the catalog; None if it still has this etag; CatalogUnavailableError if it cannot be fetched."""
        found = self._get(NAME, {"IfNoneMatch": etag} if etag else {})
        try:
            return found and FetchedCatalog(text=found["Body"].read().decode(), etag=found["ETag"])
        except UnicodeDecodeError as broken:
            raise self._make_unavailable_error(NAME, broken) from broken

    def fetch_file(self, url: str) -> bytes:
        """Return a file under the prefix, or the one at a whole address."""
        if is_url(url):
            return read_url(url)
        data: bytes = self._get(url, {})["Body"].read()
        return data

    def _get(self, name: str, conditions: dict[str, str]) -> Any:
        """Return S3's answer for an object; None if a condition says that it has not changed."""
        from botocore.exceptions import BotoCoreError, ClientError

        key = f"{self._prefix}/{name}" if self._prefix else name
        try:
            return self._client.get_object(Bucket=self._bucket, Key=key, **conditions)
        except ClientError as refusal:
            if refusal.response["Error"]["Code"] == _UNCHANGED:
                return None
            raise self._make_unavailable_error(name, refusal) from refusal
        except BotoCoreError as refusal:
            raise self._make_unavailable_error(name, refusal) from refusal

    @cached_property
    def _client(self) -> Any:
        try:
            from botocore.config import Config
            from botocore.session import Session
        except ModuleNotFoundError as missing:
            raise CatalogUnavailableError(
                f"{_SCHEME}{self._bucket}: botocore is not installed. Install warm-recall[lambda]."
            ) from missing
        times = Config(connect_timeout=_CONNECT_S, read_timeout=_READ_S, retries={"total_max_attempts": 2})
        # A server that is not Amazon's rarely has a host name for each bucket.
        paths = Config(s3={"addressing_style": "path"}) if _names_a_server() else None
        return Session().create_client("s3", config=times.merge(paths) if paths else times)

    def _make_unavailable_error(self, name: str, fault: Exception) -> CatalogUnavailableError:
        return CatalogUnavailableError(
            f"{_SCHEME}{self._bucket}/{self._prefix}: {name} cannot be read there ({fault}). "
            "Publish it there, and let whoever serves the skill read it (s3:GetObject)."
        )


def open_location(address: str) -> CatalogLocation:
    """Make the location of a bucket, a web address or a folder; CatalogUnavailableError if the address is broken."""
    return S3Location(address) if address.startswith(_SCHEME) else make_location(address)


def is_remote(address: str) -> bool:
    """Return whether a catalog comes over a network, so that the last good one is worth keeping."""
    return is_url(address) or address.startswith(_SCHEME)


def _names_a_server() -> bool:
    return any(os.environ.get(name) for name in ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"))
