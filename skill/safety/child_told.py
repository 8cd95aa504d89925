"""Child told: rules for what a child tells of a parent or another grown-up, and what others see of a child."""

from skill.safety.people import BODY_PART, LATELY, PARENT, STRANGER
from skill.safety.phrase_patterns import begin_with, compile_phrases

_KID = (
    "(child|children|kids?|baby|toddler|niece|nephew|grandson|granddaughter|grandchild|grandbaby|little (boy|girl|"
    "brother|"
    "sister|one|ones|lad|lass)|small (sister|brother|boy|girl)|wee (one|lad|lass|boy|girl)|boy|girl|bwoy|student|"
    "pupils?|"
    "stepson|stepdaughter|newborn|infant|girls|boys|twins|lad|lass|(my|our|her|his) (son|daughter)|son|daughter|"
    "(one|two|three|four|five|six|seven|eight|nine|ten) year old|baby (brother|sister))"
)
_HARMS = (
    "(hits?|hit|hitting|beats?|beating|batters?|battering|battered|leathers?|leathered|thrash|thrashes|thrashing|"
    "thrashed|"
    "pinch|pinches|pinching|ties|tied|cut|cuts|burns|burned|burnt|strangles?|strangling|strangled|choke|chokes|"
    "choking|shakes(?! my hands?)|"
    "shook(?! my hands?)|shaking(?! my hands?)|whips?|whipped|whipping|canes?|caned|belts|belted|slaps?|slapped|"
    "slapping|kicks?|kicked|kicking|"
    "punches|"
    "punched|punching|hurts?|hurting|throws|threw|thrown|drags|dragged|locks|locked|starves|starving|rapes?|raped|"
    "touches|"
    "touched|touching|molests|molested|kisses|films|filmed|filming|gropes|smacks|smacked|drowns|scalds|abuses|abused|"
    "abusing|"
    "stabs|stabbed|bites|bit|spits on|feels up|tickles where)"
)
_ME = (
    "(me|us|my (baby |little |big |small |wee )?(brother|sister|brothers|sisters)|my (bottom|bum|private|privates|"
    "bits|chest|front|feet|face|head|hand|hands|arms?|legs?|back))"
)
_NOT_SOFT = (
    "(?! (at (chess|cards|tennis|fifa|football|mario)|in (chess|cards|race|goal)|goodnight|good night|on (the |my "
    ")?(back and (laughed|held|hugged|said|smiled)|cheek|"
    "forehead|head|swing|shoulder)|with (kisses|love)|(till|until) i (laugh|giggle|shout)|feelings|up (from|for)|"
    "gently|softly|"
    "home|to (school|bed)|in the (pool|sea|air)|up in|a (kiss|ball|party)|off (at|to)|out of breath))"
)
_AGE = (
    "(four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|[4-9]|1[0-7])(?! "
    "(months|weeks|days|of|hours|miles|stone|pounds))"
)

