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

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.helplines import ANYWHERE, select_sentences
from audio_pipeline.content.library import ANSWER_KINDS, HELPLINE_NEEDS, PROGRAMME_KINDS, Library, ShowSettings
from audio_pipeline.content.model import Content, HelplinePlaceholder
from audio_pipeline.errors import ContentError, Fault, SourceLocation, StoreError
from audio_pipeline.markup.author_file import AuthorFileError, read_author_file, require_content_folder
from audio_pipeline.markup.cross_file import check_across_files
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.fields import get_text
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.helplines import check_answer_lengths, check_missing_helplines
from audio_pipeline.markup.parse_cache import ParseCache
from audio_pipeline.markup.references import parse_references
from audio_pipeline.markup.toml import parse_toml
from audio_pipeline.markup.toml_files import FileOrFault, TomlFiles, parse_toml_files
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)

Parse = Callable[[bytes, str], Document]

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
"""Endings, in small letters, of what may well be content."""

_SAFETY = rb"(?m)^kind:[ \t]*(medical|crisis)\b"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """A folder as it was read, before an engine was asked."""

    library: Library | None
    """None if there is a fault."""
    faults: tuple[Fault, ...]
    engine: LocatedText | None
    """The usual one; None if show.toml names none."""
    voices: tuple[LocatedText, ...]
    """Every voice that is named: only an engine knows which there are."""


def read_content(folder: Path, cache: Store | None = None) -> ReadResult:
    """Read everything below the folder, faults and all; given a cache, only what changed is parsed.

    What the folder lacks of show.toml, lexicon.toml, references.toml and helplines.toml is taken from the built-in
    content, and so are the answers of kind medical and crisis.
    """
    around = read_toml_files(folder)
    said_anywhere = {need: select_sentences(around.helplines, need, ANYWHERE) for need in HELPLINE_NEEDS}
    with _open_parser(folder, said_anywhere, cache) as parse:
        documents, faults = _read_documents(folder, parse)
        always = [] if folder.resolve() == BUILTIN_CONTENT else list(_parse_safety_answers(documents, parse))
    faults += [fault for each in documents for fault in each.faults]
    faults += [*around.faults, *(fault for each in always for fault in each.faults)]
    faults += [*check_across_files(documents, always, around.references), *_check_helplines(around, documents, always)]
    if not documents and not faults:
        hint = "Write a file such as exercises/first.md; docs/authoring.md shows how"
        faults.append(
            Fault(SourceLocation(_display_path(folder)), "no-content", "There is no .md file in this folder", hint)
        )
    return ReadResult(
        library=None if faults or not around.settings else _build_library(around.settings, around, documents, always),
        faults=tuple(dict.fromkeys(faults)),
        engine=around.engine,
        voices=(*around.voices, *(voice for each in documents for voice in each.voices)),
    )


def read_files(paths: Sequence[Path], folder: Path) -> ReadResult:
    """Read only these files, with what stands beside the words of a folder; its Library has nothing else.

    What a file has in common with others is looked at if it is below the folder; what is wrong with those is not told.
    """
    around = read_toml_files(folder)
    parse = partial(
        parse_document,
        helpline_texts={need: select_sentences(around.helplines, need, ANYWHERE) for need in HELPLINE_NEEDS},
    )
    read = {path: _read_named_file(path, parse) for path in paths}
    own = {path: each for path, each in read.items() if isinstance(each, Document)}
    faults = [each for each in read.values() if isinstance(each, Fault)]
    faults += [fault for each in own.values() for fault in each.faults]
    faults += [*around.faults, *_check_helplines(around, [*own.values()], ())]
    inside = {path: each for path, each in own.items() if path.resolve().is_relative_to(folder.resolve())}
    outside = [each for path, each in own.items() if path not in inside]
    if inside:
        faults += _check_among_others(inside, folder, parse, around)
    # Where it will stand there may be other programmes: which it may offer afterwards is not known here.
    alone = check_across_files(outside, (), around.references)
    faults += [fault for fault in alone if fault.rule != "unknown-follow-up"]
    documents = [*own.values()]
    return ReadResult(
        library=None if faults or not around.settings else _build_library(around.settings, around, documents, ()),
        faults=tuple(dict.fromkeys(faults)),
        engine=around.engine,
        voices=(*around.voices, *(voice for each in documents for voice in each.voices)),
    )


