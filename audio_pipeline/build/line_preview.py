"""Line preview: turn a line of content into its pronunciations and its sound."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.content.library import Pronunciation, ShowSettings
from audio_pipeline.content.model import Chunk, Content, Script
from audio_pipeline.errors import ContentFaults, Fault, SourceLocation
from audio_pipeline.markup.author_file import require_content_folder
from audio_pipeline.markup.body import parse_body
from audio_pipeline.markup.body_checks import check_programme
from audio_pipeline.markup.content_files import read_toml_files
from audio_pipeline.markup.encoding import decode_text
from audio_pipeline.markup.variants import OPEN, check_variants, select_blocks
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.signal.wav import encode_wav
from audio_pipeline.speech.engines.engine import Engine, find_voice_or_default
from audio_pipeline.speech.speak import speak_and_cache
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LINE = "line"
"""The id of its content, and the place named in its faults instead of a file."""

_HINTS = {"empty-body": "Write some words", "not-utf-8": "Type it again, in UTF-8"}
"""The hints, by rule, for faults that are mended otherwise in a line than in a file."""


def load_settings_and_lexicon(folder: Path) -> tuple[ShowSettings, Mapping[str, Pronunciation]]:
    """Return the settings and the lexicon of a content folder, without its words; ContentFaults has their faults."""
    require_content_folder(folder)
    files = read_toml_files(folder)
    if files.faults or not files.settings:
        raise ContentFaults(files.faults)
    return files.settings, files.lexicon


def parse_line(text: str, kind: str, voice: str) -> Content:
    """Parse a line as a programme; ContentFaults has all its faults."""
    words, faults = decode_text(text.encode(errors="surrogateescape"), LINE)
    if faults and not words:
        raise ContentFaults(tuple(map(_replace_hint, faults)))
    parts = parse_body(words.split("\n"), LINE, 1)
    all_blocks = tuple(part for part in parts if not isinstance(part, Fault))
    faults += [*(part for part in parts if isinstance(part, Fault)), *check_variants(all_blocks, None)]
    blocks = select_blocks(all_blocks, OPEN)
    faults += check_programme(blocks, SourceLocation(LINE), has_faults=bool(faults))
    if faults:
        raise ContentFaults(tuple(map(_replace_hint, faults)))
    return Content(id=LINE, kind=kind, title=LINE, location=SourceLocation(LINE), blocks=blocks, voice=voice)


def _replace_hint(fault: Fault) -> Fault:
    """Return the fault with a hint that fits a line, not a file."""
    return replace(fault, hint=_HINTS.get(fault.rule, fault.hint))


def list_pronunciations(script: Script, engine: Engine) -> dict[str, str]:
    """Return the pronunciation by this engine of all words that are not said as they are written."""
    spans = (
        (span, find_voice_or_default(engine, segment.voice)) for segment in script.segments for span in segment.spans
    )
    pronunciations = ((span, span.ipa if span.ipa and "ipa" in voice.marks else span.alias) for span, voice in spans)
    return {span.text.strip(): pronunciation for span, pronunciation in pronunciations if pronunciation}


def render_wav(script: Script, engine: Engine, cache: Store) -> bytes:
    """Return a script as a WAV file, 48 kHz, mono, 16 bit; cached sentences are not spoken again."""
    import numpy as np

    clips = {segment: speak_and_cache(segment, engine, cache) for segment in script.segments}
    return encode_wav(np.concatenate([_render_mono(chunk, cache) for chunk in lay_out_timeline(script, clips).chunks]))


def _render_mono(chunk: Chunk, cache: Store) -> "NDArray[np.float32]":
    """Return the sound of a Chunk without its lead and tail, mixed down to mono."""
    import numpy as np

    end = chunk.lead_frames + chunk.n_frames
    stereo = render_chunk(chunk, cache)[chunk.lead_frames * FRAME_SAMPLES : end * FRAME_SAMPLES]
    return np.asarray(stereo.mean(axis=1), dtype=np.float32)
