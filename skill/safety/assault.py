"""Assault: rules for injuries, weapons, threats and rape by somebody close, and for what such a person takes away."""

from skill.safety.people import BODY_PART, LATELY, NEAR, WEAPON
from skill.safety.phrase_patterns import begin_with, compile_phrases

_MY = "(my|me|our|ma|my (mum|mom|mam|mother|sister|brother|daughter|friend))"
_BREAKS = (
    "(broke|breaks|broken|breaking|fractured|fractures|smashed|smashes|busted|bust|cracked|twists?|twisted|twisting|"
    "split|"
    "slashed|bruised|dislocated|snapped|crushed|crushes|stamped on|stamps on|burnt|burned|burns|knocked|bent|bends|"
    "punched|"
    "punches|punching|slapped|slaps|kicked|kicks)"
)
_SAYS = (
    "(says?|said|saying|tells? me|told me|swears?|swore|promises|promised|threatens?|threatened|threatening|going|"
    "gonnae|"
    "gonna|going tae|tae|warned|texted|going to honou?r|means to|wants to|plans to|is|be|screaming|shouting)"
)
_HITS_ME = (
    "(slaps|punches|batters|chokes|strangles|throttles|whips|thumps|belts|canes|leathers|thrashes|beats|headbutts|"
    "clouts|wallops|rapes|molests|abuses|terrorises|pinches|burns|kicks|bashes|clobbers)"
)

