"""What every voice promises."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import multiprocessing
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.checked_synthesis import MAX_TAKES, find_speech_fault
from audio_pipeline.speech.engines.engine import MARKS, Engine, Voice, find_unsupported_marks
from tests.speech.engines.segments import PLACE, spoken

WORDS = "Let your shoulders drop, and breathe out slowly."
LONGER = "Let your shoulders drop, and breathe out slowly, as if you had all the time there is."

ASKED = {
    "ipa": "kənˈtɛnt",
    "rate": "slow",
    "volume": "soft",
    "language": "fr-FR",
}


def asked(text: str, mark: str) -> Span:
    return replace(Span(text=text), **{mark: ASKED[mark]})


def is_alike(engine: Engine, one: Segment, other: Segment) -> bool:
    return np.array_equal(engine.synthesise(one).samples, engine.synthesise(other).samples)


class EngineContract:
    """Inherit, and supply the engine."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def voice(self, engine: Engine) -> Voice:
        return engine.voices[0]

    @pytest.fixture
    def segment(self, voice: Voice) -> Segment:
        return spoken(WORDS, voice=voice.name)

    def test_the_id_names_engine_and_version_and_stays_the_same(self, engine: Engine) -> None:
        again: Engine = pickle.loads(pickle.dumps(engine))  # noqa: S301 - our own bytes
        assert re.fullmatch(r"[a-z]+-[0-9][0-9a-z.-]*", engine.id)
        assert again.id == engine.id

    def test_it_travels_to_a_worker_as_a_few_bytes(self, engine: Engine) -> None:
        assert len(pickle.dumps(engine)) < 500
        assert pickle.loads(pickle.dumps(engine)) == engine  # noqa: S301 - our own bytes

    def test_every_voice_says_its_language_where_it_runs_and_its_licence(self, engine: Engine) -> None:
        names = [voice.name for voice in engine.voices]
        assert names
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z]{2}-[A-Z]{2}", voice.language) for voice in engine.voices)
        assert all(voice.runs_at and voice.licence for voice in engine.voices)

    def test_every_voice_honours_marks_that_exist_and_each_in_one_way(self, engine: Engine) -> None:
        for voice in engine.voices:
            assert voice.marks | voice.marks_if_uniform <= set(MARKS)
            assert not voice.marks & voice.marks_if_uniform

    def test_a_price_has_a_month(self, engine: Engine) -> None:
        prices = [voice.price for voice in engine.voices if voice.price]
        assert all(re.fullmatch(r"20\d\d-[01]\d", price.as_of) and price.dollars_per_million > 0 for price in prices)

    @pytest.mark.parametrize("mark", MARKS)
    def test_a_mark_on_a_word_is_heard_unless_it_is_named_as_unheard(
        self, engine: Engine, voice: Voice, mark: str
    ) -> None:
        plain = spoken("You are ", Span(text="content"), " to rest.", voice=voice.name)
        marked = spoken("You are ", asked("content", mark), " to rest.", voice=voice.name)
        assert is_alike(engine, plain, marked) == (mark in find_unsupported_marks(engine, marked))

    @pytest.mark.parametrize("mark", [mark for mark in MARKS if mark not in {"ipa", "volume"}])
    def test_a_mark_on_a_sentence_is_heard_unless_it_is_named_as_unheard(
        self, engine: Engine, voice: Voice, mark: str
    ) -> None:
        plain = spoken(Span(text="You are content to rest"), ".", voice=voice.name)
        marked = spoken(asked("You are content to rest", mark), ".", voice=voice.name)
        assert is_alike(engine, plain, marked) == (mark in find_unsupported_marks(engine, marked))

    def test_a_volume_of_a_whole_sentence_is_left_to_the_line(self, engine: Engine, voice: Voice) -> None:
        plain, marked = Span(text="Rest a while"), asked("Rest a while", "volume")
        assert is_alike(engine, spoken(plain, ".", voice=voice.name), spoken(marked, ".", voice=voice.name))

    @pytest.mark.parametrize("take", range(MAX_TAKES))
    def test_every_take_is_speech_and_always_the_same(self, engine: Engine, segment: Segment, take: int) -> None:
        first, second = engine.synthesise(segment, take), engine.synthesise(segment, take)
        assert find_speech_fault(segment, first) == ""
        assert np.array_equal(first.samples, second.samples)

    def test_speech_is_mono_and_within_full_scale(self, engine: Engine, segment: Segment) -> None:
        speech = engine.synthesise(segment)
        assert speech.samples.ndim == 1
        assert speech.samples.dtype == np.float32
        assert speech.rate_hz in range(8_000, 48_001)
        assert np.abs(speech.samples).max() <= 1.0

    def test_words_can_be_heard(self, engine: Engine, segment: Segment) -> None:
        speech = engine.synthesise(segment)
        assert 1.0 < len(speech.samples) / speech.rate_hz < 10.0
        assert np.sqrt(np.mean(speech.samples**2)) > 0.01

    def test_the_same_words_give_the_same_samples(self, engine: Engine, segment: Segment) -> None:
        first, second = engine.synthesise(segment), engine.synthesise(segment)
        assert np.array_equal(first.samples, second.samples)

    def test_what_was_said_before_does_not_change_the_sound(self, engine: Engine, segment: Segment) -> None:
        first = engine.synthesise(segment)
        engine.synthesise(replace(segment, spans=(Span(text=LONGER),)))
        assert np.array_equal(engine.synthesise(segment).samples, first.samples)

    def test_another_process_gives_the_same_samples(self, engine: Engine, segment: Segment) -> None:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            there = pool.submit(engine.synthesise, segment).result()
        assert np.array_equal(there.samples, engine.synthesise(segment).samples)

    def test_more_words_take_longer(self, engine: Engine, segment: Segment) -> None:
        longer = replace(segment, spans=(Span(text=LONGER),))
        assert len(engine.synthesise(longer).samples) > len(engine.synthesise(segment).samples)

    def test_a_slower_rate_takes_longer(self, engine: Engine, segment: Segment) -> None:
        slower = replace(segment, rate=0.6)
        assert len(engine.synthesise(slower).samples) > len(engine.synthesise(segment).samples)

    def test_where_the_words_were_written_does_not_change_the_sound(self, engine: Engine, segment: Segment) -> None:
        moved = replace(segment, location=replace(PLACE, line=99))
        assert np.array_equal(engine.synthesise(moved).samples, engine.synthesise(segment).samples)

    @pytest.mark.parametrize("nothing", ["", " ", "…", "—", "?!", "()", "“”", "🙂", "[", "\u200b"])
    def test_no_words_give_a_short_silence(self, engine: Engine, voice: Voice, nothing: str) -> None:
        speech = engine.synthesise(spoken(nothing, voice=voice.name))
        assert 0 < len(speech.samples) <= speech.rate_hz // 10
        assert not speech.samples.any()

    @pytest.mark.parametrize("odd", ["warm & safe", "a < b", "[2s] rest", "(softly) rest", "a/b", 'say "rest"', "<b>"])
    def test_signs_and_brackets_among_words_are_no_obstacle(self, engine: Engine, voice: Voice, odd: str) -> None:
        assert engine.synthesise(spoken(odd, voice=voice.name)).samples.any()

    def test_it_reads_what_stands_in_for_the_text(self, engine: Engine, segment: Segment) -> None:
        stands_in = replace(segment, spans=(Span(text="R36", alias=WORDS),))
        assert len(engine.synthesise(stands_in).samples) == len(engine.synthesise(segment).samples)

    def test_an_unknown_voice_is_refused_with_the_names_of_the_known(self, engine: Engine, segment: Segment) -> None:
        with pytest.raises(EngineError, match=engine.voices[0].name):
            engine.synthesise(replace(segment, voice="nobody"))

    def test_ipa_it_cannot_say_is_refused_with_the_word_and_its_place(self, engine: Engine, segment: Segment) -> None:
        foreign = replace(segment, spans=(Span(text="ǃKung", ipa="ǃkʼʊŋ"),))
        if "ipa" in find_unsupported_marks(engine, foreign):
            assert engine.synthesise(foreign).samples.any()
            return
        with pytest.raises(EngineError, match=rf"{re.escape(str(PLACE))}.*ǃKung"):
            engine.synthesise(foreign)
