"""S3 multipart: send a large object in parts, and keep those that an earlier, interrupted upload has sent."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.stores.s3_connection import S3Connection, none_if_refused

MULTIPART_FROM_BYTES = 16 * 2**20
"""Objects from this size on are sent in parts."""

PART_BYTES = 8 * 2**20
"""Amazon takes at most 10 000 parts, so objects of up to 80 GB."""

_NO_LISTING_CODES = frozenset({"AccessDenied", "403", "501", "NotImplemented", "NoSuchUpload", "404"})
"""The codes with which a server does not tell of interrupted uploads; then the object is sent from its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipartUpload:
    """An object to send in parts."""

    connection: S3Connection
    where: str
    bucket: str
    key: str
    data: bytes

    def run(self, facts: Mapping[str, str]) -> str:
        """Send the parts that the server lacks, put them together, and return the etag of the object.

        `facts` are the type and the like.
        """
        upload_id, sent = self._find_interrupted()
        if not upload_id:
            upload_id = self._request("create_multipart_upload", ChecksumAlgorithm="SHA256", **facts)["UploadId"]
        parts = [self._send_part(upload_id, number, part, sent) for number, part in self._cut()]
        done = none_if_refused(
            {"NoSuchUpload"},
            lambda: self._request("complete_multipart_upload", UploadId=upload_id, MultipartUpload={"Parts": parts}),
        )
        # The answer to an earlier attempt may have been lost: then the upload is gone and the object is there.
        stored = done or self._request("head_object")
        if done is None and stored["ContentLength"] != len(self.data):
            return self.run(facts)
        etag: str = stored["ETag"]
        return etag

    def _find_interrupted(self) -> tuple[str, Mapping[int, str]]:
        """Return the newest upload of this key that was not ended, and the etags of its parts; empty: there is none."""
        listed = none_if_refused(_NO_LISTING_CODES, lambda: self._list("list_multipart_uploads", Prefix=self.key))
        uploads = [each for each in (listed or {}).get("Uploads", ()) if each["Key"] == self.key]
        if not uploads:
            return "", {}
        upload_id = max(uploads, key=lambda each: each["Initiated"])["UploadId"]
        answer = none_if_refused(_NO_LISTING_CODES, lambda: self._request("list_parts", UploadId=upload_id))
        if answer is None:
            return "", {}
        return upload_id, {part["PartNumber"]: part["ETag"].strip('"') for part in answer.get("Parts", ())}

    def _cut(self) -> Iterator[tuple[int, bytes]]:
        for start in range(0, len(self.data), PART_BYTES):
            yield start // PART_BYTES + 1, self.data[start : start + PART_BYTES]

    def _send_part(self, upload_id: str, number: int, part: bytes, sent: Mapping[int, str]) -> Mapping[str, Any]:
        """Send a part unless the server has it, and return what puts it together with the others."""
        checksum, etag = hash_base64(part), hashlib.md5(part, usedforsecurity=False).hexdigest()
        if sent.get(number) != etag:
            facts = {"UploadId": upload_id, "PartNumber": number, "ChecksumSHA256": checksum, "Body": part}
            etag = self._request("upload_part", **facts)["ETag"]
        return {"PartNumber": number, "ETag": etag, "ChecksumSHA256": checksum}

    def _request(self, operation: str, **parameters: Any) -> Any:
        return self._list(operation, Key=self.key, **parameters)

    def _list(self, operation: str, **parameters: Any) -> Any:
        return self.connection.request(operation, self.where, Bucket=self.bucket, **parameters)


def hash_base64(data: bytes) -> str:
    """Return the SHA-256 of bytes as S3 takes it."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
