"""App: the skill on the web: POST /alexa, GET /healthz, and the browser speaker if local."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from audio_pipeline.catalog import Catalog
from skill.alexa.chain import fetching, trusted_roots
from skill.alexa.keys import Keys
from skill.alexa.model import interaction_model
from skill.alexa.refused import RefusedError
from skill.alexa.replays import Replays
from skill.alexa.request import Desk, Envelope
from skill.alexa.skill import answering, apology
from skill.alexa.verify import Verifier
from skill.answers import Answers
from skill.bookmarks.bookmarks import Bookmarks
from skill.bookmarks.bounded import BoundedBookmarks, one_request
from skill.bookmarks.memory import MemoryBookmarks
from skill.bookmarks.sqlite import SqliteBookmarks
from skill.catalog_source import CatalogSource, absolute, catalog_address, is_address, place, refuse_relative, whole
from skill.player import Player
from skill.progress import Progress
from skill.questions import Questions
from skill.settings import Settings, SettingsError
from skill.speaker.page import blueprint
from skill.speaker.samples import Index, index

log = logging.getLogger(__name__)

MAX_BODY_BYTES = 256 * 1024
"""More than Alexa sends; a longer body is not even read."""

MEMORY = "memory:"
SQLITE = "sqlite:"

LOCKED_S = 0.05
"""How long a bookmark waits for another process that writes: less than a request has for all its bookmarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A catalog, ready to answer from."""

    catalog: Catalog
    answers: Answers
    samples: Index
    """What the browser speaker listens for."""


def bookmarks(state: str) -> Bookmarks:
    """The bookmarks that a --state names; what cannot be opened now is tried again while the skill is served."""
    if state == MEMORY:
        return MemoryBookmarks()
    path = Path(state.removeprefix(SQLITE))
    if not state.startswith(SQLITE) or state == SQLITE:
        raise SettingsError(
            f"--state {state}: there is no such place. Write sqlite:PATH, or memory: to forget at the end."
        )
    if in_the_way := _in_the_way(path):
        raise SettingsError(f"--state {state}: {in_the_way} is in the way. Name a file in a folder.")
    return BoundedBookmarks(lambda: SqliteBookmarks(path, patience_s=LOCKED_S))


def create_app(settings: Settings, open_bookmarks: Callable[[str], Bookmarks] = bookmarks) -> Flask:
    """Wire everything; SettingsError and CatalogUnavailableError say why it cannot be served."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    verifier = _verifier(settings)
    source = CatalogSource(place(settings.catalog), lambda catalog: _edition(catalog, settings))
    answer = careful(_bounded(answering(_desk(source, open_bookmarks(settings.state), settings))))
    app.add_url_rule("/alexa", view_func=_alexa(verifier, Replays(), answer), methods=["POST"])
    app.add_url_rule("/healthz", view_func=_healthz)
    app.register_error_handler(HTTPException, _empty)
    app.after_request(_protect)
    if settings.local:
        _mount_speaker(app, source, answer, settings)
    source.watch()
    return app


def _in_the_way(path: Path) -> Path | None:
    """What keeps this file from ever being there: a folder in its place, or a file in the place of its folder."""
    try:
        if path.is_dir():
            return path
        return next((each for each in path.parents if each.exists() and not each.is_dir()), None)
    except OSError:
        return None


def _verifier(settings: Settings) -> Verifier:
    try:
        keys = Keys(fetching(settings.roots, settings.proxy), trusted_roots(settings.roots))
    except (OSError, ValueError) as refusal:
        raise SettingsError(
            f"SSL_CERT_FILE {settings.roots}: no certificates can be read there ({refusal}). "
            "Name a file of PEM certificates, or unset it."
        ) from refusal
    return Verifier(keys, settings.skill_ids)


def _edition(catalog: Catalog, settings: Settings) -> Edition:
    base = _public_base(settings)
    if not settings.local:
        refuse_relative(catalog, base)
    return Edition(
        catalog=whole(catalog, base) if base else catalog,
        answers=Answers(catalog.answers, settings.vectors),
        samples=index(interaction_model(catalog)),
    )


def _public_base(settings: Settings) -> str:
    """Under which address relative ones are public."""
    if settings.audio_base_url or not is_address(settings.catalog):
        return settings.audio_base_url
    return catalog_address(settings.catalog)


def _desk(source: CatalogSource[Edition], kept: Bookmarks, settings: Settings) -> Desk:
    progress = Progress(lambda: source.current().catalog, kept, _address(settings))
    return Desk(
        player=Player(progress),
        progress=progress,
        questions=Questions(progress.catalog, lambda: source.current().answers),
        catalog=progress.catalog,
    )


def _address(settings: Settings) -> Callable[[str], str]:
    """How a device fetches what the catalog names; the browser speaker gets what is relative from the host it asked."""
    if settings.local:
        return lambda url: absolute(f"{request.host_url}store/", url)
    return lambda url: url


def careful(answer: Callable[[Envelope], Envelope]) -> Callable[[Envelope], Envelope]:
    """Answer in any case: a listener hears an apology, and the log the kind of fault without a word of theirs."""

    def answered(envelope: Envelope) -> Envelope:
        try:
            return answer(envelope)
        except Exception as fault:  # noqa: BLE001 - the one broad catch of the skill: Alexa must get an answer
            log.error("request not answered fault=%s at=%s", type(fault).__name__, _where(fault))  # noqa: TRY400 - a traceback's last line may hold a listener's words
            return apology(envelope)

    return answered


def _bounded(answer: Callable[[Envelope], Envelope]) -> Callable[[Envelope], Envelope]:
    """Answer with no more than a moment for all that is asked of the bookmarks."""

    def answered(envelope: Envelope) -> Envelope:
        with one_request():
            return answer(envelope)

    return answered


def _where(fault: BaseException) -> str:
    """The file and line where it happened."""
    step = fault.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "unknown"


def _alexa(verifier: Verifier, replays: Replays, answer: Callable[[Envelope], Envelope]) -> Callable[[], Response]:
    def alexa() -> Response:
        try:
            envelope = verifier.verified(request.headers.get, request.get_data())
        except RefusedError as refusal:
            log.warning("request refused reason=%s", refusal)
            return Response(status=400)
        asked = envelope["request"].get("requestId")
        if not isinstance(asked, str):
            return _json(_encoded(answer(envelope)))
        return _json(replays.once(asked, lambda: _encoded(answer(envelope))))

    return alexa


def _encoded(found: Any) -> bytes:
    return json.dumps(found).encode()


def _json(body: bytes) -> Response:
    return Response(body, mimetype="application/json")


def _healthz() -> Response:
    return Response("ok\n", mimetype="text/plain")


def _empty(refusal: HTTPException) -> Response:
    """Refuse without a word: Alexa's endpoint knows no other refusal than 400."""
    is_alexa = request.path == "/alexa" and request.method == "POST"
    return Response(status=400 if is_alexa else refusal.code)


def _protect(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _mount_speaker(
    app: Flask, source: CatalogSource[Edition], answer: Callable[[Envelope], Envelope], settings: Settings
) -> None:
    samples, catalog = lambda: source.current().samples, lambda: source.current().catalog
    app.register_blueprint(blueprint(answer, samples, catalog, Path(settings.catalog)))
