"""Carriers: the words around a slot; Alexa sends us the slot without them (data).

AMAZON.SearchQuery needs a carrier in each sample. Alexa tells the intent, not the sample, so an intent with several
carriers leaves open which of them was said. Carriers share an intent only where it makes little difference, because
Amazon limits the number of intents.
"""

import re
from collections.abc import Mapping

from skill.alexa import playing_words
from skill.alexa.intents import (
    GO_TO_CHAPTER,
    NAME_ALONE,
    NAMING,
    PLAY,
    QUERY,
    RESUME_PROGRAMME,
    SAYING_NO,
    SAYING_YES,
    TITLE,
)

CARRIERS: Mapping[str, tuple[str, ...]] = {
    # question words
    "WhyIntent": ("why", "why's"),
    "HowIntent": ("how",),
    "WhatIntent": ("what",),
    "WhatsIntent": ("what's",),
    "WhenIntent": ("when", "when's", "whenever"),
    "WhereIntent": ("where", "where's"),
    "WhoIntent": ("who", "who's", "whose"),
    "WhichIntent": ("which",),
    "CanIntent": ("can",),
    "CouldIntent": ("could",),
    "DoesIntent": ("does",),
    "DoIntent": ("do",),
    "DidIntent": ("did",),
    "IsIntent": ("is", "was"),
    "AreIntent": ("are", "were"),
    "WillIntent": ("will",),
    "WouldIntent": ("would",),
    "ShouldIntent": ("should", "shall", "must"),
    "HasIntent": ("has",),
    "HaveIntent": ("have",),
    "IfIntent": ("if",),
    "TellMeIntent": ("tell me", "tell", "show me", "teach me", "remind me", "show", "teach", "ask", "read"),
    "ExplainIntent": ("explain", "describe"),
    "TalkIntent": ("talk", "speak"),
    "GiveIntent": ("give", "gimme", "bring", "find", "lend"),
    "HelpMeIntent": ("help me", "help"),
    # persons
    "FirstPersonIntent": ("i",),
    "FirstPersonAmIntent": ("i'm", "am"),
    "FirstPersonHaveIntent": ("i've",),
    "FirstPersonWouldIntent": ("i'd",),
    "FirstPersonWillIntent": ("i'll",),
    "MyIntent": ("my",),
    "SayingWeIntent": ("we", "we're", "we've", "we'd", "we'll", "our"),
    "SayingYouIntent": ("you", "you're", "you've", "you'll", "your", "y'all"),
    "HeIntent": ("he", "he'd", "he'll", "his"),
    "SayingHeIsIntent": ("he's",),
    "SheIntent": ("she", "she'd", "she'll", "her"),
    "SayingSheIsIntent": ("she's",),
    "SayingTheyIntent": ("they", "they're", "they've", "they'd", "they'll", "their", "people"),
    "SayingVoicesIntent": ("voices",),
    "SayingMotherIntent": ("mum", "mom", "mother", "mum's", "mom's", "mother's"),
    "SayingMamaIntent": ("mama", "mam", "ma", "mammy", "mummy", "mommy", "mam's", "mummy's"),
    "SayingFatherIntent": ("dad", "daddy", "father", "dad's", "daddy's", "papa", "da", "father's"),
    "SayingSpouseIntent": ("husband", "wife", "partner", "husband's", "wife's", "boyfriend", "girlfriend", "ex"),
    "SayingSisterIntent": (
        "sister", "brother", "son", "daughter", "baby", "kids", "kid", "child", "children", "friend", "friends", "boss",
        "neighbour", "baby's", "neighbour's", "mate", "flatmate", "teacher", "coach", "nurse", "lad", "girl", "family",
    ),
    "SayingGrandmaIntent": (
        "grandma", "gran", "granny", "nan", "nana", "grandad", "granddad", "grandpa", "nan's", "grandad's", "gran's",
        "nana's", "grandpa's", "grandmother", "grandfather", "auntie", "uncle",
    ),
    "SomeoneIntent": ("someone", "somebody", "someone's", "somebody's"),
    "SayingEveryoneIntent": ("everyone", "everybody", "everyone's", "everybody's", "all", "every"),
    "NobodyIntent": ("nobody", "no one", "nobody's", "no one's", "none", "not one"),
    # things
    "ThereIntent": ("there", "there's"),
    "SayingItIntent": ("it", "it's", "it'll", "it'd", "its", "seems", "sounds"),
    "SayingThisIntent": ("this", "that", "that's", "these", "those"),
    NAMING: ("the", "a", "an", "one", "another"),
    "SayingSomethingIntent": ("something", "some", "something's", "things"),
    "SayingEverythingIntent": ("everything", "everything's"),
    "SayingNothingIntent": ("nothing", "nothing's"),
    "SayingLifeIntent": ("life", "life's", "work", "work's", "school", "home", "money"),
    "SayingLivingIntent": ("living", "being"),
    "SayingDeathIntent": ("death", "dying", "dead", "died", "suicide"),
    "SayingChestIntent": ("chest", "chess"),
    "SayingHeartIntent": ("heart", "heart's"),
    "SayingBloodIntent": ("blood",),
    "SayingPainIntent": ("pain",),
    "SayingHeadIntent": (
        "head", "head's", "mind", "brain", "shoulders", "stomach", "tummy", "body", "hands", "hand", "eyes", "eye",
    ),
    "SayingPanicIntent": ("panic",),
    "SayingAnxietyIntent": ("anxiety", "stress", "worry", "fear", "grief", "loneliness", "depression"),
    # actions and feelings of nobody in particular
    "SayingWantIntent": ("want", "wanna", "need", "wish"),
    "SayingGoingIntent": (
        "going", "gonna", "gotta", "trying", "waiting", "sitting", "standing", "working", "looking", "walking",
    ),
    "SayingReadyIntent": ("ready",),
    "SayingHavingIntent": (
        "having", "got", "getting", "had", "been", "went", "came", "found", "made", "told", "said",
        "asked", "sat", "walked", "fell", "gone",
    ),
    "SayingFeelIntent": ("feel", "feeling", "feels", "felt"),
    "SayingBetterIntent": ("better",),
    "SayingThinkIntent": ("think", "thinking", "thought", "thoughts", "reckon", "guess", "hope", "wondering"),
    "SayingStressedIntent": (
        "stressed", "overwhelmed", "anxious", "nervous", "worried", "tense", "wound", "scared", "afraid", "worrying",
        "stuck", "trapped", "burnt",
    ),
    "SayingLonelyIntent": ("lonely", "lonesome", "homesick", "isolated", "unloved"),
    "SayingMissIntent": ("miss", "missing", "lost", "losing"),
    "SayingSadIntent": (
        "sad", "upset", "unhappy", "heartbroken", "angry", "down", "low", "crying", "empty", "numb", "broken", "bad",
        "hard", "rough",
    ),
    "SayingTiredIntent": (
        "tired", "exhausted", "sleepy", "restless", "awake", "sleep", "long", "woke", "drained", "worn",
    ),
    "SayingComfortIntent": (
        "comfort", "calm", "relax", "soothe", "cheer", "reassure", "settle", "ground", "slow", "rest",
    ),
    "SayingTakeIntent": ("take", "taking", "put", "set", "turn", "open", "carry"),
    "SayingTookIntent": ("took", "swallowed"),
    "SayingHurtIntent": ("hurt", "hurts", "hurting"),
    "SayingKillIntent": ("kill", "killing"),
    "SayingCutIntent": ("cut", "cutting"),
    "SayingHitIntent": ("hit", "hitting", "punched", "choked", "stabbed", "beaten"),
    "SayingShootIntent": ("shoot", "shot"),
    "SayingTouchIntent": ("touch", "hold", "hug", "touching", "holding", "hugging", "hugs", "cuddling", "kissing"),
    "SayingCallIntent": ("call", "ring", "phone", "send", "calling"),
    "SayingGetIntent": ("get",),
    "SayingLetIntent": ("let", "let's", "make"),
    "SayingKeepIntent": ("keep", "stay"),
    "SayingSaveIntent": ("save",),
    "SayingLeaveIntent": ("leave", "leaving", "left"),
    "SayingGoodbyeIntent": ("goodbye", "bye", "goodnight"),
    "SayingGoodIntent": ("good", "nice", "lovely", "happy", "grateful", "great"),
    # words before a sentence
    SAYING_YES: ("yes", "yeah", "yep", "sure"),
    SAYING_NO: ("no", "nope", "nah"),
    "SayingNotIntent": ("not", "never"),
    "SayingCannotIntent": ("can't", "cannot", "couldn't"),
    "SayingDoNotIntent": ("don't",),
    "SayingDoesNotIntent": ("doesn't", "didn't", "won't", "haven't", "ain't", "isn't", "wouldn't", "wasn't"),
    "SayingPleaseIntent": (
        "please", "oh", "um", "uh", "hey", "hi", "hello", "well", "okay", "ok", "so", "honestly", "actually",
        "really", "just", "maybe", "now", "look", "sorry", "definitely", "ah", "ugh", "man", "god", "lord", "right",
        "like", "also", "even", "still", "too",
    ),
    "SayingOnlyIntent": ("only",),
    "SayingByIntent": ("by",),
    "SayingAloneIntent": ("alone",),
    "SayingMeIntent": ("me",),
    "SayingAndIntent": ("and", "but", "because", "or", "since", "then", "though", "while", "until"),
    "SayingSometimesIntent": (
        "sometimes", "always", "often", "lately", "today", "tonight", "tomorrow", "yesterday", "last", "once",
    ),
    "SayingWithIntent": (
        "with", "without", "for", "in", "at", "on", "to", "from", "of", "after", "before", "about", "as",
    ),
}  # fmt: skip
"""The words before QUERY, by intent; the most usual first."""

