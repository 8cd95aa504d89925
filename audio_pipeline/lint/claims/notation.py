"""Notation: one kind of words that must not be published, in a notation short enough to read."""

from dataclasses import dataclass

_NOTATION = {
    "ILL": r"(?:illness(?:es)?|diseases?|disorders?|anxiety|anxious|depress(?:ion|ed)|trauma|ptsd|infertility|autis(?:m"
    r"|tic)|insomnia|panic|colds?|flu|cancer|infections?|high blood pressure|hypertension|heart attacks?|addictions?"
    r"|phobias?|grief|symptoms|migraines?|dementia)\b",
    "CARE": r"(?:therap(?:y|ies|ists?)|medicines?|medications?|meds|pills?|tablets?|doctors?|antidepressants?"
    r"|treatments?|prescriptions?|insulin|inhalers?)\b",
    "RAISE": r"(?:releas|boost|rais|trigger|produc|increas|flood|pump)",
    "FEEL": r"(?:feel|long|lov|think|know|rememb|griev)\w*",
    "NEED": r"(?:needs?|must have|requires?|craves?|can't live without|cannot live without)",
    "TOUCH": r"(?:touch|touched|hugs?|hugged|hugging|cuddles?|contact)\b",
    "TAKEN": r"(?:sprays?|drops|supplements?|capsules?|pills?|tinctures?|powders?)\b",
    "FOOD": r"(?:foods?|chocolate|magnesium|vitamins?(?: \w)?|herbs?|probiotics?|eggs|bananas|figs|spinach)\b",
    "SICK": r"(?:colds?|flu|infections?|illness|ill|sick)\b",
    # Up to three words; some words of the same clause, none of them a denial; any white space; either apostrophe.
    "~ ": r"(?:[\w\x27’-]+ ){0,3}",
    " … ": r"\b(?:(?!n't\b|\b(?:not|no|never|nobody)\b)[^.;]){0,60}?\b",
    " ": r"\s+",
    "'": "['’]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One kind of words that must not be published."""

    words: str
    """A pattern that ignores case."""
    because: str
    instead: str
    unless: str
    """A pattern of what may stand just before the words and makes them harmless; empty: nothing does."""
    even_if_negated: bool


def make_claim(*words: str, because: str, instead: str, unless: str = "", even_if_negated: bool = False) -> Claim:
    """Make a Claim of any of these words, in any case."""
    return Claim(
        words=rf"(?i:\b(?:{_expand_notation('|'.join(words))}))",
        because=because,
        instead=instead,
        unless=rf"(?i:(?:{_expand_notation(unless)})\s*\Z)" if unless else "",
        even_if_negated=even_if_negated,
    )


def _expand_notation(words: str) -> str:
    for short, long in _NOTATION.items():
        words = words.replace(short, long)
    return words
