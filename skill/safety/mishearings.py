"""Mishearings: "oxytocin" put together again when a speech recogniser broke it into smaller words."""

import re

from rapidfuzz.distance import Levenshtein

NAME = "oxytocin"
SOUND = "oksitosin"
"""What spell_by_sound makes of the name."""

OTHER_MEDICINES = re.compile(r"ox[iy] ?co(?:n|t|d)")
"""OxyContin and oxycodone are medicines and another matter: they are never made into oxytocin."""

MAX_WORDS = 4
MAX_SLIPS = 2

_OTHER_SIGNS = re.compile("[^a-z]")

_SPELLINGS = (
    ("cc(?=[iey])", "ks"),
    ("c(?=[iey])", "s"),
    ("ck|qu|c|q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("y", "i"),
    ("(?<=[aeiou])h", ""),
    ("oa|oe|ow|al(?=k)", "o"),
    ("ing?$", "in"),
    (r"(.)\1+", r"\1"),
)


MAY_BEGIN_THE_NAME = re.compile("[oa][aehlow]*[ckqx]")
"""How letters begin that sound like "ok": of the letters before the k, spell_by_sound() keeps nothing but an o.

Checked first because few words begin so, and spelling by sound takes longer.
"""


def repair_mishearings(text: str) -> str:
    """Return what was said, with "oxy toes in" made "oxytocin" again."""
    words = text.split()
    put_together: list[str] = []
    while words:
        n_words = _count_name_words(words)
        put_together.append(NAME if n_words else words[0])
        words = words[max(1, n_words) :]
    return " ".join(put_together)


def spell_by_sound(text: str) -> str:
    """Return a rough spelling by sound: the same for words that differ in spelling only."""
    sound = _keep_letters(text)
    for spelling, said in _SPELLINGS:
        sound = re.sub(spelling, said, sound)
    return sound


def _count_name_words(words: list[str]) -> int:
    """Return how many of the first words are the name misheard; 0: it does not begin here."""
    if not MAY_BEGIN_THE_NAME.match(_keep_letters(" ".join(words[:MAX_WORDS]))):
        return 0
    slips = {n: _count_slips(" ".join(words[:n])) for n in range(1, min(MAX_WORDS, len(words)) + 1)}
    best = min(slips, key=lambda n: slips[n])
    return best if slips[best] <= MAX_SLIPS else 0


def _keep_letters(text: str) -> str:
    return _OTHER_SIGNS.sub("", text.lower())


def _count_slips(text: str) -> int:
    sound = spell_by_sound(text)
    if OTHER_MEDICINES.match(text.lower()) or sound[:3] != SOUND[:3]:
        return MAX_SLIPS + 1
    return Levenshtein.distance(sound, SOUND)
