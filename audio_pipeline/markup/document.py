"""Document: parse the bytes of one file into its Contents, or find all its faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.content.library import ANSWER_KINDS
from audio_pipeline.content.model import Block, Content, Heading, VoiceChange
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.body import parse_body
from audio_pipeline.markup.body_checks import check_answer, check_programme
from audio_pipeline.markup.durations import parse_clock_ms
from audio_pipeline.markup.encoding import decode_text
from audio_pipeline.markup.field_checks import check_fields
from audio_pipeline.markup.fields import CONTENT_KINDS, get_fields, get_text, get_texts, make_variant_id
from audio_pipeline.markup.front_matter import Field, LocatedText, parse_front_matter
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.stage_directions import RULE, find_first_direction
from audio_pipeline.markup.variants import (
    OPEN,
    SourceBlock,
    check_duplicate_variants,
    check_variants,
    explain_empty_variant,
    select_blocks,
)

BlocksByVariant = Mapping[str, tuple[Block, ...]]
"""The blocks of each form, the open one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed file."""

    fields: Mapping[str, Field]
    """Its front matter, which is also checked against that of other files."""
    faults: tuple[Fault, ...]
    contents: tuple[Content, ...] = ()
    """The content of the file, then its variants in their order; empty if there is a fault."""
    voices: tuple[LocatedText, ...] = ()
    """All voices that it names; only an engine can tell whether they exist."""


def parse_document(data: bytes, path: str, helpline_texts: Mapping[str, str]) -> Document:
    """Parse one file; the words of an answer are counted with these texts in place of its helplines."""
    text, faults = decode_text(data, path)
    if not text and faults:
        return Document(fields={}, faults=tuple(faults))
    lines = text.split("\n")
    front = parse_front_matter(lines, path)
    parsed = parse_body(lines[front.body_line - 1 :], path, front.body_line)
    source_blocks = tuple(each for each in parsed if not isinstance(each, Fault))
    faults += front.faults
    faults += check_fields(front.fields, SourceLocation(path)) if front.fields or not front.faults else []
    faults += _check_soundbite(front.fields, source_blocks)
    faults += [*_check_field_directions(front.fields), *_adapt_hints(parsed, get_text(front.fields, "kind"))]
    blocks_by_variant = {
        form: select_blocks(source_blocks, form) for form in (OPEN, *get_fields(front.fields, "variants"))
    }
    start = SourceLocation(path, min(front.body_line, len(lines)))
    faults += _check_body(
        source_blocks, blocks_by_variant, front.fields, start, helpline_texts, has_faults=bool(faults)
    )
    return Document(
        fields=front.fields,
        faults=tuple(faults),
        contents=() if faults else tuple(_build_contents(front.fields, blocks_by_variant, SourceLocation(path))),
        voices=tuple(_collect_voices(front.fields, source_blocks)),
    )


def _check_field_directions(fields: Mapping[str, Field]) -> Iterator[Fault]:
    """Report directions to a reader in those texts of the front matter that are spoken."""
    for entry in (
        entry
        for name in ("gate", "kind_word", "in_short", "short_name", "withheld")
        if name in fields
        for entry in fields[name].texts
    ):
        if direction := find_first_direction(entry.text):
            yield Fault(entry.location, RULE, f"{direction} would be read aloud", "Take it away")


def _check_soundbite(fields: Mapping[str, Field], source_blocks: Sequence[SourceBlock]) -> Iterator[Fault]:
    """Report a soundbite that is no chapter of any form."""
    titles = [each.title for each in source_blocks if isinstance(each, Heading)]
    for entry in fields["soundbite"].texts if "soundbite" in fields else ():
        if entry.text not in titles:
            hint = suggest_nearest(entry.text, titles) if titles else "Take it away: there are no chapters"
            yield Fault(entry.location, "unknown-chapter", f'"{entry.text}" is the title of no chapter', hint)


def _adapt_hints(found: Sequence[SourceBlock | Fault], kind: str) -> Iterator[Fault]:
    """Yield the faults of the words; in an answer, no hint suggests a pause or a sound."""
    for fault in found:
        if isinstance(fault, Fault):
            is_direction = fault.rule in {RULE, "bad-directive"} and "helplines" not in fault.hint
            hint = "Take it away, or put > before it, which makes it a note: an answer is words alone"
            yield replace(fault, hint=hint) if is_direction and kind in ANSWER_KINDS else fault


def _build_contents(
    fields: Mapping[str, Field], blocks_by_variant: BlocksByVariant, location: SourceLocation
) -> Iterator[Content]:
    open_form = Content(
        id=get_text(fields, "id"),
        kind=get_text(fields, "kind"),
        title=get_text(fields, "title"),
        location=location,
        blocks=blocks_by_variant[OPEN],
        summary=get_text(fields, "summary"),
        names=get_texts(fields, "names"),
        needs=get_texts(fields, "needs"),
        kind_word=get_text(fields, "kind_word"),
        in_short=get_text(fields, "in_short"),
        short_name=get_text(fields, "short_name"),
        questions=get_texts(fields, "questions"),
        follow_up=get_text(fields, "follow_up"),
        withheld=get_text(fields, "withheld"),
        sources=get_texts(fields, "sources"),
        published=get_text(fields, "published"),
        position=int(get_text(fields, "position") or 0),
        length_ms=parse_clock_ms(get_text(fields, "length")) or 0,
        voice=get_text(fields, "voice"),
        gate=get_text(fields, "gate"),
        access=get_text(fields, "access"),
        helplines=get_texts(fields, "helplines"),
        artwork=get_text(fields, "artwork"),
        soundbite=get_text(fields, "soundbite"),
        closing=get_text(fields, "closing"),
        manner=get_text(fields, "manner"),
        touch=get_text(fields, "touch"),
    )
    yield open_form
    for name, field in get_fields(fields, "variants").items():
        yield _build_variant(open_form, name, field, blocks_by_variant[name])


def _build_variant(open_form: Content, name: str, field: Field, blocks: tuple[Block, ...]) -> Content:
    """Build the Content of a variant: its own fields, and the file's for the rest."""
    fields = field.fields
    return replace(
        open_form,
        id=make_variant_id(open_form.id, name),
        variant_of=open_form.id,
        title=get_text(fields, "title"),
        names=get_texts(fields, "names"),
        location=field.location,
        blocks=blocks,
        summary=get_text(fields, "summary") or open_form.summary,
        needs=(),
        helplines=get_texts(fields, "helplines") if "helplines" in fields else open_form.helplines,
        sources=get_texts(fields, "sources") if "sources" in fields else open_form.sources,
    )


