"""Refusals of Amazon Polly, in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from audio_pipeline.errors import EngineError
from audio_pipeline.model import Segment


@dataclass(frozen=True, slots=True)
class _Words:
    what: str
    mend: str


_OFFLINE = "or speak offline with --engine hibari"
_KEYS = f"Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, {_OFFLINE}"
_REGION = f"Set AWS_REGION to one that Polly is in, as in us-east-1, {_OFFLINE}"
_REACH = f"Check the network and the region, {_OFFLINE}"
_LATER = f"Wait a minute, then run it again: what is spoken is kept. Fewer --jobs ask less at a time, {_OFFLINE}"
_TAGS = "Take a mark out of it, the language say, to see which one Amazon does not know"
_OTHER_VOICE = "Choose another voice of “warm-recall voices”, or a region that has it: AWS_REGION"

_BY_CODE = {
    "AccessDeniedException": _Words(
        "Amazon does not let these credentials speak", "Give them the right polly:SynthesizeSpeech"
    ),
    "UnrecognizedClientException": _Words("Amazon does not know this access key", _KEYS),
    "InvalidSignatureException": _Words("the secret key does not fit the access key, or this machine's clock", _KEYS),
    "ExpiredTokenException": _Words("the credentials have expired", "Sign in again, then run it again"),
    "ThrottlingException": _Words("Amazon asks for fewer requests", _LATER),
    "TooManyRequestsException": _Words("Amazon asks for fewer requests", _LATER),
    "ServiceFailureException": _Words("Amazon's voices are out of order", _LATER),
    "TextLengthExceededException": _Words("Amazon finds this too long", "Make two sentences of it, or three"),
    "InvalidSsmlException": _Words("Amazon cannot read the marks of this sentence", _TAGS),
    "LanguageNotSupportedException": _Words("Amazon does not speak this language with this voice", _TAGS),
    "EngineNotSupportedException": _Words("Amazon has no such kind of this voice there", _OTHER_VOICE),
    "ValidationException": _Words("Amazon has no such kind of this voice there", _OTHER_VOICE),
}

_BY_KIND = {
    "NoRegionError": _Words("no region is named", _REGION),
    "InvalidRegionError": _Words("this is no name of a region", _REGION),
    "NoCredentialsError": _Words("no credentials were found", _KEYS),
    "PartialCredentialsError": _Words("the credentials are incomplete", _KEYS),
    "ProfileNotFound": _Words("AWS_PROFILE names an unknown profile", _KEYS),
    "EndpointConnectionError": _Words("Amazon cannot be reached", _REACH),
    "ConnectTimeoutError": _Words("Amazon cannot be reached", _REACH),
    "ConnectionClosedError": _Words("Amazon hung up", _REACH),
    "ReadTimeoutError": _Words("Amazon fell silent", _REACH),
    "ResponseStreamingError": _Words("Amazon fell silent", _REACH),
    "IncompleteReadError": _Words("Amazon fell silent", _REACH),
    "ProxyConnectionError": _Words("the proxy does not answer", "Check HTTPS_PROXY and NO_PROXY, then run it again"),
    "SSLError": _Words("Amazon's certificate is not trusted", "Check AWS_CA_BUNDLE, and who is between"),
}


@contextmanager
def explained(segment: Segment) -> Iterator[None]:
    """Turn what the SDK raises into one line that names the sentence and says how to mend it."""
    from botocore.exceptions import BotoCoreError, ClientError

    where = f"{segment.place}, “{segment.text[:60]}”"
    try:
        yield
    except ClientError as refusal:
        code = refusal.response.get("Error", {}).get("Code", "")
        words = _BY_CODE.get(code, _Words(f"Amazon refused ({_line(refusal)})", _REACH))
        raise EngineError(words.what, where=where, mend=words.mend) from refusal
    except BotoCoreError as failure:
        words = _BY_KIND.get(type(failure).__name__, _Words(_line(failure), _REACH))
        raise EngineError(words.what, where=where, mend=words.mend) from failure


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
