"""Google's voice, against a server on loopback that plays its protocol."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.content.model import Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.gtts import Gtts
from tests.contracts.engine_contract import EngineContract
from tests.loopback import find_free_port
from tests.speech.engines.segments import spoken
from tests.speech.engines.translate_server import Heard, TranslateServer, mp3, reply, translate_server

IMPATIENT = Gtts(retry_waits_s=(0.01, 0.02, 0.03))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranslateServer]:
    with translate_server(tmp_path_factory.mktemp("tls")) as server:
        yield server


@pytest.fixture
def google(running: TranslateServer, monkeypatch: pytest.MonkeyPatch) -> TranslateServer:
    """All roads of this process lead to the stand-in."""
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, running.address)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    running.heard.clear()
    running.instead.clear()
    return running


class TestGtts(EngineContract):
    @pytest.fixture
    def engine(self, google: TranslateServer) -> Engine:
        assert not google.heard
        return IMPATIENT


def test_the_words_reach_the_google_of_the_voice(google: TranslateServer) -> None:
    IMPATIENT.synthesise(spoken("A warm hand.", voice="en-GB"))
    assert google.heard == [Heard("translate.google.co.uk", "A warm hand.", is_slow=False)]


def test_marks_are_left_out_and_stand_ins_are_read(google: TranslateServer) -> None:
    content = Span(text="content", ipa="kənˈtɛnt")  # noqa: RUF001 - phonetic letters
    IMPATIENT.synthesise(spoken("Be ", content, ", ", Span(text="Dr", alias="Doctor"), " [x]", voice="en-US"))
    assert google.heard[0].text == "Be content, Doctor x"


@pytest.mark.parametrize(("rate", "is_slow"), [(1.0, False), (0.8, False), (0.7, True)])
def test_the_nearer_of_two_speeds_is_asked_for(google: TranslateServer, rate: float, *, is_slow: bool) -> None:
    IMPATIENT.synthesise(spoken("Rest.", voice="en-US", rate=rate))
    assert google.heard[0].is_slow == is_slow


def test_a_long_sentence_goes_in_pieces_and_comes_back_whole(google: TranslateServer) -> None:
    words = " ".join(f"number {n}" for n in range(40))
    speech = IMPATIENT.synthesise(spoken(words, voice="en-US"))
    assert " ".join(heard.text for heard in google.heard) == words
    assert all(len(heard.text) <= 100 for heard in google.heard)
    spoken_s = sum(len(heard.text) for heard in google.heard) * 0.06
    assert len(speech.samples) / speech.rate_hz == pytest.approx(spoken_s, abs=0.1 * len(google.heard))


def test_the_sound_is_the_sound_that_was_sent(google: TranslateServer) -> None:
    wave = (np.sin(np.arange(24_000) * 2 * np.pi * 440 / 24_000) * 0.5).astype(np.float32)
    google.instead.append((200, reply(mp3(wave))))
    speech = IMPATIENT.synthesise(spoken("Hum.", voice="en-US"))
    middle = speech.samples[6_000:18_000]
    loudest_hz = np.abs(np.fft.rfft(middle)).argmax() * speech.rate_hz / len(middle)
    assert loudest_hz == pytest.approx(440, abs=2)
    # LAME takes a twentieth off the level by itself.
    assert np.abs(middle).max() == pytest.approx(0.475, abs=0.02)


def test_a_busy_google_is_asked_again(google: TranslateServer) -> None:
    google.instead += [(429, b"Too many"), (503, b"Not now"), (429, b"Too many")]
    assert IMPATIENT.synthesise(spoken("Rest.", voice="en-US")).samples.any()


def test_a_google_that_stays_busy_is_given_up_in_one_line(google: TranslateServer) -> None:
    google.instead += [(429, b"Too many")] * 9
    with pytest.raises(EngineError, match=r"refused to speak \(HTTP 429\)") as refusal:
        IMPATIENT.synthesise(spoken("Rest.", voice="en-US"))
    assert len(google.instead) == 9 - 4
    _is_one_line_with_a_way_out(refusal.value)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_a_refusal_for_good_is_not_asked_again(google: TranslateServer, status: int) -> None:
    google.instead += [(status, b"No")] * 2
    with pytest.raises(EngineError, match=f"HTTP {status}") as refusal:
        IMPATIENT.synthesise(spoken("Rest.", voice="en-US"))
    assert len(google.instead) == 1
    _is_one_line_with_a_way_out(refusal.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b")]}'\n\n[]\n",
        b"<html>Sorry</html>",
        b'[["wrb.fr","jQ1olc",null]]\n',
        b"jQ1olc \xff\xfe\n",
        reply(b""),
        reply(b"this is no MP3 at all"),
        reply(bytes(4_000)),
        b'[["wrb.fr","jQ1olc","[\\"A\\"]"]]\n',
        '[["wrb.fr","jQ1olc","[\\"é\\"]"]]\n'.encode(),
    ],
)
def test_an_answer_without_sound_is_one_clear_line(google: TranslateServer, body: bytes) -> None:
    google.instead.append((200, body))
    with pytest.raises(EngineError, match="contains no sound") as refusal:
        IMPATIENT.synthesise(spoken("Rest.", voice="en-US"))
    _is_one_line_with_a_way_out(refusal.value)


def test_without_a_network_one_clear_line_names_the_offline_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = f"http://127.0.0.1:{find_free_port()}"
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, nobody)
    began = time.monotonic()
    with pytest.raises(EngineError, match="cannot be reached") as refusal:
        Gtts().synthesise(spoken("Rest.", voice="en-US"))
    assert time.monotonic() - began < 5
    _is_one_line_with_a_way_out(refusal.value)


def test_punctuation_is_not_sent(google: TranslateServer) -> None:
    IMPATIENT.synthesise(spoken("… —", voice="en-US"))
    assert google.heard == []


def test_knowing_it_loads_nothing(tmp_path: Path) -> None:
    look = (
        "import sys; from audio_pipeline.speech.engines.gtts import Gtts; Gtts().id; Gtts().voices; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert not {"gtts", "requests", "av", "numpy"} & set(loaded.stdout.split())


def _is_one_line_with_a_way_out(refusal: EngineError) -> None:
    assert "\n" not in str(refusal)
    assert "hand-on-heart.md:12" in str(refusal)
    assert "--engine hibari" in refusal.hint
