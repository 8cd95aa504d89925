"""Speak: what is said once is kept for all who say it."""

import io
import threading
import time
import wave
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.model import Clip, Segment
from audio_pipeline.errors import EngineError, SourceLocation, StoreError
from audio_pipeline.executors.workers import MIN_TASKS_FOR_PROCESSES, open_worker_pool
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.signal.clip_processing import PEAK_DBTP, SPEECH_LUFS
from audio_pipeline.signal.loudness import db_to_amplitude, measure_speech_lufs
from audio_pipeline.speech.engines.engine import Speech, Voice
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.speech.speak import clip_key, find_clip, find_unspoken_segments, respeak, speak
from audio_pipeline.stores.checksummed import get_checked
from audio_pipeline.stores.folder import FolderStore
from tests import studio
from tests.timelines import breath, pause, said, script


@dataclass(frozen=True, eq=False)
class Listening:
    """Tone, and a list of what it was asked to say."""

    asked: list[str] = field(default_factory=list)
    id: str = "tone-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        self.asked.append(segment.text)
        return Tone().synthesise(segment, take)


@dataclass(frozen=True)
class Mute:
    """An engine that gives what it is told to, whatever is asked."""

    n_samples: int
    id: str = "mute-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        del segment, take
        return Speech(samples=np.zeros(self.n_samples, np.float32), rate_hz=24_000)


@pytest.fixture
def cache(tmp_path: Path) -> FolderStore:
    return studio.cache(tmp_path)


def test_two_equal_sentences_are_one_clip(cache: FolderStore) -> None:
    engine = Listening()
    again = replace(said("You are not alone."), location=SourceLocation("benefits/other.md", 99))
    clips = studio.spoken([said("You are not alone."), said("Breathe."), again], cache, engine)
    assert sorted(engine.asked) == ["Breathe.", "You are not alone."]
    assert len(clips) == 2
    assert clips[again].key == clip_key(again, "tone-1")


def test_a_longer_pause_does_not_buy_the_speech_again(cache: FolderStore) -> None:
    short = script(said("One."), breath(500), said("Two."), pause(2_000))
    studio.spoken(short.segments, cache)
    engine = Listening()
    longer = script(said("One."), breath(900), said("Two."), pause(20_000))
    clips = studio.spoken(longer.segments, cache, engine)
    assert engine.asked == []
    assert lay_out_timeline(longer, clips).n_samples > lay_out_timeline(short, clips).n_samples


def test_after_a_new_word_only_its_sentence_is_spoken(cache: FolderStore) -> None:
    studio.spoken([said("One."), said("Two.")], cache)
    engine = Listening()
    studio.spoken([said("One."), said("Too.")], cache, engine)
    assert engine.asked == ["Too."]


@pytest.mark.parametrize(
    "other",
    [
        said("A warm hand"),
        said("A warm hand.", voice="other tone"),
        said("A warm hand.", rate=0.9),
        said("A warm hand.", ipa="hænd"),
        said("A warm hand.", alias="A worm hand."),
        said("A warm hand.", volume="soft"),
        said("A warm hand.", language="en-GB"),
    ],
)
def test_the_key_changes_with_all_that_is_heard(other: Segment) -> None:
    assert clip_key(other, "tone-1") != clip_key(said("A warm hand."), "tone-1")


def test_the_key_changes_with_the_engine_and_not_with_the_place() -> None:
    segment = said("A warm hand.")
    assert clip_key(segment, "tone-2") != clip_key(segment, "tone-1")
    assert clip_key(replace(segment, location=SourceLocation("x.md", 9)), "tone-1") == clip_key(segment, "tone-1")


def test_marks_cannot_be_taken_for_words() -> None:
    keys = {clip_key(said("a", ipa="b"), "tone-1"), clip_key(said("a", alias="b"), "tone-1"), clip_key(said("ab"), "")}
    assert len(keys) == 3


