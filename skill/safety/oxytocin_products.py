"""Oxytocin products: rules for questions about sprays, tests and foods, in words of classify_words()."""

from skill.safety.phrase_patterns import compile_phrases

_IT = "(OXY|it|one|some|them|stuff|this)"
_SOLD = "(buy|buying|bought|order|ordering|ordered|purchase|sell|sells|sold|get hold of|sale|cost|costs|price|stock)"
_SHOP = (
    "(amazon|ebay|online|internet|website|pharmacy|pharmacies|chemist|chemists|drugstore|boots|walgreens|cvs|"
    "superdrug|"
    "tesco|walmart|over counter|on PILL|without PILL|PILL|black market|dark web|tiktok|facebook|insta|instagram)"
)
_FORM = "(SPRAY|sniffer|inhaler|drops|gel|vial|squirts?|puffs?|nose thing|nasal one|spritz|roll on|perfume)"
_USE = (
    "(buy|buying|bought|get|getting|order|ordering|ordered|use|using|used|try|trying|purchase|sell|sells|sniff|"
    "sniffing|snort|inhale|make|safe|prescribe|prescribed|legal|cost|price|cheap|recommend|brand|where|SIGN|dangerous|"
    "risks?|need|amazon|online|should i|can i|could i|may i|PILL|pharmacy|doctor|give|addictive|harmful|works|worth|"
    "take|taking|mix|how (much|many|often|long|soon)|help|strength|would|side|strong|for (me|my)|allowed|"
    "what about|is there|do you (have|recommend)|any good|banned)"
)

