"""Attack: rules for a speaker who is about to attack somebody, sees it in their mind, or has done it."""

from skill.safety.people import BODY_PART, WEAPON
from skill.safety.phrase_patterns import begin_with, compile_phrases

_DEPENDENT = (
    "(baby|newborn|toddler|infant|child|kids?|children|son|daughter|bairn|lad|twins?|one of them|little \\w+|wee "
    "\\w+|wife|"
    "husband|girlfriend|boyfriend|partner|missus|mother|father|mum|mom|mam|mammy|mummy|dad|gran|grandma|nan|granny|"
    "grandad|old (man|lady|woman|fella|dear)|woman|girl|flatmate|housemate|nurse|patients?|residents?|pupils?|student|"
    "stepson|stepdaughter|brother|sister|neighbou?r|ex|boss|lodger|cousin|client)"
)
_SOMEBODY = (
    "(him|her|them|someone|somebody|people|strangers|everyone|everybody|(my|the|that|his|her|this|our|these|me) "
    "(\\w+ )?"
    f"(\\w+ )?({_DEPENDENT}|man|bastard|bitch|landlord|teacher|bully|bullies|lads?|family|parents|guy|bloke|fella|"
    "stepfather|stepdad|new fella|mate|friend|driver|dealer|thief|rapist|family))"
)
_KILL = (
    "(kill|killing|murder|murdering|stab|stabbing|knife|knifing|glass|glassing|shoot|shooting|strangle|strangling|"
    "throttle|"
    "throttling|slit|poison|poisoning|drown|drowning|smother|smothering|suffocate|suffocating|butcher|behead|torture|"
    "torturing|maim|rape|raping|batter|battering|bludgeon|gut|execute|jump|glassin|lynch|finish|hang|burn|choke|"
    "choking|"
    "shake|shaking|hurt|hurting|punch|punching|hit|hitting)"
)
_HURT = (
    "(shook|shaken|bit|bitten|slapped|belted|beaten|beat|choked|strangled|throttled|raped|stabbed|knifed|poisoned|"
    "shoved|"
    "drowned|smothered|kicked|punched|killed|thumped|battered|glassed|shot|burned|burnt|scalded|hit|whacked|attacked|"
    "suffocated|pushed|threw|thrown|ran over|run over|hurt|spat at|wounded|wound|leathered|smacked|clouted|molested)"
)
_DONE = (
    "(i|i have|i am after|have|and|then|me|we) (i |have |just |lost my temper and |snapped and |nearly |almost |only "
    "|got "
    "angry and |lost it and |again |keep |kept |started |think i have |think i |went and |may have |just gone and |"
    "got so "
    "angry i |and |been )*"
)
_IMAGE = (
    "(see|seeing|picture|picturing|imagine|imagining|dream|dreaming|fantasise|fantasize|fantasising|fantasizing|"
    "image|images|"
    "pictures|flashes|visions?|thoughts|not stop thinking|scared|urges?|impulse|thinking about|thinking of)"
)
_NOT_PLAY = (
    "(?! (at|in) (the |a )?(chess|cards|tennis|mario|golf|pool|football|scrabble|darts|fifa|race|quiz|game|panto|"
    "play|film)|"
    " with (a |the )*(kisses|love|kindness|snowball|water|pillow|news|question|ball|snowballs)| on (the )?swing|"
    " (ball|car|bike|ran|feelings|up|off at|for (six|four))| into (the )?(pool|sea)| to (the )?(bed|shop|school))"
)

