"""Direction words: patterns of stage directions, by the kind of directive that replaces them."""


def _match_any(*ways: str) -> str:
    """Build a pattern that matches any of several patterns."""
    return f"(?:{'|'.join(ways)})"


def _split(words: str) -> list[str]:
    return words.split()


def _match_words(words: str) -> str:
    """Build a pattern that matches any of these words."""
    return _match_any(*_split(words))


NUMBERS: dict[str, float] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "a": 1,
    "an": 1,
    "half a": 0.5,
    "a couple of": 2,
    "a few": 3,
    "few": 3,
    "several": 5,
}
"""Numbers by their words; a vague word has the number that an author most likely means."""

UNITS_S = {
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "m": 60,
    "moment": 2,
    "beat": 1,
    "count": 1,
    "breath": 5,
}
"""Seconds in each unit; a vague one has its length in a slow reading."""

_NUMBER = _match_any(r"\d+(?:\.\d+)?", *sorted(NUMBERS, key=len, reverse=True))
_UNIT = _match_words("seconds? secs? s minutes? mins? moments? beats? counts? breaths?")
_RANGE = rf"{_NUMBER}(?:\s?(?:to|or|-|–)\s?{_NUMBER})?"
_ABOUT = rf"(?:{_match_any('for', 'about', 'around', 'another', 'of', 'the next')}\s)*"
TIME = rf"{_ABOUT}(?:\d+(?:\.\d+)?\s?-?|{_RANGE}[\s-]){_UNIT}(?: or so| or more| long)?"
"""A length of time, as in "for about five seconds"."""

_TIMES = _match_any("once", "twice", "again", f"{_NUMBER} times", r"x\s?\d+", r"\d+\s?x")

# Silence. What begins with "a" or "the" may be said within a sentence.
_SIZES = (
    *("very", "another", "one", "longer", "long", "shorter", "short", "brief", "small", "tiny", "slight", "big"),
    *("final", "gentle", "silent", "quiet", "dramatic", "extended", "medium", "natural", "comfortable", "meaningful"),
    *("full", "pregnant", "thoughtful", rf"{_NUMBER}[\s-]{_UNIT}", rf"\d+\s?{_UNIT}"),
)
_SURE_SIZE = rf"(?:{_match_any(*_SIZES)}\s)*"
_SIZE = rf"(?:{_match_any('a', 'an', 'the', *_SIZES)}\s)*"
_HUSH = _match_any("pauses?", "pausing", "beats?", "silence", "silent pause", "moment of silence")
_WHERE = rf"(?:\s{_match_any('here', 'again', 'now', 'briefly', 'silently', 'quietly', TIME)})*"
_FOR_WHAT = _match_any("effect", "emphasis", "breath", "a breath", "reflection", "listeners?", "them")
_WHY = rf"(?: for {_FOR_WHAT}| to (?:breathe|reflect|let \w+ \w+))?"
_WAITS = _match_any(
    *("holds?", "hold it", "hold this", "hold space", "waits?", "rest", "stay", "stop", "quiet", "stillness"),
    *("be still", "space", "break", "breathing space"),
)
_STILL = _match_any("here", "still", "with (?:it|this|that)", "silently", "quietly", "a moment", "in silence", TIME)
_GIVEN = _match_words("the them listeners? people room some a long short")
_GIVES = rf"{_match_words('leave give allow make hold insert add')}(?: {_GIVEN})*"
_ROOM = _match_any("moment of silence", *_split("silence space time room moment break gap"))
_SURE_PAUSE = _match_any(
    f"{_SURE_SIZE}{_HUSH}:?{_WHERE}{_WHY}",
    f"pausing {TIME}",
    f"(?:the )?{_match_words('narrator speaker reader guide host voice')} pauses{_WHERE}",
    f"hold(?:s|ing)?(?: here)? {TIME}",
    rf"(?!\D*moment){TIME} (?:of )?{_match_words('pause silence quiet stillness')}",
    f"{_match_words('insert leave add make give')} (?:a )?pause{_WHERE}",
)
_PAUSE = _match_any(
    f"{_SIZE}{_HUSH}{_WHERE}{_WHY}",
    r"pause(?: here| now)?[ ,]+(?:and|to|then|while) [\w' ]+",
    TIME,
    f"{_WAITS}(?: {_STILL})*",
    rf"counts? (?:silently |slowly )?to {_NUMBER}(?: silently| slowly)?",
    "let (?:it|the (?:bell|bowl|sound)) (?:ring|fade)(?: out)?",
    f"{_GIVES} {_ROOM}(?: here| for {_FOR_WHAT})?{_WHERE}",
)

