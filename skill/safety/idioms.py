"""Idioms: deadly words that mean no danger; they are removed before any rule is applied."""

from skill.safety.not_meant import NOT_MEANT
from skill.safety.phrase_patterns import compile_phrases
from skill.safety.weariness import WEARY

GONE = "·"
"""The mark in place of an idiom, so that no pattern matches across it."""

DYING = compile_phrases(
    # strong wishes, laughter, shame: "dying to know", "nearly died of embarrassment"
    "dying (to |for |of |from )?(know|see|meet|try|hear|go|get|tell|ask|hug|learn|find|watch|eat|have|read|visit|"
    "some|coffee|laughter|laughing|curiosity|embarrassment|boredom|thirst|hunger|heat|shame|cold|here|"
    "inside laughing)",
    "(nearly|almost|i|he|she|we|could have|thought i|half) died (of|from|laughing|when|inside when|for)",
    "(die|dying|died|dies) (of|from|for|laughing|hard|trying|alone|out|off|down)",
    "(could|can|would|might) die for",
    "(tired|hungry|happy|embarrassed|good|bored|cute|sweet) (that )?i could die",
    "(i )?rather die than ... (\\w+)",
    "makes? me want to (die|scream|cry) (laughing|of)",
    "(old )?habits die",
    "never say die",
    "die hard",
    "do or die",
    # things that stop working, and beings other than the speaker
    "(my |phone|battery|car|laptop|computer|plants?|flowers?|tree|wifi|remote|engine|watch|mic|speaker|bees|"
    "languages?|romance|art|stars?) (is|are|was|keeps|has|has been)? ?(going to )?(dying|die|died|dead)",
    "(my )?(dog|cat|pet|puppy|kitten|rabbit|hamster|fish|horse|bird|parrot) (is|was|has)? ?(died|dead|dying)",
    "(bored|scared|worried|frightened|love \\w+|loved|sick|tickled|hug \\w+|starving|freezing|work|working|"
    "beaten|starved|frozen) to death",
    "death by (chocolate|meetings|\\w+ point)",
    "(dead|drop dead) (tired|serious|gorgeous|battery|end|line|on my feet|weight|lift|lifts|simple|easy|good|center)",
    "over my dead body",
    "caught dead",
    "deadline",
    "(people|you|anyone|celebrities) (can )?overdos\\w+",
    "(everyone|everybody|we|we all|people|they|it|you|dog|cat|grandpa|grandma|grandmother|grandfather|patients|"
    "mother|mum|mom|dad|father|friend|aunt|uncle|pet) (is |are |all )*(going )?(to )?(die|dying)",
    "(is|are) (my )?(\\w+ )?\\w+ going (to )?die",
    "(someone|somebody|people|those|person|patients?) (who )?(is|are) dying",
    "dying (people|patients|person|breed|art|words|wish|father|mother|friend|dog|cat|hair|my hair)",
    "wake up dead tired",
)

KILLING = compile_phrases(
    # "I could kill for a hug", "my boss is killing me"
    "(could|can|might) (kill|murder|strangle|throttle) (for|him|her|them|you|my (?!(baby|newborn|toddler) )(?!\\w+ "
    "(right|tonight|and i mean))\\w+|whoever|someone|(?!my )\\w+ \\w+)",
    "(kill|murder) for (a|some|that|one)?",
    "(is|are|was|were|been|keeps?) (killing|murdering) (me|us|him|her|it|my (back|feet|knees?|head))",
    "(kills|killed|slays) (me|us)( laughing)?$",
    "(it|this|that|which|job|traffic|commute|suspense|heat|boss|back|feet|weather|waiting|homework) "
    "(is going to |might |could )?(kills?|killing|killed) me",
    "it does not kill (you|me)",
    "what does not kill (you|me|us)",
    "not kill (you|me|him|her) to",
    "killing (it|time|two birds|vibe|mood|spree game)",
    "kill(ed|s)? (time|two birds|mood|vibe|buzz|lights?|engine|music|switch|weeds?|bugs?|ants?|spiders?|germs|"
    "flies|mosquitos?|mosquitoes|process|bill|hour|hours|some time|plants?|my plants?|conversation|joke)",
    "kill (me )?with kindness",
    "(dressed|dressing) to kill",
    "(mum|mom|mother|dad|wife|boss|teacher|sister|coach|roommate|parents) (is |are )?going to kill me",
    # but not "he'll kill me if I leave", nor "if he knew I was telling you"
    "(?<!threatened )(?<!threatens )(?<!says he )kill me (if|when|for)"
    "(?! (i|we) (ever |try |tried |dare |was |were |even |do |not |refuse )*(to )?(leave|leaving|left|go|going|"
    "went|run|ran|walk|walked|"
    "get away|got away|escape|marry|obey|divorce|tell|told|talk|speak|report|call|called|see|saw|come home|came home))"
    "(?! (he|she|they) (knew|knows|finds out|found out|hears|heard|sees|saw)( that)? i (am |was |have been )?"
    "(talking|talk|telling|tell|told|speaking|calling|called|here|asking|leaving))",
    "(shoot|shooting|shot) (\\w+ ){1,6}?(on|in|with|for) (video|film|camera|iphone|my phone|black|colou?r|manual|"
    "raw|slow motion|hd|portrait|natural light|low light|studio)",
    "(shoot|shooting) (me |him |her |them |you )?(an |a |over )?(email|text|message|hoops|breeze|pool|photos?|"
    "pictures?|film|video|stars?|star|line)",
    "shoot (himself|herself|myself) in (the )?foot",
)

