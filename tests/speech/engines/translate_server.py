"""A stand-in for Google's speech on loopback: a proxy that answers for any host, and speaks its protocol.

gTTS asks https://translate.google.<country>, so its calls reach this by HTTPS_PROXY: CONNECT, then TLS with a
certificate of our own, then the form it posts and the reply it looks for.
"""

import base64
import io
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import av
import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.loopback import serving

RATE_HZ = 24_000
PATH = "/_/TranslateWebserverUi/data/batchexecute"
LONGEST = 100
"""Characters that Google takes at a time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one request asked for."""

    host: str
    text: str
    is_slow: bool


class TranslateServer(ThreadingHTTPServer):
    """It hears, remembers, and answers: with speech, or with what the test has put into `instead`."""

    def __init__(self, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate)
        self.heard: list[Heard] = []
        self.instead: list[tuple[int, bytes]] = []
        """Statuses and bodies to answer with first, before any speech."""

    @property
    def address(self) -> str:
        """What HTTPS_PROXY is set to."""
        return f"http://127.0.0.1:{self.server_port}"


class _Call(BaseHTTPRequestHandler):
    server: TranslateServer
    protocol_version = "HTTP/1.1"
    host = ""

    def do_CONNECT(self) -> None:
        self.host = self.path.removesuffix(":443")
        self.send_response(200, "Connection established")
        self.end_headers()
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        if self.server.instead:
            return self._answer(*self.server.instead.pop(0))
        heard = _heard(self.host, form)
        if heard is None or self.path != PATH or len(heard.text) > LONGEST:
            return self._answer(400, b"")
        self.server.heard.append(heard)
        return self._answer(200, reply(spoken(heard)))

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it so
        pass


def _heard(host: str, form: str) -> Heard | None:
    """Read the form as Google's page writes it; None for any other."""
    try:
        [[[name, inner, _, _]]] = json.loads(parse_qs(form)["f.req"][0])
        text, language, is_slow, _ = json.loads(inner)
    except (KeyError, ValueError):
        return None
    return Heard(host, text, bool(is_slow)) if (name, language) == ("jQ1olc", "en") else None


def reply(mp3: bytes) -> bytes:
    """Wrap sound as Google's page does: a guard line, then JSON in JSON."""
    sound = json.dumps([base64.b64encode(mp3).decode("ascii")])
    frames = [["wrb.fr", "jQ1olc", sound, None, None, None, "generic"], ["di", 61], ["e", 4, None, None, len(sound)]]
    return b")]}'\n\n" + json.dumps(frames, separators=(",", ":")).encode("ascii") + b"\n"


def spoken(heard: Heard) -> bytes:
    """Hum 60 ms a character, half as long again if slow, as MP3."""
    length = len(heard.text) * RATE_HZ * 60 // 1000 * (3 if heard.is_slow else 2) // 2
    wave = np.sin(np.arange(length) * 2 * np.pi * 220 / RATE_HZ) * 0.3
    return mp3(wave.astype(np.float32))


def mp3(wave: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    """Encode mono sound."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave[np.newaxis], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        container.mux([*stream.encode(frame), *stream.encode(None)])
    return file.getvalue()


def write_certificate(path: Path) -> None:
    """Make a key and a certificate signed by itself: gTTS does not ask who signed it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + certificate.public_bytes(pem))


@contextmanager
def translate_server(folder: Path) -> Iterator[TranslateServer]:
    """Serve for as long as the block lasts."""
    write_certificate(folder / "loopback.pem")
    with serving(TranslateServer(folder / "loopback.pem")) as server:
        yield server
