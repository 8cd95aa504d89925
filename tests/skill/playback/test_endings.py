"""Early endings: a sleep timer ends a programme in one of its silences, and the rest waits for another day."""

from dataclasses import replace

import pytest

from skill import phrases
from skill.phrases import while_playing
from skill.playback.bookmarks.bookmarks import PlaybackState
from skill.playback.endings import choose_ending
from skill.playback.seeker import Seeker
from skill.playback.tokens import limit_offset_ms, name_ending, name_next_round, parse_ending_place_ms, parse_release_id
from skill.playback.transcripts import Transcripts
from skill.reply import ClearQueue, Play, Reply
from tests.catalogs import CATALOG, FADE_MS, HEART, MINUTE_MS, TEN, with_endings
from tests.skill.playback.room import BASE, Room, played

LONG = with_endings(TEN, 2, 4, 6, 8)
NIGHT = replace(CATALOG, releases=(*CATALOG.releases, LONG))
DAY_MS = 24 * 60 * MINUTE_MS


@pytest.fixture
def room() -> Room:
    room = Room(NIGHT)
    room.player.play(room.turn(), LONG.names[0])
    return room


def seeker(room: Room) -> Seeker:
    return Seeker(room.progress, lambda: room.catalog, Transcripts(lambda _: b""))


def set_timer(room: Room, minutes: float, *, at_minutes: float = 0) -> Play:
    """Ask for it at a place of the programme; what plays then."""
    reply = room.queue.stop_in(room.turn(LONG, round(at_minutes * MINUTE_MS)), round(minutes * MINUTE_MS))
    return played(reply)


def minutes_of(token: str) -> float | None:
    place_ms = parse_ending_place_ms(token)
    return None if place_ms is None else place_ms / MINUTE_MS


# --- which one ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "asked", "ends"), [(0, 2, 2), (0, 2.1, 2), (0, 2.5, 4), (0.5, 5, 6), (3, 3, 6), (1.9, 1, 4), (0, 8, 8)]
)
def test_it_ends_in_the_next_silence_and_hardly_ever_before_the_time(at: float, asked: float, ends: float) -> None:
    ending = choose_ending(LONG, round(at * MINUTE_MS), 0, round(asked * MINUTE_MS))
    assert ending is not None
    assert ending.place_ms == ends * MINUTE_MS


@pytest.mark.parametrize(("at", "asked"), [(0, 9.5), (0, 600), (8.5, 1), (0, 0), (5, -1)])
def test_after_the_last_silence_the_programme_itself_ends(at: float, asked: float) -> None:
    assert choose_ending(LONG, round(at * MINUTE_MS), 0, round(asked * MINUTE_MS)) is None


def test_a_programme_without_endings_plays_to_its_end(room: Room) -> None:
    room.player.play(room.turn(), "hand on heart")
    reply = room.queue.stop_in(room.turn(HEART, 10_000), MINUTE_MS)
    assert reply.directive == ClearQueue()
    assert "when this one ends" in reply.speech


# --- the stream ---------------------------------------------------------------------------------------------------


def test_the_stream_that_ends_early_plays_at_once_at_the_same_place(room: Room) -> None:
    play = set_timer(room, 5, at_minutes=0.5)
    assert play.url == BASE + LONG.endings[2].url
    assert (play.offset_ms, play.enqueue_after, play.replaces_queue) == (30_000, None, False)
    assert parse_release_id(play.token) == LONG.id


def test_a_listener_is_told_when_it_will_be_really(room: Room) -> None:
    reply = room.queue.stop_in(room.turn(LONG, 30_000), 5 * MINUTE_MS)
    assert reply.speech == while_playing.fade_out_in("five and a half minutes")
    assert reply.ends_session


def test_nothing_follows_it(room: Room) -> None:
    token = set_timer(room, 5).token
    assert room.progress.enqueue_next(room.turn(token, 1_000)) == Reply()
    assert room.progress.record_finished(room.turn(token, 6 * MINUTE_MS + FADE_MS)) == Reply()


