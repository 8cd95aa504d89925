"""Page routes: the routes of what the page shows besides the conversation, and of what makes it an installed app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, Response, jsonify, render_template, request, send_from_directory, url_for
from werkzeug.security import safe_join

from skill.browser.alexa_envelope import PlayerState
from skill.browser.just_built import find_release
from skill.browser.listener_state import describe_listener, make_context
from skill.browser.page_input import parse_player_state
from skill.browser.sayings import list_sayings
from skill.browser.sender import parse_sender
from skill.browser.utterance_index import UtteranceIndex
from skill.browser.waveform import estimate_levels
from skill.playback.tracker import PlaybackTracker

N_BARS = 120
"""The bars of a waveform: as many as a phone has room for."""

_STATIC = Path(__file__).parent / "static"
_PAPER = "#fbf5ee"
_A_DAY_S = 86_400


def add_routes(
    routes: Blueprint, get_index: Callable[[], UtteranceIndex], tracker: PlaybackTracker, store: Path
) -> None:
    """Add the routes to those of the browser speaker, which answer this machine alone."""
    page = SpeakerPage(get_index=get_index, tracker=tracker, store=store)
    routes.add_url_rule("/speaker/sayings", view_func=page.list_sayings)
    routes.add_url_rule("/speaker/listener", view_func=page.describe_listener)
    routes.add_url_rule("/speaker/programmes/<release_id>/levels", view_func=page.estimate_levels)
    routes.add_url_rule("/speaker/manifest.webmanifest", view_func=page.build_manifest)
    routes.add_url_rule("/speaker/offline", view_func=page.show_offline)
    routes.add_url_rule("/worker.js", view_func=send_worker)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """What the page shows of the skill: what can be said, what is kept of the listener, and how a programme sounds."""

    get_index: Callable[[], UtteranceIndex]
    tracker: PlaybackTracker
    store: Path

    def list_sayings(self) -> Response:
        """Return what can be said, by topics."""
        return jsonify(topics=list_sayings(self.get_index()))

    def describe_listener(self) -> Response:
        """Return what is kept of the listener, as of the player's state in the address."""
        sender = parse_sender(request.args)
        at_ms = int(datetime.now(UTC).timestamp() * 1_000) + sender.ahead_s * 1_000
        return jsonify(describe_listener(self.tracker, make_context(_read_player_state(), at_ms, sender)))

    def estimate_levels(self, release_id: str) -> Response:
        """Return how loud a programme is along its length; nothing if its sound is not in a folder of this machine."""
        release = find_release(self.tracker.catalog(), self.store, release_id)
        path = safe_join(str(self.store.absolute()), release.url) if release else None
        try:
            mp3 = Path(path or "").read_bytes()
        except OSError:
            mp3 = b""
        levels = estimate_levels(mp3, N_BARS)
        response = jsonify(levels=[round(level, 3) for level in levels])
        response.cache_control.max_age = _A_DAY_S if levels else 0
        return response

    def build_manifest(self) -> Response:
        """Build the manifest by which a browser installs the page."""
        title = self.tracker.catalog().show.title
        manifest = {
            "id": "/",
            "name": title,
            "short_name": title,
            "description": "Short meditations on human warmth, and plain answers to your questions.",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": _PAPER,
            "theme_color": _PAPER,
            "icons": [_describe_icon(side, purpose) for side in (192, 512) for purpose in ("any", "maskable")],
        }
        response = jsonify(manifest)
        response.mimetype = "application/manifest+json"
        return response

    def show_offline(self) -> str:
        """Render what an installed page shows while the skill does not run."""
        return render_template("offline.html", show=self.tracker.catalog().show)


def send_worker() -> Response:
    """Return the service worker, from the root so that it may serve the page."""
    return send_from_directory(_STATIC, "worker.js", mimetype="text/javascript", max_age=0)


def _describe_icon(side: int, purpose: str) -> dict[str, str]:
    source = url_for("speaker.static", filename=f"icon-{side}.png")
    return {"src": source, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}


def _read_player_state() -> PlayerState:
    """Return the state of the player in the address; PageInputError if it is malformed."""
    offset_ms = request.args.get("offset_ms", 0, type=int)
    token, activity = request.args.get("token", ""), request.args.get("activity", "IDLE")
    return parse_player_state({"player": {"token": token, "offset_ms": offset_ms, "activity": activity}})
