"""Document: one file of an author, from its bytes to its Contents or to everything that is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.authoring.body import body
from audio_pipeline.authoring.body_faults import answer_faults, programme_faults
from audio_pipeline.authoring.durations import clock_ms
from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.authoring.forms import OPEN, Written, form_faults, heard, nothing_left, same_faults
from audio_pipeline.authoring.front_matter import Entry, Field, front_matter
from audio_pipeline.authoring.key_faults import key_faults
from audio_pipeline.authoring.keys import KINDS, fields_of, text_of, texts_of, variant_id
from audio_pipeline.authoring.stage_directions import RULE, first_direction
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Block, Content, VoiceChange
from audio_pipeline.settings import ANSWERS

Spoken = Mapping[str, tuple[Block, ...]]
"""What is heard in each form, the open one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read."""

    fields: Mapping[str, Field]
    """Its front matter, for what can only be checked with all files at hand."""
    faults: tuple[Fault, ...]
    contents: tuple[Content, ...] = ()
    """The file itself, then its variants in their order; none if there is a fault."""
    voices: tuple[Entry, ...] = ()
    """Every voice it names: only an engine knows which there are."""


def document(data: bytes, path: str, said_anywhere: Mapping[str, str]) -> Document:
    """Read one file; an answer's words count with those said anywhere for each need."""
    text, faults = decoded(data, path)
    if not text and faults:
        return Document(fields={}, faults=tuple(faults))
    lines = text.split("\n")
    front = front_matter(lines, path)
    found = body(lines[front.body_line - 1 :], path, front.body_line)
    written = tuple(each for each in found if not isinstance(each, Fault))
    faults += front.faults
    faults += key_faults(front.fields, Place(path)) if front.fields or not front.faults else []
    faults += [*_acted_keys(front.fields), *_of_kind(found, text_of(front.fields, "kind"))]
    spoken = {form: heard(written, form) for form in (OPEN, *fields_of(front.fields, "variants"))}
    start = Place(path, min(front.body_line, len(lines)))
    faults += _body_faults(written, spoken, front.fields, start, said_anywhere, already=bool(faults))
    return Document(
        fields=front.fields,
        faults=tuple(faults),
        contents=() if faults else tuple(_contents(front.fields, spoken, Place(path))),
        voices=tuple(_voices(front.fields, written)),
    )


def _acted_keys(fields: Mapping[str, Field]) -> Iterator[Fault]:
    """Directions to a reader in what is said of the front matter."""
    for entry in (entry for name in ("gate", "withheld") if name in fields for entry in fields[name].entries):
        if direction := first_direction(entry.text):
            yield Fault(entry.place, RULE, f"{direction} would be read aloud", "Take it away")


def _of_kind(found: Sequence[Written | Fault], kind: str) -> Iterator[Fault]:
    """The faults of the words; where no pause or sound can be, none is suggested."""
    for fault in found:
        if isinstance(fault, Fault):
            is_acted = fault.rule in {RULE, "bad-directive"} and "helplines" not in fault.mend
            mend = "Take it away, or put > before it, which makes it a note: an answer is words alone"
            yield replace(fault, mend=mend) if is_acted and kind in ANSWERS else fault


def _contents(fields: Mapping[str, Field], spoken: Spoken, place: Place) -> Iterator[Content]:
    own = Content(
        id=text_of(fields, "id"),
        kind=text_of(fields, "kind"),
        title=text_of(fields, "title"),
        place=place,
        blocks=spoken[OPEN],
        summary=text_of(fields, "summary"),
        names=texts_of(fields, "names"),
        questions=texts_of(fields, "questions"),
        follow_up=text_of(fields, "follow_up"),
        withheld=text_of(fields, "withheld"),
        sources=texts_of(fields, "sources"),
        published=text_of(fields, "published"),
        position=int(text_of(fields, "position") or 0),
        length_ms=clock_ms(text_of(fields, "length")) or 0,
        voice=text_of(fields, "voice"),
        gate=text_of(fields, "gate"),
        access=text_of(fields, "access"),
        helplines=texts_of(fields, "helplines"),
        closing=text_of(fields, "closing"),
    )
    yield own
    for name, field in fields_of(fields, "variants").items():
        yield _variant(own, name, field, spoken[name])


def _variant(own: Content, name: str, field: Field, blocks: tuple[Block, ...]) -> Content:
    """What is the variant's own, and for the rest the file's."""
    has = field.fields
    return replace(
        own,
        id=variant_id(own.id, name),
        variant_of=own.id,
        title=text_of(has, "title"),
        names=texts_of(has, "names"),
        place=field.place,
        blocks=blocks,
        summary=text_of(has, "summary") or own.summary,
        helplines=texts_of(has, "helplines") if "helplines" in has else own.helplines,
        sources=texts_of(has, "sources") if "sources" in has else own.sources,
    )


def _voices(fields: Mapping[str, Field], written: Sequence[Written]) -> Iterator[Entry]:
    named = fields.get("voice")
    yield from (entry for entry in (named.entries if named else ()) if entry.text)
    changes = (each for each in written if isinstance(each, VoiceChange) and each.voice)
    yield from (Entry(text=each.voice, place=each.place) for each in changes)


def _body_faults(
    written: Sequence[Written],
    spoken: Spoken,
    fields: Mapping[str, Field],
    start: Place,
    said_anywhere: Mapping[str, str],
    *,
    already: bool,
) -> Iterator[Fault]:
    """What is wrong with the words as a whole."""
    kind, variants = text_of(fields, "kind"), fields.get("variants")
    if kind in ANSWERS:
        yield from answer_faults(written, start, said_anywhere, already=already)
    elif kind in KINDS or not kind:
        unused = list(form_faults(written, variants)) if fields else []
        yield from unused
        if not already and not unused:
            yield from same_faults(spoken, variants)
        by_form = {form: programme_faults(each, start, already=already) for form, each in spoken.items()}
        yield from _once({form: [_told(fault, form, written) for fault in by_form[form]] for form in by_form})


def _told(fault: Fault, form: str, written: Sequence[Written]) -> Fault:
    """The fault, or why this form has no words where another has some."""
    return (nothing_left(written, form) or fault) if fault.rule == "empty-body" else fault


def _once(by_form: Mapping[str, Sequence[Fault]]) -> Iterator[Fault]:
    """The faults of every form, each once, saying which forms it is in if it is not in all of them."""
    first: dict[tuple[Place, str], Fault] = {}
    forms: dict[tuple[Place, str], list[str]] = {}
    for form, faults in by_form.items():
        for fault in faults:
            first.setdefault((fault.place, fault.rule), fault)
            forms.setdefault((fault.place, fault.rule), []).append(form)
    for spot, fault in first.items():
        is_in_all = len(forms[spot]) == len(by_form)
        yield fault if is_in_all else replace(fault, what=f"{fault.what} (in {_named(forms[spot])})")


def _named(forms: Iterable[str]) -> str:
    return ", ".join(f'"{form}"' for form in forms)
