"""Routes: the routes of the browser speaker."""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, render_template, request

from audio_pipeline.catalog import Catalog, Release
from skill.browser.alexa_envelope import (
    BUTTONS,
    PLAYBACK_EVENTS,
    Json,
    RequestHeader,
    build_button_request,
    build_playback_request,
    build_spoken_request,
    is_slow,
    keep_session_open,
    strip_markup,
)
from skill.browser.compression import compress_body, is_text
from skill.browser.interpreter import interpret_as_question, interpret_utterance
from skill.browser.just_built import find_release
from skill.browser.origin_check import build_content_policy
from skill.browser.page_input import (
    MAX_UTTERANCE_LENGTH,
    PageInputError,
    parse_event,
    parse_player_state,
    parse_session,
    parse_utterance,
)
from skill.browser.route_guard import guard_routes
from skill.browser.sender import parse_sender, place_request
from skill.browser.utterance_index import UtteranceIndex
from skill.browser.variant_labels import label_variants

_UNKNOWN_LOCALE = "en"
_REGION = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)


def create_blueprint(
    answer: Callable[[Json], Json], get_index: Callable[[], UtteranceIndex], catalog: Callable[[], Catalog], store: Path
) -> Blueprint:
    """Create the routes of the browser speaker, for local mode only."""
    speaker = BrowserSpeaker(answer=answer, get_index=get_index, catalog=catalog, store=store)
    routes = Blueprint(
        "speaker", __name__, template_folder="templates", static_folder="static", static_url_path="/speaker/static"
    )
    guard_routes(routes)
    routes.after_request(_compress_text)
    routes.after_request(speaker.set_security_headers)
    routes.add_url_rule("/", view_func=speaker.show_page)
    routes.add_url_rule("/speaker/programmes", view_func=speaker.list_programmes)
    routes.add_url_rule("/speaker/programmes/<release_id>", view_func=speaker.describe_programme)
    routes.add_url_rule("/speaker/hear", view_func=speaker.answer_utterance, methods=["POST"])
    routes.add_url_rule("/speaker/event", view_func=speaker.handle_event, methods=["POST"])
    return routes


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserSpeaker:
    """The browser speaker: serves its page and the sound, and answers typed words and the player's reports."""

    answer: Callable[[Json], Json]
    get_index: Callable[[], UtteranceIndex]
    catalog: Callable[[], Catalog]
    store: Path

    def show_page(self) -> str:
        """Render the page; if the store is a folder on this machine, the page watches it for edits."""
        return render_template("speaker.html", show=self.catalog().show, edits=self.store.is_dir())

    def list_programmes(self) -> Response:
        """Return all programmes in order, each with its variants."""
        releases = sorted(self.catalog().releases, key=lambda each: each.position)
        return jsonify(
            programmes=[{**_describe_programme(each), "forms": _describe_variants(each, releases)} for each in releases]
        )

    def describe_programme(self, release_id: str) -> Response:
        """Return one programme, even if it was built after the skill last read the catalog; 404 if there is none."""
        release = find_release(self.catalog(), self.store, release_id)
        return jsonify(_describe_programme(release)) if release else abort(404)

    def answer_utterance(self) -> Response:
        """Interpret an utterance, and return the skill's answer."""
        report = _read_json()
        text, index = parse_utterance(report), self.get_index()
        interpretation = (
            interpret_as_question(text, index)
            if len(text) > MAX_UTTERANCE_LENGTH
            else interpret_utterance(text, index, strict=report.get("strict") is True)
        )
        session = parse_session(report, new_id=f"amzn1.echo-api.session.{uuid.uuid4()}")
        request_json = build_spoken_request(interpretation, session, parse_player_state(report), _make_header())
        exchange = self._exchange(request_json)
        still_open = keep_session_open(session, exchange["response"])
        return jsonify(
            {**exchange, "heard": asdict(interpretation), "session": asdict(still_open) if still_open else None}
        )

    def handle_event(self) -> Response:
        """Pass a player's event or a pressed button to the skill, and return its answer."""
        report = _read_json()
        event, player = parse_event(report, PLAYBACK_EVENTS | BUTTONS), parse_player_state(report)
        if event in BUTTONS:
            return jsonify(self._exchange(build_button_request(event, player, _make_header())))
        failure = str(report.get("failure", ""))
        return jsonify(self._exchange(build_playback_request(event, player, _make_header(), failure=failure)))

    def set_security_headers(self, response: Response) -> Response:
        """Set the headers that limit the page to our own files and the catalog's sound."""
        releases = self.catalog().playable
        response.headers.setdefault(
            "Content-Security-Policy",
            build_content_policy(
                url
                for each in releases
                for url in (each.url, each.chapters_url, each.transcript_url, each.artwork_small_url)
            ),
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    def _exchange(self, envelope: Json) -> Json:
        """Pass an envelope to the skill, as it comes from the chosen sender; return both, and the words."""
        envelope = place_request(envelope, parse_sender(request.args))
        answer = self.answer(envelope)
        response = answer.get("response", {})
        return {
            "request": envelope,
            "response": answer,
            "speech": strip_markup(response.get("outputSpeech")),
            "is_slow": is_slow(response.get("outputSpeech")),
            "reprompt": strip_markup((response.get("reprompt") or {}).get("outputSpeech")),
        }


def _compress_text(response: Response) -> Response:
    """Compress the page, its parts and its JSON; a file's ETag is then that of the same content in other bytes."""
    if is_text(response):
        compress_body(response)
        etag, _ = response.get_etag()
        if etag and "Content-Encoding" in response.headers:
            response.set_etag(etag, weak=True)
    return response


def _read_json() -> Json:
    """Return the JSON object that the page sent; PageInputError if it sent none."""
    try:
        page_input = request.get_json(silent=True)
    except RecursionError as too_deep:
        raise PageInputError("send JSON with fewer nested levels") from too_deep
    if not isinstance(page_input, dict):
        raise PageInputError("send a JSON object, as application/json")
    return page_input


def _make_header() -> RequestHeader:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return RequestHeader(request_id=f"amzn1.echo-api.request.{uuid.uuid4()}", timestamp=now, locale=_choose_locale())


def _choose_locale() -> str:
    """Return English with the first country in the browser's languages, whose helplines are then said.

    Without a country there, no country is guessed, so that nobody hears the helplines of another one.
    """
    matches = (_REGION.fullmatch(tag) for tag in request.accept_languages.values())
    return next((f"en-{match[1].upper()}" for match in matches if match), _UNKNOWN_LOCALE)


def _describe_programme(release: Release) -> Json:
    """Return the fields of a Release that the page shows, and the words that play it."""
    return {
        "id": release.id,
        "content_id": release.variant_of or release.content_id,
        "kind": release.kind,
        "title": release.title,
        "summary": release.summary,
        "duration_ms": release.duration_ms,
        "url": _resolve_url(release.url),
        "chapters_url": _resolve_url(release.chapters_url),
        "transcript_url": _resolve_url(release.transcript_url),
        "artwork_url": _resolve_url(release.artwork_small_url) if release.artwork_small_url else "",
        "is_listed": not release.variant_of and not release.gate,
        "say": f"play {release.names[0] if release.names else release.title}",
    }


def _describe_variants(release: Release, releases: Iterable[Release]) -> Json:
    """Return the variants of a Release, each with the words that distinguish it."""
    variants = [each for each in releases if each.variant_of == release.content_id and not each.gate]
    labels = label_variants(release.title, [each.title for each in variants])
    labelled = zip(variants, labels.labels, strict=True)
    return {
        "lead": labels.lead,
        "variants": [{**_describe_programme(each), "words": words} for each, words in labelled],
    }


def _resolve_url(url: str) -> str:
    """Return the address that the page fetches; relative ones are served from the folder store."""
    return url if urlsplit(url).scheme else f"/store/{url}"
