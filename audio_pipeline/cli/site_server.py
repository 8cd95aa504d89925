"""Site server: shows a build folder as its site, on this machine alone."""

import functools
import re
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from audio_pipeline.errors import PipelineError
from audio_pipeline.publish.site.site import NOT_FOUND

_HOST = "127.0.0.1"

_TYPES = {".vtt": "text/vtt", ".xml": "application/rss+xml", ".svg": "image/svg+xml", ".json": "application/json"}

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Open a server of the folder, on any free port for port 0; PipelineError if the port cannot be opened."""
    try:
        return ThreadingHTTPServer((_HOST, port), functools.partial(_SiteHandler, directory=str(folder)))
    except OSError as refusal:
        what, hint = f"this port cannot be opened: {refusal.strerror}", "Choose another one with --port"
        raise PipelineError(what, where=f"port {port}", hint=hint) from refusal


def serve_site(folder: Path, port: int, report_address: Callable[[str], None]) -> None:
    """Serve the folder until somebody presses Ctrl-C."""
    with open_server(folder, port) as server:
        report_address(f"http://{_HOST}:{server.server_port}/")
        server.serve_forever()


class _SiteHandler(SimpleHTTPRequestHandler):
    """Answers with a file, with the index.html of a folder, or with the part of a file that a player asks for."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def do_GET(self) -> None:
        """Answer a request for a file, or for a range of it."""
        path, part = Path(self.translate_path(self.path)), _RANGE.fullmatch(self.headers.get("Range", ""))
        if part and path.is_file() and int(part[1]) < path.stat().st_size:
            self._send_part(path, int(part[1]), int(part[2] or path.stat().st_size - 1))
        else:
            super().do_GET()

    def _send_part(self, path: Path, first: int, last: int) -> None:
        size = path.stat().st_size
        last = min(last, size - 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with path.open("rb") as file:
            file.seek(first)
            self.wfile.write(file.read(last - first + 1))

    def end_headers(self) -> None:
        """Tell players that they can ask for a range, and browsers to ask again: the pages may be written anew."""
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page if nothing is there."""
        page = Path(self.directory, NOT_FOUND)
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_head(self) -> BinaryIO | None:
        """Refuse hidden files, such as those of a build that is under way."""
        if any(part.startswith(".") for part in self.path.split("/")):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """List no folder: what has no page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Print nothing for each request."""
