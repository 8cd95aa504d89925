"""Festival: a second offline voice, by a program that Debian packages; BSD-like licences."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.arpabet import convert_to_arpabet
from audio_pipeline.speech.engines.engine import Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.spoken_text import calculate_speed, has_words, require_latin_text

_RECIPE = 1
"""Part of the id: increased when our requests change, so that everything is spoken again."""

_PROGRAM = "text2wave"
_VOICE_FILE = Path("/usr/share/festival/voices/us/cmu_us_slt_arctic_hts/hts/cmu_us_slt_arctic_hts.htsvoice")
_RATE_HZ = 32_000
_PCM_OPTIONS = ("-otype", "raw", "-F", str(_RATE_HZ))
"""Raw 16-bit samples in this machine's byte order: the header of a WAV file that goes to a pipe is wrong."""
_SLOWEST, _FASTEST = 0.5, 2.0
_TIMEOUT_S = 60

_ASCII_TABLE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": ",", "—": ",", "…": ","})
"""Festival reads ASCII only; letters lose their accents."""

_INSTALL_HINT = "Install it: apt-get install festival festvox-us-slt-hts, or speak with --engine hibari"

_VOICES = (
    Voice(
        name="slt",
        language="en-US",
        runs_at="here, offline; from Debian",
        licence="BSD-like (CMU, Edinburgh, Nagoya)",
        gender="woman",
        # It takes phonemes, as words of its lexicon, and one speed for a whole Segment.
        marks=frozenset({"ipa"}),
        marks_if_uniform=frozenset({"rate"}),
    ),
)


@dataclass(frozen=True, slots=True)
class Festival:
    """The engine Festival: the same words always give the same samples."""

    @property
    def id(self) -> str:
        """Our recipe, and the file sizes of program and voice, because asking for their versions takes long."""
        program = _find_program("festival")
        return f"festival-{_RECIPE}-{_get_file_size(program) if program else 0}.{_get_file_size(_VOICE_FILE)}"

    @property
    def voices(self) -> Sequence[Voice]:
        """The voice slt: a woman, recorded at Carnegie Mellon University."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment, the same in every take; EngineError if a sound is unknown or Festival is not installed."""
        del take
        require_voice(self, segment)
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        words, lexicon = _build_input(segment)
        pace = min(max(calculate_speed(segment), _SLOWEST), _FASTEST)
        rate = f'(set! hts_engine_params (append hts_engine_params (list (list "-r" {pace:.4f}))))'
        commands = ("(voice_cmu_us_slt_arctic_hts)", rate, *lexicon)
        return _decode_pcm(_run_festival(words, commands), segment)


def _build_input(segment: Segment) -> tuple[str, tuple[str, ...]]:
    """Return the text to read, with made-up words for pronunciations, and the lexicon entries of those words."""
    words = ""
    entries: list[str] = []
    for span in segment.spans:
        if span.ipa:
            # A word that is in no lexicon; of letters only, or it would be spelled out.
            name = f"xwr{'abcdefghij'[len(entries) % 10] * (len(entries) // 10 + 2)}x"
            entries.append(f'(lex.add.entry \'("{name}" nil {convert_to_arpabet(span, segment.location)}))')
            words += f" {name} "
        else:
            words += require_latin_text(span, segment.location)
    return words, tuple(entries)


def _run_festival(words: str, commands: Sequence[str]) -> bytes:
    import subprocess

    arguments = [part for command in commands for part in ("-eval", command)]
    done = subprocess.run(  # noqa: S603 - a fixed program; the text goes to standard input
        [_require_program(), *_PCM_OPTIONS, *arguments],
        input=_encode_ascii(words),
        capture_output=True,
        check=False,
        timeout=_TIMEOUT_S,
    )
    if done.returncode or b"unbound variable: voice_" in done.stderr:
        raise _make_missing_error("the voice slt is not installed")
    return done.stdout


def _require_program() -> str:
    program = _find_program(_PROGRAM)
    if not program:
        raise _make_missing_error(f"the program {_PROGRAM} is not installed")
    return str(program)


def _find_program(program: str) -> Path | None:
    """Return the path of a program; None if it is not installed. Importing shutil takes longer than this search."""
    places = (Path(folder, program) for folder in os.get_exec_path())
    return next((place for place in places if place.is_file()), None)


def _encode_ascii(text: str) -> bytes:
    import unicodedata

    return unicodedata.normalize("NFKD", text.translate(_ASCII_TABLE)).encode("ascii", errors="ignore")


def _decode_pcm(pcm: bytes, segment: Segment) -> Speech:
    import numpy as np

    if not pcm:
        what = f"festival gave no sound for “{segment.text[:60]}”"
        raise EngineError(what, where=str(segment.location), hint="Use other words")
    return Speech(samples=(np.frombuffer(pcm, np.int16) / np.float32(32_768)).astype(np.float32), rate_hz=_RATE_HZ)


def _get_file_size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _make_missing_error(what: str) -> EngineError:
    return EngineError(what, where="engine festival", hint=_INSTALL_HINT)
