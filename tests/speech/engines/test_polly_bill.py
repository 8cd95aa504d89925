"""What Amazon bills: each sentence once, however often the show is built, and whatever becomes of a build."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from audio_pipeline.build.build import build, plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.content.library import Library
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.polly import Polly
from tests import small_show, studio
from tests.speech.engines.polly_server import PollyServer, Refusal
from tests.speech.engines.segments import spoken

IMPATIENT = Polly(max_attempts=3)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def library(show: Path) -> Library:
    return small_show.library(show)


@pytest.fixture
def shop(tmp_path: Path) -> BuildContext:
    return small_show.workshop(tmp_path, engine=IMPATIENT)


def sentences(library: Library, shop: BuildContext) -> Counter[str]:
    """All that is said in the show, each once; what is said at two paces is said twice."""
    return Counter(segment.text for segment in plan_build(library, shop).to_speak)


def billed(amazon: PollyServer) -> Counter[str]:
    return Counter(heard.text for heard in amazon.heard)


def test_a_second_build_is_free_and_an_edit_costs_its_own_sentence(
    amazon: PollyServer, show: Path, library: Library, shop: BuildContext
) -> None:
    wanted = sentences(library, shop)
    build(library, shop)
    assert billed(amazon) == wanted
    amazon.forget()
    build(library, shop)
    small_show.edit(show, "warm-hands", "(pause: 3s)", "(pause: 4s)")
    build(small_show.library(show), shop)
    assert amazon.asked == 0
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    build(small_show.library(show), shop)
    assert billed(amazon) == {"Notice how cool they are.": 1}


def test_after_a_refusal_only_what_is_missing_is_paid_for(amazon: PollyServer, tmp_path: Path) -> None:
    segments, cache = (
        [spoken(words, voice="ruth") for words in ("Rest.", "Breathe out.", "Wake.")],
        studio.cache(tmp_path),
    )
    studio.spoken(segments[:1], cache, IMPATIENT)
    amazon.instead.append(Refusal("AccessDeniedException", 403))
    with pytest.raises(EngineError):
        studio.spoken(segments[:2], cache, IMPATIENT)
    studio.spoken(segments, cache, IMPATIENT)
    assert billed(amazon) == {"Rest.": 1, "Breathe out.": 1, "Wake.": 1}


def test_what_is_no_speech_is_asked_for_again_and_then_kept(amazon: PollyServer, tmp_path: Path) -> None:
    segment, cache = spoken("Rest a while.", voice="ruth"), studio.cache(tmp_path)
    amazon.instead.append(amazon.sound_of("mm " * 400))
    for _ in range(2):
        studio.spoken([segment], cache, IMPATIENT)
    assert amazon.asked == 2


def test_a_killed_build_has_paid_for_what_it_kept(
    amazon: PollyServer, tmp_path: Path, show: Path, library: Library, shop: BuildContext
) -> None:
    wanted = sentences(library, shop)
    amazon.stalls_after = 4
    places = ("--content", str(show), "--out", str(tmp_path / "out"), "--cache", str(tmp_path / "cache"))
    command = [sys.executable, "-m", "audio_pipeline", "build", "--engine", "polly", "--jobs", "1", *places]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
        assert amazon.stalled.wait(timeout=60)
        killed.kill()
    amazon.stalls_after = None
    build(library, shop)
    assert billed(amazon) == wanted
