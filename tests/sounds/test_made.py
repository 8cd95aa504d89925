"""Every sound by its name, as it is kept."""

import numpy as np
import pytest

from audio_pipeline.authoring import directives
from audio_pipeline.sounds.bed import BEDS
from audio_pipeline.sounds.breath import breathed, in_breath, out_breath
from audio_pipeline.sounds.chime import CHIMES, struck
from audio_pipeline.sounds.made import make, name_of
from audio_pipeline.stores.names import checked


@pytest.mark.parametrize("name", CHIMES)
def test_a_sound_is_kept_as_16_bits(name: str) -> None:
    kept, wave = make(name), struck(CHIMES[name])
    assert kept.dtype == np.dtype("<i2")
    assert np.abs(kept / 32_767 - wave).max() <= 0.5 / 32_767 + 1e-6


def test_every_sound_an_author_may_name_can_be_made_and_no_other() -> None:
    assert set(directives.BEDS) == {*BEDS, "none"}
    assert set(directives.CHIMES) == set(CHIMES)


@pytest.mark.parametrize("name", [in_breath(4_000), out_breath(6_000)])
def test_a_breath_is_made_by_its_name(name: str) -> None:
    assert np.abs(make(name) / 32_767 - breathed(name)).max() <= 0.5 / 32_767 + 1e-6


def test_no_two_sounds_share_a_name() -> None:
    breaths = [name(ms) for name in (in_breath, out_breath) for ms in (4_000, 6_000, 6_001)]
    names = [checked(name_of(sound)) for sound in (*BEDS, *CHIMES, *breaths)]
    assert len(set(names)) == len(BEDS) + len(CHIMES) + len(breaths)


@pytest.mark.parametrize("unknown", ["whales", "none", "", "hold-4000"])
def test_what_is_no_sound_is_not_made(unknown: str) -> None:
    with pytest.raises(KeyError):
        make(unknown)
