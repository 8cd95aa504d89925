"""Listening to the words: how they are scored, whose opinion counts, and that nothing is heard twice."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audio_pipeline.audio_format import ms_to_samples
from tests.listen import cuts, hearing, opinion, words
from tests.listen.clips import clip, found, middle_of
from tests.listen.cuts import Cut
from tests.listen.decoding import decoded
from tests.listen.finding import missed
from tests.listen.hearing import Question
from tests.listen.judging import judged
from tests.listen.subject import Places, Subject, subjects
from tests.meter import rms_db

LEXICON = ("oxytocin", "minute")


@pytest.fixture(scope="module")
def both(built_show: Path) -> tuple[Subject, ...]:
    places = Places(content=built_show / "show", out=built_show / "out", cache=built_show / "cache", engine="tone")
    return subjects(places, [])


# --- scores -------------------------------------------------------------------------------------------------------


def test_what_is_heard_as_it_is_written_has_no_wrong_word() -> None:
    score = words.scored("It’s “oxytocin”, a hundred and twenty times!", "It's oxytocin 120 times.", LEXICON)
    assert (score.wrong, score.lexicon) == (0, (("oxytocin", True),))


@pytest.mark.parametrize(
    ("heard", "wrong"),
    [
        ("Rest your warm hands.", 0),
        ("Rest your worn hands.", 1),
        ("Rest your hands.", 1),
        ("Rest your own warm hands.", 1),
        ("", 4),
    ],
)
def test_every_word_lost_added_or_changed_counts(heard: str, wrong: int) -> None:
    score = words.scored("Rest your warm hands.", heard, LEXICON)
    assert (score.wrong, score.words) == (wrong, 4)


def test_a_word_of_the_lexicon_that_is_misheard_is_told_by_name() -> None:
    score = words.together(
        [
            words.scored("Wait a minute for oxytocin.", "Wait a minute for oxy toes in.", LEXICON),
            words.scored("Oxytocin again.", "oxytocin again", LEXICON),
        ]
    )
    assert words.by_word(score) == {"minute": (1, 1), "oxytocin": (2, 1)}


def test_nine_words_in_a_hundred_are_too_many() -> None:
    assert not missed([words.of_all(words.Score(words=100, wrong=8))])
    assert missed([words.of_all(words.Score(words=100, wrong=9))])


# --- opinions -----------------------------------------------------------------------------------------------------


def test_an_opinion_weighs_as_much_as_it_is_long() -> None:
    assert opinion.average([(4.0, 3), (2.0, 1)]) == 3.5


def test_a_programme_far_below_its_engine_is_missed() -> None:
    assert not missed(opinion.of_programme("dnsmos", [(2.0, 1)], [(3.2, 1)], 3.4))
    assert missed(opinion.of_programme("dnsmos", [(3.4, 1)], [(3.0, 1)], 3.4))


# --- cuts ---------------------------------------------------------------------------------------------------------


def test_a_sentence_is_cut_out_of_what_is_published_with_a_little_around_it(
    both: tuple[Subject, ...], tmp_path: Path
) -> None:
    subject = both[0]
    placed, middle = subject.spoken[1][1], middle_of(decoded(subject.file).sound)
    cut = cuts.cut_out(middle, middle, 1, subject, tmp_path)
    heard, raw = np.load(cut.published), np.load(cut.raw)
    longest = placed.n_samples / 3 + 2 * 0.2 * 16_000
    assert placed.n_samples / 3 < len(heard) <= longest + 2
    assert len(raw) == pytest.approx(longest, abs=2)
    assert cut == cuts.cut_out(middle, middle, 1, subject, tmp_path)


def test_the_voice_is_left_when_bed_and_bells_are_taken_away(both: tuple[Subject, ...]) -> None:
    subject = next(each for each in both if each.id == "warm-hands")
    published = middle_of(decoded(subject.file).sound)
    placed = [each for _, each in subject.spoken]
    louder = found(clip(placed[1].key, subject.cache), published, placed[1]).louder
    voice = cuts.voice_of(published, subject, louder)
    silent = slice(placed[2].end_sample + ms_to_samples(100), placed[3].start_sample - ms_to_samples(100))
    assert rms_db(voice[silent]) < rms_db(published[silent]) - 20
    assert found(clip(placed[1].key, subject.cache), voice, placed[1]).likeness > 0.99


def test_every_sentence_is_heard_and_none_of_them_twice(both: tuple[Subject, ...]) -> None:
    shares = cuts.shared_out([*both, both[0]])
    heard = [cuts.of(each, each.spoken[at][1]) for each in both for at in shares.get(each.id, ())]
    assert len(heard) == len(set(heard))
    assert set(heard) == {cuts.of(each, placed) for each in both for _, placed in each.spoken}


# --- judging ------------------------------------------------------------------------------------------------------


def test_a_programme_that_has_a_misheard_sentence_says_so_and_the_other_does_not(both: tuple[Subject, ...]) -> None:
    written = {cuts.of(each, placed): segment.text for each in both for segment, placed in each.spoken}
    named = {
        of: Cut(of=of, published=f"{at}.npy", voice=f"{at}.npy", raw=f"{at}-raw.npy") for at, of in enumerate(written)
    }
    texts = {named[of].published: text.replace("how warm", "how cool") for of, text in written.items()}

    def ask(questions: Sequence[Question]) -> Mapping[Question, Any]:
        return {
            each: texts[each.file] if each.what == "words" else {"overall": 3.5 if "raw" in each.file else 3.1}
            for each in questions
        }

    judgement = judged(both, named.values(), LEXICON, ("dnsmos", "words"), ask)
    wer = {name: findings[0].figure.measured for name, findings in judgement.programmes.items()}
    assert wer["warm-hands"] > 0
    assert wer["company"] == 0
    assert judgement.misheard == (("Notice how warm they are.", "Notice how cool they are."),)
    below = [each.key for findings in judgement.programmes.values() for each in missed(findings)]
    assert below == ["mos_dnsmos_voice"] * 2


# --- the ears -----------------------------------------------------------------------------------------------------


def question(folder: Path, seed: int) -> Question:
    file = folder / f"{seed}.npy"
    np.save(file, np.random.default_rng(seed).normal(0, 0.01, 16_000).astype(np.float32))
    return Question(what="loudest", file=str(file))


EARS = """
import json, sys
import numpy as np
print(json.dumps(["loudest"]), flush=True)
for line in sys.stdin:
    print(json.dumps(float(np.abs(np.load(json.loads(line)["file"])).max())), flush=True)
