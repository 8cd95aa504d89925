"""Symptoms: rules for what only a doctor, midwife or vet can tell, in words of classify_words()."""

from skill.safety.phrase_patterns import SOME, compile_phrases

_ONE = "(i|he|she|we|they|you|my (?!dog|cat|pet|PET|PART)\\w+( (son|daughter|boy|girl|old|lad|mum|dad))?)"
_SICK = "(ILL|MIND|SIGN)"
_GOT = (
    "(not |probably |got |have |has |be |had |having |getting |develop |developed |get |some |suffering |suffer |"
    "from |"
    "kind |of |clinical |undiagnosed |mild |severe |on |possibly |going |coming |down |with |bit |adult |"
    "high functioning )*"
)
_WORRY = (
    "(should (i|we|he|she) (be |not )?(worry|worried|see|go|take|put|do|call|ring|get|have|rest|use|eat|stop|bother)|"
    "is (it |this )?(serious|normal|dangerous|sinister|infected|broken|safe|sign|ok)|something serious|"
    "what (is|are) (it|they|these|this|causing it|sign)<end>|what is causing|what (could|might|can) (it|this) be|"
    "sign of|what (do|can|could) (i|we|you) (do|take|put|use|give|recommend|suggest)<end>|"
    "what (do|can|could|should) (i|we) (take|put|use|give)|shift it|is (it|this) (ILL|SIGN|MIND|cancer)|"
    "could (it|this) be|get rid|see (doctor|gp)|do you (suggest|reckon it)|"
    "how long (till|until|does it|do it|before|should it)|do i need|"
    "what is wrong|does it mean|do you think it is|wrong with (me|him|her|it)|any ideas what|"
    "does it matter|is there something for it)"
)
_DOCTOR = (
    "(doctor|hospital|psychiatrist|gp|er|emergency room|specialist|physician|a e|dentist|vet|midwife|optician|"
    "urgent care)"
)

