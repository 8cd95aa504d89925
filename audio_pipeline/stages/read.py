"""Read: a folder of content files → the Library; or every fault in them, at once."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.lexicon import lexicon
from audio_pipeline.authoring.references import references
from audio_pipeline.authoring.show import show
from audio_pipeline.authoring.table import Table, table
from audio_pipeline.authoring.together import entries, together_faults
from audio_pipeline.errors import ContentError, ContentFaults, Fault, Place
from audio_pipeline.model import Content
from audio_pipeline.settings import PROGRAMMES, Library, Saying, Settings

BUILT_IN = Path(__file__).resolve().parent.parent / "content"
"""The content that comes with the package."""

_SAFETY = re.compile(rb"^kind:[ \t]*(medical|crisis)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """What stands beside the words."""

    settings: Settings | None
    lexicon: Mapping[str, Saying]
    references: Mapping[str, str]
    engine: Entry | None
    voices: tuple[Entry, ...]
    """Those the paces name."""
    faults: tuple[Fault, ...]


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


def read(folder: Path) -> Library:
    """Read everything below the folder; ContentFaults has all that is wrong."""
    draft = drafted(folder)
    if not draft.library:
        raise ContentFaults(draft.faults)
    return draft.library


def drafted(folder: Path) -> Draft:
    """Read everything below the folder, faults and all.

    What the folder lacks of show.toml, lexicon.toml and references.toml is taken from the built-in content, and so
    are the answers of kind medical and crisis.
    """
    documents, faults = _documents(folder)
    tables = _tables(folder)
    always = [] if folder.resolve() == BUILT_IN else list(_safety_documents(documents))
    faults += [fault for each in documents for fault in each.faults]
    faults += [*tables.faults, *together_faults(documents, always, tables.references)]
    if not documents and not faults:
        mend = "Write a file such as exercises/first.md; docs/authoring.md shows how"
        faults.append(Fault(Place(_shown(folder)), "no-content", "There is no .md file in this folder", mend))
    return Draft(
        library=None if faults or not tables.settings else _library(tables.settings, tables, documents, always),
        faults=tuple(dict.fromkeys(faults)),
        engine=tables.engine,
        voices=(*tables.voices, *(voice for each in documents for voice in entries(each, "voice"))),
    )


def _library(settings: Settings, tables: _Tables, documents: Sequence[Document], always: Sequence[Document]) -> Library:
    own = tuple(each.content for each in documents if each.content)
    safety = tuple(_offering_none_but(own, each.content) for each in always if each.content)
    return Library(
        settings=settings,
        lexicon=tables.lexicon,
        contents=own + safety,
        references=_with_references_of(safety, tables.references),
    )


def _documents(folder: Path) -> tuple[list[Document], list[Fault]]:
    """Every content file below the folder, in the order of their paths."""
    if not folder.is_dir():
        raise ContentError("This content folder does not exist", where=str(folder), mend="Check its name")
    paths, closed = _markdown(folder)
    read_files = [_bytes(path) for path in paths]
    documents = [document(*each) for each in read_files if not isinstance(each, Fault)]
    return documents, closed + [each for each in read_files if isinstance(each, Fault)]


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


def _bytes(path: Path) -> tuple[bytes, str] | Fault:
    try:
        return path.read_bytes(), _shown(path)
    except OSError as refusal:
        return _unreadable(path, "The file", refusal)


def _unreadable(path: Path, thing: str, refusal: OSError) -> Fault:
    what = f"{thing} cannot be opened ({refusal.strerror})"
    return Fault(Place(_shown(path)), "unreadable-file", what, "Check that it is there and that you may read it")


def _shown(path: Path) -> str:
    """The path as a person here would type it."""
    absolute = path.absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)


def _tables(folder: Path) -> _Tables:
    shown, show_faults = _table(folder, "show.toml")
    words, word_faults = _table(folder, "lexicon.toml")
    numbers, number_faults = _table(folder, "references.toml")
    # Of a broken file its values are unknown: nothing else can be said of it.
    settings, more_show_faults = (None, []) if show_faults else show(shown)
    sayings, more_word_faults = lexicon(words)
    full, more_number_faults = references(numbers)
    faults = (show_faults, more_show_faults, word_faults, more_word_faults, number_faults, more_number_faults)
    return _Tables(
        settings=settings,
        lexicon=sayings,
        references=full,
        engine=_named(shown, "engine"),
        voices=tuple(filter(None, (_named(shown, "pace", kind, "voice") for kind in PROGRAMMES))),
        faults=tuple(fault for each in faults for fault in each),
    )


def _table(folder: Path, name: str) -> tuple[Table, list[Fault]]:
    """The folder's own file, or the built-in one."""
    path = folder / name
    found = _bytes(path if os.path.lexists(path) else BUILT_IN / name)
    if isinstance(found, Fault):
        return Table(path=found.place.path, text="", values={}), [found]
    return table(*found)


def _named(shown: Table, *keys: str) -> Entry | None:
    """The text under these keys of show.toml, right or wrong; None if there is none."""
    value: object = shown.values
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return Entry(text=value, place=shown.place(*keys)) if isinstance(value, str) else None


def _safety_documents(own: Sequence[Document]) -> Iterator[Document]:
    """The built-in answers that no folder may drop; one of its own with the same id and kind stands in for each."""
    known = {(text_of(each.fields, "id"), text_of(each.fields, "kind")) for each in own}
    for path in _markdown(BUILT_IN / "answers")[0]:
        data = path.read_bytes()
        answer = document(data, _shown(path)) if _SAFETY.search(data) else None
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
    built_in, _ = references(_table(BUILT_IN, "references.toml")[0])
    needed = {number: built_in[number] for each in safety for number in each.sources if number in built_in}
    return {**needed, **own}
