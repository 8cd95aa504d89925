"""Dangerous place: rules for fire, smoke, gas, carbon monoxide and floods, and for strangers who break in or follow."""

from skill.safety import fire
from skill.safety.people import STRANGER, WEAPON
from skill.safety.phrase_patterns import begin_with, compile_phrases

NO_FIRE = compile_phrases(
    "(i am|you are|we are|he is|she is|they are|he|she|team|lads|boys|girls|band|striker|feet|foot|mouth|tongue|"
    "legs?|arms?|"
    "lungs|thighs?|throat|heart|soul|belly|chest|skin|knees?|back|muscles|world|bonfire|log "
    "burner|"
    "pudding|christmas pudding|brandy|wick|chilli|curry|sky|sunset|eyes|bum|face|ears|dance ?floor|group "
    "chat|"
    "inbox|mix ?tape|debate|love|pants|fire pit|campfire|hearth|grate|sparklers?|forge|"
    ""
    "cheeks|scalp|gums|toes|stomach|nose|beacon) (is |are |was |were |feels? |like |has |have |been |just |"
    "absolutely |all |"
    "go |went |goes |looked |looks |set |half |inside |on |of )*(on fire|alight|ablaze|in flames|aflame|smouldering|"
    "caught|"
    "burning)",
    "on fire (today|tonight|this)( <end>|$)",
    "on fire (at work )?(these days|lately)",
    "(unless|looks? like|as if|feels like|joking) (\\w+ ){1,4}?(on fire|ablaze|alight)",
    "on fire (i mean|for (a )?living|says|said|joke|speak|on (stage|cooker|stove|pitch))",
    "(pretend|electric|fake|painted|led) flames",
    "(went|gone|going) up like (rocket|firework)",
    "like house on fire",
    "(on fire|alight|ablaze|in flames) (with|in (the )?(film|game|book|play|song|series|opera|panto|painting)|for "
    "(my|the) "
    "(team|club)|years ago|in (nineteen|the)|last (year|century|week))",
    "(ran|running|set) (\\w+ )?world (alight|on fire)",
    "(film|book|novel|game|song|painting|opera|history|lesson|museum|play|documentary|story) (\\w+ ){0,6}?(on fire|"
    "ablaze|"
    "alight|in flames|burning|flood|explosion)",
    "(candles?|fire|stove|barbecue|log burner|fairy lights) (is |are )?(alight|lit|burning) and",
    "(bonfire|barbecue|bbq|smoker|kippers|fish|incense|sage|candle|joss ?sticks?|chimney sweep|pipe) (\\w+ "
    "){0,3}?(smoke|smoking|"
    "smokes)",
    "smoke (\\w+ ){0,4}?(off|from) (the |my |next door |his )*(barbecue|bbq|bonfire|grill|chimney|sausages|kippers|"
    "smoker|"
    "candle|fire ?pit)",
    "(smoke|smell) (\\w+ ){0,2}?in my (hair|clothes|coat|jumper)",
    "gas leak (\\w+ ){0,6}?in (the )?(eighties|nineties|seventies|sixties)",
    "(smelled|smelt) gas (\\w+ ){0,9}?(?<!not )(sorted|fixed|mended)",
    "if you (smell|see) (smoke|flames) (it|that) is",
)

