"""What becomes of a withdrawn programme: who is in the middle of it hears the end, and nobody else hears of it."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Withdrawal
from skill import phrases
from skill.alexa.model import build_interaction_model
from skill.answers.answer_replies import find_topic
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.bookmarks.changes import set_bookmark
from skill.playback.favourites import Favourites
from skill.playback.history import History
from skill.playback.naming.choose import find_if_certain
from skill.playback.programmes import find_release, list_releases
from skill.playback.seeker import Seeker
from skill.playback.transcripts import Transcripts
from skill.reply import RESUME, SessionState
from tests.catalogs import CATALOG, HEART, HUG, RECALL, SETTLING
from tests.skill.playback.room import BASE, Room, played
from tests.transcripts import serve_transcript

GONE_AT = "2026-11-28T18:00:00Z"
WITHOUT_HEART = replace(
    CATALOG,
    releases=tuple(each for each in CATALOG.releases if each != HEART),
    withdrawn=(Withdrawal(release=HEART, withdrawn_at=GONE_AT),),
)


@pytest.fixture
def room() -> Room:
    """A listener who is in the middle of a programme that is withdrawn while they pause."""
    room = Room()
    room.player.play(room.turn(), "hand on heart")
    room.progress.record_stopped(room.turn(HEART, 30_000))
    room.catalog = WITHOUT_HEART
    return room


@pytest.fixture
def finished(room: Room) -> Room:
    """The same listener, who has heard it to its end."""
    room.progress.record_finished(room.turn(HEART, HEART.duration_ms))
    return room


def test_who_is_in_the_middle_goes_on_where_they_stopped(room: Room) -> None:
    play = played(room.player.resume(room.turn()))
    assert (play.token, play.url, play.offset_ms) == (HEART.id, BASE + HEART.url, 30_000)


def test_the_welcome_asks_whether_to_go_on_and_yes_goes_on(room: Room) -> None:
    welcome = room.player.launch(room.turn())
    assert phrases.offer_resume(HEART) in welcome.speech
    assert played(room.player.accept_offer(room.turn(memory=welcome.session_state))).offset_ms == 30_000


def test_an_older_version_of_it_goes_on_too(room: Room) -> None:
    older = "hand-on-heart.ffffffffffff"
    room.bookmarks.save("me", set_bookmark("", Bookmark(release_id=older, offset_ms=9_000, at_ms=room.at_ms)))
    assert played(room.player.resume(room.turn())).token == HEART.id


def test_the_player_may_report_and_try_again_as_ever(room: Room) -> None:
    room.player.resume(room.turn())
    room.progress.record_started(room.turn(HEART, 31_000))
    assert played(room.progress.retry_failed(room.turn(HEART, 40_000))).offset_ms == 40_000
    room.progress.record_stopped(room.turn(HEART, 50_000))
    assert (room.bookmark().release_id, room.bookmark().offset_ms) == (HEART.id, 50_000)


def test_a_listener_may_move_in_it_and_begin_it_again(room: Room) -> None:
    room.player.resume(room.turn())
    seeker = Seeker(room.progress, lambda: room.catalog, Transcripts(serve_transcript))
    assert played(seeker.skip(room.turn(HEART, 40_000), -10_000)).offset_ms == 30_000
    assert played(room.player.start_over(room.turn(HEART, 40_000))).offset_ms == 0


def test_the_next_and_the_previous_are_those_that_stood_beside_it(room: Room) -> None:
    room.player.resume(room.turn())
    assert played(room.player.play_next(room.turn(HEART, 1_000))).token == HUG.id
    room.player.resume(room.turn(HEART, 2_000))
    assert played(room.player.play_previous(room.turn(HEART, 3_000))).token == RECALL.id


def test_who_heard_it_to_its_end_is_told_that_it_is_gone(finished: Room) -> None:
    reply = finished.player.resume(finished.turn())
    assert phrases.NO_LONGER_HERE in reply.speech
    assert reply.session_state.offer == RECALL.content_id
    assert HEART.title not in finished.player.launch(finished.turn()).speech
    assert finished.player.start_over(finished.turn()).directive is None


def test_nobody_else_hears_of_it(room: Room) -> None:
    assert find_if_certain(WITHOUT_HEART, "hand on heart") is None
    assert HEART not in list_releases(WITHOUT_HEART)
    assert WITHOUT_HEART.of_content(HEART.content_id) is None
    assert HEART.title not in str(build_interaction_model(WITHOUT_HEART))
    assert HEART.title not in room.player.list_programmes().speech
    assert room.player.play(room.turn(), "hand on heart").directive is None


def test_nobody_is_offered_it_even_if_it_was_offered_a_moment_ago(room: Room) -> None:
    offered = room.turn(memory=SessionState(offer=HEART.content_id))
    assert find_topic(WITHOUT_HEART, offered) is None
    assert room.player.accept_offer(offered).directive is None


def test_a_stopped_one_is_resumed_when_asked_and_never_offered_as_something_to_hear(room: Room) -> None:
    reply = room.queue.stop_after_this(room.turn())
    assert reply.session_state.offer == RECALL.content_id
    assert room.player.describe_playing(room.turn()).session_state.offer == RESUME


def test_the_history_has_it_while_there_is_something_left_of_it(room: Room) -> None:
    history = History(room.player, room.progress)
    told = history.tell(room.turn())
    assert HEART.title in told.speech
    assert played(history.accept_place(room.turn(memory=told.session_state))).offset_ms == 30_000
    room.progress.record_finished(room.turn(HEART, HEART.duration_ms))
    assert HEART.title not in history.tell(room.turn()).speech


@pytest.mark.parametrize("state", [PlaybackState.STOPPED, PlaybackState.PLAYING, PlaybackState.FINISHED])
def test_it_goes_on_on_another_speaker_until_its_end(state: PlaybackState) -> None:
    room = Room(WITHOUT_HEART)
    there = Bookmark(release_id=HEART.id, offset_ms=9_000, at_ms=room.at_ms, state=state)
    room.bookmarks.save("me", set_bookmark("bedroom", there))
    followed = History(room.player, room.progress).follow(replace(room.turn(), device="kitchen"))
    assert (followed.directive is None) is (state is PlaybackState.FINISHED)


def test_favourites_are_played_without_it(room: Room) -> None:
    favourites = Favourites(room.player, room.progress)
    favourites.like(room.turn(HEART, 30_000))
    room.player.play(room.turn(), "settling")
    favourites.like(room.turn(SETTLING, 10))
    assert HEART.title not in favourites.tell(room.turn()).speech
    assert played(favourites.play(room.turn())).token == SETTLING.id


def test_a_name_of_nothing_finds_nothing() -> None:
    assert find_release(WITHOUT_HEART, "") is None
    assert find_release(WITHOUT_HEART, "whale-song.ffffffffffff") is None
