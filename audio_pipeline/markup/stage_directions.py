"""Stage directions: find instructions to a reader, which a voice would read aloud, and suggest directives instead."""

import functools
import re
from collections.abc import Iterator

from audio_pipeline.markup.breaths import LONGEST_BREATH_MS, SHORTEST_BREATH_MS
from audio_pipeline.markup.direction_words import NUMBERS, PATTERNS, TIME, UNITS_S
from audio_pipeline.markup.durations import LONGEST_SILENCE_MS

RULE = "stage-direction"

_LONGEST_WORDS, _LONGEST_LETTERS = 12, 100
"""The most words and letters of a direction; a longer text is meant to be heard."""

_MARKS = r"\[[^\]]*\]|[*_+\"“”`]"
_PARTS = r"\s*(?:[,;/&]|\s[–—-]+\s|[–—]|\.\.\.|…)\s*(?:and |then )?|\s(?:and|then)\s"

_BEDS = {
    "rain": r"rain|storm|thunder",
    "ocean": r"ocean|wave|sea\b|surf",
    "night": r"night|cricket|forest|nature|bird",
    "song": r"\bsong|\btune\b|waltz|\bdanc",
    "brown": r"noise|wind|stream|river|brook|fire",
}
_ENDS = r"\b(?:out|stops?|ends?|off|away|silence|cuts?|to fade)\b"

_MANNERS = (
    (r"whisper|soft|quiet|gentl|gentle|tender|hush|calm|breath|\blow", 'volume:"soft"'),
    (r"slow|sleep", 'rate:"slow"'),
    (r"fast|quick", 'rate:"fast"'),
    (r"loud", 'volume:"loud"'),
)

_SOUNDS = {"chime": r"bell|chime|bowl|gong|ding", "bed": r"music|piano|rain|ocean|wave|noise"}
"""The names that people give to a sound, by kind."""

_ALONE = "in a paragraph of its own"


def suggest_directive(words: str, *, between_sentences: bool) -> str:
    """Suggest a directive or a note in place of a stage direction; empty if the words are not a direction.

    Within a sentence only what can be nothing else counts as one.
    """
    plain = " ".join(re.sub(_MARKS, " ", words).replace("’", "'").lower().split()).strip(" .!…:;,-–—")
    if not plain or len(plain) > _LONGEST_LETTERS or len(plain.split()) > _LONGEST_WORDS:
        return ""
    kinds = _classify_parts(plain, between_sentences=between_sentences)
    return _build_hint(kinds[0], plain, " ".join(words.split()).strip("*_+ ")) if kinds else ""


def find_first_direction(text: str) -> str:
    """Return the first direction in brackets in a text without marks, brackets included; empty if there is none."""
    for match in re.finditer(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}", text):
        between = not match[0].startswith("(") or bool(re.search(r"(?:\A|[.!?…])\s*\Z", text[: match.start()]))
        if suggest_directive(match[1] or match[2] or match[3] or "", between_sentences=between):
            return match[0]
    return ""


def _classify_parts(plain: str, *, between_sentences: bool) -> list[str]:
    """Return the kind of the words, or of each part of them; empty if a part is no direction."""
    whole = _classify(plain, between_sentences=between_sentences)
    if whole:
        return [whole]
    parts = [part for part in re.split(_PARTS, plain) if part]
    kinds = [_classify(part, between_sentences=between_sentences) for part in parts]
    return kinds if len(parts) > 1 and all(kinds) else []


def _classify(plain: str, *, between_sentences: bool) -> str:
    return next(
        (
            kind
            for kind, is_sure, pattern in _compile_patterns()
            if (is_sure or between_sentences) and pattern.fullmatch(plain)
        ),
        "",
    )


@functools.cache
def _compile_patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Compile the patterns once, when they are first needed."""
    return tuple((kind, is_sure, re.compile(pattern)) for kind, is_sure, pattern in PATTERNS)


def _build_hint(kind: str, plain: str, words: str) -> str:
    if kind == "sound":
        kind = next((kind for kind, sounds in _SOUNDS.items() if re.search(sounds, plain)), "note")
    if kind in _SUGGESTERS:
        return _SUGGESTERS[kind](plain)
    note = f"a note, which nobody hears: > {words}"
    mark = next((mark for pattern, mark in _MANNERS if re.search(pattern, plain)), "") if kind == "manner" else ""
    if mark:
        return f"Mark the words, as in (words)[{mark}], or write {note}"
    voice = f"(voice: NAME) {_ALONE}, with a name that “warm-recall voices” lists, or " if kind == "speaker" else ""
    return f"Write {voice}{note}"


def _suggest_pause(plain: str) -> str:
    length_s = _parse_seconds(plain)
    most_s = LONGEST_SILENCE_MS // 1_000
    if length_s > most_s:
        return f"Write (pause: {most_s}s) {_ALONE}, and say a few words before the next one: no silence is longer"
    return f"Write (pause: {length_s:g}s) {_ALONE}, or [{length_s:g}s] within one"


def _parse_seconds(plain: str) -> float:
    """Return the length in seconds that a written pause most likely means."""
    if match := re.search(rf"\b{TIME}\b", plain):
        numbers, unit = [*_find_numbers(match[0])], re.search(rf"({'|'.join(UNITS_S)})s?\b(?!.*\d)", match[0])
        return (numbers or [1])[0] * UNITS_S[unit[1] if unit else "second"]
    if re.search(r"\bbeats?\b", plain):
        return 1
    if re.search(r"short|brief|small|tiny|slight|quick", plain):
        return 2
    return 15 if re.search(r"long|extended|full", plain) else 5


def _find_numbers(plain: str) -> Iterator[float]:
    names = "|".join(sorted(NUMBERS, key=len, reverse=True))
    for match in re.finditer(rf"\d+(?:\.\d+)?|\b(?:{names})\b", plain):
        yield NUMBERS[match[0]] if match[0] in NUMBERS else float(match[0])


def _suggest_breath(plain: str) -> str:
    def parse_count_s(way: str, usual: int) -> float:
        match = re.search(rf"(?:{way})\D*?(?:for |to |of |\s)({'|'.join(NUMBERS)}|\d+)\b", plain)
        count_s = next(_find_numbers(match[1]), usual) if match else usual
        return min(max(count_s, SHORTEST_BREATH_MS / 1_000), LONGEST_BREATH_MS / 1_000)

    in_s, out_s = parse_count_s(r"\bin\b|inhale", 4), parse_count_s(r"\bout\b|exhale", 6)
    return f"Write (breathe: in {in_s:g}s, out {out_s:g}s, 1 time) {_ALONE}, as often as it is meant"


def _suggest_chime(plain: str) -> str:
    name = "soft" if re.search(r"soft|small|light|faint", plain) else "bowl"
    return f'Write (chime: {name}) {_ALONE}, or !["{name}"] between two sentences'


def _suggest_bed(plain: str) -> str:
    if re.search(_ENDS, plain):
        return f"Write (bed: none) {_ALONE}"
    name = next((name for name, pattern in _BEDS.items() if re.search(pattern, plain)), "pad")
    return f"Write (bed: {name}) {_ALONE}; the beds there are stand in docs/sounds.md"


_SUGGESTERS = {"pause": _suggest_pause, "breath": _suggest_breath, "chime": _suggest_chime, "bed": _suggest_bed}
