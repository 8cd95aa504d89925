"""SSML: write a Segment for Amazon Polly, with only those tags that its voice follows."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import SourceLocation
from audio_pipeline.speech.engines.engine import Voice
from audio_pipeline.speech.engines.ipa_to_kokoro import convert_to_kokoro
from audio_pipeline.speech.engines.spoken_text import (
    calculate_span_speed,
    calculate_speed,
    find_shared_mark,
    get_spoken_text,
    has_words_in,
)

_SLOWEST, _FASTEST = 20, 200
"""Per cent: the limits of Polly."""

_LANGUAGES = {
    "ar": "arb",
    "ca": "ca-ES",
    "da": "da-DK",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "hi": "hi-IN",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "nl": "nl-NL",
    "no": "nb-NO",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "sv": "sv-SE",
    "tr": "tr-TR",
    "zh": "cmn-CN",
}
"""Polly's tags for languages without a country; any other tag is used as it is."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

_Prosody = tuple[int, str]
"""A rate in per cent, and a volume."""


def build_ssml(segment: Segment, voice: Voice) -> str:
    """Return a Segment as SSML; EngineError for sounds that are not English."""
    tagged = groupby(_tag_spans(segment, voice), key=lambda tagged_span: tagged_span[0])
    inside = (_wrap_in_prosody(prosody, "".join(text for _, text in group)) for prosody, group in tagged)
    return f"<speak>{''.join(inside).strip()}</speak>"


def _tag_spans(segment: Segment, voice: Voice) -> Iterator[tuple[_Prosody, str]]:
    """Yield each Span as SSML with its prosody; punctuation has the prosody of the words before it."""
    prosody = _choose_prosody(segment, segment.spans[0], voice)
    for span in segment.spans:
        prosody = _choose_prosody(segment, span, voice) if has_words_in(span) else prosody
        yield prosody, _tag_span(span, segment.location, voice)


def _choose_prosody(segment: Segment, span: Span, voice: Voice) -> _Prosody:
    mixed_marks = {mark for mark in ("rate", "volume") if mark in voice.marks and not find_shared_mark(mark, segment)}
    pace = calculate_span_speed(span, segment) if "rate" in mixed_marks else calculate_speed(segment)
    per_cent = min(max(round(pace * 100), _SLOWEST), _FASTEST)
    # A volume that all words share is applied to the clip by speak.py, whatever the engine.
    return per_cent, span.volume if "volume" in mixed_marks else ""


def _wrap_in_prosody(prosody: _Prosody, inside: str) -> str:
    per_cent, volume = prosody
    values = {"rate": f"{per_cent}%" if per_cent != 100 else "", "volume": volume}  # noqa: PLR2004 - a whole is 100 %
    attributes = "".join(f' {name}="{value}"' for name, value in values.items() if value)
    return f"<prosody{attributes}>{inside}</prosody>" if attributes else inside


def _tag_span(span: Span, location: SourceLocation, voice: Voice) -> str:
    """Return a Span as SSML, without prosody."""
    words = _escape(get_spoken_text(span))
    if span.ipa and "ipa" in voice.marks:
        convert_to_kokoro(span, location, british=voice.language != "en-US")
        ipa, words = _escape(span.ipa.strip("/ ")), _escape(get_spoken_text(replace(span, alias="")))
        words = f'<phoneme alphabet="ipa" ph="{ipa}">{words}</phoneme>'
    if span.language and "language" in voice.marks:
        tag = _LANGUAGES.get(span.language, span.language)
        words = f'<lang xml:lang="{tag}">{words}</lang>'
    return words


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)
