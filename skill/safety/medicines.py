"""Medicines: rules for their doses and mixtures and for stopping them, in words of classify_words()."""

from skill.safety.overdose import PAINKILLER
from skill.safety.phrase_patterns import FEW, SOME, compile_phrases

_PILL = "(DRUG|PILL)"
_MY = "(?:\\w+ ){0,4}?"
_WHO = "(i|we|you|he|she|they|my \\w+|one|it|people|somebody)"

OXYCONTIN = compile_phrases(
    "(opioids?|opiates?|narcotics?)(?! (system|receptors?|pathway|peptide))",
    "(is|are|was) (?:\\w+ ){0,3}?(DRUG|PILL|stuff|thing) (?:\\w+ ){0,3}?(news|series|crisis|scandal|pain clinic|"
    "lawsuit|documentary|film about addiction)|(DRUG|PILL) (scandal|epidemic|crisis)|PILL company|DRUG company",
    "OXY (?:\\w+ ){0,4}?PILL for (ACHE|pain)|(is|are|was) (it|this|OXY) PILL from (ACHE|pain) clinic",
    "OXY (?:\\w+ ){0,6}?(PILL for strong|stuff they prescribe|strong pains?)|PILL for strong (ACHE|pains?)",
    "OXY (percocet|DRUG)( DRUG)* (all |the )*same|(difference|between) (?:\\w+ ){0,6}?(hormone|"
    "OXY) (?:\\w+ ){0,3}?(DRUG|ACHE PILL)|thought (of|it was|you meant) (?:\\w+ ){0,2}?(DRUG|PILL)",
    "OXY (something|stuff)? ?(i|you|people|they|get|be|\\w+ ){0,4}?(addicted|prescribed|hooked)|(prescribed|"
    "prescribe) for (ACHE|pain)",
    "talking about (DRUG|PILL|drugs)|(DRUG|PILL) (from|in|on|off) (news|papers?|telly|tv)",
    f"{PAINKILLER}|ox[iy] ?(condom|content|cotin|codin|codon|codeine|cot|con|coffin)|percs?|hillbilly heroin|dopesick",
    "(?<!begins with )(?<!starts with )(?<!beginning with )(?<!starting with )(?<!word )ox(y|ys|ies)(?! (clean|"
    "acetylene|genated|support|moron|ton|tosin|toes|gen))",
    "opioids? painkillers?|sackler|purdue pharma|opioid (crisis|epidemic)",
    f"OXY {SOME}(opioid|opiate|narcotic|addictive|addicts?|addicted|hooked|withdrawal|heroin|lawsuit|my script|"
    f"refill|dealer|illegal|"
    "controlled|street|killer|rehab|morphine|overdosed|get high|get me high|painkiller)",
    f"(opioids?|opiates?|narcotics?|addicted|addictive|addict|hooked|withdrawal|get high|high on|heroin|lawsuit|"
    f"street|dealer|rehab|"
    f"strong pains?|painkillers?|pain PILL|confused it with|mix up|mixed up) {SOME}OXY",
    "OXY (PILL )?(for|after) (my |his |her |the |strong )*(PART|ACHE|CARE|ILL|DRUG|bad (PART|back)|pains?)",
    "(prescribed|prescribe|prescription for|script for|PILL) (me |him |her |my \\w+ |"
    "them )*OXY (?:\\w+ ){0,3}?(for|after) ",
    f"(same|same family|related|(?<!i )like|thing as|difference|different|do with) {FEW}(opioids?|opiates?|DRUG|"
    f"narcotics?|"
    f"heroin|"
    "pain PILL|ACHE PILL)(<end>| or not| people| they| she| he)",
    f"(is|are|was) {FEW}(DRUG|PILL|opioid|narcotic|stuff|thing) (people|they|everyone|celebrities|he|she|"
    f"in) {SOME}(hooked|addicted|overdos\\w*|news|crisis|die|died|dying)",
    "(is|are) (this|it|you|your \\w+|these|oxy \\w+) {FEW}(opioid|opiate|narcotic|addictive substance|"
    "controlled (substance|DRUG)|street DRUG|"
    "DRUG (crisis|people|you|they|pusher|dealer)|about DRUG|hard DRUG)".replace("{FEW}", FEW),
    f"(mixed|mixing|confused|confusing|confuse|mix|muddled|muddle) {FEW}(hormone|OXY|it|you) {FEW}(DRUG|ACHE PILL|"
    f"pain PILL)",
    f"(talking|about|is|are) {FEW}(DRUG|PILL|narcotic|painkiller|ACHE PILL|pain PILL) {FEW}or {FEW}(hormone|hug|hugs|"
    f"body|OXY|natural|cuddle|something my)",
    f"(hormone|hug one|OXY) or {FEW}(DRUG|ACHE PILL|pain PILL|painkiller|narcotic|pills?|opioid)",
    "(talking|talk|programme|podcast|going on|telling people|teaching) (about |of |on )(DRUG|PILL|opioids?|narcotics?)",
)
"""Rules for the painkiller, and for oxytocin that is taken for it."""