SPRAY = compile_phrases(
    "(inhale|inhaling|breathe in|breathing in|snort|sniff) (?:\\w+ ){0,2}?OXY|OXY (in|from) bottle|(drops|"
    "drop) under (my )?tongue|patch or gel|gel or patch",
    "(doctor|gp|anyone|somebody|nhs|pharmacist|you) (to )?prescribe (me |my \\w+ |him |her )*(OXY|it)|(get|on) (PILL|"
    "prescribed) for it for|(on|get) PILL for it",
    "^SPRAY (help|work|calm) (for |with )?(my|his|her|our)|(bottle|SPRAY) smells?|(bottle|it) (in fridge|gone off|"
    "go off|expire|expires)|(buy|bought|order|"
    "ordered) (?:\\w+ ){0,2}?(bottle|SPRAY) (of (?!some )|off|from|online)",
    "(can|could|should) i (take|have|use|get|try) (some |real |pure )*OXY (instead|for my|for me|before|every|daily|"
    "when)",
    "DRUG come without PILL|what strength",
    "(it|OXY|this) come(s)? (in|as|on) (an |\\w+ )?(PILL|gel|patch|SPRAY|bottle|tablet|drops|vial|liquid|cream)",
    "(bottle|tube|vial|patch|dose|jar|sample|supply) of (hormone|love hormone|OXY)",
    "^(can|where can|how can|how do|where do|can not) (you|i|we|one|people) (buy|purchase|order|get hold of) (it|"
    "some|this|one|OXY|OXY (one|yourself|anywhere|in \\w+))<end>",
    "(doctor|gp|nhs|insurance|pharmacist|they|hospital|psychiatrist) (prescribe|give|do|sell|cover|offer|"
    "provide)s? (?:(?!TEST|tests?)\\w+ ){0,3}?(OXY|SPRAY)",
    "(get|buy|order|score|find) (some |me some |hold of |myself |real |actual )*OXY (?:\\w+ ){0,2}?(from (doctor|gp|"
    "chemist|pharmacy|shop|internet|website|amazon)|off (doctor|gp|internet|website)|prescribed|in (shops?|uk|us|"
    "america|australia|ireland|india))",
    "(use|used|using|bought|ordered|tried|sniffed|snorted|took|nicked|found|given|giving|sprayed|"
    "give) (?:\\w+ ){0,4}?(OXY|hormone|love|trust|nasal|nose|husband|wife|his|her) SPRAY",
    "(use|using|used|doing) SPRAY for (?:\\w+ ){0,3}?(week|weeks|days|month|months|MOOD|MIND)",
    f"{_USE} (?:\\w+ ){{0,6}}?(OXY (SPRAY|drops|patch|gel|nasal|vial|sniffer|squirt|puff|PILL|mist|perfume)|"
    "(nose|nasal|hormone|love|trust|cuddle|oxy) SPRAY|nose thing|nasal one)",
    f"{_USE} (?:\\w+ ){{0,2}}?(?<!my )SPRAY(?! (from|tan|paint|booth|nozzle|bottle|can|in|on|between))",
    "(OXY|hormone|nose|nasal) (nose )?SPRAY(s)?(?! (stud|exp|trial))(<end>| (?:\\w+ ){0,3}?(safe|buy|legal|amazon|"
    "online|"
    "PILL|SIGN|pharmacy|cost|dangerous|recommend|for (me|my|MIND)|addictive|work|worth|shy))",
    f"(can|could|should|may|what if|is it|would|how (many|much|often)) (?:\\w+ ){{0,4}}?{_FORM} (of )?(?:\\w+ "
    f"){{0,4}}?"
    "(OXY|help|make|stop|give|safe|work|marriage|shy|MIND|wife|husband)",
    "(drops|patch|gel|vial|squirts?|SPRAY|bottle|shot|sniff|sniffing|dose|puffs?|perfume|tube|jar) (?:\\w+ ){0,3}?OXY",
    f"{_SOLD} (?:\\w+ ){{0,5}}?OXY(?! (gumm|supp|chap|PILL|(FOOD|SUPPLEMENT)|story|stories|programme|episode))",
    f"OXY (?:\\w+ ){{0,4}}?(on|off|from|at|in|without|over)? ?{_SHOP}",
    f"(do (they|you)|can (i|you|we|one|anyone|people)|is|are|does|where|what) (?:\\w+ ){{0,3}}?{_SOLD} {_IT} "
    f"(?:\\w+ ){{0,2}}?(at|from|off|on|in|over|without) {_SHOP}",
    "(is|are) (it|OXY|they|this) (sold|legal|available|licensed|approved|prescribed|addictive) (?:\\w+ ){0,4}?"
    f"{_SHOP}",
    "(sniffing|snorting|inhaling|spraying|squirting) (it|OXY|some|this|stuff)",
    "(put|slip|slipping|spike|spiking|sneak) (?:\\w+ ){0,3}?OXY (?:\\w+ ){0,2}?(in|into) (?:\\w+ ){0,3}?(drink|(FOOD|"
    "SUPPLEMENT)|tea|food)",
    "(can|could|should|do|how|where|want|need|is it) (?:\\w+ ){0,4}?(sniff|snort|inhale|spray|spritz|squirt) "
    "(?:\\w+ ){0,3}?(OXY|it|some|stuff)",
    "(want|need|get|buy|prescribe|prescribed|have|give|try|doctor) (?:\\w+ ){0,4}?(synthetic|artificial|man made|"
    "pharmaceutical|pure|lab made|bottled) OXY",
)

_LEVEL = "(level|levels|value|reading|number|count|amount|score|range|status|baseline|quota)"
_LOW = (
    "(low|lack|lacking|deficient|deficiency|shortage|not enough|too little|too much|too low|too high|"
    "high|excess|deficit|imbalance|imbalanced|unbalanced|run out|running out|depleted|faulty|missing|overload|"
    "insufficient|enough)"
)
_TEST = (
    "(test|tests|testing|tested|measure|measuring|measured|measurement|check|checked|checking|track|tracking|monitor|"
    "monitoring|kit|lab|meter|scan|quantify|TEST|assay|diagnose)"
)
_SAMPLE = "(blood|spit|saliva|urine|wee|hair|finger prick|gene|genetic|dna|home|SIGN|sample|swab)"
_WATCH = "(smart ?watch|watch|ring|fitbit|apple watch|app|phone|tracker|wearable|gadget|device|strap|sensor)"