HURTING = compile_phrases(
    # small mishaps and manners of speaking: "cut myself some slack", "beat myself up"
    "(cut|cutting) myself (some slack|slack|off|a|slice|piece|bit|chunk|sandwich|another|shaving|while|when "
    "(shaving|cooking|chopping|slicing|opening|peeling|gardening|i (was )?(shav|cook|chop|slic|peel|open|"
    "garden)\\w*)|on|with a "
    "(kitchen|bread|paper)|cooking|chopping|opening|in the (kitchen|garden)|down to|loose|free)",
    "accidentally (cut|burned|burnt|hurt|hit) myself",
    "(burn|burning|burned|burnt) myself (out|on|cooking|while|with (the|my|hot) (oven|iron|coffee|stove|pan))",
    "(hurt|hurting|hurts|injure|injured) (myself|my \\w+) (at the gym|in the gym|at gym|in gym|running|"
    "stretching|playing|lifting|exercising|training|skiing|falling|in a fall|doing "
    "(yoga|sports?|exercise|stretch|this|it)|by (falling|tripping)|gardening)",
    "(hurt|hurting) ... feelings",
    "(stab|stabs|stabbed|stabbing) (me |us |him |her )?in back(?! (with (a )?(knife|blade)|and bleeding|bleeding))",
    "(push|pushes|pushed|pushing) (me|us) (too |so |very )?(hard|far)",
    "(push|pushes|pushed|grabs?|grabbed|pulls?|pulled|hits?|beats?|kicks?|kicked|squeezes?|squeezed|bites?|"
    "attacks?|attacked) (me|us|her|him) (away|on (the )?(swing|sled|bike)|(for|into|in|with) "
    "(a )?(hug|hugs|cuddle|kiss|kisses|cuddles)|(from )?behind and hugs?|close|forward|harder|to "
    "(be|do|try|get|go|work|study|finish)|(be|do|try|get|go|work|study|finish|eat|learn|practise|practice|read|"
    "sing|talk|run|play|relax|rest|exercise)|be better|try|go|do|off guard|by surprise|playfully|gently)",
    "(beat|beating|kick|kicking) myself",
    "(hate|hating|hated) myself for (eating|having|skipping|forgetting|missing|buying|laughing|liking)",
    "hit by (a |an )?(\\w+ )?(storm|hail|hailstorm|rain|wind|flu|covid|bill|tax|wave|car|bus|bike|ball|truck|"
    "realisation|realization|feeling|sadness|truth|thought|"
    "idea|memory)",
    "hit (me|you|him|us) (up|like|that|hard|with (a|an|the|her|his) "
    "(idea|news|bill|pun|joke|question|look|pillow)|in (the|my) feels?|right in)",
    "(it|song|news|grief|loss|realisation|realization|reality|smell|memory|sadness|wave|music|ball|truth|line) "
    "(hit|hits|hitting|has hit) (me|us|him|her|home)",
    "(beats?|beat) me (last (ticket|one|slice|seat|piece|spot|biscuit|space|bus|chair)|at|it|in|every|why|how|by|"
    "again at)",
    "^beats me$",
    "(it|that|what|this|which) beats me",
    "(dog|cat|toddler|baby|kitten|puppy) (bites?|hits?|kicks?|bit|kicked|scratches) (me )?(when|at night|in bed)",
    "(he|she|it|dog|cat|toddler|baby|kitten|puppy|son) (bites?|hits?|kicks?|bit|kicked|scratches) (me )?(in "
    "(his|her) sleep|while nursing|playfully|with (a|his|her) (toy|ball))",
    "(film|movie|book|story|noise|bang|thunder|spider|mouse|clown|costume|fireworks|dog|mask|news|dream|programme|"
    "podcast) (\\w+ ){0,2}?(scared|frightened|terrified|scares|frightens|terrifies|shook) (me|us|him|her|my \\w+|"
    "the \\w+)",
    "(hugging|cuddling|holding|touching|picking|carrying|letting|kissing|massaging|tickling|feeding) (\\w+ "
    "){0,5}?(hurt|hurts|harm|harms) (them|him|her|me|us|my \\w+|the \\w+|children|kids|babies)",
    "heart (nearly |almost |has )?(stopped|stops|jumped|leapt) when (i|he|she|we) (saw|heard|read|opened|got|"
    "looked|realised|realized|met|see|hear)",
    "blue (with|from) (the )?cold",
    "(boss|dentist|professor|examiner|clown|cat|movie|film|book|thunder|spider) (is |kind of |really |always "
    ")*(scares?|scared|terrifies|frightens|intimidates) me",
    "(team|side|squad|club|united|city|england|lads|boys|girls) (got|were|was|get|gets|keep getting|getting) "
    "(badly |well )?(beaten|hit|battered|hammered|thrashed|slaughtered|killed|murdered)",
    "(drown|drowning|smother|smothering|kill|attack|shower|strangle) (him|her|them|you|me|my \\w+|<someone>) (in|"
    "with) (presents?|gifts?|love|kisses|kindness|hugs?|cuddles|affection|attention|cake)",
    "(how long|long does it take|how much|how many|how fast|how quickly|how soon|how often|what number|why) (\\w+ "
    "){0,6}?(ambulances?|paramedics?|police|fire brigade|nine nine nine|911|999|emergency services)(?! (he|she|i|"
    "my) )",
    "(drives?|driving|drove|works? (on|in|for)|worked (on|in)|volunteers?|rode in|toy|lego|calls himself) (an |a |"
    "the )?(ambulance|paramedic|police|fire brigade)",
    "(computer|phone|laptop|tablet|tv|telly|screen|app|printer|router|wifi|website|remote|alexa|speaker|mouse|"
    "keyboard|car|program|browser) (is |are |has )?(not )(responding|moving|answering|waking up)",
    "(goodbye|farewell|leaving) (note|card|letter|message|words|speech|party) (to|for) (my |a |our |his |her "
    ")*(colleagues?|coworkers?|co worker|teachers?|boss|team|class|retiring|neighbou?rs?|manager|friend "
    "who is moving|students)",
    "(am|are|is|be|look|looked|was|were) on fire (today|tonight|with|at|lately|on (stage|court|pitch))",
    "(light|lit|lighting|build|building|made|make|sit by|sitting by|around|poke|feed) (my |a |the |our |log )*fire",
    "fire (stick|drill|place|works|fly|pit|wall|fox|alarm test|safety|engine|truck|station|fighter|man|exit|"
    "extinguisher|escape|hydrant|brigade game)",
    "(my )?(dog|cat|toddler|puppy|kitten|baby|kid|parrot|hamster|ball|branch|door|horse) "
    "(is |keeps? )?(bites?|hits?|kicks?|bit|kicked|hit|hitting|biting|scares|attacks|attacked|throws|pushes|"
    "touches) ",
)

