"""S3 errors: explain why a server refused, or did not answer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.aws_errors import AwsService, ErrorText, get_error_code, translate_aws_errors
from audio_pipeline.stores.store import ListingRefusedError, NoConditionalWritesError

_KEPT_HINT = "run it again: what is stored is kept"
_RIGHTS_HINT = "Give these credentials s3:GetObject and s3:PutObject on it, and s3:ListBucket on the bucket"
_ROOM_HINT = f"Make room in it, raise what it may hold, or choose another one, then {_KEPT_HINT}"
_FULL_TEXT = ("there is no room left, or no more is allowed", _ROOM_HINT)
_DAMAGED_TEXT = ("the bytes were damaged on the way", _KEPT_HINT.capitalize())

_FULL_CODES = ("QuotaExceeded", "507", "InsufficientStorage", "XMinioStorageFull", "ServiceQuotaExceeded")
_BUSY_CODES = ("SlowDown", "429", "503", "ServiceUnavailable", "RequestLimitExceeded", "TooManyRequestsException")
_REGION_CODES = frozenset({"PermanentRedirect", "301", "TemporaryRedirect", "307", "AuthorizationHeaderMalformed"})
_REFUSED_CODES = frozenset({"AccessDenied", "AllAccessDisabled", "403"})
_DAMAGED_CODES = frozenset({"BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch"})

_S3 = AwsService(
    name="the server",
    error=StoreError,
    network_hint=f"Check the network, the region and --endpoint-url, then {_KEPT_HINT}",
    texts={
        "AccessDenied": ("the bucket does not allow it", _RIGHTS_HINT),
        "403": (
            "the bucket does not allow it",
            f"Check the credentials: AWS_ACCESS_KEY_ID or AWS_PROFILE. {_RIGHTS_HINT}",
        ),
        **dict.fromkeys(_FULL_CODES, _FULL_TEXT),
        **dict.fromkeys((*_DAMAGED_CODES, "FlexibleChecksumError"), _DAMAGED_TEXT),
        "EntityTooLarge": ("the server takes no object of this size", "Raise its limit, or choose another server"),
        "NoSuchBucket": ("there is no such bucket", "Create it first, or correct its name"),
        **dict.fromkeys(_BUSY_CODES, ("the server asks for fewer requests", f"Wait a minute, then {_KEPT_HINT}")),
    },
)


@contextmanager
def translate_s3_errors(where: str) -> Iterator[None]:
    """Raise StoreError about this place in place of an exception of the SDK."""
    from botocore.exceptions import ClientError

    with translate_aws_errors(_S3, where):
        try:
            yield
        except ClientError as refusal:
            if get_error_code(refusal) not in _REGION_CODES:
                raise
            what, hint = _make_region_text(refusal)
            raise StoreError(what, where=where, hint=hint) from refusal


@contextmanager
def translate_condition_refusal(where: str) -> Iterator[None]:
    """Raise NoConditionalWritesError if the server knows no conditions."""
    what = "this server cannot write on a condition, which keeps two publishers apart"
    hint = "Choose a server that can, or publish to a folder (--to folder:DIR) and copy that there, feed.xml last"
    with _translate_codes(frozenset({"501", "NotImplemented"}), NoConditionalWritesError(what, where=where, hint=hint)):
        yield


@contextmanager
def translate_listing_refusal(where: str) -> Iterator[None]:
    """Raise ListingRefusedError if the server does not let these credentials list a bucket."""
    hint = "Give these credentials s3:ListBucket on the bucket"
    with _translate_codes(_REFUSED_CODES, ListingRefusedError("the bucket may not be listed", where=where, hint=hint)):
        yield


@contextmanager
def translate_deletion_refusal(where: str) -> Iterator[None]:
    """Raise StoreError if the server does not let these credentials delete from a bucket."""
    hint = "Give these credentials s3:DeleteObject on it"
    with _translate_codes(_REFUSED_CODES, StoreError("nothing may be deleted there", where=where, hint=hint)):
        yield


def raise_first_error(answer: Mapping[str, Any]) -> None:
    """Raise the SDK's exception for the first object that could not be deleted."""
    from botocore.exceptions import ClientError

    for error in answer.get("Errors", ()):
        raise ClientError({"Error": error}, "DeleteObjects")


@contextmanager
def _translate_codes(codes: frozenset[str], error: StoreError) -> Iterator[None]:
    """Raise this error in place of a refusal with one of these codes."""
    from botocore.exceptions import ClientError

    try:
        yield
    except ClientError as refusal:
        if get_error_code(refusal) in codes:
            raise error from refusal
        raise


def _make_region_text(refusal: Any) -> ErrorText:
    """Name the region if the server does."""
    headers = refusal.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    region = headers.get("x-amz-bucket-region") or "the bucket's region"
    hint = f"Set AWS_DEFAULT_REGION to {region}, or correct --endpoint-url, then run it again"
    return ("the bucket is in another region", hint)
