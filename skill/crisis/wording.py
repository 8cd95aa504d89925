"""Wording: word lists that the rules for replies share (data)."""

import re

from skill.safety.phrase_patterns import normalise_words

_FINE = re.compile(r"\b(o\.?k\.?|okay|alright|all right|o k)(?=\W|$)", re.IGNORECASE)
_WRITTEN_OUT = (
    (re.compile(r"\b(do|did|does|is|was|are|were|could|would|should|have|has|had)n not\b"), r"\1 not"),
    (re.compile(r"\b(they|we|you)'ve\b"), r"\1 have"),
    (re.compile(r"\b(he|she|it|they|there|i) (is|am|are) (gone|been|done|left|taken|already|come)\b"), r"\1 has \3"),
)
_NOT_NOW = re.compile(r"\W*(no,? )?(not|can't|cannot|i can't|i can't talk) (right )?now\W*", re.IGNORECASE)
_UNSURE = re.compile(r"\W*(maybe|perhaps|i guess|well)\W*", re.IGNORECASE)

CHILDREN = (
    "((my|our|just|only|two|three|little|young) )*"
    "(kids?|children|child|baby|babies|toddlers?|newborn|little ones?|twins)"
)
PET = (
    "((my|our|his|her|two|three|little|old) )*(cats?|dogs?|pets?|kitten|puppy|pup|budgie|parrot|birds?|hamster|rabbit|"
    "fish|goldfish|horse)"
)
ADULT = (
    "(((my|our|his|her|own|best|good|dear|little|big|old|older|younger|step|grand|whole|two) )*"
    "(mother|mum|mam|mom|mummy|mommy|dad|daddy|da|father|papa|mama|parents?|brothers?|bro|sisters?|sis|sibling|sons?|"
    "daughters?|husband|hubby|wife|missus|partner|spouse|fiancee?|boyfriend|girlfriend|ex|friends?|mates?|pal|"
    "roommates?|room mates?|flatmates?|housemates?|house mate|neighbou?rs?|bhaiya|bhai|didi|amma|ammi|abba|appa|"
    "baba|tata|abuela|lola|kuya|colleagues?|coworkers?|boss|teacher|coach|"
    "uncle|aunt|auntie|aunty|cousins?|nephew|niece|grandma|grandpa|grandmother|grandfather|granddad|grandad|granny|"
    "gran|nan|nana|nanny|stepdad|stepmum|stepmom|stepfather|stepmother|in laws?|family|landlord|carer|caregiver|"
    "nurse|"
    "doctor|paramedics?|police|ambulance|fire brigade|visitors?|guests?|man|woman|lady|guy|fella|bloke|guard|"
    "people|folks|"
    "someone|somebody|everyone|everybody|anyone here|lads|girls|boys)|he|she|they|him|them|both|others|all)"
)
PLACE = (
    "(here|home|near(by)?|near me|close( by)?|about|around|in(?! \\w)|inside|up|awake|upstairs|downstairs|"
    "outside|there|next door|"
    "next (room|me|us)|beside me|beside us|with me|with us|with him|with her|back|behind me|together|listening|"
    "on sofa|"
    "(sitting|lying|standing|sat|stood) ((next|right|beside|with|there|near|by|on|in|behind) ?)*(me|us|sofa|bed|"
    "chair|door)?|"
    "(in|at|by|on|across|outside|behind|near) (my |our |his |her |this |same |next |other |another |front |back |"
    "living |"
    "sitting )*(house|home|room|kitchen|bedroom|bed|hall|hallway|garden|bathroom|shower|toilet|bath|corridor|"
    "lounge|flat|"
    "apartment|building|door|sofa|couch|street|road|porch|yard|stairs|landing|garage|window|drive|driveway))"
)
IS = "(is |are |am |was |s |has |have |be |being |also |both |all |only |got |just )*"
ALONG = "(yes |yeah |yep |no |nope |nah |oh |only |it is |is |and |but |there is |i have |i have got |have |with )*"


def normalise_reply(text: str) -> str:
    """Return the normalised words of a reply; "okay" becomes "fine", because it is an answer here."""
    if _UNSURE.fullmatch(text):
        return "not sure"
    if _NOT_NOW.fullmatch(text):
        return "later"
    words = normalise_words(_FINE.sub("fine", text))
    for pattern, replacement in _WRITTEN_OUT:
        words = pattern.sub(replacement, words)
    return words
