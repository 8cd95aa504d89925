"""Aloud: a line as an author would write it → how its words are said, and the sound of it."""

import io
import wave
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from audio_pipeline.authoring.body import body
from audio_pipeline.authoring.body_faults import programme_faults
from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.authoring.forms import OPEN, form_faults, heard
from audio_pipeline.authoring.tables import tables
from audio_pipeline.engines.engine import Engine
from audio_pipeline.errors import ContentError, ContentFaults, Fault, Place
from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ, Chunk, Content, Script, Span
from audio_pipeline.settings import Saying, Settings
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.read import BUILT_IN
from audio_pipeline.stages.render import render
from audio_pipeline.stages.speak import speak
from audio_pipeline.stores.store import Store

LINE = "line"
"""Where its faults are told to be, in place of a file."""

_SAMPLE_BYTES = 2


def beside(folder: Path) -> tuple[Settings, Mapping[str, Saying]]:
    """What stands beside the words: paces and lexicon, whatever the words are; ContentFaults if they are not right."""
    if not folder.is_dir():
        raise ContentError("This content folder does not exist", where=str(folder), mend="Check its name")
    found = tables(partial(_opened, folder))
    if found.faults or not found.settings:
        raise ContentFaults(found.faults)
    return found.settings, found.lexicon


def _opened(folder: Path, name: str) -> tuple[bytes, str]:
    """The folder's own table, or the built-in one."""
    path = folder / name if (folder / name).exists() else BUILT_IN / name
    return path.read_bytes(), str(path)


def line(text: str, kind: str, voice: str) -> Content:
    """The line as a programme of its own; ContentFaults has everything that is wrong with it."""
    words, faults = decoded(text.encode(errors="surrogateescape"), LINE)
    if faults and not words:
        raise ContentFaults(tuple(faults))
    found = body(words.split("\n"), LINE, 1)
    written = tuple(each for each in found if not isinstance(each, Fault))
    faults += [*(each for each in found if isinstance(each, Fault)), *form_faults(written, None)]
    blocks = heard(written, OPEN)
    faults += programme_faults(blocks, Place(LINE), already=bool(faults))
    if faults:
        raise ContentFaults(tuple(faults))
    return Content(id=LINE, kind=kind, title=LINE, place=Place(LINE), blocks=blocks, voice=voice)


def said_otherwise(said: Script, engine: Engine) -> dict[str, str]:
    """The words that are not said as they are written, each with how this engine will say it."""
    spans = (span for segment in said.segments for span in segment.spans)
    return {span.text.strip(): how for span in spans if (how := _how(span, engine))}


def _how(span: Span, engine: Engine) -> str:
    return span.ipa if span.ipa and "ipa" in engine.honours else span.said


def sound(said: Script, engine: Engine, cache: Store) -> bytes:
    """A WAV file of it, 48 kHz, mono, 16 bit; what was spoken before is not spoken again."""
    with ThreadPoolExecutor(1) as pool:
        clips = speak(said.segments, engine, cache, pool, spoken=lambda: None)
    return _wav(b"".join(_pcm(chunk, cache) for chunk in mix(said, clips).chunks))


def _pcm(chunk: Chunk, cache: Store) -> bytes:
    """A Chunk without its lead and tail, both sides as one."""
    import numpy as np

    past = chunk.lead_frames + chunk.n_frames
    heard_here = render(chunk, cache)[chunk.lead_frames * FRAME_SAMPLES : past * FRAME_SAMPLES].mean(axis=1)
    return bytes(np.round(np.clip(heard_here, -1.0, 1.0) * 32_767).astype("<i2").tobytes())


def _wav(pcm: bytes) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_SAMPLE_BYTES)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(pcm)
    return made.getvalue()
