"""Everyday: words of play, work, sport, laughter and old times, which sound like danger from people or of the body."""

from skill.safety.misread import MISREAD
from skill.safety.phrase_patterns import compile_phrases

GONE = "·"
"""The mark in place of everyday words, so that no pattern matches across it."""

_BLOW = (
    "(hit|hits|hitting|kick|kicks|kicked|kicking|bite|bites|bit|biting|slap|slaps|slapped|slapping|punch|punches|"
    "punched|punching|headbutt|headbutts|headbutted|thump|thumps|thumped|whack|whacks|whacked|smack|smacks|smacked|"
    "pin|pins|pinned|choke|chokes|choked|beat|beats|beaten|push|pushes|pushed|shoot|shot|stab|stabbed|kill|kills|"
    "killed|attack|attacks|attacked|throw|throws|threw|thrown|hurt|hurts|drag|drags|dragged|strangle|strangled|"
    "batter|battered|hammered|thrashed|drown|drowned|died|scratched|scratches|pulled|pulls)"
)
_GAME = (
    "(fortnite|minecraft|roblox|paintball|laser tag|laser quest|monopoly|chess|scrabble|cluedo|panto|pantomime|judo|"
    "ji?u ?jitsu|karate|boxing( club| class)?|kick ?boxing|taekwondo|wrestling|sparring|fencing|strictly|bake off|"
    "dungeons|campaign|rugby|football|hockey|netball|kickabout|snooker|pool|darts|cricket|tennis|badminton|squash|"
    "ping pong|mario|mario kart|fifa|call of duty|zelda|halo|poker|uno|cards|dominoes|bowls|bowling|bingo|the game|"
    "this game|that game|my game|video games?|the film|the movie|the play|the musical|rehearsals?|dodgeball|conkers|"
    "scrum|tackle|the final|the match|the ring|the quiz|pillow fight|snowball fight|water fight|snowball|"
    "aikido|larp|escape room|role ?play|drama class|drama club)"
)
_SMALL = (
    "(toddler|baby|bump|kitten|puppy|cat|dog|parrot|goat|pony|hamster|rabbit|spaniel|little one|grandbaby|newborn|"
    "(one|two|three|four|five|six) year old)"
)

_KILLING = "(kill|killing|murder|murdering|strangle|throttle|smother|end|stab|throw|batter|poison|drown|divorce|lynch)"
_TRIFLE = (
    "(hoodie|top|yoghurt|yogurt|rug|mud|crisps|biscuits?|charger|chips|dress|jumper|shoes|pizza|cake|chocolate|"
    "remote|snores?|"
    "snoring|fridge|toilet seat|socks|dishes|sandwich|leftovers|duvet|karaoke|songs?|parking|lego|makeup|eyeliner|"
    "straighteners|milk|garlic|puns?|recorder|drums|tomatoes|plants?|basil|cactus|ferns?|orchids?|roses|tamagotchi|"
    "sourdough|lawn|goldfish|houseplants?|geraniums|reno|baby shark|wordle|spoilers?|spoiler|last (one|slice|roll|"
    "biscuit|"
    "sausage|egg|yoghurt)|best (mug|scissors|towels)|good (scissors|towels|mug|rug)|clown|bagpipes|trombone|violin "
    "practice)"
)

