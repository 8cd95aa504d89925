"""AWS errors: turn exceptions of Amazon's SDK into one line that says what happened and how to mend it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from audio_pipeline.errors import PipelineError

ErrorText = tuple[str, str]
"""A text that says what happened, and a hint that says how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsService:
    """A service of Amazon's, or of another server that speaks its protocol, as its error messages describe it."""

    name: str
    error: type[PipelineError]
    network_hint: str
    """The hint for a network failure or an unknown refusal."""
    alternative: str = ""
    """The end of a hint for missing credentials or region; empty if there is no alternative."""
    texts: Mapping[str, ErrorText] = field(default_factory=dict)
    """The texts of this service alone, by its code or by class name of the SDK's exception."""


@contextmanager
def translate_aws_errors(service: AwsService, where: str) -> Iterator[None]:
    """Raise the service's error about this place in place of an exception of the SDK."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as failure:
        what, hint = _choose_text(service, failure, is_refusal=isinstance(failure, ClientError))
        raise service.error(what, where=where, hint=hint) from failure


def get_error_code(error: Any) -> str:
    """Return the code with which a service refused; empty if it gave none."""
    return str(error.response.get("Error", {}).get("Code", ""))


def _choose_text(service: AwsService, failure: Exception, *, is_refusal: bool) -> ErrorText:
    code = get_error_code(failure) if is_refusal else type(failure).__name__
    message = " ".join(str(failure).split()).rstrip(".")
    unknown = f"{service.name} refused ({message})" if is_refusal else message
    return service.texts.get(code) or _build_shared_texts(service).get(code) or (unknown, service.network_hint)


def _build_shared_texts(service: AwsService) -> Mapping[str, ErrorText]:
    """Build the texts that all services share, by code or class name."""
    name, network_hint = service.name, service.network_hint
    keys_hint = f"Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE{service.alternative}"
    region_hint = f"Set AWS_DEFAULT_REGION to a region that has the service, for example us-east-1{service.alternative}"
    unknown_key = (f"{name} does not know this access key", keys_hint)
    wrong_secret = ("the secret key does not fit the access key, or this machine's clock is wrong", keys_hint)
    expired = ("the credentials have expired", "Sign in again, then run it again")
    unreachable = (f"{name} does not answer", network_hint)
    silent = (f"{name} stopped answering", network_hint)
    closed = (f"{name} closed the connection", network_hint)
    return {
        "InvalidAccessKeyId": unknown_key,
        "UnrecognizedClientException": unknown_key,
        "SignatureDoesNotMatch": wrong_secret,
        "InvalidSignatureException": wrong_secret,
        "RequestTimeTooSkewed": ("this machine's clock is wrong", "Set the clock, then run it again"),
        "ExpiredToken": expired,
        "ExpiredTokenException": expired,
        "NoCredentialsError": ("no credentials were found", keys_hint),
        "PartialCredentialsError": ("the credentials are incomplete", keys_hint),
        "ProfileNotFound": ("AWS_PROFILE names an unknown profile", keys_hint),
        "NoRegionError": ("no region is named", region_hint),
        "InvalidRegionError": ("there is no such region", region_hint),
        "EndpointConnectionError": unreachable,
        "ConnectTimeoutError": unreachable,
        "ReadTimeoutError": silent,
        "ResponseStreamingError": silent,
        "ConnectionClosedError": closed,
        "IncompleteReadError": closed,
        "ProxyConnectionError": ("the proxy does not answer", "Check HTTPS_PROXY and NO_PROXY, then run it again"),
        "SSLError": (
            f"the certificate of {name} is not trusted",
            "Check AWS_CA_BUNDLE, the address, and whether a proxy is between",
        ),
    }
