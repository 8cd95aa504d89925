"""App: the Flask app with POST /alexa, GET /healthz and /readyz and, if local, the browser speaker."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from ask_sdk_model.er.dynamic import Entity
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from audio_pipeline.catalog import Catalog, Show
from skill.alexa.endpoint import PATH, AlexaEndpoint, WsgiApp, catch_faults, limit_store_time
from skill.alexa.local_replays import answer_each_once
from skill.alexa.model import build_interaction_model
from skill.alexa.new_names import Json, find_new_names, load_model
from skill.alexa.security.certificate_chain import load_trusted_roots, make_fetch
from skill.alexa.security.replay_cache import ReplayCache
from skill.alexa.security.signing_keys import Clock, SigningKeys, get_utc_now
from skill.alexa.security.verify import Verifier
from skill.alexa.services import Services
from skill.alexa.skill import create_skill
from skill.answers.index_source import load_question_index
from skill.answers.matching import hold_encoder, share_encoder
from skill.answers.questions import Questions
from skill.answers.understanding import Index, Understander, Understanding, load_models
from skill.browser import page_routes, published_files, voice_routes
from skill.browser.alexa_envelope import APPLICATION_ID
from skill.browser.builder_routes import Authority, create_builder_blueprint
from skill.browser.recognition_hints import list_hints
from skill.browser.routes import create_blueprint
from skill.browser.speech_engines import find_speech_engines
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.catalog_source import (
    CatalogLocation,
    CatalogSource,
    is_url,
    make_absolute,
    make_urls_absolute,
    refuse_relative_urls,
    resolve_catalog_url,
)
from skill.deferred import Deferred
from skill.kept_catalog import KeptCatalog, KeptFiles
from skill.kept_transcripts import KeptTranscripts
from skill.metrics.metrics import Metrics
from skill.metrics.observed import ObservedLocation, observe_answer, observe_app
from skill.playback.bookmarks.bookmarks import Bookmarks
from skill.playback.bookmarks.bounded import BoundedBookmarks
from skill.playback.bookmarks.copying import KeyedBookmarks
from skill.playback.bookmarks.dynamodb import DynamoBookmarks
from skill.playback.bookmarks.dynamodb_client import check_table, create_client, create_patient_client
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.secret import SECRET_NAME, load_or_create_secret
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts
from skill.rate_limit import LimitedApp, RateLimit
from skill.s3_location import is_remote, open_location
from skill.safety import check_utterance
from skill.settings import DYNAMODB, MEMORY, Settings, SettingsError

_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}

SQLITE = "sqlite:"

ALEXA = "alexa"
"""The name under which an app keeps its AlexaEndpoint, for requests that do not come by HTTP."""

LOCK_TIMEOUT_S = 0.1
"""Seconds to wait for another process that writes bookmarks: less than a request has for all its bookmarks."""

COPY_LOCK_TIMEOUT_S = 10.0
"""The same during a copy, for which no listener waits."""

_NO_TEXTS: dict[str, Any] = {each.name: "" for each in fields(Show) if each.default is MISSING}
NO_CATALOG = Catalog(show=Show(**_NO_TEXTS))
"""Served until there is a catalog: without programmes and answers, but a person in danger is told where to call."""


class LoadedCatalog:
    """A catalog, and the indexes built from it when they are first needed."""

    def __init__(
        self, catalog: Catalog, load_index: Callable[[], Index | None], known_model: Json | None = None
    ) -> None:
        self.catalog = catalog
        self._understander = Deferred(lambda: Understander(catalog, load_index()))
        self._new_names = Deferred(lambda: _find_new_names(catalog, known_model))
        self._utterance_index = Deferred(lambda: _build_utterance_index(catalog))

    def understand(self, text: str) -> Understanding:
        """Return what a text asks for."""
        return self._understander.get().understand(text)

    def get_new_names(self) -> Sequence[Entity]:
        """Return the programmes with names that Alexa's model lacks."""
        return self._new_names.get()

    def get_utterance_index(self) -> UtteranceIndex:
        """Return the index by which the browser speaker understands words."""
        return self._utterance_index.get()

    def warm_up(self) -> None:
        """Build what the next request needs."""
        self._understander.get()
        self._new_names.get()


def create_bookmarks(settings: Settings, on_fault: Callable[[], None] = lambda: None) -> Bookmarks:
    """Create the bookmarks that --state names; a store that cannot be opened now is retried while serving."""
    if settings.state.startswith(DYNAMODB):
        table = Deferred(lambda: _open_table(settings.state.removeprefix(DYNAMODB), settings.secret.encode()))
        return BoundedBookmarks(table.get, on_fault=on_fault)
    path = find_bookmarks_file(settings.state)
    if path is None:
        return MemoryBookmarks()

    def open_file() -> Bookmarks:
        secret = settings.secret.encode() or load_or_create_secret(path.with_name(SECRET_NAME))
        return SqliteBookmarks(path, secret=secret, lock_timeout_s=LOCK_TIMEOUT_S)

    return BoundedBookmarks(open_file, on_fault=on_fault)