TRIFLES = compile_phrases(
    # murder for a trifle, which is how families talk
    f"i (am |was |have |could |think i |going |gonna |fixing |nearly |almost )*{_KILLING}(ed|ing|s)? (?!me |us )(\\w+ "
    f"){{0,8}}?{_TRIFLE}( it is not (moving|rising)| he is not standing up)?",
    f"{_TRIFLE} (\\w+ ){{0,8}}?(i|i am|i am going|i am gonna|about) {_KILLING} (him|her|them|a man|man|my \\w+|"
    "someone|whoever)",
    "if (my )?(\\w+ )?(borrows|eats|touches|wears|nicks|sings|whistles|plays|hums|finishes|drinks|moves|ate|"
    f"borrowed) (\\w+ ){{0,4}}?(i am going |i am gonna |i |going )*{_KILLING} (him|her|them|someone)",
    "(push|pushed|pushing|threw|kicked|hit) (my |his |her |the )*(\\w+ )?(trolley|pram|buggy|swing|wheelchair|mower|"
    "luck|barrow|button|bell|pinata|snooze)",
    "something in (her|his|their|my \\w+) (dinner|tea|drink|lunchbox|lunch|soup|food|cake) (\\w+ ){0,3}?(courgette|"
    "spinach|vegetables?|kale|honey|lemon|surprise|note|vitamins|cheese|veg|ginger|love)",
    "shot (me|him|her|us) (a )?(look|glance|smile|wink|text|message|grin|glare)",
    "spat (it|them) (in|out|on|over)",
    "beat me (to )?(it|top|line|finish|punch|sofa|bathroom|door|bar|shower|remote|tape)",
    "(beaten|defeated|bullied) by (my |a |the )*(own )?(\\w+ )?(prenup|sudoku|crossword|jigsaw|recipe|ikea|printer|"
    "wordle|computer|flat pack|lid|jar|stairs|year old|wind)",
    "twist(ed|s)? my arm (and|into|so|til|till|till) (i |we )?(had|have|went|go|ate|bought|stayed|said|pudding|"
    "another|coming|joined|joining|running|adopted)",
    "touch(ed|es)? (me|us|her|him) with (his |her |their |such |so much )*(kindness|words|song|love|story|music|grace)",
    "touched (her|him|me) (he|she|it) touched (her|his|my) heart",
    "tickles me (till|until|and|pink)",
    "(comes?|gets?) in my (bed|room|bedroom) (\\w+ ){0,3}?(thunder|tuck|story|sing|read|bad dream|nightmare|cuddle|"
    "sunday|christmas)",
    "(scared|afraid|frightened) (of )?(the |his |her )?(dark|monsters?|thunder|spiders?|ghosts?|hoover|clowns?|"
    "wolves|deep end|big school|fireworks|new teacher because)",
    "(he|she) is (in|from) my (class|school|team|choir|club) (and )?(he|she)? ?(is )?(coming|came) (round |to |over )*"
    "my house",
    "(bruises?|black eye|bruised|shiner) (\\w+ ){0,10}?(football|rugby|trampoline|rattle|champagne|cork|skateboard|"
    "face paint|cupboard|roller|netball|hockey|ski|surf|ballet|climbing)",
    "never (laid|raised) (a )?hand (on|to) (us|me|him|her)(?! (before|until|till))",
    "(tracker|air ?tag) on my (phone|car|bag) (\\w+ ){0,8}?(stolen|i asked|all my friends|insurance|in case i lose|"
    "lost it)",
    "(leave|leaving|mute|quit) (the |this |a )?(\\w+ )?(group chat|group|chat|party|meeting|call|whatsapp|zoom|"
    "course|committee) (\\w+ )?without",
    "(cabin|hike|hills|retreat|lake|beach|mountains|woods|switching off) (\\w+ ){0,4}?knows where i am",
    "what (do|would) you do (\\w+ ){0,3}?if (someone|somebody|people|a person)",
    "panicked (and|i) (?!can|could|am|not|feel|my|do|have|need)\\w+",
    "(bank card|card|passport) hidden (so )?i (do|can) not (buy|spend)",
)

