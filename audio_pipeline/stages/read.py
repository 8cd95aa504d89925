"""Read: a folder of content files → the Library; or every fault in them, at once."""

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audio_pipeline.authoring.author_file import AuthorFileError, read_author_file, require_content_folder
from audio_pipeline.authoring.document import Document, document
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.helplines import long_answers, unsaid
from audio_pipeline.authoring.index import Index
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.references import references
from audio_pipeline.authoring.table import table
from audio_pipeline.authoring.tables import Opened, Tables, tables
from audio_pipeline.authoring.together import together_faults
from audio_pipeline.built_in import BUILT_IN
from audio_pipeline.errors import ContentError, Fault, Place, StoreError
from audio_pipeline.helplines import ANYWHERE, said
from audio_pipeline.model import Content, HelplineWords
from audio_pipeline.settings import ANSWERS, NEEDS, PROGRAMMES, Library, Settings
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)

Parse = Callable[[bytes, str], Document]

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
"""Endings, in small letters, of what may well be content."""

_SAFETY = rb"(?m)^kind:[ \t]*(medical|crisis)\b"


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


def drafted(folder: Path, cache: Store | None = None) -> Draft:
    """Read everything below the folder, faults and all; given a cache, only what changed is parsed.

    What the folder lacks of show.toml, lexicon.toml, references.toml and helplines.toml is taken from the built-in
    content, and so are the answers of kind medical and crisis.
    """
    around = beside(folder)
    said_anywhere = {need: said(around.helplines, need, ANYWHERE) for need in NEEDS}
    with _parser(folder, said_anywhere, cache) as parse:
        documents, faults = _documents(folder, parse)
        always = [] if folder.resolve() == BUILT_IN else list(_safety_documents(documents, parse))
    faults += [fault for each in documents for fault in each.faults]
    faults += [*around.faults, *(fault for each in always for fault in each.faults)]
    faults += [*together_faults(documents, always, around.references), *_of_helplines(around, documents, always)]
    if not documents and not faults:
        mend = "Write a file such as exercises/first.md; docs/authoring.md shows how"
        faults.append(Fault(Place(_shown(folder)), "no-content", "There is no .md file in this folder", mend))
    return Draft(
        library=None if faults or not around.settings else _library(around.settings, around, documents, always),
        faults=tuple(dict.fromkeys(faults)),
        engine=around.engine,
        voices=(*around.voices, *(voice for each in documents for voice in each.voices)),
    )


def drafted_files(paths: Sequence[Path], folder: Path) -> Draft:
    """Read only these files, with what stands beside the words of a folder; its Library has nothing else.

    What a file has in common with others is looked at if it is below the folder; what is wrong with those is not told.
    """
    around = beside(folder)
    parse = partial(document, said_anywhere={need: said(around.helplines, need, ANYWHERE) for need in NEEDS})
    read = {path: _named_document(path, parse) for path in paths}
    own = {path: each for path, each in read.items() if isinstance(each, Document)}
    faults = [each for each in read.values() if isinstance(each, Fault)]
    faults += [fault for each in own.values() for fault in each.faults]
    faults += [*around.faults, *_of_helplines(around, [*own.values()], ())]
    inside = {path: each for path, each in own.items() if path.resolve().is_relative_to(folder.resolve())}
    outside = [each for path, each in own.items() if path not in inside]
    if inside:
        faults += _among_others(inside, folder, parse, around)
    # Where it will stand there may be other programmes: which it may offer afterwards is not known here.
    alone = together_faults(outside, (), around.references)
    faults += [fault for fault in alone if fault.rule != "unknown-follow-up"]
    documents = [*own.values()]
    return Draft(
        library=None if faults or not around.settings else _library(around.settings, around, documents, ()),
        faults=tuple(dict.fromkeys(faults)),
        engine=around.engine,
        voices=(*around.voices, *(voice for each in documents for voice in each.voices)),
    )


def files(folder: Path) -> tuple[list[Path], list[Fault]]:
    """The content files an author means below the folder, in the order of their paths, and what is not read as it is.

    An editor's own hidden files are not meant.
    """
    require_content_folder(folder)
    found: list[Path] = []
    faults: list[Fault] = []
    refused: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [Path(where, name) for name in folders if os.path.islink(os.path.join(where, name))]  # noqa: PTH114, PTH118 - it may be too long a path to ask
        faults += map(_link, links)
        seen = [Path(where, name) for name in names if not name.startswith(".")]
        found += [path for path in seen if path.suffix == ".md"]
        faults += [_misnamed(path) for path in seen if path.suffix != ".md" and path.suffix.lower() in _MARKDOWN]
    return sorted(found), [*faults, *map(_closed, refused)]


def beside(folder: Path) -> Tables:
    """What stands beside the words: each table of the folder's own, or the built-in one."""
    return tables(partial(_opened_table, folder))


@contextmanager
def _parser(folder: Path, said_anywhere: Mapping[str, str], cache: Store | None) -> Iterator[Parse]:
    """What makes a Document of a file's bytes: with a cache, only of those it has not seen before."""
    if cache is None:
        yield lambda data, path: document(data, path, said_anywhere)
        return
    name = f"index/{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()}.jsonl"
    index = Index(recall(cache, name), said_anywhere)
    yield index.document
    if news := index.news:
        try:
            keep(cache, name, news, "application/jsonl")
        except StoreError as refusal:
            log.info("read, and to be parsed again next time: %s", refusal)


