"""Weariness: words of somebody who is tired of work, a queue or the weather, which sound like the end of a life."""

from skill.safety.phrase_patterns import compile_phrases

_WORK = (
    "(work|job|boss|shift|shifts|week|day|today|meetings?|kids|bedtime|school run|gym|run|training|project|team|"
    "office|exams?|revision|match|term|class|rehearsals?|garden|marathon|race|tank|wardrobe|fridge|freezer|cupboard|"
    "purse|wallet|account)"
)
_REST = (
    "(holiday|vacation|break|rest|nap|coffee|tea|drink|wine|lie in|early night|bath|massage|new (job|boss|bed|mattress|"
    "sofa|car|boiler|house|flat|phone|laptop|gym|flatmate|hobby|haircut)|different job|pay rise|raise|haircut|cleaner|"
    "babysitter|bigger \\w+|weekend|day off|week off|night out|change of (job|scene|scenery)|dishwasher)"
)
_TEDIUM = (
    "(queue|meeting|webinar|zoom|traffic|lecture|assembly|training|course|car park|post office|checkout|shops?|ikea|"
    "form|forms|manual|instructions|line at|departure lounge|airport|waiting room|call centre|on hold|hold music|"
    "presentation|sermon|speech|committee|jam|supermarket|bank|book|chapter|film|match|budget|dmv|parents evening)"
)
_CIRCLE = (
    "(team|quiz|quiz team|committee|band|choir|squad|project|rota|board|group project|five side|colleagues|department|"
    "class|orchestra|pub quiz|relay|doubles)"
)
_MISHAP = (
    "((my|his|her) (skirt|trousers|dress|wig|voice|phone|tummy|heel|heels|bra|mum|dad|zip|card|swimsuit|shorts|teacher|"
    "boss|towel|fly|stomach)|i (tripped|farted|burped|forgot (his|her|my|their) (name|lines)|called (him|her|my \\w+)|"
    "waved|slipped|sneezed|spilt|spilled|sent|sang|walked into|said (it|that|his|her)|realised i (was|had)|realized)|"
    "(they|everyone|everybody|whole \\w+) (saw|laughed|heard|stared|sang|clapped|read|turned round))"
)

WEARY = compile_phrases(
    f"(have )?(got )?nothing left (to )?(give |for )?(in|at|after|by|from|for) (end of )?(this |my |that |a |long )*"
    f"{_WORK}",
    f"{_WORK} (\\w+ ){{0,4}}?(i )?(have |am |has )?(got )?nothing left( to give)?$",
    "(got |have |is )?nothing left (to )?(wear|say|prove|eat|cook|do but|watch|read|sell|pack|learn|add|drink|buy|tidy|"
    "declare|clean|fix)",
    f"(can|could|am) ?not (go on|carry on|do this|take this|keep this up|keep going)( like this| this way)?( anymore| "
    f"any "
    f"longer)? (i |we )?(need|want|could do with|must (get|have|book)|deserve|am booking|am getting|am having) (my )?"
    f"(\\w+ )?{_REST}(?! (from|of) (life|living|everything|it all|this world|myself|my life))",
    "(can|could) not (do|take|stand) (this|it)( anymore| any longer)? (i am |i |we are )*(changing|leaving|switching|"
    "quitting|swapping|cancelling|handing in|moving) (to )?(my )?(\\w+ )?(gym|job|jobs|class|course|school|bank|barber|"
    "team|department|notice|phone|provider|flat|diet)",
    "(can|could) not (do|take|stand|bear) (this|it|any more|anymore)( anymore| any longer)? (turn|switch|put|play|"
    "skip) "
    "(it|this|that|the|song|music|telly|tv|radio|something) (\\w+ )?(off|down|over|else|on|happier|nicer|quieter)",
    "not see (the )?end of this (pile|ironing|paperwork|queue|project|essay|thesis|list|knitting|washing|marking|"
    "renovation|series|spreadsheet|unpacking|decorating|snow|winter|rain)",
    "(no|not any|lost|losing|given up|gave up|abandoned|without) (all |any )?hope (for|of|in|on) (my |our |the |his |"
    "her |"
    "that )*(garden|lawn|roses?|team|side|diet|sourdough|hair|tomatoes|printer|car|dinner|kitchen|keys|singing|dancing|"
    "cooking|handwriting|weather|wifi|fern|cake|souffle|quiz)",
    f"(lost|lose|losing) live (in|at|during|halfway|queuing|queueing|waiting|reading|listening|filling|on hold|on) "
    f"(\\w+ ){{0,4}}?{_TEDIUM}",
    "(queue|queuing|queueing|traffic|waiting|meeting|lecture|webinar|shopping|forms?) (\\w+ ){0,5}?(lost|lose|"
    "losing) "
    "live( <end>|$)",
    "not worth living in (london|town|city|cities|centre|suburbs|country|countryside|village|flat|halls|\\w+shire|"
    "manhattan|paris|dublin|lagos|mumbai|sydney|new york|capital)",
    "(miss|notice|mind|care) (me )?if i (skip|skipped|miss|missed|left early|leave early|am late|was late|called in "
    "sick|ducked out|slipped out|did not (go|come|turn up) (to )?(work|party|meeting|quiz|choir|class|wedding|"
    "training))"
    "(?= |$)",
    f"(be |is |are )?(better|better off|happier) (off )?without me (on|in|at|for|as) (my |our |this )?(\\w+ "
    f")?{_CIRCLE}",
    f"(burden|dead weight) (to |on )?(my |our |whole )?(\\w+ )?{_CIRCLE}",
    f"(want|wanted|could have|nearly|almost) (to )?(die|died|disappear|disappeared) when {_MISHAP}",
    "(fine|manage|cope|get by|better) (\\w+ )?without me (on|in|at|for) (my |the |this )?(\\w+ )?(sale|fair|fete|party|"
    "meeting|stall|match|game|rehearsal|training|practice|bbq|barbecue|raffle)",
    "(rather|sooner) be dead than (wear|eat|sing|dance|listen|watch|cook|wed|drive|support|seen|caught|vote|camp|"
    "queue)",
    "dead (nice|keen|chuffed|funny|clever|kind|lovely|handsome|fit|cheap|posh|jealous|nervous|excited|proud|friendly|"
    "strict|sweet|pleased|happy|clever|cute|romantic|polite|interesting|boring|lucky|handy)",
    "(bungee|tandem|parachute|zip ?line) (\\w+ ){0,2}?(jump|jumping|jumped|jumps|leap|dive)( off| from)?( \\w+)?",
    "(jump|jumped|jumping|leap|leapt|dive|dived|dove) off (rocks?|pier|jetty|harbour wall|boat|pontoon|bridge|cliff) "
    "(into|in) (sea|river|lake|water|lagoon|loch) (for (charity|fun|dare|bet|laugh)|with (my|our|the|kids|mates|"
    "friends)|"
    "every (summer|year)|on holiday|last summer)",
    "too many (pills|tablets|vitamins|medicines) (to )?(remember|keep track|sort|count|carry)",
    "(had|have|having|get|taken|took) (an |slight |bit of |mild )*overdose (of|on) (family|relatives|chocolate|"
    "christmas|"
    "telly|tv|cake|sugar|sun|sunshine|news|carbs|cuteness|culture|glitter|cheese|turkey|caffeine|coffee|emails?|"
    "meetings|"
    "nostalgia|pink|love|romance|football|cartoons|wedding|nature|garlic|perfume|babies|kids)",
)
"""Removed like idioms: what remains of the sentence is still looked at."""
