"""Panic: rules for present panic, the speaker's or another person's; not for questions about panic."""

from skill.safety.phrase_patterns import compile_phrases

_ABOUT_PANIC = compile_phrases(
    # panic of others, of old days, and in a manner of speaking
    "(what|difference|why|science|psychology|presentation|essay|episode|chapter|programme|article|in general|are "
    "awful) (\\w+ )"
    "{0,8}?(panic|panic attacks?|panicking|anxiety attacks?|hyperventilating)",
    "(used to|years ago|before|once|was|were|not had|no longer|never|not get|stopped|cured|last (week|month|year|"
    "summer|"
    "winter)|yesterday|in (january|february|march|april|may|june|july|august|september|october|november|december)) "
    "(\\w+ )"
    "{0,6}?(panic|panicky|panic attacks?|panicking|anxiety attacks?|panicked|hyperventilating|hyperventilate)",
    "(panic|panic attacks?|anxiety attacks?|panicking|hyperventilating) (\\w+ ){0,6}?(years ago|in (my|the) "
    "(twenties|teens|"
    "thirties|past|nineties|eighties)|at (uni|university|school|college)|before and|yesterday|last (week|month|year|"
    "night)|"
    "not had one|since|over i|over it|about exams|on (a )?plane in|in (january|february|march|april|june|july|august|"
    "september|"
    "october|november|december)|in psychology|in general|are awful|sometimes|once|episode|song|chapter|picnic|for "
    "nothing)",
    "(do not|no need|not a|not|never|before you|without|nothing like) (to )?(panic|panicking|panic attack)",
    "panic (buying|buy|bought|room|at disco|disco|stations?|button|over|picnic|song|mode|selling|stricken|alarm)",
    "panicked (and|i said|when|the|but|over|about|into|thinking)",
    "(dog|cat|horse|hens|puppy|rabbit|neighbour|boss|everyone|husband) (\\w+ ){0,2}?(panics|panicked|panicking)",
    "(gets|get|has|have) (\\w+ )?(panic|anxiety) attacks( sometimes| <end>|$| how| can| before| when)",
)

_PANIC = compile_phrases(
    "(panic|anxiety) attack (\\w+ )?(talk|help|and|number|third|tonight|today|please|my|i am|in|on|is not it|what|"
    "how do i help)",
    "(another |third |second |one of |mid |oh god |haein |takin |taking |it is |this is |having |next |big |bad |his "
    "|her )+"
    "(a |my )?(panic|anxiety) attacks?( <end>|$| is not it| and| what| how| right| she| he| in| on)",
    "(third|another|\\w+th|second|fifth|mid|god|my) (panic|anxiety) attack",
    "(panicking|panickin|hyperventilating|hyperventilate|palpitating)",
    "(my |the |these |those |this |of |blind |full |sheer |pure |got |with |feel |suffocating |dying |only |just |it "
    "is |through |me )"
    "(panics?|panic)( <end>|$| back| talk| quick| please| help| number| over here| tonight| like| it is| worse| "
    "rising| makes| i can|"
    " is| speak| so| coming)",
    "(attack of panic|have panic|having panics|scream with panic|full blown panic|mid panic|panic quick|panic help|"
    "panic rising)",
)