_OXY_PILL = f"({PAINKILLER}|oxys?|oxies)"

OXYCONTIN_TAKEN = compile_phrases(
    f"(drink|mix|take|alcohol|FOOD) {FEW}(with|on|and) {_OXY_PILL}",
    f"(how (much|many)|dose|dosage|mg|milligrams|can i|should i|could i|may i|safe|ok|when can i|is it ok) "
    f"(?:\\w+ ){{0,6}}?(?<!is )(take|have|mix|drink|stop|dose|with|quit|double|come|"
    f"taking) (?:\\w+ ){{0,5}}?{_OXY_PILL}",
    f"{_OXY_PILL} (?:\\w+ ){{0,6}}?(how (much|many)|should i|can i take|dose|safe (with|take)|and (alcohol|FOOD))",
)

_TAKE = (
    "(take|taking|miss|forget|use|using|mix|mixing|combine|combining|inject|swallow|have|having|give|giving|double|snort|drink|"
    "put|try|get|need|start|starting|increase|up|crush|split|drive|smoke|be|go|buy|give him|give her|give them)"
)
_MAY = (
    "(can|could|should|may|must|might|shall|is it safe|is it ok|is it fine|is it all right|is it bad|safe|ok|when do|"
    "when can|when should|how much|how many|how often|how long|how do|what happens if|what if|do i need|dare|what|"
    "which)"
)

DOSING = compile_phrases(
    "(how much|how many|what|which|right|safe|correct|recommended|max|maximum|normal|highest|double|daily|missed|"
    f"increase|lower|raise|usual) {_MY}(PILL|dosages?|milligrams?|mg|micrograms?|iu|units)(?! (of )?"
    "(hugs?|hugging|love|kindness|cuddles?|cuddling|touch|affection|is|did|were|was|OXY did))",
    f"{_MAY} {_WHO}? ?(not |should |do |can |i |need |have |must |if )*{_TAKE} {_MY}{_PILL}",
    f"{_MAY} (?:\\w+ ){{0,6}}?(with|on|while on|alongside|after|before|together with) {_MY}{_PILL}",
    f"{_PILL} (?:\\w+ ){{0,7}}?({_MAY} {_WHO}|interact|clash|together|interfere|is it ok|is it safe|is it the PILL|"
    "is that (ok|right|normal|safe|bad)|any good|safe|dangerous|covered|should|affect)",
    "(is|are|does|do|can|could|would|has|have|what about|why (is|does|do|are|can)|what (does|do|is|are)|tell me|"
    "which is|how does|how do|how long|worth|^) (?:\\w+ ){0,5}?DRUG($| (?:\\w+ ){0,5}?(help|helps|work|good|better|"
    "safe|addictive|dangerous|for|make|makes|making|cause|do|going|affect|mess|right|kick|stay|take|last|bad|OXY|"
    "side|SIGN|"
    "finish|stop|kill|change|lower|raise|or DRUG))",
    f"(what|which|best|good|recommend|suggest|recommended|any|is there|need|want|are there) {_MY}{_PILL} ... "
    "(for|help|helps|should|take|against|stop|stops|cure|cures|ACHE|recommend|would|do|works|hold|calm|calms)",
    f"(is there|are there|do (i|you) (need|have|recommend)|recommend|what|which) (a |some |any )*{_MY}{_PILL}$",
    f"(does|do|can|could|is|^) {_MY}{_PILL} (affect|lower|reduce|raise|block|interact|increase|interfere|stop|change|"
    "kill|mess|safe|cause|help|mean|finish|clash|or hug)",
    f"(interact|interaction|interactions|interfere|interferes|clash|clashes|mess) with {_MY}{_PILL}",
    f"(what|does|any|are there|list|tell me) (?:\\w+ ){{0,3}}?SIGN (?:\\w+ ){{0,4}}?{_PILL}",
    f"(forgot|missed|miss|forgotten|took|taken|doubled) {_MY}{_PILL} (?:\\w+ ){{0,4}}?(am i|do i|should i|can i|what|"
    f"is it|"
    "does it|will i)",
    f"(inject|injecting|shot|shots|drip|infusion|iv) (of )?(OXY|{_PILL})",
    "OXY (PILL|shot|shots|drip|dosage|infusion|iv|SPRAY dose)",
    "(?<!not )(?<!is )(take|taking|dose of|prescribe|prescribed|inject|amount of|grams of|milligrams of|mg of|"
    "safe take) "
    "(me |some |extra |more |synthetic |artificial |too much |pure |him |her )*OXY(?! (away|back|home|hormone))",
    "(is|are) OXY (safe|ok|fine|dangerous) (with|for|if|in|when|on|while)",
    "(need|want|get|prescribe) (?:\\w+ ){0,2}?DRUG (?:\\w+ ){0,2}?(how|what|dose|for (my|me)|can)",
    "(something|anything|owt|what) (stronger|for (the|my|his|her) ACHE|for my (MIND|PART|ILL))",
    f"(will|can|could|does|is) (my \\w+|doctor|gp|you|they) (prescribe|give me|put me on) {_MY}{_PILL}",
)