DIAGNOSIS = compile_phrases(
    "(do|have|did|could|might|may|if|think|whether) (i|he|she|my \\w+) (\\w+ )?(got |have |had )(depression|"
    "MOOD (disorder|and)|adult \\w+)",
    "(am i|is (he|she|my (?!PET)\\w+)) (clinically )?(depressed|anaemic|menopausal|dying|ill|sick)<end>|(is|are) (it|"
    "this) (depression|MOOD) or",
    "what is (matter|wrong|up) with me (i|do|doctor|is|why|<end>)|(is|are) my (tiredness|ACHE|MOOD|"
    "\\w+ness) (something|serious|normal|ILL)",
    "(changed|changing) (shape|colour|size) (?:\\w+ ){0,3}?(is|should|what)|(is|was) (it|this|that|^) ?ILL$",
    f"(do|have|did|could|might|may|does|has|if|think|whether) {_ONE} {_GOT}(ILL|MIND|depression|SIGN)"
    "(?! (of|free|day|when|in study|make|because))",
    f"(am|is|are) {_ONE} {_GOT}(ILL|depressed|MIND|anaemic|dying|infertile)(?! (about|of|by|with|when|because|again))",
    f"(is|was|could) (it|this|he|she|they) (be )?{_GOT}(ILL|MIND|MOOD|SIGN) or (am i|just|something|is it|he|she|it|"
    f"ILL|MIND|MOOD|SIGN)",
    "(diagnose|diagnosis|diagnosed|misdiagnosed|screened?|checked|assessed?|tested|tests?) "
    "(of |me |him |her |with |my |for |\\w+ |as |if i )*(ILL|MIND|MOOD|SIGN)(?! in study)",
    "(SIGN of|SIGN|signs? of|sign) (having |have |his |my |\\w+ )?(ILL|MIND|MOOD)",
    "(tell|know) if (i|my \\w+|he|she) (have|has|am|is|had|got|having) (?:\\w+ ){0,2}?(ILL|MIND|MOOD|SIGN|BIRTH)",
    "(can|could|please|do) you (diagnose|examine|assess)|^diagnose|give me diagnosis|(get|"
    "getting) (\\w+ )?(\\w+ )?diagnosed",
    "^what is (up|wrong|matter) with (me|him|her)( i| he| she| doctor|$)",
    "(what is|is something|is there something|is there anything) (wrong|up|matter) with my (\\w+ )?(PART|son|"
    "daughter|baby|wife|"
    "husband|mum|dad|boy|girl|lad|PET|skin|BIRTH|toddler|eyes?)|(is )?something wrong with (him|her|my (son|daughter|"
    "baby|boy|girl|PART))",
    "what (disease|illness|condition|disorder) (do|have|is|does|has)|what medical condition|what illness",
    "(read|explain|interpret|understand|look at|what do|what does) (me |my |his |her |these |about )*TEST",
    "(my|his|her|our) (\\w+ )?(TEST|PART pulse|pulse) (?:\\w+ ){0,9}?(mean|is (it |this )?(normal|high|low|bad|safe|"
    "ok)|too (high|low)|should i|do i|"
    "what (is|does|should)|dangerous|worry)",
    "what (should|is) (be )?(my|his|her|normal|healthy|safe|right|good) (\\w+ )?(TEST|pulse)|is (\\w+ ){0,5}(normal|"
    "high|low|good|safe|ok|bad) (for )?TEST",
    "is (my |his |her )?TEST (?:\\w+ ){0,6}?(normal|high|low|good|safe|ok|bad|dangerous)",
    f"(should|do|when|need) (i|we|he|she|my \\w+)?( should i)? ?(need )?(be |to )?(see|go|call|visit|consult|take|"
    f"ring|get|phone) "
    f"(?:\\w+ ){{0,3}}?{_DOCTOR}(?! (appointment|story|who))",
    "could (it|this|he|she|my \\w+) (be|have) (?:\\w+ ){0,3}?(ILL|MIND|SIGN|BIRTH)",
    "(is|could|might) (my |his |her |feeling |being |constant )+(ACHE|SIGN|\\w+ACHE) (be )?(something |serious|"
    "dangerous|ILL|MIND|sign of|normal|caused)",
    f"(they|doctor|consultant|gp|nurse|midwife|surgeon|vet|specialist|dentist) {SOME}(PART|SIGN|ILL|"
    f"TEST) (?:\\w+ ){{0,10}}?"
    "(can you tell|is it likely|should i|do i need|what would you|what does it mean|likely be)",
    f"do you think (i|my \\w+|he|she|it) {_GOT}(am |is |are |might |could |need )*(ill|sick|ILL|MIND|depression|"
    f"depressed|SIGN)",
    "told (me )?(i|it|i am|i have) (?:\\w+ ){0,4}?(benign|malignant|ILL|stage|terminal|MIND) (?:\\w+ ){0,3}?(should|"
    "what|is|do|can|does|how)",
    "how long (have i got|have i left|will i live|does (he|she) have left)",
)

_ALARM = (
    "(should (i|we|he|she|they) (be |not )?(worry|worried|concerned|see|ring|call|go)|what is causing|is (it |this |"
    "these )?(serious|normal|"
    "sinister|anything|infected)<end>|something serious|what (could|might|can) (it|this) be|what is (wrong|matter)|"
    "what can i take|what should i (take|do about|put|use)|shift it|get (it|him|her|them|this) (seen|checked|looked)|"
    "is it (ILL|MIND|SIGN)|"
    "how do i get rid|what do i (put|take|use|give|rub)|what (would|could|does) cause|see (doctor|gp|dentist)|"
    "what cream|what is it<end>)"
)
_BODY = (
    "(PART|ACHE|BIRTH|TEST|SIGN|ILL|newborn|toddler|months|month old|poo|pee|hair|nails?|toenail|lips?|sleep|blood|"
    "breath|walked|"
    "crawl\\w*|bleed|skin|heartbeat|period|sex|erection|appetite|stitch|wound|cut|burn|bite)"
)