BODILY = compile_phrases(
    # breath, heart and panic in a manner of speaking
    "(nearly|almost|gave \\w+|give \\w+|giving \\w+|thought i was having|about to have) "
    "(had |have |having )?(a )?heart attack",
    "heart attack (when|at the price|from laughing|on a plate|waiting|over)",
    "(take|takes|took|taking|steal|stole) (my|your|his|her) breath( away)?",
    "(not|barely|hardly) breathe (from|because of|of|with|for|i am|i was) "
    "(laugh|laughing|happiness|excitement|much laughing)",
    "laugh\\w* (so )?(hard|much) ... breathe",
    "(not )?breathe through my nose",
    "(hug|hugs|hugged|squeezed|cuddle|squeeze) ... (tight|hard|tightly) (i )?(could )?not breathe",
    "(not |hardly |barely )breathe (in|under|inside) (this|these|my|that) "
    "(dress|jeans|mask|corset|suit|room|heat|trousers|bra|shirt|costume)",
    "(skip|skips|skipped|miss|missed) (a )?beat",
    "(do not|no need to|not to|never|without) panic(king)?$",
    "panic (at disco|at the disco|buying|button|room|mode)",
    "choked? (up|on my words|back)",
    "stroke (of|my (cat|dog|hair|arm|pet|beard)|her|his|\\w+ (cat|dog|arm|hair|fur)|a|the)",
    "(under|over) (a |the )?stroke",
    "fainted? (with|from) (joy|happiness|hunger)",
    "(bled|bleeding) (heart|love|hearts)",
    "(bleed|bleeding) (money|me dry)",
)

