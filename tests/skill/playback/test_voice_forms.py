"""Programmes in other voices: who asks for one gets it where it is made, and an honest word where it is not."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Chapter, Release, VoiceForm
from skill.playback.following import find_following
from skill.playback.naming.choose import choose
from skill.playback.naming.read_want import read_want
from skill.playback.naming.want import Want
from skill.playback.seeker import Seeker
from skill.playback.transcripts import Transcripts
from skill.playback.voice_forms import split_voice
from tests.catalogs import CATALOG, CUSHIONING, HEART, HUG, RECALL, SETTLING
from tests.skill.playback.room import Room, played


def _spoken_by(release: Release, name: str) -> Release:
    content_id = f"{release.content_id}-{name}"
    return replace(
        release,
        id=f"{content_id}.0123456789ab",
        content_id=content_id,
        url=f"programmes/{content_id}/0123456789ab.mp3",
        variant_of=release.content_id,
        names=(),
    )


def _make_form(release: Release, form_of: str, gender: str) -> VoiceForm:
    return VoiceForm(release=release, form_of=form_of, gender=gender, usual_gender="woman")


CHAPTERS = (Chapter(title="Arrive", start_ms=0), Chapter(title="Listen", start_ms=60_000))
LONG_RECALL = replace(RECALL, chapters=CHAPTERS)
GEORGE = replace(_spoken_by(RECALL, "george"), chapters=(CHAPTERS[0], Chapter(title="Listen", start_ms=65_000)))
EMMA = replace(_spoken_by(RECALL, "emma"), chapters=CHAPTERS)
HUG_BY_GEORGE = _spoken_by(HUG, "george")

WITH_VOICES = replace(
    CATALOG,
    releases=(LONG_RECALL, *(each for each in CATALOG.releases if each != RECALL)),
    voice_forms=(
        _make_form(GEORGE, "guided-recall", "man"),
        _make_form(EMMA, "guided-recall", "woman"),
        _make_form(HUG_BY_GEORGE, "twenty-second-hug", "man"),
    ),
)


@pytest.fixture
def room() -> Room:
    return Room(WITH_VOICES)


@pytest.fixture
def seeker(room: Room) -> Seeker:
    return Seeker(room.progress, lambda: room.catalog, Transcripts(lambda _: b""))


@pytest.mark.parametrize(
    ("words", "voice", "rest"),
    [
        ("guided recall in a man's voice", "man", "guided recall"),
        ("guided recall with a mans voice", "man", "guided recall"),
        ("something for sleep in a male voice", "man", "something for sleep"),
        ("guided recall read by a woman", "woman", "guided recall"),
        ("a female voice", "woman", ""),
        ("guided recall in another voice", "another", "guided recall"),
        ("with a different voice", "another", ""),
        ("guided recall but not in a man's voice", "", "guided recall but not in a man's voice"),
        ("guided recall without a man's voice", "", "guided recall without a man's voice"),
        ("remembering a man", "", "remembering a man"),
        ("my woman's hug", "", "my woman's hug"),
        ("the voice of my mother", "", "the voice of my mother"),
    ],
)
def test_a_voice_is_heard_in_the_words_for_a_programme(words: str, voice: str, rest: str) -> None:
    assert split_voice(words) == (voice, rest)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("guided recall in a man's voice", GEORGE),
        ("the hug exercise with a man's voice", HUG_BY_GEORGE),
        ("guided recall in another voice", GEORGE),
        ("something in a male voice", GEORGE),
        ("a man's voice", GEORGE),
        ("guided recall in a woman's voice", LONG_RECALL),
        ("guided recall", LONG_RECALL),
    ],
)
def test_who_asks_for_a_voice_gets_the_programme_in_it(words: str, wanted: Release) -> None:
    choice = choose(WITH_VOICES, read_want(WITH_VOICES, words))
    assert choice.is_certain
    assert choice.release == wanted


def test_a_programme_without_that_voice_is_offered_as_it_is_with_an_honest_word() -> None:
    choice = choose(WITH_VOICES, read_want(WITH_VOICES, "hand on heart in a man's voice"))
    assert (choice.release, choice.is_certain) == (HEART, False)
    assert choice.why_not == "I have it in one voice only."
    assert choice.question == "Shall I play Hand on Heart?"


def test_a_voice_that_is_not_among_those_of_a_programme_is_named() -> None:
    catalog = replace(
        WITH_VOICES, voice_forms=tuple(replace(each, usual_gender="man") for each in WITH_VOICES.voice_forms)
    )
    choice = choose(catalog, read_want(catalog, "the hug exercise in a woman's voice"))
    assert (choice.release, choice.why_not) == (HUG, "I don't have it in a woman's voice.")


@pytest.mark.parametrize("words", ["guided recall in a man's voice", "guided recall in another voice"])
def test_a_show_of_one_voice_promises_no_other(words: str) -> None:
    choice = choose(CATALOG, read_want(CATALOG, words))
    assert (choice.release, choice.is_certain) == (RECALL, False)
    assert choice.why_not


def test_forms_in_other_voices_have_no_place_in_a_list_and_no_name() -> None:
    room = Room(WITH_VOICES)
    assert {each.content_id for each in WITH_VOICES.releases} == {each.content_id for each in CATALOG.releases}
    assert played(room.player.play(room.turn(), "guided recall")).token == RECALL.id


def test_what_was_asked_for_in_a_voice_is_said_and_played(room: Room) -> None:
    reply = room.player.play(room.turn(), "guided recall in a man's voice")
    assert played(reply).url.endswith(GEORGE.url)
    assert reply.speech.endswith("In a man's voice.")


def test_an_offer_of_a_form_in_another_voice_can_be_taken(room: Room) -> None:
    offered = choose(WITH_VOICES, Want(needs=("guided-recall",), voice="man"))
    assert offered.release == GEORGE
    reply = room.player.play(room.turn(), GEORGE.content_id)
    assert played(reply).token == GEORGE.id


def test_a_programme_goes_on_in_another_voice_from_the_like_chapter(room: Room, seeker: Seeker) -> None:
    room.player.play(room.turn(), "guided recall")
    reply = seeker.play_in_voice(room.turn(RECALL, 70_000), "man")
    assert (played(reply).token, played(reply).offset_ms) == (GEORGE.id, 65_000)
    assert reply.speech == "In a man's voice."


def test_another_voice_goes_round_all_there_are(room: Room, seeker: Seeker) -> None:
    room.player.play(room.turn(), "guided recall")
    tokens, release = [], LONG_RECALL
    for _ in range(3):
        tokens.append(played(seeker.play_in_voice(room.turn(release), "another")).token)
        release = next(each for each in WITH_VOICES.published if each.id == tokens[-1])
    assert tokens == [GEORGE.id, EMMA.id, LONG_RECALL.id]


def test_a_shorter_form_keeps_the_voice_and_is_another_programme() -> None:
    short = replace(
        LONG_RECALL, id="short.0123", content_id="short", variant_of="", duration_ms=LONG_RECALL.duration_ms // 2
    )
    by_george = _spoken_by(short, "george")
    catalog = replace(
        WITH_VOICES,
        releases=(*WITH_VOICES.releases, short),
        voice_forms=(*WITH_VOICES.voice_forms, _make_form(by_george, "short", "man")),
    )
    room = Room(catalog)
    seeker = Seeker(room.progress, lambda: catalog, Transcripts(lambda _: b""))
    room.player.play(room.turn(), "guided recall in a man's voice")
    reply = seeker.play_short_form(room.turn(GEORGE, 70_000))
    assert reply is not None
    assert played(reply).token == by_george.id


def test_a_slower_voice_has_no_short_form_in_the_usual_one() -> None:
    slow = replace(GEORGE, duration_ms=2 * LONG_RECALL.duration_ms)
    catalog = replace(WITH_VOICES, voice_forms=(_make_form(slow, "guided-recall", "man"),))
    room = Room(catalog)
    seeker = Seeker(room.progress, lambda: catalog, Transcripts(lambda _: b""))
    room.player.play(room.turn(), "guided recall in a man's voice")
    assert seeker.play_short_form(room.turn(slow, 70_000)) is None


def test_the_next_talk_keeps_the_voice() -> None:
    first, second = _spoken_by(SETTLING, "george"), _spoken_by(CUSHIONING, "george")
    forms = (_make_form(first, SETTLING.content_id, "man"), _make_form(second, CUSHIONING.content_id, "man"))
    catalog = replace(CATALOG, voice_forms=forms)
    assert find_following(catalog, first, None, 0) == second


def test_a_loop_goes_on_in_another_voice(room: Room, seeker: Seeker) -> None:
    room.player.play(room.turn(), "guided recall")
    room.queue.loop(room.turn(LONG_RECALL, 1_000), on=True)
    seeker.play_in_voice(room.turn(LONG_RECALL, 70_000), "man")
    assert played(room.progress.enqueue_next(room.turn(GEORGE, 66_000))).url.endswith(GEORGE.url)


def test_the_voice_that_is_heard_already_goes_on(room: Room, seeker: Seeker) -> None:
    room.player.play(room.turn(), "guided recall in a man's voice")
    reply = seeker.play_in_voice(room.turn(GEORGE, 70_000), "man")
    assert (reply.directive, reply.speech) == (None, "In a man's voice.")


def test_a_programme_that_is_not_made_in_a_voice_plays_on_with_an_honest_word(room: Room, seeker: Seeker) -> None:
    room.player.play(room.turn(), "hand on heart")
    reply = seeker.play_in_voice(room.turn(HEART, 5_000), "man")
    assert "I have it in one voice only." in reply.speech


def test_a_form_in_another_voice_is_resumed_and_followed_by_the_next_programme(room: Room) -> None:
    room.player.play(room.turn(), "guided recall in a man's voice")
    room.player.pause(room.turn(GEORGE, 30_000))
    assert played(room.player.resume(room.turn())).token == GEORGE.id
    assert played(room.player.play_next(room.turn(GEORGE, 31_000))).token == HEART.id
