"""Render: what a Chunk sounds like."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.model import BreathCue, Chunk, ScriptPart
from audio_pipeline.errors import StoreError
from audio_pipeline.mix.endless import BLEND_SAMPLES, PART_SAMPLES
from audio_pipeline.mix.render import DUCK_DB, chunk_key, render_chunk
from audio_pipeline.mix.sounds import sound_library as sounds
from audio_pipeline.mix.sounds.breath import make_breath, name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES, make_chime
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from audio_pipeline.speech.speak import find_clip
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob, StoredBlob
from tests import meter, studio, timelines
from tests.meter import Sound
from tests.mix.sounds import measures
from tests.timelines import bed, breath, breathe, chime, lasting, pause, said, script, until

TEN_WORDS = "let your hands rest for a while where they like"


@pytest.fixture
def cache(tmp_path: Path) -> FolderStore:
    return studio.cache(tmp_path, "brown", "rain")


def alone(cache: FolderStore, *parts: ScriptPart) -> Chunk:
    """A programme shorter than a chunk."""
    (chunk,) = studio.mixed(script(*parts), cache).chunks
    return chunk


def test_chunk_by_chunk_is_sample_for_sample_what_one_great_chunk_is(cache: FolderStore) -> None:
    made = studio.mixed(
        script(
            bed("brown"), chime("bowl"), said(TEN_WORDS), breath(700), said("notice"), pause(5_001), said(TEN_WORDS),
            until(23_000), bed("rain", level_db=-20), said(f"{TEN_WORDS} {TEN_WORDS} {TEN_WORDS}"), until(39_999),
            breathe(times=2), said("thank"), bed("none"), said("them"), breathe(2_001, 3_333), chime("bowl"),
        ),
        cache,
    )  # fmt: skip
    assert len(made.chunks) >= 4
    whole = render_chunk(studio.as_one(made), cache)
    assert len(whole) == made.n_samples
    for chunk, start in zip(made.chunks, timelines.starts(made), strict=True):
        assert np.array_equal(render_chunk(chunk, cache), whole[start : start + chunk.n_samples])


def test_a_voice_is_heard_where_it_stands_on_both_sides_and_nowhere_else(cache: FolderStore) -> None:
    chunk = alone(cache, pause(1_000), said(TEN_WORDS), pause(2_000))
    (clip,) = chunk.clips
    sound = render_chunk(chunk, cache)
    assert sound.shape == (chunk.n_samples, 2)
    assert np.array_equal(sound[:, 0], sound[:, 1])
    heard = np.flatnonzero(sound[:, 0])
    assert clip.start_sample <= heard[0] < clip.start_sample + ms_to_samples(15)
    assert clip.end_sample - ms_to_samples(30) < heard[-1] < clip.end_sample


def test_a_voice_keeps_its_level(cache: FolderStore) -> None:
    chunk = alone(cache, said(TEN_WORDS))
    (clip,) = chunk.clips
    assert meter.loudness_lufs(render_chunk(chunk, cache)[clip.start_sample : clip.end_sample]) == pytest.approx(
        SPEECH_LUFS, abs=0.1
    )


def test_a_chime_sounds_as_it_was_struck(cache: FolderStore) -> None:
    sound = render_chunk(alone(cache, chime("soft")), cache)
    start = ms_to_samples(240)
    assert np.abs(sound[start : start + CHIMES["soft"].n_samples] - make_chime(CHIMES["soft"])).max() < 1e-4


def test_breaths_sound_as_they_were_made_one_behind_the_other(cache: FolderStore) -> None:
    sound = render_chunk(alone(cache, breathe(2_000, 3_000)), cache)
    start, turn = ms_to_samples(240), ms_to_samples(2_240)
    rise, fall = sound[start:turn], sound[turn : turn + ms_to_samples(3_000)]
    assert np.abs(rise - make_breath(name_in_breath(2_000))).max() < 1e-4
    assert np.abs(fall - make_breath(name_out_breath(3_000))).max() < 1e-4


def test_a_chime_that_is_cut_fades_out(cache: FolderStore) -> None:
    sound = render_chunk(alone(cache, chime("bowl"), said("one")), cache)
    voice = render_chunk(alone(cache, pause(CHIMES["bowl"].wait_ms), said("one")), cache)
    ringing = sound - voice[: len(sound)]
    assert np.abs(ringing[-ms_to_samples(2) :]).max() < 1e-3
    assert np.abs(ringing[-ms_to_samples(1_500) : -ms_to_samples(1_000)]).max() > 5e-3


# --- breaths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("breaths", "rest_ms"), [(breathe(times=3), 30_000), (breathe(times=6), 20_000), (breathe(10_000, 10_000), 30_000)]
)
def test_breaths_do_not_change_how_loud_a_programme_is(cache: FolderStore, breaths: BreathCue, rest_ms: int) -> None:
    words = (said(f"{TEN_WORDS} {TEN_WORDS} {TEN_WORDS}"), breath(900), said(TEN_WORDS))
    wanted: list[ScriptPart] = [bed("brown", level_db=-18), *words, pause(rest_ms), *words]
    with_breaths, without = (
        render_chunk(studio.as_one(studio.mixed(script(*wanted, each, *words), cache)), cache)
        for each in (breaths, pause(breaths.ms))
    )
    assert meter.loudness_lufs(with_breaths) == pytest.approx(meter.loudness_lufs(without), abs=0.3)


def test_a_breath_is_heard_over_the_pad_from_its_first_second_to_its_last(tmp_path: Path) -> None:
    made = studio.mixed(script(bed("pad", level_db=-18), pause(10_000), breathe()), studio.cache(tmp_path, "pad"))
    whole = studio.as_one(made)
    with_breaths, alone = (render_chunk(each, studio.cache(tmp_path)) for each in (whole, replace(whole, cues=())))
    first, *_, last = timelines.cues(made)
    for at in range(first.start_sample, last.end_sample, ms_to_samples(1_000)):
        second = slice(at, at + ms_to_samples(1_000))
        assert airy_db(with_breaths[second]) - airy_db(alone[second]) > 5


@pytest.mark.parametrize("breath_cue", [breathe(), breathe(2_000, 3_000, times=3), breathe(8_000, 9_000)])
def test_a_breath_swells_by_nine_decibels_over_the_bed(tmp_path: Path, breath_cue: BreathCue) -> None:
    made = studio.mixed(script(bed("pad", level_db=-18), pause(10_000), breath_cue), studio.cache(tmp_path, "pad"))
    whole = studio.as_one(made)
    with_breaths, alone = (render_chunk(each, studio.cache(tmp_path)) for each in (whole, replace(whole, cues=())))
    for cue in timelines.cues(made):
        heard, under = (
            measures.momentary_lufs(each[cue.start_sample : cue.end_sample]) for each in (with_breaths, alone)
        )
        assert heard.max() - under[heard.argmax()] >= 9


def airy_db(sound: Sound) -> float:
    """What there is between 800 and 2 000 Hz."""
    power = np.square(np.abs(np.fft.rfft(sound * np.hanning(len(sound))[:, np.newaxis], axis=0))).sum(axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / 48_000)
    return float(10 * np.log10(power[(hz > 800) & (hz < 2_000)].sum()))


@dataclass(frozen=True, eq=False)
class SlowLedger(studio.Ledger):
    """A store that takes its time to read, and writes down what."""

    read_names: list[str] = field(default_factory=list)

    def get(self, name: str) -> StoredBlob | None:
        self.read_names.append(name)
        time.sleep(0.05)
        return super().get(name)


def test_threads_that_need_the_same_bed_load_it_once(cache: FolderStore) -> None:
    ledger = SlowLedger(cache)
    chunks = studio.mixed(script(bed("brown"), until(36_000)), cache).chunks
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda chunk: render_chunk(chunk, ledger), chunks))
    assert ledger.read_names == [sounds.sound_key("brown")]


# --- beds -----------------------------------------------------------------------------------------------------


def under(cache: FolderStore, level_db: float, sound: str = "brown") -> tuple[Sound, Sound, Chunk]:
    """A bed as it is heard when the voice is taken away, and as it would be if there never had been one."""
    (chunk,) = studio.mixed(script(bed(sound, level_db=level_db), said(TEN_WORDS), until(12_000)), cache).chunks
    without = replace(chunk, clips=())
    return render_chunk(without, cache), render_chunk(replace(without, duck=()), cache), chunk


def test_a_bed_goes_down_under_the_voice_and_comes_up_after_it(cache: FolderStore) -> None:
    ducked, never, chunk = under(cache, -16)
    (clip,) = chunk.clips
    # Under the voice the bed is still fading in: that is in both.
    spoken, after = slice(clip.start_sample, clip.end_sample), slice(clip.end_sample + ms_to_samples(3_150), None)
    assert meter.rms_db(ducked[spoken]) - meter.rms_db(never[spoken]) == pytest.approx(DUCK_DB, abs=0.01)
    assert np.array_equal(ducked[after], never[after])


def test_a_bed_is_quieter_under_the_voice_than_in_the_silence(cache: FolderStore) -> None:
    made = studio.mixed(
        script(
            bed("brown"), pause(14_000), said(f"{TEN_WORDS} {TEN_WORDS}"), pause(15_000), said("one"), until(48_000)
        ),
        cache,
    )
    whole = render_chunk(replace(studio.as_one(made), clips=()), cache)
    first, _ = timelines.clips(made)
    spoken = meter.rms_db(whole[first.start_sample : first.end_sample])
    silent = meter.rms_db(whole[first.end_sample + ms_to_samples(3_200) : first.end_sample + ms_to_samples(12_000)])
    assert spoken - silent == pytest.approx(DUCK_DB, abs=1)


@pytest.mark.parametrize("sound", ["brown", "rain"])
def test_the_loudest_bed_is_well_below_the_voice(cache: FolderStore, sound: str) -> None:
    chunk = alone(cache, bed(sound, level_db=-12), until(12_000))
    full = render_chunk(chunk, cache)[ms_to_samples(6_300) :]
    assert meter.loudness_lufs(full[: ms_to_samples(3_000)]) <= SPEECH_LUFS - 12
    assert meter.loudness_lufs(full[: ms_to_samples(3_000)]) > SPEECH_LUFS - 20


def test_the_level_an_author_gives_is_in_decibels(cache: FolderStore) -> None:
    loud, soft = (under(cache, level_db)[1] for level_db in (-16, -22))
    assert meter.rms_db(soft) - meter.rms_db(loud) == pytest.approx(-6, abs=0.001)


def test_a_bed_begins_and_ends_at_nothing(cache: FolderStore) -> None:
    _, sound, chunk = under(cache, -12)
    (stretch,) = chunk.beds
    assert not sound[: stretch.start_sample].any()
    assert np.abs(sound[stretch.start_sample : stretch.start_sample + 480]).max() < 1e-5
    assert np.abs(sound[-480:]).max() < 1e-5
    assert np.abs(np.diff(sound, axis=0)).max() < 0.01


def test_a_bed_goes_from_part_to_part_without_a_step_and_stays_as_loud(cache: FolderStore) -> None:
    sound = whole_bed(cache, "brown", 240_000)
    steps = np.abs(np.diff(sound, axis=0))
    turns = range(ms_to_samples(240) + PART_SAMPLES, len(sound) - PART_SAMPLES, PART_SAMPLES)
    assert len(turns) >= 4
    for turn in turns:
        assert steps[turn - 2 : turn + 2].max() <= np.percentile(steps, 99.9)
        blend = sound[turn : turn + BLEND_SAMPLES]
        assert meter.rms_db(blend) == pytest.approx(meter.rms_db(sound[turn - BLEND_SAMPLES : turn]), abs=0.5)


def test_no_part_of_a_bed_is_heard_again_where_its_loop_would_be(cache: FolderStore) -> None:
    sound = whole_bed(cache, "brown", 240_000)[ms_to_samples(7_000) : -ms_to_samples(7_000)].mean(axis=1)[::4]
    later = measures.likeness(np.pad(sound.astype(np.float64), (0, len(sound))))
    assert np.abs(later[ms_to_samples(1_000) // 4 : len(sound)]).max() < 0.5


def whole_bed(cache: FolderStore, sound: str, ms: int) -> Sound:
    return render_chunk(studio.as_one(lay_out_timeline(script(bed(sound), until(ms)), {})), cache)


# --- the cache ------------------------------------------------------------------------------------------------


def test_a_clip_that_is_gone_says_how_to_get_it_back(cache: FolderStore) -> None:
    chunk = alone(cache, said("a sentence nobody else says"))
    (cache.root / chunk.clips[0].key).unlink()
    with pytest.raises(StoreError, match=r"is gone.*Build again"):
        render_chunk(chunk, cache)


def test_two_caches_are_not_mixed_up(tmp_path: Path) -> None:
    here, there = studio.cache(tmp_path / "here"), studio.cache(tmp_path / "there")
    chunk = alone(here, said("one"))
    key = chunk.clips[0].key
    high = get_checked(here, key)
    other = studio.spoken([said("two")], there)[said("two")]
    low = get_checked(there, other.key)
    assert high is not None
    assert low is not None
    put_checked(there, key, low, "audio/wav")
    assert not np.array_equal(render_chunk(chunk, here), render_chunk(chunk, there))


def test_a_bed_is_made_once_and_kept(tmp_path: Path) -> None:
    ledger = studio.Ledger(studio.cache(tmp_path))
    made = lay_out_timeline(script(chime("soft"), until(30_000), chime("soft")), {})
    for chunk in made.chunks:
        render_chunk(chunk, ledger)
    assert ledger.put_names == [sounds.sound_key("soft")]


def test_a_damaged_bed_is_made_again(tmp_path: Path) -> None:
    here, there = studio.cache(tmp_path / "here"), studio.cache(tmp_path / "there")
    (chunk,) = lay_out_timeline(script(chime("soft")), {}).chunks
    there.put(Blob(name=sounds.sound_key("soft"), data=bytes(1_000), content_type=""))
    assert np.array_equal(render_chunk(chunk, there), render_chunk(chunk, here))


def test_a_chunk_is_named_by_what_is_heard_in_it(cache: FolderStore) -> None:
    chunk = alone(cache, bed(), said("one"), chime(), said("two"))
    clip, cue, stretch = chunk.clips[0], chunk.cues[0], chunk.beds[0]
    others = [
        replace(chunk, n_frames=chunk.n_frames + 1),
        replace(chunk, clips=(replace(clip, key="clips/other.wav"), *chunk.clips[1:])),
        replace(chunk, clips=(replace(clip, start_sample=clip.start_sample + 1), *chunk.clips[1:])),
        replace(chunk, cues=(replace(cue, key="bowl"),)),
        replace(chunk, cues=(replace(cue, n_samples=cue.n_samples - 1),)),
        replace(chunk, beds=(replace(stretch, level_db=-17.0),)),
        replace(chunk, beds=(replace(stretch, position_sample=stretch.position_sample + 1),)),
        replace(chunk, beds=()),
        replace(chunk, duck=()),
    ]
    assert len({chunk_key(each) for each in (chunk, *others)}) == len(others) + 1
    assert chunk_key(replace(chunk)) == chunk_key(chunk)


def test_a_programme_of_nothing_is_silent(cache: FolderStore) -> None:
    assert not render_chunk(alone(cache), cache).any()


def test_a_clip_longer_than_a_chunk_is_whole(cache: FolderStore) -> None:
    long = said(" ".join(["word"] * 60))
    made = studio.mixed(script(long), cache)
    assert len(made.chunks) == 2
    clip = find_clip(made.chunks[0].clips[0].key, cache)
    assert clip is not None
    assert clip.n_samples > ms_to_samples(14_000)
    one, two = (render_chunk(chunk, cache) for chunk in made.chunks)
    lead = made.chunks[1].lead_frames * 1_152
    joined = np.concatenate([one[: ms_to_samples(12_000)], two[lead:]])
    assert np.array_equal(joined, render_chunk(studio.as_one(made), cache))


def test_lengths_nobody_spoke_are_no_sound(cache: FolderStore) -> None:
    wanted = script(said("never spoken before"))
    (chunk,) = lay_out_timeline(wanted, lasting(wanted)).chunks
    with pytest.raises(StoreError):
        render_chunk(chunk, cache)
