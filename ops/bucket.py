"""Bucket: the stack's bucket: the function's zip in it, what is published there, and emptying it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ops.errors import translate_aws_errors
from ops.function_zip import FunctionZip

_CODE = "code/"
"""The folder of the function's zips: beside the prefix of the show, where the CDN may not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a bucket."""

    n_objects: int
    n_bytes: int
    has_releases: bool
    """True if something was published: the catalog is there."""

    def describe(self) -> str:
        """Return it in a few words."""
        releases = "with a published show" if self.has_releases else "without a published show"
        return f"{self.n_objects} objects of {self.n_bytes / 1e6:.0f} MB, {releases}"


class Bucket:
    """A bucket by its name."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self.name = client, name

    def upload(self, built: FunctionZip) -> str:
        """Upload a zip unless it is there, under a name made from its bytes, and return its key."""
        key = f"{_CODE}skill-{built.sha256[:16]}.zip"
        left = "the bucket and what was in it."
        with translate_aws_errors("Uploading the function", left=left):
            found = self._client.list_objects_v2(Bucket=self.name, Prefix=key).get("Contents", ())
            if not found:
                with built.path.open("rb") as data:
                    self._client.put_object(Bucket=self.name, Key=key, Body=data)
        return key

    def exists(self) -> bool:
        """Return whether it is there: a stack that is half destroyed has none."""
        from botocore.exceptions import ClientError

        with translate_aws_errors("Looking for the bucket"):
            try:
                self._client.head_bucket(Bucket=self.name)
            except ClientError as refusal:
                if refusal.response["Error"]["Code"] in ("404", "NoSuchBucket"):
                    return False
                raise
        return True

    def look(self) -> Contents:
        """Count what is in it now, without older versions."""
        with translate_aws_errors("Looking into the bucket"):
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
            found = [each for page in pages for each in page.get("Contents", ())]
        return Contents(
            n_objects=len(found),
            n_bytes=sum(each["Size"] for each in found),
            has_releases=any(each["Key"].endswith("catalog.json") for each in found),
        )

    def empty(self) -> int:
        """Delete every object in every version, and return how many there were."""
        left = "the stack, and what of the bucket is not deleted yet."
        n_deleted = 0
        with translate_aws_errors("Emptying the bucket", left=left):
            for versions in self._list_versions():
                self._client.delete_objects(Bucket=self.name, Delete={"Objects": versions, "Quiet": True})
                n_deleted += len(versions)
        return n_deleted

    def _list_versions(self) -> Iterator[list[dict[str, str]]]:
        for page in self._client.get_paginator("list_object_versions").paginate(Bucket=self.name):
            found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
            if found:
                yield [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]