MEANT = compile_phrases(
    "(going|gonna|gonnae|want|swear i|swear|i am|ready) (to |going )*(break|smash|snap|bust) (his|her|their|my \\w+) "
    f"{BODY_PART}",
    "(somebody|someone|people|they|he|she) (is |are )?going (to )?(die|pay|bleed|get hurt|suffer)( at| tonight| "
    "tomorrow| when i| by| <end>|$)(?= (and|school|party|work|tonight|tomorrow|this|monday)|$)(?<!pay)(?! (one day|"
    "someday))",
    f"(i am|am|i|going|gonnae|gonna|want|wanting|swear|swear i|need|ready|plan|planning|fixing|fixin|finna|urge|urges|"
    "thoughts of|tonight i|so i|lads are|wake up wanting|waking up wanting) (to |tae |i |am |of |gonnae |going |"
    "gonna |"
    f"really |go |round |over there |in and |wanting |just )*{_KILL} {_SOMEBODY}( <end>|$| with| in| if| when| next| "
    "till|"
    f" until| tonight| because| on| for| at| where| while| before| first| over| he| she| they| dead){_NOT_PLAY}",
    f"i {_KILL[:-1]}|end|do) (him|her|them|my (brother|sister|husband|wife|boss|neighbou?r|dad|father|mum|mother|ex|"
    "son|"
    f"daughter|kids))( <end>|$| tonight| if| when he| when she| i swear| for what| one day| next time){_NOT_PLAY}",
    "(cave|smash|kick|stove|bash|stamp|beat|kicked|caved|stamped|smashed|blow|put|split) (his|her|their|my \\w+) "
    "(\\w+ )?"
    "(head|skull|face|brains?|teeth)( in| off| out| open)",
    "(put|putting|shove|smash|ram) (my |a )?(fist|boot|bottle|glass|brick|head) (through|in|into|in to) (his|her|"
    "their) (face|"
    "mouth|head|teeth|throat)",
    "(put|putting|stick|sticking|stuck|plunge|drive|shove|bury|sink) (this |the |a |my |it |something |an "
    f")*({WEAPON} )?"
    "(in|into|through) (him|her|them|my (husband|wife|dad|father|mother|brother|boss|son|partner|boyfriend)|(his|"
    "her) (chest|"
    "throat|back|neck|heart|gut|stomach))( <end>|$| i| if| when| while| tonight| sleep)",
    "(throw|throwing|chuck|fling) (the |some )?(acid|bleach|boiling water|petrol) (in|on|over|at) (her|his|their|him|"
    "them)",
    "(kettle|pan|boiling water|petrol|acid) (\\w+ )?(goes|going|go) (over|on|in) (his|her|their|him)",
    "(someone|somebody|he|she|they|boss|landlord|lodger|neighbou?r|one of (us|them)|people) (\\w+ ){0,3}?(dying|dies|"
    "die|is "
    "dead|are dead|dead) (tonight|tomorrow|by me|if (he|she|they)|on monday|next time|i (swear|am bringing|have got))",
    "(he|she|they|husband|lodger|landlord|one) (\\w+ ){0,3}?(has|have|got|need|needs|must|deserve|deserves|going) "
    "(to )?die"
    "( and| tonight| <end>|$)(?! (one day|some day|soon|of|alone|peacefully))(?= and (i|am)| tonight)",
    "swear (\\w+ ){0,4}?(not live|will not live|she not live|he not live|not walk away)",
    "revenge (\\w+ ){0,3}?(dies|die|dead|kill|blood|hurt)",
    "(tonight i|i am going to|i am gonna|swear i|i swear i will|i will|going) (finish|end|do) (her|him|them)( <end>|"
    "$| i am not|"
    " tonight)",
    "(swing|do time|go to prison|go prison|life) for (him|her|this|them|'im|im)( <end>|$)(?! (the|supper))",
    "list of (people|names|who) (\\w+ ){0,6}?(die|dead|first|kill|pay|school|going)",
    "(chose|choose|chosen|pick|picked|decided|know) (which|who|whose) (one )?(goes|go|dies|die|is) first",
    "(set|setting) fire (to )?(\\w+ ){0,5}?(them|him|her|everyone|people|family) (inside|in it|in their|asleep|in bed)",
    "burn (it|the \\w+|their \\w+|his \\w+|her \\w+|this place|place|house) (\\w+ )?(with|and) (them|him|her|"
    "everyone|all of)",
    "(crash|drive|driving|ram|aim|steer) (the |my |this )?(car|van|truck|lorry|motor|bus|it) (\\w+ )?(with (all|us|"
    "the kids|"
    "them|him|her)|into (him|her|them|people|the crowd|a crowd|the school)|at (him|her|them))",
    "i (drove|ran|run|aimed) (\\w+ ){0,2}?(at him|at her|at them|him over|her over|them over|him down|her down)",
    "going to do to (him|her|them) when",
    "(shut (him|her|it|baby) up|keep (him|her) quiet) (\\w+ ){0,3}?(pillow|for good|forever|extra)",
    "(leave|left|leaving) (him|her|them) for dead",
    "(shot|shoot|stab|kill|burn|poison) (first |then )?(her|him|them|my \\w+) (then|first|and) (me|myself|her|him)",
)