_STOP = (
    "(stop|stops|stopped|stopping|quit|quitting|quits|come off|comes off|coming off|came off|get off|getting off|"
    "go off|going off|gone off|"
    "skip|skipped|skipping|give up|giving up|gave up|given up|drop|dropped|dropping|ditch|ditched|ditching|throw|"
    "threw|thrown|throwing|chuck|"
    "chucked|chucking|bin|binned|binning|flush|flushed|flushing|wean|weaned|weaning|taper|tapering|tapered|cut|"
    "cutting|reduce|reducing|lower|"
    "lowering|replace|replaces|replacing|replaced|substitute|swap|swapping|swapped|not take|not taken|not taking|"
    "not took|not need|need no|"
    "no need|do without|did without|go without|live without|ok without|manage without|fine without|without|"
    "no longer need|cold turkey|cancel|"
    "half|halve|halved|halving|leave|left|leaving|instead of|rather than|in place of|alternatives?|replacement|trade|"
    "put down|pack in|packed in|"
    "miss|missing|wash out|month off|week off|break from|rid of|better than|good as|work better than|come away from|"
    "fewer|less|withdrawal|"
    "withdrawals|done with|finished with|off|forget|stay off|keep off|refuse|refused|dump|lay off|ease off|phase out|"
    "drop out of)"
)
_FROM = (
    "(on |taking |with |from |using |need |for |out |away |down |up |off |of |in |my |his |her |our |the |their |"
    "these |this |those |all |going |to |"
    "having |back |your |daughter |son |wife |husband |mum |dad |mother |some |any |one |two |heart |daily |MIND |"
    "MOOD |TEST |ILL |pressure |"
    "sleep |pain |ACHE |PART |epilepsy |half |few |and |him |me |morning |evening |old |regular |mum and |mood )*"
)
_BETTER = (
    "(this|these|it|hugs?|hugging|you|your|exercises?|breathing|relax\\w*|natural|naturally|calmer|calm|feel (good|"
    "better|great|grand|fine|"
    "well|ok)|feeling (good|better|great|fine)|better|OXY|meditat\\w*|touch|cured|healed|programmes?|listening|"
    "warm recall|sleep one|"
    "right|ok|hug|cuddl\\w*|since|because|so|therapy|no difference)"
)
_CARE = "(DRUG|PILL|psychiatrist|chemo|radiotherapy|doctor gave|prescribed)"
_MAY_STOP = (
    "(can|could|should|may|might|do|does|is|are|if|how|when|want|wants|like|mean|means|thinking|think|tempted|plan|"
    "planning|going|must|ready|"
    "let|safe|what|dare|need|where|ask|wondering|rather|would|shall|has|why|help me|time|ok|able|try|trying|hope|"
    "hoping|^)"
)

_ANY_CARE = "(DRUG|PILL|CARE|treatment|patches|creams?|oxygen|drops|appointments)"