def test_a_failure_of_it_is_tried_again_with_the_same_stream(room: Room) -> None:
    play = set_timer(room, 5)
    room.progress.record_started(room.turn(play.token, 0))
    again = played(room.progress.retry_failed(room.turn(play.token, 50_000)))
    assert (again.token, again.url, again.offset_ms) == (play.token, play.url, 50_000)


def test_a_catalog_that_has_lost_the_ending_still_tells_which_programme_it_was(room: Room) -> None:
    token = set_timer(room, 5).token
    room.catalog = replace(NIGHT, releases=(replace(LONG, id="guided-recall-ten.fedcba", endings=()),))
    room.progress.record_finished(room.turn(token, 6 * MINUTE_MS + FADE_MS))
    assert played(room.player.resume(room.turn())).offset_ms == 6 * MINUTE_MS


# --- the next day -------------------------------------------------------------------------------------------------


def test_the_next_day_the_whole_programme_goes_on_where_it_faded_out(room: Room) -> None:
    token = set_timer(room, 5).token
    room.progress.record_started(room.turn(token, 0))
    room.progress.record_finished(room.turn(token, 6 * MINUTE_MS + FADE_MS))
    assert room.bookmark().state is PlaybackState.STOPPED
    room.at_ms += DAY_MS
    assert phrases.offer_resume(LONG) in room.player.launch(room.turn()).speech
    play = played(room.player.resume(room.turn()))
    assert (play.token, play.url, play.offset_ms) == (LONG.id, BASE + LONG.url, 6 * MINUTE_MS)


def test_who_is_still_awake_when_it_is_over_hears_the_rest(room: Room) -> None:
    token = set_timer(room, 5).token
    room.progress.record_finished(room.turn(token, 6 * MINUTE_MS + FADE_MS))
    assert played(room.player.resume(room.turn())).token == LONG.id
    assert room.queue.cancel_timer(room.turn()).speech == while_playing.NO_TIMER_SET


def test_whoever_stops_it_in_the_fade_misses_nothing_later(room: Room) -> None:
    token = set_timer(room, 5).token
    room.progress.record_stopped(room.turn(token, 6 * MINUTE_MS + 5_000))
    room.at_ms += DAY_MS
    assert played(room.player.resume(room.turn())).offset_ms == 6 * MINUTE_MS


def test_a_timer_of_another_day_ends_nothing(room: Room) -> None:
    token = set_timer(room, 5).token
    room.progress.record_started(room.turn(token, 0))
    room.at_ms += DAY_MS  # the speaker was unplugged: no report came, and it still names that stream
    there = replace(room.turn(token, 6 * MINUTE_MS), is_current=False)
    assert played(room.player.resume(there)).token == LONG.id


# --- while it runs ------------------------------------------------------------------------------------------------


def test_how_long_is_left_is_the_time_until_it_fades_out(room: Room) -> None:
    token = set_timer(room, 5).token
    assert seeker(room).say_time_left(room.turn(token, 3 * MINUTE_MS)).speech == while_playing.format_time_left(
        3 * MINUTE_MS
    )
    assert room.player.describe_playing(room.turn(token, 3 * MINUTE_MS)).speech == phrases.describe_playing(
        LONG, 3 * MINUTE_MS
    )


def test_a_timer_that_is_taken_back_brings_the_whole_programme_at_the_same_place(room: Room) -> None:
    token = set_timer(room, 5).token
    reply = room.queue.cancel_timer(room.turn(token, 3 * MINUTE_MS))
    assert reply.speech == while_playing.TIMER_CANCELLED
    assert (played(reply).token, played(reply).offset_ms) == (LONG.id, 3 * MINUTE_MS)
    assert room.bookmark().stop_at_ms == 0


def test_stop_after_this_one_brings_the_whole_programme_and_nothing_after_it(room: Room) -> None:
    token = set_timer(room, 5).token
    reply = room.queue.stop_after_this(room.turn(token, 3 * MINUTE_MS))
    assert (reply.speech, played(reply).token) == (while_playing.STOP_AFTER_THIS, LONG.id)
    assert room.progress.enqueue_next(room.turn(LONG, 9 * MINUTE_MS)) == Reply()


