"""Training lines: what the model that hears danger learns from, and what each line is."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults
from audio_pipeline.markup.read import read_content
from audio_pipeline.understanding.encoder import MODEL_SHA256
from audio_pipeline.understanding.ngrams import split_words
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
SAID = ROOT / "tests" / "skill" / "said"
TRAINING = ROOT / "training"


@dataclass(frozen=True, slots=True)
class Lines:
    """The training lines with what they are."""

    texts: tuple[str, ...]
    sources: tuple[str, ...]
    """The list of each line: danger, everyday, medical, ordinary, questions, needs or elsewhere."""

    def select(self, *sources: str) -> NDArray[np.bool_]:
        """Return which lines come from these lists."""
        return np.isin(self.sources, sources)


def read_lines() -> Lines:
    """Read all training lines; a line that stands in two lists counts in the first of them alone."""
    library = _read_library()
    answers = library.answers
    rows = [("danger", line) for label, line in _read_labelled("danger") if label.startswith("crisis")]
    rows += [("danger", each) for answer in answers if answer.kind == "crisis" for each in answer.questions]
    rows += [("medical" if label != "ordinary" else label, line) for label, line in _read_labelled("medical")]
    rows += [("medical", each) for answer in answers if answer.kind == "medical" for each in answer.questions]
    rows += [("everyday", line) for path in _list_files("everyday") for line in _read_plain(path)]
    rows += [("questions", each) for answer in answers if answer.kind == "answer" for each in answer.questions]
    rows += [("needs", each) for content in library.contents for each in content.needs]
    rows += [("elsewhere", each) for each in OUT_OF_SCOPE_QUESTIONS]
    first = {normalise(text): (source, text) for source, text in reversed(rows)}
    sources, texts = zip(*reversed(first.values()), strict=True)
    return Lines(texts, sources)


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


def hash_lines(lines: Lines) -> str:
    """Return the hash by which a model tells what it was made from."""
    rows = (MODEL_SHA256, *map("\t".join, zip(lines.sources, lines.texts, strict=True)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
