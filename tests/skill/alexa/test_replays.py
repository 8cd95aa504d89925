"""A request that comes twice is answered twice and done once."""

import os
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import partial

import pytest

from skill.alexa.security.replay_cache import MAX_CACHED, ReplayCache
from skill.alexa.security.shared_answers import MAX_BYTES
from tests.skill.alexa.conftest import Post
from tests.skill.alexa.envelopes import RECALL_ID, envelope, failure, intent


class Counted:
    """An answer that says how often it was given."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return str(self.times).encode()


def test_a_repeated_request_gets_the_same_answer_and_does_nothing_twice() -> None:
    replays, answer = ReplayCache(), Counted()
    assert [replays.answer_once("r1", answer) for _ in range(5)] == [b"1"] * 5
    assert replays.answer_once("r2", answer) == b"2"


def test_two_at_the_same_moment_are_done_once() -> None:
    replays, answer, go = ReplayCache(), Counted(), threading.Event()

    def slow() -> bytes:
        go.wait(5)
        return answer()

    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(replays.answer_once, "r1", slow) for _ in range(8)]
        go.set()
        assert {call.result() for call in calls} == {b"1"}


def test_nobody_waits_for_an_answer_that_never_comes() -> None:
    replays, began, go = ReplayCache(), threading.Event(), threading.Event()

    def broken() -> bytes:
        began.set()
        go.wait(5)
        raise ZeroDivisionError

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(replays.answer_once, "r1", broken)
        began.wait(5)
        second = pool.submit(replays.answer_once, "r1", broken)
        go.set()
        assert isinstance(first.exception(5), ZeroDivisionError)
        assert isinstance(second.exception(5), (ZeroDivisionError, CancelledError))


def test_an_old_answer_is_forgotten() -> None:
    now_s = [0.0]
    replays, answer = ReplayCache(lambda: now_s[0]), Counted()
    replays.answer_once("r1", answer)
    now_s[0] = 299.0  # a request is of now for 150 s either way
    assert replays.answer_once("r1", answer) == b"1"
    now_s[0] = 301.0
    assert replays.answer_once("r1", answer) == b"2"


def test_what_is_remembered_is_bounded() -> None:
    replays, answer = ReplayCache(), Counted()
    n_requests = 4 * MAX_CACHED
    for number in range(n_requests):
        replays.answer_once(f"r{number}", answer)
    assert replays.answer_once(f"r{n_requests - 1}", answer) == str(n_requests).encode()
    assert replays.answer_once("r0", answer) == str(n_requests + 1).encode()


def test_the_latest_answers_are_found_whatever_their_ids_are() -> None:
    replays, answer = ReplayCache(), Counted()
    for number in range(MAX_CACHED):
        replays.answer_once(f"r{number}", answer)
    for number in range(MAX_CACHED - MAX_CACHED // 4, MAX_CACHED):
        assert replays.answer_once(f"r{number}", answer) == str(number + 1).encode()


LENGTHS = (0, 1, *range(1_470, 1_550), MAX_BYTES - 1, MAX_BYTES)


def test_answers_of_all_lengths_are_kept_beside_one_another() -> None:
    replays = ReplayCache()
    ids = [f"r{number}" for number in range(MAX_CACHED // 4)]
    answers = [
        replays.answer_once(each, partial(os.urandom, LENGTHS[number % len(LENGTHS)]))
        for number, each in enumerate(ids)
    ]
    assert [replays.answer_once(each, Counted()) for each in ids] == answers


def test_an_answer_may_take_the_place_of_a_longer_or_a_shorter_one() -> None:
    now_s = [0.0]
    replays = ReplayCache(lambda: now_s[0])
    for length in (10, 20_000, 10, 1_400, 30_000, 1_400, 10):
        now_s[0] += 301.0
        answer = replays.answer_once("r1", partial(os.urandom, length))
        assert len(answer) == length
        assert replays.answer_once("r1", Counted()) == answer


def test_over_the_web_a_failure_reported_twice_counts_once(post: Post) -> None:
    post(envelope(intent("PlayIntent"), request_id="play"))
    first = [post(envelope(failure(RECALL_ID, 9_000), request_id="failed")).data for _ in range(10)]
    assert len(set(first)) == 1
    assert b"AudioPlayer.Play" in post(envelope(failure(RECALL_ID, 9_000), request_id="failed again")).data


@pytest.mark.parametrize("request_id", [None, 7, [], {}])
def test_a_request_without_a_name_is_still_answered(post: Post, request_id: object) -> None:
    found = envelope(intent("AMAZON.HelpIntent"))
    found["request"]["requestId"] = request_id
    assert post(found).status_code == 200
