"""Fields: the keys that the front matter of each kind of content may or must have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audio_pipeline.content.library import ANSWER_KINDS, PROGRAMME_KINDS
from audio_pipeline.markup import field_formats
from audio_pipeline.markup.field_formats import FieldFormat
from audio_pipeline.markup.front_matter import Field

CONTENT_KINDS = (*PROGRAMME_KINDS, *ANSWER_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One key of the front matter."""

    description: str
    """The help that an editor's program shows."""
    kinds: tuple[str, ...] = CONTENT_KINDS
    required: bool = False
    shape: str = "text"
    text_format: FieldFormat = field_formats.ANYTHING
    """The format of its text, of each text in its list, or of each name in its mapping."""
    specs: "Mapping[str, FieldSpec]" = field(default_factory=dict)
    """The keys under each name in its mapping."""


_NAMES = "What listeners may call it, in lower case."
_SUMMARY = "One or two sentences for a podcast app."
_HELPLINES = "The needs whose helplines stand in the show notes."
_SOURCES = "Numbers from references.toml; [] says that there are none."

_VARIANT_SPECS: Mapping[str, FieldSpec] = {
    "title": FieldSpec(description="What a listener reads.", required=True),
    "names": FieldSpec(description=_NAMES, shape="list", text_format=field_formats.NAME),
    "summary": FieldSpec(description=f"{_SUMMARY} Left out: the file's own."),
    "helplines": FieldSpec(
        description=f"{_HELPLINES} Left out: the file's own.", shape="list", text_format=field_formats.NEED
    ),
    "sources": FieldSpec(
        description=f"{_SOURCES} Left out: the file's own.", shape="list", text_format=field_formats.SOURCE
    ),
}

FIELD_SPECS: Mapping[str, FieldSpec] = {
    "id": FieldSpec(description="Its name for machines. Choose it once; it never changes.", required=True),
    "kind": FieldSpec(description="What it is.", required=True, text_format=field_formats.KIND),
    "title": FieldSpec(description="What a listener reads.", required=True),
    "summary": FieldSpec(description=_SUMMARY, kinds=PROGRAMME_KINDS, required=True),
    "names": FieldSpec(description=_NAMES, kinds=PROGRAMME_KINDS, shape="list", text_format=field_formats.NAME),
    "figure_names": FieldSpec(
        description="Names that say whom it is with: recall with (figure), for every figure of figures.toml.",
        kinds=PROGRAMME_KINDS,
        shape="list",
        text_format=field_formats.FIGURE_NAME,
    ),
    "needs": FieldSpec(
        description="How people say that they need it: I can't sleep. The skill then offers it.",
        kinds=PROGRAMME_KINDS,
        shape="list",
    ),
    "kind_word": FieldSpec(
        description="One warm sentence, which the skill says to such a need before it offers this.",
        kinds=PROGRAMME_KINDS,
    ),
    "in_short": FieldSpec(
        description="What one does in it, in a few words: a hand on your chest, and slow breathing.",
        kinds=PROGRAMME_KINDS,
    ),
    "published": FieldSpec(
        description="The day it first came out, as 2026-11-23. An edit is the same episode: leave it.",
        kinds=PROGRAMME_KINDS,
        required=True,
        text_format=field_formats.DAY,
    ),
    "position": FieldSpec(
        description="Its place among its kind, from 1.", kinds=PROGRAMME_KINDS, text_format=field_formats.POSITION
    ),
    "length": FieldSpec(
        description='The length it promises, as "5:00".', kinds=PROGRAMME_KINDS, text_format=field_formats.LENGTH
    ),
    "voice": FieldSpec(description="A voice of its own; warm-recall voices lists them.", kinds=PROGRAMME_KINDS),
    "access": FieldSpec(description="Other ways to do it, for the show notes.", kinds=PROGRAMME_KINDS),
    "artwork": FieldSpec(
        description="A cover of its own: a path in the content folder; a square JPEG or PNG of 1400 to 3000 pixels.",
        kinds=PROGRAMME_KINDS,
    ),
    "soundbite": FieldSpec(
        description="The title of the chapter that gives podcast apps an idea of it.", kinds=PROGRAMME_KINDS
    ),
    "helplines": FieldSpec(description=_HELPLINES, kinds=PROGRAMME_KINDS, shape="list", text_format=field_formats.NEED),
    "gate": FieldSpec(
        description="What is said, and must be answered with “continue”, before it plays.",
        kinds=PROGRAMME_KINDS,
        text_format=field_formats.GATE,
    ),
    "touch": FieldSpec(
        description="none: it has no touch at all. optional: any touch can be left out. needed: touch is what it is.",
        kinds=PROGRAMME_KINDS,
        text_format=field_formats.TOUCH,
    ),
    "closing": FieldSpec(
        description="sleep: it ends without the standard closing, which would wake.",
        kinds=PROGRAMME_KINDS,
        text_format=field_formats.CLOSING,
    ),
    "manner": FieldSpec(
        description="descend: the voice grows softer and slower, and the bed is heard alone, then fades.",
        kinds=PROGRAMME_KINDS,
        text_format=field_formats.MANNER,
    ),
    "variants": FieldSpec(
        description="Other forms of the same programme, by name: (for: name) begins the lines that differ.",
        kinds=PROGRAMME_KINDS,
        shape="mapping",
        text_format=field_formats.VARIANT,
        specs=_VARIANT_SPECS,
    ),
    "questions": FieldSpec(
        description="How people ask for it, in as many different words as you can think of.",
        kinds=ANSWER_KINDS,
        required=True,
        shape="list",
    ),
    "short_name": FieldSpec(
        description="What the skill calls it in a choice between two: why a hug helps.", kinds=ANSWER_KINDS
    ),
    "follow_up": FieldSpec(description="The id of a programme to offer afterwards.", kinds=ANSWER_KINDS),
    "withheld": FieldSpec(
        description="What is said in its place where the show is not for adults.", kinds=ANSWER_KINDS
    ),
    "sources": FieldSpec(description=_SOURCES, shape="list", text_format=field_formats.SOURCE),
}


def get_text(fields: Mapping[str, Field], name: str) -> str:
    """Return the one text after a key; empty if there is none."""
    field = fields.get(name)
    return field.texts[0].text if field and field.shape == "text" else ""


def get_texts(fields: Mapping[str, Field], name: str) -> tuple[str, ...]:
    """Return all texts after a key."""
    field = fields.get(name)
    return tuple(entry.text for entry in field.texts) if field else ()


def get_fields(fields: Mapping[str, Field], name: str) -> Mapping[str, Field]:
    """Return the mapping after a key; empty if there is none."""
    field = fields.get(name)
    return field.fields if field else {}


def make_variant_id(own_id: str, name: str) -> str:
    """Make the id of a variant of a programme."""
    return f"{own_id}-{name}"
