"""Medical emergency: rules for an emergency of the body, the speaker's or another person's."""

from skill.safety.phrase_patterns import compile_phrases

LONGING = compile_phrases(
    # an ache from missing someone, which is an ordinary question
    "miss|missing|missed|heartbreak|heartbroken|heartache|broken heart|break up|breakup|broke up|longing|lonely|"
    "loneliness|left me|love (is|was|ends|ended|finished|over)|lost "
    "(him|her|them|my|someone)|grief|grieving|dumped|divorce|apart|goodbye|rejected|rejection|think "
    "(of|about)|thinking (of|about)|think of|ex|in love|love someone|emotional|feelings|away from|sad|sadness|"
    "jealous|breakups|"
    "from (operation|surgery|gym|press ups|coughing|weights)|hiccups|pride|proud|"
    "(speeches|speech|singing|recital|on stage)|"
    "before i (sing|speak|perform|dance|play)",
)

CHEST = compile_phrases(
    "hurts? (\\w+ ){0,2}in (my |the )?(chest|breast)",
    "(chest|breastbone|ribcage) (paining|pain|aching)",
    "(chest|breast) (is |feels )*(like )(in |a |being |someone |somebody |something |there is |elephant |band |"
    "belt )*(vice|vise|crushed|standing|sitting|squeezed|stood|weight|band|belt|clamp|elephant)",
    "heart (is |has )?(pain|pains|stopping|stopped)( <end>| right| when| and)",
    "(chest|breastbone|ribcage) (is |are |feels |feel |keeps |really |has |got |so |been )*(pain|pains|hurt|"
    "hurts|hurting|ache|aches|aching|tight|tightness|tightening|pressure|crushing|crushed|squeezing|squeezed|"
    "burning|stabbing|heavy|killing|painful|discomfort|sore)",
    "(sharp |bad |strong |stabbing |terrible )?(pain|pains|crushing|squeezing|stabbing) (in|on|around|near) "
    "(my |his |her )?heart",
    "heart (is )?(hurts|hurting|hurt|aches|aching) ... (arm|jaw|sweating|breathe|breath|numb|dizzy|faint)",
    "(pain|pains|pressure|tightness|tight|ache|aching|crushing|squeezing|stabbing|burning|weight|elephant|"
    "heaviness|sharp pain|hurts|hurting|discomfort|clutching|holding|grabbing|grabbed) "
    "(feeling |pain |sitting |feels )?(in|on|across|at|inside|around|near|over|of|through|is in)? ?(my |his |"
    "her |the |left side of |side of |left side |middle of |centre of |center of )*(chest|breast|breastbone|ribcage)",
)

CHEST_EMERGENCY = compile_phrases(
    # signs with which an aching chest is always an emergency
    "right|arm|jaw|shoulder|sweating|sweaty|breathe|breathing|breath|dizzy|numb|faint|fainting|sick|crushing|"
    "spreading|ambulance|emergency|bad pain|severe|sharp|stabbing|suddenly|hospital|pressure",
)

HEART_AND_BRAIN = compile_phrases(
    "(having|has|have|had|getting|think it is|is this|could this be|could it be|am i having|might be|be having) "
    "(a )?(mild |small |massive )?(heart attack|stroke|seizure|cardiac arrest|aneurysm|anaphylaxis|"
    "allergic reaction|severe allergic|fit|brain bleed|asthma attack)(?! "
    "(last|once|before|years|in my|when))( right| i think| what| help| please| call| and| my| someone|$)",
    "(i think |think |feels like |feel like )(i |he |she |it |my \\w+ |am |is )*(having |have |"
    "has )?(a )?(heart attack|stroke|seizure)",
    "<someone> (is|was|are|just|had|has|having)? ?(having|had|has|in) "
    "(a )?(heart attack|stroke|seizure|cardiac arrest|allergic reaction|asthma attack|fit)( right| what| help|$|"
    " call| please| i)",
    "(arm|face|leg|hand|left side|right side|side|mouth|eye) (of (my|his|her) "
    "(face|mouth|body) )?(is |has |went |gone |goes |feels |all |suddenly )*(numb(?! (from|sitting|when i (sat|sit|"
    "slept|kneel)|while sitting|after|because i (sat|slept|lay|was sitting)|crossing|kneeling|at dentist|during "
    "(meditation|"
    "exercise)|cross legged|again sitting))|dropped|droopy|drooping|drooped|weak|paralysed|paralyzed|tingling and "
    "chest|limp)",
    "(can|could) not (move|feel|lift) (my |one |his |her |the )*(arm|arms|leg|legs|face|left|right|side|body|fingers)",
    "(slurring|slurred) (my |his |her |their )?(words|speech|speaking)?",
    "(speech|words|talking) (is |are |has )?(all |coming out |gone )?(slurred|slurry)",
    "(pain|ache|aching|numbness|tingling|hurts?|heaviness) ... (arm|jaw) ... (jaw|arm|chest|shoulder|sweating)",
    "(pain|numbness|numb|tingling) (going |running |spreading |shooting |all |goes )*(down|up|in|into|along) "
    "(my |his |her )?(left )(arm|side)",
    "(mouth|face|eye|lip|cheek) (is |has |have |been |gone |all |one side |looks )*(droopy|drooping|drooped|"
    "lopsided|dropped|sagging|fallen)",
    "(talking|speaking|talks|saying|speech is) (is |all |in )*(gibberish|nonsense|garbled|rubbish all of a sudden|"
    "funny and|mumbling)( <end>|$| suddenly| and)",
    "(eyesight|sight|vision|eye) (is |has |just |suddenly |went |goes )*(gone|blank|black|lost|went)( <end>|$| in| "
    "suddenly| all| on)(?! (test|for))",
    "(lost|lose|losing|no) (all )?(feeling|movement|sight|vision|sensation) (in|down|on|of) (my |one |his |her |"
    "the |left |right |both )*(side|arm|leg|legs|face|eyes?|body|hand)",
    "(gone|went|going) blind( <end>| in)",
    "worst headache",
    "(cold sweat|sweating) (and|with) ... (chest|arm|jaw|pain)",
)

