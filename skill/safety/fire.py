"""Fire: rules for a dangerous place: fire, smoke, gas, carbon monoxide, water or a break-in."""

from skill.safety.phrase_patterns import compile_phrases

_BURNS = (
    "(house|home|flat|apartment|kitchen|building|car|room|bedroom|bed|sofa|couch|curtains?|clothes|sleeve|hair|"
    "shed|garage|"
    "oven|pan|chip pan|hob|stove|cooker|bin|carpet|roof|loft|attic|school|office|caravan|tent|tree|fence|christmas "
    "tree|"
    "toaster|microwave|dryer|washing machine|something|everything|neighbou?rs? house|next door|it|place|mattress)"
)
_ELECTRIC = (
    "(socket|plug|wires?|wiring|outlet|charger|battery|fuse ?box|cable|boiler|oven|dryer|tumble dryer|microwave|"
    "toaster|heater|electric blanket|electrics?|laptop|scooter|extension lead|telly|tv)"
)

FIRE = compile_phrases(
    f"{_BURNS} (is |are |has |have |just |all |gone |went )*(on fire|caught fire|catching fire|caught alight|"
    "alight|ablaze|in flames|"
    "up in flames|burning down|burning)( <end>|$| help| and| what| with| call| please| in| next| across| over| "
    "quick)(?! "
    "(years|ago|in \\d|last|messages|love|passion|wood|calories|brightly|nicely|fine))",
    "(is|are) ablaze",
    "(set|setting) (\\w+ ){1,2}(on fire|alight)( by accident| accidentally| help)?( <end>|$)",
    "(there is|got|have|is there|we have) (big |small |house |kitchen |forest |electrical |chip pan )*(fire|flames)(?! "
    "(in (my |his |her |your |our )?(belly|heart|soul|eyes|bones|fireplace|grate|hearth|stove|fire ?pit|pit|garden)|"
    "pit|place|drill|alarm|door|exit|stick|extinguisher|station|engine|sign|works|going in|hazard|safety|tv|truck|"
    "burning in "
    "(fireplace|grate|hearth)))",
    "^(help )?(fire)( fire| help)*$",
    "fire (next door|downstairs|upstairs|help|please help|call|spreading|in (kitchen|house|flat|building|hall|bedroom|"
    "garage|hallway|oven|attic|loft|stairwell))",
    "(can not|not|unable to) (get|put) (out|it out|fire out)( of (here|house|flat|building))? ... (fire|smoke|flames)",
    "(fire|smoke|flames) ... (can not|not|trapped) ?(get|put)? ?(out|it out|fire out|escape|inside)",
    "(smell|smells|smelling|smelled|stinks?|stinking|reeks?|full|whiff) (strongly |really |strong )*(of |like |"
    "with )?(gas|rotten eggs|eggs by (cooker|boiler|stove|oven))(?! "
    "(station|bill|bills))",
    "gas (is |was |has been |pipe )*(leak|leaks|leaking|hissing|escaping|smell)(?! (alarm|detector|test))",
    "(leaking|leaks?|left|hissing|escaping) (on )?(gas)( on| all night| ring on| in| from|$| <end>)",
    "(smell|smelling|smells|smelled|see|filled|filling|full) (up |lots |of |like |with |thick |black )*(smoke|"
    "burning|burning plastic|fumes|"
    "burning (rubber|wires?))(?! (on|wood|candles?|leaves|incense|toast|ban|signals?|meat|my|calories|feeling|sage))",
    "smoke (is )?(coming|everywhere|filling|pouring|in|billowing|all over)(?! (out of my ears|my ears))",
    "(smoke|fire) alarm (is |keeps |has |just )*(going off|gone off|went off|ringing)( and| help|$| <end>| what)",
    "(carbon monoxide|co|carbon) (detector|alarm|monitor|thing|sensor) (is |keeps |has |just |will not stop "
    ")*(going|beeping|gone|went|ringing|"
    "sounding|screaming|off|beep|alarming|not stop)(?! (low|battery))",
    "carbon monoxide (poisoning |leak |leaking |fumes )*( <end>|$|in|here|is|and|help|right|from)(?! (studies|alarms|"
    "what|how))",
    "carbon monoxide (poisoning|leak|fumes)",
    f"{_ELECTRIC} (is |are |just |keeps |has |started )*(sparking|smoking|smouldering|on fire|exploded|melting|"
    "burning)",
    "(water|flood|river|floodwater|sea) (is |keeps )?(coming|rising|rushing|pouring|up to|got) (up|in|through|into|"
    "fast|"
    "quickly|higher|knees|waist|first floor)",
    "(house|car|we|basement flat|i) (is |are |am )(flooding|being flooded|surrounded by water|trapped by (water|"
    "flood))",
    "(car|i am|we are) ... (sinking|stuck|trapped) (in|under) (water|river|flood|lake)",
    "(there is|there was|there is been|there has been|just heard|heard|was) (an |a |big |loud |gas )*(explosion|"
    "earthquake|tornado|tsunami|landslide|bomb)"
    "( <end>|$| outside| next| at| near| coming| help| right| under| happening| and)(?! (years|in (film|movie|"
    "story)|ago))",
    "(building|house|ceiling|roof) (is |has |just )+(collapsing|collapsed|caving in|caved in|falling (down|in|on))",
    "(there is|is|an) (active shooter|shooter|gunman|man shooting)",
    "(someone|somebody|man|people|they|guy) (is |are )?shooting( <end>|$| at| outside| in| people)(?! "
    "(film|video|pool|hoops|stars|pictures|photos|movie|scene|commercial))",
)

