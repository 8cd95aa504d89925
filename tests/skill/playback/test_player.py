"""What a listener hears: played with plain values, no assistant near."""

from dataclasses import replace
from itertools import pairwise

import pytest

from skill import phrases
from skill.playback.bookmarks.bookmarks import PlaybackState
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.naming.want import Want, Wish
from skill.playback.player import Player
from skill.playback.tracker import MAX_RETRIES, PlaybackTracker
from skill.reply import RESUME, Play, Reply, SessionState, Stop
from tests.catalogs import (
    CATALOG,
    CUSHIONING,
    EMPTY,
    HEART,
    HUG,
    INTRODUCTION,
    MENDING,
    RECALL,
    SETTLING,
    TRAILER,
    WIDE,
)
from tests.skill.playback.room import BASE, Room, played


@pytest.fixture
def room() -> Room:
    return Room()


# --- playing ----------------------------------------------------------------------------------------------------


def test_a_programme_is_played_from_its_beginning_and_named(room: Room) -> None:
    reply = room.player.play(room.turn(), "guided recall")
    play = played(reply)
    assert (play.token, play.url, play.offset_ms) == (RECALL.id, BASE + RECALL.url, 0)
    assert (play.title, play.subtitle) == ("Guided Recall", "Warm Recall")
    assert "Guided Recall" in reply.speech
    assert reply.ends_session
    assert play.enqueue_after is None


def test_a_screen_shows_the_small_cover_of_its_kind_or_the_shows_where_there_is_none(room: Room) -> None:
    assert played(room.player.play(room.turn(), "guided recall")).artwork_url == BASE + CATALOG.show.artwork_url
    covered = replace(RECALL, artwork_url="artwork/big.jpg", artwork_small_url="artwork/small.jpg")
    room.catalog = replace(CATALOG, releases=(covered,))
    assert played(room.player.play(room.turn(), "guided recall")).artwork_url == f"{BASE}artwork/small.jpg"


def test_an_unknown_name_gets_an_offer_and_yes_takes_it(room: Room) -> None:
    reply = room.player.play(room.turn(), "whale song")
    assert reply.directive is None
    assert "Guided Recall" in reply.speech
    assert not reply.ends_session
    assert played(room.player.accept_offer(room.turn(memory=reply.session_state))).token == RECALL.id


def test_no_to_an_offer_is_no_dead_end_and_it_is_not_offered_again(room: Room) -> None:
    offer = room.player.play(room.turn(), "whale song").session_state
    declined = room.player.decline_offer(room.turn(memory=offer))
    assert declined.speech.endswith(phrases.ELSE_OR_PEACE)
    another = room.player.play_wanted(room.turn(memory=declined.session_state), Want(wish=Wish.ANOTHER))
    assert another.session_state.offer not in ("", offer.offer)


def test_yes_to_nothing_asks_what(room: Room) -> None:
    assert not room.player.accept_offer(room.turn()).ends_session


def test_an_empty_catalog_says_so(room: Room) -> None:
    room.catalog = EMPTY
    for reply in (
        room.player.play(room.turn(), "a hug"),
        room.player.list_programmes(),
        room.player.resume(room.turn()),
    ):
        assert reply == Reply(speech=phrases.NOTHING_TO_PLAY)


