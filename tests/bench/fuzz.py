"""Fuzz: ten thousand requests with anything in them, signed, to the skill with the built-in content."""

from pathlib import Path
from time import perf_counter

from werkzeug.test import TestResponse

from skill.alexa.model import build_interaction_model
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.dialogues.served import BuiltIn, publish, serve
from tests.skill.alexa.envelopes import Json
from tests.skill.alexa.fuzz import Maker, Outcome, fuzz, list_intents
from tests.skill.alexa.signing import encoded, headers

ABOUT = "3 minutes"

SEED = 14

_REQUESTS, _QUICK_REQUESTS = 10_000, 200


def figures(run: Run) -> tuple[Figure, ...]:
    """Sent one after another by forty listeners."""
    count = _QUICK_REQUESTS if run.quick else _REQUESTS
    with run.folder() as store, run.folder() as folder:
        begun = perf_counter()
        outcome = _send(publish(store), folder, count)
        took_s = perf_counter() - begun
    for line in (*outcome.errors[:5], *outcome.leaks[:5]):
        run.tell(line)
    statuses = outcome.statuses
    return (
        Figure(what=f"requests that are answered, of {count}; seed {SEED}", measured=statuses[200], at_least=count / 2),
        Figure(what="… that are refused with 400", measured=statuses[400]),
        Figure(what="… that get any other status", measured=count - statuses[200] - statuses[400], at_most=0),
        Figure(what="… that get an apology, because something failed", measured=len(outcome.apologies), at_most=0),
        Figure(what="errors in the log", measured=len(outcome.errors), at_most=0),
        Figure(what="lines of the log that have a listener's word", measured=len(outcome.leaks), at_most=0),
        Figure(what="all of it, wall", measured=took_s, unit="s"),
    )


def _send(content: BuiltIn, folder: Path, count: int) -> Outcome:
    intents = list_intents(build_interaction_model(content.catalog))
    maker = Maker(SEED, intents, [each.id for each in content.catalog.releases])
    with serve(content, folder, local=False) as served:

        def post(found: Json) -> TestResponse:
            served.clock.set_right()
            body = encoded(found)
            return served.client.post("/alexa", data=body, headers=headers(body))

        return fuzz(maker, range(count), post)
