"""Emergency signs: rules for what is seen in an emergency: no answer, a fit, a stroke, blood, burns, birth."""

from skill.safety.phrase_patterns import begin_with, compile_phrases

_WHO = (
    "(he|she|they|i|someone|somebody|dad|daddy|mum|mummy|mam|mom|nan|nana|nani|gran|grandma|granny|grandad|granddad|"
    "grandpa|"
    "grandfather|grandmother|husband|wife|missus|son|daughter|lad|baby|toddler|child|kid|boy|girl|friend|mate|partner|"
    "brother|sister|neighbou?r|man|woman|bloke|one|newborn|patient|uncle|auntie|aunt|father|mother|person|fella|"
    "boyfriend|"
    "girlfriend|twin|bab|bairn|papa|mama|lady|gerald|colleague|resident|pal|me|him|her)"
)
_IS = (
    "((is|are|has|have|had|just|suddenly|gone|went|going|all|come|came|been|keeps|looks|turned|turning|got|getting|"
    "goes|who|"
    "am|feel|feels|she|he|and|after|don|a) )*"
)
_LIMB = "(leg|arm|hand|wrist|finger|fingers|foot|thumb|toe|toes|thigh|shin|palm|forearm|calf|neck|artery)"
_TOOL = (
    "(chainsaw|saw|chisel|axe|nail gun|drill|grinder|angle grinder|knife|glass|sword|hatchet|mower|strimmer|bread "
    "slicer)"
)
_ENDS = "( <end>|$| and| he| she| help| what| on| since| properly| at all| up| for| it| in)"

