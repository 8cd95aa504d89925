"""Chart data: the data of the drawing of one programme, as JSON for the script of the page (pure)."""

import json
import struct
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import TimedText
from audio_pipeline.master.gain import TARGET_LUFS
from audio_pipeline.report.levels import MOMENTARY_STEPS, SHORT_TERM_STEPS, STEP_MS, compute_loudness_curve
from audio_pipeline.report.measurement import WAVE_MS, Measurement
from audio_pipeline.report.metrics import LOUDNESS_TOLERANCE_LU
from audio_pipeline.report.spectrum import COLUMN_MS, HIGH_HZ, LOW_HZ
from audio_pipeline.report.timeline import Timeline

_HUNDREDTHS = 100


def encode_chart_data(measurement: Measurement, timeline: Timeline | None) -> str:
    """Return the data, the same text for the same sound; without a timeline, only the measurements."""
    facts = {
        "ms": measurement.n_samples * 1000 // SAMPLE_RATE_HZ,
        "wave": {
            "ms": WAVE_MS,
            "peaks": _encode_base64(measurement.peaks),
            "strengths": _encode_base64(measurement.strengths),
        },
        "loudness": {
            "ms": STEP_MS,
            "target": TARGET_LUFS,
            "within": LOUDNESS_TOLERANCE_LU,
            "momentary": _encode_loudness(compute_loudness_curve(measurement.energies, MOMENTARY_STEPS)),
            "shortTerm": _encode_loudness(compute_loudness_curve(measurement.energies, SHORT_TERM_STEPS)),
        },
        "spectrum": {"ms": COLUMN_MS, "low": LOW_HZ, "high": HIGH_HZ, "png": _encode_base64(measurement.spectrum_png)},
        **(_encode_timeline(timeline) if timeline else {}),
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _encode_timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "words": _encode_timings(timeline.words),
        "quiet": [[each.start_ms, each.end_ms, each.bare_ms] for each in timeline.quiet],
        "cues": _encode_timings(timeline.cues),
        "beds": [[each.start_ms, each.end_ms, each.sound, each.level_db, each.outline] for each in timeline.beds],
        "chapters": _encode_timings(timeline.chapters),
        "chunks": timeline.chunk_starts_ms,
    }


def _encode_timings(timings: Sequence[TimedText]) -> list[tuple[int, int, str]]:
    return [(each.start_ms, each.end_ms, each.text) for each in timings]


def _encode_loudness(loudness_lufs: Sequence[float]) -> str:
    """Encode hundredths as 16-bit integers, the low byte first."""
    return _encode_base64(
        struct.pack(f"<{len(loudness_lufs)}h", *(round(each * _HUNDREDTHS) for each in loudness_lufs))
    )


def _encode_base64(data: bytes) -> str:
    return b64encode(data).decode()
