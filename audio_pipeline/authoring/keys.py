"""Keys: what the front matter of each kind of content may and must say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audio_pipeline.authoring import spelling
from audio_pipeline.authoring.front_matter import Field
from audio_pipeline.authoring.spelling import Spelling
from audio_pipeline.settings import ANSWERS, PROGRAMMES

KINDS = (*PROGRAMMES, *ANSWERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of the front matter."""

    says: str
    """For an editor's help."""
    kinds: tuple[str, ...] = KINDS
    required: bool = False
    shape: str = "text"
    spelling: Spelling = spelling.ANYTHING
    """Of its text, or of each in its list; of each name in its mapping."""
    keys: "Mapping[str, Key]" = field(default_factory=dict)
    """What stands under each name of its mapping."""


_NAMES = "What listeners may call it, in lower case."
_SUMMARY = "One or two sentences for a podcast app."
_HELPLINES = "The needs whose helplines stand in the show notes."
_SOURCES = "Numbers from references.toml; [] says that there are none."

_VARIANT_KEYS: Mapping[str, Key] = {
    "title": Key(says="What a listener reads.", required=True),
    "names": Key(says=_NAMES, shape="list", spelling=spelling.NAME),
    "summary": Key(says=f"{_SUMMARY} Left out: the file's own."),
    "helplines": Key(says=f"{_HELPLINES} Left out: the file's own.", shape="list", spelling=spelling.NEED),
    "sources": Key(says=f"{_SOURCES} Left out: the file's own.", shape="list", spelling=spelling.SOURCE),
}

KEYS: Mapping[str, Key] = {
    "id": Key(says="Its name for machines. Choose it once; it never changes.", required=True),
    "kind": Key(says="What it is.", required=True, spelling=spelling.KIND),
    "title": Key(says="What a listener reads; of an answer, what the skill offers in “A or B?”.", required=True),
    "summary": Key(says=_SUMMARY, kinds=PROGRAMMES, required=True),
    "names": Key(says=_NAMES, kinds=PROGRAMMES, shape="list", spelling=spelling.NAME),
    "published": Key(
        says="The day it first came out, as 2026-11-23. An edit is the same episode: leave it.",
        kinds=PROGRAMMES,
        required=True,
        spelling=spelling.DAY,
    ),
    "position": Key(says="Its place among its kind, from 1.", kinds=PROGRAMMES, spelling=spelling.POSITION),
    "length": Key(says='The length it promises, as "5:00".', kinds=PROGRAMMES, spelling=spelling.LENGTH),
    "voice": Key(says="A voice of its own; warm-recall voices lists them.", kinds=PROGRAMMES),
    "access": Key(says="Other ways to do it, for the show notes.", kinds=PROGRAMMES),
    "helplines": Key(says=_HELPLINES, kinds=PROGRAMMES, shape="list", spelling=spelling.NEED),
    "gate": Key(
        says="What is said, and must be answered with “continue”, before it plays.",
        kinds=PROGRAMMES,
        spelling=spelling.GATE,
    ),
    "closing": Key(
        says="sleep: it ends without the standard closing, which would wake.",
        kinds=PROGRAMMES,
        spelling=spelling.CLOSING,
    ),
    "variants": Key(
        says="Other forms of the same programme, by name: (for: name) begins the lines that differ.",
        kinds=PROGRAMMES,
        shape="mapping",
        spelling=spelling.VARIANT,
        keys=_VARIANT_KEYS,
    ),
    "questions": Key(
        says="How people ask for it, in as many different words as you can think of.",
        kinds=ANSWERS,
        required=True,
        shape="list",
    ),
    "follow_up": Key(says="The id of a programme to offer afterwards.", kinds=ANSWERS),
    "withheld": Key(says="What is said in its place where the show is not for adults.", kinds=ANSWERS),
    "sources": Key(says=_SOURCES, shape="list", spelling=spelling.SOURCE),
}


def text_of(fields: Mapping[str, Field], name: str) -> str:
    """The one text after a key; empty if there is none."""
    found = fields.get(name)
    return found.entries[0].text if found and found.shape == "text" else ""


def texts_of(fields: Mapping[str, Field], name: str) -> tuple[str, ...]:
    """All texts after a key."""
    found = fields.get(name)
    return tuple(entry.text for entry in found.entries) if found else ()


def fields_of(fields: Mapping[str, Field], name: str) -> Mapping[str, Field]:
    """What is mapped under a key; empty if nothing is."""
    found = fields.get(name)
    return found.fields if found else {}


def variant_id(own_id: str, name: str) -> str:
    """The id of a variant of a programme."""
    return f"{own_id}-{name}"