NO_ANSWER = compile_phrases(
    begin_with(
        f"{_WHO} ",
        f"{_IS}(not|no|can not|never|stopped) (breathe|breathing|responding|respond|waking|wake|wake up|waking up|"
        "getting "
        "up properly|stirring|conscious)( <end>|$| and| he| she| help| what| properly)(?! (\\w+ )?(till|until|before|"
        "early|for (school|work)|her alarm|the alarm))",
        f"{_IS}(fitting|convulsing|jerking|foaming|frothing|seizing){_ENDS}(?! (me in|in (well|nicely)|kitchen|tyres|a "
        "new))",
        f"{_IS}(out cold|knocked out cold|stone cold|lifeless|unresponsive|limp|floppy|stiff board|cold and "
        "(blue|stiff|clammy|grey|not))( <end>|$| and| help| in| he| she| on)(?! (sofa|by nine|every night|snoring))",
        f"{_IS}(floppy|limp|blue|grey|gray)( and| round| around) (hot|not|cold|mouth|lips|breathing|the mouth|won|"
        "sleepy)",
    ),
    "(not|never|can not) (open (his|her) eyes|answer me and|answering and|answer and (he|she|there)|move and (he|she))"
    "(?! (laugh|present))",
    "(foam|foaming|froth|frothing|blood|sick) (\\w+ )?(at|on|from|in) (the |his |her )*mouth",
    "(jerking|twitching|shaking) (\\w+ )?(on (the )?floor|all over and|foaming|eyes|and (he|she|foaming|burning|not))"
    "(?! (whiskers|dreaming))",
    "(burning up|hot|fever|temperature) (\\w+ ){0,3}?and (jerking|twitching|fitting|floppy|limp)",
    "eyes (have |has |are |is |all |gone |went |just )*(rolled|rolling|gone white|white|gone back|rolled back)( |"
    "$)(?! (at me|her "
    "eyes))",
    "(took|taken|take|taking|having|had|has|in) (a |an )*(fit|seizure|convulsion)( <end>|$| and| he| she| on| "
    "help)(?! (of "
    "(giggles|laughter)))",
    "(out|lying|been|found|left) (\\w+ ){0,3}?in (the )?(snow|hot car|freezing|cold all night|boiling car|freezer) "
    "(\\w+ )"
    "{0,7}?(stiff|hardly|not (waking|moving|wake|answer)|stopped|all night|drowsy|confused|blue|warm funny)",
    "(stopped|quit|no longer|not) (shivering|sweating|sweatin)( and| <end>|$)(?= |$)(?! (at the gym|since))",
    "(snoring|breathing|gasping|rattling) (\\w+ )?(funny|strange|noisy|rattling|noise)( <end>| and| she| he)(?=( "
    "\\w+){0,12}? (not|eyes|wake|"
    "grey|blue|collapsed|drink|drunk|party))",
    "(hardly|barely|scarcely) (breathing|breathe|any breath|awake|conscious)( <end>|$| and| he| she| help)",
    "(fighting|gasping|gulping|battling|desperate) for (every |a |his |her |my )*(breath|air)(?! (laughing|after))",
    "(not|cannot|can not|not hardly) (say (a )?whole (word|sentence)|get (her|his|my) (wind|breath)|finish (a "
    ")?sentence)"
    "(?= |$)(?! (without|back for|laughing))",
    "(sucking|sucked|pulling) in (at |between |under )?(the |her |his )?(neck|ribs|chest|throat)",
    "chest (is )?sucking in",
    "inhaler (is |has |not |gone |run )*(empty|out|working|helping|finished|lost|gone)(?= |$)",
    "(asthma|asthmatic) (\\w+ ){0,8}?(sucking|not say|bolt upright|lips|blue|can not|no inhaler|worse|grey)",
    "long gaps (\\w+ ){0,8}?(gasp|breath|nothing)",
    "(how|help me|tell me|can you|show me|need|talk me through) (\\w+ ){0,4}?(cpr|chest compressions|mouth mouth|"
    "heimlich|"
    "recovery position) (\\w+ ){0,2}?(quick|quickly|fast|right|urgent|on (him|her|my|this)|help|he|she|baby)",
    "(down|dropped|drops|fell|fallen) (\\w+ ){0,5}?(not moving|not answer|no answer|not talking|not speaking|not "
    "wake|not "
    "get up|unconscious|no breathe|no move|not respond|no dey move|not talk|is not talking)(?= |$)",
    "(dad|mum|nan|gran|grandad|husband|wife|man|lady|he|she) (has |have |just |is )*(dropped|keeled over|collapsed|"
    "gone "
    "down)( <end>|$| in| on| and| at)(?! (me|off|by|in (to )?(for|price)|out|a (line|hint|stitch|kilo)|to |on (the "
    ")?(sofa|bed)|"
    "the (ball|kids|shopping)))",
    "(went|gone|go|slipped|fell|head) (\\w+ )?under (the |in |water|at)? ?(the )?(water|bath|pool|waves|river|lake|"
    "sea|ice)"
    "(?= |$)(?! (to look|bridge|pipe|for fun|with (a )?snorkel))",
    "(pulled|dragged|fished|got) (him|her|them|my \\w+|baby) (\\w+ )?out (of )?(the )?(water|pool|pond|bath|sea|"
    "river|lake)",
)

