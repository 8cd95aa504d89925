"""Negation: whether a sentence only speaks of a claim, to deny or to doubt it."""

import re

_CUE = (
    r"(?i)\b(?:no|not|never|none|nothing|nobody|neither|nor|cannot|without|hardly|rarely|seldom|whether|unproven|untested"
    r"|doubts?|doubtful|myths?|guess|\w+n['’]t|instead of|rather than|far from|too simple|(?:very|only a) little"
    r"|before you|no official)\b"
)

_NO_DENIAL = (
    r"(?i)\b(?:(?:not|\w+n['’]t) (?:only|just|merely|simply|to mention)"
    r"|no (?:better|greater|finer|faster|doubt|wonder|question|surprise|secret|problem|matter|longer"
    r"|more|need to (?:worry|wait|hurry))"
    r"|never (?:fails?|forget|mind)|nothing (?:less|but|beats|works|heals|cures)"
    r"|(?:\w+n['’]t|do not|never) (?:worry|wait|forget|miss|hesitate|panic|give up|despair|be (?:afraid|shy))"
    r"|(?:can['’]t|cannot|couldn['’]t) (?:fail|help but|go wrong|deny|argue|lose)"
    r"|no(?:body|[- ]one) (?:can |could |would )?(?:doubts?|den(?:y|ies)|questions?|disputes?)"
    r"|(?:nothing|no \w+) (?:that )?(?:it|they|hugs?|love|touch|oxytocin) (?:can['’]t|cannot|won['’]t|doesn['’]t)"
    r"|why (?:not|don['’]t)|if not|without (?:a )?(?:doubt|fail|question|effort|side|medicine|drugs|pills|medication"
    r"|therapy|doctors?)|(?:instead of|rather than) (?:medicine|medication|drugs|pills|therapy))\b"
)
"""What sounds like a denial and is praise."""

_LATER = (
    r"(?i)(?:has|have|had)(?:n['’]t| not| never)(?: yet)? been"
    r"|(?:is|are|was|were)(?:n['’]t| not)(?: yet)? (?:known|shown|proven|proved|true|clear|settled|certain|supported)"
    r"|\b(?:unproven|untested|unclear|unknown|disputed|contested|debated|doubtful|too simple|far from)\b"
    r"|\b(?:a|only a|just a) (?:myth|guess|metaphor)\b|\bgo(?:es)? (?:well |far )?beyond\b|\bfound no\b"
    r"|\bno(?:body|[- ]one)(?: yet)? (?:has|have|can|knows)\b|\bno (?:good |such )?(?:evidence|trial|study|effect)\b"
    r"|\b(?:we|I|they|scientists) (?:don['’]t|do not|can['’]t|cannot) (?:\w+ )?(?:know|say|promise|tell)\b"
    r"|\bdid(?:n['’]t| not) (?:find|survive|hold|show)\b|\bdoes(?:n['’]t| not) (?:hold|follow)\b|\bit isn['’]t\W*$"
)
"""Doubt that comes after what it is about."""

_ANSWERED = (
    r"""(?i)["“]?(?:no|nope|not|never|nobody|nothing|neither|I['’]m afraid not|that['’]s (?:not|a myth)"""
    r"""|(?:it|that|they|this|we) (?:is|do|does|can|have)(?:n['’]t|not| not))\b"""
)
"""A question's answer, or what is said of a rumour."""

_HALF = r"(?i)(?:partly|in part|some of it|sometimes|(?:it|that) depends|only)\b"
"""What may also be said to a question."""

_RUMOUR = (
    r"(?i)\b(?:sa(?:y|ys|id)|claim(?:s|ed)?|th(?:ink|inks|ought)|believed?|hear|heard|told|famous|headlines?|reported"
    r"|called|read)\b"
)

_SUBJECT = (
    r"(?:it|its|it['’]s|this|that|they|you|you['’]re|your|we|he|she|hugs?|hugging|oxytocin|love|touch|just|only|simply)"
)
_NEW_CLAUSE = (
    r"(?i)[;:—–!?.…]|\b(?:but|yet|so|although|though)\b|(?<!not )\bbecause\b"
    rf"|,\s+(?:and |so )?{_SUBJECT}\b|,\s+(?:while|when|if|since|until)\b"
    rf"|\band (?:{_SUBJECT}|will|can|does|is|has|the|always)\b"
)


def is_negated(sentence: str, start: int, end: int, after: str) -> bool:
    """Tell whether the words from start to end of a sentence are denied or doubted, there or in the next one."""
    if _is_negated_before(sentence[:start]) or re.compile(_LATER).search(sentence, end):
        return True
    asked = sentence.rstrip("\"'”’»)").endswith("?")
    rumour = re.search(_RUMOUR, sentence)
    if asked and re.match(_HALF, after):
        return True
    if asked or rumour:
        return bool(re.match(_ANSWERED, after)) or bool(rumour and re.search(_LATER, after))
    return False


def _is_negated_before(before: str) -> bool:
    """Tell whether the clause begins with a denial."""
    clause = re.sub(_NO_DENIAL, lambda found: " " * len(found[0]), before)
    starts = [found.end() for found in re.finditer(_NEW_CLAUSE, clause)]
    return bool(re.compile(_CUE).search(clause, starts[-1] if starts else 0))
