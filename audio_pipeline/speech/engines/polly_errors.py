"""Polly errors: the error texts for Amazon Polly, in addition to those that all of Amazon's services share."""

from audio_pipeline.errors import EngineError
from audio_pipeline.stores.aws_errors import AwsService

_OFFLINE_HINT = ", or speak offline with --engine hibari"
_TAGS_HINT = "Remove one mark after another from the sentence to find the one that Amazon does not know"
_BUSY_TEXT = (
    "Amazon asks for fewer requests",
    f"Wait a minute, then run it again: what is spoken is kept. Fewer --jobs send fewer requests{_OFFLINE_HINT}",
)
_NO_VOICE_TEXT = (
    "Amazon does not have this kind of the voice in this region",
    "Choose another voice of “warm-recall voices”, or a region that has it: AWS_DEFAULT_REGION",
)

POLLY = AwsService(
    name="Amazon",
    error=EngineError,
    network_hint=f"Check the network and the region{_OFFLINE_HINT}",
    alternative=_OFFLINE_HINT,
    texts={
        "AccessDeniedException": (
            "Amazon does not let these credentials speak",
            "Give them the permission polly:SynthesizeSpeech",
        ),
        "ThrottlingException": _BUSY_TEXT,
        "TooManyRequestsException": _BUSY_TEXT,
        "ServiceFailureException": (
            "Amazon's speech service failed",
            f"Wait a minute, then run it again: what is spoken is kept{_OFFLINE_HINT}",
        ),
        "TextLengthExceededException": ("the sentence is too long for Amazon", "Make two or three sentences of it"),
        "InvalidSsmlException": ("Amazon cannot read the marks of this sentence", _TAGS_HINT),
        "LanguageNotSupportedException": ("this voice does not speak the language of a mark", _TAGS_HINT),
        "EngineNotSupportedException": _NO_VOICE_TEXT,
        "ValidationException": _NO_VOICE_TEXT,
    },
)