BREATH = compile_phrases(
    "(can|could) (hardly|barely) (breathe|get (air|breath))",
    "(can|could) not (breathe|breathing|get (any |enough |my |a )?(air|breath)|catch "
    "(my |his |her )?breath|swallow and|get air in|take breath)",
    "(get|getting|gets|have|has|there is) (no|not enough|not any) (air|breath|oxygen)",
    "(not|no longer|stopped|stops|stop) breathing",
    "(trouble|difficulty|problem|problems|hard|struggling|struggle|difficult|fighting|gasping|short|shortness|"
    "out of) (with |in |for me |for him |for her |to |of |for )*(breathe|breathing|breath|air)( <end>|$| and chest|"
    " right| help)",
    "(throat|airway|tongue|windpipe) (is |feels |has |getting |keeps )*(closing|closed|swelling|swollen|"
    "swelling up|tight|blocked)",
    "(is|am|are|was|be|keeps|baby|he|she|child|dad|son) (choking|turning blue|gone blue|going blue|suffocating|"
    "blue in face|drowning)( <end>|$| on| help| and)",
    "(lips|face|tongue|throat|eyes) (are |is |has |have |all |keeps? )*(swelling|swollen|swelled)",
    "(something|sweet|grape|food|bone|fish bone|coin|toy|meat|it|bread|apple|peanut|nut) (is )?(stuck|lodged|"
    "caught|wedged) (in|down) (my |his |her |the |their )*(throat|windpipe|airway)",
    "(got|has|have) (\\w+ ){1,2}?(stuck|lodged|wedged) (in|down) (my |his |her |the )*(throat|windpipe|airway)",
    "(<someone>|he|she|it) (is |are )?(not|no longer) (breath|breathe|breathing)( <end>|$)",
    "(face|lips|tongue|throat|neck|eyes) (is |are |has |have |all )*(blowing up|puffing up|ballooning|puffed up|"
    "closing up|swelling)",
    "(stung|bitten|sting|allergic) ... (face|lips|throat|tongue|breathe|swelling|swollen|hives|breathing|dizzy)",
    "asthma ... (bad|attack|inhaler|breathe|worse)",
    "(wrong with|stop|stopping|stopped) (my |his |her )?(heart|chest)( <end>| please| call| help| beating| and)",
    "(can|(?<!i )could) not (speak|talk|see|move)(?!( right)? (without|in (dark|meeting|public|front)|i am (in|at|on|"
    "busy|"
    "driving|shy)|we are)) (properly|clearly|right|at all)?( <end>| and| suddenly)(?! (without|in (dark|meeting|"
    "public|front)|i am (in|at|on|busy|driving|shy)|"
    "without (glasses|contacts)|spanish|french|german|italian|arabic|to|about))",
    "(baby|he|she|child|son|daughter|kid) (is |has |have |turned |turning |going |gone |went )+(blue|grey|gray|"
    "purple|limp)",
    "(lips|face|fingers) (are |is |have |turned |turning |going |gone |went )+(blue|grey|gray|purple)(?! (from "
    "(ink|dye|paint|blueberries|cold|sweets|ice)|with (ink|cold|paint)))",
    "(baby|newborn|toddler|infant|child|he|she|son|daughter|little one) (is |has |have |gone |went |all |really |"
    "very |suddenly )+(floppy|limp|lifeless|stiff and|not feeding and|unrousable|blue)",
    "(went|gone|go|fell|under|sunk|sank|face down) (\\w+ )?(under |in |into )(the )?(water|pool|pond|bath|sea|"
    "river) ... (not|unconscious|limp|breathing|responding|come up|coming up|blue|struggling)",
    "(been|is|was|went|stayed) under (the )?water (for|too|\\w+ minutes|minutes|long)",
    "(baby|newborn|toddler|infant|child|son|daughter|he|she|husband|wife|dad|mum|mom) (\\w+ ){0,5}?(going|gone|"
    "gone|turning|turned|went) (blue|grey)( <end>|$| around| in (face|lips)| lips)",
    "(baby|newborn|toddler|infant|child|son|daughter|she|he) (is |has been |keeps )*breathing (really |very |so "
    ")*(fast|funny|strange|strangely|shallow|noisily|not right|weird)",
    "(pulled|found|got) (him|her|them|my \\w+) (\\w+ )?(out of|in|from) (the )?(water|pool|pond|bath|sea|river)",
    "(drowning|drowned|drown)( <end>|$| in (the )?(pool|sea|river|lake|pond|bath)| help)",
)

