"""S3 errors: which are tried again, and what is said of the others, in words a person can act on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from audio_pipeline.errors import StoreError


@dataclass(frozen=True, slots=True)
class _S3ErrorText:
    what: str
    hint: str


_KEYS_HINT = "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
_RIGHTS_HINT = "Give these credentials s3:GetObject and s3:PutObject on it, and s3:ListBucket on the bucket"
_NETWORK_HINT = "Check the network, the region and --endpoint-url, then run it again: what is stored is kept"

_ROOM_HINT = "Make room in it, raise what it may hold, or choose another one, then run it again: what is stored is kept"
_FULL_TEXT = _S3ErrorText("there is no room left, or no more is allowed", _ROOM_HINT)
_DAMAGED_TEXT = _S3ErrorText("the bytes were damaged on the way", "Run it again: what is stored is kept")
_REGION_CODES = frozenset({"PermanentRedirect", "301", "TemporaryRedirect", "307", "AuthorizationHeaderMalformed"})

ATTEMPTS = 3
"""How often what was damaged or cut on its way is asked for: the SDK itself tries what failed otherwise again."""

_DAMAGED_CODES = frozenset({"BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch"})
_INTERRUPTED = ("ResponseStreamingError", "IncompleteReadError", "ReadTimeoutError", "FlexibleChecksumError")

_T = TypeVar("_T")


def retry_if_damaged(call: Callable[[], _T]) -> _T:
    """What the call gives; it is made again if bytes were damaged or cut on their way, at most ATTEMPTS times."""
    from botocore.exceptions import BotoCoreError, ClientError

    for _ in range(ATTEMPTS - 1):
        try:
            return call()
        except ClientError as refusal:
            if _get_code(refusal.response) not in _DAMAGED_CODES:
                raise
        except BotoCoreError as failure:
            if type(failure).__name__ not in _INTERRUPTED:
                raise
    return call()


_BY_CODE = {
    "AccessDenied": _S3ErrorText("the bucket does not allow it", _RIGHTS_HINT),
    "403": _S3ErrorText("the bucket does not allow it", f"{_KEYS_HINT}. {_RIGHTS_HINT}"),
    "InvalidAccessKeyId": _S3ErrorText("the server does not know this access key", _KEYS_HINT),
    "SignatureDoesNotMatch": _S3ErrorText("the secret key does not fit the access key", _KEYS_HINT),
    "ExpiredToken": _S3ErrorText("the credentials have expired", "Sign in again, then run it again"),
    **dict.fromkeys(
        ("QuotaExceeded", "507", "InsufficientStorage", "XMinioStorageFull", "ServiceQuotaExceeded"), _FULL_TEXT
    ),
    **dict.fromkeys(_DAMAGED_CODES, _DAMAGED_TEXT),
    "EntityTooLarge": _S3ErrorText(
        "the server takes no object of this size", "Raise its limit, or choose another server"
    ),
    **dict.fromkeys(
        ("501", "NotImplemented"),
        _S3ErrorText(
            "this server cannot write on a condition, which keeps two publishers apart",
            "Choose a server that can, or publish to a folder (--to folder:DIR) and copy that there, feed.xml last",
        ),
    ),
    "NoSuchBucket": _S3ErrorText("there is no such bucket", "Create it first, or correct its name"),
    "RequestTimeTooSkewed": _S3ErrorText("this machine's clock is wrong", "Set the clock, then run it again"),
    "SlowDown": _S3ErrorText(
        "the bucket asks for fewer requests", "Wait a minute, then run it again: what is stored is kept"
    ),
}

_BY_EXCEPTION = {
    "NoCredentialsError": _S3ErrorText("no credentials were found", f"{_KEYS_HINT}"),
    "PartialCredentialsError": _S3ErrorText("the credentials are incomplete", _KEYS_HINT),
    "ProfileNotFound": _S3ErrorText("AWS_PROFILE names an unknown profile", _KEYS_HINT),
    "EndpointConnectionError": _S3ErrorText("the server does not answer", _NETWORK_HINT),
    "ConnectTimeoutError": _S3ErrorText("the server does not answer", _NETWORK_HINT),
    "ConnectionClosedError": _S3ErrorText("the server hung up", _NETWORK_HINT),
    "ReadTimeoutError": _S3ErrorText("the server fell silent", _NETWORK_HINT),
    "ResponseStreamingError": _S3ErrorText("the server fell silent", _NETWORK_HINT),
    "ProxyConnectionError": _S3ErrorText(
        "the proxy does not answer", "Check HTTPS_PROXY and NO_PROXY, then run it again"
    ),
    "SSLError": _S3ErrorText("the server's certificate is not trusted", "Check --endpoint-url and AWS_CA_BUNDLE"),
    "IncompleteReadError": _S3ErrorText("the server hung up", _NETWORK_HINT),
    "FlexibleChecksumError": _DAMAGED_TEXT,
}


@contextmanager
def translate_s3_errors(where: str) -> Iterator[None]:
    """Turn what the SDK raises into one line that says how to mend it."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as refusal:
        words = _choose_text(refusal)
        raise StoreError(words.what, where=where, hint=words.hint) from refusal
    except BotoCoreError as failure:
        words = _BY_EXCEPTION.get(type(failure).__name__, _S3ErrorText(_flatten_message(failure), _NETWORK_HINT))
        raise StoreError(words.what, where=where, hint=words.hint) from failure


def _choose_text(refusal: Any) -> _S3ErrorText:
    code, headers = _get_code(refusal.response), refusal.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    if code in _REGION_CODES:
        return _make_region_text(headers.get("x-amz-bucket-region", ""))
    return _BY_CODE.get(code, _S3ErrorText(f"the bucket refused ({_flatten_message(refusal)})", _NETWORK_HINT))


def _make_region_text(region: str) -> _S3ErrorText:
    """A region of our own finding is named; else the owner of the bucket knows it."""
    mend = f"Set AWS_DEFAULT_REGION={region}" if region else "Set AWS_DEFAULT_REGION to the bucket's region"
    return _S3ErrorText("the bucket is in another region", f"{mend}, or correct --endpoint-url, then run it again")


def _get_code(response: Any) -> str:
    return str(response.get("Error", {}).get("Code", ""))


def _flatten_message(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