_TERROR = compile_phrases(
    "(terrified|frightened|terror|scared|petrified|fear|dread) (\\w+ ){0,3}?(no reason|nothing( at all)?|out of "
    "nowhere|all over me)"
    "( <end>|$| and| please| at)",
    "(all of a sudden|suddenly|woke up|just come over me|wave|rush|surge|sheer|pure|come over me) (\\w+ "
    "){0,5}?(frightened|terrified|"
    "terror|panic|petrified|dread)( |$)(?! (of (spiders|clowns)))",
    "(terror|dread|attack) (is |has |come |coming |come )*(again|back|not pass|not passing|not stop|peaking|"
    "happening)( <end>|$)",
    "(get|talk|help|bring|calm|count|see) me (\\w+ )?(through|down from|out of|mid|with) (\\w+ )?(attack|panic|"
    "meltdown)",
    "(calm|help) me (i am )?mid attack",
    "(having|haein|having one|have|is) (of )?(one of )?(my|me) (attacks|turns|panics|episodes)( <end>|$| help| "
    "please| talk)(?! (of (the )?"
    "giggles))",
    "one of (my|me) (attacks|panics|panic)",
    "(breathing|breathe|breath) (is )?(too fast|too quick|faster and faster)",
    "(can not|not) (slow|catch|get|stop) (my |me |the )?(breath|breathing|panting|gasping|gulping|gulping air)( to "
    "go down| down| slow| "
    "<end>|$| and)(?= |$)",
    "(shaking|trembling|gasping|panting|wheezing|all of (a )?tremble|heaving) (\\w+ ){0,5}?(can not stop|not stop|"
    "with (fear|panic|terror)|"
    "so scared|like leaf|like a leaf)( |$)(?! (laughing|dancing|eating|with (cold|laughter)|the (dog|cat)))",
    "(floor|bed|toilet|bathroom|car|desk|towel|layby|bench|stairs) (\\w+ ){0,4}?(shaking|trembling|hyperventilating|"
    "gulping|gasping|heaving)"
    "( |$)(?! (with laughter|laughing))",
    "(gulping|heaving for|gasping for|gulping for) (the )?air( |$)(?! (after|at (the )?(gym|finish)))",
    "(heart|heart is|pulse) (\\w+ ){0,2}?(racing|pounding|galloping|going like mad|hammering|banging|thumping|"
    "hitting like hammer|in my "
    "ears|run|going) (\\w+ ){0,8}?(panic|doom|terrified|anxiety|dread|shaking|cannot breathe|alone|voice|scared|"
    "choking)",
    "(dread|choking|doom|terror|anxiety|panic) (\\w+ ){0,5}?(racing heart|heart (\\w+ )?(racing|pounding|galloping|"
    "going))",
    "(walls?|crowd|room) (are |is |just )*(closing in|coming in|coming at me|closing on me|moving in)( <end>|$| on| "
    "and| i)",
    "(nothing|everything) feels (not )?(real|unreal|fake) (\\w+ ){0,5}?(petrified|scared|floating|panic|help|"
    "terrified)",
    "(hands|fingers) (are |have |gone |like |to |has |gone )*(claws|clawed)( <end>|$| and)",
    "(frozen|freeze|stuck) (\\w+ ){0,3}?(shaking|can not go (up|down|back)|not go up)",
    "(having|had|having a|have) (a )?meltdown (in|please|help|right|and i)(?! (toddler))",
    "(freaking out|losing it|started to lose it|lose it|spiralling|spiraling|freaking) (\\w+ ){0,2}?(on (a |the "
    ")?(plane|train|bus|tube)|"
    "hard|bad|help|right|and i (can not|am trapped))(?! (kids))",
    "(trapped|stuck|shut) in (the |a )?(lift|car wash|mri|tunnel|train|tube|crowd) (\\w+ ){0,6}?(panic|lose it|"
    "scream|hyperventilate|can not|"
    "shaking)",
    "(convinced|sure|certain|think|feel like|feels like) (i am |that i am |something )(\\w+ ){0,2}?(going mad|going "
    "crazy|losing my mind|"
    "terrible (is )?about|about to scream)( <end>|$| and| happen| help)",
    "losing my mind (with|from) (panic|fear|anxiety|terror)",
    "(sweating|shaking|hot and cold|tingles|pins and needles) (\\w+ ){0,8}?(terrible|going mad|doom|panic|anxiety "
    "attack|about to happen|"
    "lips and)",
    "(tummy|chest|throat) (\\w+ )?(goes |gone |is )?tight (\\w+ ){0,5}?(breathe too fast|it is happening|panic)",
    "(seeing spots|legs not work|legs turned to jelly) (\\w+ ){0,6}?(gulping|air|stage|panic|breathe)",
    "about to scream( <end>|$| with)(?! (at (him|her|the kids)))",
)

