"""Page: the routes of the browser speaker."""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, render_template, request, send_from_directory

from audio_pipeline.catalog import NAME, Catalog, CatalogError, Release, from_json
from skill.speaker.envelope import (
    BUTTONS,
    PLAYBACK_EVENTS,
    Json,
    Stamp,
    button_request,
    kept_open,
    plain,
    playback_request,
    spoken_request,
)
from skill.speaker.forms import told_apart
from skill.speaker.guard import MAX_BODY_BYTES, NOTES_POLICY, is_loopback, is_own_page, policy
from skill.speaker.report import MAX_SAID, NotAReport, event_of, player_of, said_of, session_of
from skill.speaker.samples import Index
from skill.speaker.understand import understand, whole

_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".chapters.json": "application/json+chapters",
    ".xml": "application/rss+xml",
}

_A_YEAR_S = 31_536_000

_EDITED = "edited.json"
"""Where "warm-recall watch" says what it has just made."""

_NOWHERE = "en"
_REGION = re.compile(r"[a-z]{2,3}-([a-z]{2})", re.IGNORECASE)


def blueprint(
    answer: Callable[[Json], Json], index: Callable[[], Index], catalog: Callable[[], Catalog], store: Path
) -> Blueprint:
    """Everything the browser speaker serves; mount it in local mode only."""
    speaker = Speaker(answer=answer, index=index, catalog=catalog, store=store)
    routes = Blueprint(
        "speaker", __name__, template_folder="templates", static_folder="static", static_url_path="/speaker/static"
    )
    routes.before_request(_refuse_strangers)
    routes.after_request(speaker.protect)
    routes.register_error_handler(NotAReport, _say_why)
    routes.register_error_handler(413, _say_why)
    routes.add_url_rule("/", view_func=speaker.page)
    routes.add_url_rule("/speaker/programmes", view_func=speaker.programmes)
    routes.add_url_rule("/speaker/programmes/<release_id>", view_func=speaker.programme)
    routes.add_url_rule("/speaker/hear", view_func=speaker.hear, methods=["POST"])
    routes.add_url_rule("/speaker/event", view_func=speaker.event, methods=["POST"])
    routes.add_url_rule("/store/<path:name>", view_func=speaker.stored)
    return routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One speaker on the desk: an ear, a player's reports, and a shelf of programmes."""

    answer: Callable[[Json], Json]
    index: Callable[[], Index]
    catalog: Callable[[], Catalog]
    store: Path

    def page(self) -> str:
        """Show the page; that of a folder on this machine asks what was edited there."""
        return render_template("speaker.html", show=self.catalog().show, edits=self.store.is_dir())

    def programmes(self) -> Response:
        """List what can be played, in its order, each with the forms it comes in."""
        releases = sorted(self.catalog().releases, key=lambda each: each.position)
        return jsonify(programmes=[{**_programme(each), "forms": _forms(each, releases)} for each in releases])

    def programme(self, release_id: str) -> Response:
        """Tell of one programme, even if it was built a moment ago and the skill has not read the catalog since."""
        release = self.catalog().release(release_id) or self._just_built(release_id)
        return jsonify(_programme(release)) if release else abort(404)

    def hear(self) -> Response:
        """Understand what was said and let the skill answer it."""
        report = _json()
        said, index = said_of(report), self.index()
        heard = (
            whole(said, index) if len(said) > MAX_SAID else understand(said, index, strict=report.get("strict") is True)
        )
        session = session_of(report, new_id=f"amzn1.echo-api.session.{uuid.uuid4()}")
        exchange = self._exchange(spoken_request(heard, session, player_of(report), _stamp()))
        kept = kept_open(session, exchange["response"])
        return jsonify({**exchange, "heard": asdict(heard), "session": asdict(kept) if kept else None})

    def event(self) -> Response:
        """Tell the skill what the player did or which button was pressed."""
        report = _json()
        event, player = event_of(report, PLAYBACK_EVENTS | BUTTONS), player_of(report)
        if event in BUTTONS:
            return jsonify(self._exchange(button_request(event, player, _stamp())))
        failure = str(report.get("failure", ""))
        return jsonify(self._exchange(playback_request(event, player, _stamp(), failure=failure)))

    def stored(self, name: str) -> Response:
        """Serve a file of the folder store, whole or in part."""
        if any(part.startswith(".") for part in Path(name).parts):
            abort(404)
        if name == _EDITED and not (self.store / name).exists():
            return Response(status=204)  # nothing was edited yet, which is no fault
        kind = next((kind for end, kind in _TYPES.items() if name.endswith(end)), None)
        age_s = _A_YEAR_S if name.startswith("programmes/") else 0
        found = send_from_directory(self.store.absolute(), name, mimetype=kind, conditional=True, max_age=age_s)
        if found.mimetype == "text/html":
            found.headers["Content-Security-Policy"] = NOTES_POLICY
        return found

    def protect(self, response: Response) -> Response:
        """Let the page use nothing but what is ours."""
        releases = self.catalog().releases
        response.headers.setdefault(
            "Content-Security-Policy",
            policy(url for each in releases for url in (each.url, each.chapters_url, each.transcript_url)),
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    def _just_built(self, release_id: str) -> Release | None:
        try:
            return from_json((self.store / NAME).read_text("utf-8")).release(release_id)
        except (OSError, UnicodeDecodeError, CatalogError):
            return None

    def _exchange(self, sent: Json) -> Json:
        """What went to the skill, what came back, and the words in it."""
        answered = self.answer(sent)
        response = answered.get("response", {})
        return {
            "request": sent,
            "response": answered,
            "speech": plain(response.get("outputSpeech")),
            "reprompt": plain((response.get("reprompt") or {}).get("outputSpeech")),
        }


def _refuse_strangers() -> None:
    request.max_content_length = MAX_BODY_BYTES
    host = request.headers.get("Host", "")
    if not is_loopback(host) or (request.method == "POST" and not is_own_page(request.headers.get("Origin"), host)):
        abort(403)


def _say_why(fault: Exception) -> tuple[Response, int]:
    return jsonify(error=str(fault)), 400


def _json() -> Json:
    """What the page sent; NotAReport if it is no JSON object."""
    try:
        found = request.get_json(silent=True)
    except RecursionError as too_deep:
        raise NotAReport("send JSON that is less deep") from too_deep
    if not isinstance(found, dict):
        raise NotAReport("send a JSON object, as application/json")
    return found


def _stamp() -> Stamp:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(request_id=f"amzn1.echo-api.request.{uuid.uuid4()}", timestamp=now, locale=_locale())


def _locale() -> str:
    """English as in the first country that the browser's languages name: that country's numbers are then said.

    Where they name none, neither do we: nobody is told the numbers of a country that was only guessed.
    """
    found = (_REGION.fullmatch(tag) for tag in request.accept_languages.values())
    return next((f"en-{each[1].upper()}" for each in found if each), _NOWHERE)


def _programme(release: Release) -> Json:
    """What the page shows of a Release, and what to say to hear it."""
    return {
        "id": release.id,
        "kind": release.kind,
        "title": release.title,
        "summary": release.summary,
        "duration_ms": release.duration_ms,
        "url": _address(release.url),
        "chapters_url": _address(release.chapters_url),
        "transcript_url": _address(release.transcript_url),
        "is_listed": not release.variant_of and not release.gate,
        "say": f"play {release.names[0] if release.names else release.title}",
    }


def _forms(release: Release, releases: Iterable[Release]) -> Json:
    """Its variants, in the few words that tell them apart."""
    variants = [each for each in releases if each.variant_of == release.content_id and not each.gate]
    forms = told_apart(release.title, [each.title for each in variants])
    told = zip(variants, forms.words, strict=True)
    return {"lead": forms.lead, "variants": [{**_programme(each), "words": words} for each, words in told]}


def _address(url: str) -> str:
    """Where the page fetches it: a folder store's relative addresses are served here."""
    return url if urlsplit(url).scheme else f"/store/{url}"
