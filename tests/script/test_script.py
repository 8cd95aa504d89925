"""Script: what will be said and heard, in order."""

import itertools
from dataclasses import replace

import pytest

from audio_pipeline.content.library import Pace, Pronunciation, ShowSettings
from audio_pipeline.content.model import (
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
    Content,
    Heading,
    ScriptPart,
    Segment,
    Silence,
    Span,
)
from audio_pipeline.script.script import build_script
from tests.markup.small_folder import IN_FORMS, PROGRAMME, document_of

PACE = Pace(voice="sine", rate=0.8, sentence_pause_ms=400, paragraph_pause_ms=800, chapter_pause_ms=1_200)
SETTINGS = ShowSettings(
    title="Quiet",
    author="A",
    description="B",
    language="en-US",
    website="",
    email="",
    category="C",
    subcategory="",
    public_url="",
    engine="tone",
    adult=False,
    pace={"talk": PACE, "exercise": replace(PACE, voice="saw", rate=0.7)},
)


def content(words: str) -> Content:
    front = PROGRAMME.partition("(bed")[0]
    found = document_of(front + words + "\n").contents
    return replace(found[0], kind="benefit")


def parts(words: str) -> list[str | int]:
    """The script in short: what is said, the length of each silence, and signs for the rest."""
    return [_short(part) for part in build_script(content(words), SETTINGS, {}).parts]


def _short(part: ScriptPart) -> str | int:
    match part:
        case Segment():
            return part.text
        case Silence():
            return part.ms
        case Anchor():
            return f"until {part.ms}"
        case BreathCue():
            return f"breaths of {part.ms}"
        case Heading():
            return f"## {part.title}"
        case Bed() | ChimeCue():
            return f"({part.sound})"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One.\n\nTwo.", ["One.", 800, "Two."]),
        ("One.\n\n## Next\n\nTwo.", ["One.", 1_200, "## Next", "Two."]),
        ("## First\n\nOne.", ["## First", "One."]),
        ("One.\n\n> note\n\n<!-- note -->\n\nTwo.", ["One.", 800, "Two."]),
        ("One.\n\n(bed: rain)\n\nTwo.", ["One.", 800, "(rain)", "Two."]),
        ("One.\n\n(voice: saw)\n\nTwo.", ["One.", 800, "Two."]),
    ],
)
def test_a_reader_takes_natural_pauses(words: str, expected: list[str | int]) -> None:
    assert parts(words) == expected


def pauses(words: str) -> list[int]:
    return [part for part in parts(words) if isinstance(part, int)]


@pytest.mark.parametrize("short", ["Rest.", "Let it be.", "You are here."])
def test_the_pause_after_a_long_sentence_is_longer_than_after_a_short_one(short: str) -> None:
    long = "Somewhere in the house a clock goes on, and a kettle, and a friend who hums as she fills it."
    after_short, after_long = pauses(f"{short} {long} Two.")
    assert after_short < 400 < after_long


def test_the_pause_after_a_sentence_is_that_of_all_its_parts() -> None:
    whole = "Somewhere in the house a clock goes on, and a kettle, and a friend who hums as she fills it."
    parted = whole.replace(", and a friend", ", [500ms] and a friend")
    assert pauses(f"{parted} Two.") == [500, *pauses(f"{whole} Two.")]


def test_no_two_pauses_between_sentences_in_a_row_are_the_same() -> None:
    found = pauses(" ".join(["Let the warmth stay with you for a while."] * 9))
    assert len(found) == 8
    assert all(abs(one - other) >= 48 for one, other in itertools.pairwise(found))


def test_pauses_between_sentences_are_whole_frames() -> None:
    assert {pause % 24 for pause in pauses("One. Two words. Three words here. And four words more.")} == {0}


def pitches(words: str) -> list[float]:
    return [segment.pitch_semitones for segment in build_script(content(words), SETTINGS, {}).segments]


def test_the_voice_sinks_over_a_paragraph_and_begins_anew_in_the_next() -> None:
    first, *_, last, anew = pitches("Rest here. Let it be. Stay a while. Be warm. Breathe out.\n\nRest here.")
    assert first - last == pytest.approx(1.9, abs=0.4)
    assert anew == first


def test_a_silence_within_a_paragraph_does_not_lift_the_voice() -> None:
    assert pitches("Rest. [2s] Rest. [2s] Rest.") == pitches("Rest. Rest. Rest.")


def test_a_silence_within_a_sentence_changes_no_pitch() -> None:
    first, *parted, last = pitches("Rest. Breathe in [2s] and out [500ms] slowly. Be warm.")
    assert len(set(parted)) == 1
    assert (first, *parted[:1], last) == tuple(pitches("Rest. Breathe in and out slowly. Be warm."))


def test_paragraphs_begin_at_pitches_of_their_own_never_above_the_voice() -> None:
    starts = pitches("\n\n".join(f"Here is sentence {number}." for number in range(12)))
    assert len(set(starts)) > 1
    assert max(starts) <= 0


def test_another_wording_moves_no_other_sentence() -> None:
    one, other = pitches("Rest. Stay here. Be warm."), pitches("Rest. Do stay with me. Be warm.")
    assert (one[0], one[2]) == (other[0], other[2])