NORMAL = compile_phrases(
    f"{_BODY} (?:\\w+ ){{0,12}}?{_ALARM}",
    f"{_ALARM} (?:\\w+ ){{0,8}}?{_BODY}",
    "(is|are) (?:\\w+ ){1,3}?(contagious|hereditary|catching|infectious|curable|fatal|terminal)(?! (laugh|yawn|smile))",
    "why (is|are|does|do|has|have|did) (my|his|her) (\\w+ )?(PART|hair|nails?|teeth|eyes?|lips?|blood|wee|pee|poo|"
    "sweat|breath|skin|baby|heartbeat) (\\w+ ){0,3}"
    "(SIGN|ACHE|yellow|smells?|falling|fall|bleed|dry|sticky|jump|swell|watering|itchy|crack|click|wobble|thin|"
    "thinning|brittle|lumpy|different|bigger)",
    f"what is (wrong|up|happening|going on) with (my|his|her) {_BODY}",
    "what (is|are) (best |main |early |first |usual )*(signs?|SIGN|treatments?|cure|causes?|side effects?|"
    "risks?) (of|for) (?!love|hug|being|falling|affection|attachment|good)",
    "(am|is) (i|he|she|my \\w+) (going |getting |\\w+ )?(contagious|infected|dehydrated|concussed|deaf|blind|"
    "overweight|obese|underweight|menopausal|dyslexic|colour blind)",
    f"(is|are) (it|this|these|they) (normal|serious|dangerous|usual|common|safe|bad) {SOME}"
    "(PART|SIGN|ILL|BIRTH|TEST|period|bleed|wet|poo|pee)",
    "(is|are) (it|this|these|they|^) ?(normal|usual|bad) (my |his |her |for |if |\\w+ ){0,5}?(baby|newborn|toddler|"
    "month old|year old|sex|"
    "erection|sperm|milk)( |$)(?! (like|want|cling|cry|scream))",
    f"(SIGN|ILL) (?:\\w+ ){{0,9}}?{_WORRY}",
    f"(PART|ACHE) (?:\\w+ ){{0,2}}?(ACHE|SIGN|swells?|bigger|smaller|lumpy|clicks?|hurts?|bad|gone|weak|dry|hot|"
    f"loose|funny) (?:\\w+ ){{0,9}}?{_WORRY}",
    f"(TEST|PART) (?:\\w+ ){{0,4}}?(high|low|irregular|fast|slow|hundred|sixty|ninety) (?:\\w+ ){{0,8}}?{_WORRY}",
    "(why|what) (do|does|is|are|am|has|have|causes?|makes?) (my|his|her|me) (\\w+ )?(\\w+ )?(PART|poo|pee|period|"
    "eyelid|SIGN|vision) "
    "(\\w+ )?(\\w+ )?(ACHE|SIGN|keep|feel (ACHE|SIGN)|swells?|dry|hot|click|lumpy|crack|smell|look|so (big|hot))",
    "(why|what) (do|does|am|is) (i|he|she|my (?!PET)\\w+) (keep|get|always|have|having|getting|be|wake up with|got|"
    "suffer) "
    "(\\w+ )?(\\w+ )?(SIGN|headaches?|ILL|ACHE PART)",
    "what (is|are|causes?) (this |these |it on |my |his |her )*(SIGN|ILL)(?! (in|joke))",
    "what is (up with |wrong with |happening to |going on with |(this|lump) on |lump in |on )*(my|his|"
    "her) (\\w+ )?(PART|SIGN|skin|eye)s?<end>",
    f"(have|had|got|getting|having|has|gets) (had |bad |weird |strange |some |my |funny |such |\\w+ )*(SIGN|ILL|"
    f"ACHE PART|PART ACHE|headaches?) "
    f"(?:\\w+ ){{0,9}}?{_WORRY}",
    "my PART (is|are|have|has) (been )?(\\w+ )?(SIGN|ACHE|swollen|hot) and (?:\\w+ ){0,4}?(SIGN|ACHE|red|hot|"
    "swollen)<end>",
    "(what|how) (do|should|can|could|shall|about|would) (i|you|we) (do |put |use |take |give |treat |get rid of |"
    "stop |cure |heal |shift |fix |"
    "clear |ease |help |calm )+(on |for |about |of |him |her |with |up |my |his |these |this )*(\\w+ )?(SIGN|ILL|"
    "headaches?|ACHE PART|PART (SIGN|ACHE))",
    "what (do|should|can|could) (i|you|we) (do|put|use|take) (on|for|about|with) (this |my |his |her |\\w+ )?(sting|"
    "bite|graze|bruise|splinter|sunburn|wound|cut|burn)s?",
    "how long (am i|is (it|he|she|my \\w+)|are (we|they|you)) (infectious|contagious|catching)|incubation period",
    "(can|could|do) (you|i|he|she|we|it|they|people) (?:\\w+ ){0,2}?(catch|get|pass on|give (him|her|someone)|"
    "spread) (?:\\w+ ){0,2}?(ILL|MIND|SIGN)",
    "(is|are) (ILL|MIND|SIGN|depression) (\\w+ )?(catching|contagious|infectious|hereditary|genetic|curable|serious|"
    "dangerous|fatal|permanent|"
    "disease|passed|run in|my fault|caused|reversible|treatable|normal)",
    "my (\\w+ )?(ear|PART)s? (have been|has been|has|have|keeps?|been|is|are) (\\w+ )?(ACHE|"
    "SIGN) (?:\\w+ ){0,6}?(what (do|can|should|will|is|could)|"
    "how (do|long)|why|should i|is it (ILL|SIGN|normal|serious)|shift)",
    "(SIGN|ILL) or (SIGN|ILL|bites?|something worse|allergy)",
    "(is|are) (my|his|her) (\\w+ )?(PART|SIGN|poo|pee|BIRTH) (meant|supposed|normal|too|broken|infected|ok be)",
    "(baby|newborn|toddler|month old|year old|week old|son|daughter|little one) (?:\\w+ ){0,8}?(SIGN|ILL|off (his|"
    "her) food|not feeding|"
    "not poo|not pooed|cries all|PART ACHE) (?:\\w+ ){0,6}?(normal|is it|should|what (do|can|is)|in (his|her) head|"
    "wrong|why|how)",
)
"""Rules for signs of the body; words of feeling beside them, as in HEARTFELT, mean that no doctor is asked."""

