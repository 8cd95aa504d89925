"""Medical: rules for questions to a doctor or pharmacist."""

from skill.safety.overdose import PAINKILLER
from skill.safety.phrase_patterns import compile_phrases

OXYCONTIN = compile_phrases(f"{PAINKILLER}|(the )?opioids? painkillers?")

OXYCONTIN_TAKEN = compile_phrases(
    "(take|taking|took|taken|dose|dosage|doses|mg|milligrams?|much|many|prescribed|prescription|prescribe|refill|"
    "addicted|addiction|withdrawal|withdrawals|high|snort|crush|buy|need|pain|mix|alcohol|wine|stop|quit|off|"
    "safe|overdose|pharmacy) (?:\\w+ ){0,7}?ox[iy] ?(contin|cotton|codone|conti?n)",
    "ox[iy] ?(contin|cotton|codone|conti?n) (?:\\w+ ){0,6}?(take|taking|took|dose|dosage|doses|mg|milligrams?|"
    "much|many|prescribed|prescription|refill|addicted|addiction|withdrawal|withdrawals|high|pain|mix|alcohol|"
    "wine|stop|quit|safe|overdose|pharmacy|doctor|addictive)",
)

DRUG = (
    "(medicine|medicines|medication|medications|meds|pills?|tablets?|prescriptions?|drugs?|antidepressants?|"
    "anti depressants?|ssris?|snris?|beta blockers?|sertraline|zoloft|prozac|fluoxetine|lexapro|escitalopram|"
    "citalopram|celexa|paxil|paroxetine|effexor|venlafaxine|cymbalta|duloxetine|wellbutrin|bupropion|xanax|"
    "alprazolam|valium|diazepam|ativan|lorazepam|klonopin|clonazepam|lithium|lamictal|seroquel|quetiapine|"
    "abilify|adderall|ritalin|vyvanse|concerta|insulin|metformin|statins?|blood thinners?|warfarin|propranolol|"
    "gabapentin|pregabalin|tramadol|codeine|morphine|methadone|suboxone|oxycontin|oxycodone|percocet|vicodin|"
    "hydrocodone|fentanyl|ambien|zopiclone|melatonin|ketamine|mdma|birth control|the pill|thyroid|levothyroxine|"
    "steroids?|chemo|pitocin|syntocinon|carbetocin|trazodone|buspirone|mirtazapine|ibuprofen|aspirin|paracetamol|"
    "tylenol|benzos?|sleeping pills?|painkillers?|inhaler|hrt|estrogen|testosterone)"
)

ILLNESS = (
    "(depression|depressed|anxiety disorder|bipolar|adhd|add|autism|autistic|aspergers?|ptsd|cptsd|ocd|bpd|"
    "borderline|schizophrenia|schizophrenic|narcissist|anorexia|bulimia|eating disorder|dementia|alzheimers?|"
    "diabetes|diabetic|cancer|thyroid|heart condition|heart disease|heart problem|high blood pressure|"
    "hypertension|low blood pressure|arrhythmia|epilepsy|asthma|fibromyalgia|postpartum depression|"
    "postnatal depression|post natal depression|infertility|endometriosis|pcos|migraines?|hormone imbalance|"
    "hormonal imbalance|a disorder|an illness|a tumou?r|menopause|long covid|parkinsons?|insomnia|"
    "chronic fatigue|prader willi|attachment disorder|social anxiety disorder|erectile dysfunction|hpa)"
)

_MY = (
    "(my |your |the |this |some |a |any |these |all |his |her |taking |on |off |daily |current |anxiety |"
    "depression |heart |sleeping |blood pressure |sleep |of )*"
)

