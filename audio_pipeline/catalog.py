"""Catalog: the data that the pipeline hands to the skill: Release, Answer, Figure and Catalog, and their JSON.

The pipeline writes it last, the skill only reads it. Standard library only.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, get_args

from audio_pipeline.podcast import DEFAULT_PODCAST, Podcast

FORMAT = 2
"""Increased when a reader of the old format cannot read the new one."""

NAME = "catalog.json"

EDIT_NOTIFICATION = "edited.json"
"""The file beside the catalog in which "warm-recall watch" names the latest edit. docs/catalog.md has its fields."""

CHECK_RESULT = "faults.json"
"""The file beside the catalog in which it lists what is wrong in the content while it watches."""


class CatalogError(ValueError):
    """The text is not a catalog this version reads; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """The channel of the podcast: the facts that all programmes share."""

    title: str
    author: str
    description: str
    language: str
    website: str
    email: str
    category: str
    subcategory: str
    artwork_url: str
    feed_url: str
    """The address at which the feed was first published."""
    guid: str = ""
    """The permanent id of the show in podcast apps, from which its episodes' GUIDs are made. If it is empty, as in an
    older catalog, it is made from feed_url."""
    podcast: Podcast = DEFAULT_PODCAST
    """Its settings as a podcast; those of a show that has set none in an older catalog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The beginning of a part of a programme."""

    title: str
    start_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The same programme up to a silence, in which it fades out: what plays when a sleep timer is to end it there."""

    place_ms: int
    """The place in the programme at which the fade begins. Up to it both sound the same."""
    duration_ms: int
    """Its own length, with the fade."""
    url: str
    """Its MP3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A published programme."""

    id: str
    """Identifies the programme and this version of its sound; the token of a player."""
    content_id: str
    """Identifies the programme; an edit does not change it."""
    kind: str
    title: str
    summary: str
    names: tuple[str, ...]
    """The names that a listener may use."""
    position: int
    published_at: str
    """The time of the first version: RFC 3339, UTC."""
    url: str
    """The MP3."""
    size_bytes: int
    duration_ms: int
    transcript_url: str
    chapters_url: str
    loudness_lufs: float
    true_peak_dbtp: float
    sources: tuple[str, ...]
    variant_of: str
    """The content_id of the programme that this is a variant of; empty: it is no variant."""
    gate: str
    """The text that a listener must answer with "continue" before it plays; empty: it plays at once."""
    access: str
    """Other ways to do it, for the show notes; may be empty."""
    helplines: tuple[str, ...]
    """The helplines for its show notes."""
    made_from: Mapping[str, str]
    loudness_range_lu: float = 0.0
    """The loudness range (EBU Tech 3342). It is 0, and the fields below are empty, in an older catalog."""
    chapters: tuple[Chapter, ...] = ()
    """Its parts, in order; each lasts until the next one starts."""
    artwork_url: str = ""
    """The square cover of its kind."""
    artwork_small_url: str = ""
    """The same cover, small enough for a card, a player or a page."""
    notes_url: str = ""
    """Its page of show notes."""
    needs: tuple[str, ...] = ()
    """Ways in which people say that they need it; none of a variant. These three are empty in an older catalog."""
    kind_word: str = ""
    """The warm sentence that is said to such a need before it is offered."""
    in_short: str = ""
    """What is done in it, as it follows "two minutes:"."""
    transcript_srt_url: str = ""
    """The transcript as SubRip; this and the fields below are empty in an older catalog."""
    transcript_json_url: str = ""
    """The transcript as JSON of the podcast namespace."""
    soundbite: str = ""
    """The title of the chapter that gives an idea of it; empty: none does."""
    touch: str = ""
    """"none", "optional" (it can be left out) or "needed"; empty if it is not known, as in an older catalog."""
    endings: tuple[Ending, ...] = ()
    """Its early endings, in order; none of a short one, of a variant, behind a gate, or in an older catalog."""

    @property
    def files(self) -> tuple[str, ...]:
        """The URLs of all its files."""
        endings = (each.url for each in self.endings)
        return (*filter(None, (getattr(self, name) for name in FILES)), *endings)


FILES = (
    "url",
    "transcript_url",
    "transcript_srt_url",
    "transcript_json_url",
    "chapters_url",
    "artwork_url",
    "artwork_small_url",
    "notes_url",
)
"""The fields of a Release that name one file: in a folder store, relative to the catalog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceForm:
    """A programme, or a variant of one, in another voice. It is on no list, and has no name of its own."""

    release: Release
    form_of: str
    """The content_id of the Release that says the same words in the usual voice."""
    gender: str
    """What a listener calls its voice: "woman" or "man"; empty: neither."""
    usual_gender: str
    """What a listener calls the usual voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A programme that is no longer published, and still plays for listeners who are in the middle of it."""

    release: Release
    withdrawn_at: str
    """The time of the first publish without it: RFC 3339, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The words that the skill says to a question."""

    id: str
    kind: str
    """"answer", "medical" or "crisis"."""
    title: str
    questions: tuple[str, ...]
    text: str
    local: Mapping[str, str]
    """The text for countries with numbers of their own, by ISO 3166-1 code; elsewhere it is `text`."""
    follow_up: str
    """The content_id of a programme to offer, or empty."""
    sources: tuple[str, ...]
    short_name: str = ""
    """Its name in a choice between two: "why a hug helps"; empty: the title."""
    more: str = ""
    """The words for who asks for more; empty if there are none."""
    in_other_words: str = ""
    """The words for who asks to hear it again; empty: those of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person, an animal or a place that a listener may bring to mind."""

    id: str
    words: tuple[str, ...]
    """The words that listeners use, said with "my" or "a": "grandmother", "nan"."""
    phrases: tuple[str, ...]
    """Words that are said as they stand, without "my" or "a": "someone who has died"."""
    said_back: str
    """The words that the skill says back: "your grandmother"; empty: it says none."""
    form: str
    """The name of the variant that is made for this figure; empty: none is, and the open form plays."""
    kind: str
    """One of FIGURE_KINDS."""


