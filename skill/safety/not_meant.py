"""Not meant: deadly words about a thing, an appetite, a game, a work of art, a job, or a time that is over."""

from skill.safety.phrase_patterns import compile_phrases

_OF_OTHERS = "(?:(?!(?:i|me|my|myself)\\b)\\w+ )"
_ART = (
    "(album|song|tune|lyrics?|band|ballad|opera|musical|monologue|scene|novel|robot|cartoon|documentary|drama|soap|"
    "storyline|episode|sonnet|character|villain|hero|heroine|exhibition|comic|sketch)"
)
_STUDY = (
    "(course|training|lesson|lecture|seminar|module|essay|dissertation|thesis|coursework|homework|psychology|"
    "sociology|"
    "debate|paper|workshop|leaflet|poster|volunteering|charity|fundraiser|sponsored walk|awareness)"
)
_END_OF_LIFE = "(suicide|suicidal|self harm|self harming|die|dying|death|kill (himself|herself|themselves|yourself))"
_YEARS_AGO = (
    "(when i was (\\w+ )?(young|younger|little|small|teenager|teen|student|kid|child|boy|girl|lad|lass|at "
    "(school|uni|"
    "university|college)|in my (teens|twenties|thirties|forties)|\\w+teen|\\w+ty|(?:twelve|ten|eleven|nine|"
    "eight))|years "
    "ago|decades ago|long ago|long time ago|in my (teens|twenties|thirties|youth)|as (teenager|teen|student|kid|"
    "child|girl|"
    "boy|young (man|woman))|back then|in (nineteen|two thousand|19|20)\\w*)"
)
_OUTING = (
    "(off|away|working|on (holiday|leave|shift|nights|placement|tour)|flying|visiting|travelling|traveling|"
    "moving|camping|"
    "at (my|sea|work|wedding|conference|camp)|in (hospital|spain|france|dubai|london|scotland|wales|ireland|"
    "america|india|"
    "australia|germany|italy|\\w+land))"
)
_FOOD = (
    "(cake|cheesecake|biscuits?|chocolates?|crisps|ice cream|pudding|cheese|wine|sweets|doughnuts?|pizza|"
    "brownies?|credit "
    "card|sale|sales|shops?|catalogue|online shopping|cookies?)"
)