FLAMES = compile_phrases(
    "(on fire|caught fire|catching fire|ablaze|up in flames|in flames|burst into flames|into flames|caught alight|"
    "caught light|"
    "catching light|gone up like|went up like|aflame)",
    "(is|are|gone|bins?|ceiling|cupboards?|curtains?|thatch|roof|hall|stairs|barn|kitchen|car|fence|shed|bed|sofa|"
    "settee|"
    "hedge|rug|carpet|sleeve|bin|loft) (\\w+ )?(alight|smouldering|burning)( <end>|$| against| and| in| next| black| "
    "with| help|"
    " towards| round)(?! (calories|bright|love))",
    "(curtains?|christmas tree|chip pan|sofa|settee|rug|oven|toaster|heater|scooter|battery|pan|hob|stove|bed|tent|"
    "caravan|car|"
    "charger|telly|dryer|shed|fence|thatch|tree|duvet|bin|bins) (\\w+ ){0,3}?(went up|gone up|caught|caught and|gone "
    "off like|exploded|exploding)( <end>|$| in| and| like| i)(?! (the|for|on|up|price|with (the )?(lights|tinsel)))",
    "(forest|hills?|bush|moor|heath|shack|wardrobe|mattress|hoose|pub|shop|hotel|hostel|school|mosque|church|temple|"
    "hut|bus|"
    "train|lorry|barn|hay|stairs|next door|flat below|house below|kitchen|upstairs|downstairs) (\\w+ ){0,3}?(burning|"
    "red from|"
    "on fire|burn)( <end>|$| towards| and| how| down| end| this| next| help| in)(?! (calories|question|smell|issue))",
    "(set|setting|sets) (the |my |our )?(\\w+ ){1,2}?(going|alight|on fire)( <end>|$| and| help)(?! (\\w+ )?(timer|"
    "alarm))",
    "(fire|flames|embers|blaze) (\\w+ ){0,4}?(at (the |my |our )?door|into (the )?loft|landing on|in (the )?(loft|"
    "roof|hall|"
    "stairwell|close|lift)|taken (the )?fence|out of (the )?(window|roof|door)|spreading|spread|coming (this|at|up|"
    "under|"
    "through)|on (the )?(second|first|third|\\w+) floor|block|getting (closer|bigger|near)|not go out|burnin)",
    "flames (\\w+ ){0,4}?(window|roof|door|ceiling|stairs|everywhere|high|strike|hall|curtains?|up the)",
    "(fire fire|get help fire|house fire|wild ?fire|bush ?fire|chip pan fire|kitchen fire|oven fire|electrical "
    "fire)( <end>|$| "
    "help| get| and| near| next| coming| in)(?! (film|drill|training|insurance))",
    "(call|ring|dial|phone|get|send|need|want) (me |us |for )?(the |a )?(fire brigade|fire service|firemen|fire "
    "engine|fire "
    "department|fire truck|bombers)",
    "(trapped|choking|stuck|surrounded|overcome) (us |me )?(by|with|in|from) (the )?(smoke|fire|flames|fumes)",
    "smoke (\\w+ ){0,4}?(choking|everywhere|thick|so bad|bad and|filling|under (the |my )?door|up the (close|stairs|"
    "stairwell)|"
    "black|not see|can not (see|go|get)|heat|many|coming)(?= |$)(?! (barbecue|bbq|bonfire|out of))",
    "(black|thick|so much|many|lots|full|fu) (of |o )?(smoke|reek)(?= |$)(?! (machine|signals|bombs?|and mirrors))",
    "(hallway|stairwell|corridor|landing|hall|stairs) (\\w+ )?(black|full of smoke|gone black)( <end>|$| and| with| "
    "we| can)",
    "(smoke|fire|co|carbon monoxide|carbon|gas) (alarm|detector|sensor) (\\w+ ){0,2}?(screaming|bleeping|beeping|"
    "blaring|"
    "melted|shrieking|wailing|going)(?= |$)(?! (off every time i (cook|make|toast)|every time|when i (cook|make)|low|"
    "for (a )?"
    "(battery|test)|battery|again i (burnt|burned)|because (of )?(the )?toast))",
    "(taste|tasting|smell|smelling|stink|stinks|whiff|stench) (\\w+ ){0,3}?(gas|petrol fumes|burning wires|rotten "
    "eggs?|eggs and|"
    "burning plastic)(?= |$)(?! (station|bill|mark|man|board))",
    "(rotten|bad|eggy|horrible eggy) (egg|eggs|eggy)? ?(smell|smells|stink)(?= |$)(?! (in (the )?lunchbox|sandwich|"
    "fart))",
    "(hit|cut|burst|broke|cracked|ruptured|dug through) (the |a )?gas (pipe|main|line)",
    "(gas|cupboard|pipe|meter|cylinder|bottle|cooker) (\\w+ ){0,3}?hissing",
    "(fuse box|meter box|socket|wires?|cable|plug|power line|switch|chimney|fusebox|meter|lights?) (\\w+ "
    "){0,4}?(sparks|sparking|"
    "arcing|sparkin|sparks flying)",
    "sparks (\\w+ ){0,4}?(fuse|socket|meter|wires?|plug|thatch|curtains?|out of|chimney|cable|flying from)(?= |$)(?! "
    "(joy|between))",
    "(burning|lit|petrol|firework|something|rag) (\\w+ ){0,3}?(through|in) (my |our |the )*(letter ?box|letterbox)( "
    "<end>|$| and|"
    " it)(?! (leaflet))",
    "(poured|threw|put|chucked|tipped) water on (the |it |a )?(fat|oil|chip pan|pan)",
    "(cigarette|ember|candle|match|fag|joint) (\\w+ ){0,5}?(smouldering|settee|sofa|caught|bed and|mattress|set fire|"
    "duvet|curtain)"
    "(?! (smell))",
)

