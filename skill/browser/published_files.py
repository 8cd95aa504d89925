"""Published files: serve the folder store and its site, to this machine or to the local network."""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, redirect, request, send_from_directory
from werkzeug.security import safe_join
from werkzeug.wrappers import Response as BaseResponse

from audio_pipeline.catalog import EDIT_NOTIFICATION
from skill.browser.compression import compress_body
from skill.browser.origin_check import NOTES_POLICY, SITE_POLICY, is_loopback, is_this_machine

_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".chapters.json": "application/json+chapters",
    ".json": "application/json",
    ".xml": "application/rss+xml",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
_TEXT_SUFFIXES = tuple(each for each in _TYPES if each != ".mp3")
"""What is sent compressed, and with the address at which it is reached."""

_IMMUTABLE_FOLDERS = ("programmes/", "artwork/", "understanding/")
"""The folders of files that are named by their bytes."""

_NOT_FOUND = "404.html"
"""The page of the site for every address that has none."""

_A_YEAR_S = 31_536_000

_LOCAL_NAME = re.compile(r"(?:[a-z0-9-]+\.)+local")
_SINGLE_RANGE = re.compile(
    r"bytes\s*=\s*(?:(?P<first>[0-9]{1,18})-(?P<last>[0-9]{0,18})|-[0-9]{1,18})\s*", re.IGNORECASE
)
_MAX_NAME_BYTES = 255
_OF_PUBLISHERS = re.compile(r"editions/.*|faults\.json|lock\.json|secret|.*\.sqlite(?:-wal|-shm)?")
"""What may lie in the folder and is for no listener: the past of publishing, faults, a lock, and a folder of state."""


def create_blueprint(store: Path, get_feed_url: Callable[[], str], *, is_shared: bool) -> Blueprint:
    """Create the routes of the published files; if they are shared, for all addresses of the local network."""
    files = PublishedFiles(store=store, get_feed_url=get_feed_url, is_shared=is_shared)
    routes = Blueprint("published", __name__)
    routes.before_request(files.refuse_strangers)
    routes.before_request(ignore_unusable_range)
    routes.after_request(set_headers)
    for folder in ("store", "listen"):
        # Each with an endpoint of its own, or Flask leads from one folder to the other.
        routes.add_url_rule(f"/{folder}/", f"{folder}_home", files.serve, defaults={"name": ""})
        routes.add_url_rule(f"/{folder}/<path:name>", f"{folder}_file", files.serve)
    return routes


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFiles:
    """The files of a folder store, at the address at which each client reaches them."""

    store: Path
    get_feed_url: Callable[[], str]
    """Returns the address of the feed for which the store was built."""
    is_shared: bool
    """True if the local network may have them; False: this machine alone."""

    def refuse_strangers(self) -> None:
        """Answer 403 to a client, or for a name of this machine, that has no right to the files."""
        client = request.remote_addr or ""
        if not (is_this_machine(client) or (self.is_shared and is_private(client))):
            abort(403)
        host = request.headers.get("Host", "")
        if not (is_loopback(host) or (self.is_shared and is_local_name(host))):
            abort(403)

    def serve(self, name: str) -> BaseResponse:
        """Return a file, or the part of it that a range request asks for; a folder as its page."""
        is_no_name = "\0" in name or len(name.encode("utf-8", "replace")) > _MAX_NAME_BYTES
        if is_no_name or _OF_PUBLISHERS.fullmatch(name) or any(part.startswith(".") for part in Path(name).parts):
            abort(404)
        if not name or name.endswith("/"):
            name += "index.html"
        elif (folder := safe_join(str(self.store), name)) and Path(folder, "index.html").is_file():
            return redirect(f"{request.path}/", 301)
        if name == EDIT_NOTIFICATION and not (self.store / name).exists():
            return Response(status=204)  # nothing was edited yet, which is no error
        if (name.endswith(".html") or "." not in Path(name).name) and not self._has(name):
            return self._send_not_found()
        response = self._send(name)
        if name.startswith(_IMMUTABLE_FOLDERS):
            response.cache_control.max_age, response.cache_control.immutable = _A_YEAR_S, True
            response.cache_control.no_cache = None
        if response.mimetype == "text/html":
            is_notes = name.startswith(_IMMUTABLE_FOLDERS)
            response.headers["Content-Security-Policy"] = NOTES_POLICY if is_notes else SITE_POLICY
        return response

    def _has(self, name: str) -> bool:
        path = safe_join(str(self.store), name)
        return path is not None and Path(path).is_file()

    def _send_not_found(self) -> Response:
        """Answer with the site's own page for what is not there, with the links as they are on this server."""
        try:
            data = (self.store / _NOT_FOUND).read_bytes()
        except OSError:
            abort(404)
        built_root = urlsplit(self.get_feed_url()).path.rpartition("/")[0]
        root = request.path.split("/")[1]
        response = _send_text(data.replace(f'href="{built_root}/'.encode(), f'href="/{root}/'.encode()), "text/html")
        response.status_code = 404
        response.headers["Content-Security-Policy"] = SITE_POLICY
        return response

    def _send(self, name: str) -> Response:
        mimetype = next((each for suffix, each in _TYPES.items() if name.endswith(suffix)), None)
        if not name.endswith(_TEXT_SUFFIXES):
            return send_from_directory(self.store.absolute(), name, mimetype=mimetype, conditional=True, max_age=0)
        path = safe_join(str(self.store.absolute()), name)
        try:
            data = Path(path or "").read_bytes()
        except OSError:
            abort(404)
        return _send_text(self._readdress(data), mimetype)

    def _readdress(self, data: bytes) -> bytes:
        """Return a text with the address at which it is reached, if it was built for another one of this machine."""
        built_for, name = self.get_feed_url().rpartition("/")[::2]
        if not name or not is_loopback(urlsplit(built_for).netloc):
            return data
        return data.replace(built_for.encode(), f"{request.host_url}store".encode())


def is_private(address: str) -> bool:
    """Return whether an IP address belongs to a local network."""
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False


def is_local_name(host: str) -> bool:
    """Return whether a Host header names a machine of the local network: by its address, or as NAME.local."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return is_private(name) or bool(_LOCAL_NAME.fullmatch(name))


def ignore_unusable_range() -> None:
    """Let a Range count only if it is one range of bytes: RFC 9110 has a server ignore what it does not use."""
    match = _SINGLE_RANGE.fullmatch(request.headers.get("Range", ""))
    is_backward = match and match["last"] and int(match["last"]) < int(match["first"])
    if not match or is_backward:
        request.environ.pop("HTTP_RANGE", None)


def set_headers(response: Response) -> Response:
    """Let any page play and read what is named by its bytes, as a web player needs; the rest is for pages from here."""
    is_open = str((request.view_args or {}).get("name", "")).startswith(_IMMUTABLE_FOLDERS)
    if is_open:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Accept-Ranges, Content-Length, Content-Range, ETag"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_open else "same-origin"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _send_text(data: bytes, mimetype: str | None) -> Response:
    """Return a text, compressed if that saves bytes and the client takes it."""
    response = Response(data, mimetype=mimetype)
    compress_body(response)
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request, accept_ranges=True, complete_length=len(response.get_data()))
    return response
