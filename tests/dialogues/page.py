"""Page: docs/skill.md, what a listener can say, made from the interaction model and the dialogues."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from audio_pipeline.catalog import Catalog
from skill.alexa.carriers import CARRIERS
from skill.alexa.intents import (
    GO_TO_CHAPTER,
    PLAY,
    PROGRAMME,
    RESUME_PROGRAMME,
    SEEK_BACK,
    SEEK_FORWARD,
    SHORT_REPLY,
    STOP_IN,
    name_answer_intent,
)
from skill.alexa.model import INVOCATION_NAME, build_interaction_model
from skill.alexa.place_requests import PLACE_TYPE
from skill.alexa.short_replies import SHORT_REPLY_TYPE
from skill.alexa.slot_types import PROGRAMME_TYPE
from tests.catalogs import built_in
from tests.dialogues.dialogue import ANYTHING, Dialogue, Turn
from tests.dialogues.dialogue_file import FOLDER, read_folder
from tests.markdown import DOCS

PAGE = DOCS / "skill.md"

MOST_NAMES = 6
"""The most names of a programme that the page has."""

_HEAD = f"""# What a listener can say

`scripts/skill-page` writes this page; do not edit it. The conversations are those of
[tests/dialogues](../tests/dialogues/README.md): each of them is tried in every run of the tests, so the page says what
the skill does. The words after them are those that Alexa is told to understand.

A conversation begins with "Alexa, open {INVOCATION_NAME}". Or everything is said at once: "Alexa, ask {INVOCATION_NAME}
to play hand on heart".

"""

_MODEL_HEAD = """## What Alexa is told to understand

From the interaction model of the built-in content. Alexa also understands what is like these words. Words that follow a
known beginning reach the skill as they are, and the skill looks for danger, an answer or a programme in them.

"""

_WITH_A_SLOT = frozenset({SEEK_FORWARD, SEEK_BACK, STOP_IN, GO_TO_CHAPTER, RESUME_PROGRAMME})
"""Commands whose samples are told with the slots in them."""

_FACTS = {
    "is_open": ("waits for a reply", "ends the conversation"),
    "asks": ("asks a question", "asks nothing"),
    "stops": ("stops the sound", "lets the sound play"),
    "clears": ("clears the queue", "leaves the queue"),
}

Json = Mapping[str, Any]


def build_page(dialogues: Sequence[Dialogue], catalog: Catalog) -> str:
    """Build the page."""
    titles = {each.content_id: each.title for each in catalog.releases}
    topics = [
        _format_topic(topic, tuple(group), titles)
        for topic, group in itertools.groupby(dialogues, key=lambda each: each.topic)
    ]
    model = build_interaction_model(catalog)["interactionModel"]["languageModel"]
    return "\n".join([_HEAD + "\n".join(topics), _MODEL_HEAD + "\n".join(_format_model(model, catalog))])


# --- the conversations --------------------------------------------------------------------------------------------


def _format_topic(topic: str, dialogues: Iterable[Dialogue], titles: Mapping[str, str]) -> str:
    about = (FOLDER / f"{topic}.yaml").read_text("utf-8").partition("\n")[0].removeprefix("# ")
    rows = (row for dialogue in dialogues for row in _list_rows(dialogue, titles))
    return "\n".join(
        [f"## {topic.capitalize()}\n", f"{about}\n", "| | said or done | answer |", "|---|---|---|", *rows, ""]
    )


def _list_rows(dialogue: Dialogue, titles: Mapping[str, str]) -> Iterator[str]:
    locale = "" if dialogue.locale == "en-US" else f" ({dialogue.locale})"
    for number, turn in enumerate(dialogue.turns):
        title = "" if number else f"**{dialogue.title}**{locale}"
        yield f"| {title} | {_describe_action(turn)} | {'; '.join(_describe_answer(turn, titles)) or '–'} |"


def _describe_action(turn: Turn) -> str:
    words = {
        "say": f"“{turn.what}”",
        "press": f"*the button:* {turn.what}",
        "wait": f"*after* {turn.what}",
        "fails": f"*the sound fails:* `{turn.what}`",
        "send": f"`{turn.what}`",
        "could": f"*could it answer* “{turn.what}”",
    }[turn.action]
    device = "" if turn.device == "echo" else turn.device
    notes = ", ".join(filter(None, (device, turn.listener)))
    return f"{words} ({notes})" if notes else words


def _describe_answer(turn: Turn, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield each thing that the dialogue checks."""
    if turn.is_silent:
        yield "says nothing"
    if turn.hear:
        yield f"says {', '.join(map(_quote, turn.hear))}"
    if turn.not_hear:
        yield f"does not say {', '.join(map(_quote, turn.not_hear))}"
    if turn.plays:
        yield f"plays {_name(turn.plays, titles)}{_describe_place(turn.from_ms)}"
    if turn.queues:
        yield f"queues {_name(turn.queues, titles)}"
    if turn.shows:
        yield f"shows {', '.join(map(_quote, turn.shows))}"
    for fact, (yes, no) in _FACTS.items():
        if (value := getattr(turn, fact)) is not None:
            yield yes if value else no
    if turn.can:
        yield f"answers {turn.can}"


