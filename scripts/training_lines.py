"""Training lines: what the encoder and the model that hears danger learn from, and what each line is."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults
from audio_pipeline.markup.read import read_content
from audio_pipeline.understanding.ngrams import split_words
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
SAID = ROOT / "tests" / "skill" / "said"
TRAINING = ROOT / "training"


class _Row(NamedTuple):
    source: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The training lines with what they are."""

    texts: tuple[str, ...]
    sources: tuple[str, ...]
    """The list of each line: danger, everyday, medical, ordinary, questions, needs or elsewhere."""
    labels: tuple[str, ...]
    """The id of the answer or programme that a line of danger, medical, questions or needs is for; else empty."""

    def select(self, *sources: str) -> NDArray[np.bool_]:
        """Return which lines come from these lists."""
        return np.isin(self.sources, sources)


def read_lines() -> Lines:
    """Read all training lines; a line that stands in two lists counts in the first of them alone."""
    library = _read_library()
    rows = [*_list_danger(library), *_list_medical(library)]
    rows += _list_questions(library, "answer", "questions")
    rows += [_Row("needs", content.id, each) for content in library.contents for each in content.needs]
    rows += [_Row("elsewhere", "", each) for each in OUT_OF_SCOPE_QUESTIONS]
    rows += [_Row("everyday", "", line) for path in _list_files("everyday") for line in _read_plain(path)]
    rows += [_Row(source, label, line) for source in ("questions", "needs") for label, line in _read_labelled(source)]
    first = {normalise(row.text): row for row in reversed(rows)}
    sources, labels, texts = zip(*reversed(first.values()), strict=True)
    return Lines(texts, sources, labels)


def _list_danger(library: Library) -> list[_Row]:
    said = [_Row("danger", label, line) for label, line in _read_labelled("danger") if label.startswith("crisis")]
    return said + _list_questions(library, "crisis", "danger")


def _list_medical(library: Library) -> list[_Row]:
    labelled = _read_labelled("medical")
    said = [_Row("ordinary", "", line) for label, line in labelled if label == "ordinary"]
    said += [_Row("medical", label, line) for label, line in labelled if label != "ordinary"]
    return said + _list_questions(library, "medical", "medical")


def _list_questions(library: Library, kind: str, source: str) -> list[_Row]:
    """Return the questions of all answers of a kind."""
    chosen = [answer for answer in library.answers if answer.kind == kind]
    return [_Row(source, answer.id, each) for answer in chosen for each in answer.questions]


def _read_library() -> Library:
    read = read_content(BUILTIN_CONTENT)
    if not read.library:
        raise ContentFaults(read.faults)
    return read.library


def normalise(text: str) -> str:
    """Return a line as its words alone."""
    return " ".join(split_words(text))


def _list_files(name: str) -> list[Path]:
    return [*sorted(TRAINING.glob(f"{name}*.*")), *SAID.glob(f"{name}.*")]


def _read_labelled(name: str) -> list[tuple[str, str]]:
    lines = [line for path in _list_files(name) for line in _read_plain(path)]
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines)]


def _read_plain(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def hash_lines(lines: Lines, encoder: str) -> str:
    """Return the hash by which a model tells what it was made from: the lines, and the encoder's identity."""
    rows = (encoder, *map("\t".join, zip(lines.sources, lines.labels, lines.texts, strict=True)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def make_key(text: str) -> int:
    """Return a number below 2 ** 32 by which a line is known again."""
    return int.from_bytes(hashlib.sha256(normalise(text).encode()).digest()[:4], "little")
