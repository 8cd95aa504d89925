"""Refusals of Amazon Polly, in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError


@dataclass(frozen=True, slots=True)
class _PollyErrorText:
    what: str
    hint: str


_OFFLINE_HINT = "or speak offline with --engine hibari"
_KEYS_HINT = f"Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, {_OFFLINE_HINT}"
_REGION_HINT = f"Set AWS_REGION to one that Polly is in, as in us-east-1, {_OFFLINE_HINT}"
_NETWORK_HINT = f"Check the network and the region, {_OFFLINE_HINT}"
_LATER_HINT = (
    f"Wait a minute, then run it again: what is spoken is kept. Fewer --jobs ask less at a time, {_OFFLINE_HINT}"
)
_TAGS_HINT = "Take a mark out of it, the language say, to see which one Amazon does not know"
_OTHER_VOICE_HINT = "Choose another voice of “warm-recall voices”, or a region that has it: AWS_REGION"

_BY_CODE = {
    "AccessDeniedException": _PollyErrorText(
        "Amazon does not let these credentials speak", "Give them the right polly:SynthesizeSpeech"
    ),
    "UnrecognizedClientException": _PollyErrorText("Amazon does not know this access key", _KEYS_HINT),
    "InvalidSignatureException": _PollyErrorText(
        "the secret key does not fit the access key, or this machine's clock", _KEYS_HINT
    ),
    "ExpiredTokenException": _PollyErrorText("the credentials have expired", "Sign in again, then run it again"),
    "ThrottlingException": _PollyErrorText("Amazon asks for fewer requests", _LATER_HINT),
    "TooManyRequestsException": _PollyErrorText("Amazon asks for fewer requests", _LATER_HINT),
    "ServiceFailureException": _PollyErrorText("Amazon's voices are out of order", _LATER_HINT),
    "TextLengthExceededException": _PollyErrorText("Amazon finds this too long", "Make two sentences of it, or three"),
    "InvalidSsmlException": _PollyErrorText("Amazon cannot read the marks of this sentence", _TAGS_HINT),
    "LanguageNotSupportedException": _PollyErrorText("Amazon does not speak this language with this voice", _TAGS_HINT),
    "EngineNotSupportedException": _PollyErrorText("Amazon has no such kind of this voice there", _OTHER_VOICE_HINT),
    "ValidationException": _PollyErrorText("Amazon has no such kind of this voice there", _OTHER_VOICE_HINT),
}

_BY_EXCEPTION = {
    "NoRegionError": _PollyErrorText("no region is named", _REGION_HINT),
    "InvalidRegionError": _PollyErrorText("this is no name of a region", _REGION_HINT),
    "NoCredentialsError": _PollyErrorText("no credentials were found", _KEYS_HINT),
    "PartialCredentialsError": _PollyErrorText("the credentials are incomplete", _KEYS_HINT),
    "ProfileNotFound": _PollyErrorText("AWS_PROFILE names an unknown profile", _KEYS_HINT),
    "EndpointConnectionError": _PollyErrorText("Amazon cannot be reached", _NETWORK_HINT),
    "ConnectTimeoutError": _PollyErrorText("Amazon cannot be reached", _NETWORK_HINT),
    "ConnectionClosedError": _PollyErrorText("Amazon hung up", _NETWORK_HINT),
    "ReadTimeoutError": _PollyErrorText("Amazon fell silent", _NETWORK_HINT),
    "ResponseStreamingError": _PollyErrorText("Amazon fell silent", _NETWORK_HINT),
    "IncompleteReadError": _PollyErrorText("Amazon fell silent", _NETWORK_HINT),
    "ProxyConnectionError": _PollyErrorText(
        "the proxy does not answer", "Check HTTPS_PROXY and NO_PROXY, then run it again"
    ),
    "SSLError": _PollyErrorText("Amazon's certificate is not trusted", "Check AWS_CA_BUNDLE, and who is between"),
}


@contextmanager
def translate_polly_errors(segment: Segment) -> Iterator[None]:
    """Turn what the SDK raises into one line that names the sentence and says how to mend it."""
    from botocore.exceptions import BotoCoreError, ClientError

    where = f"{segment.location}, “{segment.text[:60]}”"
    try:
        yield
    except ClientError as refusal:
        code = refusal.response.get("Error", {}).get("Code", "")
        words = _BY_CODE.get(code, _PollyErrorText(f"Amazon refused ({_flatten_message(refusal)})", _NETWORK_HINT))
        raise EngineError(words.what, where=where, hint=words.hint) from refusal
    except BotoCoreError as failure:
        words = _BY_EXCEPTION.get(type(failure).__name__, _PollyErrorText(_flatten_message(failure), _NETWORK_HINT))
        raise EngineError(words.what, where=where, hint=words.hint) from failure


def _flatten_message(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
