"""A stand-in for Amazon Polly on loopback. What it takes and gives is what botocore's own model of the service says.

It hums for as long as the words take, at a pitch that changes with everything it was asked, and keeps the bill.
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from tests.loopback import serving
from tests.speech.engines.translate_server import RATE_HZ, mp3

MODEL = ServiceModel(Loader().load_service_model("polly", "service-2"))
SPEAKS = MODEL.operation_model("SynthesizeSpeech")

LETTER_MS = 45
MOST_CHARACTERS = 3_000

_TAGS = {"speak": set[str](), "prosody": {"rate", "volume"}, "phoneme": {"alphabet", "ph"}, "lang": {"lang"}}
"""What a neural voice knows, and what each of them may say (Amazon Polly, "Supported SSML tags")."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one request asked for, and was billed."""

    voice: str
    engine: str
    ssml: str
    text: str

    @property
    def characters(self) -> int:
        """Tags are free."""
        return len(self.text)


class Refusal(Exception):  # noqa: N818 - it is the service's word for it
    """What the service answers in place of sound."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.status = code, status


class PollyServer(ThreadingHTTPServer):
    """It hears, remembers and answers: with speech, or with what the test has put into `instead`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.heard: list[Heard] = []
        self.asked = 0
        """Requests, answered or not."""
        self.instead: list[Refusal | bytes] = []
        """Refusals and bodies to answer with first, before any speech."""
        self.stalls_after: int | None = None
        """So many sentences are spoken; who asks for more gets no answer."""
        self.stalled = threading.Event()
        self.over = threading.Event()

    @property
    def address(self) -> str:
        """What AWS_ENDPOINT_URL_POLLY is set to."""
        return f"http://127.0.0.1:{self.server_port}"

    def sound_of(self, words: str) -> bytes:
        """What it would answer if it were asked for these words."""
        return _hum(Heard("Ruth", "neural", words, words))

    def forget(self) -> None:
        """Begin anew: who was left waiting goes without an answer."""
        self.over.set()
        self.over, self.stalled = threading.Event(), threading.Event()
        self.heard.clear()
        self.instead.clear()
        self.asked, self.stalls_after = 0, None


class _Call(BaseHTTPRequestHandler):
    server: PollyServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked += 1
        if len(self.server.heard) == self.server.stalls_after:
            self.server.stalled.set()
            self.server.over.wait()
            self.close_connection = True
            return
        try:
            self._speak(body)
        except Refusal as refusal:
            self._answer(refusal.status, json.dumps({"message": "No."}).encode(), {"x-amzn-ErrorType": refusal.code})

    def _speak(self, body: bytes) -> None:
        if self.server.instead:
            instead = self.server.instead.pop(0)
            if isinstance(instead, Refusal):
                raise instead
            return self._answer(200, instead, {"Content-Type": "audio/mpeg"})
        if (self.path, self.command) != (SPEAKS.http["requestUri"], SPEAKS.http["method"]):
            raise Refusal("UnknownOperationException", 404)
        if "/polly/aws4_request" not in self.headers.get("Authorization", ""):
            raise Refusal("MissingAuthenticationTokenException", 403)
        heard = _heard(json.loads(body))
        self.server.heard.append(heard)
        facts = {"Content-Type": "audio/mpeg", "x-amzn-RequestCharacters": str(heard.characters)}
        return self._answer(200, _hum(heard), facts)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it so
        pass


def _heard(request: dict[str, Any]) -> Heard:
    """Read a request as the model of the service has it; Refusal for any other."""
    if ParamValidator().validate(request, SPEAKS.input_shape).has_errors():
        raise Refusal("ValidationException")
    for name, value in request.items():
        allowed = getattr(SPEAKS.input_shape.members[name], "enum", None)
        if allowed and value not in allowed:
            raise Refusal("ValidationException")
    if (request["OutputFormat"], request["SampleRate"], request["TextType"]) != ("mp3", str(RATE_HZ), "ssml"):
        raise Refusal("InvalidSampleRateException")
    text = "".join(_read(request["Text"], request["Engine"]).itertext())
    if len(text) > MOST_CHARACTERS:
        raise Refusal("TextLengthExceededException")
    return Heard(request["VoiceId"], request["Engine"], request["Text"], text)


def _read(ssml: str, engine: str) -> ET.Element:
    """The marks, if an engine of this kind takes them all."""
    try:
        root = ET.fromstring(ssml)  # noqa: S314 - our own words
    except ET.ParseError as broken:
        raise Refusal("InvalidSsmlException") from broken
    for each in root.iter():
        said = {name.rpartition("}")[2] for name in each.attrib}
        if each.tag not in _TAGS or not said <= _TAGS[each.tag]:
            raise Refusal("InvalidSsmlException")
    pace = root.find("prosody")
    if engine == "generative" and (root.find(".//phoneme") is not None or not _is_around_all(root, pace)):
        raise Refusal("InvalidSsmlException")
    return root


def _is_around_all(root: ET.Element, pace: ET.Element | None) -> bool:
    return pace is None or "".join(pace.itertext()) == "".join(root.itertext())


def _hum(heard: Heard) -> bytes:
    """As long as the words take at their pace, each stretch of its own pitch, as loud as it was asked for."""
    waves = [_stretch(heard, *each) for each in _stretches(heard.ssml)]
    return mp3(np.concatenate(waves).astype(np.float32))


def _stretches(ssml: str) -> Iterator[tuple[str, int, str]]:
    """Words, their rate in per cent, and everything that is asked of them."""
    for found in re.finditer(r"<prosody([^>]*)>(.*?)</prosody>|((?:(?!<prosody).)+)", ssml):
        asked, inside = found[1] or "", found[2] or found[3]
        rate = re.search(r'rate="(\d+)%"', asked)
        yield re.sub(r"<[^>]*>", "", inside), int(rate[1]) if rate else 100, asked + inside


def _stretch(heard: Heard, words: str, per_cent: int, asked: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    digest = hashlib.sha256(f"{heard.voice} {heard.engine} {asked}".encode()).digest()
    length = len(words) * RATE_HZ * LETTER_MS // 10 // per_cent
    return np.sin(np.arange(length) * 2 * np.pi * (180 + digest[0]) / RATE_HZ) * 0.3


def account(server: PollyServer) -> dict[str, str]:
    """What whoever uses Polly has in their environment; nothing of this machine's own account gets in."""
    return {
        "AWS_ENDPOINT_URL_POLLY": server.address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "testtesttesttest",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }


@contextmanager
def polly_server() -> Iterator[PollyServer]:
    """Serve for as long as the block lasts."""
    with serving(PollyServer()) as server:
        try:
            yield server
        finally:
            server.over.set()