PLAY = compile_phrases(
    "smacks? (his|her|my|its|their) lips",
    "hands? (were |was )?(round|around|on) (his|her|my) neck (doing|for|with) (the |a )?(clasp|necklace|scarf|tie|"
    "massage)",
    "(he|she|it) (\\w+ ){0,12}?(never had|got) (a )?(spaniel|puppy|labrador|terrier|kitten) before",
    "(cat|dog|puppy|kitten|goat) followed me (\\w+ ){0,8}?(door|kitchen|bed|gate)",
    f"{_BLOW} (?!when|because|if|for|after|cos|over)(\\w+ (?!when|because|if|for|after|cos|over)){{0,7}}?(in|at|on|"
    f"during|doing|playing) (a |the |my |our |his |her )?(\\w+ )?{_GAME}",
    f"{_SMALL} (just |always |keeps |kept |has |is |loves |often |again |who )*{_BLOW} (me|us|him|her|my \\w+)",
    "(kicking|kicks|kicked) me (black and blue )?from inside",
    "(headbutted|hit|bit|kicked) (me|us) (\\w+ ){0,7}?(bear hunt|bedtime story)",
    "(hit|hits|smashed|whacked) (me|him|her|it) for (six|four|\\w+ (runs|fours|sixes))",
    "beats? (me|us) (\\w+ )?(fair|nil|hands down|by \\w+|\\w+ nil|(one|two|three|four|five) (one|two|three|nil|love))",
    f"{_BLOW} (me|us|him|her|them) (\\w+ ){{0,2}}?(one )?with (a |an |the |his |her |my )*(good news|news|fish|"
    "makeover|pillow|tickles?|kisses|cuddles?|feather|balloon|sponge|snowball|wet (sponge|towel|fish)|famous \\w+|"
    "surprise|question|plastic (sword|dinosaur|duck|spade)|wooden (toy|train|duck|giraffe|sword)|inflatable \\w+|"
    "lego|teddy|rattle|trout|baguette|pun|facts?)",
    "threaten(s|ed|ing)? (me|us|him|her) with (a |an |the |his |her |another |more )*(famous|makeover|sprouts|chilli|"
    "cabbage|kale|karaoke|salad|cuddle|holiday|diet|early night|broccoli|haircut|bath|singing|jigsaw)",
    "threaten(s|ed|ing)? (to )?(leave home|run off|retire|sing|move out|cook|tidy|dance|knit|bake|hug)",
    "(bit|hit|kicked|slapped|punched|pushed) (her|his) (little |big |baby |twin )?(brother|sister) (with|and then|"
    "and|but|because|at|over)",
    "(bit|hit|slapped|kicked) me but i (bit|hit|slapped|kicked)",
    "dragged me kicking (and )?screaming (to |into )*(\\w+ )?(salsa|zumba|gym|yoga|party|choir|ballet|karaoke|class|"
    "club|lessons?)",
    "(pin|pins|pinned) (me|him|her) (\\w+ ){0,6}?(fall|falls|round|points|champion|referee|mat)",
    "(kicked|kicks|boots|booted) me (out (to |onto |of bed to )?(the )?sofa|off (the )?(sofa|settee))",
    "(character|sim|avatar|player|wizard|villain|hero|doll|teddy) (\\w+ ){0,3}?(drowned|died|stabbed|shot|killed|"
    "attacked|bitten|dead|on fire)",
    "(scream|shout|yell|shouts|screams|yelling|shouting|screaming) (\\w+ ){0,2}?(kill|hit|get|shoot) (him|her|them|"
    "it)( (kill|hit) (him|her|them|it))? (\\w+ ){0,3}?(screen|telly|tv|match|ref|game|screens)",
    "(teaching|learning|practised|practising|practise|practice|training|course|class|taught|lesson|toy phone|pretend|"
    "pretending|playing) (\\w+ ){0,8}?(choking|cpr|ambulance|emergency number|emergency|drowning|fire drill|wound|"
    "bleeding|first aid)",
    "(call|ring|send) (an |the |for )*(ambulance|police|doctor|fire brigade|nine nine nine|emergency services) (\\w+ "
    ")?(for my (bank|phone|purse|wallet|hair|garden|roses?|plants?|sourdough|cake|diet)|as my nan|(my )?(husband|"
    "wife|dad|mum|son) (is )?(wearing|dancing|singing|cooked|cooking|did the dishes|hoovering|washed))",
    "lock me up and (throw|chuck)",
)

