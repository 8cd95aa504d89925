"""Helplines: helplines.toml, whom to call, and everything that can be wrong with it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from audio_pipeline.authoring.body_faults import LONGEST_ANSWER, word_count
from audio_pipeline.authoring.countries import COUNTRIES
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.authoring.signs import addresses, unread
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault
from audio_pipeline.model import Content, HelplineWords
from audio_pipeline.settings import NEEDS, Helpline

_KINDS: Mapping[str, tuple[type, str]] = {
    "countries": (list, '["US"]'),
    "need": (str, '"crisis"'),
    "said": (str, '"In …, call …", as it is spoken'),
    "written": (str, '"…", as it stands in the show notes'),
    "elsewhere": (bool, "true or false"),
    "confirmed": (bool, "true or false"),
}
"""What each key is, and how it may look."""

_OPTIONAL = {"elsewhere": False}


Said = Callable[[Iterable[Helpline], str, str], str]
"""What is said of these helplines, for a need, in a country or ("") just anywhere."""


def helplines(table: Table) -> tuple[tuple[Helpline, ...], list[Fault]]:
    """Every helpline that somebody confirmed, in order, and everything wrong with any."""
    faults = list(_faults(table))
    known = {} if faults else _confirmed(table)
    return tuple(known.values()), faults or list(_repeated(table, known))


def _confirmed(table: Table) -> Mapping[int, Helpline]:
    """Those that somebody confirmed, by their number in the file."""
    found = ({**_OPTIONAL, **each} for each in table.values.get("helpline", []))
    return {number: _helpline(each) for number, each in enumerate(found) if each["confirmed"]}


def _repeated(table: Table, known: Mapping[int, Helpline]) -> Iterator[Fault]:
    """The same sentence for the same country would be said twice."""
    said: set[tuple[str, str, str]] = set()
    for number, each in known.items():
        own = {(each.need, each.said, country) for country in each.countries or ("",)}
        if said & own:
            keys = ("helpline", number, "said")
            yield table.value_fault(keys, "repeated-helpline", "This is said already", "Keep one of the two")
        said |= own


def long_answers(table: Table, answers: Iterable[Content], said: Said) -> Iterator[Fault]:
    """Helplines with which an answer is too long to be listened to, each once, with the longest such answer."""
    known = _confirmed(table)
    countries = {country: None for each in known.values() for country in each.countries}
    longest: dict[int, tuple[int, str]] = {}
    for answer in answers:
        needs = {block.need for block in answer.blocks if isinstance(block, HelplineWords)}
        for country in ("", *countries) if needs else ():
            number, count = _too_long(answer, needs, known, said, country)
            if count > longest.get(number, (0, ""))[0]:
                longest[number] = (count, answer.id)
    for number, (count, answer_id) in longest.items():
        what = f"With this, the answer {answer_id} has {count} words, more than {LONGEST_ANSWER}"
        yield table.value_fault(("helpline", number, "said"), "long-answer", what, "Say it in fewer words")


def _too_long(
    answer: Content, needs: Collection[str], known: Mapping[int, Helpline], said: Said, country: str
) -> tuple[int, int]:
    """The number of the first helpline with which the answer is too long, and its words then; nought if it never is."""
    so_far: list[Helpline] = []
    for number, each in known.items():
        so_far.append(each)
        count = word_count(answer.blocks, {need: said(so_far, need, country) for need in needs})
        if count > LONGEST_ANSWER:
            return number, count
    return 0, 0


def unsaid(table: Table, known: Iterable[Helpline], needs: Iterable[str]) -> Iterator[Fault]:
    """Needs that an answer says the helplines for, and for which there is nothing to say just anywhere."""
    anywhere = {each.need for each in known if each.elsewhere}
    for need in sorted(set(needs) - anywhere):
        what = f"No confirmed helpline for {need} is said elsewhere, and an answer depends on it"
        yield table.fault((), "no-helpline", what, "Give one elsewhere = true, and confirm it")


def _helpline(values: Mapping[str, Any]) -> Helpline:
    return Helpline(
        countries=tuple(values["countries"]),
        need=values["need"],
        said=" ".join(values["said"].split()),
        written=" ".join(values["written"].split()),
        elsewhere=values["elsewhere"],
    )


def _faults(table: Table) -> Iterator[Fault]:
    for name in table.values.keys() - {"helpline"}:
        yield table.fault((name,), "unknown-key", f'"{name}" is not read', "Write [[helpline]] for each of them")
    found = table.values.get("helpline", [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        yield table.fault(("helpline",), "wrong-type", '"helpline" is no list', "Write [[helpline]] for each of them")
        return
    for number, values in enumerate(found):
        yield from _key_faults(table, number, values)
        yield from _value_faults(table, number, values)


def _key_faults(table: Table, number: int, values: Mapping[str, object]) -> Iterator[Fault]:
    """Keys of one helpline that are missing, unknown or of another kind."""
    for name in values.keys() - _KINDS.keys():
        yield table.fault(("helpline", number, name), "unknown-key", f'"{name}" is no key', nearest(name, _KINDS))
    for name, (kind, form) in _KINDS.items():
        if name in values and not isinstance(values[name], kind):
            what = f'"{name}" is of another kind'
            yield table.value_fault(("helpline", number, name), "wrong-type", what, f"Write {name} = {form}")
        elif name not in values and name not in _OPTIONAL:
            yield table.fault(
                ("helpline", number), "missing-key", f'"{name}" is missing', f"Add a line {name} = {form}"
            )


def _value_faults(table: Table, number: int, values: Mapping[str, Any]) -> Iterator[Fault]:
    """What one helpline says of itself that cannot be."""
    for name in ("said", "written"):
        if isinstance(values.get(name), str) and not values[name].strip():
            yield table.value_fault(("helpline", number, name), "empty-value", f'"{name}" is empty', "Fill it in")
    if re.search(r"\d", str(values.get("said", ""))):
        mend = "Write each digit as a word: one one six, one two three"
        yield table.value_fault(("helpline", number, "said"), "out-of-range", "A number would be read badly", mend)
    yield from _sign_faults(table, number, str(values.get("said", "")))
    if isinstance(need := values.get("need"), str) and need not in NEEDS:
        keys = ("helpline", number, "need")
        yield table.value_fault(keys, "unknown-need", f'"{need}" is no need', nearest(need, NEEDS))
    if isinstance(found := values.get("countries"), list):
        yield from _country_faults(table, number, found, elsewhere=values.get("elsewhere") is True)


def _sign_faults(table: Table, number: int, said: str) -> Iterator[Fault]:
    """What cannot be said as it is written."""
    keys, mend = ("helpline", number, "said"), "Write it in words, and the rest in written"
    for _, address in addresses(said):
        yield table.value_fault(keys, "not-for-narration", f'"{address}" is a web address', mend)
    for _, sign in unread(said):
        yield table.value_fault(keys, "unspoken-symbol", f'"{sign}" would be read badly', mend)


def _country_faults(table: Table, number: int, found: list[object], *, elsewhere: bool) -> Iterator[Fault]:
    """An empty list is right only of a helpline for anywhere."""
    keys = ("helpline", number, "countries")
    if not found and not elsewhere:
        yield table.value_fault(keys, "empty-value", "This helpline is for nobody", 'Write countries = ["US"]')
    for country in found:
        if not isinstance(country, str) or country not in COUNTRIES:
            mend = "Write two capital letters as ISO 3166-1 has them: US; the United Kingdom is GB"
            yield table.value_fault(keys, "bad-country", f"{country!r} is no country", mend)
