"""Needed words: the words of which a text must have one, so that a pattern of phrases can match it (pure).

Most texts have none of the words that a pattern needs. Then neither is the pattern searched for, nor compiled.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Words = frozenset[str]

_TOKEN = re.compile(
    r"<(?P<name>\w+)>|(?P<look>\(\?[=!<][=!]?)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<either>\|)"
    r"|(?P<times>[?*+]\??|\{(?P<least>\d+)(?P<most>,\d*)?\}\??)|(?P<edge>\\b|\^|\$)|(?P<any>\[[^\]]*\]|\\.|\.)"
    r"|(?P<word>\w+)|(?P<sign>.)",
    re.DOTALL,
)

_USUAL_WEIGHT = 60
"""How many rare words are as likely in a text as a usual one."""

_USUAL_WORDS = """
about after all always am and anymore anything are as at back be because been but by can could day did do does
doing done don down every everyone feel feeling feels felt find for from get gets getting give go going gone
good got had has have having he help her here him his how i if in into is it its keep know let life like long
look made make me mine more much my myself need never no nobody not nothing of off old on one only or our out
over people play put right say says see she should so some someone somebody something start stop take tell than
that their them then there they thing things think this thought time today tonight too told try up us want wants
wanted was way we were what when where who why with without wish work would you your yourself hear listen guide
through lead begin song mother mum mom father dad friend partner husband wife son daughter child kid kids baby
brother sister dog cat man woman boy girl family ex mate grandmother grandfather parent parents anyone anybody
"""
_USUAL = frozenset(_USUAL_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a wording: letters, a sign, one of several ways, or anything."""

    text: str = ""
    """The letters of a word, or one sign; empty for the others."""
    ways: "tuple[tuple[_Part, ...], ...]" = ()
    least: int = 1
    most_is_one: bool = True
    is_edge: bool = False
    """True if it is the edge of a word, and takes no room in the text."""
    is_look: bool = False
    """True if it looks at what is around, and takes no room in the text."""


_ANYTHING = _Part()


def find_needed_words(way: str, lists: Mapping[str, "Sequence[tuple[_Part, ...]]"]) -> Words | None:
    """Return words of which every match of a wording has one, each whole; None if there are none.

    A wording begins and ends at the edges of words. `lists` are the ways of its named lists, as parse() returns them.
    """
    return _need_of_ways(parse(way, lists), begins=True, ends=True)


def parse(way: str, lists: Mapping[str, "Sequence[tuple[_Part, ...]]"]) -> "tuple[tuple[_Part, ...], ...]":
    """Return the ways of a wording, each as its parts."""
    tokens = list(_TOKEN.finditer(way))
    ways, end = _parse_ways(tokens, 0, lists)
    if end != len(tokens):
        raise ValueError(f"{way}: a bracket closes that was not opened. Remove it.")
    return ways


def _parse_ways(
    tokens: Sequence[re.Match[str]], at: int, lists: Mapping[str, "Sequence[tuple[_Part, ...]]"]
) -> "tuple[tuple[tuple[_Part, ...], ...], int]":
    ways: list[tuple[_Part, ...]] = []
    parts: list[_Part] = []
    while at < len(tokens) and not tokens[at]["close"]:
        token = tokens[at]
        at += 1
        if token["either"]:
            ways.append(tuple(parts))
            parts = []
        elif token["times"]:
            _repeat_last(parts, token)
        elif token["open"] or token["look"]:
            inner, at = _parse_ways(tokens, at, lists)
            at += 1
            parts += [_Part(is_look=True)] if token["look"] else _join_beginning(parts, inner)
        elif token["name"]:
            parts.append(_Part(ways=tuple(lists[token["name"]])))
        else:
            parts.append(_Part(text=token["word"] or token["sign"] or "", is_edge=bool(token["edge"])))
    return (*ways, tuple(parts)), at


def _join_beginning(parts: list[_Part], ways: "tuple[tuple[_Part, ...], ...]") -> list[_Part]:
    """Return several ways to go on as one part; letters before them become the beginning of each: "stud(y|ies)"."""
    are_letters = all(len(way) == 1 and way[0].text.isalnum() for way in ways)
    if not are_letters or not parts or not parts[-1].text.isalnum():
        return [_Part(ways=ways)]
    beginning = parts.pop().text
    return [_Part(ways=tuple((_Part(text=beginning + way[0].text),) for way in ways))]


def _repeat_last(parts: list[_Part], token: re.Match[str]) -> None:
    """Let the last part be repeated; of letters, the last one."""
    last = parts.pop()
    if len(last.text) > 1 and token["times"][0] == "?":
        parts.append(_Part(ways=((_Part(text=last.text[:-1]),), (last,))))
        return
    if len(last.text) > 1:
        parts.append(_Part(text=last.text[:-1]))
        last = _Part(text=last.text[-1])
    sign = token["times"][0]
    least = int(token["least"]) if sign == "{" else int(sign == "+")
    most_is_one = token["most"] == ",1" or (least == 1 and not token["most"]) if sign == "{" else sign == "?"
    parts.append(_Part(ways=((last,),) if not last.ways else last.ways, least=least, most_is_one=most_is_one))


def _need_of_ways(ways: "Sequence[tuple[_Part, ...]]", *, begins: bool, ends: bool) -> Words | None:
    """Return the words of which one is needed, whichever way is taken; None if a way needs none."""
    needs = [_need_of_parts(parts, begins=begins, ends=ends) for parts in ways]
    known = [each for each in needs if each is not None]
    return frozenset[str]().union(*known) if len(known) == len(needs) else None


def _need_of_parts(parts: "tuple[_Part, ...]", *, begins: bool, ends: bool) -> Words | None:
    """Return the rarest words that these parts need; begins and ends tell whether an edge of a word is around them."""
    found: list[Words] = []
    for at, part in enumerate(parts):
        if part.least == 0 or not part.most_is_one or not (part.ways or part.text.isalnum()):
            continue
        before = _ends_at_edge(parts[:at], begins=begins)
        after = _begins_at_edge(parts[at + 1 :], ends=ends)
        if part.ways:
            need = _need_of_ways(part.ways, begins=before, ends=after)
            found += [] if need is None else [need]
        elif before and after:
            found.append(frozenset({part.text}))
    return min(found, key=_weigh, default=None)


def _weigh(words: Words) -> int:
    return len(words) + (_USUAL_WEIGHT - 1) * len(words & _USUAL)


def _begins_at_edge(parts: "tuple[_Part, ...]", *, ends: bool) -> bool:
    """Return whether these parts, and what follows them, can only begin with a sign or at the end of a word."""
    for at, part in enumerate(parts):
        if part.is_look:
            continue
        if not part.ways:
            return part.is_edge or (bool(part.text) and not _is_letter(part.text[0]))
        rest = _begins_at_edge(parts[at + 1 :], ends=ends)
        return all(_begins_at_edge(way, ends=rest) for way in part.ways) and (part.least > 0 or rest)
    return ends


def _ends_at_edge(parts: "tuple[_Part, ...]", *, begins: bool) -> bool:
    """Return whether what is before these parts, and they, can only end with a sign or where a word begins."""
    for at, part in reversed(list(enumerate(parts))):
        if part.is_look:
            continue
        if not part.ways:
            return part.is_edge or (bool(part.text) and not _is_letter(part.text[-1]))
        rest = _ends_at_edge(parts[:at], begins=begins)
        return all(_ends_at_edge(way, begins=rest) for way in part.ways) and (part.least > 0 or rest)
    return begins


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