RULED = compile_phrases(
    # what families and teachers do not allow
    "not (let|letting|lets|allow) (me|us) (\\w+ ){1,8}?(till|until|without|before) (i |have |a |an |had |proper |we |"
    "giving |another )*(tried|tasted|cuddle|hug|coat|scarf|hat|breakfast|soup|sandwich|cake|christmas|saturday|"
    "sunday|friday|twelve|thirteen|sixteen|eighteen|birthday|biscuit|am (twelve|thirteen|fourteen|sixteen|eighteen|"
    "older)|umbrella)",
    "(not remember|never|wish|miss|missed|want) (my )?(mother|mum|dad|father|mam) (touching|holding|hugging|touch) me",
    "not (let|letting|lets) (me|us) (see|open|have) (my )?(present|presents|advent|birthday|surprise)",
    "not (let|letting|lets) (me|us) sleep (his|her|with (his|her)|the|it is) (\\w+ )?(snoring|snores?|purring|feet)",
    "(took|taken|takes|hid|hides|confiscated) my (phone|tablet|laptop|xbox|console|keys|passport) (\\w+ )?(because i "
    "asked him|because i asked her|(because|cos) i (failed|was cheeky)|for (the )?(visa|renewal|holiday|homework|"
    "stamp|exam)|over homework)",
    "(checks|tracks|reads|watches) my (phone|messages) for (spiders|the|spelling|typos|updates|recipes)",
    "watch(es)? my every move (at|in|on) (scrabble|chess|cards|cribbage|draughts|monopoly|backgammon)",
    "(takes?|took|collects?) my (pension|benefits) (book |money )?(down |round |to |from )*(the )?(post office|bank) "
    "for me",
    "(trapped|prisoner|stuck) in (this|my|a|these) (onesie|jumper|dress|corset|spanx|jeans|suit|wetsuit|sleeping bag|"
    "duvet|costume|sports bra|lift music|meeting|deck ?chair|hammock|bean ?bag|jacket|boots?|polo neck|body)",
    "(domestic|family|child) (violence|abuse) (laws?|legislation|course|training|charity|paper|essay|statistics|"
    "awareness|debate|module|lecture|policy|unit|storyline|plot)",
    "(doing|writing|studying|debate|debating|paper|essay|module|thesis|lecture|class|podcast|documentary|research) "
    "(\\w+ ){0,4}?(domestic|family|child) (violence|abuse)",
    "(wife|husband|mum|mom|dad|partner|girlfriend|boyfriend|boss|he|she|sister|brother) (\\w+ ){0,2}?(says?|said|"
    "swears|swore|told me)? ?(he |she )?(is going )?(to )?(kill|murder|divorce|strangle|throttle) me if i (bring|buy|"
    "get another|sing that|play that|tell (that|one more|another)|eat (the |her |his )?last)",
)

