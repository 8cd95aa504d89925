"""S3 store: keep blobs in a bucket of Amazon's or of any server with its protocol."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.names import check_name, is_name
from audio_pipeline.stores.s3_connection import S3Connection, connect, none_if_refused
from audio_pipeline.stores.s3_errors import (
    raise_first_error,
    translate_condition_refusal,
    translate_deletion_refusal,
    translate_listing_refusal,
    translate_s3_errors,
)
from audio_pipeline.stores.s3_multipart import MULTIPART_FROM_BYTES, MultipartUpload, hash_base64
from audio_pipeline.stores.s3_retry import Patience
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
    patience: Patience = field(default=Patience(), compare=False)

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

    def load_client(self) -> None:
        """Load the SDK and make its client now, not at the first request, which tells what is wrong with it."""
        with suppress(StoreError), translate_s3_errors(self._place):
            _ = self._connection

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""
        key, where = self._make_key(name), self._describe_location(name)
        with translate_s3_errors(where):
            return none_if_refused(_ABSENT_CODES, lambda: self._request("head_object", where, Key=key)) is not None

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""
        key, where = self._make_key(name), self._describe_location(name)
        with translate_s3_errors(where):
            return none_if_refused(_ABSENT_CODES, lambda: self._connection.repeat(lambda: self._fetch(key), where))

    def put(self, blob: Blob) -> str:
        """Store a blob in place of the one before; return the etag that a listing gives it."""
        where = self._describe_location(blob.name)
        with translate_s3_errors(where):
            if len(blob.data) < MULTIPART_FROM_BYTES:
                etag: str = self._request("put_object", where, **self._build_put(blob))["ETag"]
            else:
                etag = self._put_in_parts(blob, where)
            return etag

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store a blob if the one before still has this etag (None: does not exist); return whether it did."""
        where = self._describe_location(blob.name)
        request = self._build_put(blob) | ({"IfMatch": expected_etag} if expected_etag else {"IfNoneMatch": "*"})
        with translate_s3_errors(where), translate_condition_refusal(where):
            answer = none_if_refused(_CONFLICT_CODES, lambda: self._request("put_object", where, **request))
            return answer is not None

    def list(self, prefix: str) -> Iterable[StoredName]:
        """List the blobs whose names begin with this, in order of their names."""
        where = f"{self._place}{prefix}{self._server}"
        with translate_s3_errors(where), translate_listing_refusal(where):
            found = tuple(self._list_objects(f"{self._root}{prefix}", where))
        names = (_describe(each, self._root) for each in found)
        return tuple(each for each in names if is_name(each.name))

    def delete(self, names: Iterable[str]) -> None:
        """Delete blobs; it is no error if one does not exist."""
        keys, where = [{"Key": self._make_key(name)} for name in names], f"{self._place}{self._server}"
        for start in range(0, len(keys), _MAX_DELETED):
            batch = {"Objects": keys[start : start + _MAX_DELETED], "Quiet": True}
            with translate_s3_errors(where), translate_deletion_refusal(where):
                self._connection.repeat(partial(self._delete_objects, batch), where)

    def url_for(self, name: str) -> str:
        """Return the address from which listeners fetch the blob."""
        if self.public_url is not None:
            return f"{self.public_url.rstrip('/')}/{check_name(name)}"
        if self.endpoint_url is not None:
            return f"{self.endpoint_url.rstrip('/')}/{self.bucket}/{self._make_key(name)}"
        return f"https://{self.bucket}.s3.amazonaws.com/{self._make_key(name)}"

    @property
    def _connection(self) -> S3Connection:
        return connect(self.endpoint_url, self.patience)

    def _request(self, operation: str, where: str, **parameters: Any) -> Any:
        return self._connection.request(operation, where, Bucket=self.bucket, **parameters)

    def _fetch(self, key: str) -> StoredBlob:
        answer = self._connection.client.get_object(Bucket=self.bucket, Key=key)
        return StoredBlob(data=answer["Body"].read(), etag=answer["ETag"])

    def _list_objects(self, prefix: str, where: str) -> Iterator[Mapping[str, Any]]:
        more: dict[str, str] = {}
        while True:
            answer = self._request("list_objects_v2", where, Prefix=prefix, **more)
            yield from answer.get("Contents", ())
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def _delete_objects(self, batch: Mapping[str, Any]) -> None:
        raise_first_error(self._connection.client.delete_objects(Bucket=self.bucket, Delete=batch))

    def _put_in_parts(self, blob: Blob, where: str) -> str:
        key = self._make_key(blob.name)
        place = {"bucket": self.bucket, "key": key, "where": where}
        return MultipartUpload(connection=self._connection, data=blob.data, **place).run(_list_headers(blob))

    def _build_put(self, blob: Blob) -> dict[str, Any]:
        body = {"Body": blob.data, "ChecksumSHA256": hash_base64(blob.data)}
        return {"Key": self._make_key(blob.name), **body, **_list_headers(blob)}

    @property
    def _root(self) -> str:
        """The beginning of every key."""
        return f"{self.prefix}/" if self.prefix else ""

    def _make_key(self, name: str) -> str:
        return self._root + check_name(name)

    @property
    def _place(self) -> str:
        return f"s3://{self.bucket}/{self._root}"

    @property
    def _server(self) -> str:
        return f" at {self.endpoint_url}" if self.endpoint_url else ""

    def _describe_location(self, name: str) -> str:
        return f"{self._place}{check_name(name)}{self._server}"


def _list_headers(blob: Blob) -> dict[str, str]:
    return {"ContentType": blob.content_type, "CacheControl": blob.cache_control}


def _describe(listed: Mapping[str, Any], root: str) -> StoredName:
    name, modified_at = listed["Key"].removeprefix(root), listed["LastModified"].timestamp()
    return StoredName(name=name, size_bytes=listed["Size"], modified_at=modified_at, etag=listed["ETag"])