ARMED = compile_phrases(
    f"(i have|i have got|i am|am|i|me|have|we have|lads have|sat|and|i've|got|myself) (\\w+ ){{0,3}}?(got|have|bought|"
    "bringing|bring|taking|take|took|brought|sharpened|carrying|hold|holding|hid|hidden|packed|waiting|parked|"
    "sitting|sat|"
    f"standing|stood|outside|with|fetched|picked up) (\\w+ ){{0,6}}?(a |the |my |this |an |me )?(\\w+ )?{WEAPON}( "
    f"\\w+){{0,5}}? "
    "(in (the |my )?(boot|school|car|motor|bag|van|auto|back seat)|for (him|her|them)( <end>|$)|school|outside (his|"
    "her|"
    "their|the)|his (house|door|flat)|her (house|door|work)|he is (asleep|coming|dead|drunk)|she is asleep|(i )?use "
    "it|going "
    "(over|round|in)|and i am (going|waiting|outside|close)|finish it|if he (comes|crosses)|waiting for (him|her|"
    "them))",
    f"(i am|am|i|me|sat|waiting|going|gonna|gonnae|heading|outside) (\\w+ ){{0,3}}?(outside|waiting|round there|over "
    "there|"
    f"down there|round|next door|at (her|his) (work|house|door)|for (him|her|them)|on my way) (\\w+ ){{0,4}}?(with|"
    "and i "
    f"have|and i have got|have) (a |the |an |my )*(bat|{WEAPON})",
    f"i (have|have got|got|bought|hid|sharpened) (\\w+ )?{WEAPON} for (him|her|them|my \\w+)",
    "(bringing|taking|bring|take|took|brought|carrying|sneaking) (\\w+ ){0,2}?(gun|knife|blade|machete|acid|bomb) "
    "(in|into "
    "work|into school|to school|school|into|work)( <end>|$| and| tomorrow| monday| they)",
    "(bringing|taking|bring) something (in |into |to )*school",
    "(petrol|acid|gun|shotgun|rifle|hammer) (\\w+ ){0,3}?(boot|back seat|passenger seat|car|bag) (\\w+ ){0,6}?(her|"
    "his|ex|"
    "address|house|him|chance|close)",
    "(going|gonna|want|ready|need|about|might) (to )?(fire|firing) (my |his |her )?(gun|shots?|rifle|shotgun|pistol|"
    "weapon) (at|in|into|on)",
    "take this (gun|knife|rifle|shotgun) (off|from|away from) me",
    "(followed|following|follow|been following) (him|her|them) home (\\w+ ){0,6}?(she does not|she not|he not|"
    "running|and i|"
    "know what|outside (his|her))",
)

