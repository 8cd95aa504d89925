"""Amazon's voices, against a server on loopback that plays the service by botocore's own model of it."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Engine, Voice
from audio_pipeline.speech.engines.polly import Polly
from audio_pipeline.speech.engines.ssml import build_ssml
from tests.contracts.engine_contract import EngineContract
from tests.loopback import find_free_port
from tests.speech.engines.polly_server import MODEL, PollyServer, Refusal, account
from tests.speech.engines.segments import spoken

IMPATIENT = Polly(max_attempts=3)


class TestPolly(EngineContract):
    @pytest.fixture
    def engine(self, amazon: PollyServer) -> Engine:
        assert not amazon.heard
        return IMPATIENT


class TestAGenerativeVoice(TestPolly):
    @pytest.fixture
    def voice(self, engine: Engine) -> Voice:
        return next(voice for voice in engine.voices if voice.name == "ruth-generative")


def marked(amazon: PollyServer, segment: Segment) -> str:
    """The SSML that Amazon is sent."""
    IMPATIENT.synthesise(segment)
    return amazon.heard[-1].ssml


def test_every_voice_is_one_the_service_knows() -> None:
    voices, kinds = MODEL.shape_for("VoiceId").enum, MODEL.shape_for("Engine").enum
    for voice in Polly().voices:
        name, _, kind = voice.name.partition("-")
        assert name.capitalize() in voices
        assert (kind or "neural") in kinds
        assert voice.language in MODEL.shape_for("LanguageCode").enum


@pytest.mark.parametrize(("voice", "asked"), [("ruth", ("Ruth", "neural")), ("amy-generative", ("Amy", "generative"))])
def test_the_voice_and_its_kind_are_asked_for(amazon: PollyServer, voice: str, asked: tuple[str, str]) -> None:
    IMPATIENT.synthesise(spoken("A warm hand.", voice=voice))
    assert [(heard.voice, heard.engine) for heard in amazon.heard] == [asked]


@pytest.mark.parametrize(
    ("voice", "parts", "rate", "ssml"),
    [
        ("ruth", ("A <warm> & “soft” hand.",), 1.0, "<speak>A &lt;warm&gt; &amp; “soft” hand.</speak>"),
        (
            "ruth",
            ("Be ", Span(text="content", ipa="kənˈtɛnt", alias="kun-tent"), "."),
            0.78,
            '<speak><prosody rate="78%">Be <phoneme alphabet="ipa" ph="kənˈtɛnt">content</phoneme>.</prosody></speak>',
        ),
        (
            "ruth-generative",
            ("Be ", Span(text="content", ipa="kənˈtɛnt", alias="kun-tent"), "."),
            0.78,
            '<speak><prosody rate="78%">Be kun-tent.</prosody></speak>',
        ),
        (
            "ruth",
            ("Now ", Span(text="slowly", rate="slow"), "."),
            0.9,
            '<speak><prosody rate="90%">Now </prosody><prosody rate="72%">slowly.</prosody></speak>',
        ),
        ("ruth", (Span(text="All of it", rate="x-slow", volume="soft"), "."), 0.1,
         '<speak><prosody rate="20%">All of it.</prosody></speak>'),
        (
            "ruth",
            ("Then ", Span(text="softly", volume="x-soft"), " on."),
            1.0,
            '<speak>Then <prosody volume="x-soft">softly</prosody> on.</speak>',
        ),
        ("amy-generative", ("A ", Span(text="siesta", language="es"), "."), 1.0,
         '<speak>A <lang xml:lang="es-ES">siesta</lang>.</speak>'),
        ("ruth", (Span(text="Dr.", alias="Doctor"), " Hill"), 1.0, "<speak>Doctor Hill</speak>"),
    ],
)  # fmt: skip
def test_marks_become_the_tags_that_the_voice_can_follow(
    amazon: PollyServer, voice: str, parts: tuple[str | Span, ...], rate: float, ssml: str
) -> None:
    assert marked(amazon, spoken(*parts, voice=voice, rate=rate)) == ssml


@pytest.mark.parametrize("code", ["ThrottlingException", "TooManyRequestsException"])
def test_a_busy_amazon_is_asked_again(amazon: PollyServer, code: str) -> None:
    amazon.instead.append(Refusal(code))
    assert IMPATIENT.synthesise(spoken("Rest.", voice="ruth")).samples.any()
    assert (amazon.asked, len(amazon.heard)) == (2, 1)


@pytest.mark.parametrize("status", [500, 503])
def test_an_amazon_that_fails_is_asked_again(amazon: PollyServer, status: int) -> None:
    amazon.instead += [Refusal("ServiceFailureException", status)] * 2
    assert IMPATIENT.synthesise(spoken("Rest.", voice="ruth")).samples.any()
    assert (amazon.asked, len(amazon.heard)) == (3, 1)


def test_an_amazon_that_stays_out_of_order_is_given_up_in_one_line(amazon: PollyServer) -> None:
    amazon.instead += [Refusal("ServiceFailureException", 500)] * 9
    with pytest.raises(EngineError, match="speech service failed") as refusal:
        IMPATIENT.synthesise(spoken("Rest.", voice="ruth"))
    assert amazon.asked == 3
    _is_one_line_with_a_way_out(refusal.value)


@pytest.mark.parametrize(
    ("code", "status", "what", "mend"),
    [
        ("AccessDeniedException", 403, "does not let these credentials speak", "polly:SynthesizeSpeech"),
        ("UnrecognizedClientException", 403, "does not know this access key", "AWS_ACCESS_KEY_ID"),
        ("InvalidSignatureException", 403, "secret key does not fit", "AWS_SECRET_ACCESS_KEY"),
        ("ExpiredTokenException", 403, "have expired", "Sign in again"),
        ("InvalidSsmlException", 400, "cannot read the marks", "Remove one mark"),
        ("EngineNotSupportedException", 400, "does not have this kind of the voice", "another voice"),
        ("ValidationException", 400, "does not have this kind of the voice", "another voice"),
        ("TeapotException", 418, "Amazon refused .*TeapotException", "Check the network"),
    ],
)
def test_a_refusal_for_good_is_told_and_not_asked_again(
    amazon: PollyServer, code: str, status: int, what: str, mend: str
) -> None:
    amazon.instead += [Refusal(code, status)] * 2
    with pytest.raises(EngineError, match=what) as refusal:
        IMPATIENT.synthesise(spoken("Rest.", voice="ruth"))
    assert amazon.asked == 1
    assert mend in refusal.value.hint
    _is_one_line_with_a_way_out(refusal.value)


@pytest.mark.parametrize("body", [b"", b"this is no MP3", bytes(4_000)])
def test_an_answer_without_sound_is_one_clear_line(amazon: PollyServer, body: bytes) -> None:
    amazon.instead.append(body)
    with pytest.raises(EngineError, match="contains no sound"):
        IMPATIENT.synthesise(spoken("Rest.", voice="ruth"))


def test_a_sentence_that_is_too_long_is_named_and_not_sent(amazon: PollyServer) -> None:
    words = "rest a while " * 300
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12:1: 3900 characters .* \(3000\): “rest a while"):
        IMPATIENT.synthesise(spoken(words, voice="ruth"))
    assert amazon.asked == 0


def test_the_longest_sentence_that_amazon_takes_is_sent(amazon: PollyServer) -> None:
    amazon.instead.append(Refusal("InvalidSsmlException"))
    with pytest.raises(EngineError, match="cannot read the marks"):
        IMPATIENT.synthesise(spoken("rest " * 600, voice="ruth"))
    assert amazon.asked == 1


def test_marks_may_make_it_twice_as_long_and_no_longer(amazon: PollyServer) -> None:
    voice = next(each for each in IMPATIENT.voices if each.name == "ruth")
    n_other = len(build_ssml(spoken(Span(text="tea", ipa="ə"), voice="ruth"), voice)) - 1
    amazon.instead.append(Refusal("InvalidSsmlException"))
    with pytest.raises(EngineError, match="cannot read the marks"):
        IMPATIENT.synthesise(spoken(Span(text="tea", ipa="ə" * (6_000 - n_other)), voice="ruth"))
    with pytest.raises(
        EngineError, match=r"6001 characters with its marks are more than Polly speaks at once \(6000\)"
    ):
        IMPATIENT.synthesise(spoken(Span(text="tea", ipa="ə" * (6_001 - n_other)), voice="ruth"))
    assert amazon.asked == 1


def test_punctuation_is_not_sent(amazon: PollyServer) -> None:
    IMPATIENT.synthesise(spoken("… —", voice="ruth"))
    assert amazon.asked == 0


WITHOUT = {
    "credentials": ("AWS_ACCESS_KEY_ID", r"no credentials were found\. Check AWS_ACCESS_KEY_ID"),
    "region": ("AWS_DEFAULT_REGION", r"no region is named\. Set AWS_DEFAULT_REGION"),
}


@pytest.mark.parametrize("lacking", WITHOUT)
def test_an_editor_without_an_account_is_told_so_in_one_line(amazon: PollyServer, tmp_path: Path, lacking: str) -> None:
    name, told = WITHOUT[lacking]
    environment = {key: value for key, value in account(amazon).items() if key != name}
    if name == "AWS_ACCESS_KEY_ID":
        del environment["AWS_SECRET_ACCESS_KEY"]
    done = said(tmp_path, environment)
    assert done.returncode == 1
    _, warning, *told_so = done.stderr.splitlines()
    assert warning == "polly-1 speaks by Amazon, over the network: AWS's terms."
    assert len(told_so) == 1
    assert told_so[0].startswith("line:1:1, “Rest.”: ")
    assert re.search(told, told_so[0])


def test_without_a_network_one_clear_line_names_the_offline_voice(amazon: PollyServer, tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{find_free_port()}"
    began = time.monotonic()
    done = said(tmp_path, account(amazon) | {"AWS_ENDPOINT_URL_POLLY": nobody})
    assert time.monotonic() - began < 20
    assert "Amazon does not answer. Check the network and the region, or speak offline" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_line_is_said_with_the_voice_and_pace_of_the_editor(amazon: PollyServer, tmp_path: Path) -> None:
    done = said(tmp_path, account(amazon), "--voice", "amy")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "line.wav").exists()
    (heard,) = amazon.heard
    assert (heard.voice, heard.text) == ("Amy", "Rest.")
    assert heard.ssml.startswith('<speak><prosody rate="')


def said(folder: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """What `warm-recall say` tells somebody with nothing but this in their environment."""
    line = ("say", "Rest.", "--engine", "polly", "--cache", str(folder / "cache"), "--out", str(folder / "line.wav"))
    here = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-m", "audio_pipeline", *line, *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=here | environment,
        timeout=60,
    )


def test_knowing_it_loads_nothing(tmp_path: Path) -> None:
    made = "from audio_pipeline.speech.engines.polly import Polly; Polly().id; Polly().voices"
    look = f"import sys; {made}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert not {"boto3", "botocore", "av", "numpy", "urllib.request"} & set(loaded.stdout.split())


def _is_one_line_with_a_way_out(refusal: EngineError) -> None:
    assert "\n" not in str(refusal)
    assert "hand-on-heart.md:12" in str(refusal)
    assert "“Rest.”" in str(refusal)
    assert refusal.hint