STROKE = compile_phrases(
    "(face|mouth|one side|side|lip|smile|eye) (of (his|her|my) (face|mouth) )?(has |is |just |gone |all |went |have |"
    "don |come "
    ")*(to one side|one side|crooked|bend|bent|twisted|wonky|lopsided|slipped|sliding|melting|melted|fall|falling|fell|"
    "hanging|half)( <end>|$| and| down| he| she| on one| one side)(?! (me in|laughing))",
    "(face|mouth) (has |is |just |all )*(gone|went) (\\w+ )?(funny|one side|all one side|down one side|slack|"
    "droopy)( <end>|$|"
    " and| he| she| on)(?! (faces|at me))",
    "melting (on|down) one side",
    "(arm|leg|hand|side|half|body) (has |is |just |gone |went |all |come |feels |have |don |been |s )*(dead|like "
    "lead|useless|"
    "no strength|not work|not move|not hold|can not move)( <end>|$| and| i| he| she| suddenly)(?! (but|did|from|"
    "sitting|because|after|"
    "kneeling|cross|the cat|it is|on it|slept|lying|sat|till|weight|under))",
    "(left|right|one) (side|arm|leg|hand) (\\w+ ){0,3}?(heavy|dead|numb|lead|weak|tingling|funny|not do it|not work|"
    "gone)"
    "( <end>|$| and| i| it| he| she)(?! (from|sitting|because|after|kneeling|the cat|it is|slept|lying|bag))",
    "(tingling|numb|numbness|pins and needles) (\\w+ ){0,2}?down (my|his|her|one) (\\w+ )?side",
    "(words|speech|talk|talking|talks|voice|sentences|speak|speaking|sentence) (\\w+ ){0,4}?(jumbled|slurred|slurry|"
    "mashed|"
    "not clear|muddled|wrong words|rubbish|nonsense|gibberish|not make sense|not making sense|backwards|daft|all "
    "wrong|mixed "
    "up|garbled)(?= |$)(?! (\\w+ )?(rap|lyrics|in (the )?(meeting|interview)|toddler|politicians?|at (the )?match))",
    "can not (get|find) (my|his|her|the) words( out)?( <end>|$| and| right| straight)(?! (for (my|the) (speech|"
    "song|poem|letter)))",
    "(can not|could not|not) (say|remember|recognise|know) (my|our|her own|his own) (name|face)( right| properly| "
    "<end>|$)(?= |$)"
    "(?=( \\w+){0,12}? (head|face|arm|side|suddenly|mouth|blood|fell|banged|grandad|nan|\\bmum|\\bdad|slur))",
    "(hold|lift|pick|raise|grip) (\\w+ ){0,4}?(left|right|his|her|my) (arm|hand) (\\w+ )?(and )?(it |he |she )?(can |"
    "could )?"
    "(not|drops|dropped|falls|flops)(?! (talk|speak|say|let|think|worry|cry|be|matter))",
    "(eye|eyes|sight|vision) (have |has |is |just |gone |went |all )*(black|blank|dark|double and)( <end>|$| and| "
    "in)(?! "
    "(with (mascara|kohl)|like (a )?panda))",
)