PICTURED = compile_phrases(
    "(scared|frightened|afraid|terrified) (of )?what i (do|might do|could do|am going do|going do|am capable of|may "
    "do)( <end>|$| if| to| when| next| him| her)",
    "(not) (feel )?(safe|trust myself|trust my hands) (being |to be |to hold )?(around|with|near|holding) (my |the "
    ")?(son|daughter|kids?|baby|wife|children|him|her|them)",
    "(red mist|going to snap|about to snap|going snap|ready to snap) (\\w+ ){0,6}?(kids?|baby|lad|son|daughter|him|"
    "her|them|room|swing|dads|hit)",
    "before i lose it with (\\w+ )?(kids|baby|him|her|them|son|daughter|child)(?! (at (the )?homework))",
    "in case i (hold|drop|hurt|stab|shake|drown|smother|throw|hit|push|harm) (him|her|them|it|my \\w+|baby)( <end>|$|"
    " under| in| with| and)",
    "(hidden|hid|hide|hiding|locked away) (\\w+ ){0,2}?knives (\\w+ ){0,4}?(from me|baby|kids|in case i|because i)",
    "(want|wish) (them|him|her|you) (all )?dead",
    "enough to (hurt|kill|stab|smother|shake) (him|her|them|someone|somebody|my \\w+)( <end>|$)",
    "(could|might) (smother|stab|shake|hurt|drown|suffocate) (mum|dad|mam|nan|him|her|them|my (baby|mum|dad|son|"
    "daughter|wife|husband))( <end>|$| and i)",
    f"{_IMAGE} (\\w+ ){{0,6}}?(stabbing|dropping|throwing|strangling|drowning|smothering|killing|hurting|shooting|"
    "pushing|"
    "choking|poisoning|hitting|shaking|suffocating|holding (a |the )?pillow|putting (a |the )?(pillow|knife)|setting "
    "fire) "
    f"(\\w+ ){{0,3}}?(baby|newborn|cot|pillow|him|her|them|people|{_DEPENDENT}|someone|somebody|strangers|dorm)(?! "
    "(party|"
    "out of (the )?(quiz|team)))",
    f"{_IMAGE} (\\w+ ){{0,6}}?(grab|get|take|pick up|use) (a |the )?{WEAPON}",
    "(pillow|cushion) (\\w+ ){0,2}?(over|on|above|against) (his|her|him|the|my \\w+)? ?(him|her|face|head|cot|mouth|"
    "baby)"
    "(?! (fort|fight))",
    "(covered|cover|held|hold) (his|her|its|the baby) (face|mouth|nose)( with)?",
    "(people|someone|somebody|everyone) i (would )?like (to )?(kill|hurt|stab)",
    "(wanting|want|urges?|need|needing|desire) (to )?(kill|hurt|stab|attack|harm) (strangers|people|someone|somebody|"
    "animals "
    "and|others|women|men|him in his sleep)",
    "(urges?|attracted|thoughts|attraction|want) (to |of |about )?(\\w+ )?(touch|touching|sex with|sexual about|molest|"
    "children|kids|little (girls|boys)|minors) (children|kids|child|little (girls|boys)|minors|my (niece|nephew|"
    "daughter|son)|"
    "and i (need|want) help)",
    "(god|devil|satan|voices?|demons?|radio|tv|telly|jesus|angels?|head) (\\w+ ){0,4}?(telling|tells|says?|told|want|"
    "wants|"
    "ordering|commanding|keeps on) (\\w+ ){0,3}?(kill|hurt|stab|burn|shoot|sacrifice|push|drown|die|attack)( my| him|"
    " her|"
    " them| and| people| someone| the| everyone| \\w+ and)",
    "(devil|voices?|god|satan) (says|say|wants|told me) (\\w+ ){0,3}?(has|have|got|must|should|deserves) (to )?(die|"
    "dead)",
    "stop me (before|killing|hurting|hitting|from|doing)",
    "(put|lock|take|section|arrest) me (away|up|in) (\\w+ ){0,4}?(violent|dangerous|before i|hurt|kill|not safe)",
    "i am (a )?(danger|risk|threat) (to )?(others|people|my|other|everyone|society|kids|him|her|them|public)",
    "i am (violent|dangerous|abusive)( and i| <end>|$| to| towards| with| when)",
    f"(kids|children|baby|family|wife|they|she|he|{_DEPENDENT}) (are |is |am )?(not safe|unsafe|in danger|not be "
    "safe) (with|"
    "near|around|from) me( <end>|$)",
    "(take|away|keep|get) (\\w+ ){0,5}?before i (hurt|kill|do something|hit|snap|shake|lose it|harm|damage)",
    "before i (hurt|kill|do something (to )?|hit|shake|harm|snap and|strangle|batter) (him|her|them|someone|somebody|"
    "my "
    "\\w+|to|baby|it|one of)",
    "this close (to )?(hitting|hurting|killing|shaking|smacking|stabbing|losing it with|slapping) (\\w+ )?(kid|kids|"
    "baby|"
    "him|her|them|\\w+)",
    "(lost control|losing control|not stop myself|could not stop|see red|saw red) (\\w+ ){0,6}?(hit|hurt|broke|slapped|"
    "punched|kicked|strangled|her finger|his arm)",
)

