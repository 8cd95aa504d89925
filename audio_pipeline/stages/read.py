"""Read: a folder of content files → the Library; or every fault in them, at once."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.helplines import unsaid
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.references import references
from audio_pipeline.authoring.table import table
from audio_pipeline.authoring.tables import Opened, Tables, tables
from audio_pipeline.authoring.together import together_faults
from audio_pipeline.errors import ContentError, Fault, Place
from audio_pipeline.helplines import ANYWHERE, said
from audio_pipeline.model import Content, HelplineWords
from audio_pipeline.settings import NEEDS, PROGRAMMES, Library, Settings

BUILT_IN = Path(__file__).resolve().parent.parent / "content"
"""The content that comes with the package."""

_SAFETY = re.compile(rb"^kind:[ \t]*(medical|crisis)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A folder as it was read, before an engine was asked."""

    library: Library | None
    """None if there is a fault."""
    faults: tuple[Fault, ...]
    engine: Entry | None
    """The usual one; None if show.toml names none."""
    voices: tuple[Entry, ...]
    """Every voice that is named: only an engine knows which there are."""


def drafted(folder: Path) -> Draft:
    """Read everything below the folder, faults and all.

    What the folder lacks of show.toml, lexicon.toml, references.toml and helplines.toml is taken from the built-in
    content, and so are the answers of kind medical and crisis.
    """
    beside = tables(partial(_opened_table, folder))
    said_anywhere = {need: said(beside.helplines, need, ANYWHERE) for need in NEEDS}
    documents, faults = _documents(folder, said_anywhere)
    always = [] if folder.resolve() == BUILT_IN else list(_safety_documents(documents, said_anywhere))
    faults += [fault for each in documents for fault in each.faults]
    faults += [*beside.faults, *together_faults(documents, always, beside.references)]
    faults += _unsaid(beside, [*documents, *always])
    if not documents and not faults:
        mend = "Write a file such as exercises/first.md; docs/authoring.md shows how"
        faults.append(Fault(Place(_shown(folder)), "no-content", "There is no .md file in this folder", mend))
    return Draft(
        library=None if faults or not beside.settings else _library(beside.settings, beside, documents, always),
        faults=tuple(dict.fromkeys(faults)),
        engine=beside.engine,
        voices=(*beside.voices, *(voice for each in documents for voice in each.voices)),
    )


def _library(settings: Settings, beside: Tables, documents: Sequence[Document], always: Sequence[Document]) -> Library:
    own = tuple(content for each in documents for content in each.contents)
    safety = tuple(_offering_none_but(own, content) for each in always for content in each.contents)
    return Library(
        settings=settings,
        lexicon=beside.lexicon,
        contents=own + safety,
        references=_with_references_of(safety, beside.references),
        helplines=beside.helplines,
    )


def _unsaid(beside: Tables, documents: Sequence[Document]) -> Iterator[Fault]:
    """Helplines an answer depends on and nobody gave."""
    blocks = (block for each in documents for content in each.contents for block in content.blocks)
    if beside.helplines_table:
        needs = {block.need for block in blocks if isinstance(block, HelplineWords)}
        yield from unsaid(beside.helplines_table, beside.helplines, needs)


def _documents(folder: Path, said_anywhere: Mapping[str, str]) -> tuple[list[Document], list[Fault]]:
    """Every content file below the folder, in the order of their paths."""
    if not folder.is_dir():
        raise ContentError("This content folder does not exist", where=str(folder), mend="Check its name")
    paths, closed = _markdown(folder)
    opened = [_opened(path) for path in paths]
    documents = [document(*each, said_anywhere) for each in opened if not isinstance(each, Fault)]
    return documents, closed + [each for each in opened if isinstance(each, Fault)]


def _markdown(folder: Path) -> tuple[list[Path], list[Fault]]:
    """Files an author means: an editor's own hidden ones are not. A folder that cannot be opened is a fault."""
    found: list[Path] = []
    closed: list[Fault] = []
    for where, folders, files in os.walk(folder, onerror=lambda refusal: closed.append(_closed(refusal))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in files if name.endswith(".md") and not name.startswith(".")]
    return sorted(found), closed


def _closed(refusal: OSError) -> Fault:
    return _unreadable(Path(os.fsdecode(refusal.filename)), "The folder", refusal)


def _opened(path: Path) -> Opened:
    try:
        return path.read_bytes(), _shown(path)
    except OSError as refusal:
        return _unreadable(path, "The file", refusal)


def _opened_table(folder: Path, name: str) -> Opened:
    """The folder's own file, or the built-in one."""
    path = folder / name
    return _opened(path if os.path.lexists(path) else BUILT_IN / name)


def _unreadable(path: Path, thing: str, refusal: OSError) -> Fault:
    what = f"{thing} cannot be opened ({refusal.strerror})"
    return Fault(Place(_shown(path)), "unreadable-file", what, "Check that it is there and that you may read it")


def _shown(path: Path) -> str:
    """The path as a person here would type it."""
    absolute = path.absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)


def _safety_documents(own: Sequence[Document], said_anywhere: Mapping[str, str]) -> Iterator[Document]:
    """The built-in answers that no folder may drop; one of its own with the same id and kind stands in for each."""
    known = {(text_of(each.fields, "id"), text_of(each.fields, "kind")) for each in own}
    for path in _markdown(BUILT_IN / "answers")[0]:
        data = path.read_bytes()
        answer = document(data, _shown(path), said_anywhere) if _SAFETY.search(data) else None
        if answer and (text_of(answer.fields, "id"), text_of(answer.fields, "kind")) not in known:
            yield answer


def _offering_none_but(own: Sequence[Content], answer: Content) -> Content:
    """The answer, with no programme to follow that the folder does not have."""
    is_there = any(each.id == answer.follow_up and each.kind in PROGRAMMES for each in own)
    return answer if is_there else replace(answer, follow_up="")


def _with_references_of(safety: Sequence[Content], own: Mapping[str, str]) -> Mapping[str, str]:
    """The folder's references, and the built-in ones for the built-in answers."""
    if not safety:
        return own
    built_in, _ = references(table((BUILT_IN / "references.toml").read_bytes(), "references.toml")[0])
    needed = {number: built_in[number] for each in safety for number in each.sources if number in built_in}
    return {**needed, **own}
