"""Phrase patterns: normalises utterances, and compiles patterns that are written the way people speak.

Both lose their light words, so "I really want to die", "i wanna die" and "I want die" match the same pattern.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from skill.deferred import Deferred
from skill.safety.apostrophes import restore_apostrophes
from skill.safety.letters import restore_letters
from skill.safety.needed_words import find_needed_words, parse

_Kind = TypeVar("_Kind")

_OF_MINE = (
    "mam|mum|mom|dad|da|husband|wife|boyfriend|girlfriend|partner|ex|fella|tablets|life|head|wrists|kids|son|daughter"
)

_SPELT = (
    # short forms, also without their apostrophe
    (r"\b(can|won|don|doesn|didn|isn|wasn|aren|weren|couldn|wouldn|shouldn|haven|hasn|ain)[' ]?t\b", r"\1 not"),
    (r"\b(do|does|did|is|was|are|were|could|would|should|have|has)n not\b", r"\1 not"),
    (r"\bwon not\b", "will not"),
    (r"(?<!^)\b(nah|nae|nuh)\b", "not"),
    (r"\bain not\b", "am not"),
    (r"\bcannot\b", "can not"),
    # Englishes of Scotland, Ireland, the north, the Caribbean, the American South and elsewhere
    (r"\b(ca|di|do|did|have|is|was|would|wo)(nnae|nae|nna)\b", r"\1 not"),
    (r"\b(ca|cyaan|cyan) not\b|\bcyaan\b", "can not"),
    (r"\bwo not\b", "will not"),
    (r"\bdi not\b", "do not"),
    (r"\b(me|ma|mi|my|mah) ?(sel|sen|celph|cell f|self)f?\b", "myself"),
    (r"\b(him|his|hi|her|their|them) ?(sel|sen|sens|selfs?)\b", r"\1self"),
    (r"\bhi(?:s|mes)?self\b", "himself"),
    (r"\b(gonnae|finna|gunna|gon|fixing to|fitna|fina)\b", "going"),
    (r"\b(waan|wan|wanny|wantae)\b", "want"),
    (r"\b(liv|dy|hurt|cutt|kill|hang|jump|end|go|tak|tek|giv)in'?(?=\s|$)", r"\1ing"),
    (r"\btek\b", "take"),
    (r"\bah'?m\b", "i am"),
    (r"\bdae\b", "do"),
    (r"\btae\b", "to"),
    (r"\bdeid\b", "dead"),
    (r"\bnowt\b", "nothing"),
    # light words that carry the meaning here
    (r"\b(not|be) ((so|too|very|really|quite|feeling|doing) )*(okay|well|alright|all right)\b", r"\1 ok"),
    (r"\b(should|could|would|might|must)(?:'?ve|a| of)\b", r"\1 have"),
    (r"\bi'?m\b", "i am"),
    (r"\bi'?ve\b", "i have"),
    (r"\bi'll\b", "i will"),
    (r"\b(i|he|she|they|we|you)'d\b", r"\1 would"),
    (r"\b(he|she|it|that|what|there|who|where|here)'?s\b", r"\1 is"),
    (r"\b(they|you|we)'re\b", r"\1 are"),
    (r"\b(he|she|we)'ll\b", r"\1 will"),
    (r"\b(they|you|it)'?ll\b", r"\1 will"),
    (r"\bwan ?na\b", "want to"),
    (r"\bgon ?na\b", "going to"),
    (r"\bgot ?ta\b", "got to"),
    (r"\b(no one|no body|noone)\b", "nobody"),
    (r"\bany ?more\b", "anymore"),
    (r"\b(my|her|him|your|them|our) (self|selves|shelf|elf)\b", r"\1self"),
    (r"\b(husband|wife|boyfriend|girlfriend|partner|dad|mum|mom|son|daughter|friend)'s (?=\w+ing\b|drunk)", r"\1 is "),
    (r"'s (?=(hanged|killed|shot|taken|swallowed|jumped|overdosed|drowned|stabbed|slit)\b)", " has "),
    (r"'s\b", ""),
    # mishearings of words of danger
    (r"\b(keel|kil|kilt?) (?=myself|me\b)", "kill "),
    (r"\b(sue?y?|sewer|soo|sooey) ?(a )?(side|slide|cide)\b", "suicide"),
    (r"\b(sue?|sewer|suit) ?(a )?side? ?(al|all|l|le|ul|idle)\b", "suicidal"),
    (r"\bsuicide ?(al|all)\b", "suicidal"),
    (r"\bsell? (farm|arm|ham|harm)(ing)?\b", r"self harm\2"),
    (r"\bself (arm|ham)(ing)?\b(?! (massage|hug|rub|stroke|hold))", r"self harm\2"),
    (r"\b(over|oh ver) dos(e|ed|ing)\b", r"overdos\2"),
    (r"\bkms\b", "kill myself"),
    (
        rf"\b(me|mi) (?=(own |old |poor |little )?({_OF_MINE})\b)",
        "my ",
    ),
    (r"\bbout\b", "about"),
    (r"\b(want|going) to (and|in) (my life|it all)\b", r"\1 to end \3"),
    (r"\b(?:want|one|wan|ant|won) (?:to|two|too|2) (?:dye$|die\b)", "want to die"),
    (r"\b(panic|picnic|panicked) (a ?)?(at )?(attack|tack|a tack|attach|attic)(s?)\b", r"panic attack\5"),
    (r"\b(chess|jest|chest) (pain|pane)(s?)\b", r"chest pain\3"),
    (r"\bcan not (breath|breeth)\b", "can not breathe"),
)
CORRECTIONS = tuple((re.compile(spelt), meant) for spelt, meant in _SPELT)

_LIGHT = (
    "a absolutely actually ah alexa also an bloody completely damn er erm even ever fucking hey honestly just kind "
    "kinda literally maybe now oh okay perhaps please probably quite really seriously simply so sort still that the "
    "to totally truly uh um very well will would "
)
LIGHT = frozenset(_LIGHT.split())
"""Words that do not change the meaning of a sentence."""

SOMEBODY = (
    "(my (own |best |good |dear |little |big |older |younger |teenage |ex |step |grand |late |elderly |old |"
    "new )?)?(mother|mum|mom|mam|mummy|mommy|dad|daddy|father|parents?|brother|sister|sibling|son|daughter|child|"
    "children|kids?|baby|toddler|husband|hubby|wife|partner|spouse|fiancee?|boyfriend|girlfriend|ex|friend|mate|"
    "buddy|pal|bestie|roommate|room mate|flatmate|housemate|neighbou?r|colleague|co worker|coworker|boss|teacher|"
    "student|"
    "uncle|aunt|auntie|cousin|nephew|niece|grandma|grandpa|grandmother|grandfather|granddad|granny|nan|stepdad|"
    "stepmom|stepmum|stepfather|stepmother|step father|step mother|landlord|carer|teenager|boy|girl|man|woman|"
    "guy|people|person|pupils?|students|client|grandad|gran|nana|mama|papa|fella|bf|gf|bro|sis|someone|somebody|"
    "everyone|everybody|he|she|they|him|her|them|hubby)"
)

AT_THE_END = (
    "($| (anymore|any longer|no more|more|again|tonight|today|tomorrow|right|at all|this way|like this|·|and|but|"
    "because|i))"
)
WORD_LISTS = {
    "someone": SOMEBODY,
    "not": "(not|never|no|no longer|do not|does not|did not)",
    "abuser": "(him|her|them|he|she|they|(my|the|our|his|her)( \\w+)? "
    "(husband|wife|partner|boyfriend|girlfriend|ex|dad|father|daddy|mum|mom|mother|stepdad|step dad|stepfather|"
    "step father|stepmum|stepmom|stepmother|brother|uncle|son|fiancee?|grandfather|grandpa|man|spouse|parents?|"
    "roommate|flatmate|landlord|boss|cousin|carer|caregiver|coach|sister|in laws?|family|neighbou?r)|husband|"
    "boyfriend|wife|dad|father)",
    "wish": "(want|wants|wanted|wanting|wish|wishes|wished|wishing|rather|long|longing|ready|decided|plan|"
    "planning|hope|hoping|try|trying|tried|try|prefer|think of|think about|thinking of|thinking about|thought of|"
    "thought about|thoughts of|thoughts about|dream of|dreaming of|consider|considering|feel like|feeling like)",
    "want": "(want|wants|wanted|wish|wishes|wishing|wanting|like|love|rather|need|long|longing|ready|going|have|"
    "decided|planning|plan|trying|try|tried|think|thinking|thought|thoughts|dream|dreaming|considering)",
    "kill": "(kill|killing|hurt|hurting|harm|harming|stab|stabbing|shoot|shooting|strangle|strangling|smother|"
    "smothering|drown|drowning|poison|poisoning|hit|hitting|shake|shaking|attack|attacking|murder|murdering)",
}

FEW = r"(?:\w+ ){0,3}?"
SOME = r"(?:\w+ ){0,6}?"
"""Up to three words, and up to six, each with the space after it."""

MAX_REPEATS = 9
"""The most repeats of (a)* and (a)+."""

_ANY_LIGHT = "|".join(sorted(LIGHT, key=len, reverse=True))
_LIGHT_IN_A_WAY = re.compile(rf"\b(?:{_ANY_LIGHT}) (?=[\w(<.])|(?<=\w) (?:{_ANY_LIGHT})(?= ?[|)]|$)")


def normalise_words(utterance: str) -> str:
    """Return the words in lower case with single spaces, short forms expanded and light words removed."""
    text = restore_letters(utterance).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    text = restore_apostrophes(" ".join(re.sub(r"[^\w']+", " ", text).split()))
    for spelt, meant in CORRECTIONS:
        text = spelt.sub(meant, text)
    words = (word.strip("'") for word in text.split())
    return " ".join(word for word in words if word not in LIGHT)


class PhrasePattern:
    """A pattern for several wordings of the same thing, compiled when a text first has one of the words it needs."""

    __slots__ = ("_compiled", "_need", "ways")

    def __init__(self, ways: tuple[str, ...]) -> None:
        self.ways = ways
        self._compiled = Deferred(lambda: re.compile("|".join(rf"\b(?:{_compile_way(way)})(?!\w)" for way in ways)))
        self._need = Deferred(lambda: _find_needed_words(ways))

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern of the standard library."""
        return self._compiled.get()

    def may_match(self, words: Iterable[str]) -> bool:
        """Return False if the pattern needs a word that is not among the words of a text; True says nothing."""
        need = self._need.get()
        return need is None or not need.isdisjoint(words)

    def search(self, text: str, words: Iterable[str] | None = None) -> re.Match[str] | None:
        """Return the first match in the text; None if there is none. `words` are those of split_words(text)."""
        return self.compiled.search(text) if self.may_match(split_words(text) if words is None else words) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of the text; None if there is none."""
        return self.compiled.match(text) if self.may_match(split_words(text)) else None

    def finditer(self, text: str, words: Iterable[str] | None = None) -> Iterator[re.Match[str]]:
        """Return all matches in the text. `words` are those of split_words(text)."""
        found = self.may_match(split_words(text) if words is None else words)
        return self.compiled.finditer(text) if found else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """Return the text with each match replaced."""
        return self.compiled.sub(replacement, text) if self.may_match(split_words(text)) else text


def find_first_match(patterns: Mapping[_Kind, PhrasePattern], texts: Iterable[str]) -> _Kind | None:
    """Return the first kind whose pattern is in any of the texts; None if there is none."""
    split = tuple((text, split_words(text)) for text in texts)
    every_word = frozenset(word for _, words in split for word in words)
    likely = ((kind, pattern) for kind, pattern in patterns.items() if pattern.may_match(every_word))
    return next((kind for kind, pattern in likely if any(pattern.search(*each) for each in split)), None)


def split_words(text: str) -> list[str]:
    """Return the words of a text, without any signs."""
    return _WORD.findall(text) if _SIGN.search(text) else text.split()


_WORD, _SIGN = re.compile(r"\w+"), re.compile(r"[^\w ]")


def compile_phrases(*ways: str) -> PhrasePattern:
    """Compile one pattern for several wordings of the same thing.

    A wording is plain words with (a|b) for either, (a)? for perhaps, (a)* for up to nine times, <name> for one of
    WORD_LISTS and ... for up to three words. Repeats are bounded, so the time of a search is linear in the text.
    """
    return PhrasePattern(ways)


def begin_with(subject: str, *ways: str) -> str:
    """Return one wording for several that begin with the same words, which are then searched for once."""
    return f"{subject}({'|'.join(ways)})"


def _compile_way(way: str) -> str:
    way = _prepare_way(way)
    for name, words in WORD_LISTS.items():
        way = way.replace(f"<{name}>", words)
    way = re.sub(r"\)([*+])", lambda match: f"){{{'01'[match[1] == '+']},{MAX_REPEATS}}}", way)
    return re.sub(r"\((?!\?)", "(?:", way)


def _prepare_way(way: str) -> str:
    """Return a wording without light words, and with what "..." and <end> stand for."""
    way = _LIGHT_IN_A_WAY.sub("", way)
    return way.replace(" ... ", r" (?:\w+ ){0,3}?").replace(" <end>", "<end>").replace("<end>", AT_THE_END)


def _find_needed_words(ways: Iterable[str]) -> frozenset[str] | None:
    """Return the words of which a text needs one, for any of the wordings; None if one of them needs none."""
    needs = [find_needed_words(_prepare_way(way), _LISTS.get()) for way in ways]
    known = [each for each in needs if each is not None]
    return frozenset[str]().union(*known) if len(known) == len(needs) else None


_LISTS = Deferred(lambda: {name: parse(words, {}) for name, words in WORD_LISTS.items()})