@pytest.mark.parametrize(("minutes", "ends"), [(1, 4), (3, 6), (60, None)])
def test_another_timer_counts_instead(room: Room, minutes: float, ends: float | None) -> None:
    token = set_timer(room, 5).token
    reply = room.queue.stop_in(room.turn(token, 3 * MINUTE_MS), round(minutes * MINUTE_MS))
    assert minutes_of(played(reply).token) == ends
    assert played(reply).offset_ms == 3 * MINUTE_MS


def test_after_a_pause_the_timer_still_counts(room: Room) -> None:
    token = set_timer(room, 5).token
    room.player.pause(room.turn(token, MINUTE_MS))
    room.progress.record_stopped(room.turn(token, MINUTE_MS))
    room.at_ms += 30_000
    play = played(room.player.resume(room.turn()))
    assert (minutes_of(play.token), play.offset_ms) == (6, MINUTE_MS)


def test_after_a_long_pause_the_timer_is_over(room: Room) -> None:
    token = set_timer(room, 5).token
    room.progress.record_stopped(room.turn(token, MINUTE_MS))
    room.at_ms += 20 * MINUTE_MS
    assert played(room.player.resume(room.turn())).token == LONG.id


@pytest.mark.parametrize(("by_ms", "ends"), [(-30_000, 6), (10_000, 6), (100_000, 8), (150_000, None)])
def test_after_a_skip_it_ends_in_the_silence_that_comes_in_time(room: Room, by_ms: int, ends: float | None) -> None:
    token = set_timer(room, 5).token
    play = played(seeker(room).skip(room.turn(token, 2 * MINUTE_MS), by_ms))
    assert (minutes_of(play.token), play.offset_ms) == (ends, 2 * MINUTE_MS + by_ms)


def test_a_step_back_in_the_fade_ends_in_the_same_silence_again(room: Room) -> None:
    token = set_timer(room, 5).token
    play = played(seeker(room).skip(room.turn(token, 6 * MINUTE_MS + 2_000), -15_000))
    assert (minutes_of(play.token), play.offset_ms) == (6, 6 * MINUTE_MS - 15_000)


def test_another_programme_ends_in_a_silence_too(room: Room) -> None:
    room.player.play(room.turn(LONG, 0), "hand on heart")
    room.queue.stop_in(room.turn(HEART, 0), 5 * MINUTE_MS)
    assert minutes_of(played(room.player.play(room.turn(HEART, 5_000), LONG.names[0])).token) == 6


def test_a_loop_that_is_wished_for_waits_for_another_day(room: Room) -> None:
    token = set_timer(room, 5).token
    reply = room.queue.loop(room.turn(token, 3 * MINUTE_MS), on=True)
    assert reply.directive == ClearQueue()
    assert reply.speech == while_playing.stop_at_its_end(3 * MINUTE_MS)


def test_what_follows_ends_in_a_silence_if_the_timer_is_due_in_it(room: Room) -> None:
    room.queue.loop(room.turn(LONG, 0), on=True)
    room.queue.stop_in(room.turn(LONG, 0), 16 * MINUTE_MS)
    room.at_ms += 9 * MINUTE_MS
    play = played(room.progress.enqueue_next(room.turn(LONG, 9 * MINUTE_MS)))
    assert play.token == name_ending(f"{LONG.id}#1", 6 * MINUTE_MS)
    assert play.enqueue_after == LONG.id


# --- tokens -------------------------------------------------------------------------------------------------------


def test_a_token_tells_the_programme_the_round_and_the_place() -> None:
    for token, rounds in {"a.0": "a.0#1", "a.0#3": "a.0#4"}.items():
        named = name_ending(token, 240_000)
        assert (parse_release_id(named), parse_ending_place_ms(named)) == ("a.0", 240_000)
        assert name_next_round(named) == rounds
        assert (limit_offset_ms(named, 250_000), limit_offset_ms(named, 1)) == (240_000, 1)
    assert [parse_ending_place_ms(token) for token in ("a.0", "a.0#2", "a.0#2~x", "")] == [None] * 4
