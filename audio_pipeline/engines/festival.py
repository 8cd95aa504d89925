"""Festival: a second offline voice, of another timbre. A program of its own, which Debian has; BSD-like licences."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.engines.arpabet import syllables
from audio_pipeline.engines.engine import Speech, Voice, silence, voice_of
from audio_pipeline.engines.saying import has_words, said_in_latin, speed
from audio_pipeline.errors import EngineError
from audio_pipeline.model import Segment

_RECIPE = 1
"""Grows when what we ask for changes, so that what was spoken before is spoken again."""

_PROGRAM = "text2wave"
_VOICE_FILE = Path("/usr/share/festival/voices/us/cmu_us_slt_arctic_hts/hts/cmu_us_slt_arctic_hts.htsvoice")
_RATE_HZ = 32_000
_AS_PCM = ("-otype", "raw", "-F", str(_RATE_HZ))
"""16 bit, of this machine's own byte order: a WAV file's head is wrong where it is written to a pipe."""
_SLOWEST, _FASTEST = 0.5, 2.0
_PATIENCE_S = 60

_ASCII = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": ",", "—": ",", "…": ","})
"""It reads no other letters than these; what has an accent is read without."""

_INSTALL = "Install it: apt-get install festival festvox-us-slt-hts, or speak with --engine hibari"

_VOICES = (
    Voice(
        name="slt",
        language="en-US",
        runs="here, offline; from Debian",
        licence="BSD-like (CMU, Edinburgh, Nagoya)",
        # It takes phonemes, as words of its lexicon, and one speed for a whole Segment.
        honours=frozenset({"ipa"}),
        honours_throughout=frozenset({"rate"}),
    ),
)


@dataclass(frozen=True, slots=True)
class Festival:
    """The same words give the same samples."""

    @property
    def id(self) -> str:
        """Our recipe, and the sizes of program and voice for their versions: to ask would take too long."""
        program = _found("festival")
        return f"festival-{_RECIPE}-{_size(program) if program else 0}.{_size(_VOICE_FILE)}"

    @property
    def voices(self) -> Sequence[Voice]:
        """One: a woman, recorded at Carnegie Mellon University."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment, the same in every take; EngineError for sounds it lacks, and where it is not installed."""
        del take
        voice_of(self, segment)
        if not has_words(segment):
            return silence(_RATE_HZ)
        words, lexicon = _read(segment)
        pace = min(max(speed(segment), _SLOWEST), _FASTEST)
        orders = ("(voice_cmu_us_slt_arctic_hts)", _at(pace), *lexicon)
        return _samples(_spoken(words, orders), segment)


def _read(segment: Segment) -> tuple[str, tuple[str, ...]]:
    """What it is given to read, and words of our own in it, with the entries that say how they sound."""
    words = ""
    entries: list[str] = []
    for span in segment.spans:
        if span.ipa:
            # A name that is in no lexicon: letters only, or it would be read as letters and numbers.
            name = f"xwr{'abcdefghij'[len(entries) % 10] * (len(entries) // 10 + 2)}x"
            entries.append(f'(lex.add.entry \'("{name}" nil {syllables(span, segment.place)}))')
            words += f" {name} "
        else:
            words += said_in_latin(span, segment.place)
    return words, tuple(entries)


def _at(pace: float) -> str:
    return f'(set! hts_engine_params (append hts_engine_params (list (list "-r" {pace:.4f}))))'


def _spoken(words: str, orders: Sequence[str]) -> bytes:
    import subprocess

    asked = [part for order in orders for part in ("-eval", order)]
    done = subprocess.run(  # noqa: S603 - its own program; words come by standard input
        [_program(), *_AS_PCM, *asked], input=_plain(words), capture_output=True, check=False, timeout=_PATIENCE_S
    )
    if done.returncode or b"unbound variable: voice_" in done.stderr:
        raise _absent("the voice slt is not here")
    return done.stdout


def _program() -> str:
    found = _found(_PROGRAM)
    if not found:
        raise _absent(f"the program {_PROGRAM} is not here")
    return str(found)


def _found(program: str) -> Path | None:
    """Where it is, of the folders that programs are in; shutil would take longer to load than to look."""
    places = (Path(folder, program) for folder in os.get_exec_path())
    return next((place for place in places if place.is_file()), None)


def _plain(text: str) -> bytes:
    import unicodedata

    return unicodedata.normalize("NFKD", text.translate(_ASCII)).encode("ascii", errors="ignore")


def _samples(pcm: bytes, segment: Segment) -> Speech:
    import numpy as np

    if not pcm:
        what = f"festival gave no sound for “{segment.text[:60]}”"
        raise EngineError(what, where=str(segment.place), mend="Write it in other words")
    return Speech(samples=(np.frombuffer(pcm, np.int16) / np.float32(32_768)).astype(np.float32), rate_hz=_RATE_HZ)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _absent(what: str) -> EngineError:
    return EngineError(what, where="engine festival", mend=_INSTALL)
