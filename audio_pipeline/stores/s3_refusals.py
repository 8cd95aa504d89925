"""Refusals of a bucket: which are tried again, and what is said of the others, in words a person can act on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from audio_pipeline.errors import StoreError


@dataclass(frozen=True, slots=True)
class _Words:
    what: str
    mend: str


_KEYS = "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
_RIGHTS = "Give these credentials s3:GetObject and s3:PutObject on it, and s3:ListBucket on the bucket"
_REACH = "Check the network, the region and --endpoint-url, then run it again: what is stored is kept"

_ROOM = "Make room in it, raise what it may hold, or choose another one, then run it again: what is stored is kept"
_FULL = _Words("there is no room left, or no more is allowed", _ROOM)
_DAMAGED = _Words("the bytes were damaged on the way", "Run it again: what is stored is kept")
_REGION_CODES = frozenset({"PermanentRedirect", "301", "TemporaryRedirect", "307", "AuthorizationHeaderMalformed"})

ATTEMPTS = 3
"""How often what was damaged or cut on its way is asked for: the SDK itself tries what failed otherwise again."""

_DAMAGED_CODES = frozenset({"BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch"})
_CUT = ("ResponseStreamingError", "IncompleteReadError", "ReadTimeoutError", "FlexibleChecksumError")

_T = TypeVar("_T")


def complete(call: Callable[[], _T]) -> _T:
    """What the call gives; it is made again if bytes were damaged or cut on their way, at most ATTEMPTS times."""
    from botocore.exceptions import BotoCoreError, ClientError

    for _ in range(ATTEMPTS - 1):
        try:
            return call()
        except ClientError as refusal:
            if _code(refusal.response) not in _DAMAGED_CODES:
                raise
        except BotoCoreError as failure:
            if type(failure).__name__ not in _CUT:
                raise
    return call()


_BY_CODE = {
    "AccessDenied": _Words("the bucket does not allow it", _RIGHTS),
    "403": _Words("the bucket does not allow it", f"{_KEYS}. {_RIGHTS}"),
    "InvalidAccessKeyId": _Words("the server does not know this access key", _KEYS),
    "SignatureDoesNotMatch": _Words("the secret key does not fit the access key", _KEYS),
    "ExpiredToken": _Words("the credentials have expired", "Sign in again, then run it again"),
    **dict.fromkeys(
        ("QuotaExceeded", "507", "InsufficientStorage", "XMinioStorageFull", "ServiceQuotaExceeded"), _FULL
    ),
    **dict.fromkeys(_DAMAGED_CODES, _DAMAGED),
    "EntityTooLarge": _Words("the server takes no object of this size", "Raise its limit, or choose another server"),
    **dict.fromkeys(
        ("501", "NotImplemented"),
        _Words(
            "this server cannot write on a condition, which keeps two publishers apart",
            "Choose a server that can, or publish to a folder (--to folder:DIR) and copy that there, feed.xml last",
        ),
    ),
    "NoSuchBucket": _Words("there is no such bucket", "Create it first, or correct its name"),
    "RequestTimeTooSkewed": _Words("this machine's clock is wrong", "Set the clock, then run it again"),
    "SlowDown": _Words(
        "the bucket asks for fewer requests", "Wait a minute, then run it again: what is stored is kept"
    ),
}

_BY_KIND = {
    "NoCredentialsError": _Words("no credentials were found", f"{_KEYS}"),
    "PartialCredentialsError": _Words("the credentials are incomplete", _KEYS),
    "ProfileNotFound": _Words("AWS_PROFILE names an unknown profile", _KEYS),
    "EndpointConnectionError": _Words("the server does not answer", _REACH),
    "ConnectTimeoutError": _Words("the server does not answer", _REACH),
    "ConnectionClosedError": _Words("the server hung up", _REACH),
    "ReadTimeoutError": _Words("the server fell silent", _REACH),
    "ResponseStreamingError": _Words("the server fell silent", _REACH),
    "ProxyConnectionError": _Words("the proxy does not answer", "Check HTTPS_PROXY and NO_PROXY, then run it again"),
    "SSLError": _Words("the server's certificate is not trusted", "Check --endpoint-url and AWS_CA_BUNDLE"),
    "IncompleteReadError": _Words("the server hung up", _REACH),
    "FlexibleChecksumError": _DAMAGED,
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what the SDK raises into one line that says how to mend it."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as refusal:
        words = _words(refusal)
        raise StoreError(words.what, where=where, mend=words.mend) from refusal
    except BotoCoreError as failure:
        words = _BY_KIND.get(type(failure).__name__, _Words(_line(failure), _REACH))
        raise StoreError(words.what, where=where, mend=words.mend) from failure


def _words(refusal: Any) -> _Words:
    code, headers = _code(refusal.response), refusal.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    if code in _REGION_CODES:
        return _another_region(headers.get("x-amz-bucket-region", ""))
    return _BY_CODE.get(code, _Words(f"the bucket refused ({_line(refusal)})", _REACH))


def _another_region(region: str) -> _Words:
    """A region of our own finding is named; else the owner of the bucket knows it."""
    mend = f"Set AWS_DEFAULT_REGION={region}" if region else "Set AWS_DEFAULT_REGION to the bucket's region"
    return _Words("the bucket is in another region", f"{mend}, or correct --endpoint-url, then run it again")


def _code(response: Any) -> str:
    return str(response.get("Error", {}).get("Code", ""))


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
