"""General knowledge: rules for questions of fact about bodies, food and medicine, in words of classify_words().

Whoever asks them wants to know something, and asks no advice: "how do vaccines work", "who discovered insulin".
"""

from skill.safety.phrase_patterns import FEW, compile_phrases

_NAME = "(DRUG|PILL|ILL|MIND|MOOD|SIGN|ACHE|PART|TEST|CARE|BIRTH|SUPPLEMENT|FOOD|PET)"
_NAMES = f"((?!(this|that|these|those|best|good|right|safe|normal|wrong|first|main|early) )[a-z]+ )?{_NAME}( {_NAME})?"
_NO_SIGN = "(DRUG|PILL|ILL|MIND|MOOD|CARE|BIRTH|SUPPLEMENT|FOOD)"
"""The names that are no sign of the body: what a sign means, or comes from, is for a doctor."""

_PLAIN = "(?!(while|when|if|after|before|during|in|at|be|i|it|this|that|he|she|there) )[a-z]+"
"""A word that is no medical name, and none that leads to one."""

LANGUAGE = compile_phrases(
    "how (do|can|could) (i|you|we) (spell|say|pronounce|write)|^(spell|define|pronounce|translate)",
    f"what (does|do) ({_NO_SIGN} mean|{_NAMES} mean in [a-z]+)$|(meaning|definition|origin|plural) of {_NAMES}$",
    f"(word|term|latin|french|spanish|german|italian|greek|irish|welsh|polish) for {_NAMES}",
)
"""Questions about a word, whoever asks them."""

COOKING = compile_phrases(f"^how (do|can|should|would) (i|you|we) (make|cook|bake|brew|grow) {FEW}(FOOD|SUPPLEMENT)")
"""Questions about a recipe or a garden, whoever asks them."""

FACTS = compile_phrases(
    f"^what (is|are|was|were) {_NAMES}( (made (of|from|for)|called|for|effect|used for))?$",
    f"^what (does|do) {_NAMES} do( in body| for body| to body| for living)?$",
    f"^what (causes|caused) {_NO_SIGN}$",
    f"^(how|why) (do|does|did) {_NAMES}( [a-z]+)? (work|know|spread|grow|form|happen|change)",
    f"^(where|when|what year) (is|are|was|were|do|does|did) {FEW}{_NAMES} {FEW}(made|grown|come|from|found|invented|"
    "discovered|start|started|begin|end|first|introduced|approved)",
    f"^who (was |is )?(first |made |invented |discovered |developed |had |got |created )+(\\w+ )?{_NAMES}",
    "^who (is|are|was|were|plays|played) (?!at|more|most|likely)\\w+",
    f"^((how|when|why|what) )?(did|was|were) {_PLAIN} ({_PLAIN} )?(go |have |get |catch |die |suffer |of |from |with )+"
    f"{_NAME}$",
    f"^what (is|was) (fastest|slowest|highest|lowest|biggest|smallest|longest|oldest|most [a-z]+) {FEW}{_NAME}",
    f"^(which|what) FOOD (has|have|is|are|contain|contains) {FEW}SUPPLEMENT|^(which|what) SUPPLEMENT (is|are) in",
    f"^how (much|many) {FEW}(is|are) (there )?in {FEW}FOOD",
    f"^how (long|many \\w+) (is|are|do|does) ({_PLAIN}|PET)( (carry|stay|be))? BIRTH( for| last)?$",
    "^how (long|many \\w+) (is|are) (in )?BIRTH$",
    f"^is {_PLAIN} {_PLAIN} BIRTH$",
)
"""Questions of fact, of which none is about the speaker's own body or their own people."""

OXYTOCIN = compile_phrases("OXY|SPRAY")

PERSONAL = compile_phrases(
    "i|me|my|mine|we|us|our|he|she|him|her|his|mum|mom|dad|nan|gran|grandad|baby|son|daughter|wife|husband"
)
"""Words of a question about the speaker's own body or their own people."""


def asks_a_fact(classes: str) -> bool:
    """Return whether a question is one of general knowledge, or about a word."""
    is_fact = FACTS.search(classes) and not PERSONAL.search(classes)
    return bool(is_fact or LANGUAGE.search(classes) or COOKING.search(classes)) and not OXYTOCIN.search(classes)