SELF = compile_phrases(
    # the word alone, in another sense
    "(work|working|volunteer|volunteering|nurse|doctor|counsellor|counselor|therapist|researcher|training|"
    "writing|reading|paper|essay) ... suicide( prevention)?( line| hotline| helpline)?",
    "(\\w+ ){1,4}in (this |my )?(video game|game|movie|film|show|book|novel|story|play|series|dream last night)",
    "suicide (squad|doors?|king|mission|run|watch show|pact movie|note in (film|movie|book|novel|play|story|show|"
    "game))",
    "(career|political|social|commercial|financial|brand|professional) suicide",
    "(movie|film|song|book|novel|poem|show|series|episode|play|character|podcast) ... (suicide|suicidal|kills? "
    "(himself|herself)|die)",
    "suicide (rate|rates|statistics|statistic|epidemiology|research|awareness|in (literature|history|japan))",
    "(end|ending|ended) (it|things|this|my (relationship|marriage|engagement|lease|contract|subscription|"
    "friendship|call|session|day|job|shift|meditation|programme|program|exercise|membership|trial)) "
    "(with|on|early|between|after|nicely|here)?( \\w+)?",
    "jump(ed|ing)? (for joy|to conclusions|out of my skin|gun|queue|rope|in the pool|on the bed|off "
    "(sofa|couch|bed|diving board|swing))",
    "pull(ed|ing)? trigger (on|and (buy|bought|book))",
    "(not|never) be (here|around|there) (\\w+ ){0,6}?(work|holiday|vacation|school|office|town|travelling|"
    "traveling|home|busy|meeting|dinner|lunch)",
    "(am|be|is|are) gone (all|for|at|on|shopping|out|from|away)",
    "(say|wave|kiss) goodbye to ... (from|for) (me|us|now)",
    "(give|gave|giving|given) up (smoking|sugar|coffee|drinking|alcohol|meat|chocolate|my seat|on "
    "(diet|diets|baking|gym|cooking|dating|yoga|this (game|puzzle|show|book)))",
    "(not|do not) want to live (with|in|near|without (pets|coffee|my phone|wifi|chocolate|internet)|there|"
    "together|alone|so far|far|abroad|at home|like (kings|that house)|apart|by)",
    "(not|do not) want to be here (when|if|for (the|this) (meeting|party|lecture))",
    "(not|do not) want to wake (up )?(early|at|him|her|them|baby|my|you|kids|everyone|before)",
    "want (it|this|that|pain|noise|song|music|podcast|rain|audio|meditation|exercise) to "
    "(stop|end)( at| in| after| playing)",
    "kill (bill|joy|la kill)",
    "hopeless (romantic|at|with|cook|case at|singer|dancer|driver)",
    "tired of (it|everything|trying) (being|to|on|tasting)",
)

DENIED = compile_phrases(
    # long past, so no present danger
    "(was|were|used to be) (very |so |physically |emotionally )?(violent|abusive|abused|controlling|beaten|hit|"
    "molested|raped)( as a child| as a kid| when i was \\w+| years ago| in childhood| but i am safe| growing up|"
    " long ago| by my \\w+ (as a|when i was|years ago|growing up))",
    "(violent|abusive|controlling) (\\w+ ){0,4}(years ago|long ago|in the past|but i am safe|when i was "
    "(little|small|young|a child|a kid|growing up))",
    "(left|escaped|got out of|divorced|survived|after|(?<!get )(?<!getting )(?<!her )(?<!him )(?<!way )out of) (an "
    "|a |my |from )*(violent|abusive|controlling) "
    "(relationship|marriage|husband|wife|partner|ex|home|childhood|family|man|boyfriend|mother|father)",
    # denials, which are no alarm
    "(not|never|no longer) (want|wanting|going|planning|thinking|feeling|trying|about|considering|mean|saying i) "
    "(to |of |about )?(i )?(want )?(to )?(die|kill|killing|kill myself|suicide|suicidal|hurt|hurting|hurt myself|"
    "end my life|dying|end it)( myself| anyone| anybody| you| him| her| them)?",
    "(not|never been|not feeling|no longer) suicidal",
    "not (a )?suicide risk",
    "(used to|when i was \\w+ i|years ago i|in my teens i|back then i) "
    "(be |was |felt |feel |want |wanted |cut |hurt |have )?(to )?(suicidal|die|myself|suicidal thoughts|self harm)",
    "(i|he|she|they) (was|were|felt) suicidal (years|when|in my|as a|back|a long|long)",
)

IDIOMS = (DYING, KILLING, HURTING, BODILY, SELF, DENIED, NOT_MEANT, WEARY)


def remove_idioms(words: str) -> str:
    """Return the words with every idiom and denial replaced by GONE."""
    for idiom in IDIOMS:
        words = idiom.sub(GONE, words)
    return " ".join(words.split())
