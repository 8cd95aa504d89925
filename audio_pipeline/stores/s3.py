"""A store in an S3 bucket, of Amazon or of any server that speaks its protocol."""

import base64
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.names import check_name
from audio_pipeline.stores.s3_errors import retry_if_damaged, translate_s3_errors
from audio_pipeline.stores.store import Blob, StoredBlob

_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)/?")

_ABSENT_CODES = frozenset({"404", "NoSuchKey", "NotFound"})
"""How a bucket says that nothing is there; a HEAD has no room for more than the number."""

_CONFLICT_CODES = _ABSENT_CODES | {"409", "ConditionalRequestConflict", "412", "PreconditionFailed"}
"""How a bucket says that a condition does not hold: 404 is Amazon's for what should be there and is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Store:
    """Named bytes as objects under a prefix of a bucket. It holds no connection, so it may go to other processes."""

    bucket: str
    prefix: str = ""
    """Words with slashes between them, none at either end."""
    endpoint_url: str | None = None
    """None: Amazon's own."""
    public_url: str | None = None
    """Where the world fetches what is under the prefix, from a CDN say; None: from the bucket itself."""

    @classmethod
    def from_address(cls, address: str, *, endpoint_url: str | None = None, public_url: str | None = None) -> Self:
        """The store that "s3://BUCKET/PREFIX" names."""
        if not (found := _ADDRESS.fullmatch(address)):
            mend = "Write it as s3://BUCKET or s3://BUCKET/PREFIX, as in s3://my-bucket/warm-recall"
            raise StoreError("this names no bucket", where=address, hint=mend)
        for url in filter(None, (endpoint_url, public_url)):
            if not re.match(r"https?://[^/]", url):
                raise StoreError("this is no web address", where=url, hint="Begin it with https:// and a host's name")
        return cls(bucket=found[1], prefix=found[2][1:], endpoint_url=endpoint_url, public_url=public_url)

    def has(self, name: str) -> bool:
        """Whether something is kept under this name."""
        key = self._make_key(name)
        with translate_s3_errors(self._describe_location(name)):
            return (
                _call_or_none(_ABSENT_CODES, _get_client(self.endpoint_url).head_object, Bucket=self.bucket, Key=key)
                is not None
            )

    def get(self, name: str) -> StoredBlob | None:
        """What is kept under this name; None if nothing is."""
        key = self._make_key(name)
        with translate_s3_errors(self._describe_location(name)):
            return retry_if_damaged(lambda: self._fetch(key))

    def put(self, blob: Blob) -> None:
        """Keep it, in place of what was there."""
        request = self._build_request(blob)
        with translate_s3_errors(self._describe_location(blob.name)):
            retry_if_damaged(lambda: _get_client(self.endpoint_url).put_object(**request))

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Keep it only if the etag under its name is still the expected one (None: still nothing there)."""
        condition = {"IfNoneMatch": "*"} if expected_etag is None else {"IfMatch": expected_etag}
        request = self._build_request(blob) | condition
        with translate_s3_errors(self._describe_location(blob.name)):
            done = retry_if_damaged(
                lambda: _call_or_none(_CONFLICT_CODES, _get_client(self.endpoint_url).put_object, **request)
            )
            return done is not None

    def url_for(self, name: str) -> str:
        """Where the world fetches it."""
        if self.public_url is not None:
            return f"{self.public_url.rstrip('/')}/{check_name(name)}"
        if self.endpoint_url is not None:
            return f"{self.endpoint_url.rstrip('/')}/{self.bucket}/{self._make_key(name)}"
        return f"https://{self.bucket}.s3.amazonaws.com/{self._make_key(name)}"

    def _fetch(self, key: str) -> StoredBlob | None:
        found = _call_or_none(_ABSENT_CODES, _get_client(self.endpoint_url).get_object, Bucket=self.bucket, Key=key)
        return None if found is None else StoredBlob(data=found["Body"].read(), etag=found["ETag"])

    def _make_key(self, name: str) -> str:
        return f"{self.prefix}/{check_name(name)}" if self.prefix else check_name(name)

    def _describe_location(self, name: str) -> str:
        server = f" at {self.endpoint_url}" if self.endpoint_url else ""
        return f"s3://{self.bucket}/{self._make_key(name)}{server}"

    def _build_request(self, blob: Blob) -> dict[str, Any]:
        return {
            "Bucket": self.bucket,
            "Key": self._make_key(blob.name),
            "Body": blob.data,
            "ContentType": blob.content_type,
            "CacheControl": blob.cache_control,
            "ChecksumSHA256": base64.b64encode(hashlib.sha256(blob.data).digest()).decode(),
        }


def _call_or_none(codes: frozenset[str], call: Callable[..., Any], **request: Any) -> Any | None:
    """What the bucket answers; None if it refuses with one of these codes."""
    from botocore.exceptions import ClientError

    try:
        return call(**request)
    except ClientError as refusal:
        if refusal.response.get("Error", {}).get("Code") in codes:
            return None
        raise


def _get_client(endpoint_url: str | None) -> Any:
    return _create_client(endpoint_url, os.getpid())


@lru_cache(maxsize=8)
def _create_client(endpoint_url: str | None, _process_id: int) -> Any:
    """One client a process: connections must not be shared with a forked child."""
    from boto3.session import Session
    from botocore.config import Config

    config = Config(
        connect_timeout=5,
        read_timeout=30,
        retries={"mode": "standard", "total_max_attempts": 3},
        # Servers other than Amazon's rarely have a host name for every bucket.
        s3={"addressing_style": "path" if endpoint_url else "auto"},
    )
    client = Session().client("s3", endpoint_url=endpoint_url, config=config)
    client.meta.events.register_first("needs-retry.s3.HeadBucket", _follow_no_further)
    return client


def _follow_no_further(request_dict: dict[str, Any], **_: object) -> None:
    """Let the SDK ask once where a bucket is: a server that answers with a redirect again would be asked for ever."""
    request_dict["context"].setdefault("s3_redirect", {})["redirected"] = True
