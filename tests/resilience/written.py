"""A show as values, so that it can be edited at random, and as the files an author would have."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.resilience.show_toml import show_toml

SENTENCES = (
    "Hold something warm.",
    "Let it rest.",
    "Thank your hands.",
    "Tea is warm company.",
    "Nobody hurries. Nobody waits.",
    'Breathe (as you like)[sub:"at your own pace"] [500ms] now.',
)

PAUSES = ("(pause: 500ms)", "(pause: 1s)", "(chime: soft)", "(breathe: in 2s, out 2s, 1 time)", "(voice: other tone)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file: a programme, and its variants."""

    id: str
    shelf: str = "first"
    """The folder it lies in: files are taken in the order of their paths."""
    last_name: str = "Time"
    chapter: str = "Begin"
    voice: str = "tone"
    bed: str = "none"
    variants: tuple[str, ...] = ()
    blocks: tuple[str, ...]
    until_s: int = 0
    """The anchor before the last block; 0: there is none."""

    @property
    def file(self) -> str:
        return f"{self.shelf}/{self.id}.md"

    @property
    def text(self) -> str:
        return "\n".join(self._front_matter()) + "\n\n" + "\n\n".join(self._body()) + "\n"

    def _front_matter(self) -> Iterator[str]:
        yield from ("---", f"id: {self.id}", "kind: exercise", f"title: {self._title}", "summary: A short one.")
        yield from ("published: 2026-11-23", f"voice: {self.voice}")
        if self.variants:
            yield "variants:"
        for variant in self.variants:
            yield f"  {variant}: {{title: {self._title} with a {variant}, names: [{self.id} with a {variant}]}}"
        yield "---"

    @property
    def _title(self) -> str:
        return f"{self.id.title()} {self.last_name}"

    def _body(self) -> Iterator[str]:
        *first, last = self.blocks
        yield f"(bed: {self.bed})"
        yield f"## {self.chapter}"
        yield "Find a seat."
        for variant in self.variants:
            yield f"(for: {variant})"
            yield f"Think of a {variant}."
        yield "(for: all)"
        yield from first
        if self.until_s:
            yield f"(until: 0:{self.until_s})"
        yield last


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All that an author wrote."""

    sheets: tuple[Sheet, ...]
    sayings: tuple[tuple[str, str], ...] = ()
    """The lexicon: a word, and what is said for it."""
    sentence_pause_ms: int = 200

    def files(self) -> dict[str, str]:
        """Every file by its name."""
        show = show_toml(rate=1.0, sentence_pause_ms=self.sentence_pause_ms, longer_pause_ms=350)
        lexicon = "".join(f'[words.{word}]\nsay = "{said}"\n' for word, said in self.sayings)
        return {"show.toml": show, "lexicon.toml": lexicon} | {each.file: each.text for each in self.sheets}


START = Written(
    sheets=(
        Sheet(id="cup", bed="pad -16dB", variants=("friend",), blocks=SENTENCES[:3]),
        Sheet(id="tea", blocks=(SENTENCES[3], "(chime: soft)", SENTENCES[0]), until_s=13),
    )
)


def save(written: Written, folder: Path) -> None:
    """What an editor does: write what changed, remove what is gone, leave the rest alone."""
    files = written.files()
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
