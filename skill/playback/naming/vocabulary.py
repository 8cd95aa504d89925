"""Vocabulary: the words for persons and animals in a catalog's figures, which are never guessed by spelling (pure)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audio_pipeline.catalog import Figure
from skill.per_catalog import keep_for_latest

_ANYONE = frozenset({"someone", "somebody", "person", "people", "ones", "him", "her", "them", "loved"})
"""Words for persons that name no figure."""

OF_LOSS = frozenset(
    {"dead", "died", "deceased", "departed", "late", "lost", "loss", "losing", "gone", "passed", "away", "heaven"}
)
MOURNING = frozenset(
    {
        *(
            "bereaved",
            "bereavement",
            "widow",
            "widows",
            "widower",
            "widowers",
            "widowed",
            "grief",
            "grieving",
            "grieve",
        ),
        *("mourning", "mourn", "funeral", "buried", "stillborn", "miscarriage", "miscarried"),
    }
)
"""Words of a loss that do not say who died: "my widowed mother" is alive."""

_NO_LOSS = re.compile(
    r"\b(?:not|isnt|hasnt|arent|havent|wasnt|didnt|never) (?:yet |really |ever )?(?:dead|died|gone|passed|lost)\b"
    r"|\bdead (?:tired|sea|simple|easy|quiet|slow|end|line|serious|calm|set|still)\b"
    r"|\bgone (?:wrong|mad|crazy|off|by|to (?:bed|sleep|work|school))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The figures of a catalog, the words for persons and animals, and the pattern of a loss of one of them."""

    figures: tuple[Figure, ...]
    persons: frozenset[str]
    """All persons and animals, in one word each."""
    animals: frozenset[str]
    of_a_person: frozenset[str]
    """The words that name a person or tell of a loss."""
    loss: re.Pattern[str]

    def tells_of_a_loss(self, text: str) -> bool:
        """Return whether a text, in lower-case letters and spaces, says that somebody has died."""
        return bool(self.loss.search(_NO_LOSS.sub(" ", text)))


@keep_for_latest
def build_vocabulary(figures: tuple[Figure, ...]) -> Vocabulary:
    """Build the vocabulary of the figures of a catalog."""
    animals = _select_words(each for each in figures if each.kind == "animal")
    persons = _select_words(each for each in figures if each.kind == "person") | animals | _ANYONE
    return Vocabulary(
        figures=figures,
        persons=persons,
        animals=animals,
        of_a_person=persons | OF_LOSS | MOURNING,
        loss=_compile_loss(persons | _select_phrases(each for each in figures if each.kind != "place")),
    )


def _select_words(figures: Iterable[Figure]) -> frozenset[str]:
    """Return the words that name one of these figures by themselves."""
    return frozenset(word for figure in figures for word in figure.words if " " not in word)


def _select_phrases(figures: Iterable[Figure]) -> frozenset[str]:
    """Return the words that name one of these figures together, such as "guinea pig"."""
    return frozenset(word for figure in figures for word in figure.words if " " in word)


def _compile_loss(persons: Iterable[str]) -> re.Pattern[str]:
    anybody = "|".join(sorted({*persons, "one"}))
    possessive = (
        r"(?:(?:my|our|your|his|her|their|a|an|the|some|dear|dearly|beloved|best|old|little|own|late|loved|poor) )*"
    )
    return re.compile(
        rf"\b(?:dead|died|deceased|departed|gone|rainbow bridge|rest in peace|{'|'.join(sorted(MOURNING))})\b"
        r"|\bin (?:heaven|memory of|memoriam)\b|\bpassed (?:away|on|over)\b"
        r"|\b(?:who|has|have|had|he|she|they|just|recently) passed\b(?! (?:my|his|her|their|the|an?)\b)"
        r"|\b(?:no longer|not|isnt|arent) (?:alive|living|with us)\b"
        rf"|\blate {possessive}(?:{anybody})\b"
        r"|\b(?:my|our|his|her|their) (?:dear |beloved )*late "
        r"(?!night|evening|afternoon|morning|hour|shift|lunch|start)"
        rf"|\b(?:lost|losing|loss of) {possessive}(?:{anybody})\b"
        rf"|\b(?:{anybody}|those|who|whom|that) "
        r"(?:(?:that|who|whom|i|we|ive|weve|you|have|has|had|just|recently) )*lost\b"
        r"(?! (?:his|her|their|my|our|an?|the|some|weight|hope|interest|touch|contact|control|it)\b)"
    )
