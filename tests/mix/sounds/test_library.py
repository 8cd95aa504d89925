"""Every sound by its name, as it is kept."""

import hashlib
import importlib
import os
import subprocess
import sys

import numpy as np
import pytest

from audio_pipeline.markup import directives
from audio_pipeline.mix.sounds.beds import BEDS, PIECES
from audio_pipeline.mix.sounds.breath import make_breath, name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES, make_chime
from audio_pipeline.mix.sounds.sound_library import make_sound, sound_key
from audio_pipeline.stores.names import check_name
from tests.golden.test_golden import RECORDED_HERE

RECORDED = {
    "sounds/pad.6.pcm": "851c82ceba6077af",
    "sounds/ocean.6.pcm": "24a4cb5e52a564d7",
    "sounds/rain.6.pcm": "2bcc9eb4e805ae0b",
    "sounds/night.6.pcm": "707cc2c12946a6a0",
    "sounds/brown.6.pcm": "4d8411c09fe687c7",
    "sounds/song.6.pcm": "f483713499bde2be",
    "sounds/bowl.6.pcm": "0a60f92297184b44",
    "sounds/soft.6.pcm": "ba7b7223bdca373e",
    "sounds/mark.6.pcm": "59fe7f4164522dae",
    "sounds/in-4000.6.pcm": "7ca3139d5b627af9",
    "sounds/out-6000.6.pcm": "1e620aeddbad73b1",
}
"""The first 16 digits of the SHA-256 of the samples that are kept under each key."""


@pytest.mark.parametrize("name", CHIMES)
def test_a_sound_is_kept_as_16_bits(name: str) -> None:
    kept, wave = make_sound(name), make_chime(CHIMES[name])
    assert kept.dtype == np.dtype("<i2")
    assert np.abs(kept / 32_767 - wave).max() <= 0.5 / 32_767 + 1e-6


def test_every_sound_an_author_may_name_can_be_made_and_no_other() -> None:
    assert set(directives.BEDS) == {*BEDS, *PIECES, "none"}
    assert set(directives.CHIMES) == set(CHIMES)


@pytest.mark.parametrize("name", [name_in_breath(4_000), name_out_breath(6_000)])
def test_a_breath_is_made_by_its_name(name: str) -> None:
    assert np.abs(make_sound(name) / 32_767 - make_breath(name)).max() <= 0.5 / 32_767 + 1e-6


def test_no_two_sounds_share_a_name() -> None:
    breaths = [name(ms) for name in (name_in_breath, name_out_breath) for ms in (4_000, 6_000, 6_001)]
    names = [check_name(sound_key(sound)) for sound in (*BEDS, *PIECES, *CHIMES, *breaths)]
    assert len(set(names)) == len(BEDS) + len(PIECES) + len(CHIMES) + len(breaths)


@pytest.mark.parametrize("unknown", ["whales", "none", "", "hold-4000"])
def test_what_is_no_sound_is_not_made(unknown: str) -> None:
    with pytest.raises(KeyError):
        make_sound(unknown)


@pytest.mark.parametrize("sound", ["brown", "soft", name_in_breath(4_000)])
def test_a_plainer_processor_makes_the_very_same_bytes(sound: str) -> None:
    numpy_c = importlib.import_module("numpy._core._multiarray_umath")
    beyond_plain = [name for name in numpy_c.__cpu_dispatch__ if numpy_c.__cpu_features__[name]]
    loaded = f"import sys; from {make_sound.__module__} import make_sound"
    program = f"{loaded}; sys.stdout.buffer.write(make_sound({sound!r}).tobytes())"
    plain = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(beyond_plain)},
        capture_output=True,
        check=True,
    )
    assert plain.stdout == make_sound(sound).tobytes()


@pytest.mark.skipif(not RECORDED_HERE, reason="the sounds were recorded on Linux, x86-64")
@pytest.mark.parametrize("sound", [*BEDS, *PIECES, *CHIMES, name_in_breath(4_000), name_out_breath(6_000)])
def test_a_sound_that_changes_gets_another_key(sound: str) -> None:
    assert hashlib.sha256(make_sound(sound).tobytes()).hexdigest()[:16] == RECORDED[sound_key(sound)]
