"""Exact words: persons, losses, lengths and numbers, which are never matched by near spelling (pure)."""

import re
from dataclasses import dataclass

from skill.playback.naming.lengths import CARDINALS, is_length, merge_lengths, parse_length_ms


def _split_words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "me", "us", "mine", "please", "some", "to", "for"})

_TO_TWENTY = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {word: number for number, word in enumerate(_TO_TWENTY.split(), start=1)}
NUMBERS = frozenset({*CARDINALS, *ORDINALS})
SIZES = _split_words("short shorter shortest quick quickest brief briefest little long longer longest half few")

KIN = _split_words(
    "mum mom mam mama mamma mummy mommy mother mothers dad daddy papa pa father parent parents sister sisters sis "
    "brother brothers bro sibling siblings twin aunt aunts auntie uncle uncles cousin cousins stepmother stepfather "
    "stepmum stepmom stepdad stepsister stepbrother stepson stepdaughter godmother godfather godparent godparents "
    "family relative relatives neighbour neighbours neighbor neighbors colleague colleagues boss coworker nurse doctor "
    "carer caregiver therapist baby ex"
)
"""Persons often close to a listener; one without a variant of their own gets the programme for anyone."""

PETS = _split_words(
    "pet pets dog dogs doggy puppy cat cats kitten kitty horse pony rabbit bunny hamster parrot budgie animal animals"
)
_OTHERS = _split_words(
    "husband wife partner spouse boyfriend girlfriend fiance fiancee grandmother grandma gran granny nan nana nanna "
    "grandfather grandpa grandad granddad grandparent grandparents friend friends mate teacher mentor coach child "
    "children son sons daughter daughters grandchild grandchildren grandson granddaughter niece nephew godchild kid"
)
_ANYONE = _split_words("someone somebody person people ones him her them loved")
PERSONS = KIN | _OTHERS | PETS | _ANYONE

_OF_LOSS = _split_words("dead died deceased departed late lost loss losing gone passed away heaven")
MOURNING = _split_words(
    "bereaved bereavement widow widows widower widowers widowed grief grieving grieve mourning mourn funeral buried "
    "stillborn miscarriage miscarried"
)
"""Words of a loss that do not say who died: "my widowed mother" is alive."""

_ANYBODY = "|".join(sorted(PERSONS | {"one"}))
_POSSESSIVE = (
    r"(?:(?:my|our|your|his|her|their|a|an|the|some|dear|dearly|beloved|best|old|little|own|late|loved|poor) )*"
)
_NO_LOSS = re.compile(
    r"\b(?:not|isnt|hasnt|arent|havent|wasnt|didnt|never) (?:yet |really |ever )?(?:dead|died|gone|passed|lost)\b"
    r"|\bdead (?:tired|sea|simple|easy|quiet|slow|end|line|serious|calm|set|still)\b"
    r"|\bgone (?:wrong|mad|crazy|off|by|to (?:bed|sleep|work|school))\b"
)
_LOSS = re.compile(
    rf"\b(?:dead|died|deceased|departed|gone|rainbow bridge|rest in peace|{'|'.join(sorted(MOURNING))})\b"
    r"|\bin (?:heaven|memory of|memoriam)\b|\bpassed (?:away|on|over)\b"
    r"|\b(?:who|has|have|had|he|she|they|just|recently) passed\b(?! (?:my|his|her|their|the|an?)\b)"
    r"|\b(?:no longer|not|isnt|arent) (?:alive|living|with us)\b"
    rf"|\blate {_POSSESSIVE}(?:{_ANYBODY})\b"
    r"|\b(?:my|our|his|her|their) (?:dear |beloved )*late (?!night|evening|afternoon|morning|hour|shift|lunch|start)"
    rf"|\b(?:lost|losing|loss of) {_POSSESSIVE}(?:{_ANYBODY})\b"
    rf"|\b(?:{_ANYBODY}|those|who|whom|that) (?:(?:that|who|whom|i|we|ive|weve|you|have|has|had|just|recently) )*lost\b"
    r"(?! (?:his|her|their|my|our|an?|the|some|weight|hope|interest|touch|contact|control|it)\b)"
)
_POSSESSOR = re.compile(r"\b(?!(?:it|that|what|who|let|there|here|he|she|how|where|one)'s)\w+'s? (?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """The words of a request, or of a name."""

    words: tuple[str, ...]
    """The words in order, without articles and words of loss; a length is one word."""
    tells_of_a_loss: bool

    @property
    def length_ms(self) -> int | None:
        """The first length in the words, in milliseconds; None if there is none."""
        return next((parse_length_ms(each) for each in self.words if is_length(each)), None)


def read_words(text: str) -> SpokenWords:
    """Parse a request or a name; possessors are left out: "my friend's dog" means the dog."""
    plain = _POSSESSOR.sub("", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).replace("'", "")
    parts = re.findall(r"\d+|[a-z]+", plain.replace("no one", "nobody"))
    tells_of_a_loss = bool(_LOSS.search(_NO_LOSS.sub(" ", " ".join(parts))))
    ignored = ARTICLES | _OF_LOSS if tells_of_a_loss else ARTICLES
    words = (_WORD_OF.get(each, each) for each in merge_lengths(parts))
    return SpokenWords(words=tuple(each for each in words if each not in ignored), tells_of_a_loss=tells_of_a_loss)


def strip_plural(word: str) -> str:
    """Return the singular of a word ("dog" for "dogs")."""
    is_plural = len(word) > len("was") and not word.endswith("ss") and not is_length(word)
    return word.removesuffix("s") if is_plural else word


def is_exact(word: str) -> bool:
    """Return whether this word must match exactly: a near spelling of it is another word."""
    return word in _EXACT or word.isdigit() or is_length(word)


def is_of_a_person(word: str) -> bool:
    """Return whether this word names a person or tells of a loss."""
    return word in _OF_A_PERSON


_OF_A_PERSON = PERSONS | _OF_LOSS | MOURNING
_EXACT = NUMBERS | SIZES | _OF_A_PERSON
_WORD_OF = {str(number): word for word, number in CARDINALS.items()}
