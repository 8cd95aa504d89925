"""Deed: rules for a deed that ends a life, about to happen, happening or done: a gun, a height, a road, pills."""

from skill.safety.phrase_patterns import compile_phrases

_HEIGHT = (
    "(bridge|footbridge|flyover|overpass|viaduct|aqueduct|roof|rooftop|ledge|balcony|parapet|cliffs?|tower|tower "
    "block|"
    "flats?|block|building|multi storey|car park|window|\\w+ floor|\\w+ storey|railings|platform|something|somewhere)"
)
_WATER = "(sea|river|lake|water|canal|reservoir|ocean|beach|cliffs?|bridge|woods|lookout|quarry|point|station|tracks)"
_DRUG = "(pills?|tablets?|medicines?|meds|medication|drugs|painkillers|paracetamol|sleepers|sleeping (pills|tablets))"
_HANGING = "(banister|bannister|beam|rafters?|joist|ceiling|light fitting|curtain rail|bunk|loft hatch|stair rail)"
_WEAPON = "(gun|pistol|rifle|shotgun|revolver|handgun|rope|noose|razor|blade|pills|tablets|knife|bridge|tracks)"

DEED = compile_phrases(
    # a gun, a rope
    "(blow|blowing|blew|shoot|shooting) (my|his|her|their) (own )?(\\w+ )?(head|brains?|face)( off| out| in)?( "
    "<end>|$|"
    " in| with| and)",
    "(eat|eating|swallow|taste|put|putting) (a )?(bullet|barrel)( <end>|$| in| through| into)",
    "(gun|shotgun|rifle|pistol|revolver) (\\w+ ){0,2}?(on|in|across|under|to) my (lap|knees?|own|head|mouth|chin|"
    "temple)",
    f"(tied|tie|tying|fixed|hung|slung|threw|thrown|rope|sheet|belt|cord) (\\w+ ){{0,5}}?{_HANGING}( <end>|$)"
    "(?! (decorations|lights|balloons|swing|bunting|party))",
    "noose (is )?(up|ready|tied|round|around|tight|hanging|made|waiting|in|on)",
    "(rope|beam|hook|branch|banister|rafter) (\\w+ )?(hold me|take my weight|strong enough for me|hold my weight|wait"
    "ing for me)",
    "(rope|bullet|noose) (\\w+ ){0,2}?with (my|his|her) name",
    "(i|he|she) (am |is |was |been )?(loading|loaded|cleaning and loading) (my |his |her |dad )?(gun|rifle|"
    "shotgun|pistol"
    "|it for (myself|himself|herself))( <end>|$| for (myself|himself|herself))",
    "(knife|gun|rope|pills|tablets|bullet|noose|blade) (is |are )?(meant )?for (myself|himself|herself|"
    "themselves)( <end>|"
    "$)",
    f"{_WEAPON} (\\w+ ){{0,4}}?(and )?i (keep|can not stop|could not stop) (looking|thinking|taking it|picking it|"
    "holding|"
    "staring|imagining|reaching)(?! (\\w+ ){0,3}?(holiday|dinner|delivery))",
    "(keep|keeps|can not stop|not stop) (looking at|thinking of|thinking about|staring at|reaching for|holding|"
    "picturing|"
    f"imagining) (my |his |her )?{_WEAPON}( <end>|$)",
    "(engine|car|exhaust|motor|hose) (\\w+ ){0,3}?(running|on) (\\w+ )?(in|and) (\\w+ )?garage( and)? "
    "(door |doors |window )?(is |are )?(shut|closed|down|locked)",
    "(sat|sitting|sit|here|lying|lies|floor|alone|upstairs|bath|bed) (\\w+ ){0,3}?with (my |his |her )?(razors?|"
    "blades?|rope|noose|"
    "gun|pistol|shotgun)( <end>|$)",
    # a height, water, a road, a line
    "(climbed|climbing|got) over (railings?|parapet|rail|bridge)( $|$| yesterday| of bridge| and (i am|stranger|"
    "someone|"
    "looking|now))",
    "(i|he|she) (might|could|should) jump$|feet over edge",
    "(parked|standing|stood|sitting|sat|i am|am) (\\w+ ){0,3}?"
    f"(at|by|in|on|near) (\\w+ )?{_WATER} (and )?(\\w+ ){{0,3}}?not (planning|plan|intending|intend|going|coming|"
    "driving|walking|getting|want)( on| be| come| drive| go| get| walk| coming| going| driving)* (home|back|"
    "out)( <end>|"
    "$| of)",
    f"(jump|jumps|jumping|jumped|leap|leaping|step|stepping) (off|from|out of|out|over) (\\w+ )?{_HEIGHT}( <end>|"
    "$| right|"
    " in| block| window)(?! (of (pool|bed)|for (charity|fun)|into (pool|water|lake)|bungee))",
    "(throw|throws|throwing|threw|hurl|fling|launch) (myself|himself|herself|themselves|me) (off|under|down|in front|"
    "out|over|from|in (river|sea|lake|canal|water)|into (river|sea|lake|canal|traffic))(?! (\\w+ )?(sofa|bed|"
    "barrier for|"
    "work|plane))",
    "^i am jumping( off| tonight)?$",
    "(i|am|i am|sat|standing|been|up|out) (on|at|by) (\\w+ )?(edge of (platform|roof|bridge|building|quarry|track|"
    "balcony|motorway)|wrong side of (railings?|barrier|fence|bridge|rail|wall)|platform edge)(?! (with|taking|for) "
    "(\\w+ )?(photo|picture|view))",
    "^(i am )?(up |out |sat |stood |standing )?(here )?on (my )?(roof|ledge|parapet|railings|wrong side of \\w+)$",
    "(lie|lay|lying|laid|going lie|walk|walking|step|stepping) (down )?(on|onto|out on|in front of) (\\w+ "
    ")?(line|tracks|"
    "rails|railway|train|lorry|trains)( <end>|$)(?! (dance|manager|and (play|build)))",
    "(i|he|she) (just |have |has )?(ran|run|walked|stepped|jumped) (out )?(in front of|under) (\\w+ )?(car|cars|bus|"
    "train|lorry|truck|van|tram|traffic)( <end>|$| he| it| on purpose)(?! (catch|stop))",
    f"(put|drive|drove|driven|crash|crashed|driving) (\\w+ ){{0,4}}?(wall|tree|barrier|river|lorry|truck|{_HEIGHT}) "
    "(\\w+ ){0,2}?(on purpose|deliberately)",
    "(want|wants|going|need|like|about|ready|off|thinking of) (to )?(walk|walking|wade|wading) (straight |right |"
    "out )?"
    "into (\\w+ )?(sea|river|lake|ocean|water|canal)( <end>|$)(?! (with|for|up to))",
    "^(i am )?(walking|walked) into (\\w+ )?(sea|river|lake|ocean|water)( bye| goodbye| forever|$)",
    # pills
    "(took|taken|swallowed|necked|downed) (\\w+ )?(ten|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|"
    "hundred|loads|"
    f"load|dozens|tons|bunch|handful|\\d\\d) (of )?(my |her |his )?({_DRUG}|ibuprofen|aspirin|tylenol|codeine)( "
    "<end>|$| "
    "hour| an| on purpose| about| this)(?! (\\w+ ){0,2}?(month|year|week))",
    "already (swallowed|taken|took) (them|it all|it)( <end>|$| not)",
    "(i|i have|have|already|just|he has|she has) (\\w+ )?(took|taken|swallowed|necked|downed|drunk|drank) (lot|"
    "them all|"
    "all of them|everything|every one|every last one|whole (lot|bottle|packet|pack|box|strip|tub)|all (\\w+ )?"
    f"{_DRUG})( <end>|$| in (my |this )?(cabinet|cupboard|house|bathroom|drawer|tin)| and (i |not |am |getting |"
    "frightened|scared|lay|lying|waiting|want|feel|it |going ))(?! (\\w+ ){0,4}?(tip|charity|vet|cleaners?|photos?))",
    f"(take|took|taking|taken|swallow|have|drinking|drank|drink) (\\w+ ){{0,3}}?({_DRUG}|bleach|poison|antifreeze|"
    "weedkiller|pesticide) (for |to )?(die|dying|end it|never wake|not wake|sleep forever|end my|finish it|end "
    "myself)",
    f"(took|taken|swallowed|had) (\\w+ )?({_DRUG}|too many|too much|them|lot|loads|all) (of them )?(on purpose|"
    "deliberately|"
    "because (i|he|she) wants?|die)",
    f"(take|taking|took|taken|swallow|swallowed) (every|all) (of )?(\\w+ ){{0,3}}?(tablet|pill|{_DRUG})( <end>|$| "
    "in house|"
    " in cabinet| i (have|had|own|could|got)| on| she| he| we| because)(?! (need|(\\w+ )?prescribed|with|as|for|"
    "before))",
    "(unless|if) (\\w+ ){1,6}?i am (taking|swallowing|drinking|jumping|doing|cutting|pulling) (these|them|all|it|"
    "this|"
    "tonight)( <end>|$)",
    "^(pills|tablets) (are )?(kicking in|taking hold|gone down|in me|down|in front of me)$",
    f"{_DRUG} (are |is )?(in my (hand|hands|mouth|lap|fist)|in front of me|lined up|next to me|in me|calling me)( "
    "<end>|"
    "$| and i (want|going|am going))",
    "(overdosed|overdosing|od'd|ods)( <end>|$| as we| already| on purpose| deliberately| help| tonight)",
    f"(how many|which of my|which of|how much) (\\w+ )?{_DRUG} (is |are |be |would )*(enough|lethal|finish|kill|"
    "do it|end "
    "it)( <end>|$| if| me)",
    "(how long|how much|how many) (\\w+ ){0,5}?(bleed out|bleed to death|hang (to )?die|die (from|of|by) (hanging|"
    "overdose|carbon|drowning|bleeding)|drown|suffocate)( <end>|$)",
)
"""A deed of the speaker or of another person: concern.find_whose() tells whose."""
