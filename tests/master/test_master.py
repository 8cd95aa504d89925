"""Master: what a listener's player gets, measured after decoding."""

import io
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.content.model import Chunk, Mix, Programme, Script, Segment
from audio_pipeline.master.chunk_cache import CEILING_DBTP
from audio_pipeline.master.gain import ENCODER_LOSS_DB, TARGET_LUFS, choose_gain_db
from audio_pipeline.master.id3 import build_id3
from audio_pipeline.master.master import normalise_loudness
from audio_pipeline.mix.render import chunk_key, render_chunk
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.signal import mp3
from audio_pipeline.speech.engines.engine import Speech, Voice
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Store, StoredBlob
from tests import meter, studio, timelines
from tests.meter import Sound
from tests.studio import TAGS
from tests.timelines import bed, breath, chapter, chime, pause, said, script, until

P = ParamSpec("P")
T = TypeVar("T")

TEN_WORDS = "let your hands rest for a while where they like"

EXERCISE = script(
    bed("brown"),
    chime("bowl"),
    chapter("Begin"),
    said(f"{TEN_WORDS} and breathe"),
    breath(600),
    said("notice how warm they are"),
    pause(3_000),
    said(TEN_WORDS),
    until(23_987),
    chapter("The end"),
    said("thank your hands and go on with your day"),
    until(36_000),
)
"""Three chunks to the frame."""


@dataclass(frozen=True)
class Crackling:
    """A voice of high peaks: a hum, and a burst many times as high in each tenth of a second."""

    times: float = 8.0
    id: str = "crackling-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        hum = Tone().synthesise(segment, take).samples
        bursts = np.where(np.arange(len(hum)) % 2_400 < 120, self.times, 1.0)
        return Speech(samples=np.asarray(hum * bursts / 2, dtype=np.float32), rate_hz=24_000)


@dataclass(frozen=True, kw_only=True)
class Made:
    """An exercise, mastered, and what it was made in."""

    cache: FolderStore
    mix: Mix
    programme: Programme
    heard: Sound


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    cache = studio.cache(tmp_path_factory.mktemp("made"), "brown")
    mixed = studio.mixed(EXERCISE, cache)
    programme = studio.mastered(mixed, cache)
    return Made(cache=cache, mix=mixed, programme=programme, heard=meter.decoded(programme.mp3))


def mastered(wanted: Script, tmp_path: Path) -> tuple[Mix, Programme]:
    cache = studio.cache(tmp_path)
    mixed = studio.mixed(wanted, cache)
    return mixed, studio.mastered(mixed, cache)


# --- level ----------------------------------------------------------------------------------------------------


def test_what_is_decoded_is_at_the_target_and_below_the_ceiling(made: Made) -> None:
    assert meter.loudness_lufs(made.heard) == pytest.approx(-16, abs=0.5)
    assert meter.true_peak_dbtp(made.heard) <= -2


def test_what_a_programme_says_of_itself_is_what_is_decoded(made: Made) -> None:
    assert made.programme.loudness_lufs == pytest.approx(meter.loudness_lufs(made.heard), abs=0.1)
    assert made.programme.loudness_range_lu == pytest.approx(meter.loudness_range_lu(made.heard), abs=0.3)
    assert made.programme.true_peak_dbtp == pytest.approx(meter.true_peak_dbtp(made.heard), abs=0.5)


