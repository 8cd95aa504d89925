"""Helplines: helplines.toml, whom to call, and everything that can be wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault
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

_COUNTRY = re.compile(r"(?!UK)[A-Z]{2}")


def helplines(table: Table) -> tuple[tuple[Helpline, ...], list[Fault]]:
    """Every helpline that somebody confirmed, in order, and everything wrong with any."""
    faults = list(_faults(table))
    found = [] if faults else [{**_OPTIONAL, **each} for each in table.values.get("helpline", [])]
    return tuple(_helpline(each) for each in found if each["confirmed"]), faults


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
            yield table.fault(("helpline", number, name), "wrong-type", what, f"Write {name} = {form}")
        elif name not in values and name not in _OPTIONAL:
            yield table.fault(
                ("helpline", number), "missing-key", f'"{name}" is missing', f"Add a line {name} = {form}"
            )


def _value_faults(table: Table, number: int, values: Mapping[str, Any]) -> Iterator[Fault]:
    """What one helpline says of itself that cannot be."""
    for name in ("said", "written"):
        if isinstance(values.get(name), str) and not values[name].strip():
            yield table.fault(("helpline", number, name), "empty-value", f'"{name}" is empty', "Fill it in")
    if re.search(r"\d", str(values.get("said", ""))):
        mend = "Write each digit as a word: one one six, one two three"
        yield table.fault(("helpline", number, "said"), "out-of-range", "A number would be read badly", mend)
    if isinstance(need := values.get("need"), str) and need not in NEEDS:
        yield table.fault(("helpline", number, "need"), "unknown-need", f'"{need}" is no need', nearest(need, NEEDS))
    if isinstance(found := values.get("countries"), list):
        yield from _country_faults(table, number, found, elsewhere=values.get("elsewhere") is True)


def _country_faults(table: Table, number: int, found: list[object], *, elsewhere: bool) -> Iterator[Fault]:
    """An empty list is right only of a helpline for anywhere."""
    keys = ("helpline", number, "countries")
    if not found and not elsewhere:
        yield table.fault(keys, "empty-value", "This helpline is for nobody", 'Write countries = ["US"]')
    for country in found:
        if not isinstance(country, str) or not _COUNTRY.fullmatch(country):
            mend = "Write two capital letters as ISO 3166-1 has them: US; the United Kingdom is GB"
            yield table.fault(keys, "bad-country", f"{country!r} is no country", mend)