DOSING = compile_phrases(
    # the amount and time of a dose
    "(how much|how many|what|which|right|safe|correct|recommended|max|maximum|normal|highest|double|extra|daily|"
    f"missed|increase|lower|raise|my) {_MY}(dose|dosage|dosages|doses|milligrams?|mg|micrograms?|iu|units)(?! of "
    "(hugs?|hugging|love|kindness|cuddles?|cuddling|touch|affection))",
    "(how much|how many|can i|should i|could i|is it safe|is it okay|is it ok|safe|may i|do i need|ok|when|"
    "how long|what happens if i) (should |do |can |i |to |need |have |must )*(take|taking|use|mix|mixing|combine|"
    f"combining|inject|injecting|swallow|have|give|double|snort) {_MY}(more |less |extra |double |another |one |"
    f"two |oxytocin |with )*{DRUG}",
    "(take|taking|took|prescribed|prescribe|need|give|refill|get|buy|addicted to|withdrawal from|hooked on|"
    "side effects of|interact with|interacts with|interaction with|interactions with|mix with|mixed with|"
    "combine with|while on|when on|am on|i am taking|i take|along with|together with|instead of|"
    f"for) {_MY}(oxytocin |more |with |my )*{DRUG} ... (safe|okay|ok|interact|interfere|can i|should i|mix|"
    "together|dose|affect|effect|oxytocin|with|help|too)",
    f"(what|which|best|good|recommend|suggest|recommended|any) {_MY}{DRUG} ... "
    "(for|help|should|take|anxiety|depression|stress|sleep|pain|panic|recommend)",
    f"(does|do|will|would|can|could|is) {_MY}{DRUG} (affect|lower|reduce|raise|block|interact|increase|interfere|"
    "stop|change|kill|mess|safe|make|cause|help|work)",
    f"(interact|interaction|interactions|interfere|interferes) with {_MY}{DRUG}",
    "(inject|injecting|injection|injections|shot|shots|drip|infusion|iv) (of )?(oxytocin|pitocin|syntocinon)",
    "(oxytocin|pitocin|syntocinon) (injection|injections|shot|shots|drip|dose|dosage|infusion|prescription|iv|"
    "tablet dose)",
    "(take|taking|i use|i using|dose of|prescribe|prescribed|inject|amount of|grams of|milligrams of|mg of|"
    "side effects of taking|safe to take|have too much of) (me |some |extra |more |synthetic |artificial |"
    "too much |pure )*(oxytocin)",
)

DIAGNOSIS = compile_phrases(
    "(do|have|did|could|might|may|would|does|has|can) (i|my \\w+|he|she|we|they) "
    "(just |probably |maybe |got |have |has |be |suffer from |suffering from |had |having )+(a |an |got |"
    f"some kind of |clinical |undiagnosed |mild |severe )*{ILLNESS}",
    "(am|is) (i|my (?!dog|cat|pet|puppy|horse)\\w+|he|she) (just |a |an |clinically |suffering from |possibly |"
    f"getting |going )*{ILLNESS}",
    "(diagnose|diagnosis|diagnosed|symptoms? of|signs? of|test for|tell if (i|my \\w+) (have|has)|know if "
    "(i|my \\w+) (have|has|am)|think (i|my \\w+) (might |may |could )?(have|has)|sign of|sign i have|"
    f"sure i have) (me |with |a |an |for |my |clinical )*{ILLNESS}",
    "(treat|treats|treatment for|treating|cure|cures|curing|medicine for|reverse|fix) "
    "(my |our |his |her |severe |child |son |daughter |people with |with )*(autism|autistic|ptsd|cptsd|ocd|bpd|"
    "postpartum depression|post natal depression|anorexia|bulimia|cancer|diabetes|dementia|alzheimers?|epilepsy|"
    "asthma|adhd|schizophrenia|bipolar|high blood pressure|hypertension|heart disease|infertility|migraines?|"
    "parkinsons?|fibromyalgia|erectile dysfunction|arthritis|thyroid)",
    "(safe|okay|ok|allowed|dangerous|risky|fine|bad|harmful) "
    "(to |do |for |if |with |when |while |this |these |it |exercises? |you |someone |people |listen |try )*(i |"
    f"me |my |am |have |has |got |with |who |had |on |having |had a |a )*({ILLNESS}|pregnant|pregnancy|"
    "heart attack|stroke|pacemaker|seizures?|blood clots?)",
    "(diagnose me|give me a diagnosis|what is wrong with me|what disease|what illness|what condition do i|"
    "what medical condition|read my (scan|results|blood)|my (blood|lab|test) results)",
    "(why|what) (do|does|is|are|causes?) (i |my |have |a |the |this )*(rash|lump|fever|headaches?|stomach pain|"
    "back pain|period late|blood pressure (is )?(so )?(high|low)|dizziness|vomiting|swelling|cramps|bleeding|"
    "migraine|joint pain|hair falling)",
    "(have|had|got|getting|with|having) (a |this |an |had |bad |weird |strange )*(rash|lump|fever|infection|"
    "stomach ache|stomach pain|back pain|palpitations|dizzy spells|swollen \\w+|high blood pressure|sore throat|"
    "toothache|ear ache|cough) ... (for|should|what|is it|do i|since|weeks|days|doctor|mean|serious|worry|normal|"
    "help)",
    "(should i|do i need to|when should i) (see|go to|call|visit|consult) "
    "(a |my |the )?(doctor|hospital|psychiatrist|gp|er|emergency room|specialist|physician|a e|dentist)",
    "(induce|start|bring on|speed up|trigger|begin|kick start) "
    "(my |the |a )?(labou?r|contractions|birth|milk supply|period|miscarriage|delivery)",
    "(increase|boost|raise|improve) (my |the )?(milk supply|breast ?milk|milk production|fertility|sperm|libido)",
)

