"""Lambda handler: answers what AWS Lambda hands over, with the same app as a server.

A Function URL hands over a request of HTTP, which is verified by its signature. Alexa itself may also invoke the
function: then the event is Alexa's request, AWS has let the caller through, and the skill's id is checked.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from apig_wsgi import make_lambda_handler

from skill.app import ALEXA, LoadedCatalog, create_app, create_shared_parts
from skill.fresh_catalog import FreshCatalog
from skill.settings import MEMORY, SECRET_VARIABLE, Settings, parse_skill_ids, read_roots_and_proxy

Json = dict[str, Any]
Handler = Callable[[Json, object], Json]

_OF_HTTP = "requestContext"
"""What every event of a Function URL has, and no request of Alexa's: AWS writes it, not the client."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings of the function; SettingsError or KeyError says what is wrong or missing."""
    roots, proxy = read_roots_and_proxy(environment)
    return Settings(
        catalog=environment["WARM_RECALL_CATALOG"],
        state=environment.get("WARM_RECALL_STATE", MEMORY),
        kept=Path(tempfile.gettempdir()) / "warm-recall",
        secret=environment.get(SECRET_VARIABLE, ""),
        skill_ids=parse_skill_ids(environment.get("WARM_RECALL_SKILL_ID", "")),
        audio_base_url=environment.get("WARM_RECALL_AUDIO_BASE_URL", ""),
        roots=roots,
        proxy=proxy,
    )


def create_handler(settings: Settings) -> Handler:
    """Create the function that Lambda calls; SettingsError or CatalogUnavailableError says why it cannot be."""
    shared = create_shared_parts(settings)
    app = create_app(settings, shared=shared, keeps_watch=False)
    source, endpoint = shared.source, app.extensions[ALEXA]
    fresh = FreshCatalog(lambda: source.refresh(LoadedCatalog.warm_up), lambda: source.pause_s)
    answer_http = make_lambda_handler(app)

    def handle(event: Json, context: object) -> Json:
        fresh.look()
        answer: Json = answer_http(event, context) if _OF_HTTP in event else endpoint.answer_direct(event)
        return answer

    return handle
