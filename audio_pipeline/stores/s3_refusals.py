"""Refusals of a bucket, in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from audio_pipeline.errors import StoreError


@dataclass(frozen=True, slots=True)
class _Words:
    what: str
    mend: str


_KEYS = "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
_RIGHTS = "Give these credentials s3:GetObject and s3:PutObject on it, and s3:ListBucket on the bucket"
_REACH = "Check the network, the region and --endpoint-url, then run it again: what is stored is kept"

_BY_CODE = {
    "AccessDenied": _Words("the bucket does not allow it", _RIGHTS),
    "403": _Words("the bucket does not allow it", f"{_KEYS}. {_RIGHTS}"),
    "InvalidAccessKeyId": _Words("the server does not know this access key", _KEYS),
    "SignatureDoesNotMatch": _Words("the secret key does not fit the access key", _KEYS),
    "ExpiredToken": _Words("the credentials have expired", "Sign in again, then run it again"),
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
    "FlexibleChecksumError": _Words("the bytes were damaged on the way", "Run it again"),
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what the SDK raises into one line that says how to mend it."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as refusal:
        code = refusal.response.get("Error", {}).get("Code", "")
        words = _BY_CODE.get(code, _Words(f"the bucket refused ({_line(refusal)})", _REACH))
        raise StoreError(words.what, where=where, mend=words.mend) from refusal
    except BotoCoreError as failure:
        words = _BY_KIND.get(type(failure).__name__, _Words(_line(failure), _REACH))
        raise StoreError(words.what, where=where, mend=words.mend) from failure


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
