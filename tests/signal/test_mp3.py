"""MP3 frames, byte for byte, and as FFmpeg's decoder hears them."""

import io
from itertools import pairwise

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.signal import mp3
from audio_pipeline.signal.mp3 import FRAME_BYTES
from tests import meter
from tests.meter import Sound

LEAD_FRAMES = 128
N_FRAMES = 1_000


@pytest.fixture(scope="module")
def sound() -> Sound:
    """24 s of everything, loud enough to ask for every bit there is."""
    return meter.colourful(11, 24) + meter.sine(97, dbfs=-18, seconds=24)


@pytest.fixture(scope="module")
def whole(sound: Sound) -> bytes:
    return mp3.encode_frames([sound], lead_frames=0, tail_frames=0)


def stretch(sound: Sound, first: int, past: int) -> bytes:
    """The frames from first to past, encoded with what stands around them."""
    n_frames = len(sound) // FRAME_SAMPLES
    lead, tail = min(first, LEAD_FRAMES), min(1, n_frames - past)
    heard = sound[(first - lead) * FRAME_SAMPLES : (past + tail) * FRAME_SAMPLES]
    return mp3.encode_frames([heard], lead_frames=lead, tail_frames=tail)


def file_of(audio: bytes, n_samples: int) -> bytes:
    return mp3.build_info_frame(audio, n_samples) + audio


@settings(max_examples=4, deadline=None)
@given(cuts=st.lists(st.integers(1, N_FRAMES - 1), min_size=1, max_size=3, unique=True))
def test_stretches_encoded_apart_join_to_the_very_bytes_of_the_whole(
    sound: Sound, whole: bytes, cuts: list[int]
) -> None:
    edges = [0, *sorted(cuts), N_FRAMES]
    joined = b"".join(stretch(sound, first, past) for first, past in pairwise(edges))
    assert joined == whole


@pytest.mark.parametrize(
    ("first", "past"), [(0, 500), (0, 1), (1, 2), (127, 129), (500, 501), (499, 700), (999, 1_000)]
)
def test_a_stretch_has_its_own_bytes_of_the_whole_wherever_it_is(
    sound: Sound, whole: bytes, first: int, past: int
) -> None:
    # The last stretch has the frame that drains the encoder.
    ends = past + 1 if past == N_FRAMES else past
    assert stretch(sound, first, past) == whole[first * FRAME_BYTES : ends * FRAME_BYTES]


def test_without_its_lead_a_stretch_would_differ(sound: Sound, whole: bytes) -> None:
    cold = mp3.encode_frames([sound[500 * FRAME_SAMPLES : 601 * FRAME_SAMPLES]], lead_frames=0, tail_frames=1)
    assert cold != whole[500 * FRAME_BYTES : 600 * FRAME_BYTES]


def test_all_frames_are_of_one_size_and_one_kind(whole: bytes) -> None:
    assert len(whole) == (N_FRAMES + 1) * FRAME_BYTES
    for at in range(0, len(whole), FRAME_BYTES):
        header = int.from_bytes(whole[at : at + 4], "big")
        assert header >> 16 == 0xFFFB  # MPEG-1, Layer III, without a checksum
        assert header >> 12 & 0xF == 9  # 128 kbit/s
        assert header >> 10 & 3 == 1  # 48 kHz
        assert header >> 9 & 1 == 0  # no padding
        assert header >> 6 & 3 in {0, 1}  # two sides, apart or joint
        assert whole[at + 4] == 0  # main data begins in this very frame: nine bits of nothing
        assert whole[at + 5] >> 7 == 0


@pytest.mark.parametrize("n_frames", [1, 2, 3, 10, 499])
def test_a_player_hears_as_many_samples_as_went_in_and_none_is_shifted(n_frames: int) -> None:
    sound = meter.colourful(5, 13)[FRAME_SAMPLES : (n_frames + 1) * FRAME_SAMPLES]
    audio = mp3.encode_frames([sound], lead_frames=0, tail_frames=0)
    heard = meter.decoded(file_of(audio, len(sound)))
    assert heard.shape == sound.shape
    assert shift_samples(heard, sound) == 0


def shift_samples(heard: Sound, sound: Sound) -> int:
    """How much later one is heard than the other, where they are most alike."""
    n = 2 * len(sound)
    likeness = np.fft.irfft(np.fft.rfft(heard[:, 0], n) * np.conj(np.fft.rfft(sound[:, 0], n)), n)
    at = int(np.argmax(likeness))
    return at if at < len(sound) else at - n


def test_the_first_moment_is_heard_at_the_first_moment() -> None:
    click = meter.silent(0.48)
    click[0:24] = 0.5
    heard = meter.decoded(file_of(mp3.encode_frames([click], lead_frames=0, tail_frames=0), len(click)))
    loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.25)
    assert loud[0] < 12
    assert loud[-1] < 36


def test_the_same_sound_twice_is_the_same_bytes(sound: Sound, whole: bytes) -> None:
    assert mp3.encode_frames([sound], lead_frames=0, tail_frames=0) == whole


def test_the_info_frame_is_a_frame_that_says_how_long_it_lasts(whole: bytes) -> None:
    info = mp3.build_info_frame(whole, N_FRAMES * FRAME_SAMPLES)
    assert len(info) == FRAME_BYTES
    assert info[:2] == whole[:2]
    with av.open(io.BytesIO(info + whole), format="mp3") as file:
        stream = file.streams.audio[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        seconds = float(stream.duration * stream.time_base)
    assert seconds == pytest.approx(N_FRAMES * FRAME_SAMPLES / SAMPLE_RATE_HZ, abs=0.03)


def test_the_info_frame_carries_its_own_checksum(whole: bytes) -> None:
    info = mp3.build_info_frame(whole, N_FRAMES * FRAME_SAMPLES)
    assert crc16_arc(b"123456789") == 0xBB3D  # the check value every table of CRCs gives
    assert int.from_bytes(info[190:192], "big") == crc16_arc(info[:190])


def test_the_info_frame_carries_the_checksum_of_the_music_as_another_muxer_writes_it(sound: Sound) -> None:
    stretch_of_it = sound[: 40 * FRAME_SAMPLES]
    audio = mp3.encode_frames([stretch_of_it], lead_frames=0, tail_frames=0)
    theirs = muxed_by_ffmpeg(audio)
    assert theirs.endswith(audio)
    ours = mp3.build_info_frame(audio, len(stretch_of_it))
    assert ours[188:190] == theirs[-len(audio) - FRAME_BYTES :][188:190]


def muxed_by_ffmpeg(audio: bytes) -> bytes:
    """The same frames in a file of its making, with a tag of its own in front."""
    file = io.BytesIO()
    with av.open(io.BytesIO(audio), "r", format="mp3") as read, av.open(file, "w", format="mp3") as written:
        stream = written.add_stream_from_template(read.streams.audio[0])
        for packet in read.demux(read.streams.audio[0]):
            if packet.size:
                packet.stream = stream
                written.mux(packet)
    return file.getvalue()


def crc16_arc(data: bytes) -> int:
    """CRC-16/ARC by its definition: bit by bit, reflected, from nothing."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 * (crc & 1)
    return crc


def test_the_encoder_is_named_with_all_that_decides_its_bytes() -> None:
    assert mp3.describe_codec() == f"libmp3lame/av-{av.__version__}/128000/q7/r0/js0"