FUMES = compile_phrases(
    "(boiler|heater|stove|barbecue|bbq|generator|gen|gas fire|coal fire|exhaust|engine|car running|flame|soot|"
    "camping stove|"
    "paraffin heater|charcoal|log burner|flue) (\\w+ ){0,16}?(dizzy|dizziness|headaches?|sleepy|drowsy|faint|"
    "collapsed|not wake|"
    "not waking|can not wake|limp|gone pink|head pounding|head (is )?turning|splitting|stand up|sick( <end>|$)|dead|"
    "pounding|confused|"
    "like thunder|poorly)(?= |$)(?! (of (it|him|the)|battery|line|tired of|jokes?|cold))",
    "(we are|we|all of us|all four of us|everyone|everybody|whole family|both of us|all three of us|us all|four of "
    "us) (\\w+ )"
    "{0,2}?(dizzy|sick and dizzy|sleepy with|headaches?|headachy|drowsy|pounding heads|passing out|dizzy and sick)( "
    "<end>|$| "
    "and| with)(?! (from (dancing|spinning|the (ride|waltzers))))",
    "(dizzy|headache|headaches|sleepy|sick|head) (\\w+ ){0,12}?(boiler|generator|co alarm|carbon monoxide|barbecue "
    "indoors|gas "
    "fire)( <end>|$| \\w+)",
    "(barbecue|bbq|generator|charcoal|camping stove) (\\w+ )?(indoors|inside|in (the )?(tent|caravan|house|bedroom|"
    "corridor|"
    "garage|living room))",
)

WATER = compile_phrases(
    "(river|creek|dam|flood|sea|tide|floodwater|gully|canal|beck|stream|lake|bayou|water|waves) (\\w+ ){0,6}?(in "
    "(the |my |"
    "our )?(front room|kitchen|house|hall|living room|bedroom|lounge|downstairs)|over (the )?(wall|bank|banks|"
    "verandah|doorstep|"
    "sandbags)|up (to )?(my |the |our )?(knees?|waist|chest|neck|windows?|third stair|stairs|sill|car|\\w+ stair|"
    "ankles)|at (the )"
    "?(window|door|sill|windows)|rising|burst its|gone and (the )?water|cut us off|cut me off|inna (di )?house|come "
    "in very|"
    "higher|coming in)(?= |$)(?! (my (own )?time|\\w+ (film|game|aquarium)|for (a )?swim|wellies and (he|she|the "
    "kids) love))"
    "(?! (bread|dough|paddling))",
    "(flooded|flooding|flood) (to )?(the |my |our )?(knees?|waist|kitchen|car|house|out and|and|upstairs|ground "
    "floor)(?= |$)(?!( \\w+){0,8}? (year|years|month|months|weeks|insurance|last|monday|dried|drying))"
    "(?! (i am fine|with (offers|memories|light)))",
    "(house|car|cellar|basement|boat|flat|cabin|tent|caravan) (is )?(filling|fill|filled) (up )?(with )?(the )?water",
    "(flash flood|flash flooding|tsunami|mud ?slide|landslide|avalanche)( <end>|$| and| coming| help| we)(?! (film|"
    "warning "
    "test|in (the )?(film|game)))",
    "(cut off|stranded|trapped|stuck) (\\w+ )?(by|in|on) (the |a )?(tide|flood|floods|water|roof of|sandbank|island|"
    "rocks)(?= |$)"
    "(?! (in (the )?(film|game|book)|\\w+ years ago))",
    "on (the )?roof (of (the )?(car|house|van)|because|and (the )?water|with (the )?(kids|dogs))(?= |$)(?=( "
    "\\w+){0,8}? (flood|water|"
    "rising|river|kids|girls|help))",
    "(ceiling|roof|building|house|floor|chimney|balcony) (has |have |just |is |come )*(collapsed|collapsing|come down|"
    "coming down|fallen in|caving in|caved in|fell in|falling in)(?= |$)(?! (in (the )?(film|game)|last (year|"
    "winter)|years ago))",
    "wires in (the )?water",
)

