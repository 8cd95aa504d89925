"""Run: find everything in a Library that breaks a house rule, in order."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from audio_pipeline.content.library import PROGRAMME_KINDS, Library, Pronunciation
from audio_pipeline.content.model import Content, Mix, Script, Span
from audio_pipeline.errors import ContentFaults, EngineError, Fault, SourceLocation
from audio_pipeline.lint.abbreviations import find_abbreviations
from audio_pipeline.lint.claims.never_claim import find_claims
from audio_pipeline.lint.clean_files import CleanFiles
from audio_pipeline.lint.contact import RULE as NO_CONTACT
from audio_pipeline.lint.contact import find_missing_contact
from audio_pipeline.lint.descent import check_descent
from audio_pipeline.lint.editors_note import check_description, check_references, find_editor_notes
from audio_pipeline.lint.foreign_letters import find_foreign_letters
from audio_pipeline.lint.heteronyms import find_heteronyms
from audio_pipeline.lint.length import LENGTH_TOLERANCE, check_length
from audio_pipeline.lint.locate import locate_finding, locate_key
from audio_pipeline.lint.per_variant import get_variant_name, merge_variant_faults
from audio_pipeline.lint.required_phrases import find_missing_phrases
from audio_pipeline.lint.sentences import LintFinding
from audio_pipeline.lint.silence import check_silences
from audio_pipeline.lint.substitutions import check_lexicon_entries, find_broken_substitutions
from audio_pipeline.lint.unused_words import find_unused_words
from audio_pipeline.markup.author_file import read_author_file
from audio_pipeline.markup.encoding import decode_text
from audio_pipeline.markup.lexicon import parse_lexicon
from audio_pipeline.markup.toml import TomlFile, parse_toml
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.script.framing import build_framed_script
from audio_pipeline.script.pronunciation import compile_lexicon
from audio_pipeline.speech import speech_duration
from audio_pipeline.speech.engines.ipa_to_kokoro import convert_to_kokoro
from audio_pipeline.speech.engines.spoken_text import find_unreadable_letters

_ESTIMATE_SLACK_MS = 3_000
"""The largest error of an estimated silence."""


def lint_library(library: Library, clean: CleanFiles | None = None) -> tuple[Fault, ...]:
    """Return every fault that stops publishing or is worth a look; none of them stops a build.

    Files that are known to be clean are left out, and those in which nothing is found are added to them.
    """
    clean = clean or CleanFiles(None, library)
    source = functools.cache(_read_source)
    lexicon_pattern = compile_lexicon(library.lexicon)
    faults = {*_lint_lexicon(library), *_lint_tables(library), *lint_contact(library, library.settings.public_url)}
    for path, group in groupby(library.contents, key=lambda content: content.location.path):
        forms = tuple(group)
        if clean.has(forms, source(path)):
            continue
        findings = {
            get_variant_name(content): _lint_content(content, library, lexicon_pattern, source(path))
            for content in forms
        }
        if not any(findings.values()):
            clean.add(forms, source(path))
        faults.update(merge_variant_faults(findings, source(path)))
    return tuple(sorted(faults))


def lint_contact(library: Library, public_url: str) -> Iterator[Fault]:
    """Yield what is wrong with whom to write to, if the show is public at this address."""
    for key, what, hint in find_missing_contact(library.settings, library.site_words, public_url):
        file = _find_toml_file(library, "show.toml")
        place = file.locate_value(key) if file else SourceLocation("show.toml")
        yield Fault(place, NO_CONTACT, what, hint)


def lint_wording(content: Content, lexicon: Mapping[str, Pronunciation], source: str) -> Iterator[Fault]:
    """Yield what is wrong with the words of a content, given the text of its file."""
    return (locate_finding(finding, source) for finding in _lint_words(content, compile_lexicon(lexicon)))


def _lint_content(
    content: Content, library: Library, lexicon_pattern: re.Pattern[str] | None, source: str
) -> list[Fault]:
    """Return the faults of one form of a file."""
    faults = [locate_finding(finding, source) for finding in _lint_words(content, lexicon_pattern)]
    if content.kind in PROGRAMME_KINDS:
        faults += _lint_timeline(content, library, source)
    return faults


def _lint_words(content: Content, lexicon_pattern: re.Pattern[str] | None) -> Iterator[LintFinding]:
    """Yield what is wrong with the words."""
    yield from find_claims(content)
    yield from find_missing_phrases(content)
    yield from find_editor_notes(content)
    yield from find_abbreviations(content, lexicon_pattern)
    yield from find_broken_substitutions(content, _is_sayable)
    yield from find_foreign_letters(content, lexicon_pattern, find_unreadable_letters)
    if content.kind in PROGRAMME_KINDS:
        yield from find_heteronyms(content, lexicon_pattern)


def _is_sayable(span: Span) -> bool:
    """Tell whether every sign of a pronunciation has a sound; what an American voice can say, a British one can."""
    try:
        convert_to_kokoro(span, SourceLocation(""), british=False)
    except EngineError:
        return False
    return True


def _read_source(path: str) -> str:
    """Read a file again as its author sees it, to show where a word is."""
    return decode_text(read_author_file(Path(path)), path)[0]


def _lint_timeline(content: Content, library: Library, source: str) -> Iterator[Fault]:
    """Report what is certainly wrong with the lengths, as far as an estimate can tell."""
    written = build_framed_script(content, library.settings, library.lexicon)
    try:
        timeline = _estimate_timeline(written)
    except ContentFaults as overrun:
        yield from map(_mark_as_estimated, overrun.faults)
        return
    unsure_ms = speech_duration.estimate_error_ms(written)
    tolerance = LENGTH_TOLERANCE + unsure_ms / content.length_ms if content.length_ms else LENGTH_TOLERANCE
    for fault in check_length(content, timeline, tolerance):
        place = locate_key(source, content.location, "length")
        yield replace(_mark_as_estimated(fault) if unsure_ms else fault, location=place)
    yield from check_silences(written, timeline, _ESTIMATE_SLACK_MS)
    yield from check_descent(written, timeline, locate_key(source, content.location, "manner"), _ESTIMATE_SLACK_MS)


def _estimate_timeline(script: Script) -> Mix:
    """Estimate the timeline; an anchor is only overrun if even the quickest reading overruns it."""
    try:
        return _lay_out_estimated(script, 1)
    except ContentFaults:
        return _lay_out_estimated(script, 1 - speech_duration.WORST_ERROR)


def _lay_out_estimated(script: Script, pace: float) -> Mix:
    clips = {segment: speech_duration.estimate_clip(segment, pace) for segment in script.segments}
    return lay_out_timeline(script, clips, is_ducked=False)


def _mark_as_estimated(fault: Fault) -> Fault:
    return replace(fault, what=f"{fault.what} (estimated)")


def _lint_lexicon(library: Library) -> Iterator[Fault]:
    """Report entries of the folder's own lexicon that are wrong or that nothing needs."""
    file = _find_lexicon_file(library)
    if file is None:
        return
    yield from check_lexicon_entries(file, _is_sayable, find_unreadable_letters)
    unused = find_unused_words(library.contents, library.lexicon, compile_lexicon(library.lexicon))
    for word in file.values.get("words", {}):
        if " ".join(word.lower().split()) in unused:
            place = file.locate("words", word)
            column = file.text.split("\n")[place.line - 1].find(word) + 1
            what = f'No text has the word "{word}"'
            yield Fault(
                replace(place, column=max(column, 1)), "unused-word", what, "Take it away, or correct its spelling"
            )


def _lint_tables(library: Library) -> Iterator[Fault]:
    """Report an editor's notes in those of the folder's own TOML files that listeners read."""
    for name, check in (("references.toml", check_references), ("show.toml", check_description)):
        if file := _find_toml_file(library, name):
            yield from check(file)


def _find_toml_file(library: Library, name: str) -> TomlFile | None:
    """Find the TOML file of this name nearest above the content; None if there is none."""
    here = Path.cwd()
    for folder in Path(library.contents[0].location.path).absolute().parents if library.contents else ():
        path = folder / name
        if path.is_file():
            shown = path.relative_to(here) if path.is_relative_to(here) else path
            return parse_toml(read_author_file(path), str(shown))[0]
    return None


def _find_lexicon_file(library: Library) -> TomlFile | None:
    """Find the content folder's own lexicon.toml; None if the built-in one is used."""
    file = _find_toml_file(library, "lexicon.toml")
    return file if file and parse_lexicon(file)[0] == library.lexicon else None
