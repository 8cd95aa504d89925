"""SSML: a Segment as Amazon Polly reads it, with only those tags that its voice can follow."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from audio_pipeline.engines.engine import Voice
from audio_pipeline.engines.pronounce import phonemes
from audio_pipeline.engines.saying import has_words_in, said, shared, speed, speed_of
from audio_pipeline.errors import Place
from audio_pipeline.model import Segment, Span

_SLOWEST, _FASTEST = 20, 200
"""Per cent, as Polly takes them."""

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
"""Polly's tag for a language without a country; any other is taken as it was written."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

_Manner = tuple[int, str]
"""A rate in per cent, and a volume."""


def ssml(segment: Segment, voice: Voice) -> str:
    """The whole of it, in the voice's own tags; EngineError for sounds that are not English."""
    tagged = groupby(_in_manners(segment, voice), key=lambda each: each[0])
    inside = (_in_manner(manner, "".join(text for _, text in group)) for manner, group in tagged)
    return f"<speak>{''.join(inside).strip()}</speak>"


def _in_manners(segment: Segment, voice: Voice) -> Iterator[tuple[_Manner, str]]:
    """Each Span, tagged, with how it is said; a full stop is said as what stands before it."""
    manner = _manner(segment, segment.spans[0], voice)
    for span in segment.spans:
        manner = _manner(segment, span, voice) if has_words_in(span) else manner
        yield manner, _tagged(span, segment.place, voice)


def _manner(segment: Segment, span: Span, voice: Voice) -> _Manner:
    apart = {mark for mark in ("rate", "volume") if mark in voice.honours and not shared(mark, segment)}
    pace = speed_of(span, segment) if "rate" in apart else speed(segment)
    per_cent = min(max(round(pace * 100), _SLOWEST), _FASTEST)
    # What all words share is turned up or down by the line itself, whatever the engine.
    return per_cent, span.volume if "volume" in apart else ""


def _in_manner(manner: _Manner, inside: str) -> str:
    per_cent, volume = manner
    asked = {"rate": f"{per_cent}%" if per_cent != 100 else "", "volume": volume}  # noqa: PLR2004 - a whole is 100 %
    attributes = "".join(f' {name}="{value}"' for name, value in asked.items() if value)
    return f"<prosody{attributes}>{inside}</prosody>" if attributes else inside


def _tagged(span: Span, place: Place, voice: Voice) -> str:
    """What is read of a Span, and how it sounds."""
    words = _escaped(said(span))
    if span.ipa and "ipa" in voice.honours:
        phonemes(span, place, british=voice.language != "en-US")
        ipa, words = _escaped(span.ipa.strip("/ ")), _escaped(said(replace(span, said="")))
        words = f'<phoneme alphabet="ipa" ph="{ipa}">{words}</phoneme>'
    if span.language and "language" in voice.honours:
        tag = _LANGUAGES.get(span.language, span.language)
        words = f'<lang xml:lang="{tag}">{words}</lang>'
    return words


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
