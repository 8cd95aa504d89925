"""Listen to what was built: measure every programme, let it be heard, and say what is not as promised."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from audio_pipeline.__main__ import BACKENDS
from audio_pipeline.build.load import load_library
from audio_pipeline.cli.options import find_default_cache
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import ContentFaults, PipelineError
from tests.bench.run import CORES
from tests.listen import cuts, hearing, melody, page, sameness, words
from tests.listen.finding import Finding, as_json, missed
from tests.listen.finding import words as in_words
from tests.listen.hearing import Question
from tests.listen.judging import Answers, Judged, judged
from tests.listen.listening import Listened, listened
from tests.listen.period import periods
from tests.listen.subject import Places, Subject, subjects

_ALL = "all together"
_MISHEARD = 20
"""So many of the sentences that were heard otherwise are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Results:
    """What was found in all of them."""

    programmes: Mapping[str, tuple[Finding, ...]]
    whole: tuple[Finding, ...] = ()
    heard: Judged | None = None


def main() -> None:
    """Do what is asked; 1 says that something is not as promised."""
    if sys.argv[1:2] == ["compare"]:
        sys.exit(_compare(sys.argv[2:]))
    asked = _asked()
    try:
        chosen = subjects(asked.places, asked.programme)
        lexicon = tuple(load_library(asked.content, BACKENDS.engines).lexicon)
    except (ContentFaults, PipelineError) as wrong:
        sys.exit(str(wrong))
    results = _found(chosen, lexicon, asked)
    _keep(chosen, results, asked)
    sys.exit(_told(results))


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(
        prog="scripts/listen", description=__doc__, epilog="scripts/listen compare ONE OTHER: are two builds the same?"
    )
    ask.add_argument("programme", nargs="*", metavar="ID", help="listen to these programmes only")
    ask.add_argument("--no-hearing", action="store_true", help="measure only: no recogniser, no opinion, no 560 MB")
    ask.add_argument(
        "--content", type=Path, default=BUILTIN_CONTENT, metavar="DIR", help="what was built; the built-in content"
    )
    ask.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where it was built; build")
    ask.add_argument(
        "--cache", type=Path, default=find_default_cache(), metavar="DIR", help="the build's cache; the usual one"
    )
    ask.add_argument("--engine", default="", metavar="NAME", help="the build's engine; the one of show.toml")
    ask.add_argument("--write", type=Path, metavar="PAGE", help="put the figures into this page, as docs/listening.md")
    asked = ask.parse_args()
    asked.places = Places(content=asked.content, out=asked.out, cache=asked.cache, engine=asked.engine)
    return asked


def _compare(folders: Sequence[str]) -> str | int:
    """0 for the same bytes; else what differs first."""
    if len(folders) != 2:
        return "usage: scripts/listen compare ONE OTHER (folders that were built, or their bytes.json)"
    differences = sameness.compared(*(sameness.read(Path(each)) for each in folders))
    sys.stdout.write("\n".join(differences or ["The same bytes."]) + "\n")
    return int(bool(differences))


# --- listening ----------------------------------------------------------------------------------------------------


def _found(chosen: Sequence[Subject], lexicon: Sequence[str], asked: argparse.Namespace) -> _Results:
    with tempfile.TemporaryDirectory(prefix="warm-recall-listen-") as folder:
        made = _measured(chosen, None if asked.no_hearing else Path(folder))
        of_all = melody.of_all([finding for each in made.values() for finding in each.findings])
        results = _Results(
            programmes={name: each.findings for name, each in made.items()}, whole=(*_find_periods(chosen), *of_all)
        )
        return results if asked.no_hearing else _heard(chosen, made, lexicon, results)


def _find_periods(chosen: Sequence[Subject]) -> tuple[Finding, ...]:
    """Of every bed in any programme, once."""
    names = {bed.sound for each in chosen for chunk in each.mix.chunks for bed in chunk.beds}
    return periods(names, chosen[0].cache)


def _measured(chosen: Sequence[Subject], folder: Path | None) -> Mapping[str, Listened]:
    """Every programme, on every core."""
    shares = cuts.shared_out(chosen)
    made: dict[str, Listened] = {}
    with _counted("Measuring", len(chosen)) as tick, ProcessPoolExecutor(CORES) as pool:
        tasks = {each.id: pool.submit(listened, each, shares.get(each.id, ()), folder) for each in chosen}
        for name, task in tasks.items():
            made[name] = task.result()
            tick()
    return made


def _heard(
    chosen: Sequence[Subject], made: Mapping[str, Listened], lexicon: Sequence[str], results: _Results
) -> _Results:
    hearing.set_up()
    found = [cut for each in made.values() for cut in each.cuts]
    heard = judged(chosen, found, lexicon, hearing.senses(), _ask)
    together = {name: (*findings, *heard.programmes[name]) for name, findings in results.programmes.items()}
    return replace(results, programmes=together, whole=(*results.whole, *heard.whole), heard=heard)


def _ask(questions: Sequence[Question]) -> Answers:
    with _counted("Hearing", len(questions)) as tick:
        return hearing.answered(questions, tick)


@contextmanager
def _counted(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A line that counts, where somebody watches."""
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{what} {done} of {total}")

    sys.stderr.write(f"{what} {total} ..." if not sys.stderr.isatty() else "")
    yield tick
    sys.stderr.write("\n")


# --- telling ------------------------------------------------------------------------------------------------------


def _keep(chosen: Sequence[Subject], results: _Results, asked: argparse.Namespace) -> None:
    """Beside the programmes; and in the page, if there is one."""
    (asked.out / "bytes.json").write_text(sameness.text(sameness.bytes_of(chosen)), encoding="utf-8")
    (asked.out / "listen.json").write_text(_json(results), encoding="utf-8")
    if asked.write:
        text = page.filled(asked.write.read_text(encoding="utf-8"), _tables(chosen, results))
        asked.write.write_text(text, encoding="utf-8")


def _json(results: _Results) -> str:
    whole: dict[str, Any] = {**as_json(results.whole)}
    if results.heard:
        whole["lexicon"] = words.by_word(results.heard.score)
        whole["misheard"] = [{"written": one, "heard": other} for one, other in results.heard.misheard[:_MISHEARD]]
    found = {name: as_json(findings) for name, findings in results.programmes.items()}
    return json.dumps({"programmes": found, "all": whole}, indent=1, ensure_ascii=False) + "\n"


def _tables(chosen: Sequence[Subject], results: _Results) -> Mapping[str, str]:
    tables = {
        "when": page.when(sum(each.release.duration_ms for each in chosen), len(chosen)),
        "checks": page.checks(results.programmes, results.whole),
        "programmes": page.programmes(results.programmes),
    }
    return tables | ({"lexicon": page.lexicon(words.by_word(results.heard.score))} if results.heard else {})


def _told(results: _Results) -> int:
    """What is not as promised, programme by programme; then everything in one table."""
    sys.stdout.write(page.checks(results.programmes, results.whole) + "\n\n")
    found = {**results.programmes, _ALL: results.whole}
    faults = [f"{name}: {in_words(each)}" for name, findings in found.items() for each in missed(findings)]
    count = len(results.programmes)
    sys.stdout.write(
        "\n".join([*faults, f"{count - len(_at_fault(found))} passed, {len(_at_fault(found))} failed"]) + "\n"
    )
    return int(bool(faults))


def _at_fault(found: Mapping[str, Sequence[Finding]]) -> list[str]:
    return [name for name, findings in found.items() if missed(findings)]


if __name__ == "__main__":
    main()