# Breath.
_CALMLY = r"(?: (?:slowly|deeply|gently))*"
_WITH = _match_any(
    "slowly", "deeply", "gently", "in", "out", "through the (?:nose|mouth)", "with me", "again", "together"
)
_COUNT = _match_any(
    rf"(?: (?:for|to))?(?: a count of)? {_NUMBER}(?:[\s-]{_UNIT})?", r"(?: for)? \d+\s?s", f" {_TIMES}"
)  # fmt: skip
_SURE_BREATH = _match_any(
    f"{_match_any('inhales?', 'exhales?', 'breathe?s? in', 'breathe?s? out', 'breathe')}{_CALMLY}{_COUNT}",
    f"(?:in|out|hold) for (?:a count of )?{_NUMBER}(?: {_UNIT})?",
    f"hold {_NUMBER}",
)
_DEEP = rf"(?:{_match_words('a another one two three deep slow full long big cleansing')} )*"
_BREATH = _match_any(
    f"(?:breathe?s?|breathing)(?: {_WITH})*",
    f"{_DEEP}{_match_words('inhales? exhales? inhaling exhaling in-?breath out-?breath')}(?: {_WITH})*",
    f"(?:takes? )?{_DEEP}breaths?(?: in| out)?",
)

# Bells.
_TONES_OF_BELLS = _match_words(
    "a an the soft softly gentle gently single final first second third last one two three small big tibetan singing"
    " distant faint light low high deep opening closing temple meditation"
)
_TONE = rf"(?:{_TONES_OF_BELLS}\s)*"
_BELL = _match_any(
    "(?:wind )?chimes?", "(?:singing )?bowls?", "bells?", "gongs?", "ding", "dong", "triangle", "tingsha"
)
_RINGS = _match_any(
    *_split("rings? ringing sounds? sounding chimes? tolls? strikes? struck plays? dings? fades? fading"),
    *("is struck", "is rung", "out", "away", "softly", "gently", "slowly", "at the end", "here", _TIMES),
    "to (?:begin|start|end|close|open)",
)
_SURE_CHIME = _match_any(
    f"{_TONE}{_BELL}(?: {_RINGS})+",
    f"{_TIMES} {_BELL}",
    *("chime", "ding"),
    f"(?:ring|strike|sound|hit|cue|play)s?(?: of)? {_TONE}{_BELL}",
)
_CHIME = f"(?:sound of )?{_TONE}{_BELL}(?: sounds?)?(?:,? {_TIMES})?"

# What lies under the words.
_MOODS = _match_words(
    "a an the some softly soft gentle quiet calming calm slow light ambient relaxing peaceful background low warm deep"
    " distant faint meditative meditation instrumental acoustic intro opening closing upbeat loud soothing dreamy"
    " ethereal crackling chirping crashing falling sad happy cheerful spa yoga theme outro new"
)
_MOOD = rf"(?:{_MOODS}\s)*"
_MUSIC = _match_any(
    *_split("music piano guitar strings harp flute drones? pad synth ambience soundscape atmosphere rainfall rain"),
    *_split("ocean waves sea surf wind birdsong birds crickets stream river brook forest fireplace campfire fire"),
    *_split("thunder storm nature night noise jingle theme intro outro track heartbeat footsteps applause"),
    *("underscore", "ocean waves", "(?:white|brown|pink) noise", "sting", "bed"),
)
_MUSICS = rf"{_MOOD}{_MUSIC}(?: (?:and )?{_MUSIC})*(?: {_match_words('sounds? bed track loop noises? theme music')})?"
_PLAYS = _match_any(
    *_split("fades? fading in out up down underneath under away begins? beginning starts? starting stops?"),
    *_split("ends? ending plays? playing continues? continuing swells? rises? rising drops? ducks? enters?"),
    *_split("on off throughout builds? cuts? lower low louder quieter softly gently slowly quietly gradually"),
    *_split("stopping returns? again chirping singing crackling blowing falling crashing lapping rustling"),
    *("to fade", "in the (?:background|distance)", TIME),
)
_CUES = rf"{_match_words('cue start stop fade begin end play cut bring duck lower raise')}s?(?: (?:in|up|out|down))?"
_SURE_BED = _match_any(
    f"{_MUSICS}(?: {_PLAYS})+",
    f"{_CUES} {_MUSICS}(?: {_PLAYS})*",
    "fade[sd]?(?: (?:in|out|up|down|to (?:silence|black|end)|music))+",
)
_BED = f"(?:sounds? of )?{_MUSICS}|fades?"