BLED = compile_phrases(
    "(bleeding|bled|bleed) (to )?death(?! (in (the )?(film|book|game)))",
    "blood (\\w+ ){0,3}?(running|pouring|gushing|pumping|spurting|streaming|all) (\\w+ )?(down|out|up|over|from) "
    "(\\w+ ){0,2}?"
    "(leg|legs|face|wall|walls|floor|me|head|arm|nose|mouth|hand)",
    "(loads|lots|load|pool|full|basin|bucket|bowl) (of )?(\\w+ )?blood(?= |$)(?! (oranges?|sugar|donors?|test|"
    "sweat|tests|pudding|in (the )?(film|game)))",
    "blood (is )?(too much|not stop|would not stop|everywhere|running)(?= |$)",
    "(soaked|soaking|filled|going) (\\w+ )?(through )?(\\w+ ){0,2}?(pads?|towels?|sheets?|nappies) (\\w+ )?(in (an "
    ")?(hour)|with "
    "blood|of blood|and)",
    "(nosebleed|nose bleed|bleeding) (for )?(\\w+ )?(\\w+ )?(hours?|all (night|day))",
    "(sick|vomit|vomiting|bringing|brought|throwing|poo|toilet|spewing|threw) (\\w+ ){0,6}?(like coffee|coffee "
    "grounds|black "
    "blood|dark red|red stuff|blood|black like)(?= |$)(?! (orange|sausage))",
    "red stuff (\\w+ )?(coming|pouring) out",
    f"(cut|gone|went|sawn|sawed|chopped|sliced|put|slipped|drilled|stabbed) (\\w+ ){{0,2}}?(through|into|off) (my|his|"
    "her|the|"
    f"their) (\\w+ )?{_LIMB}(?! (holes|of lamb|warmers))",
    f"{_TOOL} (\\w+ ){{0,2}}?(through|into|in|across) (my|his|her) (\\w+ )?{_LIMB}(?! (is|and i am (carving|cooking)))",
    f"{_LIMB} (\\w+ )?(hanging off|hanging by|come off|came off|half off|trapped in (the )?machine|ripped off|torn "
    "off)(?! "
    "(chair))",
    "(stuck|caught|trapped|crushed|pinned) (\\w+ )?(in|under|by) (the |a )*(baler|machine|mincer|press|mangle|auger|"
    "conveyor|"
    "tractor|lathe|digger|forklift|lift doors|car and|wreck|rubble|wheel|quad)",
    "(impaled|gored|crushed|mauled|trampled|electrocuted|struck by lightning)( <end>|$| by (a )?(bull|cow|car|van|"
    "tractor|bus)| and| on)(?= |$)(?! (by (work|grief)|in (the )?(film|game)|at bingo))",
    "(spurting|squirting|pumping)( <end>|$| out| up| blood)(?! (icing|cream|jam|iron|music|ketchup|water))",
    "(dialysis|line|cannula|fistula|stitches|wound|scar) (\\w+ ){0,4}?(burst|spurting|split open|come open|burst "
    "open|opened "
    "up|pouring)",
    "(brok|broke|broken) (hip|leg|neck|back|ankle|arm)( <end>|$| and (can not|bone|i|sticking))(?= |$)(?=( "
    "\\w+){0,12}? (floor|fell|fallen|"
    "stairs|help|ice|bone|can not|ladder))",
    "(fallen|fell|lying|been here|on (the )?(kitchen |bathroom )?floor|behind (the )?bath) (\\w+ ){0,8}?(hip (is |"
    "has )?(broke|broken|out|gone)|hip (and|i) can|feel my hip|not get up|"
    "can not get up|since last night|all night|can not feel|not feel|head bleeding|blood(?! test)|so cold|not "
    "talking)(?= |$)(?! (film|"
    "hop|replacement))",
    "(banged|hit|bumped|cracked|knocked|bashed|smacked|hurt) (my|his|her|the) head (\\w+ ){0,8}?(not remember|sick|"
    "sleepy|asleep|"
    "not wake|bigger|keeps asking|confused|talking|funny|blood thinners|drowsy|vomit|swollen|blood|my name|strange)",
    "(blood thinners|warfarin) (\\w+ ){0,8}?(head|bleeding|nosebleed|fell|fallen|bruise)",
    "(came|come|fell|fallen) off (\\w+ ){0,4}?(bike|horse|ladder|scaffold|roof|scooter|quad|motorbike|wall) (\\w+ "
    "){0,14}?(being sick|"
    "bigger|blood|hurt (his|her|my) (head|neck|back)|not breathe|not wake|not moving|unconscious|sleepy|fluid|not "
    "fill)(?= |$)",
    "(scaffold|roof|ladder|balcony|cliff) (has |is |just )*(come|came|fallen|fell|jumped) off",
    "(fell|fallen|jumped|came|come) (off|from|out of) (a |the )?(scaffold|roof|balcony|cliff|window|bridge|third floor|"
    "second floor)(?= |$)(?! (in (the )?(film|game|book|dream)|laughing))",
)

