"""What a listener may say to a programme while it plays, before it and after it."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Catalog, Chapter, Release
from skill import phrases
from skill.alexa.model import build_interaction_model
from skill.alexa.playing_words import COMMAND_VALUES, SAMPLES
from skill.browser.interpreter import interpret_utterance
from skill.browser.utterance_index import build_index
from skill.crisis.dangers import check_wordings
from skill.phrases import while_playing
from skill.playback.commands import is_plain_command, read_command
from tests.catalogs import CATALOG, HEART, MINUTE_MS, RECALL, RECALLS, SELF_HARM, SETTLING, TEN, TENS, WIDE
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import Alexa, is_quiet, stream, words
from tests.skill.alexa.envelopes import Json, event, intent, playing, resolved
from tests.skill.alexa.linter import faults, language

PARTS = ("Welcome", "Arrive", "Breathe", "Any ease", "Close")


def in_parts(release: Release, *titles: str) -> Release:
    """The programme, in parts of half a minute."""
    chapters = tuple(Chapter(title=title, start_ms=30_000 * at) for at, title in enumerate(titles))
    return replace(release, chapters=chapters)


RECALL_IN_PARTS = in_parts(replace(RECALL, access="It works in bed. Nothing here needs any touch."), *PARTS)
TEN_IN_PARTS = in_parts(TEN, "Welcome", "Arrive", "Breathe", "One moment", "Any ease", "Meant for you", "Close")
PARTED = (
    RECALL_IN_PARTS,
    in_parts(HEART, "Welcome", "A hand", "Three breaths", "Close"),
    TEN_IN_PARTS,
    *(in_parts(each, *PARTS) for each in RECALLS),
    *(in_parts(each, *(part.title for part in TEN_IN_PARTS.chapters)) for each in TENS),
)
SHOW = replace(
    CATALOG,
    releases=(*PARTED, *(each for each in CATALOG.releases if each.content_id not in {p.content_id for p in PARTED})),
)
MODEL = build_interaction_model(SHOW)
INDEX = build_index(MODEL)
AT = 75_000
"""In "Breathe"."""


class Listener:
    """Somebody who speaks while a programme plays, at a place that they name."""

    def __init__(self, release: Release | None = RECALL_IN_PARTS, offset_ms: int = AT, catalog: Catalog = SHOW) -> None:
        self.alexa, self.player = Alexa(catalog), None
        if release:
            self.player = playing(release.id, offset_ms)
            self.alexa(event("PlaybackStarted", release.id, offset_ms))

    def pause(self) -> None:
        assert self.player
        self.alexa(event("PlaybackStopped", self.player["token"], self.player["offsetInMilliseconds"]))
        self.player = {**self.player, "playerActivity": "STOPPED"}

    def finish(self) -> None:
        assert self.player
        self.alexa(event("PlaybackFinished", self.player["token"], self.player["offsetInMilliseconds"]))
        self.player = {**self.player, "playerActivity": "FINISHED"}

    def say(self, said: str) -> Json:
        return self.alexa(delivered(said, INDEX), self.player)


def place(response: Json) -> tuple[str, int]:
    (directive,) = response["directives"]
    assert directive["playBehavior"] == "REPLACE_ALL"
    found = stream(response)
    return found["token"], found["offsetInMilliseconds"]


# --- by seconds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "to_ms"),
    [
        ("skip thirty seconds", AT + 30_000),
        ("skip forward a minute", AT + 60_000),
        ("skip ahead a minute and a half", AT + 90_000),
        ("ninety seconds forward", AT + 90_000),
        ("forward", AT + 30_000),
        ("go back a minute", AT - 60_000),
        ("back ten seconds", AT - 10_000),
        ("rewind twenty seconds", AT - 20_000),
        ("rewind", AT - 15_000),
        ("can you go back twenty seconds", AT - 20_000),
        ("could you skip forward ten seconds please", AT + 10_000),
    ],
)
def test_it_goes_on_there_without_a_word(said: str, to_ms: int) -> None:
    response = Listener().say(said)
    assert place(response) == (RECALL.id, to_ms)
    assert is_quiet(response)
    assert response["shouldEndSession"] is True


def test_the_place_is_kept_when_it_is_paused_at_once() -> None:
    listener = Listener()
    listener.say("skip thirty seconds")
    listener.alexa(intent("AMAZON.PauseIntent"))
    assert place(listener.alexa(intent("AMAZON.ResumeIntent")))[1] == AT + 30_000


def test_before_its_beginning_it_starts_over_in_two_words() -> None:
    response = Listener().say("go back five minutes")
    assert place(response) == (RECALL.id, 0)
    assert len(words(response).split()) <= 2


def test_past_its_end_it_plays_on_and_says_how_long_is_left() -> None:
    response = Listener().say("skip forward ten minutes")
    assert "directives" not in response
    assert words(response).startswith(while_playing.PAST_ITS_END)
    assert "4 minutes" in words(response)
    assert response["shouldEndSession"] is True


def test_from_a_pause_it_goes_on_with_its_name() -> None:
    listener = Listener()
    listener.pause()
    response = listener.say("go back thirty seconds")
    assert place(response) == (RECALL.id, AT - 30_000)
    assert "Guided Recall" in words(response)


def test_from_a_pause_past_its_end_is_a_question() -> None:
    listener = Listener()
    listener.pause()
    assert words(listener.say("skip ten minutes")).endswith("Shall I go on with Guided Recall?")
    assert place(listener.alexa(intent("AMAZON.YesIntent"))) == (RECALL.id, AT)


def test_after_its_end_it_goes_back_from_the_end() -> None:
    listener = Listener(offset_ms=RECALL.duration_ms)
    listener.finish()
    assert words(listener.say("skip a minute")).startswith(while_playing.IS_OVER)
    assert place(listener.say("go back a minute")) == (RECALL.id, RECALL.duration_ms - MINUTE_MS)


@pytest.mark.parametrize(
    "said", ["skip thirty seconds", "go back a minute", "next chapter", "how long is left", "repeat this part"]
)
def test_when_nothing_was_ever_played_something_is_offered(said: str) -> None:
    response = Listener(None).say(said)
    assert words(response).startswith(phrases.NOTHING_PLAYED_YET)
    assert response["shouldEndSession"] is False


@pytest.mark.parametrize("name", ["SeekForwardIntent", "SeekBackIntent", "StopInIntent"])
@pytest.mark.parametrize("slots", [{}, {"length": "?"}, {"length": "a while"}, {"length": "PT0S"}])
def test_a_length_that_was_not_understood_moves_nothing(name: str, slots: dict[str, str]) -> None:
    listener = Listener()
    response = listener.alexa(intent(name, **slots), listener.player)
    assert "directives" not in response
    assert words(response).startswith(phrases.NOT_CAUGHT)


def test_behind_a_gate_it_moves_while_it_plays_and_asks_again_after_a_pause() -> None:
    gated = replace(RECALL_IN_PARTS, gate="It's for small messages. Say continue, or say skip.")
    listener = Listener(gated, catalog=replace(SHOW, releases=(gated, HEART)))
    assert place(listener.say("skip thirty seconds")) == (RECALL.id, AT + 30_000)
    listener.pause()
    assert words(listener.say("skip thirty seconds")) == gated.gate


# --- by chapters ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "to_ms"),
    [
        ("next chapter", 90_000),
        ("skip this part", 90_000),
        ("can you skip this part", 90_000),
        ("previous chapter", 30_000),
        ("go back a part", 30_000),
        ("this part again", 60_000),
        ("go to arrive", 30_000),
        ("go to the breathing", 60_000),
        ("skip to any ease", 90_000),
        ("go back to the beginning", 0),
        ("skip to the end", 120_000),
    ],
)
def test_a_part_is_gone_to_without_a_word(said: str, to_ms: int) -> None:
    response = Listener().say(said)
    assert place(response) == (RECALL.id, to_ms)
    assert is_quiet(response)


def test_the_last_part_has_no_next_and_the_first_starts_over() -> None:
    last = Listener(offset_ms=130_000).say("next chapter")
    assert (words(last), "directives" in last) == (while_playing.LAST_CHAPTER, False)
    first = Listener(offset_ms=10_000).say("previous chapter")
    assert (place(first)[1], words(first)) == (0, while_playing.STARTING_OVER)


def test_a_part_of_another_programme_is_told_with_the_parts_there_are() -> None:
    listener = Listener()
    response = listener.alexa(resolved("GoToChapterIntent", "chapter", "a hand", "chapter-a-hand"), listener.player)
    assert "directives" not in response
    assert all(part in words(response) for part in PARTS)


def test_a_programme_of_before_the_chapters_says_so() -> None:
    response = Listener(SETTLING, 5_000).say("next chapter")
    assert words(response) == while_playing.NO_CHAPTERS


def test_going_to_something_else_is_no_chapter_and_danger_is_heard() -> None:
    listener = Listener()
    listener.say("go to sleep")
    assert listener.alexa.shelf.asked[-1] == "go to sleep"
    response = listener.alexa(intent("GoToChapterIntent", chapter="heaven because i want to die"), listener.player)
    assert words(response).startswith(SELF_HARM.text)


def test_after_a_crisis_answer_no_command_is_followed() -> None:
    listener = Listener()
    listener.alexa(intent("FirstPersonIntent", query="want to die"), listener.player)
    for said in ("skip thirty seconds", "go to the breathing", "skip this part", "stop in ten minutes"):
        assert "AudioPlayer.Play" not in str(listener.say(said))


# --- about the place ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["how long is left", "how much longer", "when is this over"])
def test_how_long_is_left(said: str) -> None:
    response = Listener().say(said)
    assert words(response) == "About 4 minutes are left."
    assert response["shouldEndSession"] is True


@pytest.mark.parametrize(
    ("offset_ms", "sentence"),
    [
        (3_000, "Find a seat that holds you."),
        (39_500, "Rest a hand where you can feel your own warmth, and let it stay there."),
        (60_300, "Rest a hand where you can feel your own warmth, and let it stay there."),
        (200_000, "Notice it & smile."),
    ],
)
def test_what_was_just_said_is_said_again(offset_ms: int, sentence: str) -> None:
    for said in ("what did she just say", "what did he say", "sorry what was the last sentence"):
        response = Listener(offset_ms=offset_ms).say(said)
        assert words(response).endswith(sentence)
        assert "directives" not in response


def test_before_the_first_word_nothing_was_said() -> None:
    assert words(Listener(offset_ms=500).say("what did she just say")) == while_playing.NOTHING_SAID_YET


@pytest.mark.parametrize(("offset_ms", "to_ms"), [(AT, 60_000), (50_000, 30_000), (70_000, 55_000), (8_000, 0)])
def test_say_that_again_goes_back_to_the_beginning_of_a_sentence(offset_ms: int, to_ms: int) -> None:
    for said in ("say that again", "i missed that", "what was that"):
        response = Listener(offset_ms=offset_ms).say(said)
        assert place(response) == (RECALL.id, to_ms)
        assert is_quiet(response)


def test_say_that_again_after_an_answer_says_the_answer_again() -> None:
    listener = Listener()
    answer = words(listener.alexa(intent("WhyIntent", query="does a hug help"), listener.player))
    assert listener.alexa.attributes
    assert words(listener.say("say that again")) == answer


# --- other forms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset_ms", "to_ms"), [(10_000, 0), (65_000, 60_000), (95_000, 60_000), (125_000, 90_000), (190_000, 120_000)]
)
def test_shorter_is_the_short_form_from_the_like_part_on(offset_ms: int, to_ms: int) -> None:
    response = Listener(TEN_IN_PARTS, offset_ms).say("shorter")
    assert place(response) == (RECALL.id, to_ms)
    assert words(response) == "Here is Guided Recall."


def test_the_short_form_is_for_the_same_person() -> None:
    grandparent = next(each for each in SHOW.releases if each.content_id == "guided-recall-ten-grandparent")
    assert place(Listener(grandparent, 5_000).say("something shorter"))[0].startswith("guided-recall-grandparent.")


def test_without_a_short_form_another_programme_is_offered() -> None:
    response = Listener().say("shorter")
    assert response["shouldEndSession"] is False
    assert words(response).startswith(phrases.OF_COURSE)


@pytest.mark.parametrize(("offset_ms", "to_ms"), [(10_000, 0), (65_000, 60_000)])
def test_longer_is_the_long_form_from_the_like_part_on(offset_ms: int, to_ms: int) -> None:
    response = Listener(offset_ms=offset_ms).say("longer")
    assert place(response) == (TEN_IN_PARTS.id, to_ms)


def test_no_touch_and_eyes_open_say_what_the_notes_say_or_are_honest() -> None:
    assert words(Listener().say("no touch")) == "Nothing here needs any touch."
    assert words(Listener(HEART, 5_000).say("no touch")) == while_playing.LEAVE_TOUCH_OUT
    assert words(Listener().say("eyes open version")) == while_playing.KEEP_EYES_OPEN


@pytest.mark.parametrize("said", ["quieter music", "turn the music down", "the music is too loud"])
def test_quieter_music_is_answered_honestly(said: str) -> None:
    response = Listener().say(said)
    assert words(response) == while_playing.NO_QUIETER_MUSIC
    assert "directives" not in response


# --- loop and sleep timer -------------------------------------------------------------------------------------------


def test_a_loop_is_enqueued_at_once_and_told_apart() -> None:
    listener = Listener()
    for request in (intent("AMAZON.LoopOnIntent"), delivered("play it again when it ends", INDEX)):
        response = listener.alexa(request, listener.player)
        assert words(response) == phrases.LOOP_ON
        (directive,) = response["directives"]
        assert directive["playBehavior"] == "REPLACE_ENQUEUED"
        assert stream(response) == {
            "token": f"{RECALL.id}#1",
            "url": f"https://cdn.example/{RECALL.url}",
            "offsetInMilliseconds": 0,
        }


def test_in_the_next_round_everything_is_as_in_the_first() -> None:
    listener = Listener()
    listener.alexa(intent("AMAZON.LoopOnIntent"), listener.player)
    again = f"{RECALL.id}#1"
    listener.alexa(event("PlaybackStarted", again, 0))
    enqueued = stream(listener.alexa(event("PlaybackNearlyFinished", again, 200)))
    assert (enqueued["token"], enqueued["expectedPreviousToken"]) == (f"{RECALL.id}#2", again)
    listener.player = playing(again, AT)
    assert place(listener.say("next chapter")) == (RECALL.id, 90_000)
    assert "Guided Recall" in words(listener.alexa(intent("WhatIsPlayingIntent"), listener.player))


@pytest.mark.parametrize(("off", "speech"), [("AMAZON.LoopOffIntent", phrases.LOOP_OFF)])
def test_a_loop_that_ends_clears_the_queue(off: str, speech: str) -> None:
    listener = Listener()
    listener.alexa(intent("AMAZON.LoopOnIntent"), listener.player)
    response = listener.alexa(intent(off), listener.player)
    assert words(response) == speech
    assert response["directives"] == [{"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ENQUEUED"}]
    assert listener.alexa(event("PlaybackNearlyFinished", RECALL.id, 299_000)) == {}


@pytest.mark.parametrize("said", ["stop after this one", "stop when this is over", "no more after this one"])
def test_stop_after_this_one_clears_the_queue(said: str) -> None:
    listener = Listener(SETTLING, 5_000)
    response = listener.say(said)
    assert words(response) == while_playing.STOP_AFTER_THIS
    assert response["directives"] == [{"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ENQUEUED"}]
    assert listener.alexa(event("PlaybackNearlyFinished", SETTLING.id, 9_000)) == {}


@pytest.mark.parametrize("said", ["stop in ten minutes", "set a sleep timer for ten minutes", "ten minute sleep timer"])
def test_a_timer_longer_than_the_programme_says_when_it_ends(said: str) -> None:
    response = Listener().say(said)
    assert words(response) == "All right. I'll stop when this one ends. About 4 minutes are left."
    assert response["shouldEndSession"] is True


def test_a_timer_lets_talks_follow_until_then() -> None:
    listener = Listener(SETTLING, 5_000)
    response = listener.say("stop in four minutes")
    assert "four minutes" in words(response)
    assert stream(response)["token"].startswith("cushioning.")
    assert words(listener.say("cancel the timer")) == while_playing.TIMER_CANCELLED


def test_a_timer_for_nothing_is_an_offer() -> None:
    for said in ("stop in ten minutes", "stop after this one"):
        assert words(Listener(None).say(said)).startswith(phrases.NOTHING_PLAYING)


# --- the words ------------------------------------------------------------------------------------------------------


def test_the_model_keeps_amazons_rules() -> None:
    assert list(faults(MODEL)) == []
    assert len(language(MODEL)["intents"]) < 250


def test_every_chapter_can_be_named() -> None:
    (chapters,) = [each for each in language(MODEL)["types"] if each["name"] == "CHAPTER"]
    values = {each["name"]["value"] for each in chapters["values"]}
    assert values == {title.lower() for release in SHOW.releases for title in [c.title for c in release.chapters]}


def test_without_chapters_there_is_no_intent_for_them() -> None:
    model = language(build_interaction_model(WIDE))
    assert "GoToChapterIntent" not in {each["name"] for each in model["intents"]}
    assert "CHAPTER" not in {each["name"] for each in model["types"]}


@pytest.mark.parametrize("said", [each for values in COMMAND_VALUES.values() for each in values])
def test_no_phrase_is_left_without_an_answer_and_none_sounds_like_danger(said: str) -> None:
    assert check_wordings((said,)).danger is None
    assert is_plain_command(read_command(check_wordings((said,)).utterances))
    response = Listener().say(said)
    assert response.get("directives") or words(response)
    assert phrases.NOT_CAUGHT not in words(response)


@pytest.mark.parametrize("sample", [each for samples in SAMPLES.values() for each in samples])
def test_the_browser_speaker_understands_every_sample(sample: str) -> None:
    said = sample.format(length="twenty seconds", chapter="any ease")
    heard = interpret_utterance(said, INDEX, strict=True)
    assert sample in SAMPLES[heard.name]
    assert [slot.text for slot in heard.slots] in (["PT20S"], ["any ease"])
