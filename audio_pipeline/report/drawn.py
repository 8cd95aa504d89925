"""Drawn: everything the page draws of one programme, as JSON for its script (pure)."""

import json
import struct
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from audio_pipeline.model import SAMPLE_RATE_HZ, Timing
from audio_pipeline.report.figures import WITHIN_LU
from audio_pipeline.report.levels import MOMENTARY_STEPS, SHORT_TERM_STEPS, STEP_MS, over_time
from audio_pipeline.report.sound import WAVE_MS, Sound
from audio_pipeline.report.spectrum import COLUMN_MS, HIGH_HZ, LOW_HZ
from audio_pipeline.report.timeline import Timeline
from audio_pipeline.stages.master import TARGET_LUFS

_HUNDREDTHS = 100


def drawn(sound: Sound, line: Timeline | None) -> str:
    """The same text for the same sound; without a timeline, only what was measured."""
    facts = {
        "ms": sound.n_samples * 1000 // SAMPLE_RATE_HZ,
        "wave": {"ms": WAVE_MS, "peaks": _text(sound.peaks), "strengths": _text(sound.strengths)},
        "loudness": {
            "ms": STEP_MS,
            "target": TARGET_LUFS,
            "within": WITHIN_LU,
            "momentary": _shorts(over_time(sound.energies, MOMENTARY_STEPS)),
            "shortTerm": _shorts(over_time(sound.energies, SHORT_TERM_STEPS)),
        },
        "spectrum": {"ms": COLUMN_MS, "low": LOW_HZ, "high": HIGH_HZ, "png": _text(sound.spectrum_png)},
        **(_timeline(line) if line else {}),
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _timeline(line: Timeline) -> dict[str, Any]:
    return {
        "words": _rows(line.words),
        "quiet": [[each.start_ms, each.end_ms, each.bare_ms] for each in line.quiet],
        "cues": _rows(line.cues),
        "beds": [[each.start_ms, each.end_ms, each.sound, each.level_db, each.outline] for each in line.beds],
        "chapters": _rows(line.chapters),
        "chunks": line.chunks,
    }


def _rows(timings: Sequence[Timing]) -> list[tuple[int, int, str]]:
    return [(each.start_ms, each.end_ms, each.text) for each in timings]


def _shorts(loudness_lufs: Sequence[float]) -> str:
    """Hundredths, 16 bits each, the low byte first."""
    return _text(struct.pack(f"<{len(loudness_lufs)}h", *(round(each * _HUNDREDTHS) for each in loudness_lufs)))


def _text(data: bytes) -> str:
    return b64encode(data).decode()
