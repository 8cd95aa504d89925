"""Plain: processor time against the plain way of making the same sound, speech aside."""

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import av
import numpy as np
import pyloudnorm
from numpy.typing import NDArray

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import speak_and_cache
from audio_pipeline.stores.folder import FolderStore
from tests.bench import edit, show
from tests.bench.figures import Figure
from tests.bench.run import CORES, Run
from tests.bench.show import Show
from tests.bench.timed import python

ABOUT = "8 min, after a cold build"

_SCRIPT = Path(__file__).parents[2] / "scripts" / "plain_way.py"
_ONE, _ALL, _EDITED = 4, 8, 50


def figures(run: Run) -> tuple[Figure, ...]:
    """One programme, all of them, and all forms of one after an edit."""
    cold = show.cold(run).show
    with run.folder() as root:
        one_s, all_s = _one_cpu_s(run, cold, root), _all_cpu_s(run, cold, root)
        edited_s = _edited_cpu_s(run, cold, root)
        plain_s = _plain_cpu_s(run, cold, root)
        apart_lu, apart_ms = _apart(cold, root)
    forms = Counter(release.variant_of or release.content_id for release in cold.releases)
    all_plain_s = sum(taken * forms[name] for name, taken in plain_s.items())
    forms_s = plain_s[show.TEN] * forms[show.TEN]
    return (
        _times("one cold ten-minute programme", plain_s[show.TEN], one_s, _ONE),
        *_both(plain_s[show.TEN], one_s),
        _times(f"all {forms.total()} programmes, cold", all_plain_s, all_s, _ALL),
        *_both(all_plain_s, all_s),
        _times(f"one sentence edited, all {forms[show.TEN]} forms of the programme", forms_s, edited_s, _EDITED),
        *_both(forms_s, edited_s),
        Figure(what="loudness of the two ways apart, one programme", measured=apart_lu, unit="LU", at_most=1.0),
        Figure(what="length of the two ways apart, one programme", measured=apart_ms, unit="ms", at_most=100.0),
    )


def _times(what: str, plain_s: float, ours_s: float, least: float) -> Figure:
    return Figure(what=f"{what}: times less", measured=plain_s / ours_s, unit="×", at_least=least)


def _both(plain_s: float, ours_s: float) -> tuple[Figure, Figure]:
    return (
        Figure(what="… the plain way", measured=plain_s, unit="s"),
        Figure(what="… ours, whole process with its start", measured=ours_s, unit="s"),
    )


def _one_cpu_s(run: Run, cold: Show, root: Path) -> float:
    run.tell("one programme, our way")
    here = show.only_spoken(cold, root / "one")
    places = ("--content", str(here.content), "--cache", str(here.cache), "--out", str(root / "ours.mp3"))
    return python("audio_pipeline", "preview", show.TEN, *places).cpu_s


def _all_cpu_s(run: Run, cold: Show, root: Path) -> float:
    run.tell("all of them, our way")
    return show.only_spoken(cold, root / "all").build().cpu_s


def _edited_cpu_s(run: Run, cold: Show, root: Path) -> float:
    run.tell("an edit, our way")
    here = show.copied(cold, root / "edited")
    edit.say_instead(here, edit.SENTENCE, edit.EDITS[0])
    cache = FolderStore(here.cache, durable=False)
    for segment in show.segments(show.scripts(show.library(here))):
        speak_and_cache(segment, Hibari(), cache)
    return here.build().cpu_s


def _plain_cpu_s(run: Run, cold: Show, root: Path) -> Mapping[str, float]:
    """What each takes without the start of the process, on as many cores as ours had.

    Of a programme in several forms only the one without a variant: the others last as long, and have as many parts.
    """
    names = [release.content_id for release in cold.releases if not release.variant_of]
    run.tell(f"{len(names)} programmes, the plain way")
    with ThreadPoolExecutor(CORES) as pool:
        shares = [share for core in range(CORES) if (share := names[core::CORES])]
        told = "".join(pool.map(partial(_plainly, cold, root), shares))
    return {line.split()[0]: float(line.split()[-2]) for line in told.splitlines()}


def _plainly(cold: Show, root: Path, names: Sequence[str]) -> str:
    words = [sys.executable, str(_SCRIPT), *names, "--out", str(root), "--cache", str(cold.cache)]
    done = subprocess.run([*words, "--content", str(cold.content)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _apart(cold: Show, root: Path) -> tuple[float, float]:
    """How far from each other the two are, in LU and in ms."""
    url = next(release.url for release in cold.releases if release.content_id == show.TEN)
    ours, theirs = _decoded(cold.out / url), _decoded(root / f"{show.TEN}.mp3")
    meter = pyloudnorm.Meter(SAMPLE_RATE_HZ)
    apart_lu = abs(meter.integrated_loudness(ours) - meter.integrated_loudness(theirs))
    return float(apart_lu), abs(len(ours) - len(theirs)) / SAMPLE_RATE_HZ * 1000


def _decoded(path: Path) -> NDArray[np.float32]:
    with av.open(str(path)) as file:
        planes = [frame.to_ndarray() for frame in file.decode(audio=0)]
    return np.concatenate(planes, axis=1, dtype=np.float32).T