STOP_MEDICINE = compile_phrases(
    "(stop|stopping|quit|quitting|come off|coming off|get off|getting off|go off|going off|skip|skipping|give up|"
    "giving up|drop|dropping|ditch|throw away|throw out|wean off|taper|tapering|cut down|cut back on|reduce|"
    "lower|replace|replacing|instead of|substitute for|swap|not take|not need|do without|no longer need|"
    "cold turkey|off of|cancel|forget|stopped|half|halve|replacement for|alternative to|in place of|rather than) "
    f"(on |taking |with |from |off |using |of |my need for |for )*{_MY}{DRUG}",
    "(do i|still|keep|continue|should i|should i still|do i still) "
    f"(need|taking|take|on|to take|using|have to take) {_MY}{DRUG}",
    f"(without|off) (my |the |taking )+{DRUG}",
)

SPRAY = compile_phrases(
    "(buy|buying|bought|get|getting|order|ordering|use|using|used|try|trying|tried|take|taking|purchase|sell|"
    "sells|sniff|sniffing|snort|inhale|make|safe|prescribe|prescribed|legal|cost|price|cheap|recommend|brand|"
    "where|side effects|dangerous|risks?|need|amazon|online|should i|can i|prescription|pharmacy|doctor give|"
    "give me|addictive|harmful|work|works|worth) (?:\\w+ ){0,6}?(spray|sprays|inhaler|nasal|nose drops|mist)",
    "(spray|sprays|inhaler|nasal|nose drops) (?:\\w+ ){0,5}?(safe|buy|legal|amazon|online|prescription|"
    "side effects|pharmacy|cost|dangerous|recommend|for (me|my|anxiety|autism|depression)|addictive|work at home|"
    "worth)",
    "(oxytocin|hormone|love|nasal|nose|cuddle hormone) (nasal |nose )?(spray|sprays|inhaler|squirt|nasal|mist|drops)$",
    "(buy|order|purchase|sell|sells|sold|amazon|online|pharmacy|walgreens|boots|cvs|black market|"
    "over the counter) (?:\\w+ ){0,4}?oxytocin",
    "oxytocin (?:\\w+ ){0,4}?(on amazon|online|over the counter|at (a|the) "
    "(pharmacy|drugstore|chemist|store|shop)|prescription|for sale|on prescription)",
)

MEASURE = compile_phrases(
    "(test|tests|testing|measure|measuring|measured|check|checking|track|monitor|kit|lab|read|find out|count|"
    "scan) (?:\\w+ ){0,4}?(oxytocin|hormone level|hormone levels|love hormone)( level| levels)?(?! "
    "(study|research|in the study|researchers|in (\\w+ )?(experiments?|study|studies|trials?)))",
    "oxytocin (blood |level |levels |home |saliva |urine )*(test|tests|testing|kit|checked|tested|measured|"
    "level check|meter|monitor)(?! (in|by|for) (studies|study|labs?|research|scientists|researchers|experiments))",
    "(my|is my|what is my|have|having|got|get) (natural |own |blood |body )*(oxytocin|love hormone|"
    "oxytocin levels?) (is |are |level |levels |count |number |too |be |so |might be |could be )*(low|high|"
    "normal|deficient|lacking|depleted|checked|tested|measured|enough|okay)",
    "(low|lack of|lacking|deficient in|deficiency in|not enough|too little|shortage of|short of|deficit of|high|"
    "too much|excess|lower than normal|deficiency of|run out of|normal|healthy|good) "
    "(on |in |of |my )*(oxytocin|the love hormone)( level| levels)?( symptoms| signs|$| in "
    "(my|me|a|the|blood|women|men)| do| am| have| mean| deficiency| syndrome)",
    "oxytocin (deficiency|deficient|shortage|levels? (low|high|normal|too)|imbalance|disorder|insufficiency|deficit)",
    "(symptoms|signs) of (low|lack|deficient|too little|less|reduced|high) (of )?(oxytocin)?",
    "(oxytocin|my) levels? (test|tested|checked|too low|low|is low|are low)",
)

FOODS = compile_phrases(
    "(food|foods|eat|eating|drink|drinks|diet|meal|meals|supplement|supplements|vitamins?|herbs?|herbal|"
    "magnesium|chocolate|gummies|gummy|lozenges?|capsules?|snacks?|fruits?|tea|probiotics?|powder|tablets?|"
    "pills?|coffee|banana|eggs|nuts|omega|zinc|ashwagandha|fruit|spices?|caffeine|alcohol|wine|cbd|cannabis|weed|"
    "l reuteri|yogh?urt) (?:\\w+ ){0,7}?(oxytocin|love hormone|cuddle hormone|bonding hormone|hug hormone)",
    "(oxytocin|love hormone|cuddle hormone|bonding hormone|hug hormone) "
    "(?:\\w+ ){0,6}?(foods?|eat|eating|diet|supplements?|vitamins?|herbs?|magnesium|chocolate|gummies|lozenges?|"
    "capsules?|tea|probiotics?|powder|yogh?urt)",
    "oxytocin (tablets?|pills?|drops)",
)