def find_content_files(folder: Path) -> tuple[list[Path], list[Fault]]:
    """Return the content files below the folder, sorted by path, and faults for what is not read as it stands.

    An editor's own hidden files are not meant.
    """
    require_content_folder(folder)
    found: list[Path] = []
    faults: list[Fault] = []
    refused: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [Path(where, name) for name in folders if os.path.islink(os.path.join(where, name))]  # noqa: PTH114, PTH118 - it may be too long a path to ask
        faults += map(_make_link_fault, links)
        seen = [Path(where, name) for name in names if not name.startswith(".")]
        found += [path for path in seen if path.suffix == ".md"]
        faults += [
            _make_misnamed_fault(path) for path in seen if path.suffix != ".md" and path.suffix.lower() in _MARKDOWN
        ]
    return sorted(found), [*faults, *map(_make_folder_fault, refused)]


def read_toml_files(folder: Path) -> TomlFiles:
    """Read the TOML files: each from the folder, or else the built-in one."""
    return parse_toml_files(partial(_read_own_or_builtin, folder))


@contextmanager
def _open_parser(folder: Path, helpline_texts: Mapping[str, str], cache: Store | None) -> Iterator[Parse]:
    """Give a function that parses a file's bytes; with a cache, it parses only what it has not seen before."""
    if cache is None:
        yield lambda data, path: parse_document(data, path, helpline_texts)
        return
    name = f"index/{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()}.jsonl"
    index = ParseCache(get_checked(cache, name), helpline_texts)
    yield index.parse
    if news := index.bytes_to_save:
        try:
            put_checked(cache, name, news, "application/jsonl")
        except StoreError as refusal:
            log.info("read, and to be parsed again next time: %s", refusal)


def _build_library(
    settings: ShowSettings, toml_files: TomlFiles, documents: Sequence[Document], safety_documents: Sequence[Document]
) -> Library:
    own = tuple(content for each in documents for content in each.contents)
    safety = tuple(_drop_missing_follow_up(own, content) for each in safety_documents for content in each.contents)
    return Library(
        settings=settings,
        lexicon=toml_files.lexicon,
        contents=own + safety,
        references=_add_builtin_references(safety, toml_files.references),
        helplines=toml_files.helplines,
    )


def _check_helplines(
    toml_files: TomlFiles, documents: Sequence[Document], safety_documents: Sequence[Document]
) -> Iterator[Fault]:
    """Report helplines that an answer needs and that are missing, or that make an answer too long."""
    answers = [
        content for each in (*documents, *safety_documents) for content in each.contents if content.kind in ANSWER_KINDS
    ]
    blocks = (block for content in answers for block in content.blocks)
    if toml_files.helplines_file:
        needs = {block.need for block in blocks if isinstance(block, HelplinePlaceholder)}
        yield from check_missing_helplines(toml_files.helplines_file, toml_files.helplines, needs)
        yield from check_answer_lengths(toml_files.helplines_file, answers, select_sentences)


def _read_documents(folder: Path, parse: Parse) -> tuple[list[Document], list[Fault]]:
    """Read every content file below the folder, sorted by path."""
    paths, faults = find_content_files(folder)
    opened = [_read_file(path) for path in paths]
    documents = [parse(*each) for each in opened if not isinstance(each, Fault)]
    return documents, faults + [each for each in opened if isinstance(each, Fault)]


def _read_named_file(path: Path, parse: Parse) -> Document | Fault:
    """Read one file named by itself; ContentError for a folder or a TOML file."""
    if path.is_dir():
        hint = f"Name a file in it, or read all of it: --content {path}"
        raise ContentError("this is a folder", where=str(path), hint=hint)
    if path.suffix == ".toml":
        hint = f"Read the whole folder: --content {path.parent}"
        raise ContentError("a .toml file is only read together with its folder", where=str(path), hint=hint)
    if path.suffix != ".md":
        return _make_misnamed_fault(path)
    opened = _read_file(path)
    return opened if isinstance(opened, Fault) else parse(*opened)