HEARTFELT = compile_phrases(
    "hugs?|hugged|hugging|kiss\\w*|in love|love|loves|loving|miss|misses|missing|song|speech|exams?|stage|cry|crying|"
    "tears|nervous|cuddl\\w*|"
    "exercises?|body scan|dentist|perform|stand up|my age|pride|hold(ing)? (\\w+ )?PART|cared for|stroking|squeezing|"
    "PART holding|OXY|sad|sadness|grief|butterflies|joke|touch|touched|breathing|lonely|joy|film|interview|"
    "holds? my hand|"
    "where else|(picture|photo) of|did PART on PART|(PART|head) on (his|her|my \\w+) PART|before i (sing|speak|go on|"
    "perform)|SIGN fur|"
    "laughing (too )?(hard|much)|laughed|love|nice|lovely|story|stories|happy|sorrow|brave|scared|relaxation|embrace"
)

_GIVE = "(give|giving|treat|dose|worm|get for|take for|put on)"
_ANIMAL = "(my |our |the |his |her )?(\\w+ )?PET"

ANIMALS = compile_phrases(
    "PET (is |has |have |keeps? |been |will |are |not |\\w+ ){0,4}?(SIGN|ILL|limping|eat|off (his|her) FOOD|sick|"
    "ACHE|ate|eaten|shakes?|MIND|depressed|let "
    "down|scratching|swallowed|not FOOD|shaking|PART (ACHE|SIGN)) (?:\\w+ ){0,8}?(what (is|do|can|should)|is (it |"
    "there )?(\\w+ )?(normal|serious|ILL|SIGN|PILL|bad)|should|"
    "does (it )?matter|do i|why|has (he|she)|will (he|she)|cure|PILL)",
    f"(is|has|does|can|could|might|why is|what is (wrong|up|matter) with) {_ANIMAL} (be |have |got |has |had |"
    f"\\w+ )?(MIND|SIGN|ILL|limping|poorly|"
    "PILL|DRUG|in season)",
    f"{_GIVE} {_ANIMAL} (?:\\w+ ){{0,3}}?(PILL|DRUG|for (SIGN|ILL|MIND|MOOD)|OXY|SPRAY)",
    f"(give|giving|feed) (?:\\w+ ){{0,3}}?(OXY|SPRAY|DRUG|PILL) {_ANIMAL}",
    f"(what|how much|can|should|could) (?:\\w+ ){{0,3}}?{_GIVE} {_ANIMAL}<end>",
    f"(is|are) (?:\\w+ ){{0,3}}?(PILL|DRUG|treatment|cure) for {_ANIMAL}",
    f"PET (?:\\w+ ){{0,12}}?what do you give|(pill|tablet|PILL|DRUG) for {_ANIMAL}",
    f"(would|can|could|does|will|^) ?(?:\\w+ ){{0,2}}?(OXY|DRUG|SPRAY|PILL) (?:\\w+ ){{0,3}}?(help|calm|work|settle|"
    f"safe)(?:\\w+ ){{0,3}}? {_ANIMAL}",
)