STOP_MEDICINE = compile_phrases(
    "(stop|stopped|quit|come off|came off|coming off|not|still|keep|need) (taking |take |have take |on )(them|it|"
    "those|these) (if|now|since|because|anymore|<end>)(?! (slow|easy|step))",
    f"(stop|stopped|skip|quit|cancel|refuse|drop|ditch|replace|instead of|rather than) (having |going |going for |"
    f"for |with |the |to )*(my|his|her|our|the mum|mum|dad) (\\w+ )?{_ANY_CARE}",
    f"(well|strong|effective|good|powerful|much good|same|same job|same thing|job) (as|of|than) (taking |"
    f"having )?{_MY}{_PILL}",
    f"(stronger|safer|healthier|better|more effective|nicer|quicker) (than )(taking |having )?{_MY}{_PILL}",
    f"(do|be|take) (job|place|work) of {_MY}{_PILL}|(be|become) my {_PILL}|in stead of {_MY}{_PILL}|"
    f"make {_MY}{_PILL} (unnecessary|redundant)",
    f"not (touched|had|been taking|been on|bothered with|taken|took) {_MY}{_PILL}",
    f"^(coming off|skip|skipping|stopping|quit|quitting|halve|halving|come off|stop|drop|ditch|wean|swap|swapping|"
    f"cut down|cutting down) {_FROM}{_PILL}",
    f"(do i|need|must i|what about) {FEW}(chemicals|{_PILL}) (?:\\w+ ){{0,3}}?(when|if|do i) (i |have |need |take |"
    f"still |my |make |them |\\w+ ){{0,4}}?(OXY|take them|need them)",
    f"(something|anything) natural (in (its|their) place|instead)|fed up with {_MY}{_PILL}",
    f"{_STOP} (my |his |her |the |one |\\w+ )?(dose|dosage|doses|injections?) (if|when|because|now|since|instead|"
    f"<end>)",
    f"{_MAY_STOP} {SOME}(?<!does not )(?<!can not ){_STOP} {_FROM}{_PILL}(?! (did|went|course|makes))",
    f"{_STOP} {_FROM}{_PILL} (?:\\w+ ){{0,8}}?{_BETTER}",
    f"{_PILL} (?:\\w+ ){{0,9}}?(can|could|should|may|shall|do|is it ok|thinking|about|like|want|"
    f"going) ({_WHO} )?(?:\\w+ ){{0,2}}?(stop|come off|quit|"
    "skip|drop|leave (it|them|him|her) (off|out)|cut (it|them)|do without|manage without|swap|bin|halve|give (it|"
    "them) up|giving (it|them) up|"
    "replace|leave|reduce|ditch|coming off|stopping|taper|wean|go without|pack (it|them) in|have month off|lower (it|"
    "them)|lower dose|come off it)",
    f"{_BETTER} (?:\\w+ ){{0,5}}?(instead of|replace|replaces|rather than|in place of|better than|alternative to|"
    f"good as|substitute for|need|not need|"
    f"not take|stop|stopped|without|come off|drop|off|leave|out|beats?|for) {_FROM}{_CARE}<end>",
    f"(good as|better than|instead of|replace|replaces|rather than) (going |seeing |see )*{_MY}{_CARE}",
    f"(need|needs|keep|carry on|stay on|bother|point|continue|go on) (take |taking |to take |with |on |in |having |"
    f"using |my |his |her )*{_MY}{_PILL} "
    f"(if|when|anymore|any longer|forever|for life|{_BETTER}|<end>)",
    f"(do i|should i|does (he|she|my \\w+)|must i) (need|keep|keep taking|stay on|continue|have|go on|"
    f"carry on) (take |taking |on |with )*my {_PILL}",
    f"not (want|need|think i need|like) (be on|take|any|my|take my|these|keep taking|on) {_MY}{_PILL}",
    f"{_PILL} (can go|are no longer needed|not needed|can wait|bin|in bin)",
    f"{_STOP} {_FROM}{_PILL} (cold turkey|by myself|on my own|suddenly|overnight|safely|early|altogether|completely)",
    f"(want|wants|put|doctor|gp|they|says) (?:\\w+ ){{0,5}}?{_PILL} (?:\\w+ ){{0,2}}?but (i|he|"
    f"she) (?:\\w+ ){{0,2}}?(rather|prefer|want|like|do|doing)",
    f"{_PILL} or (hugs?|hugging|this|exercises?|breathing|you|meditation)|(hugs?|hugging|this|exercises|"
    f"breathing) or {_MY}{_PILL}<end>",
    "natural instead of chemical|instead of chemicals",
    f"(month|week|day|holiday|break) (off|from) {_MY}({_PILL}|it and do hugs?)",
)

STOPPED_WITH_CARE = compile_phrases(
    "with my (doctor|gp)|course (is )?(finished|done)|finished (my|the) course|doctor (said|says|took|told|agreed|"
    "stopped)|doctors and my|"
    "(doctor|gp|nurse) (is )?happy|under (doctor|gp)|as (doctor|gp) said"
)
"""Words of somebody who stopped a medicine together with a doctor, or is through with it."""
