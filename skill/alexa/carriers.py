"""Carriers: the words around a slot, of which Alexa sends us the slot alone (data).

AMAZON.SearchQuery needs a carrier in each sample. Alexa tells the intent, not the sample, so an intent with several
carriers leaves open which of them was said. Carriers share an intent only where it makes little difference, because
Amazon limits the number of intents.
"""

from collections.abc import Mapping

from skill.alexa.intents import NAMING, PLAY, PROGRAMME, QUERY, SAYING_NO, SAYING_YES

CARRIERS: Mapping[str, tuple[str, ...]] = {
    # what begins a question
    "WhyIntent": ("why",),
    "HowIntent": ("how",),
    "WhatIntent": ("what",),
    "WhatsIntent": ("what's",),
    "WhenIntent": ("when",),
    "WhereIntent": ("where", "where's"),
    "WhoIntent": ("who", "who's", "whose"),
    "WhichIntent": ("which",),
    "CanIntent": ("can",),
    "CouldIntent": ("could",),
    "DoesIntent": ("does",),
    "DoIntent": ("do",),
    "DidIntent": ("did",),
    "IsIntent": ("is",),
    "AreIntent": ("are",),
    "WillIntent": ("will",),
    "WouldIntent": ("would",),
    "ShouldIntent": ("should",),
    "HasIntent": ("has",),
    "HaveIntent": ("have",),
    "IfIntent": ("if",),
    "TellMeIntent": ("tell me",),
    "ExplainIntent": ("explain",),
    "TalkIntent": ("talk",),
    "GiveIntent": ("give",),
    "HelpMeIntent": ("help me", "help"),
    # who it is about
    "FirstPersonIntent": ("i",),
    "FirstPersonAmIntent": ("i'm", "am"),
    "FirstPersonHaveIntent": ("i've",),
    "FirstPersonWouldIntent": ("i'd",),
    "FirstPersonWillIntent": ("i'll",),
    "MyIntent": ("my",),
    "WeIntent": ("we", "we're", "we've", "we'd", "we'll", "our"),
    "YouIntent": ("you", "you're", "you've", "your"),
    "HeIntent": ("he", "he'd", "he'll", "his"),
    "HeIsIntent": ("he's",),
    "SheIntent": ("she", "she'd", "she'll", "her"),
    "SheIsIntent": ("she's",),
    "TheyIntent": ("they", "they're", "they've", "they'd", "they'll", "their", "people"),
    "VoicesIntent": ("voices",),
    "MotherIntent": ("mum", "mom", "mother", "mum's", "mom's"),
    "MamaIntent": ("mama", "mam"),
    "FatherIntent": ("dad", "daddy", "father", "dad's", "papa", "granddad"),
    "SpouseIntent": ("husband", "wife", "partner"),
    "SomeoneIntent": ("someone", "somebody", "someone's", "somebody's"),
    "EveryoneIntent": ("everyone", "everybody", "everyone's", "everybody's", "all", "every"),
    "NobodyIntent": ("nobody", "no one", "nobody's", "no one's", "none", "not one"),
    # what it is about
    "ThereIntent": ("there", "there's"),
    "ItIntent": ("it", "it's", "it'll", "its"),
    "ThisIntent": ("this", "that", "that's", "these", "those"),
    NAMING: ("the", "a", "an", "one", "another"),
    "SomethingIntent": ("something", "some", "something's", "things"),
    "EverythingIntent": ("everything", "everything's"),
    "NothingIntent": ("nothing", "nothing's"),
    "LifeIntent": ("life",),
    "LivingIntent": ("living", "being"),
    "DeathIntent": ("death", "dying"),
    "ChestIntent": ("chest", "chess"),
    "HeartIntent": ("heart",),
    "BloodIntent": ("blood",),
    "PainIntent": ("pain",),
    "PanicIntent": ("panic",),
    "AnxietyIntent": ("anxiety",),
    # what is done or felt, with nobody named
    "WantIntent": ("want", "wanna", "need", "wish"),
    "GoingIntent": ("going", "gonna", "gotta", "trying"),
    "ReadyIntent": ("ready",),
    "HavingIntent": ("having", "got", "getting", "had"),
    "FeelIntent": ("feel", "feeling", "feels", "felt"),
    "BetterIntent": ("better",),
    "ThinkIntent": ("think", "thinking", "thought", "thoughts"),
    "TakeIntent": ("take", "taking"),
    "TookIntent": ("took", "swallowed"),
    "HurtIntent": ("hurt", "hurts"),
    "KillIntent": ("kill", "killing"),
    "CutIntent": ("cut", "cutting"),
    "HitIntent": ("hit", "hitting"),
    "ShootIntent": ("shoot",),
    "TouchIntent": ("touch", "hold", "hug"),
    "CallIntent": ("call", "ring", "phone", "send", "calling"),
    "GetIntent": ("get",),
    "LetIntent": ("let", "make"),
    "KeepIntent": ("keep", "stay"),
    "SaveIntent": ("save",),
    "LeaveIntent": ("leave",),
    "GoodbyeIntent": ("goodbye", "bye", "goodnight"),
    "GoodIntent": ("good",),
    # what stands before it
    SAYING_YES: ("yes", "yeah", "yep", "sure"),
    SAYING_NO: ("no", "nope", "nah"),
    "NotIntent": ("not", "never"),
    "CannotIntent": ("can't", "cannot", "couldn't"),
    "DoNotIntent": ("don't", "doesn't", "didn't", "won't", "haven't", "ain't", "isn't"),
    "PleaseIntent": (
        "please", "oh", "um", "uh", "hey", "hi", "hello", "well", "okay", "ok", "so", "honestly", "actually",
        "really", "just", "maybe", "now", "look", "sorry", "definitely",
    ),
    "OnlyIntent": ("only",),
    "ByIntent": ("by",),
    "AloneIntent": ("alone",),
    "MeIntent": ("me",),
    "AndIntent": ("and", "but", "because", "or", "since", "then", "though", "while", "until"),
    "SometimesIntent": ("sometimes", "always", "often", "lately", "today", "tonight", "tomorrow", "last"),
    "WithIntent": ("with", "without", "for", "in", "at", "on", "to", "from", "of", "after", "before", "about", "as"),
}  # fmt: skip
"""The words before QUERY, for each intent that takes free words; the most usual first."""

