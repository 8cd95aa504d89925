"""Read: a folder of content files → the Library; or every fault in them, at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audio_pipeline.authoring.document import Document, document
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
    voices: Mapping[Place, str]
    """Those the paces name."""
    faults: tuple[Fault, ...]


def read(folder: Path) -> Library:
    """Read everything below the folder; ContentFaults has all that is wrong.

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
    if faults or not tables.settings:
        raise ContentFaults(tuple(dict.fromkeys(faults)))
    own = tuple(each.content for each in documents if each.content)
    safety = tuple(_offering_none_but(own, each.content) for each in always if each.content)
    return Library(
        settings=tables.settings,
        lexicon=tables.lexicon,
        contents=own + safety,
        references=_with_references_of(safety, tables.references),
        voices={**tables.voices, **_voices(documents)},
    )


def _documents(folder: Path) -> tuple[list[Document], list[Fault]]:
    """Every content file below the folder, in the order of their paths."""
    if not folder.is_dir():
        raise ContentError("This content folder does not exist", where=str(folder), mend="Check its name")
    read_files = [_bytes(path) for path in _markdown(folder)]
    documents = [document(*each) for each in read_files if not isinstance(each, Fault)]
    return documents, [each for each in read_files if isinstance(each, Fault)]


def _markdown(folder: Path) -> list[Path]:
    """Files an author means: an editor's own hidden ones are not."""
    found = (path for path in folder.rglob("*.md") if not path.is_dir())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _bytes(path: Path) -> tuple[bytes, str] | Fault:
    try:
        return path.read_bytes(), _shown(path)
    except OSError as refusal:
        what = f"The file cannot be opened ({refusal.strerror})"
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
        voices=_pace_voices(shown, settings),
        faults=tuple(fault for each in faults for fault in each),
    )


def _table(folder: Path, name: str) -> tuple[Table, list[Fault]]:
    """The folder's own file, or the built-in one."""
    path = folder / name
    found = _bytes(path if path.exists() or path.is_symlink() else BUILT_IN / name)
    if isinstance(found, Fault):
        return Table(path=found.place.path, text="", values={}), [found]
    return table(*found)


def _pace_voices(shown: Table, settings: Settings | None) -> dict[Place, str]:
    if not settings:
        return {}
    return {shown.place("pace", kind, "voice"): settings.pace[kind].voice for kind in PROGRAMMES}


def _voices(documents: Sequence[Document]) -> dict[Place, str]:
    return {entry.place: entry.text for each in documents for entry in entries(each, "voice")}


def _safety_documents(own: Sequence[Document]) -> Iterator[Document]:
    """The built-in answers that no folder may drop; one of its own with the same id and kind stands in for each."""
    known = {(text_of(each.fields, "id"), text_of(each.fields, "kind")) for each in own}
    for path in _markdown(BUILT_IN / "answers"):
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