BURNT = compile_phrases(
    "(scalded|burned|burnt|scald|burns?) (\\w+ )?(all |everywhere )?(over|down|up) (his|her|my|their) (\\w+ )?(chest|"
    "face|arm|arms|"
    "legs?|body|back|tummy|hands?|head)",
    "skin (is |has |all )*(coming off|peeling off|falling off|blistering|melted|hanging|gone white)(?! (\\w+ "
    ")?(chicken|tomato|"
    "sunburn|potato))",
    "(chip pan|boiling water|kettle|hot oil|hot fat|boiling oil|hot tea|hot coffee|acid|boiling|pan|hot water(?! "
    "bottle)|bath water|hot "
    "soup) (\\w+ ){0,4}?(over|on|down|all over) (\\w+ )?(him|her|himself|herself|myself|(my|his|her) (\\w+ )?(arm|"
    "arms|face|chest|"
    "legs?|hand|lap|foot|baby|son|daughter|body|head|tummy))(?! (when|as) i woke)",
    "(petrol|bleach|acid|dip|chemicals?|cleaner|caustic|lime|ammonia|cement|weed ?killer|superglue|pesticide|fuel) "
    "(\\w+ )"
    "{0,2}?(in|into|inside|on) (my|his|her|the) (eyes?|face|mouth)",
    "(mixed|mixing|mixed up) (\\w+ ){0,2}?(cleaners|cleaning|bleach|chemicals|ammonia|products)(?= |$)",
    "(hand|finger|fingers|fork|knife|toe|hairpin) in (the )?(socket|plug|toaster|outlet)",
    "(had|got|getting|gets|having|has|took) (an? |a big |a bad |big |bad )*electric shock(?! (from|off) (my |the |a "
    ")*(jumper|"
    "trolley|car|cat|carpet|fence|slide|door))",
)

POISONED = compile_phrases(
    "(drank|drunk|drink|drinking|swallowed|ate|eaten|eating|swallow|sucked|licked|got hold of|inhaled|sprayed|"
    "breathed) (\\w+ )"
    "{0,4}?(weed ?killer|rat poison|slug pellets|poison|antifreeze|bleach|turps|white spirit|petrol|paraffin|"
    "methylated|"
    "drain cleaner|oven cleaner|caustic|button battery|round batteries|batteries|battery|magnets?|yew|foxglove|"
    "laburnum|"
    "deadly nightshade|berries off|death cap|pellets|dishwasher tablet|screen ?wash|nicotine|e liquid)(?= |$)(?! "
    "(jokes?|life))",
    "(swallowed|ate|eaten) (\\w+ ){0,4}?(and|then) (\\w+ )?(gone |is |turned |feels )?(sleepy|blue|limp|floppy|"
    "drowsy|purple)",
    "(overdosed|overdose|too many|too much|double|twice) (\\w+ ){0,6}?by (accident|mistake)(?! (at the bakery|"
    "sugar))(?=( \\w+){0,12}? ("
    "paracetamol|tablet|pill|med|insulin|insulin|overdos|heart|taken|took|aspirin|ibuprofen))",
    "(by accident|by mistake) (\\w+ ){0,3}?(overdosed|overdose|took (too many|double|two times)|swallowed|drank|took "
    "\\w+ tablets)",
    "overdosed by (accident|mistake)",
    "(tablets?|pills?|medicine|insulin|dose|meds|heart tablets) (\\w+ ){0,3}?(twice|two times|double|doubled|doubled "
    "up) (\\w+ )"
    "{0,8}?(swimming|sweaty|peculiar|funny|dizzy|faint|daft|not getting up|sleepy|shaky|sick|heart|drowsy)",
    "doubled up on my (medicine|tablets|pills|insulin|meds) (\\w+ ){0,4}?(peculiar|funny|dizzy|sick|faint|sleepy)",
    "(took|taken|had|given|slipped|pill|dodgy|something at|smoked|sniffed) (\\w+ ){0,6}?(club|party|dodgy|rave|"
    "festival|batch) "
    "(\\w+ ){0,8}?(eyes|foaming|jerking|burning up|rattling|not wake|blue|fitting|unconscious|not breathing|"
    "twitching|shaking)",
    "(took|taken|took'?s) something dodgy",
    "(diabetic|diabetes|diabetics|hypo|insulin|sugar|sugars) (\\w+ ){0,8}?(clammy|sweaty|rubbish|daft|confused|not "
    "answer|he "
    "fall|cold water|shaky|think straight|drowsy|sleepy|shaking|not wake|slurring|unconscious|out of it)(?= |$)(?! "
    "(but i am "
    "fine|film))",
    "(clammy|sweaty|sweating cold|cold sweat|grey|gone white|dripping wet|come over faint) (\\w+ ){0,8}?(chest|left "
    "arm|left "
    "hand|arm like|belly|elephant|jaw|hurts when i breathe|left arm)",
    "(elephant|weight|band|vice) (\\w+ )?(sat|sitting|stood|standing) on (me|my chest)(?= |$)(?=( \\w+){0,12}? (arm|"
    "hand|clammy|sweat|breath|"
    "hurt|jaw|pain))",
    "(belly|stomach|tummy|abdomen) (is |has |gone )*(hard board|like board|rigid|hard as|hard board and)",
    "(wasp|bee|hornet|sting|stung|nuts?|peanuts?|prawns?|shellfish|ants?|bite) (\\w+ ){0,8}?(not swallow|can not "
    "swallow|throat|"
    "tongue|swole|swoll?en up|lips|not breathe|wheezing|get her wind|face blow)(?= |$)(?! (infection|lozenge))",
    "anaphyla\\w+",
    "heart attack (help|please|quick|ring|ambulance)",
    "^(heart attack|stroke|choking|not breathing|overdose|unconscious|seizure|allergic reaction)( help| please| "
    "quick)*$",
    "(clutching|holding|grabbing|clutches) (his|her|my) throat",
    "choking (\\w+ )?on (\\w+ ){0,3}?(dinner|food|grape|sweet|toy|meat|bone|steak|apple|chicken|coin|bread|sausage|"
    "his|her|it|something)(?= |$)(?! (words|tears|when he told))",
    "(went|gone|stuck|lodged|come|inna) (\\w+ ){0,2}?(wrong way|down wrong|inna him throat|inna her throat|in him "
    "throat) (and|"
    "can not|she|he|turning)",
)