def _library(settings: Settings, around: Tables, documents: Sequence[Document], always: Sequence[Document]) -> Library:
    own = tuple(content for each in documents for content in each.contents)
    safety = tuple(_offering_none_but(own, content) for each in always for content in each.contents)
    return Library(
        settings=settings,
        lexicon=around.lexicon,
        contents=own + safety,
        references=_with_references_of(safety, around.references),
        helplines=around.helplines,
    )


def _of_helplines(around: Tables, documents: Sequence[Document], always: Sequence[Document]) -> Iterator[Fault]:
    """Helplines an answer depends on and nobody gave, and those that are too long for one."""
    answers = [content for each in (*documents, *always) for content in each.contents if content.kind in ANSWERS]
    blocks = (block for content in answers for block in content.blocks)
    if around.helplines_table:
        needs = {block.need for block in blocks if isinstance(block, HelplineWords)}
        yield from unsaid(around.helplines_table, around.helplines, needs)
        yield from long_answers(around.helplines_table, answers, said)


def _documents(folder: Path, parse: Parse) -> tuple[list[Document], list[Fault]]:
    """Every content file below the folder, in the order of their paths."""
    paths, faults = files(folder)
    opened = [_opened(path) for path in paths]
    documents = [parse(*each) for each in opened if not isinstance(each, Fault)]
    return documents, faults + [each for each in opened if isinstance(each, Fault)]


def _named_document(path: Path, parse: Parse) -> Document | Fault:
    """One file that was named by itself; ContentError for what is never read so."""
    if path.is_dir():
        mend = f"Name a file in it, or read all of it: --content {path}"
        raise ContentError("this is a folder", where=str(path), mend=mend)
    if path.suffix == ".toml":
        mend = f"Read the whole folder: --content {path.parent}"
        raise ContentError("a table is only read with the words beside it", where=str(path), mend=mend)
    if path.suffix != ".md":
        return _misnamed(path)
    opened = _opened(path)
    return opened if isinstance(opened, Fault) else parse(*opened)


def _among_others(own: Mapping[Path, Document], folder: Path, parse: Parse, around: Tables) -> Iterator[Fault]:
    """What is wrong with these files of a folder beside all its others."""
    mine = {path.resolve() for path in own}
    opened = [_opened(path) for path in files(folder)[0] if path.resolve() not in mine]
    documents = [*(parse(*each) for each in opened if not isinstance(each, Fault)), *own.values()]
    always = [] if folder.resolve() == BUILT_IN else list(_safety_documents(documents, parse))
    shown = {_shown(path) for path in own}
    found = together_faults(documents, always, around.references)
    yield from (fault for fault in found if fault.place.path in shown)


def _link(path: Path) -> Fault:
    what = "This folder is a link, and what is in it is not read"
    return Fault(Place(_shown(path)), "unread-file", what, "Put the folder itself here, or take the link away")


def _misnamed(path: Path) -> Fault:
    what = f"A file that ends in {path.suffix} is not read" if path.suffix else "A file without an ending is not read"
    return Fault(Place(_shown(path)), "unread-file", what, f'Call it "{path.stem}.md", or take it away')


def _closed(refusal: OSError) -> Fault:
    what = f"The folder cannot be opened ({refusal.strerror})"
    place = Place(_shown(Path(os.fsdecode(refusal.filename))))
    return Fault(place, "unreadable-file", what, "Check that it is there and that you may read it")


def _opened(path: Path) -> Opened:
    try:
        return read_author_file(path), _shown(path)
    except AuthorFileError as refusal:
        return Fault(Place(_shown(path)), "unreadable-file", _sentence(refusal.what), refusal.mend)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _opened_table(folder: Path, name: str) -> Opened:
    """The folder's own file, or the built-in one."""
    path = folder / name
    return _opened(path if os.path.lexists(path) else BUILT_IN / name)


def _shown(path: Path) -> str:
    """The path as a person here would type it."""
    here, there = str(Path.cwd()), str(path.absolute())
    return "." if there == here else there.removeprefix(f"{here.rstrip('/')}/")


def _safety_documents(own: Sequence[Document], parse: Parse) -> Iterator[Document]:
    """The built-in answers that no folder may drop; one of its own with the same id and kind stands in for each."""
    known = {(text_of(each.fields, "id"), text_of(each.fields, "kind")) for each in own}
    for path in files(BUILT_IN / "answers")[0]:
        data = path.read_bytes()
        answer = _of_its_own(parse, data, _shown(path)) if re.search(_SAFETY, data) else None
        if answer and (text_of(answer.fields, "id"), text_of(answer.fields, "kind")) not in known:
            yield answer


def _of_its_own(parse: Parse, data: bytes, path: str) -> Document:
    """A built-in answer; if it is too long with the folder's helplines, that is told of those."""
    found = parse(data, path)
    return document(data, path, {}) if found.faults else found


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