# How it is said, and what a reader does.
_TONES = _match_words("low soft quiet warm gentle calm hushed sleepy tender soothing deeper slow")
_HOW = _match_any(
    *_split("whispers? whispering whispered softly gently slowly quietly warmly tenderly kindly calmly soothingly"),
    *_split("slower softer quieter louder faster lower brighter smiling laughing sighing crying tearfully humming"),
    *_split("solemnly seriously brightly playfully sleepily hesitantly firmly lovingly reassuringly emphatically"),
    *("emphasis", "emphasi[sz]e", "matter-of-factly", "in a whisper", "under (?:his|her|their) breath"),
    "with (?:a smile|warmth|emphasis|feeling|care|love|a sigh|a laugh)",
    f"(?:in an? )?{_TONES} (?:voice|tone|whisper)",
    f"(?:voice|tone)(?: is)? (?:{_TONES}|softens|drops|lowers|slows)",
)
_MORE = rf"(?:{_match_any('even', 'a little', 'a bit', *_split('very more slightly still almost now'))}\s)*"
_SPOKEN = rf"(?:{_match_words('speaks? speaking spoken said says read')}\s)?"
_MANNER = rf"{_SPOKEN}{_MORE}{_HOW}(?: (?:now|again|here|still|throughout))*"
_ACTS = _match_any(
    *_split("laughs? chuckles? sighs? smiles? giggles? gasps? yawns? sniffs? coughs? nods? whispers hums swallows"),
    *("clears? (?:his |her |their |your )?throat", "shakes head", "deep sigh", "audible (?:breath|exhale|inhale)"),
)
_SURE_MANNER = f"{_ACTS}(?: (?:softly|gently|quietly|warmly))?"

# Who says it.
_OTHERS = _match_words("the male female man's woman's child's first second third other another new different same")
_WHOSE = rf"(?:{_OTHERS}\s)*"
_SPEAKERS = _match_any(
    *_split("narrator narration speaker host presenter announcer reader instructor therapist guide teacher"),
    *_split("male female man woman children child voices?"),
    *("voice ?over", r"v\.?o", r"o\.?[sc]", "off ?(?:screen|stage)", "speaker(?:'s)? name", "name of (?:the )?speaker"),
)
_OF_THEM = _match_words(r"\d one two three a b voice speaker only again speaks continues returns name")
_SPEAKER = f"{_WHOSE}{_SPEAKERS}(?: {_OF_THEM})*"

# What only a studio does.
_LABEL = _match_any(
    *_split("sfx fx sound audio music cue visual video vo speaker narrator host direction tone mood pace"),
    *("sound effects?", r"v\.o\.?", "stage directions?"),
)
_SURE_NOTE = _match_any(
    r"(?:sfx|fx|insert|todo|tbd|tbc|placeholder|cont'?d|stage direction)\b.*",
    "to (?:the )?(?:camera|audience|reader|narrator|engineer)",
)
_PARTS = _match_words(
    "meditation exercise session recording track programme program part chapter practice section script"
)
_NOTE = _match_any(
    f"repeats?(?: (?:this|that|it|the (?:line|phrase|sentence)))?(?: {_TIMES})?",
    f"(?:the )?end(?: of (?:the )?{_PARTS})?",
    "(?:start|begin|stop) (?:of )?(?:recording|meditation|session)",
    *("continued", "continues", "transition", "intro", "outro", "cut", "scene", "optional", "aside", "ad lib"),
)

PATTERNS: tuple[tuple[str, bool, str], ...] = (
    ("pause", True, _SURE_PAUSE),
    ("breath", True, _SURE_BREATH),
    ("pause", False, _PAUSE),
    ("breath", False, f"{_BREATH}{_COUNT}?"),
    ("chime", True, _SURE_CHIME),
    ("chime", False, _CHIME),
    ("bed", True, _SURE_BED),
    ("bed", False, _BED),
    ("manner", True, _SURE_MANNER),
    ("manner", False, _MANNER),
    ("speaker", False, _SPEAKER),
    ("sound", True, rf"{_LABEL}\s?:\s?.+"),
    ("note", True, _SURE_NOTE),
    ("note", False, _NOTE),
)
"""A kind, True if it also counts within a sentence, and a pattern for all its words; the first match counts."""
