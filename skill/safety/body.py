"""Body: chest pain or another physical emergency, the speaker's or somebody's beside them."""

from skill.safety.words import spoken

LONGING = spoken(
    # an ache that is about missing someone is a question with an answer of its own
    "miss|missing|missed|heartbreak|heartbroken|heartache|broken heart|break up|breakup|broke up|longing|lonely|"
    "loneliness|left me|love (is|was|ends|ended|finished|over)|lost "
    "(him|her|them|my|someone)|grief|grieving|dumped|divorce|apart|goodbye|rejected|rejection|think "
    "(of|about)|thinking (of|about)|think of|ex|in love|love someone|emotional|feelings|away from|sad|sadness|"
    "jealous",
)

CHEST = spoken(
    "hurts? (\\w+ ){0,2}in (my |the )?(chest|breast)",
    "(chest|breastbone|ribcage) (paining|pain|aching)",
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

CHEST_EMERGENCY = spoken(
    # with any of these, an aching chest is an emergency whatever it is about
    "right|arm|jaw|shoulder|sweating|sweaty|breathe|breathing|breath|dizzy|numb|faint|fainting|sick|crushing|"
    "spreading|ambulance|emergency|bad pain|severe|sharp|stabbing|suddenly|hospital|pressure",
)

HEART_AND_BRAIN = spoken(
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
    "(face|mouth|body) )?(is |has |went |gone |goes |feels |all |suddenly )*(numb(?! from| because i "
    "(sat|slept))|dropped|droopy|drooping|drooped|weak|paralysed|paralyzed|tingling and chest|limp)",
    "(can|could) not (move|feel|lift) (my |one |his |her |the )*(arm|arms|leg|legs|face|left|right|side|body|fingers)",
    "(slurring|slurred) (my |his |her |their )?(words|speech|speaking)?",
    "(speech|words|talking) (is |are |has )?(all |coming out |gone )?(slurred|slurry)",
    "(pain|ache|aching|numbness|tingling|hurts?|heaviness) ... (arm|jaw) ... (jaw|arm|chest|shoulder|sweating)",
    "(pain|numbness|numb|tingling) (going |running |spreading |shooting |all |goes )*(down|up|in|into|along) "
    "(my |his |her )?(left )(arm|side)",
    "worst headache",
    "(cold sweat|sweating) (and|with) ... (chest|arm|jaw|pain)",
)

BREATH = spoken(
    "(can|could) (hardly|barely) (breathe|get (air|breath))",
    "(can|could) not (breathe|breathing|get (any |enough |my |a )?(air|breath)|catch "
    "(my |his |her )?breath|swallow and|get air in|take breath)",
    "(get|getting|gets|have|has|there is) (no|not enough|not any) (air|breath|oxygen)",
    "(not|no longer|stopped|stops|stop) breathing",
    "(trouble|difficulty|problem|problems|hard|struggling|struggle|difficult|fighting|gasping|short|shortness|"
    "out) (with |in |for me |for him |for her |to |of |for )*(breathe|breathing|breath|air)( <end>|$| and chest|"
    " right| help)",
    "(throat|airway|tongue|windpipe) (is |feels |has |getting |keeps )*(closing|closed|swelling|swollen|"
    "swelling up|tight|blocked)",
    "(is|am|are|was|be|keeps|baby|he|she|child|dad|son) (choking|turning blue|gone blue|going blue|suffocating|"
    "blue in face|drowning)( <end>|$| on| help| and)",
    "(lips|face|tongue|throat|eyes) (are |is |has |have |all |keeps? )*(swelling|swollen|swelled)",
    "asthma ... (bad|attack|inhaler|breathe|worse)",
    "(wrong with|stop|stopping|stopped) (my |his |her )?(heart|chest)( <end>| please| call| help| beating| and)",
    "(can|could) not (speak|talk|see|move) (properly|clearly|right|at all)?( <end>| and| suddenly)",
    "(baby|he|she|child|son|daughter|kid) (is |has |have |turned |turning |going |gone |went )+(blue|grey|gray|"
    "purple|limp)",
    "(lips|face|fingers) (are |is |have |turned |turning |going |gone |went )+(blue|grey|gray|purple)",
)

COLLAPSE = spoken(
    "(has|have|had|is|am|just|he|she|i|they|dad|mum|mom|husband|wife|someone|somebody|keep|keeps|going to|"
    "about to|friend) (just |suddenly |been )?(collapsed|unconscious|(passed out|fainted|blacked out)(?! "
    "(windows?|on|in|after|once|when i was|years))|passing out|pass out|blacking out|black out|fainting|faint|"
    "unresponsive|convulsing|not responding|lost consciousness|losing consciousness|shaking on floor)",
    "not (responding|waking up|wake up|conscious|move|moving|respond|answering me)( <end>|$| and| help)",
    "can not wake (him|her|my|them|up my|my \\w+)( up)?",
    "am (dying|bleeding out|going to die)( <end>| help| right| please| call| and)(?! (of|from|laughing))",
    "(is|are) (dying|bleeding out|going to die) (help|right|please call|call|in front of me|on floor|here help)",
    "(feel like |think )(i )?(am )?(dying|going to die|about to die)( <end>|$| and| help)",
    "(found|find) (my |him|her|them|the )?(\\w+ )?(on the floor|on floor|lying on|not breathing|unconscious)",
    "(no|not find|not feel) (a |his |her |any )?pulse",
    "(fell|fallen|falls|fall) ... (can not|not) (get up|move|wake|stand)",
    "(hit|banged|injured|smashed) (my |his |her |the )head ... "
    "(bleeding|blood|vomit|vomiting|dizzy|unconscious|throwing|confused|passed)",
)

BLOOD_AND_POISON = spoken(
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
    "antifreeze|magnet|magnets|cleaner|cleaning|weed killer|drain cleaner|gas|carbon monoxide|pods?|"
    "grandma pills|mushrooms|berries)",
    "((am|been|was|got|is) poisoned|carbon monoxide|electrocuted|been stabbed|been shot|got shot|got stabbed|"
    "was stabbed(?! in the back)|snake bite|snake bit|bitten by (a )?snake)",
    "(took|taken|has taken|given|gave|had) (too much|too many|double|wrong|an accidental|"
    "accidental overdose of) ... (medicine|medication|insulin|tablets?|pills?|dose|meds|drugs?|opioids?|"
    "fentanyl)",
    "(call|need|get|send|phone|dial|ring|want) (me |us |him |her )?(an |for )?(ambulance|paramedics?|911|999|112|"
    "nine one one|nine nine nine|emergency (services|number|help)|doctor right|fire brigade|police)",
    "(medical|this is|it is|an|have|is) (medical )?emergency( <end>|$| help| please| room right)",
    "(burned|burnt|scalded) (my |his |her |himself |herself |badly )+(badly|hand|arm|face|leg|body|"
    "skin)? ?(badly|really bad|boiling|skin peeling)",
    "(baby|water|contractions|labor|labour) (is |are |has |not |broke |coming |stopped )*(coming|not moving|"
    "moving less|stopped moving|stopped kicking|broke|every "
    "(two|three|five)|turning blue)( right| and| early| <end>|$)",
    "(pregnant) ... (bleeding|blood)",
    "severe (pain|bleeding|allergic|burns?|headache|abdominal|stomach)",
    "(anaphylactic|anaphylaxis|epipen|naloxone|narcan)",
    "(broke|broken) my (neck|back|leg|arm|hip)( <end>|$| and| i)",
)

RULES = (HEART_AND_BRAIN, BREATH, COLLAPSE, BLOOD_AND_POISON)


def chest_pain(words: str) -> bool:
    """Whether a chest hurts, and not only from missing someone."""
    if not CHEST.search(words):
        return False
    return bool(CHEST_EMERGENCY.search(words)) or not LONGING.search(words)
