"""Decoding: what a decoder that is not ours makes of a file, and what it complains of."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from tests.bench.figures import Figure
from tests.listen.finding import Finding
from tests.meter import Sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file as it is heard."""

    sound: Sound
    complaints: tuple[str, ...]
    by: str
    """The decoder's name."""


def decoded(file: Path) -> Decoded:
    """By the ffmpeg of this machine; without one, by the libraries that PyAV carries."""
    ffmpeg = shutil.which("ffmpeg")
    return _by_ffmpeg(ffmpeg, file) if ffmpeg else by_pyav(file)


def _by_ffmpeg(ffmpeg: str, file: Path) -> Decoded:
    words = [ffmpeg, "-nostdin", "-v", "warning", "-xerror", "-i", str(file)]
    raw = ["-map", "0:a", "-f", "f32le", "-ac", "2", "-ar", str(SAMPLE_RATE_HZ), "-"]
    done = subprocess.run([*words, *raw], capture_output=True, check=False)
    complaints = done.stderr.decode(errors="replace").splitlines()
    if done.returncode and not complaints:
        complaints = [f"it ended with {done.returncode}"]
    return Decoded(
        sound=np.frombuffer(done.stdout[: len(done.stdout) // 8 * 8], dtype="<f4").reshape(-1, 2),
        complaints=tuple(complaints),
        by="ffmpeg",
    )


def by_pyav(file: Path) -> Decoded:
    """With everything the libraries log at the level of a warning or worse."""
    import av
    import av.logging

    av.logging.set_level(av.logging.WARNING)
    with av.logging.Capture() as logged:
        planes, failure = _planes(file)
    av.logging.set_level(None)
    told = [f"{name}: {message.strip()}" for _, name, message in logged]
    return Decoded(
        sound=np.ascontiguousarray(np.concatenate([np.zeros((2, 0), np.float32), *planes], axis=1).T),
        complaints=(*told, *failure),
        by="PyAV",
    )


def _planes(file: Path) -> tuple[list[Sound], tuple[str, ...]]:
    """What it gives until it fails, and how it fails."""
    import av

    planes: list[Sound] = []
    try:
        with av.open(str(file), "r", format="mp3") as opened:
            planes.extend(frame.to_ndarray().astype(np.float32) for frame in opened.decode(audio=0))
    except (av.FFmpegError, IndexError) as failed:
        return planes, (str(failed),)
    return planes, ()


def decoding(heard: Decoded, duration_ms: int) -> tuple[Finding, ...]:
    """Nothing to complain of, and exactly as long as the catalog says: lead and padding of the encoder are cut off."""
    what = f"complaints of {heard.by}"
    off = abs(len(heard.sound) - ms_to_samples(duration_ms))
    return (
        Finding(
            key="decoder_complaints",
            figure=Figure(what=what, measured=len(heard.complaints), at_most=0),
            where="; ".join(heard.complaints[:3]),
        ),
        Finding(
            key="length_off_samples",
            figure=Figure(what="length against the catalog", measured=off, unit="samples", at_most=0),
        ),
    )
