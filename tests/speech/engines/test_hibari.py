"""The offline voice: what it promises, and that it says what is written."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.hibari import Hibari
from tests.contracts.engine_contract import EngineContract
from tests.loopback import find_free_port
from tests.speech.engines.segments import spoken


@pytest.mark.voice
class TestHibari(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return Hibari()


def _heard(segment: Segment) -> bytes:
    return Hibari().synthesise(segment).samples.tobytes()


@pytest.mark.voice
def test_a_pronunciation_replaces_the_word_and_only_the_word() -> None:
    respelled = spoken("Say ", Span(text="knight"), " again.", voice="heart")
    marked = spoken("Say ", Span(text="X", ipa="ˈnaɪt"), " again.", voice="heart")
    assert _heard(marked) == _heard(respelled)


@pytest.mark.voice
def test_a_pronunciation_can_stand_beside_punctuation() -> None:
    first = spoken(Span(text="Shhh", ipa="ʃ"), "… rest.", voice="heart")
    second = spoken(Span(text="Hush", ipa="ʃ"), "… rest.", voice="heart")
    assert _heard(first) == _heard(second)


@pytest.mark.voice
@pytest.mark.parametrize("noise", ["A warm hand 🙂.", "A [warm] hand.", "A\nwarm hand.", "A wa\u00adrm *hand*."])
def test_type_and_pictures_leave_no_trace_in_the_sound(noise: str) -> None:
    assert _heard(spoken(noise, voice="heart")) == _heard(spoken("A warm hand.", voice="heart"))


@pytest.mark.voice
def test_a_mark_written_as_plain_words_is_not_obeyed() -> None:
    assert _heard(spoken("Rest [now](/ʃ/).", voice="heart")) != _heard(spoken("Rest ʃ.", voice="heart"))


@pytest.mark.voice
def test_a_mark_of_rate_slows_the_whole_sentence() -> None:
    plain, slow = (spoken(Span(text="A warm hand.", rate=rate), voice="heart") for rate in ("", "slow"))
    assert len(_heard(slow)) / len(_heard(plain)) == pytest.approx(1 / 0.8, rel=0.1)


@pytest.mark.voice
def test_the_slowest_and_fastest_it_can_are_the_limits() -> None:
    crawling, slowest, fastest, racing = (spoken("A warm hand.", voice="heart", rate=r) for r in (0.1, 0.5, 2.0, 9.0))
    assert _heard(crawling) == _heard(slowest)
    assert _heard(racing) == _heard(fastest)


@pytest.mark.voice
def test_a_very_long_sentence_is_spoken_whole() -> None:
    clause = "rest one hand over the other, and let the warmth arrive in its own time, "
    speech = Hibari().synthesise(spoken(clause * 20, voice="heart"))
    assert len(speech.samples) / speech.rate_hz > 20 * 3


@pytest.mark.parametrize("words", ["Say שלום now.", "β-endorphin", "日本"])
def test_letters_it_cannot_read_are_refused_and_named(words: str) -> None:
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12:1: the voice cannot read"):
        Hibari().synthesise(spoken(words, voice="heart"))


@pytest.mark.voice
def test_accents_are_letters_it_reads() -> None:
    assert Hibari().synthesise(spoken("café, naïve", voice="heart")).samples.any()


def test_a_voice_to_fetch_without_a_network_is_one_line_that_names_the_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = f"http://127.0.0.1:{find_free_port()}"
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, nobody)
    with pytest.raises(EngineError, match="voice emma could not be downloaded") as refusal:
        Hibari().synthesise(spoken("Rest.", voice="emma"))
    assert "\n" not in str(refusal.value)
    assert "voice: heart" in refusal.value.hint
    assert list(tmp_path.iterdir()) == []


def test_knowing_it_loads_nothing(tmp_path: Path) -> None:
    made = "from audio_pipeline.speech.engines.hibari import Hibari; Hibari().id; Hibari().voices"
    look = f"import sys; {made}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert not {"hibari", "onnxruntime", "numpy", "scipy"} & set(loaded.stdout.split())


_SPEAK = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
from audio_pipeline.speech.engines.hibari import Hibari
from tests.speech.engines.segments import spoken
print(Hibari().synthesise(spoken("Let your hands rest.", voice="heart")).samples.tobytes().hex())
"""


@pytest.mark.voice
def test_a_voice_has_the_same_samples_with_scipy_and_without() -> None:
    found = [
        subprocess.run([sys.executable, "-c", _SPEAK, *missing], check=True, capture_output=True, text=True).stdout
        for missing in ((), ("scipy", "scipy.fft"))
    ]
    assert found[0] == found[1] != ""


@pytest.mark.voice
def test_speech_stays_clear_of_full_scale() -> None:
    speech = Hibari().synthesise(spoken("What a wonderful, warm, and loud surprise!", voice="heart"))
    assert np.abs(speech.samples).max() < 0.99