def _collect_voices(fields: Mapping[str, Field], source_blocks: Sequence[SourceBlock]) -> Iterator[LocatedText]:
    named = fields.get("voice")
    yield from (entry for entry in (named.texts if named else ()) if entry.text)
    changes = (each for each in source_blocks if isinstance(each, VoiceChange) and each.voice)
    yield from (LocatedText(text=each.voice, location=each.location) for each in changes)


def _check_body(
    source_blocks: Sequence[SourceBlock],
    blocks_by_variant: BlocksByVariant,
    fields: Mapping[str, Field],
    start: SourceLocation,
    helpline_texts: Mapping[str, str],
    *,
    has_faults: bool,
) -> Iterator[Fault]:
    """Report faults in the words as a whole."""
    kind, variants = get_text(fields, "kind"), fields.get("variants")
    if kind in ANSWER_KINDS:
        yield from check_answer(source_blocks, start, helpline_texts, has_faults=has_faults)
    elif kind in CONTENT_KINDS or not kind:
        unused = list(check_variants(source_blocks, variants)) if fields else []
        yield from unused
        if not has_faults and not unused:
            yield from check_duplicate_variants(blocks_by_variant, variants)
        by_form = {
            form: check_programme(each, start, has_faults=has_faults) for form, each in blocks_by_variant.items()
        }
        yield from _merge_faults(
            {form: [_explain_fault(fault, form, source_blocks) for fault in by_form[form]] for form in by_form}
        )


def _explain_fault(fault: Fault, variant: str, source_blocks: Sequence[SourceBlock]) -> Fault:
    """Return the fault; if this form has no words where another has some, with the reason."""
    return (explain_empty_variant(source_blocks, variant) or fault) if fault.rule == "empty-body" else fault


def _merge_faults(faults_by_variant: Mapping[str, Sequence[Fault]]) -> Iterator[Fault]:
    """Yield the faults of all forms, each once; a fault of some forms only names them."""
    first: dict[tuple[SourceLocation, str], Fault] = {}
    forms: dict[tuple[SourceLocation, str], list[str]] = {}
    for form, faults in faults_by_variant.items():
        for fault in faults:
            first.setdefault((fault.location, fault.rule), fault)
            forms.setdefault((fault.location, fault.rule), []).append(form)
    for spot, fault in first.items():
        is_in_all = len(forms[spot]) == len(faults_by_variant)
        quoted = ", ".join(f'"{form}"' for form in forms[spot])
        yield fault if is_in_all else replace(fault, what=f"{fault.what} (in {quoted})")