BODY = compile_phrases(
    "(sing|speech|funeral|proud|pride|wedding|cry|crying|tears|hymn|aria|solo) (\\w+ ){0,8}?(throat|chest) (is "
    ")?tight( <end>|$)",
    "(throat|chest) (is |goes )?tight (with|from|before|when i (sing|speak)) (pride|love|joy|happiness|speeches|i "
    "sing)",
    "(asked|asks|wonders|wants know) (me |us )?(when|if) i am going (to )?die",
    "(numb|dead) (cat|dog|baby|toddler|kitten|puppy|wife|husband) (\\w+ ){0,2}?(asleep|slept|lying|sleeping|sat) on",
    "(with|from|of) laughter (he|she) is gone purple",
    "(foam|foaming|froth|frothing) (\\w+ ){0,8}?(toothbrush|toothpaste|cappuccino|sherbet|latte|milkshake|bubble bath)",
    "(greet|embrace|party|church|karaoke|small talk|speeches) (\\w+ ){0,8}?hide in (toilet|kitchen|loo|bathroom)",
    "(turn|turns|turned) into being held prisoner",
    "(should it be|want|need|looking for|find|meet) (\\w+ ){0,2}?who sets me on fire",
    "(kicking|kicks|kicked) me in ribs (\\w+ ){0,6}?(midwife|scan|bump|due)",
    "(feel|feels|feeling) like i am drowning",
    "(pray|praying|hope|hoping|crossed) (\\w+ ){0,5}?not wake( up)?",
    "(arm|leg|foot|hand) (\\w+ ){0,2}?dead but",
    "pulled me in and (held|hugged|cuddled|squeezed|kissed|said sorry|it all)",
    "(book|film|play|opera|novel|romeo|episode|ballet|musical) (where|about|in which) (\\w+ ){0,6}?(poison|stabs|"
    "stabbed|dies|drowns|drowned|killed|murder|shot|bleeding|burns)",
    "(machine|washer|printer|telly|laptop|car|boiler|cat|computer) (\\w+ )?having (a )?(fit|stroke|seizure|heart "
    "attack)",
    "under (the )?(ice|water) (\\w+ ){0,6}?(swim|snorkel|dive|diving|swimming)",
    # laughter, joy, sport, beds and sofas
    "(breathe|breathing|breath) (\\w+ ){0,6}?(funny|funniest|laughing|hilarious|happy|excited|giggl\\w+|beautiful|"
    "said yes|on that (bus|train|tube)|without (my|his|her) (sister|brother|mum|mother))",
    "(choking|crying|dying|purple|collapsed|helpless|in bits|on floor) (with|from|of) (laughter|laughing|giggles)( "
    "(he|she) is gone purple)?",
    "(faint|fainted|faints|pass out|passed out|passes out|fainting) (at|from|when i see|when they|over) (the |my |a |"
    "every )*(needles?|paper ?cuts?|sight|injections?|jabs?|spiders?|birth|altar|price|prices|bill|blood|concert|"
    "beatles|thought|idea|smell)",
    "(not) (feel|move) (my |his |her )?(face|legs?|arms?|feet|bum|toes|body)? ?((from|after) (smiling|spin|gym|"
    "laughing|leg day|squats|zumba|run|running|dancing|cold|filler|dentist)|lovely|i had (two|three|seconds))",
    "(lift|move) (my|his|her) (\\w+ )?(arm|arms|legs?) (\\w+ ){0,4}?(press ups|push ups|gym|spin|marathon|squats|"
    "weights|pilates|yoga|rowing|bowling)",
    "(i|we) collapsed (\\w+ ){0,2}?(in(to)?|on|onto|over) (the |my |a |our )*(bed|sofa|settee|couch|armchair|chair|"
    "heap|giggles|laughter|beach|deck ?chair|hammock|grass)",
    "(tulips?|souffle|cake|tent|gazebo|sponge|tower|deck ?chair|business|meringue|scaffold of cards|sandcastle|"
    "pastry|bridge game|roses|marquee|shed roof|wall of books) (has |have |is |are |just )*(collapsed|collapsing|"
    "sunk|fallen in)",
    "unconscious on (the )?(sofa|settee|couch) (with (the )?paper|every)",
    "shaking on (the )?floor (doing|dancing|laughing|with laughter)",
    "(i am|he is|she is|we are|am) dying (today |this morning )?(with (the |a )?(drink|hangover|flu|cold|laughter|"
    "embarrassment)|from (the )?(drink|hangover|heat|embarrassment)|of (embarrassment|shame|heat|cringe|thirst|"
    "boredom))( <end>|$| but)",
    "(farted|burped|proposed|funny|hilarious|laughing|lol|haha|jokes?) (\\w+ ){0,2}?(i am )?dying",
    "(heart|hearts) (stopped|stops|skipped|melted|burst) when (the )?(phone|doorbell|music|door|band|orchestra|"
    "postman|ball|whistle|they called|she said|he said)",
    "(lips?|nose|fingers|feet) (\\w+ )?(went|gone|going|turned|are|is) blue (at|in) (the )?(lido|sea|pool|snow|lake)",
    "blue (head to foot|all over|from head|face paint|with paint)",
    "(lips?|face|cheeks) (\\w+ )?(swelling|swollen|swelled|puffed up|numb) (\\w+ ){0,8}?(had (them|it|filler|botox)|"
    "fillers?|botox|dentist|been done|crying)",
    "(crying|cried|wept|hay fever|prayed|better) (\\w+ ){0,5}?eyes are swollen(?! (shut|closed|and i can))",
    "(lost|lose|missing|without) (his|her|my) (leg|arm|hand|foot|finger|toe) (in|at|during) (the )?(war|army|navy|"
    "sixties|seventies|eighties|mine|pit|falklands|\\w+ war)",
    "(dummy|doll|teddy|action man|chair|table|sofa|statue|snowman|scarecrow) (\\w+ )?lost (a |an |his |her |its "
    ")?(leg|arm|head|eye)",
    "(think|thought) (i have|i) (cut off|chopped off|killed) (her|his|it|my (arm|sourdough|plant|basil|cactus|fern))",
    "you (would )?think i (had |have )?(cut off|chopped off|killed|stabbed|shot|burned)",
    "(watched|watching|saw|seen|filmed|film of|video of) (a |the |my )?(baby|calf|lamb|foal|puppies|kittens) (being "
    "born|born)",
    "(baby|lamb|calf|foal|puppies) being born on",
    "stop breathing (so |down |loud|on me|in my|near)",
    "not (the |too much |any )?breathing (one|it winds|exercise|thing|bit)",
    "not breathing right (on|for) (her|his|my|the) (flute|oboe|singing|song|solo|trumpet|yoga|stroke|swim)",
    "(breathe|breathing) (right|properly) (on|for) (the |her |his |my )?(flute|oboe|song|yoga)",
    "pulled (him|her|them) out (of )?(the )?(pool|bath|sea) (he|she) is (sulking|wrinkly|prune|screaming for more|"
    "furious|starving)",
    "(mouth|jaw|face) (dropped|fell) (open )?when",
    "(shark|sharks|vampires?|dracula|dinosaurs?|crocodiles?) (\\w+ ){0,9}(blood|bite|bites|bitten)",
    "blood everywhere (\\w+ ){0,3}?(it is )?(one|a|tiny) (dot|spot|drop|speck)",
    "(crime|murder) (novels?|novelist|writer|drama|scenes?|podcasts?|mystery)",
    "(hospital|medical|police|tv|telly) (drama|soap|programme|show|series)( (\\w+ ){0,3}?heart stopped)?",
    "shot in back (at|by|in) (a )?(paintball|twelve|ten|laser|game|\\w+ year old in)",
    "(builder|patient|customer|client|chap|bloke) (\\w+ ){0,6}?fainted not me",
)