MEASURE = compile_phrases(
    "(can|could|how do|how can|where can|where do|should|do) (i|you|we|they|doctors?|my (doctor|gp|"
    "watch)) (get )?(measure|test|check|track|monitor|test for|check for) (it|mine|this|OXY)<end>",
    "(is|are|could|might) (mine|his|hers) (be )?(\\w+ )?(low|high|normal|enough|off|faulty)|how (low|high) is (mine|"
    "my)|my own levels?",
    "(make|makes|produce|have|got|release) (less|too little|hardly any|no|more|enough) OXY than (most|me|other|"
    "normal|her|him|my)|am i (making|producing|low|lacking|missing)( on| in)? OXY",
    "(could|is|might|are|what is|can) my (hormone )?levels? (be )?(\\w+ )?(low|high|off|normal|right|ok|measured|"
    "tested|checked|<end>)|what level should",
    "(is there|are there|can (i|you) (get|have|do|buy)) (an |\\w+ )?(\\w+ )?(test|kit|meter|scan|TEST) (for|of|"
    "that (shows|measures)) (this |it|my |these |love |bonding )*(hormones?|OXY|it|love|chemistry)<end>",
    "(how|where) (would|can|do|could|should) (i|one|you|we) (know|tell|examine|find out|"
    "see) (?:\\w+ ){0,3}?(how much (of it|OXY)|OXY (value|level|count|amount)|(not )?enough of it)",
    "(how many|how much) (units|of it|OXY|nanograms) (?:\\w+ ){0,3}?(should|have i|do i have|is in (me|my)|"
    "person have|i have got)",
    "(hormone|finger prick|spit|saliva|blood|hair) (panel|panels|test|tests|kit|kits) (?:\\w+ ){0,4}?(OXY|for it|"
    "hormones?)",
    "not enough of it in me|(have|has|got|be|had) (an |\\w+ )?(shortage|deficiency|deficit|lack) of (it|OXY)|"
    "could (he|she|i|it) (have|be) (an |\\w+ )?(shortage|deficiency)",
    "(do|take|get|run|order|check) (my |his |her |\\w+ )?(TEST|bloods?) (for|of) (OXY|it|hormones?)",
    "(do|does|did|am|is) (i|he|she|my \\w+|my (own )?body) (not )?(make|making|have|produce|producing|got|release|"
    "releasing|get|getting) (too |any|much |\\w+ )?(enough|little|less|any|much|few) (of )?(OXY|it)<end>",
    "(not|never|no longer) (make|making|have|produce|producing|release|get|getting) (enough|any|much|"
    "sufficient) (of )?(OXY|love hormone)",
    "(do|have) i (got )?(less|more|enough) (than (most|others|normal|other people|average|him|her|men|women))|"
    "have i got less",
    "(born|living|live) (without|with no) OXY|(menopause|age|pill|stress|MOOD|ILL|DRUG|BIRTH) (drained|used up|"
    "lowered|killed|ruined|wrecked) my OXY",
    "(check|test|measure|read|scan|analyse|tell me|what are|what is|how are|see|know) my (own |hormones? )?levels?",
    "my (hormones?|hormone levels?|levels?|receptors?) (is |are )?(\\w+ )?(off|low|high|tested|checked|out of|"
    "imbalanced?|balanced|normal|measured|all over|right|faulty|broken|ok)",
    "(how|where) (do|can|could|would) (i|you|we|one) (get )?(tested|checked|measured|measure|test|check) (for |it|"
    "mine|OXY|my|this)",
    "OXY (?:\\w+ ){0,2}?(in my (blood|body|system|brain)|test|tested) ?(is |are )?(\\w+ )?(low|high|normal|enough|"
    "measure|<end>)",
    "(is|are|could|might) (my|his|her) (body|brain|PART) (\\w+ )?(making|producing|releasing|low|short|not making|"
    "not producing) (on |of |enough |any |much |too )*OXY",
    "(what|which) (is )?(normal|healthy|right|good|average|safe|ideal) (amount|level|range|reading|"
    "number) (?:\\w+ ){0,3}?(OXY|it|hormone)",
    "(low|high|normal) OXY (symptoms?|level|levels|test|count|person|women|men)",
    "(graph|chart|number|figure|reading|score|percentage) (of|for) my OXY|my OXY (graph|chart|number|figure|reading|"
    "score)",
    f"{_TEST} (?:\\w+ ){{0,4}}?(OXY|hormones?|TEST)( {_LEVEL})?<end>",
    f"(can|could|is there|are there|do|does|where|how|want|should|have|i would|would|get|need|buy|my|him|her|me) "
    f"(?:\\w+ ){{0,5}}?{_TEST} (?:\\w+ ){{0,5}}?OXY(?! (raise|increase|rise|rises|go))",
    f"(my|mine|his|her|your|our|me|i|a) (?:\\w+ ){{0,3}}?OXY ({_LEVEL} )?(?:\\w+ ){{0,3}}?({_LOW}|normal|{_TEST}|"
    f"right|fine)",
    f"OXY ({_SAMPLE} )?({_LEVEL} )?(test|tests|testing|kit|meter|monitor|tracker)",
    f"(get|have|having|got) (my |his |her |your |our )?(own )?OXY ({_LEVEL} )?({_TEST})",
    f"(what is|is|tell me|show|see|know|find out|read|guess|how) (?:\\w+ ){{0,3}}?(my|his|her|mine|your) "
    f"(?:\\w+ ){{0,2}}?(OXY {_LEVEL}|OXY value|(?<!with )OXY$|hormone {_LEVEL}|(?<!for my )TEST$)",
    "(how high|how low|how much) (should|is|are) (my|his|her|mine) (?:\\w+ ){0,2}?OXY( be)?",
    f"(?<!no )(normal|healthy|ideal|typical|average) ({_LEVEL} )?(of |for |in )*(OXY|hormone level)",
    f"(am i|i am|i have|have i|could (i|he|she|my \\w+)|is (my \\w+|he|she)|do i|i might|know if i|think i|if i|got|"
    f"maybe|my \\w+|born) (?:\\w+ ){{0,4}}?{_LOW} (?:\\w+ ){{0,2}}?OXY",
    f"(symptoms?|signs?|SIGN|notice|causes?|tell|effects) (?:\\w+ ){{0,3}}?{_LOW} (?:\\w+ ){{0,2}}?OXY",
    f"{_LOW} (on |in |of |my )*OXY( {_LEVEL})?( SIGN| what (do|are)| do (i|you)| be (why|behind)| mean| syndrome|$)",
    f"OXY ({_LEVEL} )?(is |are |too )*(deficiency|deficient|shortage|low(?! in)|imbalance|disorder|insufficiency|"
    f"deficit)",
    "(an |have |got |is it |be )(my )?OXY (problem|deficiency|shortage|imbalance|receptors? (faulty|broken|gene))",
    f"(is there|are there|can (you|i|they|one|doctors?|it)|do they|does|could) (?:\\w+ ){{0,5}}?({_SAMPLE} (test|"
    f"tests|"
    f"sample|kit)|TEST|scan) (?:\\w+ ){{0,5}}?(for (it|this|these|love|hormones?|that|OXY|bonding|trust)|show it|"
    f"say if|OXY)",
    f"(can|could|does|is|will|would) (my |your |a )?(smart |apple )?{_WATCH} (?:\\w+ ){{0,3}}?(measure|show|track|"
    f"tell|"
    f"read|see|detect|know|say|pick) (?:\\w+ ){{0,3}}?(OXY|it|hormones?)",
    "(have|having|get|getting|had) (it|mine|his|hers|my hormones?|hormones?) (measured|tested|checked)",
    "(can|could) (they|you|i|somebody|someone|doctor|anyone) (test|check|measure) (him|her|me|it|my \\w+|"
    "mine) for (it|OXY)",
    "(track|measure|monitor|log|graph|chart|test) (my|his|her) OXY",
    "how much OXY (did|do|does|have|has) (i|he|she|my \\w+|we) (make|made|release|got|have|produce|get)",
    "(see|get|give me|like|want|show me) (?:\\w+ ){0,3}?(number|reading|value|result) (?:\\w+ ){0,5}?(hug|OXY|"
    "exercise)",
    "(is|maybe|am) (mine|there) (?:\\w+ ){0,4}?(running out|run out|too low|not enough)",
    "how (can|do|could|does) (i|you|one|he|she) (know|find out|check|tell) (?:\\w+ ){0,4}?OXY (value|level|levels|"
    "count|low)",
    "(little|lack|low|enough|deficit|short) (of )?OXY (what|how|do|does|could|can|am|is|why|be)",
)

