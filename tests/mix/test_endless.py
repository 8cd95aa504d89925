"""Which part of a loop sounds: a bed goes on anywhere, a piece of music from its beginning to its end, then again."""

from itertools import pairwise

from audio_pipeline.mix.endless import find_parts
from audio_pipeline.mix.sounds.song import SONG_SAMPLES

MINUTE = 48_000 * 60


def test_a_piece_is_played_from_its_beginning_to_its_end_then_again() -> None:
    parts = find_parts("song", 0, 10 * MINUTE)
    assert [part.loop_sample for part in parts] == [0, 0, 0]
    assert [part.start_sample for part in parts] == [0, SONG_SAMPLES, 2 * SONG_SAMPLES]
    assert all(before.end_sample == after.start_sample for before, after in pairwise(parts))


def test_a_stretch_of_a_piece_is_found_without_what_is_before_it() -> None:
    assert find_parts("song", SONG_SAMPLES, SONG_SAMPLES + 1) == find_parts("song", 0, 10 * MINUTE)[1:2]


def test_a_bed_goes_on_at_another_place_of_its_loop_each_time() -> None:
    places = [part.loop_sample for part in find_parts("night", 0, 10 * MINUTE)]
    assert len(set(places)) == len(places) > 10