def test_a_clip_is_a_level_wav_of_whole_milliseconds(cache: FolderStore) -> None:
    segment = said("Nine words are enough to measure how loud it is.")
    clip = studio.spoken([segment], cache)[segment]
    kept_wav = get_checked(cache, clip.key)
    assert kept_wav is not None
    with wave.open(io.BytesIO(kept_wav)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
        assert file.getnframes() == clip.n_samples
        sound = np.frombuffer(file.readframes(clip.n_samples), "<i2") / np.float32(32_767)
    assert clip.n_samples % ms_to_samples(1) == 0
    assert measure_speech_lufs(sound[:, np.newaxis].astype(np.float32)) == pytest.approx(SPEECH_LUFS, abs=0.05)


def test_what_is_spoken_is_no_longer_missing(cache: FolderStore) -> None:
    one, two = said("One."), said("Two.")
    assert find_unspoken_segments([one, two, one], "tone-1", cache) == (one, two)
    studio.spoken([one], cache)
    assert find_unspoken_segments([one, two, one], "tone-1", cache) == (two,)
    assert find_unspoken_segments([one], "tone-2", cache) == (one,)


def sidecar(cache: FolderStore, clip: Clip) -> Path:
    return cache.root / clip.key.replace(".wav", ".json")


def damages(whole: bytes) -> Iterator[bytes]:
    """Cut short, emptied, and with one byte changed."""
    middle = len(whole) // 2
    yield from (whole[:middle], b"", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])


def test_how_long_a_clip_is_is_known_without_its_sound(cache: FolderStore) -> None:
    segment = said("One.")
    clip = studio.spoken([segment], cache)[segment]
    (cache.root / clip.key).unlink()
    assert find_clip(clip.key, cache) == clip
    engine = Listening()
    assert studio.spoken([segment], cache, engine)[segment] == clip
    assert engine.asked == []


def test_a_length_is_written_only_when_the_sound_is_there(cache: FolderStore) -> None:
    ledger = studio.Ledger(cache)
    clip = studio.spoken([said("One.")], ledger)[said("One.")]
    assert ledger.put_names == [clip.key, clip.key.replace(".wav", ".json")]


def test_where_only_the_length_is_damaged_nothing_is_spoken(cache: FolderStore) -> None:
    segment = said("One.")
    clip = studio.spoken([segment], cache)[segment]
    whole = sidecar(cache, clip).read_bytes()
    for damaged in damages(whole):
        sidecar(cache, clip).write_bytes(damaged)
        assert find_clip(clip.key, cache) is None
        engine = Listening()
        assert studio.spoken([segment], cache, engine)[segment] == clip
        assert engine.asked == []
        assert sidecar(cache, clip).read_bytes() == whole


def test_a_damaged_clip_is_spoken_again_when_somebody_needs_its_sound(cache: FolderStore) -> None:
    segment = said("One.")
    clips = studio.spoken([segment], cache)
    path = cache.root / clips[segment].key
    whole = path.read_bytes()
    for damaged in damages(whole):
        path.write_bytes(damaged)
        engine = Listening()
        with ThreadPoolExecutor(1) as pool:
            respeak(clips[segment].key, clips, engine, cache, pool)
            respeak(clips[segment].key, clips, engine, cache, pool)
        assert engine.asked == ["One."]
        assert path.read_bytes() == whole


def test_a_clip_that_comes_back_longer_is_not_laid_where_it_was(cache: FolderStore) -> None:
    segment = said("One.")
    clip = studio.spoken([segment], cache)[segment]
    (cache.root / clip.key).unlink()
    shorter = {segment: replace(clip, n_samples=clip.n_samples - ms_to_samples(1))}
    with (
        ThreadPoolExecutor(1) as pool,
        pytest.raises(StoreError, match=r"another length now that it is spoken again\. Run it again"),
    ):
        respeak(clip.key, shorter, Tone(), cache, pool)
    assert find_clip(clip.key, cache) == clip


@dataclass(frozen=True, eq=False)
class Alone:
    """Tone, which must not be asked for two sentences at a time."""

    busy: threading.Lock = field(default_factory=threading.Lock)
    id: str = "tone-1"
    voices: Sequence[Voice] = Tone().voices

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        assert self.busy.acquire(blocking=False)
        time.sleep(0.005)
        self.busy.release()
        return Tone().synthesise(segment, take)