INJURED = compile_phrases(
    f"{NEAR} ({LATELY})*(hits?|hitting|beats?|beating|hurts?|hurting|punched|punches|kicks?|kicked|slaps?|slapped|"
    "strangled|strangles) (my )?(mum|mummy|mam|mom|mama)( <end>|$| and| again| every| when| in)",
    "dey (beat|flog|slap|nack|punch|choke) (me|us)",
    f"{NEAR} ({LATELY})*got (my )?(mum|mummy|mam|mom|sister) (\\w+ )?(on (the )?floor|by (the )?(throat|hair|neck)|"
    "pinned)",
    begin_with(
        f"{NEAR} ",
        f"({LATELY})*{_BREAKS} {_MY} (\\w+ )?{BODY_PART}(?! (with (kisses|laughter|stress)|off|in a good))",
        f"({LATELY})*(gave|given|gives|giving) (me|us|her) (a |an |another |two |one |good |right )*(black eyes?|fat "
        "lip|"
        "thick lip|split lip|bloody nose|bust lip|broken \\w+|bruises?|hiding|kicking|beating|battering|pasting|"
        "leathering|"
        "slap|slapping|concussion|belting|thump)",
        f"({LATELY})*(stabbed|knifed|shot|glassed|scalded|burned|burnt|strangled|strangling|throttled|choked|"
        "suffocated|"
        "smothered|drugged|drowned|bit|bitten|poisoning|poisoned|battering|batters|battered|leathered|clouted|thrashed|"
        "strangles|smothers|tasered|whipped|whips|caned) (me|us|my (mum|mam|mom|sister|brother|daughter|friend))(?! "
        "(in (chess|cards|a dream)|to (pieces|little bits)|with love|out))",
    ),
    f"(he|husband|boyfriend|fella|ex|partner|dad|father|stepdad) ({LATELY})*(broke|broken|breaks|fractured|smashed|"
    f"knocked|cracked) her {BODY_PART}",
    "(two |a )?(black eyes?|bruised?|bruises|broken \\w+|cuts|burns|marks) (\\w+ ){0,5}?(from|off|by|because of|where|"
    "he says|she says) (him( <end>|$)|my (husband|wife|boyfriend|girlfriend|partner|ex|fella|bloke|dad|mum|son|"
    "carer)|he "
    "(hit|grabbed|punched|kicked|threw|held)|i (walked|fell) (into|down)|she (hit|threw))",
    "(he|she) is (reason|why) i have (a |got )*(black eye|bruises|broken)",
    "(threw|throws|throwing|poured|pours|tipped|chucked|flung|splashed|emptied) (\\w+ ){0,3}?(boiling|hot|scalding|"
    "petrol|"
    "acid|bleach|lighter fluid|kettle|beer|piss) (\\w+ ){0,3}?(over|on|at|in)? ?(me|us|my (face|head|legs|\\w+))"
    "(?! (bath|garden|plants))",
    "(doused|soaked|drenched|covered) (me|us|her) (in|with) (\\w+ )?(petrol|acid|lighter fluid|paraffin|diesel)",
    "(dragged|drags|dragging|pulled|pulls|pulling|grabbed|grabs|took|takes|held|holds|lifted|yanked|swung|picked|had|"
    "has|"
    "got) (me|us|my (mum|mam|mom|sister|brother)) (\\w+ ){0,4}?by (my|the)? ?(throat|neck|hair|scruff|ears?)",
    "(he|husband|boyfriend|ex|dad) (\\w+ )?(dragged|drags|pulled|grabbed|grabs|held|holds|had|lifted) (her|him) (\\w+ )"
    "{0,3}?by (her|his|the)? ?(throat|neck|hair|scruff)",
    "(thumbs?|fingers|fist) in my eyes?",
    f"{_HITS_ME} (me|us)( with| and| in| where| when| if| every| until| so| till| about| in front| black| across|"
    " round|<end>)(?! (the feels|kisses|kindness|good news|that|how|why|at))",
    f"(and|then|who|gaffer|owner|boss|lady|lad|madam|sir) ({LATELY})*({_HITS_ME}|hits|hurts) (me|us)( <end>|$)",
    f"(carer|nurse|care ?home girl|helper|aide|care worker|carers|staff|warden|girl) ({LATELY})*(\\w+ )?(twists?|"
    "twisting|"
    "pinch|pinches|pinched|slaps?|slapped|hits?|rough|shouts|grabs|grabbed|starves|shoved|mocks|swears at)( with)? "
    "(me|my "
    "(arm|wrist|hand|mum|dad|mother|father|nan|gran|husband|wife)|at me|him|her)",
    "(pushed|pushes|threw|thrown|kicked|shoved|shoves|chucked|flung) (me|us|my (mum|mam|mom|sister)) (down ?stairs|"
    "down "
    "(the )?stairs|out of (the )?(moving )?car|through (the )?\\w+|off (the )?(balcony|roof))",
    "(punched|punches|slapped|battered|smacked|hit|hits|kicked) (me|us) (\\w+ )?in (the |my )?(gob|face|mouth|stomach|"
    "belly|head|ribs|eye|teeth|jaw|back|bump|tummy)",
    "(put|putting|puts|pit|punched|punching|punches) (ma|my|his|the) (heid|head|fist|foot) through (the )?(door|wall|"
    "window|plasterboard)",
    "(handy|free|quick|good) with (his|her) (fists|hands)",
    "(raises|raised|lifts|lifted|raise) (his|her|a|their) (hands?|fists?) (to|at)? ?(me|us|my)( <end>|$|self)",
)

ARMED = compile_phrases(
    "(held|holds|holding|hold|put|puts|pointed|points|pointing|waved|waves|waving|pressed|pulled|pulls) (\\w+ "
    f"){{0,3}}?"
    f"{WEAPON} (on |to |at |around |against |in |up |near )*(me|us|my|her|our)( |$)",
    f"(sharpening|sharpens|sharpened|cleaning|loading|loads) (\\w+ ){{0,2}}?{WEAPON} (\\w+ ){{0,4}}?(me|my|us)( |$)",
    f"(standing|stands|stood|leaning|over|waiting) (\\w+ ){{0,6}}?with (the |a |an |his |her )*{WEAPON} and (\\w+ "
    ")?(tells|"
    "says|said|saying|looks|me)",
    "(standing|stands|stood) over (me|us|my bed|the bed|bed|my) (\\w+ ){0,3}?(with|at night|while i|when i|every|and)"
    "(?! (a |the )?(cup|tea|tray|breakfast))",
    f"(outside|behind|through|other side of|at) (\\w+ ){{0,3}}?door with (a |an |the )*{WEAPON}",
    f"(got|gets|getting|fetched|took|brought) (the |his |her |a )+{WEAPON} (\\w+ )?(down|out|and) (\\w+ "
    f"){{0,3}}?(said|says|"
    "sit|me|us|not|he|she)",
    "(he|she|husband|boyfriend|dad|daddy|ex|mum) (has|have|got|has got|is holding) (the |a |an )*(knife|gun|blade|axe|"
    "machete|shotgun)( <end>|$| and (i|he|she|mum|mummy))(?! (chop|carve|cut|cook))",
)

