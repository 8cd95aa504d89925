"""A host of a podcast on loopback: the speaker's own server, what it was asked, and a download that gets stuck once."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from skill.browser import published_files


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request, and the status of its answer."""

    method: str
    path: str
    range: str
    status: int


@dataclass
class Host:
    """Where the podcast can be fetched, and what was fetched."""

    store: Path
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    stuck_after_bytes: int = 0
    """The next sound stops after this many bytes, until `let_go` is set; 0: it comes as a whole."""
    let_go: threading.Event = field(default_factory=threading.Event)

    @property
    def feed(self) -> str:
        return f"{self.address}feed.xml"

    def of(self, ending: str) -> list[Asked]:
        return [each for each in self.asked if each.path.endswith(ending)]


@contextmanager
def hosting(store: Path) -> Iterator[Host]:
    """Serve a folder store as the local skill does."""
    host = Host(store=store)
    app = Flask(__name__)
    app.register_blueprint(published_files.create_blueprint(store, lambda: "", is_shared=False))
    server = make_server("127.0.0.1", 0, _noting(app.wsgi_app, host), threaded=True)
    host.address = f"http://127.0.0.1:{server.server_port}/store/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.let_go.set()
        server.shutdown()


def _noting(app: Any, host: Host) -> Any:
    def answer(environment: dict[str, Any], start: Any) -> Iterable[bytes]:
        def start_noted(status: str, headers: Any, *rest: Any) -> Any:
            host.asked.append(
                Asked(
                    method=environment["REQUEST_METHOD"],
                    path=environment["PATH_INFO"],
                    range=environment.get("HTTP_RANGE", ""),
                    status=int(status.split(maxsplit=1)[0]),
                )
            )
            return start(status, headers, *rest)

        body: Iterable[bytes] = app(environment, start_noted)
        stuck_after, host.stuck_after_bytes = host.stuck_after_bytes, 0
        if not stuck_after or not environment["PATH_INFO"].endswith(".mp3"):
            host.stuck_after_bytes = stuck_after
            return body
        return _get_stuck(body, stuck_after, host.let_go)

    return answer


def _get_stuck(body: Iterable[bytes], after_bytes: int, let_go: threading.Event) -> Iterator[bytes]:
    data = b"".join(body)
    getattr(body, "close", lambda: None)()
    yield data[:after_bytes]
    let_go.wait(60)