COLLAPSE = compile_phrases(
    "(has|have|had|is|am|just|he|she|i|they|dad|mum|mom|husband|wife|someone|somebody|keep|keeps|going to|"
    "about to|friend) (just |suddenly |been )?(collapsed|unconscious|(passed out|fainted|blacked out)(?! "
    "(windows?|on|in|after|once|when i was|years))|passing out|pass out|blacking out|black out|fainting|faint|"
    "unresponsive|convulsing|not responding|lost consciousness|losing consciousness|shaking on floor)",
    "<someone> (has |have |had |is |just |suddenly |has just )*(collapsed|unconscious|unresponsive|convulsing|lost "
    "consciousness)(?! (laughing|on (sofa|bed|couch)|into (bed|chair|giggles|laughter)|in (laughter|giggles|tears|"
    "bed|heap of)|last (year|month)|years|once|when (i|he|she) was|\\w+ years ago))",
    "(not|never) (come|coming) (round|around|to)( <end>|$| again)",
    "(is|are|am|was|keeps|started|starts|been) (fitting|convulsing|seizing|having convulsions|having fits|having a "
    "seizure|having seizures)( <end>|$| and| on| for| again| help)(?! (in|kitchen|well|carpet))",
    "(having|has|had|have) (a )?(convulsions|convulsion|febrile|fits and|another fit|seizures?)(?! (years|once|as|"
    "when i was))",
    "took (a )?(funny turn|bad turn|turn for the worse)",
    "(keep|keeps|coming|comes|came|feel|feeling|going) (\\w+ )?(over )?(faint|fainting|dizzy) and ... (chest|"
    "breath|breathe|arm|sweat|heart|jaw|bleeding|pregnant)",
    "(blood sugar|sugar|sugars|glucose) (is |has |are |really |very |gone |dropped |too |so )+(low|dropped|"
    "crashing|high) ... (not|eyes|shaking|confused|pass|sleepy|faint|vomiting|unconscious|awake)",
    "(having|in|going into|gone into) (a )?(diabetic coma|hypo|diabetic shock|anaphylactic shock|septic shock|"
    "cardiac arrest|anaphylaxis)",
    "(electric|electrical) shock (\\w+ ){0,6}?(floor|not|unconscious|breathing|burn|heart|collapsed|chest|moving)|"
    "(electrocuted)",
    "(fell|fallen|falls|fall) (down|off|from|out of) (\\w+ ){1,5}?(not move|not moving|moving|unconscious|not wake|"
    "bleeding|not feel|not responding|blood|neck|back)",
    "(?<!^do )(?<!i do )(?<!i could )not (responding|waking up|wake up|conscious|move|moving|respond|"
    "answering me)( <end>|$| "
    "and| help)",
    "can not wake (him|her|my|them|up my|my \\w+)( up)?",
    "am (dying|bleeding out|going to die)( <end>| help| right| please| call| and)(?! (of|from|laughing))",
    "(is|are) (dying|bleeding out|going to die) (help|right|please call|call|in front of me|on floor|here help)",
    "(feel like |think )(i )?(am )?(dying|going to die|about to die)( <end>|$| and| help)",
    "(found|find) (my |him|her|them|the )?(\\w+ )?(on the floor|on floor|lying on|not breathing|unconscious)",
    "(no|not find|not feel) (a |his |her |any )?pulse",
    "(not|never) keep (my |his |her )?(eyes open|awake|conscious)(?! (at|in|during|for|i am tired|after|reading|"
    "watching))",
    "(fell|fallen|falls|fall) ... (can not|not) (get up|move|wake|stand)",
    "(hit|banged|injured|smashed) (my |his |her |the )head ... "
    "(\\w+ )?(bleeding|blood|vomit|vomiting|dizzy|unconscious|throwing|confused|passed|pupils?|sleepy|drowsy|fluid|"
    "fit|seizure|sick)",
    "(pupil|pupils) (is |are )?(bigger|different|blown|huge|unequal|larger)",
    "(gone|is|looks?|turned|going|went) (all |very |really )*(grey|gray|pale|white|ashen|clammy) and (clammy|"
    "sweaty|cold|sweating|grey|holding|shaking|floppy|faint|breathless|not)",
    "(clutching|holding|grabbing|grabbed|clutched) (his|her|my|their) (chest|arm and|left arm)",
)

