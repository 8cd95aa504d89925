"""Aloud: a line as an author would write it → how its words are said, and the sound of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.authoring.author_file import require_content_folder
from audio_pipeline.authoring.body import body
from audio_pipeline.authoring.body_faults import programme_faults
from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.authoring.forms import OPEN, form_faults, heard
from audio_pipeline.engines.engine import Engine, Voice, voice_for
from audio_pipeline.errors import ContentFaults, Fault, Place
from audio_pipeline.model import FRAME_SAMPLES, Chunk, Content, Script, Span
from audio_pipeline.settings import Saying, Settings
from audio_pipeline.signal.wav import wav
from audio_pipeline.stages import read
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.render import render
from audio_pipeline.stages.speak import say
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LINE = "line"
"""Where its faults are told to be, in place of a file."""

_MENDS = {"empty-body": "Write some words", "not-utf-8": "Type it again, in UTF-8"}
"""By rule: how to mend what of a file is mended in another way."""


def beside(folder: Path) -> tuple[Settings, Mapping[str, Saying]]:
    """What stands beside the words: paces and lexicon, whatever the words are; ContentFaults if they are not right."""
    require_content_folder(folder)
    found = read.beside(folder)
    if found.faults or not found.settings:
        raise ContentFaults(found.faults)
    return found.settings, found.lexicon


def line(text: str, kind: str, voice: str) -> Content:
    """The line as a programme of its own; ContentFaults has everything that is wrong with it."""
    words, faults = decoded(text.encode(errors="surrogateescape"), LINE)
    if faults and not words:
        raise ContentFaults(tuple(map(_of_a_line, faults)))
    found = body(words.split("\n"), LINE, 1)
    written = tuple(each for each in found if not isinstance(each, Fault))
    faults += [*(each for each in found if isinstance(each, Fault)), *form_faults(written, None)]
    blocks = heard(written, OPEN)
    faults += programme_faults(blocks, Place(LINE), already=bool(faults))
    if faults:
        raise ContentFaults(tuple(map(_of_a_line, faults)))
    return Content(id=LINE, kind=kind, title=LINE, place=Place(LINE), blocks=blocks, voice=voice)


def _of_a_line(fault: Fault) -> Fault:
    """The fault without a word of a file: a line is none, and nothing stands above it."""
    return replace(fault, mend=_MENDS.get(fault.rule, fault.mend))


def said_otherwise(said: Script, engine: Engine) -> dict[str, str]:
    """The words that are not said as they are written, each with how this engine will say it."""
    spans = ((span, voice_for(engine, segment.voice)) for segment in said.segments for span in segment.spans)
    return {span.text.strip(): how for span, voice in spans if (how := _how(span, voice))}


def _how(span: Span, voice: Voice) -> str:
    return span.ipa if span.ipa and "ipa" in voice.honours else span.said


def sound(said: Script, engine: Engine, cache: Store) -> bytes:
    """A WAV file of it, 48 kHz, mono, 16 bit; what was spoken before is not spoken again."""
    import numpy as np

    clips = {segment: say(segment, engine, cache) for segment in said.segments}
    return wav(np.concatenate([_heard(chunk, cache) for chunk in mix(said, clips).chunks]))


def _heard(chunk: Chunk, cache: Store) -> "NDArray[np.float32]":
    """A Chunk without its lead and tail, both sides as one."""
    import numpy as np

    past = chunk.lead_frames + chunk.n_frames
    both_sides = render(chunk, cache)[chunk.lead_frames * FRAME_SAMPLES : past * FRAME_SAMPLES]
    return np.asarray(both_sides.mean(axis=1), dtype=np.float32)