BY_A_PARENT = compile_phrases(
    f"{PARENT} ({LATELY})*(puts?|put|shuts?|shut|leaves?|left) (me|us|my (brother|sister)) (in|out in|outside) (the |"
    "a )*(cupboard|shed|cellar|yard|dark|garden|cold|garage|kennel|attic|all night)( |$)",
    "(he|she) (puts|shuts|locks) me in (the )?(cupboard|shed|cellar|attic|dark|garage|kennel)( |$)",
    "(mum|dad|mummy|daddy|mam|nobody|they) (\\w+ ){0,2}?(gone|come home|been home) since (yesterday|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday|last night)",
    "my (bum|bottom|privates?) hurts? (\\w+ )?because (of )?(what )?(he|she|dad|daddy|uncle)",
    begin_with(
        f"{PARENT} ",
        f"({LATELY})*{_HARMS} {_ME}{_NOT_SOFT}( \\w+)?{_NOT_SOFT}",
        f"({LATELY})*(broke|breaks|broken|twists?|twisted|smashed|burned|burnt|cut|stamped on|busted|split|punched|"
        f"blacked|knocked out) (me|my) {BODY_PART}",
        f"({LATELY})*(makes?|made|making|forces?|forced|lets) (me|us|my (sister|brother)) (\\w+ ){{0,3}}?(eat soap|"
        "(stand|sit|sleep|kneel|stay|wait) (\\w+ ){0,4}?(outside|yard|garden|shed|cold|freezing|dark|night|floor|"
        "cupboard|rice|"
        "freezer|rain|it and)|drink (wee|bleach|alcohol|vodka|it)|touch|kiss (him|her|them)|do (sex|bad|dirty|rude|"
        "things)|sex|sit "
        "on him|hold (it|his)|carry (drugs|stuff)|undress|watch (dirty|rude|porn)|fight|beg|take my|eat (off|dog|"
        "sick|it))",
        f"({LATELY})*(pours?|poured|throws?|threw|tips?) (\\w+ ){{0,3}}?(water|boiling|tea|beer|bleach) (\\w+ )?(on|"
        "over|at) "
        "(me|us|my)",
        f"({LATELY})*(holds?|held|pushes|pushed|puts?|shoves?|shoved|rubbed|rubs) (a |the |my )*(\\w+ )?(pillow|head|"
        "face|"
        "hand|hands|fist|knife|belt|iron|cigarette|fag|hand) (on|over|in|into|under|to|down|up) (my|the|me|it|"
        "water)?( |$)(?! (hand|"
        "hair|shoulder|forehead|back))",
        f"({LATELY})*(gets?|got|climbs?|comes?|come|came|coming|sleeps?|creeps?|sneaks?|enter|enters|gets back) (in|"
        "into|"
        "inside|on|to)? ?(a |the |my |our |mi )*(bath|bed|shower|room|bedroom|sleeping bag)( with me| at night| by "
        "night| in the night"
        "| when| and| in (the )?dark| always| <end>)(?! (\\w+ )?(thunder|cuddles|story|tuck|sing|read|scared|says "
        "night))",
        f"({LATELY})*(does|did|do|doing) (\\w+ )?(things|bad things|stuff|rude things|bad touch|sex|it|dirty things) "
        "(to |with "
        "|on )?(me|us|my (sister|brother))",
        f"({LATELY})*(having sex|has sex|had sex|sex) with (me|us|my (sister|brother))",
        f"({LATELY})*(takes?|took|gets?|got|pulls|undoes|has) (his|the|her) (belt|stick|slipper|cane|wooden spoon) "
        "(off|out|"
        "and|when|to me|down)",
        f"({LATELY})*(looking for|coming for|going get|after) (me|us)( <end>|$| and| with)(?<!after me)",
        f"({LATELY})*(breaking everything|smashing (things|everything|up)|smashed (things|everything)|driving really "
        "fast|"
        "going (to )?crash|drunk and (he is|she is)? ?(driving|looking|hitting|shouting at me))",
        f"({LATELY})*(gone|been gone|left|away|not come home|not been home|not home) (for )?(\\w+ )?(two|three|four|"
        "five|six|"
        "days|all night|sleeps|nights|weeks?)(?= |$)(?=( \\w+){0,12}? (food|hungry|eat|alone|baby crying|crying|by "
        "myself|nothing|cold))",
        f"({LATELY})*(got|has|holding) (the |a )?(knife|gun|belt|stick|axe|cane)( <end>|$| and)",
    ),
    "(stop|please stop|not let) (my )?(daddy|mummy|stepdad|dad|mum|uncle|him|her)( <end>|$| (come|hit|hurt|get|find|"
    "take|touch|"
    "in|do)( \\w+)?)(?<!let him)(?<!let her)(?<!stop him)(?<!stop her)(?<!stop mum)(?<!stop dad)",
    "(i )?(get|got|getting|given|have) (no|not any|not) (dinner|tea|food|breakfast|supper|lunch) (\\w+ ){0,3}?(if i|"
    "when i|and i|"
    "sleep|unless|because i am (bad|naughty))",
    "(hiding|hide|hid|running|ran) (\\w+ )?(from|under (the |my )?(bed|table)) (from |when )?(my )?(daddy|mummy|dad|"
    "mum|stepdad|"
    "uncle|he)( <end>|$| and| because| drinks| when| gets)",
    "(bruises?|black eye|marks|cuts|burns|welts) (\\w+ )?(from|off|where|because of) (my )?(daddy|mummy|dad|mum|"
    "stepdad|stepmum|"
    "uncle|auntie|mam|nana|grandad)(?! (tickled|old (boots|bike)|shoes|bike))",
    "(beaten|hit|hurt|belted|slapped|battered|thrashed|punched|kicked|whipped) (\\w+ ){0,3}?by (my )?(daddy|mummy|"
    "dad|mum|stepdad|"
    "stepmum|parents|uncle|mam|foster \\w+)( |$)(?! (at|in (chess|the race|football)))",
    "(nobody|no one|no) (\\w+ )?(hurts|hits|kicks|shouts at|beats) me (there|at school|here)",
    "(scared|frightened|afraid) (\\w+ ){0,4}?(he|she|daddy|mummy|dad|mum) (\\w+ )?(hit|hurt|beat|belt|kill) (me|us)( "
    "next| again|$)",
    "(parents|family|they|dad|mum|aunties?) (\\w+ ){0,4}?(cut me|cut us|cutting me|circumcise|fgm)( down| <end>|$| "
    "like| in)",
    "(cut|cutting|sewn|sew) (me|my sister|her) down (there|below)",
    f"(i am|am) {_AGE} (\\w+ ){{0,8}}?(run away|ran away|running away|married|marry|pregnant|sex with|put me out|"
    "kicked me out|sleep at "
    "his|older boyfriend|he has a beard|nowhere to (go|sleep)|locked)(?! (my (sister|brother|aunt) is))",
    f"(i am|am) (only )?{_AGE} and (\\w+ ){{0,10}}?(hits|hit|hurts|beats|touches|touched|rapes|raped|slaps|punches|"
    "chokes|burns|belt|"
    "stick|frightened of (him|her|dad|mum)|on top of me|gets in my bed|makes me)( |$)",
    "(i )?(have )?(ran|run|running) away (from home)?( and| <end>|$)(?= |$)(?=( \\w+){0,10}? (dark|park|cold|alone|"
    "seven|eight|nine|ten|"
    "eleven|twelve|scared|home|hits|station|bus)|$)(?! (with (the )?(ball|circus)))",
)

