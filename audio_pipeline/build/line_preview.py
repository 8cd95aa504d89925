"""Line preview: a line as an author would write it → how its words are said, and the sound of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.content.library import Pronunciation, ShowSettings
from audio_pipeline.content.model import Chunk, Content, Script, Span
from audio_pipeline.errors import ContentFaults, Fault, SourceLocation
from audio_pipeline.markup import read
from audio_pipeline.markup.author_file import require_content_folder
from audio_pipeline.markup.body import parse_body
from audio_pipeline.markup.body_checks import check_programme
from audio_pipeline.markup.encoding import decode_text
from audio_pipeline.markup.variants import OPEN, check_variants, select_blocks
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.signal.wav import encode_wav
from audio_pipeline.speech.engines.engine import Engine, Voice, find_voice_or_default
from audio_pipeline.speech.speak import speak_and_cache
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LINE = "line"
"""Where its faults are told to be, in place of a file."""

_HINTS = {"empty-body": "Write some words", "not-utf-8": "Type it again, in UTF-8"}
"""By rule: how to mend what of a file is mended in another way."""


def load_settings_and_lexicon(folder: Path) -> tuple[ShowSettings, Mapping[str, Pronunciation]]:
    """What stands beside the words: paces and lexicon, whatever the words are; ContentFaults if they are not right."""
    require_content_folder(folder)
    found = read.read_toml_files(folder)
    if found.faults or not found.settings:
        raise ContentFaults(found.faults)
    return found.settings, found.lexicon


def parse_line(text: str, kind: str, voice: str) -> Content:
    """The line as a programme of its own; ContentFaults has everything that is wrong with it."""
    words, faults = decode_text(text.encode(errors="surrogateescape"), LINE)
    if faults and not words:
        raise ContentFaults(tuple(map(_replace_hint, faults)))
    found = parse_body(words.split("\n"), LINE, 1)
    written = tuple(each for each in found if not isinstance(each, Fault))
    faults += [*(each for each in found if isinstance(each, Fault)), *check_variants(written, None)]
    blocks = select_blocks(written, OPEN)
    faults += check_programme(blocks, SourceLocation(LINE), has_faults=bool(faults))
    if faults:
        raise ContentFaults(tuple(map(_replace_hint, faults)))
    return Content(id=LINE, kind=kind, title=LINE, location=SourceLocation(LINE), blocks=blocks, voice=voice)


def _replace_hint(fault: Fault) -> Fault:
    """The fault without a word of a file: a line is none, and nothing stands above it."""
    return replace(fault, hint=_HINTS.get(fault.rule, fault.hint))


def list_pronunciations(script: Script, engine: Engine) -> dict[str, str]:
    """The words that are not said as they are written, each with how this engine will say it."""
    spans = (
        (span, find_voice_or_default(engine, segment.voice)) for segment in script.segments for span in segment.spans
    )
    return {span.text.strip(): how for span, voice in spans if (how := _find_pronunciation(span, voice))}


def _find_pronunciation(span: Span, voice: Voice) -> str:
    return span.ipa if span.ipa and "ipa" in voice.marks else span.alias


def render_wav(script: Script, engine: Engine, cache: Store) -> bytes:
    """A WAV file of it, 48 kHz, mono, 16 bit; what was spoken before is not spoken again."""
    import numpy as np

    clips = {segment: speak_and_cache(segment, engine, cache) for segment in script.segments}
    return encode_wav(np.concatenate([_render_mono(chunk, cache) for chunk in lay_out_timeline(script, clips).chunks]))


def _render_mono(chunk: Chunk, cache: Store) -> "NDArray[np.float32]":
    """A Chunk without its lead and tail, both sides as one."""
    import numpy as np

    past = chunk.lead_frames + chunk.n_frames
    both_sides = render_chunk(chunk, cache)[chunk.lead_frames * FRAME_SAMPLES : past * FRAME_SAMPLES]
    return np.asarray(both_sides.mean(axis=1), dtype=np.float32)