BREAK_IN = compile_phrases(
    "(there is |i have |we have |heard |see |got )+(a )?(burglar|burglars|intruder|prowler|robber|gunman|stranger "
    "in)(?! "
    "(alarm|in (film|movie|book|story|game|song|dream)))",
    "(someone|somebody|they|man|men|burglars?|people|he|lads) (has |have |is |are |just |keeps )*(smashed|smashing|"
    "kicked|kicking|broke|breaking|broken|forced|forcing|prying) (in |down |open )?(my |our |the )?(front |back |"
    "side |kitchen |patio )*"
    "(door|window)( in| down| open)",
    "(hear|heard|hearing) (\\w+ )?(glass|window|door) (break|breaking|broke|smash|smashing|shatter|shattering|"
    "being forced|forced) (\\w+ ){0,4}?(footsteps|downstairs|someone|somebody|voices|alone|scared|in house)",
    "(someone|somebody|they|man|men|people|lads|he) (is |are |keeps )*trying (to )?(force|kick|break|get into|get "
    "through|open|smash) (down |open |in )?(my|our|the)? ?(front |back |side )?(door|window|house|flat)",
    "(robbing|burgling|looting|breaking into|broke into) (me|us|my|our)( <end>|$| house| home| flat| shop| car| right)",
    "^(help )?(burglars?|intruder|intruders|robbers)( help)?$",
    "(someone|somebody|man|men|stranger|person|intruder|guy|people|burglars?|they|lads|thief|thieves|robbers) (is |"
    "are |keeps |has |have |been |was |"
    "trying |just |tried )*(to )?(in (my |our )?(house|flat|garden|kitchen|bedroom|home(?! alone( <end>|$))|garage|"
    "hallway|attic|loft|"
    "shed|apartment)|"
    "breaking in|broken in|broke in|break in|get in|broke into (my |our )?(house|flat|home|room|apartment)|"
    "breaking into (my |our )?(house|flat|home)|climbing (in|through|over)|kicking (in )?(my |our )?door|kicked "
    "(my |our )?door|"
    "(outside|at|by|under) (my |our |bedroom |kitchen )*window|(banging|hammering) on (my |our |front )*(door|window)|"
    "trying (my|our|door)|smashed (my |our )?window)(?! "
    "(song|laughing|new|delivering|fixing|to (deliver|fix|collect|repair|read|clean|paint)|cooking|singing|fixing|"
    "called|for (dinner|christmas)|with (parcel|pizza|flowers)|who (cooks|sings|loves)|cleaner|cleaning))",
    "(someone|somebody|man|stranger|guy) (is |keeps |been |has |was )*(outside|waiting outside|hanging around|lurking)"
    "( my| our)?( house| flat| door| home| window)?( <end>|$)(?! (delivering|playing))",
    "(hear|heard|hearing) (someone|somebody|footsteps|man|people|intruder|noises|voices) (is )?(walking |moving |"
    "creeping |talking )?(about |around )?"
    "(downstairs|in (my |our )?(house|loft|kitchen|hall|hallway|garage|attic)|breaking|trying|outside (my )?(door|"
    "window|room))(?! "
    "(playing|singing|cooking|laughing|making|crying|snoring|practising|talking|watching))",
    "(man|men|someone|somebody|person|guy|neighbou?r|boy|lad|woman|stranger|he|she) (outside |here |is |has |"
    "carrying |holding |waving |got )*(with |has |holding |"
    "carrying |waving |got )(big |a )*(gun|knife|machete|axe|weapon)( <end>|$| outside| at| in (street|shop|school|"
    "house|building|garden)| "
    "help| near| on| coming| here| upstairs| downstairs)(?! (chop|cook|cut|carve))",
    "(am|are|being|was|been|got|getting) (being |just )?(robbed|mugged|carjacked|burgled|held up|kidnapped)( <end>|"
    "$| at| help| by| on| in)(?! "
    "(years|last|in \\d|when|once))",
    "(someone|somebody|man|stranger|person|guy|car|van|men|he|they) (is |keeps |has |been |are |was )*(followed|"
    "following) "
    "(me|us)(?! (on|around like|back on|up|onto|for (tips|recipes)|in dance))",
    "(am|being|are) (being )?followed( <end>|$| by (man|someone|car|stranger)| home| right)(?! on)",
)
