"""Local replays: a request that comes twice within minutes is carried out once, for the speaker on this machine too."""

import json
from collections.abc import Callable

from skill.alexa.json_values import Envelope, get_text
from skill.alexa.security.replay_cache import ReplayCache


def answer_each_once(answer: Callable[[Envelope], Envelope]) -> Callable[[Envelope], Envelope]:
    """Wrap the function so that a repeated request gets the first one's answer, as at Alexa's endpoint."""
    cache = ReplayCache()

    def answer_once(envelope: Envelope) -> Envelope:
        request_id = get_text(envelope, "request", "requestId")
        if not request_id:
            return answer(envelope)
        found: Envelope = json.loads(cache.answer_once(request_id, lambda: json.dumps(answer(envelope)).encode()))
        return found

    return answer_once
