"""Read: a folder of content files → the Library; or every fault in them, at once."""

import hashlib
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audio_pipeline.content.helplines import ANYWHERE, select_sentences
from audio_pipeline.content.library import ANSWER_KINDS, HELPLINE_NEEDS, Library, ShowSettings
from audio_pipeline.content.model import HelplinePlaceholder
from audio_pipeline.errors import Fault, SourceLocation, StoreError
from audio_pipeline.markup.author_file import display_path
from audio_pipeline.markup.content_files import find_content_files, read_file, read_named_file, read_toml_files
from audio_pipeline.markup.cross_file import check_across_files
from audio_pipeline.markup.document import Document, parse_document
from audio_pipeline.markup.figure_names import add_figure_names
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.helplines import check_answer_lengths, check_missing_helplines
from audio_pipeline.markup.other_voices import check_other_programmes
from audio_pipeline.markup.parse_cache import ParseCache
from audio_pipeline.markup.pictures import Pictures, read_pictures
from audio_pipeline.markup.podcast import check_episodes
from audio_pipeline.markup.safety_answers import (
    Parse,
    add_builtin_references,
    drop_missing_follow_up,
    parse_safety_answers,
)
from audio_pipeline.markup.toml_files import TomlFiles
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """The Library that was read, or its faults; no engine has checked the voices yet."""

    library: Library | None
    """None if there is a fault."""
    faults: tuple[Fault, ...]
    engine: LocatedText | None
    """The engine that show.toml names; None if it names none."""
    voices: tuple[LocatedText, ...]
    """All voices that the files name; only an engine can tell whether they exist."""


def read_content(folder: Path, cache: Store | None = None) -> ReadResult:
    """Read everything below the folder, with all faults; with a cache, only changed files are parsed.

    If the folder has no show.toml, lexicon.toml, references.toml, helplines.toml or figures.toml, the built-in one is
    read; the built-in site.toml is read only with the built-in show.toml. The built-in answers of kind medical and
    crisis are added to the folder's own.
    """
    toml_files = read_toml_files(folder)
    with _open_parser(folder, _select_helpline_texts(toml_files), cache) as parse:
        documents, faults = _read_documents(folder, parse)
        safety_documents = list(parse_safety_answers(folder, documents, parse))
    faults += [fault for each in documents for fault in each.faults]
    faults += [*toml_files.faults, *(fault for each in safety_documents for fault in each.faults)]
    faults += check_across_files(documents, safety_documents, toml_files.references, toml_files.figures)
    faults += _check_helplines(toml_files, documents, safety_documents)
    if toml_files.show_file and not faults:  # a file with a fault may be the episode that is meant
        ids = {each.id for file in documents for each in file.contents}
        faults += [*check_episodes(toml_files.show_file, ids), *check_other_programmes(toml_files.show_file, ids)]
    if not documents and not faults:
        hint = "Write a file such as exercises/first.md; docs/authoring.md shows how"
        faults.append(
            Fault(SourceLocation(display_path(folder)), "no-content", "There is no .md file in this folder", hint)
        )
    pictures, picture_faults = read_pictures(folder, documents)
    result = _make_result(toml_files, documents, safety_documents, [*faults, *picture_faults])
    return _add_pictures(result, pictures)


def read_files(paths: Sequence[Path], folder: Path) -> ReadResult:
    """Read only these files, with the TOML files of the folder; the Library has no other contents.

    A file below the folder is also compared with the other files there, whose own faults are not reported.
    """
    toml_files = read_toml_files(folder)
    parse = partial(parse_document, helpline_texts=_select_helpline_texts(toml_files))
    files = {path: read_named_file(path) for path in paths}
    by_path = {path: parse(*file) for path, file in files.items() if not isinstance(file, Fault)}
    documents = [*by_path.values()]
    faults = [file for file in files.values() if isinstance(file, Fault)]
    faults += [fault for each in documents for fault in each.faults]
    faults += [*toml_files.faults, *_check_helplines(toml_files, documents, ())]
    inside = {path: each for path, each in by_path.items() if path.resolve().is_relative_to(folder.resolve())}
    if inside:
        faults += _check_among_others(inside, folder, parse, toml_files)
    outside = [each for path, each in by_path.items() if path not in inside]
    # The folder that such a file will be put in may have other programmes to offer afterwards.
    across_files = check_across_files(outside, (), toml_files.references, toml_files.figures)
    faults += [fault for fault in across_files if fault.rule != "unknown-follow-up"]
    pictures, picture_faults = read_pictures(folder, documents)
    return _add_pictures(_make_result(toml_files, documents, (), [*faults, *picture_faults]), pictures)


