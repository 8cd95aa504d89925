"""A stand-in for GitHub's comments on loopback: it keeps them in pages, and says no to whoever has no token."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "token-of-this-run"


@dataclass
class GitHub:
    """The comments of pull request 7 of anna/words."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    def add(self, login: str, body: str) -> dict[str, Any]:
        comment = {"id": len(self.comments) + 100, "user": {"login": login}, "body": body}
        self.comments.append(comment)
        return comment

    def answer(self, method: str, path: str, body: Any) -> Any:
        """Give what GitHub gives; KeyError for what it does not have."""
        url = urlsplit(path)
        if method == "PATCH" and (found := re.fullmatch(r"/repos/anna/words/issues/comments/(\d+)", url.path)):
            comment = next(each for each in self.comments if each["id"] == int(found[1]))
            comment["body"] = body["body"]
            return comment
        if url.path != "/repos/anna/words/issues/7/comments":
            raise KeyError(path)
        if method == "POST":
            return self.add("github-actions[bot]", body["body"])
        query = parse_qs(url.query)
        page, size = int(query["page"][0]), int(query["per_page"][0])
        return self.comments[(page - 1) * size : page * size]


@contextmanager
def github() -> Iterator[GitHub]:
    """Serve it for a while."""
    there = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "null")
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                self.send_error(401)
                return
            data = json.dumps(there.answer(self.command, self.path, body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - http.server looks for these names

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