PLAY_SAMPLES = (
    "play {programme}",
    "play me {programme}",
    "start {programme}",
    "begin {programme}",
    "put on {programme}",
    "do {programme} with me",
    "let's do {programme}",
    "i'd like {programme}",
    "i would like {programme}",
    "i want {programme}",
    "i want to hear {programme}",
    "guide me through {programme}",
    "take me through {programme}",
    "lead me through {programme}",
)
"""The samples of PLAY in which a programme is named."""

WANT_SAMPLES = (
    # a person, an animal or a place
    *("remember {figure}", "remember my {figure}", "i want to remember my {figure}", "let me remember my {figure}"),
    *("help me remember my {figure}", "bring my {figure} to mind", "let me think of my {figure}"),
    *("think of my {figure}", "think about my {figure}", "i want to think of my {figure}"),
    *("i want to think about my {figure}", "play something with my {figure}", "play something about my {figure}"),
    # a length
    *("{length}", "{length} please", "for {length}", "about {length}", "i have {length}", "i've got {length}"),
    *("i have got {length}", "i only have {length}", "i've only got {length}", "play {length}", "give me {length}"),
    *("play something of {length}", "play something for {length}", "something of {length}", "a {length} one"),
    *("a {length} {sort}", "play a {length} {sort}", "play me a {length} {sort}", "give me a {length} {sort}"),
    *("i want a {length} {sort}", "i'd like a {length} {sort}"),
    *("{length} with my {figure}", "play {length} with my {figure}", "a {length} {sort} with my {figure}"),
    *("play a {length} {sort} with my {figure}",),
    # a need
    *("{feeling}", "{need}", "something for {need}", "anything for {need}", "one for {need}"),
    *("play something for {need}", "play me something for {need}", "give me something for {need}"),
    *("i need something for {need}", "i want something for {need}", "i'd like something for {need}"),
    *("do you have something for {need}", "do you have anything for {need}", "have you got something for {need}"),
    *("a {sort} for {need}", "play a {sort} for {need}", "i need a {sort} for {need}"),
    *("a {length} {sort} for {need}", "play something of {length} for {need}", "i have {length} for {need}"),
    *("{length} for {need}", "play {length} for {need}", "give me {length} for {need}", "i want {length} for {need}"),
    *("something for {need} of {length}", "which one for {need}", "which one is for {need}"),
    *("which is best for {need}", "which one is best for {need}", "which one is good for {need}"),
    *("which {sort} for {need}", "which {sort} is good for {need}"),
)
"""The samples of PLAY in which a programme is asked for without a name."""