def open_to_copy(state: str, secret: bytes) -> KeyedBookmarks:
    """Open the bookmarks that a state names for a copy, on which no listener waits.

    SettingsError or BookmarksError if they cannot be opened.
    """
    if state.startswith(DYNAMODB):
        check_table(table := state.removeprefix(DYNAMODB))
        return DynamoBookmarks(create_patient_client(table), table, secret=secret)
    if path := find_bookmarks_file(state):
        return SqliteBookmarks(path, secret=secret, lock_timeout_s=COPY_LOCK_TIMEOUT_S)
    raise SettingsError(f"{state}: nothing is kept there after the end.")


def _open_table(table: str, secret: bytes) -> Bookmarks:
    """Open a table once: a client takes a tenth of a second to make, and outlives an outage."""
    return DynamoBookmarks(create_client(table), table, secret=secret)


def find_bookmarks_file(state: str) -> Path | None:
    """Return the file that --state names; None if it names none; SettingsError if nothing can be kept there."""
    if state == MEMORY:
        return None
    if state.startswith(DYNAMODB):
        check_table(state.removeprefix(DYNAMODB))
        return None
    path = Path(state.removeprefix(SQLITE))
    if not state.startswith(SQLITE) or state == SQLITE:
        raise SettingsError(
            f"--state {state}: bookmarks cannot be kept there. Write sqlite:PATH or dynamodb:TABLE, or memory: to lose "
            "them at the end."
        )
    if obstacle := _find_obstacle(path):
        raise SettingsError(f"--state {state}: {obstacle} is in the way. Name a file in a folder.")
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedParts:
    """What all workers of a server use; it is made before they are forked, without a thread."""

    verifier: Verifier
    source: CatalogSource[LoadedCatalog]
    replay_cache: ReplayCache
    rate_limit: RateLimit | None
    metrics: Metrics | None


def create_shared_parts(settings: Settings, clock: Clock = get_utc_now, metrics: Metrics | None = None) -> SharedParts:
    """Create what workers share; SettingsError or CatalogUnavailableError says why the skill cannot be served."""
    find_bookmarks_file(settings.state)
    known_model = load_model(settings.model) if settings.model else None
    return SharedParts(
        verifier=_create_verifier(settings, clock),
        source=_load_catalog(settings, known_model, metrics),
        replay_cache=ReplayCache(),
        rate_limit=RateLimit(settings.rate_limit_per_s) if settings.rate_limit_per_s else None,
        metrics=metrics,
    )


def _load_catalog(
    settings: Settings, known_model: Json | None, metrics: Metrics | None
) -> CatalogSource[LoadedCatalog]:
    """Load the catalog; CatalogUnavailableError if that of a folder cannot be used.

    Without the catalog of a web address, the last good one is used; without that one the skill has no programmes yet.
    """
    location = open_location(settings.catalog)
    if metrics:
        location = ObservedLocation(location, metrics)
    if not is_remote(settings.catalog):
        return CatalogSource(location, lambda catalog: _prepare_catalog(catalog, location, settings, known_model))
    kept = KeptCatalog(settings.kept, settings.catalog) if settings.kept else None
    files = KeptFiles(location, kept) if kept else location
    return CatalogSource(
        files, lambda catalog: _prepare_catalog(catalog, files, settings, known_model), kept=kept, instead=NO_CATALOG
    )


def create_app(
    settings: Settings,
    open_bookmarks: Callable[[Settings], Bookmarks] = create_bookmarks,
    clock: Clock = get_utc_now,
    shared: SharedParts | None = None,
    *,
    keeps_watch: bool = True,
) -> Flask:
    """Create the app and everything it needs; SettingsError or CatalogUnavailableError says why it cannot be served.

    It looks for a new catalog all the time, unless its process is frozen between requests: then whoever runs it looks.
    """
    app = Flask(__name__, static_folder=None)
    shared = shared or create_shared_parts(settings, clock)
    source = shared.source
    services = _create_services(source, open_bookmarks(settings), settings)
    answer = limit_store_time(create_skill(services))
    answer = catch_faults(observe_answer(answer) if shared.metrics else answer)
    endpoint = AlexaEndpoint(app.wsgi_app, shared.verifier, shared.replay_cache, answer, _SECURITY_HEADERS)
    # Flask's own way to put something before it.
    app.wsgi_app = _guard(endpoint, shared, settings)  # type: ignore[method-assign, assignment]
    app.extensions[ALEXA] = endpoint
    app.add_url_rule("/healthz", view_func=_answer_healthz)
    app.add_url_rule("/readyz", view_func=_make_readyz(source))
    app.register_error_handler(HTTPException, _build_refusal)
    app.after_request(_set_security_headers)
    if settings.local:
        get_index, get_catalog = (
            lambda: source.get_current().get_utterance_index(),
            lambda: source.get_current().catalog,
        )
        store = Path(settings.catalog)
        local_answer = answer_each_once(answer)
        speaker = create_blueprint(local_answer, get_index, get_catalog, store)
        speaker.register_blueprint(create_builder_blueprint(local_answer, get_index, store, _create_authority(clock)))
        page_routes.add_routes(speaker, get_index, services.tracker, store)
        app.register_blueprint(speaker)
        engines = find_speech_engines(settings.content, lambda: list_hints(source.get_current().catalog))
        app.register_blueprint(voice_routes.create_blueprint(engines))
        app.register_blueprint(
            published_files.create_blueprint(
                store,
                lambda: source.get_current().catalog.show.feed_url,
                is_shared=settings.is_shared_with_network,
            )
        )
    if keeps_watch:
        source.watch(LoadedCatalog.warm_up)
    # Neither the start nor the first listener waits for the models.
    threading.Thread(target=lambda: _prepare_models(source, settings.models), daemon=True).start()
    return app


