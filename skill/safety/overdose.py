"""Overdose: rules for too much of OxyContin, a painkiller named like oxytocin, by mistake or meant."""

from skill.safety.phrase_patterns import compile_phrases

PAINKILLER = "ox[iy] ?(contin|cotton|conti?n|codone|condin|contine|contins)"

_OXY = f"({PAINKILLER}|ox(y|ys|ies))"
_OVERDOSE = "(too (much|many)|overdos(e|ed|es|ing)|oded)"

TOO_MUCH = compile_phrases(
    f"{_OVERDOSE} ... {_OXY}( pills?| tablets?| capsules?)?",
    f"{_OXY} ... {_OVERDOSE}",
    f"(took|taken|had|swallowed|given|gave) ... double ... {_OXY}",
)

_MEANT = compile_phrases(
    "(?<!not )(on purpose|deliberate|deliberately|intentionally|purposely|meant it|meant do it)",
    "(want|wanted|wanting|going|plan|planned|planning|thinking|thought|tempted|urge|try|tried|trying|wish|ready|"
    "decided) (?:(?!stop|quit|avoid|not|help)\\w+ ){0,3}?(take|taking|swallow|swallowing|overdose|overdosing|end|over|"
    "sleep|gone)",
    "not want (be )?(saved|found|helped|live|wake|help)",
)

_MISHAP = compile_phrases(
    "by (accident|mistake)|accidental|accidentally|mistakenly|mixed up my|(not on|not) purpose|not mean to"
)

_TAKEN = compile_phrases(
    "(took|taken|swallowed|drank|(?<!rang )(?<!is )(?<!am )(?<!got )(?<!bit )(?<!was )(?<!and )drunk|ate|eaten|downed|"
    "necked|injected|taking|overdos(ed|ing)|oded)"
    "(?! (her|his|their|my) (own )?(life|lives))"
)


def is_mishap(words: str, other: str) -> bool:
    """Return whether something was taken by mistake, and is not said to be meant."""
    return bool(_MISHAP.search(words)) and bool(_TAKEN.search(other)) and not _MEANT.search(words)


def is_taken(words: str) -> bool:
    """Return whether somebody has taken something already."""
    return bool(_TAKEN.search(words))


def is_too_much(words: str) -> bool:
    """Return whether the words are about too much of the painkiller, taken or asked about."""
    return bool(TOO_MUCH.search(words))


def is_meant(words: str) -> bool:
    """Return whether too much was or will be taken on purpose."""
    return is_too_much(words) and bool(_MEANT.search(words))


def remove_overdose(words: str) -> str:
    """Return the words without those of the overdose, to check them for other dangers."""
    return TOO_MUCH.sub("·", words)