BY_OTHERS = compile_phrases(
    "(wants|want|asks for|asking for|send|sends|demands) (\\w+ )?(more )?(photos|pictures|nudes|pics|videos) (\\w+ "
    "){0,3}?(or he|or (he|she|they) (is )?|or i|of me in my|by midnight|of me naked)( |$)",
    "(sent|sends|sending|shows|showed) me (rude|dirty|naked|nude|porn|sexual|sex) (pictures|photos|videos|pics|"
    "messages)?",
    "if i do not send (more|it|them|him|another|pictures|photos)( |$)(?! (email|form|invoice))",
    "found me (a )?husband and i am",
    "marks (\\w+ )?(round|around|on) (his|her) (wrists?|neck|ankles|throat)",
    "(keep|kept) (the |our )?touching (a )?secret",
    begin_with(
        f"{_KID} ",
        "(\\w+ ){0,3}?(is |are |was |were |being |getting |gets |get |been |has been |left |kept )*(thrashed|"
        "battered|chained|"
        "chained up|starving|starved|shaken|belted|strangled|beaten|whipped|burned|burnt|locked (in|up|out)|left "
        "alone|filthy|"
        "bruised|screaming upstairs|screaming every|tied (up|to)|trafficked|dragged|groped|abused)(?= |$)(?! (for "
        "(his|her|their) "
        "(tea|dinner)|for (food|attention|love)|at (football|chess|rugby|netball)|mud|in mud|from the (garden|"
        "football)|and (he|she) "
        "loved|(his|her|their) knees?|by (the )?(sun|wind|bath time)|milkshake))",
        "(\\w+ ){0,8}?(cigarette burns|burns like|welts|handprint|hand print|belt marks|bite marks|bruises|covered "
        "in|black "
        "eye|eye all black|burn marks|finger marks|rope marks)(?= |$)(?! (from (football|rugby|skating|the "
        "trampoline)|on (his|her) "
        "(knees|shins)|paint|mud|chocolate|glitter|flour|spaghetti|stickers|yoghurt|snow))",
        "(\\w+ ){0,4}?(told|tells|telling|tell|says|said|disclosed|drew|whispered|saying) (\\w+ ){0,9}?(grandad|"
        "daddy|dad|"
        "uncle|stepdad|father|mum|mummy|mam|teacher|brother|cousin|he|man|she|coach|babysitter|boyfriend) (\\w+ "
        "){0,5}?(touches|touch|"
        "touched|hurts|hurt|hits|hit|kisses|plays doctors|in bed|in her bed|in his bed|does|gets in (her|his|my) "
        "(bed|room|bath)|bath time|bad things|did it|"
        "hitting|belt|beats|rude|secret)(?! (\\w+ )?(feelings|heart|joke|goal|homework|the washing))",
        "(\\w+ ){0,6}?(left|alone|not fed|no food|out on (the )?step|on (his|her|their) own|out (the |in )?(back|"
        "cold)) (\\w+ )"
        "{0,6}?(crying|all night|every night|freezing|days|hungry|pyjamas|hours|weekend|night after)(?! (with (his|"
        "her) (nan|gran)))",
        "(\\w+ ){0,4}?(gets|is getting|getting|got) (hit|hurt|beaten|touched|belted|battered) (all|every|at home|"
        "by|when|with)"
        "(?! (\\w+ )?(ball|chess))",
        "(screaming|screams) (upstairs|next door|downstairs|and (banging|slaps))",
    ),
    "(childline|child line|nspcc|child protection|child abuse)( |$)(?! (course|training|poster|charity run|fund "
    "?raiser|essay|"
    "paper|laws?|lecture))",
    "(being|was|am|been|getting|is) groomed( |$)(?! (dog|poodle|for (management|the job|promotion)|at (the )?(salon|"
    "parlour)))",
    "(touch|touches|touched|touching) (me|us) (\\w+ ){0,2}?(here( <end>|$)|there( <end>|$)|down there|bottom|private|"
    "front|in "
    "(the )?(garage|shed|car|bath|bed|shower|wrong)|wrong way|where i)(?! (is a lovely))",
    "(grown ups?|man|men|teacher|coach|sir|uncle|boy|brother|cousin|he|priest) (touch|touches|touched|touching) (me|"
    "us|my "
    "(sister|brother))( <end>|$| here| there| in| under| at| when)",
    "(hurts?|hurting|hurt) (my|her|his) (bottom|bum|privates?|private parts|front bottom|willy|minnie|bits)",
    "(take|takes|took|taking|send|sent|sending|wants?|want|asks?|got|has|film|films|filming|filmed) (\\w+ "
    "){0,4}?(pictures?|photos?|"
    "videos?|pics|nudes?|me) (\\w+ ){0,4}?(no (clothes|pyjamas|top|pants|knickers)|naked|undressed|in (the )?(shower|"
    "bath)|in my "
    "(pants|knickers|underwear)|nude)(?! (cat|dog|mole rat))",
    "(wants?|asks?|asking|send|sending) (\\w+ )?my (naked|nude|bare) (photos?|pictures?|body|videos?)",
    "(take|takes|taking) my clothes off (\\w+ ){0,4}?(camera|webcam|him|video|he|or|or he|secret)",
    "(massage|massages|rub|rubs|wash|washes) (me|us|my \\w+) (\\w+ )?(with )?(no|without) (clothes|anything|my)",
    "(gives|gave|give|buys|bought) (me|us) (\\w+ ){0,4}?(vapes|money|phone|drugs|drink|sweets) (\\w+ ){0,10}?(flat|"
    "do stuff|men|"
    "touch|back of|carry|secret|not tell|kiss|trains)",
    "(touched|touch|touches|kissed|hurt|hurts) (me|him|her) (\\w+ ){0,8}?(gave me (a )?(pound|money|sweets)|not tell|"
    "our game|special "
    "game|secret|say (anything|nothing))",
    "(come|see) (and )?see (the |his )?(puppies|kittens) and (\\w+ )?(he|then)",
    "(our|special|little) (secret )?(special )?(game|secret) and (\\w+ ){0,3}?(if i tell|not tell|tell)",
    "(if i tell|tell anyone|tell the teacher|if i told) (\\w+ ){0,4}?(take me away|kill|hurt|go away|show (it|my|"
    "everyone)|prison|"
    "die|post|send it)(?! (\\w+ )?(bedtime))",
    "(beat|beats|beating|thrashing|hitting|hits|whipping|kicking|slapping|drags|dragging|shaking|battering|shook|"
    "shakes|starving|"
    "chaining|belting|threw|throws|ties|tied|scalding|strangling|burning|hurting) (\\w+ )?(my |the |that |di |his |"
    "her |their |our "
    f"|some |this )*(\\w+ )?{_KID}( <end>|$| with| and| in| by| on| again| every| next| upstairs| wid| to| so| at| "
    "across| down| when)"
    "(?! (at (chess|cards|tennis|fifa|draughts)|ball|in (chess|the race|the pool|the air)|party|(up )?in the air|bed "
    "?time|"
    "to (school|bed)|birthday|on the swing|feelings))",
    "(handprint|hand print|bruises|cigarette burns|burn marks|welts|belt marks) (\\w+ ){0,4}?(child|boy|girl|kid|"
    "toddler|baby|"
    "pupil|son|daughter|year old|legs|back|arms)(?! (painting))",
    "(kids?|children|pupils?|boy|girl|lad|child) (\\w+ ){0,8}?(hungry|starving|filthy|bruised|terrified) (\\w+ "
    "){0,3}?(and|covered|"
    "every|begs|terrified|bruised|welts|filthy|not want)(?= |$)(?! (bears?|for (tea|dinner)|happy))",
    "(begs|begging|begged) (me )?not (to )?(send|make|take|let) (him|her|them) (\\w+ )?(back|go|dad|father|mum)",
    "(hear|heard|hearing) (\\w+ ){0,4}?(child|kid|baby|boy|girl|bwoy|kids|children|little ones?) (\\w+ "
    "){0,4}?(thrashed|being|"
    "screaming|slapped|slaps|begging|bawl|crying and|hit|beaten)(?! (born|christened|read|brilliant|in the "
    "playground|sung))",
    "(wets|wet) (himself|herself) when (he|she) (hears|sees)",
    "(showers?|changing room|bedroom|office) with (the )?door locked(?= |$)",
    "does (touch|kiss|hurt) her (front|bottom|private|there)",
    f"{STRANGER} (\\w+ ){{0,5}}?(pull|drag|grab|get|pulled|dragged|grabbed) (me|us) (in|into|in to)( (his|the|a) (car|"
    "van|truck))?"
    "( <end>|$)(?! (touch|trouble))",
)

_OF_A_PARENT = compile_phrases(
    "daddy|mummy|mommy|(i am|am) (four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen)|foster "
    "(dad|mum|parents|carers?)|getting beaten \\w+ night by dad|(hiding|hide) from (my )?(dad|mum)|bruises from (my "
    ")?(dad|mum)",
)
_GROWN_UP = compile_phrases(
    "husband|wife|missus|partner|boyfriend|girlfriend|ex|fella|my (kids|children|son|daughter|own son|baby|flat|work|"
    "job|boss)|"
    "married|carer|marry|wedding|seventy|eighty|ninety|sixty|old man|pension|wages|our kids|the kids|in law|in laws|"
    "pregnant|"
    "(\\w+ )?(mum|mam|mom|mother) (\\w+ )?(is |being |getting |gets |has been )*(hit|beaten|abused)|care home|dementia",
)

RULES = (BY_A_PARENT, BY_OTHERS)


def is_about_a_parent(words: str) -> bool:
    """Return whether a parent is spoken of, by a child as far as the words tell."""
    return bool(_OF_A_PARENT.search(words)) and not _GROWN_UP.search(words)
