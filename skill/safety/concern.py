"""Concern: rules for somebody else who thinks of suicide or self-harm, and finds whose life is in danger."""

import re
from collections.abc import Iterable

from skill.safety.phrase_patterns import PhrasePattern, compile_phrases, split_words

SPEAKER, ANOTHER = "speaker", "another"

_MINE = re.compile(r"\b(?:myself|me|i|my|mine)\b")
_ME = re.compile(r"\b(?:myself|me|i)\b")
_THEIRS = re.compile(r"\b(?:himself|herself|themsel\w+)\b")
_OWNED = re.compile(r"\b(?:his|her|their|him|them)\b")
_RELATIVE = compile_phrases("(my|our|his|her|their|a|an|the|this|that) (\\w+ ){0,2}?<someone>")
_OTHER_FIRST = compile_phrases("he|she|they|<someone>|(my|our) (\\w+ ){0,2}?<someone>")
_LAST_LINK = re.compile(r"(?<! if)(?<! when)(?<! that)(?<! as)(?<! and)(?: (?:and|but|because|i))$")

_FOUND = re.compile(
    r"\b(?:found|discovered|seen|saw|read|handed me|gave me|showed me|sent me)(?: (?:his|her|their|my \w+))? ?$"
)
"""Words before a note that is not the speaker's own."""

_SUBJECT = re.compile(
    r"\b(?:(?P<speaker>i)|he|she|they|somebody|someone|(?:\w+ )?(?:year old|\w+ year old|person|man|woman|boy|girl|"
    r"mother|mum|mom|mam|mummy|mommy|mama|dad|daddy|father|papa|parents?|brother|bro|sister|sis|sibling|son|daughter|"
    r"child|children|kids?|husband|hubby|wife|partner|spouse|fiancee?|boyfriend|bf|girlfriend|gf|ex|friend|mate|"
    r"buddy|"
    r"pal|bestie|room ?mate|flatmate|housemate|neighbou?r|colleague|co ?worker|boss|teacher|student|pupil|client|"
    r"uncle|"
    r"aunt|auntie|cousin|nephew|niece|grandma|gran|granny|nan|nana|grandpa|grandad|granddad|grandmother|grandfather|"
    r"stepdad|stepmom|stepmum|stepson|stepdaughter|teenager|teen|lad|lodger|tenant|"
    r"lady|bloke|guy|chap|lass|classmate|customer|caller|patient|carer|stranger|passenger))\b"
)
"""The subject of the next words."""

_LINKS = re.compile(
    r"(?: (?:says?|said|saying|tells?|told|telling|thinks?|thought|feels?|felt|feeling|keeps?|kept|is|was|has|"
    r"have|had|"
    r"been|be|being|am|are|talks?|talking|texts?|texted|texting|wrote|writes|writing|posts?|posted|posting|messaged|"
    r"mentions?|mentioned|hints?|hinted|who|whos|might|may|going|goes|to|want|wants|wanted|not|does|did|do|do|"
    r"seems?|about|of|"
    r"trying|tried|tries|there|it|life|no|would|left|we|all|he|she|they|always|again|today|yesterday|last|night|week|"
    r"online|in|her|his|their|diary|note|letter|me|us|that|should|would|rather|better|ought|must|planning|decided|"
    r"like|just|really|often|sometimes|could|can|started|having|experiencing|"
    r"looking|googling|searching|reading|researching|gone|only|took|taken|vanished|missing|leaving|rang|phoned|"
    r"called|crying|sobbing|shouting|screaming|begging|"
    r"begs|"
    r"drunk|low|confessed|every|night|morning|day|done|got|getting|sat|stood|standing|sitting|locked|up|on|at|"
    r"wishes|wish|swears?|threatens?|threatened|threatening|acting|sounds?|getting|become|everyone|everybody)){0,40}"
)
"""Words that tie a subject to a match: "my brother keeps saying there is ..."."""

