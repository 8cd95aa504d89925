"""S3 store: keep blobs in a bucket of Amazon's or of any server with its protocol."""

import base64
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.aws_errors import get_error_code
from audio_pipeline.stores.names import check_name, is_name
from audio_pipeline.stores.s3_errors import (
    raise_first_error,
    retry_if_damaged,
    translate_condition_refusal,
    translate_deletion_refusal,
    translate_listing_refusal,
    translate_s3_errors,
)
from audio_pipeline.stores.store import Blob, StoredBlob, StoredName

_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)/?")

_ABSENT_CODES = frozenset({"404", "NoSuchKey", "NotFound"})
"""The codes of a missing object; the answer to HEAD has no body and so only a status."""

_CONFLICT_CODES = _ABSENT_CODES | {"409", "ConditionalRequestConflict", "412", "PreconditionFailed"}
"""The codes of a condition that does not hold; Amazon sends 404 if the object to replace does not exist."""

_MAX_DELETED = 1_000
"""The largest number of objects in one DeleteObjects request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Store:
    """Blobs as objects under a prefix of a bucket. It holds no connection, so it can be sent to other processes."""

    bucket: str
    prefix: str = ""
    """Folder names with slashes between them; none at either end."""
    endpoint_url: str | None = None
    """The address of the server; None for Amazon's."""
    public_url: str | None = None
    """The address from which listeners fetch what is under the prefix, for example a CDN; None for the bucket's own."""

    @classmethod
    def from_address(cls, address: str, *, endpoint_url: str | None = None, public_url: str | None = None) -> Self:
        """Return the store that "s3://BUCKET/PREFIX" names."""
        if not (match := _ADDRESS.fullmatch(address)):
            hint = "Write it as s3://BUCKET or s3://BUCKET/PREFIX, for example s3://my-bucket/warm-recall"
            raise StoreError("this names no bucket", where=address, hint=hint)
        for url in filter(None, (endpoint_url, public_url)):
            if not re.match(r"https?://[^/]", url):
                raise StoreError(
                    "this is no web address", where=url, hint="Begin it with https:// and the name of a host"
                )
        return cls(bucket=match[1], prefix=match[2][1:], endpoint_url=endpoint_url, public_url=public_url)

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""
        key = self._make_key(name)
        with translate_s3_errors(self._describe_location(name)):
            return (
                _call_or_none(_ABSENT_CODES, _get_client(self.endpoint_url).head_object, Bucket=self.bucket, Key=key)
                is not None
            )

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""
        key = self._make_key(name)
        with translate_s3_errors(self._describe_location(name)):
            return retry_if_damaged(lambda: self._fetch(key))

    def put(self, blob: Blob) -> None:
        """Store a blob in place of the one before."""
        request = self._build_request(blob)
        with translate_s3_errors(self._describe_location(blob.name)):
            retry_if_damaged(lambda: _get_client(self.endpoint_url).put_object(**request))

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store a blob if the one before still has this etag (None: does not exist); return whether it did."""
        condition = {"IfNoneMatch": "*"} if expected_etag is None else {"IfMatch": expected_etag}
        request = self._build_request(blob) | condition
        where = self._describe_location(blob.name)
        with translate_s3_errors(where), translate_condition_refusal(where):
            answer = retry_if_damaged(
                lambda: _call_or_none(_CONFLICT_CODES, _get_client(self.endpoint_url).put_object, **request)
            )
            return answer is not None

    def list(self, prefix: str) -> Iterable[StoredName]:
        """List the blobs whose names begin with this, in order of their names."""
        where = f"s3://{self.bucket}/{self._root}{prefix}{self._server}"
        with translate_s3_errors(where), translate_listing_refusal(where):
            pages = _get_client(self.endpoint_url).get_paginator("list_objects_v2")
            answers = pages.paginate(Bucket=self.bucket, Prefix=f"{self._root}{prefix}")
            found = [each for answer in answers for each in answer.get("Contents", ())]
        names = (_describe(each, self._root) for each in found)
        return tuple(each for each in names if is_name(each.name))

    def delete(self, names: Iterable[str]) -> None:
        """Delete blobs; it is no error if one does not exist."""
        keys = [self._make_key(name) for name in names]
        for start in range(0, len(keys), _MAX_DELETED):
            batch = {"Objects": [{"Key": key} for key in keys[start : start + _MAX_DELETED]], "Quiet": True}
            where = f"s3://{self.bucket}/{self._root}{self._server}"
            with translate_s3_errors(where), translate_deletion_refusal(where):
                raise_first_error(_get_client(self.endpoint_url).delete_objects(Bucket=self.bucket, Delete=batch))

    def url_for(self, name: str) -> str:
        """Return the address from which listeners fetch the blob."""
        if self.public_url is not None:
            return f"{self.public_url.rstrip('/')}/{check_name(name)}"
        if self.endpoint_url is not None:
            return f"{self.endpoint_url.rstrip('/')}/{self.bucket}/{self._make_key(name)}"
        return f"https://{self.bucket}.s3.amazonaws.com/{self._make_key(name)}"

    def _fetch(self, key: str) -> StoredBlob | None:
        answer = _call_or_none(_ABSENT_CODES, _get_client(self.endpoint_url).get_object, Bucket=self.bucket, Key=key)
        return None if answer is None else StoredBlob(data=answer["Body"].read(), etag=answer["ETag"])

    @property
    def _root(self) -> str:
        """The beginning of every key."""
        return f"{self.prefix}/" if self.prefix else ""

    def _make_key(self, name: str) -> str:
        return self._root + check_name(name)

    @property
    def _server(self) -> str:
        return f" at {self.endpoint_url}" if self.endpoint_url else ""

    def _describe_location(self, name: str) -> str:
        return f"s3://{self.bucket}/{self._make_key(name)}{self._server}"

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
    """Return the answer to a call; None if the server refuses with one of these codes."""
    from botocore.exceptions import ClientError

    try:
        return call(**request)
    except ClientError as refusal:
        if get_error_code(refusal) in codes:
            return None
        raise


def _describe(listed: Mapping[str, Any], root: str) -> StoredName:
    name, modified_at = listed["Key"].removeprefix(root), listed["LastModified"].timestamp()
    return StoredName(name=name, size_bytes=listed["Size"], modified_at=modified_at, etag=listed["ETag"])


def _get_client(endpoint_url: str | None) -> Any:
    return _create_client(endpoint_url, os.getpid())


@lru_cache(maxsize=8)
def _create_client(endpoint_url: str | None, _process_id: int) -> Any:
    """Create the client of one process: a forked child must not share its connections."""
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
    client.meta.events.register_first("needs-retry.s3.HeadBucket", _stop_redirects)
    return client


def _stop_redirects(request_dict: dict[str, Any], **_: object) -> None:
    """Let the SDK ask only once for the region of a bucket: it would follow a server's redirects for ever."""
    request_dict["context"].setdefault("s3_redirect", {})["redirected"] = True
