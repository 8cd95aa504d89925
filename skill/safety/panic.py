"""Panic: rules for present panic, the speaker's or another person's; not for questions about panic."""

from skill.safety.phrase_patterns import compile_phrases

RULES = (
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
