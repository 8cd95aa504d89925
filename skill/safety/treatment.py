"""Treatment: rules for cures, operations and what is safe with an illness, in words of classify_words()."""

from skill.safety.phrase_patterns import FEW, SOME, compile_phrases

_CURES = (
    "(treat|treats|treating|cure|cures|curing|cured|heal|heals|reverse|reverses|shrink|shrinks|get rid of|"
    "gets rid of|fix|fixes|"
    "out(?! of)|kill off|beat|get over)"
)
_HELPS = (
    f"({_CURES}|help|helps|helping|ease|eases|relieve|relieves|good for|better for|work for|work on|works for|"
    f"do anything|stop|stops|"
    "improve|improves|affect|worsen|control|manage|bring down|lower|safe for|used for|calm|lead to|bring on|cause)"
)
_ASK = "(do|does|can|could|is|are|how|might|what|^|ask|which|anything|something|if|try|would|want|tell me)"
_MY = "(?:\\w+ ){0,4}?"

TREATMENT = compile_phrases(
    "(how much|how many|what|dose|can i give|should i give|could i give|safe) (?:\\w+ ){0,4}?(give|for|have|take|"
    "get) (?:\\w+ ){0,3}?((month|week|year|months|weeks) old|my (baby|toddler|newborn)|newborn|children under|"
    "kids under|breastfed baby)"
    "(?! (play|story|present|birthday|listen|calm|bed|feel|more|love|hug|cuddle|good|safe|close))",
    "(can|could|should|may|is it (safe|ok)|when can) (?:\\w+ ){0,2}?(drive|fly|swim|drink|exercise|lift|work|run|"
    "have sex|sex|bath|shower|bathe|eat|hug|kiss|hold) (?:\\w+ ){0,3}?(after|with|on|while|during|"
    "if) (?:\\w+ ){0,3}?(ILL|CARE|DRUG|PILL|BIRTH|SIGN|stitches|operation)",
    "(safe|ok|dangerous|bad|allowed) (?:\\w+ ){0,5}?(with my|if i have|if i am on|when i have|when i am on|"
    "for someone with|for somebody with) (\\w+ )?(ILL|DRUG|PILL|CARE|PART|SIGN|TEST|MIND)",
    "(what|anything|something) (?:\\w+ ){0,2}?(can|should|could|do|must|shall|for) (i|he|she|we|my \\w+|me|"
    "you) (take|put on|rub on|give him|give her|give my \\w+|use|have)? ?(for|on|against|about) "
    "(my |his |her |this |these |\\w+ )?(PART|ACHE|SIGN|ILL|MIND|MOOD|back|sleep|shoulder|bad)(?! (one|story|"
    "programme))",
    "what (can|should|could|do|must) (i|he|she|we|my \\w+) take (to|against|when|if|so|<end>)(?! (photo|picture|home))",
    "is there (\\w+ )?(PILL|tablet|injection|cream|medication|cure|operation|scan|vaccine|treatment) (for|that|which|"
    "against|to|i)(?! (loneliness|broken|love))",
    "(how|what) (do|would|can|to) (i|you|we) (know|tell) (if|whether|when) (i|he|she|it|my \\w+|somebody|"
    "someone) (is |am |are |has |have |got |having |might |be |getting |\\w+ )*(ILL|MIND|SIGN|BIRTH|broken|infected|"
    "ACHE PART)",
    "(should|need|must) (i|he|she|it|my \\w+) (be |get |have (it|him|her|this) )(seen|checked|looked at|tested|"
    "scanned|x rayed)",
    "(how many|how much) (units|calories|pints|glasses|cups|hours|FOOD) (?:\\w+ ){0,4}?(safe|while|when|BIRTH|with|"
    "on) (?:\\w+ ){0,2}?(ILL|BIRTH|DRUG|PILL|drive)",
    "(is it|am i|is this) (my )?(hormones|age|menopause|ILL|SIGN) or (my |is it |am i )?(hormones|age|menopause|ILL|"
    "SIGN|something|what)",
    f"{_ASK} {SOME}{_HELPS} {FEW}(ILL|SIGN)(?! (in study|after birth))",
    f"{_ASK} {SOME}{_CURES} (?:\\w+ ){{0,3}}?(MIND|my (\\w+ )?PART|alcoholism)",
    f"{_ASK} {SOME}(help|helps|work|works|good|anything|something|use|useful|safe) (with |for |my |his |her |"
    f"\\w+ ){{0,4}}?"
    "(MIND|autistic|bad (PART|back)|(ACHE|bad) PART|PART (ACHE|problems?|trouble))",
    "(my|his|her|our) (\\w+ )?(MIND|ILL|SIGN) (?:\\w+ ){0,5}?(do|does|can|could|is|would|should|"
    "what) (?:\\w+ ){0,4}?(help|do anything|work|cure|treat|safe|good|stop|take|need|PILL|treatment)",
    "(treatments?|cures?|therapy|therapies|remed(y|ies)|PILL|cream|creams|ointment|operation|surgery|CARE|gel|drops|"
    "antidote|vaccine) "
    "(do you |is |are |best |good |there |works |helps? |stops? |would |should |recommend )*(for|against|of|with|on) "
    f"{_MY}(ILL|MIND|SIGN|MOOD|sadness|bad (PART|back)|PART ACHE)(?! hormones?)",
    "(what|which) (is |are )?(best |good |right |proper )?(treatment|cream|ointment|operation|"
    "PILL) (?:\\w+ ){0,3}?(for|do|should|is|treats?)",
    "what (treatment|cream|therapy|surgery) (do|should|would|is|can)",
    "(is|was|are) (this|it|OXY) (remedy|cure) for (ILL|MIND|TEST|SIGN)",
    f"(safe|ok|allowed|dangerous|risky|fine|harmful|all right) (?:(?!play|feel|sad|be|cry)\\w+ ){{0,7}}?(with|if|"
    f"while|during|after|in|when|on|at|for) "
    f"{FEW}(ILL|BIRTH|CARE|PART attack|stroke|SIGN|pacemaker|weeks|MIND|high TEST|diabetics?)",
    "(can|could|should|may) i (?:(?!play|feel|talk|visit|help|hug)\\w+ ){1,5}?(with|after|before|during|while) (my |"
    "bad |an |\\w+ )?(ILL|CARE|PART attack|stroke|SIGN)",
    f"(have|got|with|had|having) (\\w+ )?(\\w+ )?(ILL|CARE|SIGN|BIRTH) (?:\\w+ ){{0,3}}?(is it|is this|can i|could i|"
    f"should i|may i|does (it|this)|am i|are you) "
    f"{FEW}(safe|ok|do|listen|take|use|try|allowed|hurt|harm|dangerous|matter|go|drink|eat|fly|exercise|bad|FOOD|"
    f"work|swim|drive|sex)",
    "(matter|ok|fine|safe) (if )?(i |do |hold |\\w+ ){0,6}with (my )?(\\w+ )?(ILL|SIGN|CARE)",
    "(should|do|would|must|is it worth|better) (i|we|you|he|she|my \\w+)? ?(need |have |having |get |getting |"
    "go for |had |want |refuse |let them |agree |my |my baby |him |them |her |do )+"
    f"(\\w+ )?(CARE|TEST|PILL for|ILL ({FEW})(cut|out|removed|done)|PART {FEW}(cut|out|removed|replaced)|stent|PILL$|"
    f"DRUG)",
    "if (i|he|she|my \\w+) (needs?|should have) (\\w+ )?(ILL|CARE|TEST|PILL|DRUG|stitches|antibiotics)",
    "(how long|when|what|will|does|is) (?:\\w+ ){0,5}?(recover|recovery|heal|risks?|hurt|success rate|side effects|"
    "SIGN|last|wear off|safe) (?:\\w+ ){0,3}?(CARE|DRUG)",
    "CARE (?:\\w+ ){0,4}?(worth it|safe|hurt|risks?|should i|how long (does|till|until|before)|when can i|dangerous|"
    "what are)",
    "(make|makes|making) (my|his|her|our|their) (?:\\w+ ){0,2}?(ILL|SIGN|MIND) (\\w+ )?(better|worse|go|stop|heal)",
    "(lower|bring|brings|reduce|raise|get) (?:\\w+ ){0,2}?TEST (?:\\w+ ){0,2}?(enough|safe|treat|instead|without)|"
    "enough (treat|cure) (it|ILL)",
    "(help|bring down|reduce|treat|fix|cure|control|sort|lower) (with )?(my|his|her) (high )?(cholesterol|"
    "TEST without|ILL)",
    "(cure|treat|mend|heal) (my|his|her) (?:\\w+ ){0,2}?(back|bad|PART|ACHE|ILL|MIND|SIGN)(?! (broken))(?<!heart)",
    "(should|would|does|can|could) (?:\\w+ ){0,4}?with (MIND|ILL) (have|be|take|get|need) (?:\\w+ ){0,2}?(DRUG|PILL|"
    "treatment)",
    "(can not|could not) (get it up|stay hard|climax|orgasm|get hard|keep it up)",
    "(why|how) (can not|do not|can) i (orgasm|climax|get hard|get it up|last longer|stay hard)|(lost|no|"
    "low) (my )?(sex drive|erections?)",
    "(they|doctor|gp|consultant|surgeon|hospital) (have |has |is )?(offered|want|wants|suggested|recommended|"
    "suggests|recommends|says i need|said i need|offering|pushing) "
    "(do |put |give |me |him |her |my \\w+ |on |\\w+ ){0,4}?(CARE|DRUG|TEST|surgery|induce|PILL|"
    "BIRTH) (?:\\w+ ){0,6}?(would|should|what|is it|do i|good idea|right)",
    "^(?:\\w+ ){0,3}?(help|helps|cure|cures|heal|heals|treat|treats|fix|fixes|shrink|shrinks|stop|stops|"
    "get rid of) (my |his |her |\\w+ )?(\\w+ )?(ILL|MIND|SIGN)",
)