def _describe_place(from_ms: int | None) -> str:
    if from_ms is None:
        return ", further on or back"
    return f" from {from_ms // 60_000}:{from_ms // 1_000 % 60:02}" if from_ms else ""


def _quote(words: str) -> str:
    return " or ".join(f"“{each.strip()}”" for each in words.split("|"))


def _name(content_ids: Iterable[str], titles: Mapping[str, str]) -> str:
    return " or ".join("a programme" if each == ANYTHING else titles[each] for each in content_ids)


# --- the model ----------------------------------------------------------------------------------------------------


def _format_model(model: Json, catalog: Catalog) -> Iterator[str]:
    samples = {each["name"]: each["samples"] for each in model["intents"]}
    values = {each["name"]: each["values"] for each in model["types"]}
    yield "### Programmes\n"
    yield f"The name alone, or after {_list_words(_list_beginnings(samples[PLAY]))}.\n"
    yield from _list_programmes({each["id"]: each for each in values[PROGRAMME_TYPE]}, catalog)
    yield "\n### Commands\n"
    yield from _list_commands(samples, {name_answer_intent(each.id) for each in catalog.answers})
    yield "\n### Short replies\n"
    yield from (f"- {_list_words(_list_names(each))}" for each in values[SHORT_REPLY_TYPE])
    yield "\n### Places, history and favourites\n"
    yield from (f"- {_list_words(_list_names(each))}" for each in values[PLACE_TYPE])
    yield "\n### Questions\n"
    yield from _list_questions(samples, catalog)
    yield "\n### Beginnings\n"
    yield f"{_list_words(word for words in CARRIERS.values() for word in words)}, and any words after them.\n"


def _list_beginnings(samples: Iterable[str]) -> Iterator[str]:
    """Yield the words before the name of a programme."""
    slot = f" {{{PROGRAMME}}}"
    return (each.removesuffix(slot) for each in samples if each.endswith(slot))


def _list_programmes(values: Mapping[str, Json], catalog: Catalog) -> Iterator[str]:
    """Yield each programme with its names and forms; then what asks for none by its name."""
    releases = sorted(catalog.releases, key=lambda each: each.position)
    for release in releases:
        if not release.variant_of:
            forms = [each.title for each in releases if each.variant_of == release.content_id]
            also = f". Its forms: {'; '.join(forms)}" if forms else ""
            yield f"- **{release.title}**: {_list_words(_list_names(values[release.content_id]))}{also}"
    known = {each.content_id for each in releases}
    yield from (f"- {_list_words(_list_names(value))}" for name, value in values.items() if name not in known)


def _list_names(value: Json) -> list[str]:
    names = [value["name"]["value"], *value["name"]["synonyms"]]
    return names[:MOST_NAMES]


def _list_commands(samples: Mapping[str, Sequence[str]], answers: set[str]) -> Iterator[str]:
    """Yield the intents that take no free words and are no answers; Amazon's own are in the first line."""
    built_in = [_split_name(name) for name in samples if name.startswith("AMAZON.")]
    yield f"- In Amazon's own words for it: {', '.join(built_in)}."
    for name, words in samples.items():
        own = [each for each in words if "{" not in each or name in _WITH_A_SLOT]
        if own and name not in answers and name != SHORT_REPLY:
            yield f"- {_list_words(own)}"


def _split_name(intent: str) -> str:
    """Return the words of the name of an intent of Amazon's: "start over"."""
    return " ".join(re.findall("[A-Z][a-z]+", intent.removeprefix("AMAZON.").removesuffix("Intent"))).lower()


def _list_questions(samples: Mapping[str, Sequence[str]], catalog: Catalog) -> Iterator[str]:
    """Yield each answer, and how it can be asked for."""
    for answer in sorted(catalog.answers, key=lambda each: each.id):
        asked = samples.get(name_answer_intent(answer.id), ())
        yield f"- {answer.title}: {_list_words(asked[:2])}"


def _list_words(words: Iterable[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


if __name__ == "__main__":
    PAGE.write_text(build_page(read_folder(), built_in()), encoding="utf-8")
