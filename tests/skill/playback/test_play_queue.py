"""What comes after a programme: a loop, a sleep timer, and the player's queue, which is changed at once."""

from dataclasses import replace

import pytest

from skill import phrases
from skill.phrases import while_playing
from skill.playback.tokens import name_next_round, parse_release_id
from skill.reply import ClearQueue, Play, Reply
from tests.catalogs import CATALOG, CUSHIONING, HEART, MENDING, MINUTE_MS, RECALL, SETTLING
from tests.skill.playback.room import Room, played


@pytest.fixture
def room() -> Room:
    return Room()


# --- loop ---------------------------------------------------------------------------------------------------------


def test_a_loop_enqueues_the_programme_at_once_as_another_round(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    play = played(room.queue.loop(room.turn(RECALL, 1_000), on=True))
    assert parse_release_id(play.token) == RECALL.id
    assert play.token != RECALL.id
    assert play.replaces_queue
    assert play.offset_ms == 0


def test_every_round_has_a_token_of_its_own(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    tokens = [RECALL.id, played(room.queue.loop(room.turn(RECALL, 1_000), on=True)).token]
    for _ in range(3):
        room.progress.record_finished(room.turn(tokens[-2], RECALL.duration_ms))
        room.progress.record_started(room.turn(tokens[-1], 0))
        play = played(room.progress.enqueue_next(room.turn(tokens[-1], 500)))
        assert play.enqueue_after == tokens[-1]
        tokens.append(play.token)
    assert len(set(tokens)) == len(tokens)
    assert {parse_release_id(token) for token in tokens} == {RECALL.id}
    assert room.bookmark().release_id == RECALL.id


def test_a_player_that_asked_before_the_loop_was_wanted_and_one_that_asks_later_play_the_same(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    assert room.progress.enqueue_next(room.turn(RECALL, 300)) == Reply()
    at_once = played(room.queue.loop(room.turn(RECALL, MINUTE_MS), on=True))
    later = played(room.progress.enqueue_next(room.turn(RECALL, 4 * MINUTE_MS)))
    assert (later.token, later.enqueue_after) == (at_once.token, RECALL.id)


def test_the_place_in_a_later_round_is_kept(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    token = played(room.queue.loop(room.turn(RECALL, 1_000), on=True)).token
    room.progress.record_started(room.turn(token, 0))
    room.progress.record_stopped(room.turn(token, 42_000))
    play = played(room.player.resume(room.turn()))
    assert (play.token, play.offset_ms) == (RECALL.id, 42_000)
    assert room.bookmark().loops


def test_a_loop_that_is_switched_off_clears_the_queue_and_enqueues_nothing_more(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.queue.loop(room.turn(RECALL, 1_000), on=True)
    assert room.queue.loop(room.turn(RECALL, 2_000), on=False) == Reply(speech=phrases.LOOP_OFF, directive=ClearQueue())
    assert room.progress.enqueue_next(room.turn(RECALL, 290_000)) == Reply()


def test_a_talk_that_loops_no_more_is_followed_by_the_next_talk(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    assert parse_release_id(played(room.queue.loop(room.turn(SETTLING, 1_000), on=True)).token) == SETTLING.id
    reply = room.queue.loop(room.turn(SETTLING, 2_000), on=False)
    assert played(reply).token == CUSHIONING.id
    assert played(reply).replaces_queue
    assert reply.speech == while_playing.NEXT_FOLLOWS


def test_a_loop_may_be_wished_for_before_it_goes_on(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.progress.record_stopped(room.turn(RECALL, 60_000))
    assert room.queue.loop(room.turn(), on=True).directive is None
    assert room.bookmark().loops


def test_a_loop_ends_where_a_gate_has_come_since(room: Room) -> None:
    room.player.play(room.turn(), "hand on heart")
    room.queue.loop(room.turn(HEART, 1_000), on=True)
    gated = replace(HEART, gate="Say continue, or say skip.")
    room.catalog = replace(CATALOG, releases=(RECALL, gated))
    assert room.progress.enqueue_next(room.turn(HEART, 110_000)) == Reply()
    assert room.queue.loop(room.turn(HEART, 111_000), on=True) == Reply(speech=phrases.NO_LOOP)


def test_a_loop_does_not_pass_to_another_programme(room: Room) -> None:
    room.player.play(room.turn(), "guided recall")
    room.queue.loop(room.turn(RECALL, 1_000), on=True)
    room.player.play(room.turn(RECALL, 2_000), "hand on heart")
    assert not room.bookmark().loops


def test_a_loop_of_nothing_is_an_offer(room: Room) -> None:
    for on in (True, False):
        assert phrases.NOTHING_PLAYING in room.queue.loop(room.turn(), on=on).speech


# --- stop after this one, stop in ten minutes -------------------------------------------------------------------------


def test_stop_after_this_one_clears_the_queue_and_ends_a_loop(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    room.queue.loop(room.turn(SETTLING, 1_000), on=True)
    reply = room.queue.stop_after_this(room.turn(SETTLING, 2_000))
    assert reply == Reply(speech=while_playing.STOP_AFTER_THIS, directive=ClearQueue())
    assert room.progress.enqueue_next(room.turn(SETTLING, 100_000)) == Reply()
    assert not room.bookmark().loops


def test_stop_after_this_one_is_over_when_something_else_is_asked_for(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    room.queue.stop_after_this(room.turn(SETTLING, 2_000))
    room.player.play(room.turn(SETTLING, 3_000), "cushioning")
    assert played(room.progress.enqueue_next(room.turn(CUSHIONING, 100))).token == MENDING.id


@pytest.mark.parametrize(("minutes", "follows"), [(1, False), (2.4, False), (3.5, True), (10, True)])
def test_a_timer_ends_at_the_programme_end_that_is_nearest(room: Room, minutes: float, *, follows: bool) -> None:
    room.player.play(room.turn(), "settling")
    reply = room.queue.stop_in(room.turn(SETTLING, 0), round(minutes * MINUTE_MS))
    assert isinstance(reply.directive, Play if follows else ClearQueue)
    assert isinstance(room.progress.enqueue_next(room.turn(SETTLING, 500)).directive, Play) == follows


def test_a_timer_goes_on_with_what_follows_and_ends_there(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    room.queue.stop_in(room.turn(SETTLING, 0), 4 * MINUTE_MS)
    room.progress.record_finished(room.turn(SETTLING, SETTLING.duration_ms))
    room.at_ms += 2 * MINUTE_MS
    room.progress.record_started(room.turn(CUSHIONING, 0))
    assert room.progress.enqueue_next(room.turn(CUSHIONING, 500)) == Reply()


def test_a_timer_outlives_what_is_asked_for_while_it_runs_and_no_longer(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    room.queue.stop_in(room.turn(SETTLING, 0), MINUTE_MS)
    room.player.play(room.turn(SETTLING, 5_000), "cushioning")
    assert room.progress.enqueue_next(room.turn(CUSHIONING, 500)) == Reply()
    room.at_ms += 60 * MINUTE_MS
    room.player.play(room.turn(), "settling")
    assert played(room.progress.enqueue_next(room.turn(SETTLING, 500))).token == CUSHIONING.id


def test_a_timer_ends_a_loop_in_time(room: Room) -> None:
    room.player.play(room.turn(), "hand on heart")
    room.queue.loop(room.turn(HEART, 0), on=True)
    room.queue.stop_in(room.turn(HEART, 0), 6 * MINUTE_MS)
    rounds, token = 1, HEART.id
    while isinstance(play := room.progress.enqueue_next(room.turn(token, 0)).directive, Play):
        room.at_ms += HEART.duration_ms
        token, rounds = play.token, rounds + 1
    assert rounds == 3


def test_a_timer_can_be_cancelled(room: Room) -> None:
    room.player.play(room.turn(), "settling")
    room.queue.stop_in(room.turn(SETTLING, 0), MINUTE_MS)
    reply = room.queue.cancel_timer(room.turn(SETTLING, 1_000))
    assert (reply.speech, played(reply).token) == (while_playing.TIMER_CANCELLED, CUSHIONING.id)
    assert room.queue.cancel_timer(room.turn(SETTLING, 2_000)).speech == while_playing.NO_TIMER_SET


def test_a_timer_for_nothing_is_an_offer(room: Room) -> None:
    assert phrases.NOTHING_PLAYING in room.queue.stop_in(room.turn(), MINUTE_MS).speech
    assert phrases.NOTHING_PLAYING in room.queue.stop_after_this(room.turn()).speech


# --- tokens -------------------------------------------------------------------------------------------------------


def test_a_round_is_counted_up_and_a_strange_one_begins_anew() -> None:
    assert name_next_round("a.0") == "a.0#1"
    assert name_next_round("a.0#9") == "a.0#10"
    assert name_next_round("a.0#x") == "a.0#1"