STRANGERS = compile_phrases(
    begin_with(
        f"{STRANGER} ",
        "(\\w+ ){0,5}?(trying|rattling|forcing|picking|cutting|kicking|smashing|kick|force|try|turning) (to |off |"
        "in |"
        "get |down |open )*(my |our |the |a |di |me |my nan |nan )*(front |back |side |patio |bathroom |cellar |shop "
        "|bedroom )*(door|"
        "doors|lock|locks|handle|door handle|window|windows|gate|shutters|back door|grille|diesel tank|letterbox|"
        "yale)( <end>|$| "
        "and| to| with| right| in| now| off| at| handle| of)(?! (in (the )?(film|game)|on that game))",
        "(\\w+ ){0,2}?(smashed|broke|broken|forced|jemmied|put|booted|kicked|smash|prised) (in )?(my |our |the "
        ")*(front "
        "|back |side |kitchen |patio )*(window|windows|door|lock|doors)( in| through| down| <end>|$| and)(?! "
        "(cleaner|with (a )?"
        "(ball|football)|playing))",
        "(\\w+ ){0,3}?(climbing|climbed|climb|came|coming|come|getting|got|gets) (in |up |into |over |on "
        ")*(through |over "
        "|up )+(my |the |our )*(\\w+ )?(window|windows|balcony|fence|wall|gate|roof|drainpipe|skylight|loft hatch|"
        "cat flap)"
        "( <end>|$| with| and| by)(?! (playing|to (get|fetch) (his|their|the) ball|for (his|her|the) ball))",
        "(\\w+ ){0,3}?(stood|standing|stands|sat|sitting) (at |by |over |on |in )+(the |my |our )*(foot|end|side|"
        "edge) "
        "of (my|the|our)? ?bed(?= |$)(?! (reading|singing|telling))",
        "(\\w+ ){0,5}?(following|chasing|tailing|stalking|circling|trailing|shadowing|hunting|follow|walkin ahint|"
        "walking "
        "behind|crawling along|crawling alongside|driving alongside|chases|follows) (me|us|my (auto|car|bus|cab|taxi|"
        "bike)|beside|"
        "alongside|since)( <end>|$| and| through| from| since| for| down| home| at| until| into| i| in my| on foot|"
        "me |he |shouting)"
        "(?! (back on|on (instagram|insta|tiktok|twitter|facebook|strava|spotify)|round the (house|garden|kitchen)|"
        "in the (dance|"
        "conga)))",
        "(\\w+ ){0,2}?followed (me|us) (off|from|home|into|down|through|all|out of|onto|to my)( the| a| my| this| "
        "way| "
        "bus| train| tube| station| door| block)*( and| he| they| shouting| <end>|$| now| two| i)(?! (years|once|on "
        "insta))",
    ),
    "(stranger|strangers|someone|somebody|man|men|people|intruder|bloke|lads|burglar|burglars) (is |are |has |got |"
    "gotten |come |"
    "still |been |moving |walking |creeping |hiding |about )*(downstairs|upstairs|in (my|our) (house|flat|loft|"
    "kitchen|garden|"
    "room|bathroom|bedroom|attic|home|wardrobe|shed|garage|yard)|in here while i|in (the )?(yard|house) (with|and)|"
    "under my bed|"
    "in here with me)( <end>|$| and| with| i| while| he| who| trying)(?! (\\w+ )?(snoring|singing|laughing|hoovering|"
    "cooking|"
    "playing|cleaning|fixing|baking|delivering|making|brewing|practising|mowing))",
    "(robbed|burgled|raided|mugged) (\\w+ )?(he is|they are|and he|and they|just|in here|right)( \\w+)?",
    "(burglar|house) alarm (\\w+ ){0,3}?(going|gone off|ringing)( <end>|$| and| the dog| off and)(?! (next door "
    "again|all day))",
    "(breathing|moving|footsteps|steps|voices|shuffling|creaking|third board) (\\w+ ){0,5}?(other side of|outside) "
    "(my|the|our) "
    "(bedroom |bathroom |front |back )?(door|window)",
    "(man|men|lads|gang|prowler|blokes?|fellas?|youths?|people|someone|somebody|them|they|two|three|four|five) (\\w+ "
    "){0,5}?with (a |"
    f"an |the )*(crowbars?|jemmy|jemmies|{WEAPON}|ladder|bats)(?= |$)(?! (and (he is|they are) (chopping|carving|"
    "fixing)|fixing|mowing|carving|"
    "chopping|cutting (the )?(hedge|tree|grass)|to (fix|mend|clean|paint)|cleaning))",
    "(balaclavas?|hoods|masks) (\\w+ ){0,4}?(door|gate|drive|husband|house|got|in my|over|window|car|outside)(?! "
    "(party|halloween))",
    "(ladder) (\\w+ ){0,2}?up (to |at |against )?(my |the |our )*(\\w+ )?(window|wall)(?= |$)(?=( \\w+){0,3}?$)(?! "
    "(cleaner|painter))",
    "(car|van|stranger|taxi|motorbike|moped|truck|pickup) (\\w+ )?(following|chasing|tailing|chasing after|following "
    "behind|"
    "circling|crawling) (me|us|beside|along|round|past)",
    "(behind|after|ahint) me (\\w+ )?(has crossed|crossed|every time i|and (he|they|my phone)|since|and i am (scared|"
    "alone))"
    "(?! (in the queue|coughed|sneezed))",
    "(he|they|she) (is |are )?(still |right )?behind me (and|$)(?! (in (the )?(queue|race|class)))",
    "(got off|gets off|crossed|turned|turns|turning|stopped|stops) (\\w+ )?(at my stop|when i (turn|cross|stop|got|"
    "cross)|as well "
    "and|every time i cross|every time i)(?= |$)(?=( \\w+){0,14}? (behind|running|footsteps|following|again|turn|"
    "crossed|me|he is))",
    "he got off (at )?my stop",
    "(told|tells|telling|shouting|ordered|says|tried|trying|wants|asking) (\\w+ ){0,3}?me (twice )?(get in (the |his "
    "|a )?(car|van)|get in( <end>|$)|pull me in|get into)(?! "
    "(touch|bed|the (bath|shower|swing|habit|mood|team|zone)|gear|shape))(?= |$)(?! (the )?(pool|queue))",
    "(drunk|drunken|strange|weird|angry|unknown) (man|men|bloke|lads|woman|guy|fella|stranger)? ?(\\w+ "
    "){0,5}?(banging|hammering|"
    "kicking|trying|wants) (\\w+ )?(get in|on my|at my|my|in|the) ?(door|window)?( <end>|$| and)",
    "(banging|hammering) (to|till i) (get|be let|let (him|them)) in",
    "they (have )?(kicked|broken|broke|smashed|got) (the |my |our )?(back |front )?(door|window|gate) in",
    "(coming|come|came|creeping) (up (the )?stairs|upstairs) (and|i do not|they|he is not|who)( \\w+)?(?= |$)(?=( "
    "\\w+){0,6}? (alone|"
    "kicked|stranger|know who|gun|knife|burglar|not my))",
    "things (\\w+ )?(moved|missing) (\\w+ ){0,6}?(someone|somebody) (has )?been in",
    "there (is |has )?been (someone|somebody) in (here|my|the|our)",
    "(carjacked|kidnapped|abducted|held at (gun|knife) ?point|armed robbery|hostage situation|home invasion)( <end>|"
    "$| by| in| and| "
    "help| at)(?! (film|game|in (the )?(film|book|game|nineteen)|years ago))",
)