def _guard(endpoint: AlexaEndpoint, shared: SharedParts, settings: Settings) -> WsgiApp:
    """Put before the endpoint what limits and counts its requests, as far as it is asked for."""
    app: WsgiApp = endpoint
    if shared.rate_limit:
        app = LimitedApp(app, PATH, shared.rate_limit, settings.trusted_proxies)
    return observe_app(app, PATH, shared.metrics) if shared.metrics else app


def _create_authority(clock: Clock) -> Authority:
    # The served skill has no use for the modules that make certificates.
    from skill.alexa.security.throwaway_authority import ThrowawayAuthority

    return ThrowawayAuthority((APPLICATION_ID,), clock)


def _prepare_models(source: CatalogSource[LoadedCatalog], folder: Path | None) -> None:
    with hold_encoder():
        # Rules come first, here too: a first sentence prepares those that most sentences need.
        check_utterance("hello")
        if folder:
            share_encoder(folder)
    # It is no daemon: a process that ends while onnxruntime loads a model is aborted.
    threading.Thread(target=lambda: _load_models(source.get_current()), daemon=False).start()


def _load_models(loaded: LoadedCatalog) -> None:
    # Loading the index takes more memory than keeping it: while it is loaded, the encoder is not there yet.
    loaded.warm_up()
    load_models()


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
    return LoadedCatalog(
        make_urls_absolute(catalog, base) if base else catalog,
        lambda: load_question_index(catalog, location),
        known_model,
    )


def _find_new_names(catalog: Catalog, known_model: Json | None) -> Sequence[Entity]:
    return find_new_names(build_interaction_model(catalog), known_model) if known_model else ()


def _build_utterance_index(catalog: Catalog) -> UtteranceIndex:
    return build_index(build_interaction_model(catalog), build_vocabulary(catalog.figures).of_a_person)


def _get_public_base_url(settings: Settings) -> str:
    """Return the base of relative addresses; empty if there is none."""
    if settings.audio_base_url or not is_url(settings.catalog):
        return settings.audio_base_url
    return resolve_catalog_url(settings.catalog)


def _create_services(source: CatalogSource[LoadedCatalog], bookmarks: Bookmarks, settings: Settings) -> Services:
    tracker = PlaybackTracker(lambda: source.get_current().catalog, bookmarks, _make_url_resolver(settings))

    def understand(text: str) -> Understanding:
        return source.get_current().understand(text)

    return Services(
        player=Player(tracker),
        tracker=tracker,
        questions=Questions(tracker.catalog, understand, tracker.choose_phrasing),
        catalog=tracker.catalog,
        transcripts=Transcripts(_make_fetch_transcript(settings)),
        new_names=lambda: source.get_current().get_new_names(),
    )


def _make_fetch_transcript(settings: Settings) -> Callable[[str], bytes]:
    """Make the function that fetches a transcript; what comes from the web is kept on disk, as the catalog is."""
    fetch = _make_fetch_file(open_location(settings.catalog), settings)
    if settings.kept and is_remote(settings.catalog):
        return KeptTranscripts(settings.kept / "transcripts", fetch).fetch
    return fetch


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


def _make_readyz(source: CatalogSource[LoadedCatalog]) -> Callable[[], Response]:
    """Make the view that says whether there is a catalog to answer from."""

    def answer_readyz() -> Response:
        if source.is_loaded:
            return Response("ready\n", mimetype="text/plain")
        return Response("there is no catalog yet\n", status=503, mimetype="text/plain")

    return answer_readyz


def _build_refusal(refusal: HTTPException) -> Response:
    """Build an empty response with the status."""
    # A refused range says how long the file is.
    kept = {name: value for name, value in refusal.get_headers() if name == "Content-Range"}
    return Response(status=refusal.code, headers=kept)


def _set_security_headers(response: Response) -> Response:
    for name, value in _SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response