RESUME_SAMPLES = (
    "resume {programme}",
    "continue {programme}",
    "continue with {programme}",
    "go on with {programme}",
    "carry on with {programme}",
)
"""The samples of RESUME_PROGRAMME."""

SAMPLES: Mapping[str, tuple[str, ...]] = {
    PLAY: (*PLAY_SAMPLES, *WANT_SAMPLES),
    NAME_ALONE: (f"{{{TITLE}}}",),
    RESUME_PROGRAMME: RESUME_SAMPLES,
    **playing_words.SAMPLES,
    **{name: tuple(f"{each} {{{QUERY}}}" for each in carriers) for name, carriers in CARRIERS.items()},
}
"""The samples that have a slot, by intent."""

SHORT_REPLIES: Mapping[str, tuple[str, ...]] = {
    "NobodyNearIntent": ("nobody", "no one", "none", "alone", "myself", "by myself", "on my own", "just me", "only me"),
    "SomebodyNearIntent": ("somebody", "someone", "everyone", "everybody"),
    "NotKnowingIntent": ("dunno", "don't know", "can't", "i can't", "whatever", "maybe", "perhaps", "why"),
    "NotAloudIntent": ("shh", "sh", "shush", "hush", "quiet", "later", "another time", "footsteps"),
    "OnlyJokingIntent": (
        "joking",
        "kidding",
        "just joking",
        "just kidding",
        "only joking",
        "only kidding",
        "false alarm",
    ),
    "OnlyGoodbyeIntent": ("goodbye", "bye", "bye bye", "good night", "see you"),
}
"""Replies too short for a carrier, by intent; the most usual words first."""