CONCERN = compile_phrases(
    "(he|she|they|<someone>) (\\w+ )?(hates?|hating) (his|her|their|own) (own )?(life|existence)(?! "
    "(drawing|insurance|guard|story|coach|saver))",
    "(topping|top|offing|off|hanging|hang|unaliving|unalive|killing|kill|cutting|harming|hurting|drowning) "
    "(of )?(himself|herself|themselves|themself)",
    "(cuts|scars|burns|razor cuts|cut marks|marks) ... (up|on|down|over|all over|along) "
    "(his|her|their) (arms?|wrists?|legs?|thighs?)",
    "(son|daughter|teenager|teen|kid|child|girl|boy|friend|sister|brother|niece|nephew|student|girlfriend|boyfriend|"
    "stepdaughter|stepson|pupil|year old) (is |has been |keeps |started |back )+(cutting|self harming)( <end>|"
    "$| what| how| should)",
    "(locked|shut) (himself|herself|themselves|himself in|herself in) ... (pills|tablets|knife|gun|razor|blade|rope|"
    "bottle|not answer|not answering|threatening)",
    "(found|find|seen|saw) ... (noose|razor|razors|blades?|suicide|goodbye (note|letter)|pills|rope|stash) ... "
    "(in|under|on|by|from) ... (son|daughter|brother|sister|husband|wife|girlfriend|boyfriend|friend|his|her|"
    "their|teenager|roommate|flatmate|mum|mom|dad)",
    "(<someone>|he|she|they) (\\w+ ){0,3}?(left|wrote|sent|posted|texted|messaged|said|written|recorded) (me |us |"
    "a |my |his |her |the |last |final )*"
    "(goodbye|goodbyes|last goodbye|farewell|suicide|goodbye note|final message)( note| letter| message| text| post| "
    "video)? ... (not answer|not answering|not pick|phone|look after|gone|cannot reach|can not reach|missing|"
    "to everyone|on (instagram|facebook|snapchat|tiktok|whatsapp)|online|forever|for good)",
    "(he|she|they|<someone>) (is |are |was )?(\\w+ ){0,2}?(on|off|at|from) (the )?(bridge|roof|ledge|rooftop|cliff|"
    "edge|tracks|balcony|window ledge) ... (jump|jumping|end it|says|threatening|not come down|will not)",
    "no (point|reason|use) (in |of |for )?(him|her|them) (being|to be|living|going on|carrying on|to live|to stay)",
    "(danger|risk|harm) to (himself|herself|themselves)( <end>|$)",
    "(he|she|they|<someone>) (\\w+ ){0,3}?(says?|said|saying|thinks?|feels?|keeps?|told|believes?|wrote|writes|"
    "posted|texted) (\\w+ ){0,4}?(better|"
    "happier|easier|better off|fine) (off )?without (him|her|them)",
    "(he|she|they|<someone>) (\\w+ ){0,2}?(want|wants|wanted|going|plans?|planning|threatens?|threatening|tried|"
    "talks? about|talking about|wishes|wrote|says|said|hopes) (\\w+ ){0,3}?(die|be dead|disappear forever|"
    "disappear for good|"
    "not exist|jump|end it|end it all|hang|overdose|not wake up|not be here|not live|go to sleep forever)(?! "
    "(of|from|hair|in (pool|water)|on trampoline|up|rope|out|for joy|into pool))( <end>|$| if| when| off| and| "
    "unless)",
    "(he|she|they|<someone>) (\\w+ ){0,2}?(took|taken|swallowed) (\\w+ ){0,3}?(and )?(not want )(to )?(be saved|"
    "live|help)",
    "(worried|scared|afraid|frightened|think|sure|terrified|convinced) (that )?(<someone>|he|she|they) (\\w+ ){0,2}?"
    "(is |are |might |may |will |going |could )+(\\w+ )?(do something (stupid|silly|to himself|to herself|to "
    "themselves)|"
    "end it|end it all|try again|not safe with (himself|herself|themselves))",
    "(he|she|they|<someone>) (\\w+ ){0,4}?(going|wants?|wanted|says?|said|threatening|threatens?|planning|might) "
    "(to |is |he |she |going |will |might )*(take|swallow|overdose on) "
    "(her |his |their |all |lots of |some |bunch of |load of |whole |of |too many )*(pills|tablets|overdose|"
    "sleeping pills|meds)(?! (for|as|with water|to sleep better|tonight as))",
    "(he|she|they|<someone>) (\\w+ ){0,3}?(had enough|ready to go|ready to die|given up|gave up) (of life |on life "
    ")?and (\\w+ ){0,3}?(not eat|not eating|stopped eating|refuses to eat|refusing|not drink|"
    "goodbye|giving away|not take (her|his) (pills|medicine|tablets))",
    "(he|she|they|<someone>) (\\w+ ){0,4}?(talking|talks|joking|jokes|going on|obsessed|asking|asks|reading|"
    "googling) about (dying|killing|suicide|ending (it|his|her|their)|being dead|wanting (to )?die|not being here|"
    "death)( <end>|$| by| all|him|her)",
    "(died|passed|passed away|death|gone|funeral) ... (he|she|they) (wants?|wishes) (to )?(be with|join|follow|go "
    "with) (him|her|them|my \\w+|mum|dad)( <end>|$)",
    "(died|passed|passed away|death|gone|funeral) (and )?(he |she |they )?(says?|said|keeps saying) (that )?(he|"
    "she|they) (wants?|wishes) (to )?(be with|join|follow|go with) (him|her|them|my \\w+|mum|dad)( <end>|$)",
    "(handed|gave|showed|sent) me (a |his |her |their )*suicide (note|letter|message)",
    "(he|she|they|<someone>) (\\w+ ){0,2}?(says?|said|thinks?|feels?|wrote|told me|believes?|posted|texted) (\\w+ "
    "){0,4}?(care|notice|sad|cry|mind|miss (him|her|them)|happier|better) (if|when) (he|she|they) (was |is |were |"
    "are )?(died|die|gone|disappeared|dead|not here)",
    "(he|she|<someone>) (\\w+ ){0,3}?(cutting|self harming) (last night|again|tonight|deep|too deep|deeper|worse)",
    "(stop|stopping|help|save) (him|her|them|<someone>) (from )?(killing|hurting|harming|cutting) "
    "(himself|herself|themselves)",
    "(stop|prevent|stopping|preventing) (\\w+ )?(suicide|(person|people|somebody|someone|him|her|friend) (\\w+ "
    "){0,2}?"
    "(set on )?(dying|death|suicide))( <end>|$)",
    "(asks?|asking|asked|wants?|begs?|begging) (me|us|you) (to )?(help )?(help (him|her|them) die|end (his|her|"
    "their) life|"
    "let (him|her|them) die)",
    "(better|easier|happier) (off )?(with (him|her|them) (dead|gone)|if (he|she|they) (was|were) (dead|gone))",
    "(not be sad|not cry|ready|warned|not blame) (\\w+ ){0,3}?(when|if) (i|we|they|you) find (him|her|them) "
    "(dead|gone|"
    "hanging)",
    "(showed|shows|shown) (me|us) (his|her|their) (cuts|wrists|scars|bullet|rope|noose)( <end>|$)",
    "(want|wants|says|going|go) (to )?(go )?(to |in |be in )?heaven (to |with |and )?(be with |see |join )?(his|"
    "her|their) "
    "(mum|mom|dad|brother|sister|mother|father|nan|gran|mummy|daddy)",
    "(talk|talking) ... (friend|son|daughter|brother|sister|him|her|them|someone|somebody) ... (off (a )?(ledge|"
    "bridge|roof)|out of (suicide|killing|it|ending))",
)