THREATENED = compile_phrases(
    "(not|never) (let|lets|letting|allow|allows|allowed) (me|us) (out|leave|go out|go outside|leave the house)( "
    "<end>|$| of house| of (the )?(flat|room|bedroom)|"
    " till| until| unless| since| alone| by)",
    f"{NEAR} ({LATELY})*(smashed|smashes|broke|breaks|breaking|smashing|burned|burnt|slashed|cut up|destroyed|ripped "
    "up) (all )?(my|our) (things|clothes|stuff|phone|belongings|passport|furniture)( <end>|$| and| again| because| "
    "when)(?! (by accident|sorry))",
    "(punched|kicked|smashed|put (his|her) fist|broke) (the |a )?(door|wall) (through|again|in) (and|again|because|"
    "when)",
    f"{NEAR} ({LATELY})*(locks?|locked|locking) (i|me|us|her) (in|inside|out|indoors)( <end>|$| and| with| when| at| "
    "every| all| from| eh)(?! (by (accident|mistake)|the (car|loo) by))",
    "(dare not|daren't|too scared|too frightened|too afraid|feart|frightened|scared|terrified) (to )?(go|gae|tae "
    "go) (back )?(home|hame)( <end>|$| because| tonight| he| and)(?! (i )?(forgot|failed|burnt|ate))",
    "(he is|she is|husband is|dad is|ex is) (home|back|outside|coming (up|in|upstairs|home)) (again )?(and )?(he is |"
    "she is )?(drunk|drinking|angry|raging|shouting|mad|furious|got a (knife|bat|hammer))",
    "(drunk|drinking|shouting|raging) and i am (behind|in|under|hiding|locked) (the )?(\\w+ )?(door|bathroom|bedroom|"
    "wardrobe|bed|cupboard)",
    "help me (he|she) is (coming|here|back|outside|breaking|at)",
    "(says?|said|going|gonnae|swears?|swore|threatens?|threatened|tae|will|he|she|they|he is|had|'d) (\\w+ "
    "){0,3}?break (my "
    "(legs?|arms?|neck|fingers|jaw|face|nose|bones)|every bone)",
    "(family|uncles|brothers|cousins|in laws?|community|relatives|clan|people) (is |are |going |gonna )*(kill|murder|"
    "hurt|"
    "behead|honou?r kill|find|shoot) me(?! (if (i )?(forget|miss|eat)|laughing))",
    "(honou?r kill|kill me|murder me|bury me) (\\w+ )?(because|for) (shame|honou?r|loving|dating|marrying|seeing)",
    "honou?r (kill|killing|killed)( me| us| my| <end>|$)(?! (in (the )?(news|book|film)|law|documentary))",
    "put me (in|into|under) (the |a )?(ground|grave|wheelchair|box|coffin|morgue)",
    "(he|she|husband|ex|wife|dad|brothers) (\\w+ ){0,3}?put me in hospital",
    "you (die|are) next( <end>|$)",
    "(throw|chuck|fling) acid (in|on|at) (me|my)",
    "(finger|hand) across (his|her) throat",
    "(being|held|am|be|get|are|was) (held )?(hostage|captive|held prisoner|prisoner against|killed if i|beaten if i|"
    "hurt if "
    "i|held against)(?! by (my |the )?(\\w+ )?(cat|dog|toddler|baby|printer|plumber|puppy|kitten|newborn|cats|hens))",
    "(holding|held|holds|keeping|kept|keeps|hold|keep) (me|us|her) (\\w+ )?(prisoner|hostage|captive|against|here( "
    "<end>|$))",
    "(tied|ties|tying|chained|chains|handcuffed|handcuffs|gagged|bound|taped) (me|us|her) (up|to|down|and|in)(?! (date|"
    "scarf|bow|coat))",
    "(chained|chains|handcuffed|tied|ties) (me|us|her) (the |a )?(bed|chair|radiator|pipe|post)",
    "(lock|locks|locked|locking) (\\w+ ){0,3}?(from outside|kitchen|fridge|food|cupboards|cellar) (\\w+ )?(and|so) "
    "(i|we|me)",
    "door (\\w+ )?lock(s|ed)? from outside",
    "(is|am|are|he is|she is) (battering|smashing|kicking|breaking|hammering|chopping|booting|axing|ramming) (\\w+ "
    "){0,2}?"
    "(door)( down| in| <end>|$)",
    "(beg|begged|listening|listens|listen|hear|hears) (\\w+ )?(me|us|back to these|i am on) (\\w+ ){0,3}?(paid for "
    "it|he (hits|"
    "kills)|before he)",
    "(not|without) (let |him |her )*(hear|hearing|know|knowing|find out|finding out|notice|noticing) (me |i am "
    ")?(crying|"
    "talking|leaving|calling|ringing|packing|here)( <end>|$)",
    "(so|because|before|in case|till|until) (he|she|my \\w+) (not |can not |does not |thinks i am not )(hear me|hear "
    "us|know i "
    "am|crying|find me|wake up and)( <end>|$| talking| crying| ringing| leaving)?",
    "(quietly|whisper|whispering|not answer out loud|not speak loud|no talking) (\\w+ ){0,6}?(he is|she is|husband|"
    "boyfriend|"
    "dad|partner) (\\w+ ){0,2}?(here|in (the )?next|next room|outside|hurting|holding|listening|upstairs|got)",
    f"{NEAR} ({LATELY})*{_SAYS} (\\w+ ){{0,4}}?(kill|murder|stab|strangle|batter|shoot|cut|burn|drown|disfigure|"
    "finish|end|"
    "hurt|honou?r kill|hit|beat|slit|bury|ruin|hang|scar) (me|us|my (face|neck|throat|kids|children|mum|mother|arms?|"
    "legs?|"
    "dog|baby|family)|our)(?! (laughing|if i (eat|ate|bring|brought|spill|spilled|forget|forgot|drop|dropped|sing|buy|"
    "burn|spoil|touch|borrow|wake|lose|lost|miss)|at (chess|cards|scrabble|tennis|golf|fifa)|with (love|kindness|"
    "kisses)))",
)