def test_a_voice_is_never_asked_for_two_sentences_at_a_time(cache: FolderStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        clips = speak([said(f"Sentence {n}.") for n in range(20)], Alone(), cache, pool, report_spoken=lambda: None)
    assert len(clips) == 20


def test_an_engines_refusal_reaches_whoever_asked(cache: FolderStore) -> None:
    with pytest.raises(EngineError, match="there is no voice"):
        studio.spoken([said("One."), said("Two.", voice="nobody")], cache)


def test_a_refusal_in_a_worker_reaches_whoever_asked(cache: FolderStore) -> None:
    segments = [said(f"Sentence {number}.") for number in range(MIN_TASKS_FOR_PROCESSES)]
    with open_worker_pool(2, len(segments)) as pool, pytest.raises(EngineError, match="there is no voice") as refused:
        speak([*segments, said("One.", voice="nobody")], Tone(), cache, pool, report_spoken=lambda: None)
    assert refused.value.hint == "Use one of: tone, other tone"


@pytest.mark.parametrize("n_samples", [0, 24_000])
def test_an_engine_that_gives_no_sound_is_named_with_the_words(cache: FolderStore, n_samples: int) -> None:
    with pytest.raises(EngineError, match=r"mute-1 gave no sound, for “Hello\.”") as refused:
        studio.spoken([said("Hello.")], cache, Mute(n_samples))
    assert refused.value.where.startswith("exercises/warm-hands.md:12")
    assert find_unspoken_segments([said("Hello.")], "mute-1", cache)


def test_every_new_clip_is_told_of_and_no_old_one(cache: FolderStore) -> None:
    told: list[None] = []
    with ThreadPoolExecutor(1) as pool:
        for texts in (["One.", "Two."], ["One.", "Two.", "Three."]):
            speak([said(text) for text in texts], Tone(), cache, pool, report_spoken=lambda: told.append(None))
    assert len(told) == 3


def test_workers_in_processes_give_the_very_clips_of_this_one(tmp_path: Path) -> None:
    segments = [said(" ".join(["word"] * number)) for number in range(1, MIN_TASKS_FOR_PROCESSES + 3)]
    here, there = studio.cache(tmp_path / "here"), studio.cache(tmp_path / "there")
    mine = studio.spoken(segments, here)
    with open_worker_pool(2, len(segments)) as pool:
        theirs = speak(segments, Tone(), there, pool, report_spoken=lambda: None)
    assert mine == theirs
    for clip in mine.values():
        assert get_checked(here, clip.key) == get_checked(there, clip.key)


def test_without_words_nothing_is_spoken(cache: FolderStore) -> None:
    assert studio.spoken([], cache) == {}


LINE = "Nine words are enough to measure how loud it is."


def loud(volume: str, cache: FolderStore) -> tuple[float, NDArray[np.float32]]:
    """How loud a sentence with this volume is, and its sound."""
    segment = said(LINE, volume=volume)
    wav = get_checked(cache, studio.spoken([segment], cache)[segment].key)
    assert wav is not None
    with wave.open(io.BytesIO(wav)) as file:
        sound = (np.frombuffer(file.readframes(file.getnframes()), "<i2") / np.float32(32_767)).astype(np.float32)
    return measure_speech_lufs(sound[:, np.newaxis]), sound


@pytest.mark.parametrize(("volume", "gain_db"), [("x-soft", -10), ("soft", -6), ("medium", 0), ("loud", 3)])
def test_a_volume_is_heard_from_an_engine_that_knows_none(cache: FolderStore, volume: str, gain_db: float) -> None:
    loudness_lufs, sound = loud(volume, cache)
    assert loudness_lufs == pytest.approx(SPEECH_LUFS + gain_db, abs=0.1)
    assert np.abs(sound).max() <= db_to_amplitude(PEAK_DBTP) * 1.001


def test_a_loud_sentence_keeps_its_peaks_down(cache: FolderStore) -> None:
    _, sound = loud("x-loud", cache)
    assert np.abs(sound).max() <= db_to_amplitude(PEAK_DBTP) * 1.001


def test_silent_words_take_their_time_and_are_not_heard(cache: FolderStore) -> None:
    _, sound = loud("silent", cache)
    assert len(sound) == len(loud("medium", cache)[1])
    assert not sound.any()
