"""Hibari: the offline voice. Apache-2.0, its model is in its package, one core is plenty."""

import functools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audio_pipeline import import_onnxruntime
from audio_pipeline.engines.engine import Speech, Voice, silence, voice_of
from audio_pipeline.engines.pronounce import phonemes
from audio_pipeline.engines.reader import reader
from audio_pipeline.engines.saying import has_words, said_in_latin, speed
from audio_pipeline.errors import EngineError, Place
from audio_pipeline.model import Segment, Span
from audio_pipeline.versions import version_of

log = logging.getLogger(__name__)

_RECIPE = 1
"""Grows when what we hand to the model changes, so that what was spoken before is spoken again."""

_RATE_HZ = 24_000
_SLOWEST, _FASTEST = 0.5, 2.0
"""The speeds the model was made for."""

_BUILT_IN = "here, offline"
_FETCHED = "here; fetched once over the network"

_VOICES = tuple(
    Voice(
        name=name,
        language=language,
        runs=runs,
        licence="Apache-2.0",
        # It takes phonemes, and one speed for a whole Segment.
        honours=frozenset({"ipa"}),
        honours_throughout=frozenset({"rate"}),
    )
    for name, language, runs in (
        ("heart", "en-US", _BUILT_IN),
        ("kore", "en-US", _FETCHED),
        ("fenrir", "en-US", _FETCHED),
        ("emma", "en-GB", _FETCHED),
        ("fable", "en-GB", _FETCHED),
    )
)


@dataclass(frozen=True, slots=True)
class Hibari:
    """The same words give the same samples, in any process."""

    @property
    def id(self) -> str:
        """The package's version and our recipe, read without loading it."""
        return f"hibari-{version_of('hibari-tts')}-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """Heart is in the package; the others are fetched when first used."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment; EngineError for sounds it lacks and for a voice that cannot be fetched."""
        voice = voice_of(self, segment)
        if not has_words(segment):
            return silence(_RATE_HZ)
        text = _text(segment, british=voice.language == "en-GB")
        model = _loaded(voice.name)
        pace = min(max(speed(segment), _SLOWEST), _FASTEST)
        return Speech(samples=model(text, speed=pace, seed=take), rate_hz=_RATE_HZ)


def _text(segment: Segment, *, british: bool) -> str:
    return "".join(_marked(span, segment.place, british=british) for span in segment.spans).strip()


def _marked(span: Span, place: Place, *, british: bool) -> str:
    if span.ipa:
        # The model reads the phonemes; the word before them is never spoken.
        return f"[word](/{phonemes(span, place, british=british)}/)"
    return said_in_latin(span, place)


@functools.cache
def _loaded(voice: str) -> Any:
    """The voice, ready to speak: while its model is opened, the dictionaries are read."""
    from concurrent.futures import ThreadPoolExecutor

    import hibari
    from hibari.voices import VOICES

    log.info("voice=%s model=%s", voice, _model_path(voice))
    with ThreadPoolExecutor(1) as beside:
        dictionaries = beside.submit(reader, british=VOICES[voice]["british"])

        def phonemes_of(sentence: str) -> Any:
            return dictionaries.result()(sentence)

        import_onnxruntime()
        return hibari.Hibari(voice=voice, threads=1, g2p=phonemes_of)


def _model_path(voice: str) -> str:
    """Where its model is; fetched now if it is not here."""
    from hibari.voices import voice_path

    try:
        return str(voice_path(voice))
    except (RuntimeError, OSError) as refusal:
        what = f"the voice {voice} could not be fetched ({refusal})"
        mend = 'Connect to the network once, or write "voice: heart": that voice is built in'
        raise EngineError(what, where="engine hibari", mend=mend) from refusal