FORCED = compile_phrases(
    f"{NEAR} ({LATELY})*(forced|forces|forcing) (me|us)( <end>|$| last night| again| and| every| when| in bed)",
    "(said|say|says|screamed) no (\\w+ ){4,7}?(not stop|carried on|kept going|forced)",
    "marry me off",
    "is it (rape|sexual assault|assault)( <end>|$| if| when)",
    "is (choking|strangling|hitting|slapping|pushing|shoving|spitting) (me |somebody |someone )?(abuse|violence|"
    "normal)",
    "(drugged|spiked) (me|my drink) and",
    "(he|she|husband|boyfriend|uncle|brother|man|dad) (\\w+ ){0,3}?(on top of me|inside me)(?! (at football|in (rugby|"
    "wrestling)))",
    "(said|say|says|screamed|saying) no (\\w+ ){0,4}?(carried on|carries on|kept going|keeps going|not stop|went on|"
    "anyway|"
    "not care|not listen|forced)",
    "(made|makes|make|forced|forces|force) me (\\w+ ){0,3}?(sleep with|have sex|sex with|go with men|see clients|"
    "strip|sell "
    "myself)",
    "(make|makes|making|made|force|forces|forcing|forced|send|sending|sent|take|taken|took|sell|sold|marry|marrying) "
    "(me|us|"
    "her|my (daughter|sister|friend|cousin|niece)) (\\w+ ){0,4}?(marry|married|marriage|be married|wedding|abroad make"
    "|an old man|old man)(?! (me|my way))",
    "(killed|beaten|disowned|dead) if i (refuse|say no|not marry|leave|talk|tell|run|go)",
    "(keeps|kept|keep|holds|hold|has|have|got|took|take|takes|taken|seized) (my|our|all my|all our) (documents|papers|"
    "passports?|visa|id card|atm card|bank card|wages|phone and)(?! (the|for|in|to|safe|ready|stamped|renewed|on|round|"
    "delivered|in order|and my bag|and tickets|sorted|out)) ?(\\w+ )?(and|if|so|i|we|boss|he|she|they|hits|beats|"
    "since|until)",
    "(send|deport|sends) (me|us) back (\\w+ ){0,2}?(without|to|if|with no|and keep)(?! (the|home|bed|school|shop|"
    "counter|queue))",
    f"{NEAR} ({LATELY})*(raped|rapes|raping|molested|drugged|drugs|spiked|sexually \\w+|assaulted|groped|fingered) "
    "(me|us|my "
    "(daughter|sister|mum|friend|niece))",
)

