"""Rules: patterns of replies: people are stuck, fine, overheard or leaving (data)."""

from skill.crisis.company import AWAY
from skill.crisis.wording import ADULT, IS, PLACE
from skill.safety.phrase_patterns import compile_phrases

_SORT = "(it|that|this|them|him|her|you|me|anything|something|everything)"

REPEAT = compile_phrases(
    "^(can you |could you |would you |i want )*(say|repeat|tell me|read)( me)?( (it|that|this|number|numbers))*( "
    "again| once more"
    "| one more time| slower| louder| slowly)+$",
    "^(can you |could you |would you )*repeat( (it|that|this|number|yourself|you said))*$",
    "^(again|pardon|pardon me|what|huh|eh|come again|what was|what was number|what did you say|what you said|"
    "what is)( again)?$",
    "(did not|not|could not|can not) (hear|catch|understand|get) (you|that|what you|it|number|what you said)$",
    "^(one more time|once more|number again|slower|louder|speak up)$",
    "^(i )?(did not|could not) (hear|catch)$",
)
HARMED = compile_phrases(
    "(i|he|she|they) (have |has |already |had |only |just )*(took|taken|swallowed|drunk|drank|necked|downed|"
    "injected|did|done) "
    "(it|them|all|everything|some|lot|pills|tablets|overdose|all of them|whole (packet|pack|bottle|box|lot|strip|"
    "thing))",
    "(i|he|she|they) (have |has |already |had |only )*(cut|stabbed|hurt|burned|burnt|shot|hit|harmed|strangled) "
    "(too )?(my|him|her|it|them|somebody|someone|deep|baby|me)",
    "(i|he|she|they) (have |has |got |had |is |am |are |holding |hold |keep )+(here )?(gun|knife|knives|blade|"
    "razor|rope|noose|pills|"
    "tablets|weapon|bottle|tablets|medication|lighter)",
    "(gun|knife|blade|razor|rope|noose|pills|tablets) (is |are )*(here|in (my|his|her|hand)|beside|next|ready|on "
    "table)",
    "(i|he|she) (am|is) (standing |sitting |up |climbed |climbing |got |out )*on (edge|bridge|roof|ledge|tracks|"
    "balcony)",
    "(arm|wrist|leg|hand|head|face|nose|i|he|she)s? (is |am |are )*(bleeding|covered in blood)",
)
ASKS = compile_phrases("^(what|how|why|where|who|when|should|do i|am i|is it|would|does|are they)")
SAFE_TO_SPEAK = compile_phrases("coast (is )?clear", "^(yes |yeah |it is |i am )*safe( (talk|speak|now|enough|here))*$")
NOT_NEW = compile_phrases(
    "not (want|need|call|calling|trust|like|go) ?(any )?(police|ambulance|hospital|doctors?|help|you)",
    "^(make|get|can you make) it stop$",
    f"^(yes |yeah )?(there is )?{ADULT} {IS}{PLACE}$",
)
"""Words that safety's rules take for a new danger, although they are an answer here."""
_NOT_FINE = compile_phrases(
    "(not|never|no|nobody|think i am|say i am|says i am|thinks i am|would be|am i|if i|makes me|make me) "
    "(is |be |being |feel |feeling |get |getting |a |any |joke )*(fine|better|ok|good|safe|calm|joke|joking|kidding)"
)
_FINE = compile_phrases(
    "joke|joking|yolking|jokes|kidding|prank|pranking|messing( about| around| with you)?|having (you|laugh)|"
    "winding you up|"
    "pulling your leg|wind up|banter|testing( you)?|false alarm|having you on|made (it |that |this )?up|forget "
    "(what|it|i|everything)|making (it|that) up|take it back|being silly|ignore me|quoting|singing|reading "
    "(script|book|out)|acting|rehearsing",
    "(was|is|only|it is) (only )?(a )?(test|drill|dare|bet|toast|lie|song|lyrics|film|movie|mistake)",
    "(did not|do not|never) mean (it|that|this|anything|what)",
    "(i |he |she |we |they |it |all |everybody |everyone |baby )(is |am |are |was |feel |feels |feeling |got |"
    "getting |much |lot |all |"
    "doing |bit |little )+(fine|better|good|ok|safe|calm|calmer|over|passing|passed|easing|stopping)",
    "(it|fire|pain|smoke|smell) (is |was |has |all )+(out|gone|nothing|over|gone out)",
    "^(all )?(fine|better|good|safe|calmer) (thank|thanks|honestly|again|enough)",
    "^(much|lot|bit|little|is) (fine|better|calmer|easier|gone|over|passed)",
    "(it|pain|fire|bleeding|smoke|smell) (has |have )?(stopped|passed|eased|went|gone|settled|cleared)",
    "(breathing|awake|woke up|woken up|talking|conscious|breathes) (again|fine)",
    "(he|she) (has )?(woke|woken)( up)?$",
    "calmed down|feel(ing)? (much )?(better|calmer|fine|good)|wasn not serious|not serious",
    "(i am|am|was) not (going|gonna|planning) (do|hurt|kill|harm|anything)",
    "(not|never) (suicidal|in danger|in any danger|being serious|actually)",
)
_UNHEARD = compile_phrases(
    "nobody (can |could |is |would )*(hear|hears|listen|listening|watching)( (me|us|you))?",
    "(can not|do not|will not|not) hear (me|us|you)",
)
_UNSAFE = compile_phrases(
    "(hear|hears|hearing|heard|overhear|overhears|overhearing) (me|us|you|this|everything|it|everything i say|what)",
    "(he|she|they|dad|mum|mom|everyone|someone|somebody|people|neighbou?rs) (can |could |might |would |may |will "
    ")*(hear|listen)",
    "(he|she|they|dad|mum|mom|husband|wife|boyfriend|partner) (is |are |keeps )*(listening|watching|looking|"
    "staring|standing|near|"
    "behind|right|checking)",
    "(can not|could not|should not|must not|not able|not allowed|not safe|no) (talk|speak|say|chat)",
    "(he|she|they) (is |are |was )*(asking|asks|ask) (me )?(who|what|why)|who (am i|are you) (talking|speaking)",
    "(keep|turn|lower) (your |it |voice |volume )*(down|quiet|low)|quieter|quietly|(be|stay) quiet|whisper|"
    "whispering|sh+|shush|hush|^do not (talk|speak)$|door (is |has )?(opened|opening|open)",
    "(not|bad|wrong) (good |right )?(time|moment)|another time|^later|talk later|^in (a )?(minute|bit|while)$",
    "(change|different|another|other) (subject|topic)|talk about (something|anything|else|other)|something else",
    "(do not|stop|never) (say|saying|mention)( (it|this|anything|out|loud|word))*$",
    "(he|she|they) (see|sees|saw|look|looks) (my |at my )(phone|screen|messages)",
    "walls (is|are)? ?thin|thin walls|on speaker|too loud|not loud|^loud$|wrong number|earshot|cameras?|"
    "recording|try (again )?later|again later|say nothing|act normal|pretend",
)
UNHEARD = compile_phrases(
    "(nobody|none|no person|not anyone) (can |will |would |could |ever |even )*(help|helps|care|cares|cared|"
    "listen|listens|listened|"
    "understand|understands|believe|believes|love|loves|like|likes|want|wants|answer|answers|answered|know|knows|"
    "come|comes|notice|pick|picks)",
    "(he|she|they|mum|mom|dad|mother|father|police|people) (do not|does not|did not|will not|would not|never|can "
    "not|could not|not)"
    " (help|helps|care|cares|listen|answer|believe|understand|come|want|work|talk|let|pick|know|do|stop)",
    "(do not|not|does not) know (where|what|how|who|if|why)",
    "not (to )?(tell|say)( (anyone|anybody|mum|dad|her|him|them))?$|(he|she|they) (says?|said) no",
    "(call|ring|phone|call them|ask) for (me|him|her|us)$",
    "(can|could|will) you (call|ring|phone|send|help|get|stay|talk)|^you (call|ring|phone)",
    "(open|shut|close|touch|put) (it )?(window|door|out|him|her|on)",
    "(police|hospital|lock me|section|(go|going|put|send|sent|sending) (\\w+ )?(to )?(prison|jail)|arrest|"
    "trouble|take (me|him|her|them|my|it|us) away|take my|social services)",
    "what if|is it my fault|my fault|say sorry|says sorry|find me|deserve",
    "(he|she|they) (is |are )*(still |get |getting |turning |going |very |only )*(blue|worse|ten|seven|eight|"
    "nine|angry|hit|hurt)",
    "(he|she|they|it|baby) (is )?(not|will not|would not|did not|stopped) (breathing|breathe|wake|stop|answer|"
    "answering|talk|work|working)",
    "too (long|late|much|scared|tired|hard|far|expensive)|(cost|costs|afford)",
    "stop (it|this|crying|hitting|panicking|shaking)$",
)
LEAVING = compile_phrases(
    "^(yes |no |fine |thank you |thanks |is all |i am going |i am leaving )*(good ?bye|bye|bye bye|cheerio|ta ta|"
    "see you|see ya|good ?night|"
    "laters)( (bye|alexa|thanks|thank you|then|later|for now|mate|love|fine))*$",
    "(i )?(have|got|need|must|should|am going|want|better|had better|have got) ?(to )?(go|leave|run|hang up|hang)",
    "^(right |fine |thanks )*(i am |am )(going|leaving|off|hanging up)( bye)?$|^night night$",
    "leave me( alone| be)?$|go away|get lost|^stop( (talking|speaking|it|this|now|me))*$|^(end|close|exit|quit|"
    "cancel)( \\w+){0,2}$",
    "no more (questions|talking|talk)|done talking|do not want (talk|speak) (you|with you|alexa|machine|robot)|"
    "turn (yourself |it )?off",
    "is all (thanks|thank you|bye)|^is all$|^enough$|^thanks bye$",
)
PROGRAMME = compile_phrases(
    "(play|start|put on|hear|listen|begin|try|want|do|give|like) (me |us |her |him |some |any |guided |for |"
    "short |relaxing |calm |calming |"
    "another |one of |your )*(meditations?|exercises?|programmes?|programs?|story|stories|talk called|music|song|"
    "session|recall|"
    "something|anything|one)",
    "^(play|start|continue|resume|go on)( \\w+){0,5}$",
    "(hand on heart|guided recall|meditation|exercise|sleep wind|circle of care|wind down)",
)
STUCK = compile_phrases(
    "(do not|not|did not) know|dunno|no idea|not (too |very |really )?sure|unsure|not certain|who knows|whatever|"
    "no clue|confused|"
    "do not understand",
    "can not|could not|not able|unable|i no can|impossible",
    "help|why|what|how|where|who|when|which|should|would it|are you|is it|am i|do i|can i|does it",
    "(does|did|do|will|would|not|never|is) (not )?(ever )?(help|work|working|helping|listen)|useless|pointless|"
    "no use|no point|no good",
    "nowhere|pregnant|passport|(do not|not|does not|did not|will not|would not|never) (want|wanna|like|trust|"
    "need|feel|have|call|ring|phone|talk|speak|believe)",
    "scared|afraid|frightened|terrified|ashamed|embarrass|shy|nervous|worried|tired|exhausted|angry|hurts?|worse|"
    "dizzy|weak|sad|lonely",
    "(no|my|lost|dead|without) (phone|credit|signal|battery|number|money|phones?|voice)|phone (is )?(dead|broken|"
    "off|upstairs|inside)",
    "tried|already (called|rang|did|tried)|hate|hold|queue|busy|waiting|voicemail|machine|robot|real person",
    "not (fine|ok|good|better|well|safe)|unwell|awful|terrible|bad|hopeless|lost",
    "i am (only |just )?(five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)|^i be fine",
    "stay|talk (to )?me|listen|say something|are you there|hello|i need|please|need|hurry|i love|love him|money|"
    "kids|children",
    "panic|tingling|smoke|hot|door|inside|move|breath|small|comes and goes|bother|serious|hospital|ambulance|"
    "promised|crying|"
    "hug|hold me|sorry|want die|cat|dog",
)
CALLING = compile_phrases(
    "^(fine|yes|yeah|good)? ?(i|we|he|she|they) (am |is |are |have |has |going |do |go |try |gonna )*(call|"
    "calling|called|ring|ringing|rang|"
    "phone|phoning|phoned|text|texting|dial|dialling)",
    "^(fine|yes|yeah|good)? ?(i|we) (am |have |going |do |go |try |gonna )*(tell|telling|told|ask|asking)",
    "^(calling|ringing|phoning|dialling)|they (said|say) \\w+ minutes|on (their|his|her)? ?way",
)
YES = compile_phrases(
    "^(yes|yeah|yep|yup|ya|aye|sure|fine|yes yes|uh huh|mm hmm|mhm|correct|right|indeed|true|of course|certainly|"
    "definitely|good)"
    "( (yes|yeah|it is|i am|i do|i can|is|thank you|thanks|there is|of course|safe|i think|for now|please|fine|"
    "there are|i have|i did))*$",
    "coast (is )?clear|(i|we) (can|could|am able) (talk|speak)|it is safe|is safe|safe (talk|speak|now|enough)|^safe$",
    "i (think|guess|suppose|hope|believe) (yes|so)?$|^for now yes|i think$",
    "(i am|we are|am|are|got|i got|we got) (out|outside)",
)
NO = compile_phrases(
    "^(no|nope|nah|never|negative|not|no no|not yet|not at moment|not here|none)( (no|sorry|thanks|thank you|sir|"
    "madam|mate|way|it is not|it not|"
    "there is not|is not|i am not|i do not|not|safe|at all|way|i have not|yet))*$",
    "do not think( so)?$|^it is not$|^(definitely|certainly|of course|course) not$|^(no|not) way$|not safe|^i am "
    "not$|^(is|it is|there is) not$|unsafe|dangerous",
)


def is_fine(words: str) -> bool:
    """Return whether it was a joke, or the danger is over."""
    exceptions = (_NOT_FINE, ASKS, SAFE_TO_SPEAK, AWAY)
    return bool(_FINE.search(words)) and not any(each.search(words) for each in exceptions)


def is_unsafe(words: str) -> bool:
    """Return whether it is not safe to speak."""
    return bool(_UNSAFE.search(_UNHEARD.sub("·", words)))
