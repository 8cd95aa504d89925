"""App: the Flask app with POST /alexa, GET /healthz and, if local, the browser speaker."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ask_sdk_model.er.dynamic import Entity
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from audio_pipeline.catalog import Catalog
from skill.alexa.endpoint import catch_faults, limit_store_time, make_view
from skill.alexa.model import build_interaction_model
from skill.alexa.new_names import Json, find_new_names, load_model
from skill.alexa.security.certificate_chain import load_trusted_roots, make_fetch
from skill.alexa.security.replay_cache import ReplayCache
from skill.alexa.security.signing_keys import Clock, SigningKeys, get_utc_now
from skill.alexa.security.verify import Verifier
from skill.alexa.services import Services
from skill.alexa.skill import create_skill
from skill.answers.index_source import load_question_index
from skill.answers.questions import Questions
from skill.answers.understanding import Understander, Understanding, load_models
from skill.browser.routes import create_blueprint
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.catalog_source import (
    CatalogLocation,
    CatalogSource,
    is_url,
    make_absolute,
    make_location,
    make_urls_absolute,
    refuse_relative_urls,
    resolve_catalog_url,
)
from skill.playback.bookmarks.bookmarks import Bookmarks
from skill.playback.bookmarks.bounded import BoundedBookmarks
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.secret import SECRET_NAME, load_or_create_secret
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from skill.settings import Settings, SettingsError

MAX_BODY_BYTES = 256 * 1024
"""The largest body that is read, larger than any that Alexa sends."""

MEMORY = "memory:"
SQLITE = "sqlite:"

LOCK_TIMEOUT_S = 0.05
"""Seconds to wait for another process that writes bookmarks: less than a request has for all its bookmarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCatalog:
    """A catalog, and the indexes built from it."""

    catalog: Catalog
    understander: Understander
    new_names: Sequence[Entity]
    """The programmes with names that Alexa's model lacks."""
    utterance_index: UtteranceIndex
    """The index by which the browser speaker understands words."""


def create_bookmarks(settings: Settings) -> Bookmarks:
    """Create the bookmarks that --state names; a store that cannot be opened now is retried while serving."""
    state = settings.state
    if state == MEMORY:
        return MemoryBookmarks()
    path = Path(state.removeprefix(SQLITE))
    if not state.startswith(SQLITE) or state == SQLITE:
        raise SettingsError(
            f"--state {state}: bookmarks cannot be kept there. Write sqlite:PATH, or memory: to lose them at the end."
        )
    if obstacle := _find_obstacle(path):
        raise SettingsError(f"--state {state}: {obstacle} is in the way. Name a file in a folder.")

    def open_file() -> Bookmarks:
        secret = settings.secret.encode() or load_or_create_secret(path.with_name(SECRET_NAME))
        return SqliteBookmarks(path, secret=secret, lock_timeout_s=LOCK_TIMEOUT_S)

    return BoundedBookmarks(open_file)


def create_app(
    settings: Settings, open_bookmarks: Callable[[Settings], Bookmarks] = create_bookmarks, clock: Clock = get_utc_now
) -> Flask:
    """Create the app and everything it needs; SettingsError or CatalogUnavailableError says why it cannot be served."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    verifier = _create_verifier(settings, clock)
    location = make_location(settings.catalog)
    known_model = load_model(settings.model) if settings.model else None
    source = CatalogSource(location, lambda catalog: _prepare_catalog(catalog, location, settings, known_model))
    answer = catch_faults(
        limit_store_time(create_skill(_create_services(source, open_bookmarks(settings), location, settings)))
    )
    app.add_url_rule("/alexa", view_func=make_view(verifier, ReplayCache(), answer), methods=["POST"])
    app.add_url_rule("/healthz", view_func=_answer_healthz)
    app.register_error_handler(HTTPException, _build_refusal)
    app.after_request(_set_security_headers)
    if settings.local:
        get_index, get_catalog = lambda: source.get_current().utterance_index, lambda: source.get_current().catalog
        app.register_blueprint(create_blueprint(answer, get_index, get_catalog, Path(settings.catalog)))
    source.watch()
    # Neither the start nor the first listener waits for the models. It is no daemon: a process that ends while
    # onnxruntime loads a model is aborted.
    threading.Thread(target=load_models).start()
    return app


def _find_obstacle(path: Path) -> Path | None:
    """Return the path that prevents this file's creation: a folder in its place, or a file in a folder's place."""
    try:
        if path.is_dir():
            return path
        return next((each for each in path.parents if each.exists() and not each.is_dir()), None)
    except OSError:
        return None


def _create_verifier(settings: Settings, clock: Clock) -> Verifier:
    try:
        keys = SigningKeys(make_fetch(settings.roots, settings.proxy), load_trusted_roots(settings.roots), clock)
    except (OSError, ValueError) as refusal:
        raise SettingsError(
            f"SSL_CERT_FILE {settings.roots}: no certificates can be read there ({refusal}). "
            "Name a file of PEM certificates, or unset it."
        ) from refusal
    return Verifier(keys, settings.skill_ids, clock)


def _prepare_catalog(
    catalog: Catalog, location: CatalogLocation, settings: Settings, known_model: Json | None
) -> LoadedCatalog:
    base = _get_public_base_url(settings)
    if not settings.local:
        refuse_relative_urls(catalog, base)
    model = build_interaction_model(catalog)
    return LoadedCatalog(
        catalog=make_urls_absolute(catalog, base) if base else catalog,
        understander=Understander(catalog, load_question_index(catalog, location)),
        new_names=find_new_names(model, known_model) if known_model else (),
        utterance_index=build_index(model, build_vocabulary(catalog.figures).of_a_person),
    )


def _get_public_base_url(settings: Settings) -> str:
    """Return the base of relative addresses; empty if there is none."""
    if settings.audio_base_url or not is_url(settings.catalog):
        return settings.audio_base_url
    return resolve_catalog_url(settings.catalog)


def _create_services(
    source: CatalogSource[LoadedCatalog], bookmarks: Bookmarks, location: CatalogLocation, settings: Settings
) -> Services:
    tracker = PlaybackTracker(lambda: source.get_current().catalog, bookmarks, _make_url_resolver(settings))

    def understand(text: str) -> Understanding:
        return source.get_current().understander.understand(text)

    return Services(
        player=Player(tracker),
        tracker=tracker,
        questions=Questions(tracker.catalog, understand),
        catalog=tracker.catalog,
        transcripts=Transcripts(_make_fetch_file(location, settings)),
        new_names=lambda: source.get_current().new_names,
    )


def _make_fetch_file(location: CatalogLocation, settings: Settings) -> Callable[[str], bytes]:
    """Make the function that fetches a file of the catalog's store, whose address was made absolute."""
    base = f"{_get_public_base_url(settings).rstrip('/')}/"
    return lambda url: location.fetch_file(url.removeprefix(base))


def _make_url_resolver(settings: Settings) -> Callable[[str], str]:
    """Make the function that makes a catalog's address absolute; in local mode, relative ones are served from here."""
    if settings.local:
        return lambda url: make_absolute(f"{request.host_url}store/", url)
    return lambda url: url


def _answer_healthz() -> Response:
    return Response("ok\n", mimetype="text/plain")


def _build_refusal(refusal: HTTPException) -> Response:
    """Build an empty response with the status; Alexa's endpoint always answers 400."""
    is_alexa = request.path == "/alexa" and request.method == "POST"
    return Response(status=400 if is_alexa else refusal.code)


def _set_security_headers(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