_RULES = (
    compile_phrases(
        "(am|having|i have|is having|has|had another|get|getting|feel|in|in middle of|start|starting|start of|"
        "another|started|think i am|beginning|coming|feels like|going through|i got|think it is|going into|"
        "experiencing|suffering|in the middle of|about to have|got|be having|going to have) "
        "(to have |having )?(a |an |in |another |full |big |bad |huge |full blown |my |such a |massive |severe |"
        "this |anxiety and |kind of )*(panic attack|panic attacks|panic|anxiety attack|anxiety attacks|panicking|"
        "meltdown panic|hyperventilating)( <end>|$| right| help| and| i| what| on| in| but| please| can| from|"
        " because| just| again| how| at| with| while)",
        "(having|am having|got|get|getting|here comes|start of|is|feel) (another |one )?(of )?(my |these |those "
        ")(panic|anxiety) attacks?(?! (in general|under|last|years))",
        "(freaking out|panicking|freak out|spiralling|spiraling|losing it) (please |can you |someone |help )*(talk|"
        "calm|bring) me down",
        "(panic attack|anxiety attack|panic) (right|is (coming|starting|happening|here|back|rising)|happening|"
        "help|coming|attack help|started|starts|starting|again|please|rising|help me|coming on)",
        "^(panic attack|panic|panicking|anxiety attack|help panic|help panic attack|help panicking)( help| me|"
        " please)*$",
        "(am|i|is|are|keep|start|started|starting|be|she|he|getting|we are) "
        "(all |having a |starting to |beginning to |completely )?(panicking|panicked|panicky|hyperventilating|"
        "freaking out|freaking|losing it|spiralling|spiraling|panic|freak out|flipping out)( <end>|$| right|"
        " help| and| i| what| please| because| badly| much| like| again| about everything| can| so)",
        "(stop|help|calm|help me stop|make stop|help with) (me |this |my |a |from |through |with |her |"
        "him )*(panic|panic attack|panicking|anxiety attack|hyperventilating)( <end>|$| right| fast| quick| please)",
        "(heart|pulse) (is |keeps |will not stop |feels |feels like it is |going |like |just )*(racing|pounding|"
        "beating (so |too |very )?(fast|hard|out)|thumping|hammering|going "
        "(crazy|mad|to explode|so fast)|exploding|beating fast|out of my chest|out of chest) ... "
        "(calm down|stop|scared|panic|breathe|shaking|help|fear|die|dying|dizzy|right|wrong|terrified|control)(?! "
        "(before|after (run|running|gym|game)|at (concert|gig)))",
        "(can|could) not (stop|calm|control|quit) (my |down|this |from |myself |the |calm |it |being )*(shaking|"
        "trembling|panicking|hyperventilating|down|panic|fear|racing|myself down|crying and shaking|terror|"
        "breathing fast)( <end>|$| right| help| and| i| my| please| what)",
        "(am|feel like|think i am|going|i am) (going |losing |about |to |like |i am )*(crazy|losing my mind|"
        "lose my mind|losing control|lose control|mad|going insane|out of my mind)( <end>|$| right| help| i|"
        " and| make) ... (panic|help|heart|breathe|scared|shaking|right|calm|stop)",
        "(scared|afraid|terrified|frightened|anxious|panicked) (that )?i can not "
        "(think|move|speak|breathe|talk|stop|calm|function)",
        "(feel like|think|feel|afraid|scared) (i am |i )?(am )?(going |about )?(to )?(lose|losing) "
        "(my mind|control|it)( <end>| this minute| right| here)(?! (over|with|about))",
        "(am|keep|body|hands) (shaking|trembling|shivering) (and|but) ... "
        "(not know|no idea|scared|not stop|why|can not|heart|panic)",
        "(happening|starting|coming|back|here|there it is) (again )?(it is )?(panic|panic attack)( <end>)",
        "(heart|pulse) (not |is not )(slow|slowing|calm|calming|settle)( down)? ... "
        "(terrified|scared|panic|frightened|afraid|help|shaking)",
        "(walls|room|everything|world|head) (are |is |keeps )?(closing in|spinning)( on me)?( <end>|$| and| help| i)",
        "(anxious|scared|panicked|nervous|terrified|frightened) (that )?(i am |my "
        "(body|hands|legs) )?(is |are )?(shaking|trembling)( all over| <end>| like| and)",
        "(is|am|are|keeps|started) hyperventilating",
        "(so |absolutely |completely |just |suddenly )?(terrified|scared|frightened|anxious|afraid|overwhelmed) "
        "(right |and )(i )?(am |can not |do not know )?(shaking|breathe|calm|stop|what|why|help|alone|my heart|"
        "heart|need help|dizzy|trembling)",
        "(my |all |whole |entire )?(body|hands|legs|whole body|chest) "
        "(is |are |will not |keeps )?(shaking|trembling|tingling) ... "
        "(stop|panic|scared|calm|help|breathe|control|heart)",
        "(calm|help|ground) (me )?(down )?(right|quick|quickly|fast|urgently) ... "
        "(panic|panicking|scared|terrified|freaking|attack|breathe|losing|shaking)",
    ),
)


def is_panic(words: str) -> bool:
    """Return whether somebody panics now, other than in a question about panic or in a story of it."""
    if any(rule.search(words) for rule in _RULES) or _TERROR.search(words):
        return True
    return bool(_PANIC.search(words)) and not _ABOUT_PANIC.search(words)
