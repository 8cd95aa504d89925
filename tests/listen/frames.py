"""Frames: the MP3 walked frame by frame, and what mp3val says of it where it is installed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.listen.finding import Finding

_HEADER = bytes([0xFF, 0xFB, 0x94])
"""MPEG-1 Layer III without a checksum, 128 kbit/s, 48 kHz (ISO 11172-3, 2.4.1.3)."""

_FRAME_BYTES, _FRAME_SAMPLES = 384, 1_152
_INFO_AT, _DECODER_DELAY = 36, 529
_ID3_HEADER_BYTES, _SYNCHSAFE_BITS = 10, 7


def frames(file: Path, n_samples: int) -> tuple[Finding, ...]:
    """Every frame in its place, and an Info frame that tells the truth about them."""
    findings = [_finding("frame_faults", "faults in its frames", list(walked(file.read_bytes(), n_samples)))]
    if mp3val := shutil.which("mp3val"):
        findings.append(_finding("mp3val_complaints", "complaints of mp3val", _complaints(mp3val, file)))
    return tuple(findings)


def _finding(key: str, what: str, faults: list[str]) -> Finding:
    return Finding(key=key, figure=Figure(what=what, measured=len(faults), at_most=0), where="; ".join(faults[:3]))


def _complaints(mp3val: str, file: Path) -> list[str]:
    told = subprocess.run([mp3val, str(file)], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in told if line.startswith(("WARNING", "ERROR"))]


def walked(mp3: bytes, n_samples: int) -> Iterator[str]:
    """What is wrong with a file that should play so many samples: tag, Info frame, then nothing but frames."""
    at = _past_tag(mp3)
    if mp3[at + _INFO_AT : at + _INFO_AT + 4] != b"Info":
        yield f"no Info frame behind the tag, at byte {at}"
        return
    for start in range(at, len(mp3), _FRAME_BYTES):
        if mp3[start : start + 3] != _HEADER:
            yield f"no frame at byte {start}"
            return
    if (len(mp3) - at) % _FRAME_BYTES:
        yield "the last frame is cut off"
    yield from _told(mp3[at:], n_samples)


def _past_tag(mp3: bytes) -> int:
    """Where the audio begins: an ID3v2 tag says its own length in four groups of seven bits."""
    if mp3[:3] != b"ID3":
        return 0
    length = 0
    for group in mp3[6:_ID3_HEADER_BYTES]:
        length = length << _SYNCHSAFE_BITS | group
    return _ID3_HEADER_BYTES + length


def _told(audio: bytes, n_samples: int) -> Iterator[str]:
    """What the Info frame says wrongly."""
    n_frames = len(audio) // _FRAME_BYTES - 1
    frames_told, bytes_told = (int.from_bytes(audio[at : at + 4]) for at in (_INFO_AT + 8, _INFO_AT + 12))
    if frames_told != n_frames:
        yield f"the Info frame tells of {frames_told} frames, there are {n_frames}"
    if bytes_told != len(audio):
        yield f"the Info frame tells of {bytes_told} bytes, there are {len(audio)}"
    trims = int.from_bytes(audio[_INFO_AT + 141 : _INFO_AT + 144])
    plays = n_frames * _FRAME_SAMPLES - (trims >> 12) - (trims & 0xFFF)
    if plays != n_samples:
        yield f"the Info frame leaves {plays} samples to play, the programme has {n_samples}"
