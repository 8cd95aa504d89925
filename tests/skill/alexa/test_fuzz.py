"""Requests with anything in them are answered or refused, and nothing that was said is written down."""

import logging
from collections import Counter

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skill.alexa.model import build_interaction_model
from tests.catalogs import WIDE
from tests.skill.alexa.conftest import Post
from tests.skill.alexa.envelopes import Json
from tests.skill.alexa.fuzz import MARK, Maker, fuzz, list_intents

SEED = 14
REQUESTS = 300

MAKER = Maker(SEED, list_intents(build_interaction_model(WIDE)), [each.id for each in WIDE.releases])


def test_whatever_is_in_a_request_it_is_answered_or_refused_and_no_word_is_logged(post: Post) -> None:
    outcome = fuzz(MAKER, range(REQUESTS), post)
    assert outcome.statuses.keys() == {200, 400}
    assert outcome.statuses[200] > REQUESTS / 2
    assert (outcome.apologies, outcome.errors, outcome.leaks) == ([], [], [])


def test_the_same_seed_makes_the_same_requests_and_each_is_another() -> None:
    made = [_without_time(MAKER.make(number)) for number in range(40)]
    assert made == [_without_time(MAKER.make(number)) for number in range(40)]
    assert len({str(each) for each in made}) == 40


def test_most_kinds_of_requests_are_made() -> None:
    requests = [MAKER.make(number).get("request") for number in range(400)]
    kinds = Counter(str(each.get("type")) for each in requests if isinstance(each, dict))
    assert {"IntentRequest", "LaunchRequest", "CanFulfillIntentRequest", "AudioPlayer.PlaybackFailed"} <= kinds.keys()
    assert len(kinds) > 20


def test_a_failure_and_a_word_that_is_logged_would_be_seen(client: FlaskClient) -> None:
    def post(_: Json) -> TestResponse:
        logging.getLogger("skill").error("it failed")
        logging.getLogger("skill").debug("somebody said %s", MARK)
        return client.get("/healthz")

    outcome = fuzz(MAKER, range(1), post)
    assert (outcome.errors, outcome.leaks) == (["it failed"], [f"somebody said {MARK}"])


def _without_time(found: Json) -> Json:
    request = found.get("request")
    return {**found, "request": {**request, "timestamp": ""}} if isinstance(request, dict) else found