_RAISE = (
    "(raise|raises|boost|boosts|increase|increases|help|helps|make|makes|making|give|gives|kill|kills|lower|lowers|"
    "hurt|bump|bumps|put|puts|bring|brings|feed|feeds|release|releases|trigger|triggers|good|produce|produces|up|"
    "stimulate|affect|affects|block|blocks|work|works|get|more|need|missing|for)"
)
_EFFECT = (
    "(OXY|it|bond|bonding|closeness|love|loving|lovey|trust|trusting|cuddly|affection|affectionate|same as hugs?|"
    "same as (it|hugging)|loved up|less lonely|like hug|feel loved)"
)

FOODS = compile_phrases(
    "(anything|something|what|owt|which \\w+) (?:\\w+ ){0,4}?(FOOD|swallow|eat|take|drink|chew|cook|"
    "buy) (?:\\w+ ){0,5}?(more of it|OXY|instead of (hugs?|hugging|doing|exercises)|(more )?(loved|loving|cuddly|"
    "bonded|trusting|closer)|less lonely)",
    "(do|does|can|could|is|are|which|any|if|heard|^) (?:\\w+ ){0,3}?(FOOD|SUPPLEMENT) (?:\\w+ ){0,6}?(raise|lower|"
    "boost|kill|bring|put|up|increase|give|makes?|help) (?:\\w+ ){0,3}?(it|OXY|loving|bond|hormone|trusting|loved|"
    "lonely|cuddly)<end>",
    "(are there|is there|do they (sell|do|make)|sell|sells|any) (an |\\w+ )?OXY (PILL|tablets?|gumm\\w+|SUPPLEMENT|"
    "FOOD|drink|chocolate|bar)",
    "(PILL|tablets?|drops|SUPPLEMENT|FOOD) (for it|do same|for (bonding|closeness|love|trust|OXY))|(am i|"
    "i am) missing what i need",
    "(is there )(an |\\w+ )?(PILL|tablet) for it",
    "(?<!at )(?<!over )(?<!after )(?<!during )(?<!since )(FOOD|SUPPLEMENT) (?:\\w+ ){0,7}?OXY",
    "OXY (?! ?like)(?:\\w+ ){0,5}?(FOOD|SUPPLEMENT)",
    f"(do|does|can|could|would|is|are|which|what|any|ask|how (much|many)|should|best|will|has|tell|list|need|^|if) "
    f"(?:\\w+ ){{0,5}}?(FOOD|SUPPLEMENT) (?:\\w+ ){{0,4}}?{_RAISE} (?:\\w+ ){{0,5}}?{_EFFECT}",
    "(what|which|anything|something) (?:\\w+ ){0,4}?(eat|(FOOD|SUPPLEMENT)|drink|swallow|chew|cook|plate|"
    "take) (?:\\w+ ){0,6}?"
    "(OXY|bonding|closeness|instead of hug\\w*|instead of (doing )?exercises?|raise it|boost it|up it|like hug)",
    "OXY (tablets?|PILL|gumm\\w+|(FOOD|SUPPLEMENT)|drink|lozenges?|boosters?|powder|capsules?)",
    "(natural|herbal|(FOOD|SUPPLEMENT)) (?:\\w+ ){0,3}?(OXY|bonding|love) (booster|PILL|supplement)",
    "(is there|are there|any|which|what|do|recommend|take|buy) (?:\\w+ ){0,4}?(PILL|(FOOD|SUPPLEMENT)|tablets?|drops|"
    "drink) "
    "(?:\\w+ ){0,6}?(more OXY|same as hug\\w*|like hug\\w*|you bond|bonding|closeness|instead of hug\\w*|OXY)",
    "(does|do|is|are|would) (?:\\w+ ){0,3}?(FOOD|SUPPLEMENT) (?:\\w+ ){0,3}?(work for (it|this)|raise it|lower it|"
    "kill it|count|"
    "make you (more )?(trusting|loving|cuddly|bond)|bring (the )?hormone|help (with )?bonding)",
    "(deficient|short|low) in (FOOD|SUPPLEMENT) (?:\\w+ ){0,5}?(OXY|bond|love)",
    "(drink|eat|(FOOD|SUPPLEMENT)|cook|diet) for (more )?(OXY|closeness|bonding|love hormone|affection)",
)
