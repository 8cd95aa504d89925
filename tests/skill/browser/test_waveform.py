"""How loud a programme is, is read from its frames as well as if it had been decoded."""

import math
from array import array
from pathlib import Path

import av
import pytest

from skill.browser.waveform import estimate_levels

RATE_HZ = 48_000
SECONDS = 3
AMPLITUDES = (300, 12_000, 3_000, 0)
"""The amplitudes of the parts: each is a tone of SECONDS, the last one is silent."""


def write_mp3(path: Path, layout: str, rate_hz: int = RATE_HZ) -> bytes:
    n_channels = 2 if layout == "stereo" else 1
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate_hz)
        stream.layout, stream.bit_rate = layout, 128_000
        for amplitude in AMPLITUDES:
            tone = (int(amplitude * math.sin(n * math.tau * 330 / rate_hz)) for n in range(rate_hz))
            samples = array("h", (sample for sample in tone for _ in range(n_channels)))
            for _ in range(SECONDS):
                frame = av.AudioFrame(format="s16", layout=layout, samples=rate_hz)
                frame.rate = rate_hz
                frame.planes[0].update(samples.tobytes())
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.read_bytes()


@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_a_louder_part_is_higher_by_as_much_as_it_is_louder(tmp_path: Path, layout: str) -> None:
    n_bars = 40
    levels = estimate_levels(write_mp3(tmp_path / "tone.mp3", layout), n_bars)
    assert len(levels) == n_bars
    assert max(levels) == 1
    part = n_bars // len(AMPLITUDES)
    quiet, loud, middle, silent = (levels[n * part + part // 2] for n in range(len(AMPLITUDES)))
    assert loud > 0.7
    assert middle / loud == pytest.approx(3_000 / 12_000, rel=0.4)
    assert silent < quiet < middle / 2


def test_what_stands_before_the_first_frame_is_passed_over(tmp_path: Path) -> None:
    mp3 = write_mp3(tmp_path / "tone.mp3", "stereo")
    tag = b"ID3\x04\x00\x00\x00\x00\x02\x03" + b"\xff\xfb" * 129 + b"\x00"
    bare = mp3[10 + mp3[8] * 128 + mp3[9] :] if mp3[:3] == b"ID3" else mp3
    assert estimate_levels(tag + bare, 40) == estimate_levels(mp3, 40)


@pytest.mark.parametrize("data", [b"", b"ID3", b"\xff\xfb", b"\xff\xfb\xf0\x00" * 400, b"no sound " * 900])
def test_what_is_no_such_sound_has_no_levels(data: bytes) -> None:
    assert estimate_levels(data, 40) == []


def test_sound_of_another_kind_has_no_levels(tmp_path: Path) -> None:
    assert estimate_levels(write_mp3(tmp_path / "tone.mp3", "mono", rate_hz=24_000), 40) == []