NOT_MEANT = compile_phrases(
    # art, study, work
    f"{_ART} {_OF_OTHERS}{{0,5}}?(about|called|where|named|in which|said|says|saying|is|with|glorifies|on) "
    f"{_OF_OTHERS}{{0,5}}?"
    f"({_END_OF_LIFE}|goodbye|end it all|no point living)",
    f"{_STUDY} {_OF_OTHERS}{{0,3}}?(about|on|around|in|is|asks|glorifies) {_OF_OTHERS}{{0,10}}?{_END_OF_LIFE}",
    f"(suicide|self harm|self harming|assisted dying|right (to )?die) {_OF_OTHERS}{{0,5}}?(in|for|at) (my |our "
    f")?{_STUDY}",
    "(tune|song|film|book|poem) (\\w+ )?(about|of) saying goodbye",
    "(sponsored|charity) (\\w+ ){0,3}?suicide",
    # said in fun, or of a child's play
    "(\\w+ ){1,7}joked",
    "(life is over|want die|could die|going die|be dead) (i am )?(\\w+ ){0,3}?(dramatic|joking|drama queen|kidding|"
    "exaggerating)",
    "(last day|last night|going die|dead|dying) (on earth |alive )?(said|says|announced|shouted) (my |the |our "
    ")?(grandson|"
    "granddaughter|toddler|little one|four year old|five year old|six year old|nephew|niece)",
    "kill(s|ed|ing)? (my|him|her|them)self (laughing|with laughter)",
    "(be )?dead (bride|groom|pirate|princess|zombie|parrot|clown|cowboy|body|bodies|soldier|vampire|doctor)",
    "dead (soon )?(so )?eat",
    "die if (he|she|i|we|they|you) (can|do|does)? ?not (\\w+ )?(get|come|go|have|see|eat|watch|buy|win)",
    "(jump(ed|s)? off (cliff|bridge|roof)|take bullet|walk through fire|walk in front of bus|swim river) for "
    "(him|her|you|"
    "them|my \\w+)",
    "jump (i say )?how high",
    "(wants|want|trying) (to )?(kill )?me dead",
    # a thing, an appetite
    "(self )?overdos(e|ed|ing) on (?!(my |his |her |their |all |these |those |them|some |purpose|drugs?|pills|"
    "tablets|"
    "paracetamol|insulin|heroin|fentanyl|meds|medication|medicine|painkillers|sleeping|xanax|opioids?|morphine|"
    "tylenol|"
    "ibuprofen|aspirin|antidepressants|codeine|cocaine|ketamine|oxy\\w*))(\\w+)",
    f"{_FOOD} (\\w+ ){{0,5}}?not trust (myself|me)( alone)?",
    f"(not )?(trust|alone) (myself |me )?(with|around|near|in) (this |my |all |these |his |her )*(\\w+ )?{_FOOD}"
    "( (\\w+ ){0,4}?not trust (myself|me))?",
    "not trust myself (with (scissors|money|\\w+ card)|not (to )?(laugh|cry|eat|text|giggle))",
    "(pills?|tablets?) (\\w+ ){0,5}?(vet|worming)",
    "(vet|worming) (\\w+ ){0,5}?(pills?|tablets?)",
    "(pills?|tablets?) (for (every|each) (day|meal)|box|boxes|organiser|organizer|tray|lids|packets|bottles)",
    "affairs in order (meaning|like|as in|said|i mean)",
    "(no|not|what is) (\\w+ )?point (going|go|carrying|carry) on (with|about) (this |my |the )?(knitting|book|"
    "quiz|puzzle|"
    "game|diet|recipe|course|series|crossword|jigsaw|argument|\\w+ing)",
    "(finish|end) it once and for all (this|my)",
    "(finish|end) (it|this) (all )?(i have got|all i have|i have is)",
    "(boyfriend|girlfriend|relationship|marriage|husband|wife|affair|friendship|fling|situationship) (\\w+ "
    "){0,3}?end it",
    "(can not|could not) (go|carry) on (like this |this way )?(we|i|she|he|they) (need|needs|must (get|buy)) "
    "(bigger|new|"
    "another|better|proper|more|extra|second)",
    "can not (go|carry) on without (my )?(glasses|coffee|tea|phone|specs|breakfast|lunch|car|dishwasher)",
    "(can not|could not) (do|take|stand) (this|it) (anymore|any longer|any more) (i |he |she |they |we )?(said|"
    "says|about|"
    "joked|announced|no more (keto|diets?|carbs|kale|salad))",
    "(last (chapter|episode|page|season|day of (holiday|summer))) (\\w+ ){0,5}?want it end",
    # the body, by accident or for vanity; sleep
    "cut (my|his|her) (\\w+ )?(leg|legs|arm|finger|hand|thumb|chin|face|wrist) (shaving|cooking|chopping|"
    "gardening|opening|"
    "slicing|while|on (tin|glass|fence|branch|wire|paper|door|nail))",
    "(hurt|hurting|hurts|injuring) (my|him|her)self (with (these|this|those)|by (\\w+ )?(working|running|lifting|"
    "training))",
    "starving (my|him|her)self (for|before|until) (wedding|holiday|beach|dinner|buffet|party)",
    "(shoot|shooting|shot) (my|him|her|them)(self|selves) in foot",
    "not wake (up )?(till|until) (noon|midday|lunch|lunchtime|tea|half|\\w+ o clock|ten|nine|eleven|twelve|spring)",
    "(could|can) sleep forever",
    "(goodbye|farewell) (letter|card|message|note|speech) (for )?(my |his |her |our |their )?(old |whole |new "
    ")?(school|team|"
    "class|colleagues|teachers?|office|neighbou?rs?|job|boss|listeners|fans|students)",
    # not here, for a plain reason
    "(not|never) (be |going be )?(here|around|there) (\\w+ ){0,4}?(i|we|she|he|they) (am |are |is |have |going )*"
    f"{_OUTING}",
    "(not|never) be (here|around|there) ([\\w']+ ){0,6}?(put|moved|changed|brought) (his|her|my|the) (hip|knee|"
    "operation|op|"
    "appointment|flight|shift)",
    "not want (to )?be (here|there) (anymore |any longer )?(it is|at|in) (\\w+ )?(conference|party|meeting|"
    "wedding|work|"
    "school|class|dinner|lecture|queue|gym|office|shop)",
    "burden (on|to) (\\w+ ){1,3}?with (this |my )?(broken|sprained|bad|new|twisted|plastered) \\w+",
    # to be shown a programme
    "(guide|lead|take|walk|talk) (me|us) through (everything|it all|all (of it|of them|this|that)|all)",
    # over long ago
    "(tried|wanted|attempted|thought about|thought of|planned|used) (to )?(\\w+ )?(end my life|die|kill myself|"
    "take my (own "
    f")?life|suicide|ending it|end it all|hang myself|overdose) (\\w+ ){{0,3}}?{_YEARS_AGO}",
    f"{_YEARS_AGO} i (\\w+ )?(tried|wanted|attempted|used) (to )?(\\w+ )?(end my life|die|kill myself|take my "
    "(own )?life|"
    "suicide|end it all|overdose|cut myself|hurt myself|burn myself|harm myself)",
    "used (to )?(cut|cutting|hurt|burn|harm|starve|self harm|scratch) ?(myself|my (arms?|legs?|wrists?))?( (\\w+ "
    "){0,3}?"
    f"{_YEARS_AGO})?",
)
"""Removed like idioms: what remains of the sentence is still looked at."""