_MORE_CARRIERS: Mapping[str, tuple[str, ...]] = {GO_TO_CHAPTER: ("go to",)}
"""Carriers before other slots than QUERY."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

_SAMPLES = {
    name: tuple((each, frozenset(_PLACEHOLDER.findall(each))) for each in samples) for name, samples in SAMPLES.items()
}
"""The samples of each intent, with the names of the slots in each."""

_COURTESIES = frozenset(
    {
        "please",
        "thank",
        "thanks",
        "you",
        "yes",
        "yeah",
        "no",
        "sure",
        "okay",
        "ok",
        "do",
        "go",
        "ahead",
        "that's",
        "fine",
    }
)
"""Words allowed beside a plain yes or no."""

_NEGATING_INTENTS = frozenset(
    {"SayingNotIntent", "SayingDoNotIntent", "SayingDoesNotIntent", "SayingCannotIntent", SAYING_NO}
)
"""Intents whose carriers negate the sentence."""


def expand_utterances(intent: str, slots: Mapping[str, str]) -> tuple[str, ...]:
    """Return all possible utterances behind an intent's slots: its samples with any of them, and each slot alone."""
    samples = (each for each, names in _SAMPLES.get(intent, ()) if names <= slots.keys())
    utterances = [_PLACEHOLDER.sub(lambda match: slots[match[1]], each) for each in samples]
    return tuple(dict.fromkeys(utterances if intent in _NEGATING_INTENTS else (*utterances, *slots.values())))


def restore_carrier(intent: str, query: str) -> str:
    """Return the words of a question intent with its most usual carrier put back."""
    carriers = _MORE_CARRIERS.get(intent) or CARRIERS.get(intent, ())
    return f"{carriers[0] if carriers else ''} {query}".strip()


def normalise_yes_no(intent: str, query: str) -> str:
    """Return Amazon's yes or no intent for a plain yes or no such as "yes please"; else the same intent."""
    is_plain = _COURTESIES.issuperset(query.lower().split())
    return {SAYING_YES: "AMAZON.YesIntent", SAYING_NO: "AMAZON.NoIntent"}.get(intent, intent) if is_plain else intent