def find_whose(rules: Iterable[PhrasePattern], words: str) -> str | None:
    """Return SPEAKER if the words may be about the speaker's life, else ANOTHER; None if no rule matches."""
    each_word = split_words(words)
    persons = {_find_whose(match, words) for rule in rules for match in rule.finditer(words, each_word)}
    return SPEAKER if SPEAKER in persons else next(iter(persons), None)


def _find_whose(match: re.Match[str], words: str) -> str:
    matched = _RELATIVE.sub("·", _LAST_LINK.sub("", match[0]))
    if _OTHER_FIRST.match(match[0]) and _OWNED.search(match[0]) and not _ME.search(match[0]):
        return ANOTHER
    if _MINE.search(matched):
        return SPEAKER
    if _THEIRS.search(matched) or _OTHER_FIRST.match(match[0]):
        return ANOTHER
    return ANOTHER if _is_told_of_another(match, words) or _is_owned_by_another(match, words) else SPEAKER


def _is_told_of_another(match: re.Match[str], words: str) -> bool:
    """Return whether the nearest subject before the match is somebody else, and tied to the match."""
    first_word_ends = words.find(" ", match.start()) if " " in match[0] else match.end()
    if _FOUND.search(words[: match.start()]):
        return True
    subjects = list(_SUBJECT.finditer(words, max(0, match.start() - _REACH), first_word_ends))
    if not subjects or subjects[-1]["speaker"]:
        return False
    between = words[subjects[-1].end() : match.start()].rstrip()
    return bool(_LINKS.fullmatch(between)) if between else True


def _is_owned_by_another(match: re.Match[str], words: str) -> bool:
    """Return whether the match names what is another's, as in "all his pills", and the speaker does nothing."""
    if not _OWNED.search(match[0]):
        return False
    subjects = list(_SUBJECT.finditer(words, max(0, match.start() - _REACH), match.end()))
    return bool(subjects) and not any(subject["speaker"] for subject in subjects)


_REACH = 200
"""The characters before a match in which its subject is searched for."""
