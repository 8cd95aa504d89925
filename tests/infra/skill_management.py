"""A stand-in for Amazon's skill management API on loopback, which plays what `ask deploy` asks of it.

What it plays was read from ask-cli 2.30.7 and Amazon's documentation. It keeps what is uploaded.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import serving

SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
TOKEN = "Atza|a-token-of-the-tests"
VENDOR_ID = "M0TESTVENDOR"

_IMPORT = "amzn1.ask-package.import.11111111-2222-3333-4444-555555555555"


class SkillManagement(ThreadingHTTPServer):
    """The API: what was uploaded, who was refused, and which skills are enabled."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.package: dict[str, bytes] = {}
        self.imports: list[tuple[str, dict[str, Any]]] = []
        self.enabled: set[str] = set()
        self.refused: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def manifest(self) -> Any:
        return json.loads(self.package["skill.json"])["manifest"]

    def list_faults(self) -> list[str]:
        """What Amazon would not take of the package."""
        locales = self.manifest["publishingInformation"]["locales"]
        needed = {f"interactionModels/custom/{each}.json" for each in locales}
        icons = {
            each[name].removeprefix("file://") for each in locales.values() for name in ("smallIconUri", "largeIconUri")
        }
        return sorted({"skill.json", *needed, *icons} - set(self.package))


class _Handler(BaseHTTPRequestHandler):
    server: SkillManagement

    def do_POST(self) -> None:
        body = self._read()
        if not self._is_allowed():
            return
        if self.path == "/v1/skills/uploads":
            where = f"{self.server.address}/bucket/package.zip?signed=yes"
            self._answer(201, {"uploadUrl": where, "expiresAt": "2099-01-01T00:00:00.000Z"})
        elif self.path in ("/v1/skills/imports", f"/v1/skills/{SKILL_ID}/imports"):
            self.server.imports.append((self.path, json.loads(body)))
            self._answer(202, {}, Location=f"/v1/skills/imports/{_IMPORT}")
        else:
            self._answer(404, {"message": "not found"})

    def do_PUT(self) -> None:
        body = self._read()
        if self.path.startswith("/bucket/"):  # the address is signed itself, as S3's are
            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                names = [each for each in archive.namelist() if not each.endswith("/")]
                self.server.package = {each: archive.read(each) for each in names}
            self._answer(200, None)
        elif self._is_allowed():
            self.server.enabled.add(self.path.split("/")[3])
            self._answer(204, None)

    def do_GET(self) -> None:
        if not self._is_allowed():
            return
        if self.path.startswith("/v1/skills/imports/"):
            faults = self.server.list_faults()
            resource = {"name": "Manifest", "status": "FAILED" if faults else "SUCCEEDED", "errors": faults}
            skill = {"skillId": SKILL_ID, "eTag": "1", "resources": [resource]}
            self._answer(200, {"status": resource["status"], "skill": skill})
        elif self.path.endswith("/enablement"):
            is_enabled = self.path.split("/")[3] in self.server.enabled
            self._answer(204 if is_enabled else 404, None if is_enabled else {"message": "not enabled"})
        else:
            build = {"lastUpdateRequest": {"status": "SUCCEEDED"}}
            self._answer(200, {"manifest": build, "interactionModel": {"en-US": build}})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _is_allowed(self) -> bool:
        allowed = self.headers["authorization"] == TOKEN
        if not allowed:
            self.server.refused.append(self.path)
            self._answer(401, {"message": "The token is not valid."})
        return allowed

    def _read(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, status: int, body: Any, **more: str) -> None:
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def skill_management() -> Iterator[SkillManagement]:
    """Serve until the end of the block."""
    with serving(SkillManagement()) as server:
        yield server