DONE = compile_phrases(
    "i (\\w+ )?(shook|throttled|shaken|pinched|threw|thrown|flung) (him|her|the baby|baby|them) (\\w+ )?(once|twice|"
    "hard|too hard|about|down|and (he|she) is)( |$)(?! (ball|party|in (the )?air))",
    "(ran|run|knocked) (someone|somebody|a \\w+|man|woman|kid|child|cyclist) (over|down) (\\w+ ){0,2}?(drove off|and "
    "i|left|not stop)",
    "(slapped|hit|kicked|punched|pinched|spat at|shoved|belted) (\\w+ ){0,2}?(resident|patient|pupil|old (lady|man|"
    "woman)|client)( <end>|$| i| and| in| today| tonight| last)",
    "took my belt (off )?to (him|her|them|my \\w+)",
    "(done|did) something to (a )?(little|young|small) (girl|boy)",
    "(killed|hurt) my (mate|friend|wife|husband|brother|dad|mum) (\\w+ ){0,5}?(floor|not moving|not breathing|dead)",
    begin_with(
        _DONE,
        f"{_HURT} (\\w+ )?(my |the |our |his |her |a |one |me )+(\\w+ )?{_DEPENDENT}( <end>|$| twice| so hard| too "
        "hard|"
        " at a| and| he| she| last| tonight| today| again| because| so| until| when| just| hard| with| down| off| "
        "across| bloody|"
        f" i look after| to make| deliberately| into| against| i am| it){_NOT_PLAY}(?! (kissed|and (then )?(kissed|"
        "she (cheered|"
        "laughed))|with (a )?(good|story)))",
        "(shook|shaken|throttled|strangled|stabbed|knifed|raped|poisoned|battered|glassed|choked|smothered|drowned|"
        "shot|beaten) (him|her|them|someone|somebody|one of them|it)( <end>|$| and| half| because| until| just| too| "
        "to death|"
        " he| she| in|unconscious)(?! (at|in (chess|the game|a game|the final|cards|scrabble)|by \\w+ (points|goals|"
        "runs)))",
    ),
    "^(knifed|stabbed|shook|strangled|broke|shot|battered|kicked|bit|throttled|glassed|hit|slapped|punched|"
    "smothered) (my |"
    f"the |our |his |her )?(\\w+ )?({_DEPENDENT}|head|him|her)( {BODY_PART}| help| in|$| and| badly)(?! (joke|my "
    "phone))",
    f"(i|i have|have|and) (just |have )*(broke|broken|snapped|fractured) (her|his|(my|the|our) (\\w+ )?{_DEPENDENT}) "
    f"{BODY_PART}( <end>|$| with| and| she| he| by)",
    "i (\\w+ )?(held|holding|hold|pushed|kept) (him|her|them|his head|her head|my \\w+|baby) (\\w+ )?(under|down) "
    "(\\w+ "
    "){0,3}?(water|too long|stopped fighting|bath|she stopped|he stopped)",
    "(i have|i|have|i've) (poisoned|poisoning|drugged|drugging|spiked) (his|her|their|him|my \\w+)( \\w+)?",
    "(put|putting|slipped|mixed|put'?s) (something|poison|bleach|tablets|pills|antifreeze|it) (\\w+ )?in (her|his|"
    "their|my "
    "\\w+|someone|somebody) (drink|tea|food|coffee|dinner|cup|soup)",
    "(given|giving|gave|give|been giving) (him|her|them) (\\w+ )?(extra|too much|more than|double) (\\w+ "
    "){0,4}?(shut|quiet|"
    "sleep|on purpose|too much|so he|so she)",
    "(had|have|got|grabbed|held|took) (her|him|my (wife|girlfriend|husband|kid|son|daughter|boyfriend|partner)) "
    "(\\w+ )?by "
    "(the |her |his )?(throat|neck|hair)",
    "my hands? (were |was |are |is |went |locked |right )*(round|around|on|at) (his|her|their|my (wife|husband|"
    "girlfriend|"
    "mother|son|daughter|partner|boyfriend)) (throat|neck)(?! (doing|for (the )?(necklace|massage|scarf)|massaging))",
    "hands (round|around) my (wife|husband|girlfriend|partner|son|daughter|mother|mum|dad|brother) (throat|neck)",
    "i (\\w+ )?(hit|threw|slammed|shoved|pushed|knocked|chucked|flung) (her|him|them|my \\w+) (\\w+ )?(down ?stairs|"
    "down "
    "(the )?stairs|against|off (the )?(chair|balcony)|into (the )?(wall|door|radiator)|out (the )?window)",
    "pushed (him|her|them) down ?stairs",
    "(i|have) (\\w+ )?(pushed|shoved|hit|punched|slapped|knocked|gave \\w+ a shove|swing at) (\\w+ ){1,8}?(on (the "
    ")?floor|"
    "not get up|not getting up|not wake|not answer|not moving|no moving|at bottom|out cold|not breathing)",
    "(took|taken|take) (a )?swing at (the |a |my |her |him)(?! (ball|golf|pinata))",
    "(she|he|they) (is |are )?dead i (did|killed|done) (it|her|him)",
    "(blood on my hands|got blood on me) (literally|and it|is not mine|he|she)",
    "(bleeding|dead|hurt|lying there|dying|unconscious) because of me( <end>|$)",
    "(i|have) (\\w+ )?(locked|locking|lock|kept|keep) (my (wife|girlfriend|husband|mother|daughter|son|partner|mum|"
    "kids?)|"
    "her|him) (in|up) (\\w+ ){0,3}?(and|not let|until|till)(?! (car|lost|key))",
    "(i am after|after) (hitting|battering|slapping|hurting) (the |my )?(mammy|mam|wife|child|kids|mother|him|her)",
    "(beaten|beat) (him|her|my \\w+) half (to )?death",
    "(held|pinned|held down) (my girlfriend|my wife|her) (down )?and she (stopped|could not|cried|said no)",
    "i (\\w+ )?(hit|slapped|smacked|shook|kicked|belted) (the |my )?(child|kid|baby|boy|girl|son|daughter|toddler) "
    "too hard",
    "(done|did) something (terrible|awful|bad|unforgivable) (\\w+ )?(i )?(hit|stabbed|hurt|killed|shook|pushed)",
)

RULES = (MEANT, ARMED, PICTURED, DONE)