"""


def test_what_was_heard_before_is_not_heard_again(tmp_path: Path) -> None:
    asked = [question(tmp_path, seed) for seed in range(3)]
    ears, ticks = (sys.executable, "-c", EARS), [0]

    def tick() -> None:
        ticks[0] += 1

    first = hearing.answered(asked, tick, kept=tmp_path / "heard", ears=ears)
    assert first[asked[1]] == pytest.approx(float(np.abs(np.load(asked[1].file)).max()))
    again = hearing.answered(asked, tick, kept=tmp_path / "heard", ears=(sys.executable, "-c", "raise SystemExit(1)"))
    assert again == first
    assert ticks == [6]


def test_ears_that_end_end_the_listening(tmp_path: Path) -> None:
    ears = (sys.executable, "-c", "import os; os.close(0); print('[]', flush=True)")
    with pytest.raises(SystemExit, match="The ears have ended"):
        hearing.answered([question(tmp_path, 1)], lambda: None, kept=tmp_path / "heard", ears=ears)


@pytest.mark.skipif(not hearing.EARS_PYTHON.exists(), reason="scripts/listen has not set up the ears here")
def test_the_real_ears_say_what_they_can_and_hear_that_noise_is_no_speech(tmp_path: Path) -> None:
    assert {"words", "dnsmos"} <= set(hearing.senses())
    noise = Question(what="dnsmos", file=question(tmp_path, 1).file)
    (judgement,) = hearing.answered([noise], lambda: None, kept=tmp_path / "heard").values()
    assert 1 <= judgement["overall"] < 2


def test_an_answer_is_kept_by_the_bytes_of_the_sound_and_what_heard_it() -> None:
    one = Question(what="words", file="/somewhere/abc.npy")
    assert one.name == Question(what="words", file="/elsewhere/abc.npy").name
    assert one.name != Question(what="dnsmos", file="/somewhere/abc.npy").name
    assert json.dumps(one.name).isascii()
