"""What is said aloud of an answer: its sentences, their pauses and their speed, and never a tag."""

import pytest

from skill.browser.spoken_parts import (
    CLAUSE_PAUSE_MS,
    LONGEST_BREAK_MS,
    PARAGRAPH_PAUSE_MS,
    SENTENCE_PAUSE_MS,
    SpokenPart,
    split_speech,
)


def parts_of(ssml: str) -> list[SpokenPart]:
    return split_speech({"type": "SSML", "ssml": f"<speak>{ssml}</speak>"})


def words_of(ssml: str) -> list[str]:
    return [part.words for part in parts_of(ssml)]


def test_each_sentence_is_a_part_so_that_the_first_is_heard_soon() -> None:
    assert words_of("A hug helps. Why? “Warmth!” It does.") == ["A hug helps.", "Why?", "“Warmth!”", "It does."]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert words_of("Ask Dr. Uvnäs, e.g. Friday. She knows.") == ["Ask Dr. Uvnäs, e.g. Friday.", "She knows."]


def test_plain_text_is_said_as_it_stands() -> None:
    assert split_speech({"type": "PlainText", "text": "Less < more. Yes."}) == [
        SpokenPart(words="Less < more.", pause_after_ms=SENTENCE_PAUSE_MS),
        SpokenPart(words="Yes.", pause_after_ms=SENTENCE_PAUSE_MS),
    ]


def test_escaped_letters_are_said_as_what_they_stand_for() -> None:
    assert words_of("Salt &amp; pepper, &lt;3.") == ["Salt & pepper, <3."]


@pytest.mark.parametrize(
    ("tag", "pause_ms"),
    [
        ('<break time="2s"/>', 2_000),
        ('<break time="1500ms"/>', 1_500),
        ('<break strength="x-strong"/>', 1_000),
        ("<break/>", 400),
        ('<break time="99s"/>', LONGEST_BREAK_MS),
        ('<break time="soon"/>', 400),
    ],
)
def test_a_break_is_a_silence_of_its_length(tag: str, pause_ms: int) -> None:
    assert [(part.words, part.pause_after_ms) for part in parts_of(f"Breathe in. {tag} And out.")] == [
        ("Breathe in.", pause_ms),
        ("And out.", SENTENCE_PAUSE_MS),
    ]


def test_paragraphs_have_a_longer_pause_than_sentences() -> None:
    assert [part.pause_after_ms for part in parts_of("<p>One. Two.</p><p>Three.</p>")] == [
        SENTENCE_PAUSE_MS,
        PARAGRAPH_PAUSE_MS,
        PARAGRAPH_PAUSE_MS,
    ]


@pytest.mark.parametrize(("rate", "speed"), [("slow", 0.8), ("x-fast", 1.4), ("75%", 0.75), ("1%", 0.5), ("odd", 1.0)])
def test_prosody_sets_the_speed_of_its_words_alone(rate: str, speed: float) -> None:
    found = parts_of(f'Before. <prosody rate="{rate}">Inside.</prosody> After.')
    assert [(part.words, part.rate) for part in found] == [("Before.", 1.0), ("Inside.", speed), ("After.", 1.0)]


def test_emphasis_voices_and_unknown_tags_are_said_as_plain_words() -> None:
    ssml = 'It is <emphasis level="strong">really</emphasis> <amazon:effect name="whispered">so</amazon:effect>.'
    assert words_of(ssml) == ["It is really so."]


def test_an_alias_is_said_in_place_of_its_word() -> None:
    assert words_of('Take <sub alias="vitamin D">vit. D</sub> now.') == ["Take vitamin D now."]


def test_what_is_no_words_is_not_said() -> None:
    assert parts_of('<audio src="soundbank://x"/> … ! <break time="3s"/>') == []


def test_a_long_sentence_is_said_clause_by_clause() -> None:
    first, second = (
        "It is for comfort and for curiosity, " * 4 + "no more:",
        "it is no treatment, " * 4 + "and never will.",
    )
    assert [(part.words, part.pause_after_ms) for part in parts_of(f"{first} {second}")] == [
        (first, CLAUSE_PAUSE_MS),
        (second, SENTENCE_PAUSE_MS),
    ]


@pytest.mark.parametrize("ssml", ["<p", "</prosody></prosody>Yes.", "<sub alias='x'>", "a" * 5_000, "]]><![CDATA["])
def test_broken_markup_is_no_fault(ssml: str) -> None:
    parts_of(ssml)