LONG_AGO = compile_phrases(
    "(years|decades|ages) (and years )?(ago|back|since|past)",
    "(dead|gone|passed|free|safe|sober|well|clear|happy|out) (for |these |since |about |over )*(\\w+ )?(\\w+ )?(years|"
    "nineteen|decades)",
    "in (the |my |nineteen |two thousand )*(sixties|seventies|eighties|nineties|noughties|fifties|forties|twenties|"
    "thirties|teens|childhood|student days|school days|younger days|youth|war|blitz|army days|"
    "(sixty|seventy|eighty|ninety)( \\w+)?)",
    "(when|since) (i|he|she|we) (was|were) (a |an |only |just |about )*(boy|girl|child|kid|lad|lass|little|small|young|"
    "younger|teenager|baby|student|at (school|uni|university|college)|(four|five|six|seven|eight|nine|ten|eleven|"
    "twelve|thirteen|fourteen|fifteen|sixteen|seventeen)( years old)?)(?= )",
    "(first|last|late|ex) husband (hit|beat|left|was|used)",
    "(lived|got|came|went) through (the )?(blitz|war)",
)

OVER = compile_phrases(
    "(went|sent|gone) (to )?(prison|jail)",
    "(see|seeing|have|got|read \\w+ \\w+ with|with) (a |my |the )*(\\w+ )?(counsellor|counselor|therapist|"
    "psychologist)",
    "(am|is|are|been) (fine|safe|free|happy|healed|sorted|grand|over it|better|well|fifty|sixty|seventy|eighty|ninety|"
    "forty|thirty)( \\w+)?( and|$| since| these| with| it)",
    "(all |got |been |it was |is )+(sorted|fixed|mended|nothing|fine|over|behind me|long gone|history)",
    "(been |is |he |she |they )+(dead|gone|buried)",
    "(slept|stood|sang|singing|danced|laughed|laugh about)",
    "(was not|were not|not) (scared|afraid|frightened)",
    "never (laid a hand|hit|hurt)",
)