KNOWN = compile_phrases(
    "(it is|it was|he is|she is|they are|it turned out be|was) (only |my |our |the |just )+(\\w+ )?(neighbou?r|"
    "husband|wife|son|"
    "daughter|brother|dad|mum|mate|friend|sister|postman|gardener|cat|dog|fox|duckling|shadow|pal|boy|lad|puppy|"
    "uncle|landlord|"
    "plumber|window cleaner|delivery \\w+)( <end>|$| and he not come| going| with his key| with her key| delivering| "
    "come)",
    "(duckling|duck|cat|dog|puppy|lamb|goose|swan|robin|seagull|toddler|kitten|hen) (\\w+ )?(is |has |been |keeps |"
    "followed |right |"
    "still )*(followed|following|behind|chasing|chased) (me|us)",
    "(they|he|she) followed me back( <end>|$| on| and i)",
    "followed (me|us) home (\\w+ )?years ago",
    "when (they|he|she|mum|dad) get in( <end>|$)",
    "trying my (handle|username|name|character) on",
    "robbed (on|at|by) (the |a )?(strictly|bake off|x factor|ref|referee|var|judges?|taxman|bookies|eurovision|"
    "penalty|pun)",
)
"""Somebody whom the speaker knows after all, and nobody to fear."""


def is_dangerous(words: str) -> bool:
    """Return whether the place is dangerous: it burns, smokes, leaks or floods."""
    left = NO_FIRE.sub("·", words)
    return any(rule.search(left) for rule in (fire.FIRE, FLAMES, FUMES, WATER))


def is_broken_into(words: str) -> bool:
    """Return whether a stranger breaks in, follows the speaker or is armed."""
    return any(rule.search(words) for rule in (fire.BREAK_IN, STRANGERS)) and not KNOWN.search(words)
