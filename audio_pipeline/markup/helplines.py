"""Helplines: parse helplines.toml, and find its faults."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from audio_pipeline.content.helplines import select_section
from audio_pipeline.content.library import ANSWER_SECTIONS, HELPLINE_NEEDS, Helpline
from audio_pipeline.content.model import Content, HelplinePlaceholder
from audio_pipeline.errors import Fault
from audio_pipeline.markup.body_checks import count_words
from audio_pipeline.markup.countries import COUNTRIES
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile
from audio_pipeline.markup.unspeakable_symbols import find_unspeakable, find_web_addresses

_KINDS: Mapping[str, tuple[type, str]] = {
    "countries": (list, '["US"]'),
    "need": (str, '"crisis"'),
    "said": (str, '"In …, call …", as it is spoken'),
    "written": (str, '"…", as it stands in the show notes'),
    "elsewhere": (bool, "true or false"),
    "confirmed": (bool, "true or false"),
}
"""The type and the description of each key."""

_OPTIONAL = {"elsewhere": False}


SelectSentences = Callable[[Iterable[Helpline], str, str], str]
"""Returns the sentences of these helplines for a need in a country; "" is an unknown country."""


def parse_helplines(table: TomlFile) -> tuple[tuple[Helpline, ...], list[Fault]]:
    """Return every confirmed helpline, in order, and the faults of the file."""
    faults = list(_check_table(table))
    helplines = {} if faults else _parse_confirmed(table)
    return tuple(helplines.values()), faults or list(_check_repeated(table, helplines))


def _parse_confirmed(table: TomlFile) -> Mapping[int, Helpline]:
    """Return the helplines that somebody confirmed, by their number in the file."""
    entries = ({**_OPTIONAL, **each} for each in table.values.get("helpline", []))
    return {number: _make_helpline(each) for number, each in enumerate(entries) if each["confirmed"]}


def _check_repeated(table: TomlFile, helplines: Mapping[int, Helpline]) -> Iterator[Fault]:
    """Report a sentence that would be said twice for the same country."""
    earlier: set[tuple[str, str, str]] = set()
    for number, each in helplines.items():
        sentences = {(each.need, each.said, country) for country in each.countries or ("",)}
        if earlier & sentences:
            keys = ("helpline", number, "said")
            yield table.make_value_fault(keys, "repeated-helpline", "This is said already", "Keep one of the two")
        earlier |= sentences


def check_answer_lengths(
    table: TomlFile, answers: Iterable[Content], select_sentences: SelectSentences
) -> Iterator[Fault]:
    """Report helplines that make an answer too long, each once, with the longest such answer."""
    helplines = _parse_confirmed(table)
    countries = {country: None for each in helplines.values() for country in each.countries}
    longest: dict[int, tuple[int, str]] = {}
    for answer in answers:
        needs = {block.need for block in answer.blocks if isinstance(block, HelplinePlaceholder)}
        for country in ("", *countries) if needs else ():
            number, count = _find_too_long(answer, needs, helplines, select_sentences, country)
            if count > longest.get(number, (0, ""))[0]:
                longest[number] = (count, answer.id)
    for number, (count, answer_id) in longest.items():
        what = f"With this, the answer {answer_id} has {count} words, more than {ANSWER_SECTIONS['']}"
        yield table.make_value_fault(("helpline", number, "said"), "long-answer", what, "Say it in fewer words")


def _find_too_long(
    answer: Content,
    needs: Collection[str],
    helplines: Mapping[int, Helpline],
    select_sentences: SelectSentences,
    country: str,
) -> tuple[int, int]:
    """Return the number of the first helpline that makes the answer too long, and its words then; else 0 and 0."""
    so_far: list[Helpline] = []
    for number, each in helplines.items():
        so_far.append(each)
        count = count_words(
            select_section(answer.blocks, ""), {need: select_sentences(so_far, need, country) for need in needs}
        )
        if count > ANSWER_SECTIONS[""]:
            return number, count
    return 0, 0


def check_missing_helplines(table: TomlFile, known: Iterable[Helpline], needs: Iterable[str]) -> Iterator[Fault]:
    """Report needs that an answer says helplines for, and that have none to say anywhere."""
    anywhere = {each.need for each in known if each.elsewhere}
    for need in sorted(set(needs) - anywhere):
        what = f"No confirmed helpline for {need} has elsewhere = true, and an answer needs one"
        yield table.make_fault((), "no-helpline", what, "Set elsewhere = true for one of them, and confirm it")


def _make_helpline(values: Mapping[str, Any]) -> Helpline:
    return Helpline(
        countries=tuple(values["countries"]),
        need=values["need"],
        said=" ".join(values["said"].split()),
        written=" ".join(values["written"].split()),
        elsewhere=values["elsewhere"],
    )


def _check_table(table: TomlFile) -> Iterator[Fault]:
    for name in table.values.keys() - {"helpline"}:
        yield table.make_fault((name,), "unknown-key", f'"{name}" is not read', "Write [[helpline]] for each of them")
    found = table.values.get("helpline", [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        yield table.make_fault(
            ("helpline",), "wrong-type", '"helpline" is no list', "Write [[helpline]] for each of them"
        )
        return
    for number, values in enumerate(found):
        yield from _check_keys(table, number, values)
        yield from _check_values(table, number, values)


def _check_keys(table: TomlFile, number: int, values: Mapping[str, object]) -> Iterator[Fault]:
    """Report keys of one helpline that are missing, unknown or of another type."""
    for name in values.keys() - _KINDS.keys():
        yield table.make_fault(
            ("helpline", number, name), "unknown-key", f'"{name}" is no key', suggest_nearest(name, _KINDS)
        )
    for name, (kind, form) in _KINDS.items():
        if name in values and not isinstance(values[name], kind):
            what = f'"{name}" has the wrong type'
            yield table.make_value_fault(("helpline", number, name), "wrong-type", what, f"Write {name} = {form}")
        elif name not in values and name not in _OPTIONAL:
            yield table.make_fault(
                ("helpline", number), "missing-key", f'"{name}" is missing', f"Add a line {name} = {form}"
            )


def _check_values(table: TomlFile, number: int, values: Mapping[str, Any]) -> Iterator[Fault]:
    """Report wrong values of one helpline."""
    for name in ("said", "written"):
        if isinstance(values.get(name), str) and not values[name].strip():
            yield table.make_value_fault(("helpline", number, name), "empty-value", f'"{name}" is empty', "Fill it in")
    if re.search(r"\d", str(values.get("said", ""))):
        hint = "Write each digit as a word: one one six, one two three"
        yield table.make_value_fault(("helpline", number, "said"), "out-of-range", "A number would be read badly", hint)
    yield from _check_symbols(table, number, str(values.get("said", "")))
    if isinstance(need := values.get("need"), str) and need not in HELPLINE_NEEDS:
        keys = ("helpline", number, "need")
        yield table.make_value_fault(
            keys, "unknown-need", f'"{need}" is no need', suggest_nearest(need, HELPLINE_NEEDS)
        )
    if isinstance(countries := values.get("countries"), list):
        yield from _check_countries(table, number, countries, elsewhere=values.get("elsewhere") is True)


def _check_symbols(table: TomlFile, number: int, text: str) -> Iterator[Fault]:
    """Report web addresses and signs that cannot be said."""
    keys, hint = ("helpline", number, "said"), "Write it in words, and the rest in written"
    for _, address in find_web_addresses(text):
        yield table.make_value_fault(keys, "not-for-narration", f'"{address}" is a web address', hint)
    for _, sign in find_unspeakable(text):
        yield table.make_value_fault(keys, "unspoken-symbol", f'"{sign}" would be read badly', hint)


def _check_countries(table: TomlFile, number: int, found: list[object], *, elsewhere: bool) -> Iterator[Fault]:
    """Report unknown countries, and an empty list unless the helpline is said elsewhere too."""
    keys = ("helpline", number, "countries")
    if not found and not elsewhere:
        yield table.make_value_fault(keys, "empty-value", "This helpline has no country", 'Write countries = ["US"]')
    for country in found:
        if not isinstance(country, str) or country not in COUNTRIES:
            hint = "Write two capital letters as ISO 3166-1 has them: US; the United Kingdom is GB"
            yield table.make_value_fault(keys, "bad-country", f"{country!r} is no country", hint)