def test_next_and_previous_go_through_the_list_and_say_where_it_ends(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    assert played(room.player.play_next(room.turn(RECALL, 5_000))).token == HEART.id
    assert played(room.player.play_next(room.turn(HEART, 5_000))).token == HUG.id
    assert room.player.play_next(room.turn(HUG, 5_000)) == Reply(speech=phrases.WAS_THE_LAST)
    assert played(room.player.play_previous(room.turn(HUG, 5_000))).token == HEART.id


def test_start_over_plays_it_from_the_beginning(room: Room) -> None:
    room.player.play(room.turn(), "hand on heart")
    assert played(room.player.start_over(room.turn(HEART, 50_000))).offset_ms == 0


# --- pausing and resuming -----------------------------------------------------------------------------------------


def test_pause_keeps_the_place_and_resume_goes_on_there(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    assert room.player.pause(room.turn(RECALL, 61_234)).directive == Stop()
    assert played(room.player.resume(room.turn())).offset_ms == 61_234


def test_pause_is_quiet(room: Room) -> None:
    assert room.player.pause(room.turn()) == Reply(directive=Stop())


def test_neither_the_stop_before_a_pause_nor_the_start_after_it_loses_the_place(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_started(room.turn(RECALL, 0))
    room.progress.record_stopped(room.turn(RECALL, 61_000))
    room.player.pause(room.turn())
    room.progress.record_started(room.turn(RECALL, 61_000))
    room.progress.record_stopped(room.turn(RECALL, 61_000))
    assert played(room.player.resume(room.turn())).offset_ms == 61_000


def test_a_pause_that_knows_no_place_does_not_shut_out_the_report_on_its_way(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    on_its_way = room.turn(RECALL, 61_000)
    room.player.pause(room.turn())
    room.progress.record_stopped(on_its_way)
    assert played(room.player.resume(room.turn())).offset_ms == 61_000


def test_a_late_report_never_overwrites_a_newer_one(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    late = room.turn(RECALL, 10_000)
    room.progress.record_stopped(room.turn(RECALL, 90_000))
    room.progress.record_stopped(late)
    room.progress.record_started(late)
    assert room.bookmark().offset_ms == 90_000


def test_the_end_of_what_was_replaced_does_not_move_the_bookmark_back(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.player.play(room.turn(RECALL, 30_000), "hand on heart")
    room.progress.record_stopped(room.turn(RECALL, 30_500))
    room.progress.record_finished(room.turn(RECALL, 30_500))
    assert (room.bookmark().release_id, room.bookmark().offset_ms) == (HEART.id, 0)


def test_a_new_version_goes_on_where_the_old_one_was_left(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_stopped(room.turn(RECALL, 61_000))
    edited = replace(RECALL, id="guided-recall.ffffffffffff", url="programmes/guided-recall/ffffffffffff.mp3")
    room.catalog = replace(CATALOG, releases=(edited, HEART))
    play = played(room.player.resume(room.turn()))
    assert (play.token, play.url, play.offset_ms) == (edited.id, BASE + edited.url, 61_000)


def test_an_old_version_that_still_plays_keeps_its_place_in_the_new_one(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    edited = replace(RECALL, id="guided-recall.ffffffffffff")
    room.catalog = replace(CATALOG, releases=(edited,))
    room.progress.record_stopped(room.turn(RECALL, 75_000))
    play = played(room.player.resume(room.turn()))
    assert (play.token, play.offset_ms) == (edited.id, 75_000)


def test_a_new_version_that_is_shorter_begins_again(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_stopped(room.turn(RECALL, 299_000))
    room.catalog = replace(CATALOG, releases=(replace(RECALL, duration_ms=200_000),))
    assert played(room.player.resume(room.turn())).offset_ms == 0


def test_a_programme_that_is_gone_gets_an_offer(room: Room) -> None:
    room.player.play(room.turn(), "hand on heart")
    room.catalog = replace(CATALOG, releases=(RECALL,))
    reply = room.player.resume(room.turn())
    assert phrases.NO_LONGER_HERE in reply.speech
    assert reply.session_state.offer == "guided-recall"


def test_resume_with_nothing_played_gets_an_offer(room: Room) -> None:
    assert room.player.resume(room.turn()).session_state.offer == "guided-recall"


def test_what_was_heard_to_the_end_begins_again(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_finished(room.turn(RECALL, 300_000))
    assert played(room.player.resume(room.turn())).offset_ms == 0


def test_a_stranger_token_is_passed_over(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    strange = replace(RECALL, id="somebody-elses.token", content_id="somebody-elses")
    for report in (
        room.progress.record_started,
        room.progress.record_stopped,
        room.progress.record_finished,
        room.progress.retry_failed,
    ):
        assert report(room.turn(strange, 9_000)) == Reply()
    assert room.progress.enqueue_next(room.turn(strange)) == Reply()
    assert (room.bookmark().release_id, room.bookmark().offset_ms) == (RECALL.id, 0)


# --- what comes after ---------------------------------------------------------------------------------------------


def test_a_talk_is_followed_by_the_next_talk(room: Room) -> None:
    room.player.play(room.turn(), "benefit one")
    play = played(room.progress.enqueue_next(room.turn(SETTLING, 100_000)))
    assert (play.token, play.enqueue_after, play.offset_ms) == (CUSHIONING.id, SETTLING.id, 0)


def test_the_last_talk_and_every_exercise_end_in_quiet(room: Room) -> None:
    for release in (MENDING, RECALL, HUG):
        room.player.play(room.turn(), release.content_id)
        assert room.progress.enqueue_next(room.turn(release, 80_000)) == Reply()


def test_nothing_plays_by_itself_after_an_introduction_or_a_trailer(room: Room) -> None:
    second = replace(INTRODUCTION, id="more.0123456789ab", content_id="more", position=1)
    room.catalog = replace(WIDE, releases=(*WIDE.releases, second, replace(second, kind="trailer")))
    for release in (INTRODUCTION, TRAILER):
        room.player.play(room.turn(), release.content_id)
        assert room.progress.enqueue_next(room.turn(release, 50_000)) == Reply()


def test_after_a_variant_next_is_what_follows_its_programme(room: Room) -> None:
    room.catalog = WIDE
    first = played(room.player.play(room.turn(), "guided recall with my grandmother"))
    assert first.title == "Guided Recall with a Grandparent"
    playing = next(each for each in WIDE.releases if each.id == first.token)
    assert played(room.player.play_next(room.turn(playing, 5_000))).token == HEART.id


def test_shuffle_is_declined_honestly(room: Room) -> None:
    assert room.player.decline_shuffle() == Reply(speech=phrases.NO_SHUFFLE)


# --- failures -----------------------------------------------------------------------------------------------------


def test_a_stream_that_fails_is_tried_again_where_it_failed_and_then_left(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    for _ in range(MAX_RETRIES):
        assert played(room.progress.retry_failed(room.turn(RECALL, 42_000))).offset_ms == 42_000
        room.progress.record_started(room.turn(RECALL, 42_000))
    for _ in range(20):
        assert room.progress.retry_failed(room.turn(RECALL, 42_000)) == Reply()
    assert played(room.player.resume(room.turn())).offset_ms == 42_000


def test_a_stream_that_fails_while_it_loads_leaves_the_listener_where_they_were(room: Room) -> None:
    room.progress.record_stopped(room.turn(RECALL, 42_000))
    room.player.resume(room.turn())
    assert played(room.progress.retry_failed(room.turn(RECALL, 0))).offset_ms == 42_000
    assert room.bookmark().offset_ms == 42_000


def test_asking_for_it_again_allows_new_tries(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    for _ in range(MAX_RETRIES + 1):
        room.progress.retry_failed(room.turn(RECALL, 42_000))
    room.player.resume(room.turn())
    assert isinstance(room.progress.retry_failed(room.turn(RECALL, 42_000)).directive, Play)


def test_a_failure_of_what_was_to_come_leaves_what_plays_alone(room: Room) -> None:
    room.player.play(room.turn(), "benefit one")
    assert room.progress.retry_failed(room.turn(CUSHIONING)) == Reply()
    assert room.bookmark().failures == 0


def test_a_listener_is_told_that_the_sound_was_lost(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    for _ in range(MAX_RETRIES + 1):
        room.progress.retry_failed(room.turn(RECALL, 42_000))
    assert phrases.SOUND_WAS_LOST in room.player.launch(room.turn()).speech


# --- conversation -------------------------------------------------------------------------------------------------


def test_the_first_launch_says_the_disclaimer_and_what_to_say(room: Room) -> None:
    reply = room.player.launch(room.turn())
    assert phrases.DISCLAIMER in reply.speech
    assert "play a guided recall meditation" in reply.speech
    assert not reply.ends_session


def test_a_welcome_names_no_programme_that_is_not_there(room: Room) -> None:
    room.catalog = replace(CATALOG, releases=(MENDING, HEART))
    assert "play the hand exercise" in room.player.launch(room.turn()).speech
    room.catalog = EMPTY
    for reply in (
        room.player.launch(room.turn()),
        room.player.give_help(room.turn()),
        room.player.say_not_understood(room.turn()),
    ):
        assert "recall meditation" not in reply.speech
        assert "you can ask, why does a hug help" in f"{reply.speech} {phrases.suggest_what_to_say(None)}".lower()
        assert "play something" not in reply.speech


def test_help_names_the_introduction_if_there_is_one(room: Room) -> None:
    assert "introduction" not in room.player.give_help(room.turn()).speech
    room.catalog = WIDE
    assert "play the introduction" in room.player.give_help(room.turn()).speech
    assert played(room.player.play(room.turn(), "the introduction")).token == INTRODUCTION.id


def test_later_launches_do_not_say_it_again(room: Room) -> None:
    room.player.launch(room.turn())
    reply = room.player.launch(room.turn())
    assert phrases.DISCLAIMER not in reply.speech
    assert not reply.ends_session


def test_a_launch_offers_to_go_on(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_stopped(room.turn(RECALL, 61_000))
    reply = room.player.launch(room.turn())
    assert "Guided Recall" in reply.speech
    assert reply.session_state.offer == RESUME
    assert played(room.player.accept_offer(room.turn(memory=reply.session_state))).offset_ms == 61_000


def test_no_to_going_on_asks_what_instead(room: Room) -> None:
    assert not room.player.decline_offer(room.turn(memory=SessionState(offer=RESUME))).ends_session


def test_a_launch_offers_nothing_that_was_heard_to_the_end(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_finished(room.turn(RECALL, 300_000))
    assert room.player.launch(room.turn()).session_state.offer == ""


def test_what_is_playing_is_named_with_what_is_left(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    reply = room.player.describe_playing(room.turn(RECALL, 180_000))
    assert "Guided Recall" in reply.speech
    assert "2 minutes" in reply.speech
    assert reply.ends_session


def test_what_played_last_is_offered_when_nothing_plays(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_stopped(room.turn(RECALL, 61_000))
    reply = room.player.describe_playing(room.turn())
    assert phrases.NOTHING_PLAYING in reply.speech
    assert reply.session_state.offer == RESUME


def test_nothing_was_ever_played(room: Room) -> None:
    assert phrases.NOTHING_PLAYING in room.player.describe_playing(room.turn()).speech
    assert phrases.NOTHING_PLAYING in room.queue.loop(room.turn(), on=True).speech
    assert phrases.NOTHING_PLAYED_YET in room.player.play_next(room.turn()).speech
    assert phrases.NOTHING_PLAYED_YET in room.player.start_over(room.turn()).speech


def tell_all(room: Room) -> list[Reply]:
    replies = [room.player.list_programmes()]
    while phrases.END_OF_LIST not in replies[-1].speech:
        replies.append(room.player.list_programmes(replies[-1].session_state.programmes))
    return replies


def test_the_list_names_every_programme_in_its_order_in_breaths_of_four(room: Room) -> None:
    replies = tell_all(room)
    told = [each for reply in replies for each in reply.session_state.programmes]
    assert told == [each.content_id for each in (RECALL, HEART, HUG, SETTLING, CUSHIONING, MENDING)]
    assert [len(each.session_state.programmes) for each in replies] == [4, 2]
    assert "Say more, or the name of one." in replies[0].speech
    assert "The talks are: Settling." in replies[0].speech
    assert replies[1].speech == f"Then come: Cushioning; and Mending & Minding. {phrases.END_OF_LIST} {phrases.WHICH}"


def test_the_list_names_no_variant_and_nothing_behind_a_gate(room: Room) -> None:
    room.catalog = WIDE
    speech = " ".join(each.speech for each in tell_all(room))
    assert "Rewire" not in speech
    assert "with a" not in speech
    assert "Guided Recall, Ten Minutes" in speech


def test_at_the_end_of_the_list_more_says_so(room: Room) -> None:
    end = tell_all(room)[-1]
    assert room.player.list_programmes(end.session_state.programmes).speech == f"{phrases.END_OF_LIST} {phrases.WHICH}"


def test_what_is_not_understood_twice_may_have_been_a_cry_for_help(room: Room) -> None:
    memory, said = SessionState(), []
    for _ in range(4):
        reply = room.player.say_not_understood(replace(room.turn(), session_state=memory))
        memory = reply.session_state
        said.append(phrases.WHO_CAN_I_CALL in reply.speech)
    assert said == [False, True, False, False]


def test_an_open_reply_asks_and_a_closed_one_does_not(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    player, turn = room.player, room.turn
    replies = [
        player.launch(turn()),
        player.give_help(turn()),
        player.say_not_understood(turn()),
        player.list_programmes(),
        player.resume(turn()),
    ]
    replies += [
        player.describe_playing(turn()),
        room.queue.loop(turn(), on=True),
        player.decline_shuffle(),
        player.pause(turn()),
    ]
    replies += [
        player.play(turn(), "whale song"),
        player.play(turn(), "a hug"),
        player.accept_offer(turn()),
        player.decline_offer(turn()),
    ]
    for reply in replies:
        assert reply.ends_session != reply.speech.endswith("?")
        assert not (isinstance(reply.directive, Play) and reply.reprompt)


def test_a_listener_is_not_told_of_anothers_place(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    other = replace(room.turn(), listener="somebody else")
    assert phrases.DISCLAIMER in room.player.launch(other).speech


def test_the_state_follows_the_reports(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    states = []
    for report in (room.progress.record_started, room.progress.record_stopped, room.progress.record_finished):
        report(room.turn(RECALL, 1_000))
        states.append(room.bookmark().state)
    assert states == [PlaybackState.PLAYING, PlaybackState.STOPPED, PlaybackState.FINISHED]


# --- wordings ---------------------------------------------------------------------------------------------------


def make_worker(bookmarks: MemoryBookmarks) -> Player:
    """Another process, which has the bookmarks alone in common with the others."""
    return Player(PlaybackTracker(lambda: CATALOG, bookmarks, str))


def test_no_beginning_is_worded_like_the_last_one_whichever_process_and_device_it_is(room: Room) -> None:
    turns = [replace(room.turn(), device=f"device {number % 2}") for number in range(9)]
    said = [make_worker(room.bookmarks).play(turn, "guided recall").speech for turn in turns]
    assert all(one != next_ for one, next_ in pairwise(said))


def test_no_welcome_is_worded_like_the_last_one_whichever_process_it_is(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    said = [make_worker(room.bookmarks).launch(room.turn()).speech for _ in range(6)]
    assert all(one != next_ for one, next_ in pairwise(said))


def test_a_report_of_another_programme_keeps_how_often_it_was_said(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_started(room.turn(HEART))
    assert "Here is" not in make_worker(room.bookmarks).play(room.turn(), "guided recall").speech


def test_who_was_forgotten_is_greeted_as_if_for_the_first_time(room: Room) -> None:
    first = room.player.play(room.turn(), "guided recall").speech
    room.progress.forget(room.turn())
    assert room.player.play(room.turn(), "guided recall").speech == first


def test_who_was_forgotten_by_one_process_is_unknown_to_the_others(room: Room) -> None:
    one, other = (PlaybackTracker(lambda: CATALOG, room.bookmarks, str) for _ in range(2))
    Player(other).play(room.turn(), "guided recall")
    goodbyes = [Player(other).leave(room.turn()).speech for _ in range(2)]
    one.forget(room.turn())
    other.record_stopped(room.turn(RECALL, 61_000))
    assert not other.load_state(room.turn()).is_known
    assert Player(other).leave(room.turn()).speech == goodbyes[0]
    assert not other.load_state(room.turn()).is_known


# --- a queue ----------------------------------------------------------------------------------------------------


def test_a_queue_ends_where_it_ends_also_with_a_talk(room: Room) -> None:
    room.player.play(room.turn(), "two talks")
    room.progress.record_started(room.turn(SETTLING))
    following = room.progress.enqueue_next(room.turn(SETTLING, 1_000))
    assert played(following).token == CUSHIONING.id
    room.progress.record_started(room.turn(CUSHIONING))
    assert room.progress.enqueue_next(room.turn(CUSHIONING, 1_000)).directive is None


def test_the_one_before_in_a_queue_is_followed_by_the_rest_of_it(room: Room) -> None:
    room.player.play(room.turn(), "all the exercises")
    room.progress.record_started(room.turn(HEART))
    assert played(room.player.play_previous(room.turn(HEART, 1_000))).token == RECALL.id
    room.progress.record_started(room.turn(RECALL))
    assert played(room.progress.enqueue_next(room.turn(RECALL, 1_000))).token == HEART.id


def test_a_device_without_sound_hears_nothing_of_what_follows(room: Room) -> None:
    assert "follow" not in room.player.play(replace(room.turn(), can_play=False), "all the talks").speech