BLOOD_AND_POISON = compile_phrases(
    "(bleeding|blood|bleed|bleeds) (is |will |badly |heavily |everywhere|a lot|and )*(not stop|not stopping|"
    "will not stop|does not stop|badly|heavily|everywhere|lots?|much|severely|from "
    "(my |his |her )?(head|wrist|ear|stomach|everywhere|down|neck))",
    "(am|is|he|she|it|keeps|been|i) bleeding( <end>|$| and| right| badly| help)",
    "bleeding ... (not stop|stop it|stop)",
    "(having|have) (a )?miscarriage right",
    "(much|so much|lots? of|pool of|covered in) blood( <end>| everywhere| help| and| on)",
    "(coughing|vomiting|throwing|cough|vomit|spitting|peeing|pooping|puking) (up )?(up )?blood",
    "(lost|losing) (lots? of |much |too much |of )*blood",
    "(swallowed|drank|drunk|ate|eaten|inhaled|breathed in|got into|swallow) "
    "(a |some |my |the |all |whole |of |bottle )*(bleach|poison|battery|batteries|detergent|chemical|chemicals|"
    "antifreeze|anti freeze|magnet|magnets|cleaner|cleaning|weed killer|drain cleaner|pods?|washing (tablets?|"
    "pods?|capsules?|liquid)|dishwasher (tablets?|pods?)|petrol|paraffin|"
    "turps|white spirit|nail varnish|grandma pills|wild mushrooms|poisonous \\w+|deadly \\w+|something (poisonous|"
    "toxic|from under sink))",
    "(toddler|baby|child|son|daughter|kid|little (one|boy|girl)|grandson|granddaughter|he|she) (has |have |just |"
    "might have |may have )*(eaten|ate|swallowed|got into|got hold of|had|drank|"
    "drunk|been eating|chewed|sucked) (a |some |my |the |all |of |one |whole |bottle |of |grandma |grandpa |his |"
    "her |nan )*(berries|mushrooms|pills|tablets?|medicine|medication|bleach|washing|dishwasher|"
    "button|coin|nail|screw|pin|iron|vape|edibles?|gummies|plant|toadstool|perfume|alcohol|vodka|hand sanitiser|"
    "contraceptive)( <end>|$| tablets?| liquid| pods?| battery| pills| what| and| from| in| help| by)(?! "
    "(for|with (breakfast|cream|dinner|lunch|yoghurt)|on (toast|pizza)|as prescribed|on time|like (a )?(champ|angel)))",
    "((am|been|was|got|is) poisoned|electrocuted|been stabbed|been shot|got shot|got stabbed|"
    "was stabbed(?! in the back)|snake bite|snake bit|bitten by (a )?(snake|adder|rattlesnake|spider and))",
    "(can|could) not stop (my |his |her |the )?(bleeding|nosebleed|nose bleed|blood)(?! (edge|heart))",
    "(labou?r|baby|pushing|contractions) (\\w+ ){0,4}?(head|foot|feet|shoulder|leg|arm|bottom) is (out|coming|"
    "showing|there)",
    "blood (is |keeps )?(pouring|gushing|spurting|squirting|pumping|streaming|pouring out)",
    "(took|taken|take) (my |his |her |the )?(\\w+ )?(tablets|pills|medicine|medication|meds|insulin|dose) (twice|"
    "double|again) (\\w+ ){0,4}?(dizzy|sick|faint|heart|drowsy|sleepy|weird|breathe|shaking)",
    "(cut|severed|hit|nicked|slashed|burst) (an |my |his |her |the |a )*(artery|vein and|jugular)",
    "(see|seeing|through to|down to) (my |his |her |the )*bone(?! (broth|structure|scan|on x ray))( <end>|$| and| "
    "sticking)",
    "bone (is )?(sticking|poking|coming) out",
    "(appendix|ulcer|spleen|aneurysm) (has |have |just |is |might have |may have )*(burst|ruptured|bursting)",
    "(burst|ruptured) (my |an |his |her )?(appendix|ulcer|spleen|aneurysm)",
    "rash ... (not fade|not fading|not go away under|under (a )?glass|glass test|purple|stiff neck)",
    "(cut off|chopped off|lost|severed) (my |his |her )?(finger|thumb|hand|toe|foot|leg|arm|tip)( <end>|$| in| "
    "with| and)",
    "(cord|arm|leg|foot|umbilical) (is )?(hanging|coming|sticking) out",
    "(waters?) (have |has |just )*(broke|broken|gone) (and|early|at|blood|green|too|with|bleeding|help|$)",
    "(in labou?r|labou?r started|contractions) ... (early|weeks|bleeding|not make it|alone|coming|push|urge|car|"
    "home alone|pushing|too soon)",
    "(baby|head|it) (is )?(coming out|crowning|coming right|being born|coming and|coming in car|coming too early|"
    "coming early|coming help)",
    "(giving birth|having baby|having my baby|about to give birth) ?(right|at home|alone|in (the )?car|here|help|"
    "on (the )?floor)( <end>|$| and| help)",
    "(overdosed|overdosing|oded|oding|od ing|od) (on )?(heroin|fentanyl|drugs?|cocaine|meth|opioids?|opiates?|"
    "ketamine|alcohol|spice|methadone|pills|something|ghb)",
    "(took|taken|taking|had|shot up|injected|done|did) (too much|too many|bad(?! (dream|nightmare|night|day|week|time|"
    "morning|cold|news|back))) ... (heroin|fentanyl|drugs?|coke|"
    "cocaine|meth|ketamine|mdma|ecstasy|lips|blue|breathing|wake|not)",
    "(given|gave|give|took|taken|had) (too much|too many|double|wrong|twice) (\\w+ ){0,3}?(insulin|medicine|calpol|"
    "dose|tablets?)( by mistake| by accident|<end>)?",
    "(took|taken|has taken|given|gave|had) (too much|too many|double|wrong|an accidental|"
    "accidental overdose of) ... (medicine|medication|insulin|tablets?|pills?|dose|meds|drugs?|opioids?|"
    "fentanyl)",
    "(call|need|get|send|phone|dial|ring|want) (me |us |him |her )?(an |for )?(ambulance(?! (chaser|toy|lego|"
    "costume|driver|crew|game|song|siren|job))|paramedics?|911|999|112|"
    "nine one one|nine nine nine|emergency (services|number|help)|doctor right|fire brigade|police)",
    "(medical|this is|it is|an|have|is) (medical )?emergency( <end>|$| help| please| room right)",
    "(burned|burnt|scalded) (my |his |her |himself |herself |badly )+(badly|hand|arm|face|leg|body|"
    "skin)? ?(badly|really bad|boiling|skin peeling)",
    "(baby|water|contractions|labor|labour) (is |are |has |not |broke |coming |stopped )*(coming|not moving|"
    "moving less|stopped moving|stopped kicking|broke|every "
    "(two|three|five)|turning blue)( right| and| early| <end>|$)",
    "(pregnant) ... (bleeding|blood)",
    "severe (pain|bleeding|allergic|burns?|headache|abdominal|stomach)",
    "(need|needs|use|used|using|find|where is|where are|got no|have no|not have|forgot|gave|given|give|out of|lost|"
    "without|expired) (my |his |her |an |a |any |the )*(epipen|epi pen|naloxone|narcan|adrenaline pen)",
    "(having|going into|in|is this|think|gone into) (an )?(anaphylactic|anaphylaxis)",
    "(broke|broken) my (neck|back|leg|arm|hip)( <end>|$| and| i)",
)

RULES = (HEART_AND_BRAIN, BREATH, COLLAPSE, BLOOD_AND_POISON)


def has_chest_pain(words: str) -> bool:
    """Return whether a chest hurts, other than from missing someone."""
    if not CHEST.search(words):
        return False
    return bool(CHEST_EMERGENCY.search(words)) or not LONGING.search(words)