FIGURE_KINDS = ("person", "animal", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that can be played and answered."""

    show: Show
    releases: tuple[Release, ...] = ()
    answers: tuple[Answer, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    """The full reference by number, for every source of a release or an answer."""
    helplines: Mapping[str, str] = field(default_factory=dict)
    """The crisis helplines as a sentence for each ISO 3166-1 code; "" is for all other countries."""
    question_index_url: str = ""
    """The file with which questions and needs are understood; empty in an older catalog."""
    figures: tuple[Figure, ...] = ()
    """Whom and what listeners bring to mind; none in an older catalog."""
    withdrawn: tuple[Withdrawal, ...] = ()
    """The programmes that were withdrawn in the last days; none in an older catalog."""
    voice_forms: tuple[VoiceForm, ...] = ()
    """The programmes in other voices; none in a show of one voice, or in an older catalog."""

    @property
    def published(self) -> tuple[Release, ...]:
        """The published programmes, then their forms in other voices."""
        return (*self.releases, *(each.release for each in self.voice_forms))

    @property
    def playable(self) -> tuple[Release, ...]:
        """All that is published, then the withdrawn programmes."""
        return (*self.published, *(each.release for each in self.withdrawn))

    def release(self, release_id: str) -> Release | None:
        """Return the Release with this id, published or withdrawn."""
        return next((release for release in self.playable if release.id == release_id), None)

    def of_content(self, content_id: str) -> Release | None:
        """Return the published Release of this content."""
        return next((release for release in self.published if release.content_id == content_id), None)

    def answer(self, answer_id: str) -> Answer | None:
        """Return the Answer with this id."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


def to_json(catalog: Catalog) -> str:
    """Return the catalog as JSON, the same text for the same catalog."""
    document = {"format": FORMAT, **list_fields(catalog)}
    if not catalog.voice_forms:  # the catalog of a show of one voice stays as it was before there were others
        del document["voice_forms"]
    return json.dumps(document, ensure_ascii=False, indent=1, default=list_fields) + "\n"


def list_fields(record: Any) -> dict[str, Any]:
    """Return the fields of a part of a catalog by name, for json.dumps: `asdict` copies everything below it."""
    return {each.name: getattr(record, each.name) for each in fields(record)}


def from_json(text: str) -> Catalog:
    """Return the catalog in a text that to_json wrote; CatalogError says what is wrong with any other text."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as broken:
        msg = f"it is not JSON ({broken})"
        raise CatalogError(msg) from broken
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        msg = f"it is not a catalog of format {FORMAT}"
        raise CatalogError(msg)
    return Catalog(
        show=_read_record(Show, document.get("show")),
        releases=tuple(_read_record(Release, record) for record in _read_list(document, "releases")),
        answers=tuple(_read_record(Answer, record) for record in _read_list(document, "answers")),
        references=_read_texts(document.get("references", {}), "references"),
        helplines=_read_texts(document.get("helplines", {}), "helplines"),
        question_index_url=_read_text(document.get("question_index_url", ""), "question_index_url"),
        figures=tuple(_read_record(Figure, record) for record in _read_list({"figures": [], **document}, "figures")),
        withdrawn=tuple(
            _read_record(Withdrawal, record) for record in _read_list({"withdrawn": [], **document}, "withdrawn")
        ),
        voice_forms=tuple(
            _read_record(VoiceForm, record) for record in _read_list({"voice_forms": [], **document}, "voice_forms")
        ),
    )


_T = TypeVar("_T")

_READERS = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


def _read_record(kind: type[_T], record: object) -> _T:
    if not isinstance(record, dict):
        msg = f"a {kind.__name__.lower()} is missing or no object"
        raise CatalogError(msg)
    known: Any = fields(kind)  # type: ignore[arg-type] # every kind here is a dataclass
    present = [field for field in known if field.default is MISSING or field.name in record]
    return kind(**{field.name: _read_value(kind, field.name, field.type, record) for field in present})


def _read_value(kind: type, name: str, declared: object, record: Mapping[str, Any]) -> Any:
    where = f"{kind.__name__.lower()}.{name}"
    value = record.get(name)
    if declared == tuple[str, ...]:
        return _read_strings(value, where)
    if declared == Mapping[str, str]:
        return _read_texts(value, where)
    if is_dataclass(declared):
        return _read_record(declared, value)  # type: ignore[arg-type] # a class, not a value
    if get_args(declared):
        return _read_records(get_args(declared)[0], value, where)
    if not _READERS[getattr(declared, "__name__", "str")](value):
        msg = f"{where} is missing or of another type"
        raise CatalogError(msg)
    return value


def _read_list(document: Mapping[str, Any], name: str) -> list[object]:
    value = document.get(name)
    if not isinstance(value, list):
        msg = f"{name} is missing or no list"
        raise CatalogError(msg)
    return value


def _read_text(value: object, where: str) -> str:
    if not isinstance(value, str):
        msg = f"{where} is no text"
        raise CatalogError(msg)
    return value


def _read_strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        msg = f"{where} is missing or no list of texts"
        raise CatalogError(msg)
    return tuple(value)


def _read_records(kind: type[_T], value: object, where: str) -> tuple[_T, ...]:
    if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
        msg = f"{where} is missing or no list of objects"
        raise CatalogError(msg)
    return tuple(_read_record(kind, record) for record in value)


def _read_texts(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        msg = f"{where} is missing or no object of texts"
        raise CatalogError(msg)
    return dict(value)