def _check_among_others(own: Mapping[Path, Document], folder: Path, parse: Parse, around: TomlFiles) -> Iterator[Fault]:
    """Report what is wrong between these files of a folder and all its others."""
    mine = {path.resolve() for path in own}
    opened = [_read_file(path) for path in find_content_files(folder)[0] if path.resolve() not in mine]
    documents = [*(parse(*each) for each in opened if not isinstance(each, Fault)), *own.values()]
    always = [] if folder.resolve() == BUILTIN_CONTENT else list(_parse_safety_answers(documents, parse))
    shown = {_display_path(path) for path in own}
    found = check_across_files(documents, always, around.references)
    yield from (fault for fault in found if fault.location.path in shown)


def _make_link_fault(path: Path) -> Fault:
    what = "This folder is a link, and what is in it is not read"
    return Fault(
        SourceLocation(_display_path(path)), "unread-file", what, "Put the folder itself here, or take the link away"
    )


def _make_misnamed_fault(path: Path) -> Fault:
    what = f"A file that ends in {path.suffix} is not read" if path.suffix else "A file without an ending is not read"
    return Fault(SourceLocation(_display_path(path)), "unread-file", what, f'Call it "{path.stem}.md", or take it away')


def _make_folder_fault(refusal: OSError) -> Fault:
    what = f"The folder cannot be opened ({refusal.strerror})"
    place = SourceLocation(_display_path(Path(os.fsdecode(refusal.filename))))
    return Fault(place, "unreadable-file", what, "Check that it is there and that you may read it")


def _read_file(path: Path) -> FileOrFault:
    try:
        return read_author_file(path), _display_path(path)
    except AuthorFileError as refusal:
        return Fault(SourceLocation(_display_path(path)), "unreadable-file", _capitalise(refusal.what), refusal.hint)


def _capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]


def _read_own_or_builtin(folder: Path, name: str) -> FileOrFault:
    """Read the folder's own file, or else the built-in one."""
    path = folder / name
    return _read_file(path if os.path.lexists(path) else BUILTIN_CONTENT / name)


def _display_path(path: Path) -> str:
    """Return the path as a person in the current folder would type it."""
    here, there = str(Path.cwd()), str(path.absolute())
    return "." if there == here else there.removeprefix(f"{here.rstrip('/')}/")


def _parse_safety_answers(documents: Sequence[Document], parse: Parse) -> Iterator[Document]:
    """Yield the built-in answers that no folder may drop; one with the same id and kind replaces each."""
    known = {(get_text(each.fields, "id"), get_text(each.fields, "kind")) for each in documents}
    for path in find_content_files(BUILTIN_CONTENT / "answers")[0]:
        data = path.read_bytes()
        answer = _parse_builtin_answer(parse, data, _display_path(path)) if re.search(_SAFETY, data) else None
        if answer and (get_text(answer.fields, "id"), get_text(answer.fields, "kind")) not in known:
            yield answer


def _parse_builtin_answer(parse: Parse, data: bytes, path: str) -> Document:
    """Parse a built-in answer; if the folder's helplines make it too long, that fault is theirs, not its own."""
    found = parse(data, path)
    return parse_document(data, path, {}) if found.faults else found


def _drop_missing_follow_up(own: Sequence[Content], answer: Content) -> Content:
    """Return the answer without a follow-up that the folder does not have."""
    is_there = any(each.id == answer.follow_up and each.kind in PROGRAMME_KINDS for each in own)
    return answer if is_there else replace(answer, follow_up="")


def _add_builtin_references(safety_answers: Sequence[Content], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the folder's references, and the built-in ones that the safety answers need."""
    if not safety_answers:
        return own
    built_in, _ = parse_references(parse_toml((BUILTIN_CONTENT / "references.toml").read_bytes(), "references.toml")[0])
    needed = {number: built_in[number] for each in safety_answers for number in each.sources if number in built_in}
    return {**needed, **own}
