"""What every voice promises."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import multiprocessing
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.engines.engine import MARKS, Engine
from audio_pipeline.errors import EngineError
from audio_pipeline.model import Segment, Span
from tests.engines.segments import PLACE, spoken

WORDS = "Let your shoulders drop, and breathe out slowly."
LONGER = "Let your shoulders drop, and breathe out slowly, as if you had all the time there is."


class EngineContract:
    """Inherit, and supply the engine."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def segment(self, engine: Engine) -> Segment:
        return spoken(WORDS, voice=engine.voices[0].name)

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
        assert all(voice.runs and voice.licence for voice in engine.voices)

    def test_it_honours_marks_that_exist(self, engine: Engine) -> None:
        assert engine.honours <= set(MARKS)

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
        moved = replace(segment, place=replace(PLACE, line=99))
        assert np.array_equal(engine.synthesise(moved).samples, engine.synthesise(segment).samples)

    @pytest.mark.parametrize("nothing", ["", " ", "…", "—", "?!", "()", "“”", "🙂", "[", "\u200b"])
    def test_no_words_give_a_short_silence(self, engine: Engine, nothing: str) -> None:
        speech = engine.synthesise(spoken(nothing, voice=engine.voices[0].name))
        assert 0 < len(speech.samples) <= speech.rate_hz // 10
        assert not speech.samples.any()

    @pytest.mark.parametrize("odd", ["warm & safe", "a < b", "[2s] rest", "(softly) rest", "a/b", 'say "rest"', "<b>"])
    def test_signs_and_brackets_among_words_are_no_obstacle(self, engine: Engine, odd: str) -> None:
        assert engine.synthesise(spoken(odd, voice=engine.voices[0].name)).samples.any()

    def test_it_reads_what_stands_in_for_the_text(self, engine: Engine, segment: Segment) -> None:
        stands_in = replace(segment, spans=(Span(text="R36", said=WORDS),))
        assert len(engine.synthesise(stands_in).samples) == len(engine.synthesise(segment).samples)

    def test_an_unknown_voice_is_refused_with_the_names_of_the_known(self, engine: Engine, segment: Segment) -> None:
        with pytest.raises(EngineError, match=engine.voices[0].name):
            engine.synthesise(replace(segment, voice="nobody"))

    def test_ipa_it_cannot_say_is_refused_with_the_word_and_its_place(self, engine: Engine, segment: Segment) -> None:
        foreign = replace(segment, spans=(Span(text="ǃKung", ipa="ǃkʼʊŋ"),))
        if "ipa" not in engine.honours:
            assert engine.synthesise(foreign).samples.any()
            return
        with pytest.raises(EngineError, match=rf"{re.escape(str(PLACE))}.*ǃKung"):
            engine.synthesise(foreign)