BORN = compile_phrases(
    "(waters?) (have |has |just |my |gone and )*(broke|broken|gone|burst)( <end>|$| and| it is| early| at| at \\w+ "
    "weeks)(?! (down|"
    "pipe|pump|main))",
    "(weeks|months|month|pregnant) (\\w+ ){0,10}?((?<!their )blood|bleeding|twitching|headache|eyes have gone|fit|"
    "foam|cramp of "
    "whole|not "
    "moving|seeing stars|water and blood|waters)(?= |$)(?! (test|pressure (is |was )?fine|sugar|donor|group))",
    "(gone|went|going|in|into) (\\w+ )?labou?r (\\w+ )?(early|too soon|alone|at (twenty|thirty)|weeks early|since "
    "yesterday|and "
    "(no|the|we|i am|blood|ambulance|midwife))(?! (party|conference|politics))",
    "(see|feel|feeling) (\\w+ )?(baby|the) head( <end>|$| and)(?! (on (the )?scan|in (my )?crook|smell))",
    "(got|need|needs|have|wants|want) (to )?push( and| <end>|$| the midwife| i can not)(?= |$)(?=( \\w+){0,12}? "
    "(baby|midwife|ambulance|labou?r|"
    "floor|head|contraction|coming))",
    "cord (has |is |have )*(come|coming|out|first|round|prolapsed)( <end>|$| and| out| first| (his|her|its) neck)(?! "
    "(trousers|"
    "bungee))",
    "(baby|newborn|he|she) (\\w+ ){0,4}?(stopped|not|never) (crying|breathing|feeding) and (\\w+ )?(blue|grey|limp|"
    "floppy|cold)",
)

RULES = (NO_ANSWER, STROKE, BLED, BURNT, POISONED, BORN)