PLAY_SAMPLES = (
    "{programme}",
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
"""The samples of PLAY that have its slot."""

SAMPLES: Mapping[str, tuple[str, ...]] = {
    PLAY: PLAY_SAMPLES,
    **{name: tuple(f"{each} {{{QUERY}}}" for each in carriers) for name, carriers in CARRIERS.items()},
}
"""Every sample that has a slot, by its intent."""

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
    "SayingGoodbyeIntent": ("goodbye", "bye", "bye bye", "good night", "see you"),
}
"""Replies too short for a carrier: what is said in them, the usual words first."""

_COURTEOUS = frozenset(
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
"""What may be said with a yes or a no that is plain."""

_NEGATED = frozenset({"NotIntent", "DoNotIntent", "CannotIntent", SAYING_NO})
"""Carriers without which a sentence says the contrary."""


def ways_to_say(intent: str, slot: str) -> tuple[str, ...]:
    """Every way in which a listener can have said this to the intent: in each of its samples, and the slot alone."""
    named = f"{{{PROGRAMME if intent == PLAY else QUERY}}}"
    ways = tuple(sample.replace(named, slot) for sample in SAMPLES.get(intent, ()))
    return ways if intent in _NEGATED else tuple(dict.fromkeys((*ways, slot)))


def as_asked(intent: str, query: str) -> str:
    """The words of a question intent with its most usual carrier put back."""
    carriers = CARRIERS.get(intent, ())
    return f"{carriers[0] if carriers else ''} {query}".strip()


def as_said_alone(intent: str, query: str) -> str:
    """Name the intent of a plain yes or no for "yes please"; any other intent keeps its name."""
    is_plain = _COURTEOUS.issuperset(query.lower().split())
    return {SAYING_YES: "AMAZON.YesIntent", SAYING_NO: "AMAZON.NoIntent"}.get(intent, intent) if is_plain else intent
