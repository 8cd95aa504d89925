"""Every sound by its name, as it is kept."""

import numpy as np
import pytest

from audio_pipeline.authoring import directives
from audio_pipeline.sounds.bed import BEDS
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


def test_no_two_sounds_share_a_name() -> None:
    names = [checked(name_of(sound)) for sound in (*BEDS, *CHIMES)]
    assert len(set(names)) == len(BEDS) + len(CHIMES)


@pytest.mark.parametrize("unknown", ["whales", "none", ""])
def test_what_is_no_sound_is_not_made(unknown: str) -> None:
    with pytest.raises(KeyError):
        make(unknown)
