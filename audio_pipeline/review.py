"""Review: everything in a Library that breaks a rule of the house, at once and in order."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from audio_pipeline import estimate
from audio_pipeline.authoring.author_file import read_author_file
from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.authoring.house.badly_read import badly_read
from audio_pipeline.authoring.house.broken_sub import broken_entries, broken_sub
from audio_pipeline.authoring.house.editors_note import editors_notes, noted_description, noted_references
from audio_pipeline.authoring.house.frame import framed
from audio_pipeline.authoring.house.in_forms import form_of, told_by_form
from audio_pipeline.authoring.house.length import TOLERANCE, length_faults
from audio_pipeline.authoring.house.misread import misread
from audio_pipeline.authoring.house.never_claim import never_claim
from audio_pipeline.authoring.house.silence import silence_faults
from audio_pipeline.authoring.house.source import key_place, placed
from audio_pipeline.authoring.house.unreadable import unreadable_letters
from audio_pipeline.authoring.house.unused import unused_words
from audio_pipeline.authoring.house.wording import Finding
from audio_pipeline.authoring.lexicon import lexicon, pattern
from audio_pipeline.authoring.table import Table, table
from audio_pipeline.engines.pronounce import phonemes
from audio_pipeline.engines.saying import unreadable
from audio_pipeline.errors import ContentFaults, EngineError, Fault, Place
from audio_pipeline.model import Content, Mix, Script, Span
from audio_pipeline.settings import PROGRAMMES, Library, Saying
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.script import script

_SLACK_MS = 3_000
"""What an estimated silence may be wrong by."""


def reviewed(library: Library) -> tuple[Fault, ...]:
    """Everything that must not be published or is worth a look; none keeps it from being built."""
    source = functools.cache(_source)
    known = pattern(library.lexicon)
    faults = {*_of_the_lexicon(library), *_noted(library)}
    for path, forms in _files(library):
        found = {form_of(content): _faults(content, library, known, source(path)) for content in forms}
        faults.update(told_by_form(found, source(path)))
    return tuple(sorted(faults))


def worded(content: Content, lexicon: Mapping[str, Saying], source: str) -> Iterator[Fault]:
    """What is wrong with the words of a content, whose file reads so, wherever the file is."""
    return (placed(finding, source) for finding in _findings(content, pattern(lexicon)))


def _files(library: Library) -> Iterator[tuple[str, list[Content]]]:
    """Every file with its forms."""
    for path, forms in groupby(library.contents, key=lambda content: content.place.path):
        yield path, list(forms)


def _faults(content: Content, library: Library, known: re.Pattern[str] | None, source: str) -> list[Fault]:
    """Of one form of a file."""
    faults = [placed(finding, source) for finding in _findings(content, known)]
    if content.kind in PROGRAMMES:
        faults += _timed(content, library, source)
    return faults


def _findings(content: Content, known: re.Pattern[str] | None) -> Iterator[Finding]:
    """What is wrong with the words."""
    yield from never_claim(content)
    yield from framed(content)
    yield from editors_notes(content)
    yield from badly_read(content, known)
    yield from broken_sub(content, _is_sayable)
    yield from unreadable_letters(content, known, unreadable)
    if content.kind in PROGRAMMES:
        yield from misread(content, known)


def _is_sayable(span: Span) -> bool:
    """Whether there is a sound for every sign of a pronunciation: what Americans can say, the British can as well."""
    try:
        phonemes(span, Place(""), british=False)
    except EngineError:
        return False
    return True


def _source(path: str) -> str:
    """A file as its author sees it; it is read again only to show where a word stands."""
    return decoded(read_author_file(Path(path)), path)[0]


def _timed(content: Content, library: Library, source: str) -> Iterator[Fault]:
    """What is certainly wrong with how long it lasts, as far as an estimate can know."""
    written = script(content, library.settings, library.lexicon)
    try:
        timeline = _laid_out(written)
    except ContentFaults as overrun:
        yield from map(_estimated, overrun.faults)
        return
    unsure_ms = estimate.unsure_ms(written)
    tolerance = TOLERANCE + unsure_ms / content.length_ms if content.length_ms else TOLERANCE
    for fault in length_faults(content, timeline, tolerance):
        place = key_place(source, content.place, "length")
        yield replace(_estimated(fault) if unsure_ms else fault, place=place)
    yield from silence_faults(written, timeline, _SLACK_MS)


def _laid_out(written: Script) -> Mix:
    """The timeline as it will probably be; an anchor is only overrun if the quickest reading overruns it."""
    try:
        return mix(written, {segment: estimate.clip(segment) for segment in written.segments})
    except ContentFaults:
        quickest = 1 - estimate.WORST_ERROR
        return mix(written, {segment: estimate.clip(segment, quickest) for segment in written.segments})


def _estimated(fault: Fault) -> Fault:
    return replace(fault, what=f"{fault.what} (estimated)")


def _of_the_lexicon(library: Library) -> Iterator[Fault]:
    """Entries of the folder's own lexicon that do not do their work, or that nothing needs."""
    own = _lexicon_above(library)
    if own is None:
        return
    yield from broken_entries(own, _is_sayable, unreadable)
    unused = unused_words(library.contents, library.lexicon, pattern(library.lexicon))
    for word in own.values.get("words", {}):
        if " ".join(word.lower().split()) in unused:
            place = own.place("words", word)
            column = own.text.split("\n")[place.line - 1].find(word) + 1
            what = f'"{word}" is said nowhere'
            yield Fault(
                replace(place, column=max(column, 1)), "unused-word", what, "Take it away, or mend its spelling"
            )


def _noted(library: Library) -> Iterator[Fault]:
    """Notes to oneself in the tables of the folder's own that listeners read."""
    for name, noted in (("references.toml", noted_references), ("show.toml", noted_description)):
        if own := _table_above(library, name):
            yield from noted(own)


def _table_above(library: Library, name: str) -> Table | None:
    """The table of this name nearest above the words; None if there is none."""
    here = Path.cwd()
    for folder in Path(library.contents[0].place.path).absolute().parents if library.contents else ():
        path = folder / name
        if path.is_file():
            shown = path.relative_to(here) if path.is_relative_to(here) else path
            return table(read_author_file(path), str(shown))[0]
    return None


def _lexicon_above(library: Library) -> Table | None:
    """The lexicon.toml of the folder the words are in; None if they are said by the built-in one."""
    own = _table_above(library, "lexicon.toml")
    return own if own and lexicon(own)[0] == library.lexicon else None