WATCHED = compile_phrases(
    "(tracker|tracking app|tracking device|tracker tag|air ?tag|spyware|hidden cameras?|listening device|gps|"
    "stalkerware) "
    "(\\w+ ){0,3}?(in|on|under) (my|me|the|our) (\\w+ )?(car|phone|bag|room|bedroom|house|flat|coat|pram)",
    "(cameras?) (\\w+ ){0,2}?(in )?every room",
    "(he|ex|she|they|husband|fella|dad|brothers) (has |is |have )*found (my new|my|our new|our) (address|flat|house|"
    "place|"
    "number|refuge)",
    "every time i move (house |flat |on )?(he|she|they) (\\w+ )?(find|finds|turns|follows)",
    "(times|timing|checks) (me (going|when i|every)|how long i|(my |the )?mileage)( |$)(?! (run|swim|running|"
    "swimming))",
    "(get|getting|got|got to|how) (\\w+ ){0,2}?(away from|escape|leave|out of (this|the|my)) (from )?(a |the |this |"
    "my )?(man|husband|"
    "boyfriend|wife|partner|ex|girlfriend|fella|marriage|relationship) "
    "(who (hits|hurts|beats|is violent|is hurting|is hitting)|before (he|she)|violent|is hurting|safely)",
    "(leave|leaving|escape|get away|get out|pack|packing|move out) (\\w+ ){0,2}?without (him|her|my \\w+|them|he|she) "
    "(knowing|finding|noticing|hearing|killing|hurting|know)",
    "(womens?|men|ladies|domestic (violence|abuse)) (refuge|shelter|aid)( |$)",
    "(need|find|want|get) (\\w+ ){0,3}?(women|womens|a|in)? ?refuge( <end>|$| near| for| tonight)",
    "(packed|packing|hid|hidden) (a |my )?bag (\\w+ ){0,6}?(leave|he|she|him|husband|get away|escape)(?! (to the|for "
    "(spain|"
    "hospital)))",
    f"{NEAR} ({LATELY})*(put|puts|install|installed|installs|hid|hidden) (a |an |the |some |these )*(tracker|cameras?|"
    "app|"
    "spyware|air ?tag|bug|microphone|gps) (\\w+ ){0,3}?(in|on|under|every) (my|the|every|our)? ?(\\w+ )?(phone|car|"
    "room|"
    "bathroom|bedroom|house|flat|bag|kitchen|bed)(?! (and it|for (the )?(dog|baby|birds)))",
)

RULES = (INJURED, ARMED, THREATENED, FORCED, WATCHED)