def _select_helpline_texts(toml_files: TomlFiles) -> dict[str, str]:
    """Return the sentences that are said for each need where the listener's country is unknown."""
    return {need: select_sentences(toml_files.helplines, need, ANYWHERE) for need in HELPLINE_NEEDS}


@contextmanager
def _open_parser(folder: Path, helpline_texts: Mapping[str, str], cache: Store | None) -> Iterator[Parse]:
    """Give a function that parses a file's bytes; with a cache, it parses only what it has not seen before."""
    if cache is None:
        yield partial(parse_document, helpline_texts=helpline_texts)
        return
    name = f"index/{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()}.jsonl"
    parse_cache = ParseCache(get_checked(cache, name), helpline_texts)
    yield parse_cache.parse
    if data := parse_cache.bytes_to_save:
        try:
            put_checked(cache, name, data, "application/jsonl")
        except StoreError as error:
            log.info("read, and to be parsed again next time: %s", error)


def _read_documents(folder: Path, parse: Parse) -> tuple[list[Document], list[Fault]]:
    """Read every content file below the folder, sorted by path."""
    paths, faults = find_content_files(folder)
    files = [read_file(path) for path in paths]
    documents = [parse(*file) for file in files if not isinstance(file, Fault)]
    return documents, faults + [file for file in files if isinstance(file, Fault)]


def _check_helplines(
    toml_files: TomlFiles, documents: Sequence[Document], safety_documents: Sequence[Document]
) -> Iterator[Fault]:
    """Report helplines that an answer needs and that are missing, or that make an answer too long."""
    contents = (content for each in (*documents, *safety_documents) for content in each.contents)
    answers = [content for content in contents if content.kind in ANSWER_KINDS]
    if toml_files.helplines_file:
        blocks = (block for answer in answers for block in answer.blocks)
        needs = {block.need for block in blocks if isinstance(block, HelplinePlaceholder)}
        yield from check_missing_helplines(toml_files.helplines_file, toml_files.helplines, needs)
        yield from check_answer_lengths(toml_files.helplines_file, answers, select_sentences)


def _check_among_others(
    own: Mapping[Path, Document], folder: Path, parse: Parse, toml_files: TomlFiles
) -> Iterator[Fault]:
    """Report faults between these files of a folder and its other files."""
    own_paths = {path.resolve() for path in own}
    files = [read_file(path) for path in find_content_files(folder)[0] if path.resolve() not in own_paths]
    documents = [*(parse(*file) for file in files if not isinstance(file, Fault)), *own.values()]
    safety_documents = list(parse_safety_answers(folder, documents, parse))
    displayed = {display_path(path) for path in own}
    faults = check_across_files(documents, safety_documents, toml_files.references, toml_files.figures)
    yield from (fault for fault in faults if fault.location.path in displayed)


def _make_result(
    toml_files: TomlFiles, documents: Sequence[Document], safety_documents: Sequence[Document], faults: Sequence[Fault]
) -> ReadResult:
    settings = toml_files.settings
    return ReadResult(
        library=None if faults or not settings else _build_library(settings, toml_files, documents, safety_documents),
        faults=tuple(dict.fromkeys(faults)),
        engine=toml_files.engine,
        voices=(*toml_files.voices, *(voice for each in documents for voice in each.voices)),
    )


def _add_pictures(result: ReadResult, pictures: Pictures) -> ReadResult:
    return replace(result, library=replace(result.library, pictures=pictures)) if result.library else result


def _build_library(
    settings: ShowSettings, toml_files: TomlFiles, documents: Sequence[Document], safety_documents: Sequence[Document]
) -> Library:
    own = tuple(content for each in documents for content in add_figure_names(each, toml_files.figures))
    safety = tuple(drop_missing_follow_up(content, own) for each in safety_documents for content in each.contents)
    return Library(
        settings=settings,
        lexicon=toml_files.lexicon,
        contents=own + safety,
        references=add_builtin_references(safety, toml_files.references),
        helplines=toml_files.helplines,
        figures=toml_files.figures,
        site_words=toml_files.site_words,
    )
