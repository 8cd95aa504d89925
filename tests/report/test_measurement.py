"""A published file in numbers, against other people's meters."""

import io
import math

import av
import numpy as np
import pytest
from PIL import Image

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.errors import StoreError
from audio_pipeline.report.measurement import WAVE_MS, Measurement, measure_mp3
from audio_pipeline.report.spectrum import COLUMN_MS, HIGH_HZ, LOW_HZ
from audio_pipeline.signal.loudness import amplitude_to_db, measure_energies, measure_integrated_lufs
from tests import meter
from tests.report.files import an_mp3

FULL = 255


def at_half_the_rate() -> bytes:
    made = io.BytesIO()
    with av.open(made, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as out:
        stream = out.add_stream("libmp3lame", rate=48_000, layout="stereo", bit_rate=64_000, format="fltp")
        sound = av.AudioFrame.from_ndarray(meter.noise(3, level=0.1, seconds=1).T.copy(), "fltp", "stereo")
        sound.sample_rate = 48_000
        out.mux([*stream.encode(sound), *stream.encode(None)])
    return made.getvalue()


@pytest.fixture(scope="module")
def file() -> bytes:
    """Longer than two of the pieces it is measured in."""
    return an_mp3(meter.colourful(5, 71.0))


@pytest.fixture(scope="module")
def sound(file: bytes) -> Measurement:
    return measure_mp3(file, "colourful.mp3")


def test_loudness_is_what_the_meter_of_others_shows_of_what_their_decoder_heard(
    file: bytes, sound: Measurement
) -> None:
    assert measure_integrated_lufs(sound.energies) == pytest.approx(meter.loudness_lufs(meter.decoded(file)), abs=0.02)


def test_the_true_peak_is_what_the_meter_of_others_shows(file: bytes, sound: Measurement) -> None:
    assert amplitude_to_db(sound.true_peak) == pytest.approx(meter.true_peak_dbtp(meter.decoded(file)), abs=0.2)


def test_where_two_pieces_meet_nothing_is_measured_otherwise(file: bytes, sound: Measurement) -> None:
    assert sound.energies == pytest.approx(measure_energies(meter.decoded(file)), rel=1e-3, abs=1e-9)


def test_the_length_is_told_to_the_sample(sound: Measurement) -> None:
    assert sound.n_samples == 71 * 48_000 // FRAME_SAMPLES * FRAME_SAMPLES


def test_the_waveform_is_drawn_from_the_highest_samples(file: bytes, sound: Measurement) -> None:
    heard, stroke = meter.decoded(file), 48 * WAVE_MS
    for at in (0, 599, 600, 601, 1_199, 1_200, 1_300):
        part = heard[at * stroke : (at + 1) * stroke]
        assert sound.peaks[at] == pytest.approx(min(np.abs(part).max(), 1.0) * FULL, abs=0.51)
        assert sound.strengths[at] == pytest.approx(float(np.sqrt(np.square(part).mean())) * FULL, abs=0.51)


def test_every_drawing_is_as_long_as_the_sound(sound: Measurement) -> None:
    ms = sound.n_samples / 48
    assert len(sound.peaks) == len(sound.strengths) == math.ceil(ms / WAVE_MS)
    assert len(sound.energies) == ms // 100
    assert Image.open(io.BytesIO(sound.spectrum_png)).width == math.ceil(ms / COLUMN_MS)


@pytest.mark.parametrize("hz", [150.0, 1_000.0, 9_000.0])
def test_a_tone_is_bright_at_its_pitch(hz: float) -> None:
    picture = Image.open(io.BytesIO(measure_mp3(an_mp3(meter.sine(hz, dbfs=-20, seconds=2)), "tone").spectrum_png))
    shades = np.asarray(picture)[:, 2:6]
    place = math.log(hz / LOW_HZ) / math.log(HIGH_HZ / LOW_HZ) * picture.height
    brightest = picture.height - 1 - int(shades.sum(axis=1).argmax())
    assert brightest == pytest.approx(place, abs=1.5)


def test_silence_is_dark_and_has_no_loudness() -> None:
    sound = measure_mp3(an_mp3(meter.silent(3)), "silence")
    assert not np.asarray(Image.open(io.BytesIO(sound.spectrum_png))).any()
    assert measure_integrated_lufs(sound.energies) == -math.inf


def test_a_bit_rate_that_changes_is_seen(file: bytes) -> None:
    assert measure_mp3(file, "one").frame_bytes == (384,)
    assert measure_mp3(file + at_half_the_rate(), "both").frame_bytes == (192, 384)


@pytest.mark.parametrize("broken", [b"", b"not a sound at all" * 100])
def test_what_is_no_sound_is_said_to_be_none(broken: bytes) -> None:
    with pytest.raises(StoreError, match=r"hand-on-heart\.mp3: this file cannot be decoded"):
        measure_mp3(broken, "hand-on-heart.mp3")