def test_where_a_programme_descends_its_first_half_is_at_the_target(tmp_path: Path) -> None:
    soft = replace(said(TEN_WORDS), level_db=-9.0)
    wanted = script(said(f"{TEN_WORDS} now"), breath(500), until(24_000), soft, breath(500), until(48_000))
    _, programme = mastered(replace(wanted, manner="descend"), tmp_path)
    heard = meter.decoded(programme.mp3)
    assert meter.loudness_lufs(heard[: len(heard) // 2]) == pytest.approx(-16, abs=0.5)
    assert meter.loudness_lufs(heard[len(heard) // 2 :]) == pytest.approx(-25, abs=0.7)
    assert programme.loudness_lufs == pytest.approx(meter.loudness_lufs(heard), abs=0.1)


@pytest.mark.parametrize("times", [8.0, 12.0])
def test_a_voice_of_high_peaks_is_held_below_the_ceiling_and_still_loud_enough(tmp_path: Path, times: float) -> None:
    cache = studio.cache(tmp_path)
    wanted = script(said(TEN_WORDS), breath(500), said(f"{TEN_WORDS} {TEN_WORDS}"), breath(700), said(TEN_WORDS * 2))
    programme = studio.mastered(studio.mixed(wanted, cache, Crackling(times=times)), cache)
    heard = meter.decoded(programme.mp3)
    assert meter.true_peak_dbtp(heard) <= -2
    assert meter.loudness_lufs(heard) == pytest.approx(-16, abs=0.5)
    assert programme.loudness_lufs == pytest.approx(meter.loudness_lufs(heard), abs=0.1)


def test_where_a_loud_bed_makes_the_voice_too_high_the_limiter_holds_it(tmp_path: Path) -> None:
    cache = studio.cache(tmp_path, "brown")
    wanted = script(bed("brown", level_db=-12), said(TEN_WORDS), pause(40_000))
    programme = studio.mastered(studio.mixed(wanted, cache, Crackling()), cache)
    heard = meter.decoded(programme.mp3)
    assert programme.true_peak_dbtp > CEILING_DBTP - ENCODER_LOSS_DB - 0.1  # there was something to hold
    assert meter.true_peak_dbtp(heard) <= -2
    assert meter.loudness_lufs(heard) == pytest.approx(-16, abs=0.5)


@pytest.mark.parametrize(("level_db", "times_told"), [(-12.0, 1), (-26.0, 0)])
def test_an_author_is_told_when_a_bed_makes_the_voice_louder_than_elsewhere(
    level_db: float, times_told: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = studio.cache(tmp_path, "brown")
    wanted = script(bed("brown", level_db=level_db), said(TEN_WORDS), pause(40_000))
    studio.mastered(studio.mixed(wanted, cache), cache)
    assert caplog.text.count("the bed counts as programme: make it a few dB softer") == times_told


def test_the_encoder_takes_as_much_level_as_we_say() -> None:
    # What hisses loses a little less: an encoder's own noise makes up for it. A voice and a bed hardly hiss.
    hum, air = meter.sine(180, dbfs=-20, seconds=5), meter.breath(1, level=0.1, seconds=5)[:, :1]
    for sound in (hum, meter.sine(700, dbfs=-30, seconds=5), hum + air / 8):
        whole = np.asarray(sound, dtype=np.float32)[: len(sound) // FRAME_SAMPLES * FRAME_SAMPLES]
        audio = mp3.encode_frames([whole], lead_frames=0, tail_frames=0)
        heard = meter.decoded(mp3.build_info_frame(audio, len(whole)) + audio)
        lost = meter.loudness_lufs(whole) - meter.loudness_lufs(heard)
        assert lost == pytest.approx(ENCODER_LOSS_DB, abs=0.05)


@pytest.mark.parametrize("loudness_lufs", [-40.0, -22.6, -20.0, -16.0, -3.3])
def test_the_gain_moves_in_half_decibels_and_meets_the_target(loudness_lufs: float) -> None:
    gain = choose_gain_db(loudness_lufs)
    assert gain % 0.5 == 0
    assert loudness_lufs + gain - ENCODER_LOSS_DB == pytest.approx(TARGET_LUFS, abs=0.25)


def test_programmes_that_differ_a_little_get_one_gain_and_can_share_their_chunks() -> None:
    about = [-21.7, -21.9, -22.1, -22.4]
    assert {choose_gain_db(loudness_lufs) for loudness_lufs in about} == {6.5}
    assert all(abs(each + 6.5 - ENCODER_LOSS_DB - TARGET_LUFS) <= 0.5 for each in about)


def test_silence_is_not_brought_to_any_level(tmp_path: Path) -> None:
    assert choose_gain_db(-float("inf")) == 0
    _, programme = mastered(script(pause(20_000)), tmp_path)
    assert not np.abs(meter.decoded(programme.mp3)).max() > 1e-4


# --- length ---------------------------------------------------------------------------------------------------


def test_a_programme_lasts_as_long_as_its_mix_to_the_sample(made: Made) -> None:
    assert len(made.heard) == made.mix.n_samples == ms_to_samples(36_000)
    assert made.programme.duration_ms == 36_000


@pytest.mark.parametrize(
    "wanted",
    [
        script(),
        script(said("one")),
        script(said(TEN_WORDS), until(11_976)),
        script(said(TEN_WORDS), until(12_000)),
        script(said(TEN_WORDS), until(12_024)),
        script(said(TEN_WORDS), until(12_048)),
        script(said(" ".join(["word"] * 60))),
        script(said("one"), pause(10_000), chime("soft")),
        script(chime("bowl")),
    ],
    ids=["nothing", "a word", "under a chunk", "a chunk", "one more", "two more", "long clip", "chime last", "chime"],
)
def test_a_programme_of_any_size_is_heard_whole(wanted: Script, tmp_path: Path) -> None:
    mixed, programme = mastered(wanted, tmp_path)
    heard = meter.decoded(programme.mp3)
    assert len(heard) == mixed.n_samples
    assert programme.duration_ms == mixed.n_samples // 48
    for clip in timelines.clips(mixed):
        loud = np.abs(heard[:, 0]) > 0.02
        assert not loud[max(0, clip.start_sample - 960) : clip.start_sample].any()
        assert loud[clip.start_sample + ms_to_samples(10) : clip.start_sample + ms_to_samples(40)].any()


def test_words_are_heard_when_the_transcript_says(made: Made) -> None:
    assert made.programme.transcript == made.mix.timings
    for timing in made.programme.transcript:
        before = made.heard[ms_to_samples(timing.start_ms - 40) : ms_to_samples(timing.start_ms)]
        within = made.heard[ms_to_samples(timing.start_ms) : ms_to_samples(timing.end_ms)]
        assert meter.rms_db(within) > meter.rms_db(before) + 6


# --- the file -------------------------------------------------------------------------------------------------


def test_the_same_mix_in_another_cache_is_the_same_bytes(made: Made, tmp_path: Path) -> None:
    cache = studio.cache(tmp_path, "brown")
    assert studio.mastered(studio.mixed(EXERCISE, cache), cache) == made.programme


def test_where_chunks_join_nothing_is_heard_of_it(tmp_path: Path) -> None:
    # Peaks everywhere: the two are limited apart, and must meet at one level.
    cache = studio.cache(tmp_path)
    wanted = script(said(f"{TEN_WORDS} {TEN_WORDS} {TEN_WORDS}"), breath(400), said(" ".join(["word"] * 60)))
    mixed = studio.mixed(wanted, cache, Crackling())
    assert len(mixed.chunks) == 2
    whole = studio.as_one(mixed)
    one = replace(mixed, chunks=(whole,), chunk_keys=(chunk_key(whole),))
    apart, together = (meter.decoded(studio.mastered(each, cache).mp3) for each in (mixed, one))
    assert np.abs(apart - together).max() < 1e-3


def file_of(programme: Programme) -> Any:
    return mutagen.mp3.MP3(io.BytesIO(programme.mp3))


def test_tags_are_read_back_as_they_were_given(made: Made) -> None:
    file = file_of(made.programme)
    tags = file.tags
    assert tags.version == (2, 4, 0)
    shown = {name: str(tags[name]) for name in ("TIT2", "TPE1", "TALB", "TRCK", "TLAN", "TDRC")}
    assert shown == {
        "TIT2": "Wärme – for two",
        "TPE1": "The Warm Recall makers",
        "TALB": "Warm Recall",
        "TRCK": "1",
        "TLAN": "eng",
        "TDRC": "2026-11-23",
    }
    (cover,) = tags.getall("APIC")
    assert (cover.data, cover.mime, cover.type) == (TAGS.cover_jpeg, "image/jpeg", 3)
    assert file.info.length == pytest.approx(36, abs=0.001)
    assert (file.info.bitrate, file.info.sample_rate, file.info.channels) == (128_000, 48_000, 2)
    assert file.info.bitrate_mode == mutagen.mp3.BitrateMode.CBR
    assert file.info.encoder_info.startswith("LAME 3.100")


def test_chapters_are_read_back_to_the_millisecond(made: Made) -> None:
    tags = file_of(made.programme).tags
    (contents,) = tags.getall("CTOC")
    chapters = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    read = [(each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in chapters]
    assert read == [(each.start_ms, each.end_ms, each.text) for each in made.mix.chapters]
    assert [title for _, _, title in read] == ["Begin", "The end"]
    assert read[-1][1] == 36_000


def test_many_chapters_stay_in_order() -> None:
    wanted = script(*(part for number in range(12) for part in (chapter(f"No. {number}"), said("one"), pause(500))))
    chapters = lay_out_timeline(wanted, timelines.lasting(wanted)).chapters
    tags = mutagen.id3.ID3(io.BytesIO(build_id3(TAGS, chapters, ()) + bytes(100)))
    (contents,) = tags.getall("CTOC")
    titles = [str(tags[f"CHAP:{name}"].sub_frames["TIT2"]) for name in contents.child_element_ids]
    assert titles == [f"No. {number}" for number in range(12)]


def test_without_chapters_there_is_no_table_of_them() -> None:
    tags = mutagen.id3.ID3(io.BytesIO(build_id3(TAGS, (), ()) + bytes(100)))
    assert tags.getall("CTOC") == tags.getall("CHAP") == []


@pytest.mark.skipif(not shutil.which("mp3val"), reason="mp3val is not installed")
def test_a_strict_checker_finds_nothing_to_say(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "programme.mp3"
    path.write_bytes(made.programme.mp3)
    told = subprocess.run(["mp3val", str(path)], capture_output=True, text=True, check=True).stdout
    assert "WARNING" not in told
    assert "ERROR" not in told
    # One frame to say what follows, one to drain the encoder.
    assert f"{made.mix.n_samples // FRAME_SAMPLES + 2} MPEG frames" in told


# --- the cache ------------------------------------------------------------------------------------------------


def never(chunk: Chunk, cache: Store) -> Sound:
    raise AssertionError(chunk, cache)


def test_with_a_warm_cache_nothing_is_rendered_or_encoded(made: Made) -> None:
    ledger = studio.Ledger(made.cache)
    told: list[int] = []
    with ThreadPoolExecutor(1) as pool:
        warm = studio.encoder(ledger, pool, render=never, done=told.append)
        again = studio.master(made.mix, warm)
    assert again == made.programme
    assert ledger.put_names == []
    assert sum(told) == 2 * len(made.mix.chunks)


def test_another_title_encodes_nothing(made: Made) -> None:
    ledger = studio.Ledger(made.cache)
    renamed = studio.mastered(made.mix, ledger, replace(TAGS, title="Warmer Hands"))
    assert renamed.mp3 != made.programme.mp3
    assert ledger.put_names == []


@dataclass(frozen=True, eq=False)
class ReadingLedger(studio.Ledger):
    """A store that also writes down what is read from it."""

    read_names: list[str] = field(default_factory=list)

    def get(self, name: str) -> StoredBlob | None:
        self.read_names.append(name)
        return super().get(name)


def test_frames_that_two_programmes_share_are_read_once(made: Made) -> None:
    ledger = ReadingLedger(made.cache)
    with ThreadPoolExecutor(1) as pool:
        encoder = studio.encoder(ledger, pool, render=never)
        assert [studio.master(made.mix, encoder) for _ in range(2)] == [made.programme] * 2
    frames = [name for name in ledger.read_names if name.endswith(".mp3")]
    assert len(frames) == len(set(frames)) == len(made.mix.chunks)


def test_many_threads_may_read_frames_at_once(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_pipeline.master.chunk_encoder._MAX_FRAMES_AT_HAND", 1)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(1) as pool, ThreadPoolExecutor(8) as readers:
            encoder = studio.encoder(made.cache, pool, render=never)
            gain_db = normalise_loudness(made.mix, encoder).gain_db
            read = readers.map(lambda mix: list(encoder.load_frames(mix, gain_db)), [made.mix] * 4_000)
            assert len({b"".join(frames) for frames in read}) == 1
    finally:
        sys.setswitchinterval(usual)


def test_a_changed_end_encodes_only_the_end(made: Made, tmp_path: Path) -> None:
    cache = copied(made, tmp_path)
    others = (said("thank your feet and go on with your day"), until(36_000))
    wanted = replace(EXERCISE, parts=(*EXERCISE.parts[:-2], *others))
    ledger = studio.Ledger(cache)
    studio.mastered(studio.mixed(wanted, cache), ledger)
    # The second chunk ends where the third begins: a frame of the new words is in its tail, if nothing else.
    new = [name for name in ledger.put_names if name.endswith(".mp3")]
    assert 1 <= len(new) < len(made.mix.chunks)


def new_frames(ledger: studio.Ledger) -> int:
    return len([name for name in ledger.put_names if name.endswith(".mp3")])


@pytest.mark.parametrize("level_db", [-30.0, -13.0])
def test_what_is_new_is_measured_first_and_encoded_once(level_db: float, tmp_path: Path) -> None:
    # Under a loud bed and long silences a programme needs another gain than most.
    cache = studio.cache(tmp_path, "brown")
    wanted = studio.mixed(script(bed("brown", level_db=level_db), said(TEN_WORDS), until(48_000)), cache)
    ledger = studio.Ledger(cache)
    studio.mastered(wanted, ledger)
    assert new_frames(ledger) == len(wanted.chunks)


def test_after_an_edit_what_is_new_is_mixed_and_encoded_in_one_go(tmp_path: Path) -> None:
    # Silences are the same chunk over and over, and count once.
    cache = studio.cache(tmp_path)
    before = [
        part for seconds in (20, 60, 90, 120) for part in (said(f"{TEN_WORDS} {seconds}"), until(seconds * 1_000))
    ]
    studio.mastered(studio.mixed(script(*before), cache), cache)
    edited = studio.mixed(script(*before[:-2], said("rest"), before[-1]), cache)
    rendered: list[Chunk] = []

    def rendering(chunk: Chunk, cache: Store) -> Sound:
        rendered.append(chunk)
        return render_chunk(chunk, cache)

    ledger = studio.Ledger(cache)
    with ThreadPoolExecutor(1) as pool:
        studio.master(edited, studio.encoder(ledger, pool, render=rendering))
    assert 1 <= len(rendered) == new_frames(ledger)


@pytest.mark.parametrize("kind", ["chunks/*.json", "measures/*.json"])
def test_what_goes_missing_while_we_work_is_kept_again_when_it_is_next_encoded(
    kind: str, made: Made, tmp_path: Path
) -> None:
    cache = copied(made, tmp_path)
    studio.mastered(made.mix, cache)
    for path in (*cache.root.glob(kind), *cache.root.glob("chunks/*.mp3")):
        path.unlink()
    studio.mastered(made.mix, cache)
    assert len(list(cache.root.glob(kind))) == len(list(made.cache.root.glob(kind)))


class Weighing(Executor):
    """Does the work at once, and weighs what would go to a worker in another place, and what would come back."""

    def __init__(self) -> None:
        self.sent_bytes: list[int] = []
        self.back_bytes: list[int] = []

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        answer: Future[T] = Future()
        answer.set_result(work(*args, **kwargs))
        self.sent_bytes.append(len(pickle.dumps((work, args, kwargs))))
        self.back_bytes.append(len(pickle.dumps(answer.result())))
        return answer


def test_workers_are_sent_no_sound_and_send_none_back(made: Made, tmp_path: Path) -> None:
    pool = Weighing()
    cache = studio.cache(tmp_path, "brown")
    wanted = studio.mixed(EXERCISE, cache)
    assert studio.master(wanted, studio.encoder(cache, pool)) == made.programme
    assert max(pool.sent_bytes) < 10_000 * len(wanted.chunks)
    assert max(pool.back_bytes) < 10_000 * len(wanted.chunks)


def copied(made: Made, tmp_path: Path) -> FolderStore:
    """Its cache, to do with what one likes."""
    shutil.copytree(made.cache.root, tmp_path / "copied")
    return FolderStore(tmp_path / "copied", durable=False)


def cut_short(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def emptied(_: bytes) -> bytes:
    return b""


def one_bit_turned(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


@pytest.mark.parametrize("damage", [cut_short, emptied, one_bit_turned])
@pytest.mark.parametrize("kind", ["chunks/*.mp3", "chunks/*.json", "measures/*.json"])
def test_what_is_damaged_is_made_again_and_the_bytes_are_the_same(
    made: Made, tmp_path: Path, kind: str, damage: Callable[[bytes], bytes]
) -> None:
    cache = copied(made, tmp_path)
    whole = {path: path.read_bytes() for path in sorted(cache.root.glob(kind))[:2]}
    assert len(whole) == 2
    for path, data in whole.items():
        path.write_bytes(damage(data))
    assert studio.mastered(made.mix, cache) == made.programme
    assert {path: path.read_bytes() for path in whole} == whole