def test_a_phrase_pause_of_the_pace_is_that_of_every_sentence() -> None:
    slow = replace(SETTINGS, pace={"talk": replace(PACE, phrase_pause_ms=450)})
    assert [each.phrase_pause_ms for each in build_script(content("One. Two."), slow, {}).segments] == [450, 450]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One. [50ms] Two.", ["One.", 50, "Two."]),
        ("In [2s] and out.", ["In", 2_000, "and out."]),
        ("One.\n\n(pause: 20s)\n\nTwo.", ["One.", 20_000, "Two."]),
        ("One.\n\n(pause: 20s)\n\n(pause: 5s)\n\nTwo.", ["One.", 20_000, 5_000, "Two."]),
        ("One.\n\n(until: 0:30)\n\n## Next\n\nTwo.", ["One.", "until 30000", "## Next", "Two."]),
        ("One.\n\n## Next\n\n(pause: 5s)\n\nTwo.", ["One.", "## Next", 5_000, "Two."]),
        ("One.\n\n(chime: bowl)\n\nTwo.", ["One.", "(bowl)", "Two."]),
        ("One.\n\n(breathe: in 4s, out 6s, 3 times)\n\nTwo.", ["One.", "breaths of 30000", "Two."]),
        ('One. [break:"none"] Two.', ["One.", "Two."]),
    ],
)
def test_what_the_author_wrote_takes_the_natural_pauses_place(words: str, expected: list[str | int]) -> None:
    assert parts(words) == expected


def test_nothing_is_added_before_the_first_words_or_after_the_last() -> None:
    assert parts("(bed: pad)\n\n(chime: bowl)\n\nOne.\n\n(until: 1:00)\n\n(chime: bowl)") == [
        "(pad)", "(bowl)", "One.", "until 60000", "(bowl)",
    ]  # fmt: skip


def test_a_pause_of_nothing_is_left_out() -> None:
    without = replace(SETTINGS, pace={"talk": replace(PACE, sentence_pause_ms=0)})
    assert [type(part) for part in build_script(content("One. Two."), without, {}).parts] == [Segment, Segment]


def test_each_manner_has_its_own_voice_and_pace() -> None:
    spoken = build_script(content("One."), SETTINGS, {}).segments[0]
    slower = build_script(replace(content("One."), kind="exercise"), SETTINGS, {}).segments[0]
    assert build_script(replace(content("One."), kind="trailer"), SETTINGS, {}).segments[0] == spoken
    assert (spoken.voice, spoken.rate) == ("sine", 1.0 * 0.8)
    assert (slower.voice, slower.rate) == ("saw", 0.7)


def test_a_form_that_descends_is_at_the_speed_of_its_voice_to_the_last_words() -> None:
    descending = replace(content("Lie down.\n\n(until: 1:00)\n\nRest.\n\n(until: 2:00)\n\nSleep."), manner="descend")
    usual, form = (
        [each.rate for each in build_script(replace(descending, rate=rate), SETTINGS, {}).segments]
        for rate in (1.0, 1.3)
    )
    assert usual[-1] < usual[0]
    assert form == pytest.approx([rate * 1.3 for rate in usual], abs=0.001)


def test_a_content_may_have_a_voice_of_its_own() -> None:
    assert build_script(replace(content("One."), voice="bell"), SETTINGS, {}).segments[0].voice == "bell"


def test_a_voice_speaks_until_the_next_one() -> None:
    words = "One.\n\n(voice: saw)\n\nTwo. Three.\n\n(voice: usual)\n\nFour.\n\n(voice: saw)\n"
    changed = content(words)
    assert [each.voice for each in build_script(changed, SETTINGS, {}).segments] == ["sine", "saw", "saw", "sine"]
    own = replace(changed, voice="bell")
    assert [each.voice for each in build_script(own, SETTINGS, {}).segments] == ["bell", "saw", "saw", "bell"]


def test_a_voice_is_of_one_form_alone() -> None:
    forms = document_of(IN_FORMS.replace("Pour two.", "(voice: bell)\n\nPour two.")).contents
    voices = [[each.voice for each in build_script(form, SETTINGS, {}).segments] for form in forms]
    assert voices == [["saw"] * 3, ["saw", "saw", "bell", "bell"], ["saw"] * 4]


def test_the_lexicon_changes_what_is_said_and_not_what_is_shown() -> None:
    segment = build_script(content('Tea, (tea)[rate:"slow"].'), SETTINGS, {"tea": Pronunciation(say="tee")}).segments[0]
    assert segment.text == "Tea, tea."
    assert segment.spans == (
        Span(text="Tea", alias="tee"),
        Span(text=", "),
        Span(text="tea", alias="tee", rate="slow"),
        Span(text="."),
    )


def test_words_know_where_they_were_written() -> None:
    assert [each.location.line for each in build_script(content("One.\nTwo."), SETTINGS, {}).segments] == [12, 13]


def test_the_same_content_gives_the_same_script() -> None:
    assert build_script(content("One. Two."), SETTINGS, {}) == build_script(content("One. Two."), SETTINGS, {})