PRESENT = compile_phrases(
    "again|tonight|today|last night|this (morning|evening|week|minute)|yesterday|keeps|every (day|night|week|time)|"
    "right|"
    "help|coming|outside|upstairs|ambulance|breathing|breathe|unconscious|blood|bleeding|find me|found me|scared of "
    "him|"
    "(is|are) (hitting|hurting|beating|choking|stalking|following|threatening|touching)",
)

EXPLAINED = compile_phrases(
    # "there's somebody in my garden it's the fox"
    "(and )?(it is|it was|he is|she is|that is|they are|turned out|turns out) (be |only |it |probably |my |the |our |"
    "next door |neighbours? |his |her |an |a |old |from |only |a |coming from |you )*(?!not )(\\w+ )?(cat|cats|dog|"
    "dogs|"
    "puppy|kitten|fox|hedgehog|badger|pigeon|squirrel|parrot|cow|cows|goat|spaniel|owl|hamster|tortoise|seagull|"
    "gardener|window cleaner|postman|milkman|plumber|paper ?boy|bonfire|barbecue|lasagne|dinner|pizza|pie|roast|onions|"
    "curry|toast|bacon|sausages|face paint|"
    "paint|pen|ink|ice lolly|lolly|costume|fancy dress|smurf|panda|slush|blueberries|beetroot|ketchup|jam|felt tip|"
    "make ?up|fireworks|washing machine|wind|cork|rattle|trampoline|telly|radio|tennis balls?|snoring|son with his "
    "key|daughter with her key|four legs|\\w+ in costume|roleplay|rehearsal|panto)( <end>|( \\w+){0,4}$)",
    "(he|she) has got four legs",
    "(has|have) got (a )?(black eye|bruise) (off|from) (a |an |the )*(trampoline|swing|football|cricket|rugby|"
    "champagne|slide|ball|scooter|rattle|door|bike|hockey|cupboard)",
)

_AROUND = 10
"""The most words before an explanation that it explains."""


def remove_everyday(words: str) -> str:
    """Return the words without those of play, work and laughter, without what is explained, and without old times."""
    if LONG_AGO.search(words) and OVER.search(words) and not PRESENT.search(words):
        return GONE
    for harmless in (TRIFLES, PLAY, RULED, BODY, *MISREAD):
        words = harmless.sub(GONE, words)
    explained = EXPLAINED.search(words)
    if explained:
        before = words[: explained.start()].split()[:-_AROUND]
        words = " ".join([*before, GONE, words[explained.end() :].strip()])
    return words
