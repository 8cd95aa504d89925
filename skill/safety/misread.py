"""Misread: a dismissal, a hurt of feelings, a thing that does not move, in the words of fire, blows and bodies."""

from skill.safety.phrase_patterns import compile_phrases

_PERSON = (
    "(<someone>|him|her|them|(my|our|his|their|one|two|three|four|five|six|ten|half|most|all|both|some|whole)( \\w+)? "
    "(\\w+ )?\\w+|staff|people|cleaner|nanny|cook|chef|gardener|builders?|plumber|accountant|lawyer|agent|assistant|"
    "manager|intern|apprentice|babysitter|coach|contractor|driver|waiter|tutor|employee|worker|good worker)"
)
_LESS = "(with|by|through|because of)"
_THING = (
    "(numbers?|scales?|queue|line|traffic|cursor|mouse|needle|market|markets|sales|house sale|application|deal|"
    "figures?|"
    "score|scores|clock|stock|stocks|shares|share price|prices?|boxes|sofa|piano|wardrobe|furniture|fridge|train|bus|"
    "coach|plane|ferry|lift|escalator|escalators|tractor|van|trolley|cars|progress|talks|negotiations?|project|case|"
    "claim|court case|paperwork|order|parcel|delivery|download|update|loading bar|bar|page|app|website|site|server|"
    "servers|printer|screen|keyboard|button|buttons|door|window|drawer|zip|lid|bolt|screw|wheel|robot|hoover|drone|"
    "remote|controller|character|chess pieces?|pieces?|waiting list|list|puck|chain|gears?|blind|blinds|curtain|"
    "client|clients|customer|customers|agent|agents|machine|boiler|supplier|suppliers|council|landlord|agency|school|"
    "bank|company|insurer|"
    "insurance|"
    "recruiter|recruiters|hr|support|helpdesk|help desk|seller|buyer|buyers|sellers|plot|story|film|clouds?|stain|"
    "dial|weight|savings|plants?|seedlings?|bread|dough|rates?|house|houses|tortoise|snail|caterpillar)"
)
_LETTERS = (
    "(texts?|messages?|emails?|mails?|calls?|invitations?|invites?|whatsapps?|letters?|dms?|posts?|questions?|tickets?|"
    "rsvps?|friend request|requests?|application|jokes|advances|treatment|training|commands|name)"
)
_SAYING = (
    "(words|joke|jokes|comments?|remarks?|criticism|silence|teasing|sarcasm|review|feedback|letter|email|texts?|gossip|"
    "rejection|lies|tone|insult|insults|forgetting|indifference|coldness)"
)
_SLIGHT = (
    "(text|texts|message|messages|post|email|look|letter|review|attitude|joke|jokes|comment|comments|remark|remarks|"
    "words|silence|teasing|lies|indifference|(what|something|things|stuff) "
    "(i|he|she|they|we) (said|wrote|posted|did not say)|(?:not |leaving me out|ignoring|forgetting|saying|lying|"
    "cheating|"
    "laughing at|leaving out|missing)\\w*)"
)

_BEING = (
    "(<someone>|he|she|it|one|body|bump|twins?|newborn|infant|bairn|missus|gramps|papa|patient|resident|passenger|"
    "driver|"
    "lodger|lad|lass|wee|little|old|arms?|legs?|hands?|side|face|mouth|eyes?|tongue|lips?|fingers?|toes|chest|head|"
    "neck|"
    "foot|feet|knee|pulse|heart|tummy|dogs?|cats?|puppy|horse)"
)

DISMISSED = compile_phrases(
    f"(have|had|got|having|need|going|want|about|decided|hate|must|how do i|supposed|told|asked|wants|going have|"
    f"might|ready) (to )?fire (?!(\\w+ )?(gun|guns|shots?|rifle|shotgun|pistol|weapon|flare|arrows?)\\b){_PERSON}",
    "fire (sale|sales|power|starter|starters|fighter|sign|proof|side|works|door|walk|dance|dancer|eater|juggler|"
    "chief|crew|marshal|warden|bell|safety)",
    "(have|got|with|like|love|lit|lighting|light|enjoy|on) (a |lovely |cosy |log |real |open |roaring |nice |wood "
    ")*fire "
    "in (lounge|sitting room|living room|front room|snug|garden|pub|hearth|conservatory|cottage|parlour|den|cabin|"
    "woods|"
    "fire pit) (on|every|when it|most|all winter|at christmas|in winter|in the evenings?|in evenings?|for|and (toast|"
    "sing|read|knit|drink|sit|roast))",
    "(lovely|cosy|cozy|log|open|roaring|crackling|camp|romantic) fires?(?! (spread|out of control|alarm|next))",
    "(toast|rice|dinner|soup|onions|cake|sausages?|porridge|beans|milk|eggs?|bacon|pizza|roast|potatoes|garlic|"
    "biscuits|pancakes?|lasagne|pie|popcorn|incense|candles?|sage) (is |are |was )?(always |keeps )?(burning|burnt|"
    "burned|smoking)(?! (\\w+ ){0,4}?(flames?|fire|kitchen|alarm|smoke everywhere|help))",
    "(smoke|burning|fire|smoking) (\\w+ ){0,6}?(when|whenever|every time|because) (\\w+ ){0,3}?(barbecue|barbecues|bbq|"
    "bonfire|braai|grills?|frying|cook|cooks|toast|smokes his pipe|incense|candles?)",
    "(smell|smelling) (of )?(smoke|burning) or is it (my|your|his|her|the|that|dinner|toast|just|supper|next door)",
    "bath ?water (is )?(coming|rising|getting)",
    "water is (coming|rising|getting) (up )?(to )?(boil|boiling|temperature|bubble)",
)
"""A dismissal, a hearth, food or a kettle."""

SLIGHTED = compile_phrases(
    "(said|says|wrote|posted|texted|did|told me|saying|shared|whispered|told (mum|dad|everyone|people)) (something|"
    "things|"
    "some things|stuff|one thing|what|words|anything|it) (which |who |mean |unkind |nasty |and it |online |"
    "yesterday |today |at \\w+ |about me |about my \\w+ )*(hurt|hurts|hurting|wounded|stung) (me|us|him|her|my \\w+)"
    "( deeply| badly)?(?! (with|by|if|and (hit|hits|then)))",
    "what (he|she|they|you|my \\w+|people|someone) (said|says|wrote|posted|did not say|called me|told \\w+|thinks?) "
    "(\\w+ ){0,3}?(hurt|hurts|wounded|stung)( me| my| us| him| her|$)",
    f"{_SAYING} (\\w+ ){{0,3}}?(hurt|hurts|hurting|wound|wounded|stung|frightened|sting) (me|us|him|her|my \\w+|$)",
    f"(hurt|hurts|wounded|upset|attacked) (me|us|him|her|them|my \\w+|my \\w+ \\w+|<someone>) (badly |deeply |lot "
    f")?(again "
    f")?{_LESS} (a |his |her |their |my |the |that |some )*(\\w+ )?{_SLIGHT}",
    "(hurt|hurts|hurting|wounded|bruised) (\\w+ ){1,3}?(pride|feelings|ego|confidence|reputation)",
    "(hurt|hurts) (me|us|him|her|my \\w+) when (he|she|they|i|we|my \\w+) (\\w+ )?(told (my|everyone|people)|shared my|"
    "spread|gossiped|went out without|showed everyone|voted|picked|forgot|forget|forgets|forgotten|"
    "said "
    "no|said i|lied|cheated|left me out|laughed|ignored|ignores|cancelled|chose|called me|did not (call|come|ring|"
    "remember|invite|reply|text|ask|say|thank)|not (call|come|ring|remember|invite|reply|text|ask|say|thank)|left for|"
    "moved on|moved away|broke up|married|deleted|unfriended|blocked)",
    "(think |may have |might have |must have |know )?i (have |had |just )*(hurt|upset|offended) (him|her|them|my (\\w+ "
    ")?(friend|friends|mate|colleague|sister|brother|mum|mom|mother|dad|boss|neighbou?r|teacher|cousin|aunt|uncle|gran|"
    "nan)) (without (meaning|knowing|wanting|thinking)|(by|with|because of|through) (my |a |what |something )*(\\w+ )?"
    "(text|joke|comment|words|silence|said|message|not|forgetting|saying|lying|ignoring|email|remark))",
    "(people|friends|girls|men|boys|guys|someone|everyone|others|exes) (\\w+ ){0,3}?(hurt|hurts) me (years ago |"
    "before |"
    "once |long ago |in past )?(and|so|before|in past|in love|emotionally)(?= |$)( (and |so )?(i )?(find|can|could|am|"
    "hard|not)? ?(not )?(hard|trust|love|let|open|"
    "believe))",
    "(hurt|hurts|burned|burnt) me (and|so) (i )?(am |can |could |find |do )*(not |hard |afraid |scared |slow |struggle "
    ")*(to )?(trust|trusting|love again|date|dating|believe anyone|open up|let anyone)",
    "(scares?|frightens?|terrifies|scaring|frightening) (me|us|the kids|my \\w+) (when (he|she|they) (drives?|"
    "overtakes?|"
    "sings|cooks|climbs|sleepwalks|snores|laughs like|jumps out|parks|dances|does (his|her)|tells|reverses|rides)|with "
    "(his|her|their|that|a) (\\w+ )?(driving|ghost|stories|story|costume|mask|jokes?|cooking|singing|spiders?|face "
    "?pack|"
    "wig|knitting|diy|moustache|motorbike|maths|facts?|sneeze|prank|pranks|films?|slippers)|(on|at|in) (the |a )?"
    "(tennis|squash|pitch|court|scrabble|chess|cards|football|netball|roller ?coaster|dodgems|dance ?floor|karaoke))",
    "(hiding|hid|hide) (\\w+ ){0,3}?from my (kids|children|toddler|toddlers|twins|mother in law|in laws|grandchildren|"
    "puppy|dog|cat|emails|inbox|to do list|hairdresser|dentist|accountant|trainer)",
    "(stalking|stalked|stalk|stalks) (my|his|her|their|someone) (\\w+ )?(playlists?|profile|instagram|facebook|page|"
    "posts?|linkedin|tiktok|stories|feed|pictures|photos|spotify)",
    "(takes?|took|has) my (phone|tablet|laptop|xbox|console|switch) (at|before|after|during|until after) (bedtime|bed|"
    "night time|dinner|tea|homework|school|meals|church|lessons)",
    "(violent|aggressive|brutal) with (the |a |her |his )*(can opener|hoover|whisk|stapler|spatula|weeds|hedge|hair|"
    "bread|dough|keyboard|remote|seasoning|garlic|drums|pans|vacuum|piano)",
    "(reads?|read) my (messages|texts) (out|back to me|aloud)",
    "(man|lady|woman|bloke|guy|assistant|someone|salesman|girl) (\\w+ )?(followed|following|follows) (me|us) (\\w+ "
    "){0,5}?"
    "(sell|selling|offering|with (samples?|perfume|tray|leaflets?|clipboard|petition|my (purse|glove|scarf|hat|change|"
    "umbrella))|because i (left|dropped|forgot))",
    "(pinned|nailed|pin|tied) (me|him|her) down (to |for |about |on )*(a |the )?(date|day|time|lunch|coffee|dinner|"
    "drink|"
    "answer|visit|plan|weekend|budget|price)",
    "(pushes|pushed|pushing|nudged|encouraged) (me|us|him|her) (to )?(apply|learn|take|write|start|join|keep|go for|"
    "win|study|train|practise|practice|speak|ask|call|perform|sing|dance|paint|audition|volunteer|enter|finish|publish|"
    "believe|grow|see (a )?doctor|make)",
    "not (be )?allowed (to )?(eat|have|drink|watch) (\\w+ )?(cheese|chocolate|crisps|sweets|biscuits?|sugar|cake|"
    "gluten|"
    "dairy|nuts|bread|salt|meat|pork|carbs|toast|pudding|gum|telly|coffee|wine|peanuts|shellfish|before (the )?(op|"
    "operation|scan|test|blood)|in (bed|class|church|library|the car|the library))",
    "(touches|touch|touched|strokes|pinches|pats|squeezes|kisses|kiss|kissed) (me|my) (face|cheeks?|hand|hands|hair|"
    "shoulder|arm|forehead|hello|goodbye|on both cheeks|hi|bye) ?(and (says?|said|tells|told|laughs|smiles|calls)|when "
    "(we|she) (say|says|meet|meets|arrive|arrives|comes|visit|visits|leave)|hello|goodbye|at (weddings|parties|"
    "christmas|"
    "church)|in greeting|$)(?! (\\w+ )?(secret|down there|not tell))",
    "(kill|murder|strangle|throttle|lynch|sue) (my |our |his |her )?(\\w+ ){1,2}?over (a |the |some |my |his |her |"
    "that "
    ")*(\\w+ )?(boiler|bins|rent|dishes|noise|parking|remote|heating|score|penalty|referee|last \\w+|fence|hedge|leak|"
    "damp|wifi|thermostat|washing up|biscuit|bill|mould|hoover|toilet seat|deposit|grades?|homework)",
    "(murder|kill|strangle) me (i |because i |for |when (she|he) sees (i )?)(have )?(forgot|forgetting|forgotten|lost|"
    "losing|broke|breaking|spilt|spilled|spilling|shrank|shrunk|dented|scratched|burned|burnt|ruined|missed|missing|"
    "ate|"
    "eating|bought|buying|left|leaving) (\\w+ ){0,3}?(bins|milk|anniversary|birthday|vase|car|carpet|shopping|cake|"
    "washing|dinner|keys|casserole|jumper|best \\w+|favou?rite \\w+|school \\w+|appointment|train|bread|dog|plants|"
    "passport|oven on|lights? on|another \\w+|\\w+ (on|over|down) (my|his|her|the|our) (\\w+ )?(dress|rug|sofa|shirt|"
    "blouse|coat|carpet|suit|bed|car seat|laptop))",
    "(work|works|worked|working|volunteer|volunteers|volunteering) (with|for|in|at) (\\w+ ){0,2}?(domestic|family|"
    "child) "
    "(violence|abuse) (charity|charities|services?|survivors|victims|refuges?|teams?|units?|families|shelters?|cases)",
)
"""Feelings that words have hurt, and fear or force in a manner of speaking."""

STILL = compile_phrases(
    f"(my|our|his|their|this) (?!{_BEING}\\b)\\w+ ((?!{_BEING}\\b)\\w+ )?(is |are |was |just |still )*not (moving|"
    "responding|budging)",
    "talks between (\\w+ ){1,4}?(have |has |just )*collapsed",
    f"{_THING} (is |are |was |has |have |just |still |really |simply )*(not) (moving|move|moved|responding|respond|"
    "responded|answering|budging|waking)",
    f"(not) (responding|respond|responded|answering|answered|answer|reacting) (to )?(my |our |his |her |any |all |the "
    f"|me |anyone |those |these )*(\\w+ )?{_LETTERS}",
    "(talks|business|company|marriage|relationship|deal|plans?|project|market|economy|shelf|shelves|soufflé|bookcase|"
    "bank|firm|club|negotiations|government|team|den|fort|defence|batting|chairs?) (has |have |is |are |just |finally |"
    "all "
    ")*(collapsed|collapsing|folded|gone under|went under)(?! (on|with (him|her|me)|and (i am|he is|she is|we are) "
    "(trapped|stuck|under)))",
    "(hug|hugs|hugged|cuddle|cuddled|squeeze|squeezed|corset|dress|jeans|spanx|belt|laughing|laughed) (\\w+ ){0,5}?"
    "(could |can |was |i )*(hardly|barely|scarcely|not) (breathe|breathing)(?! (and (my|i am)|now|help))",
    "(got|had|has|having|have|given|getting|gets) (his |her |my |their |a |all his |all her |flu |booster |first "
    ")*(shots?|"
    "jabs?) (\\w+ )?(at|from|by) (the )?(doctors?|nurse|gp|clinic|pharmacy|chemist|vet|surgery|health visitor|school)",
    "(dreams?|dreaming|dreamed|dreamt|nightmares?) (about|i was|where|in which) (\\w+ ){0,4}?(drown|drowning|"
    "drowned|falling|chased|fire|shot|dead|killed|bleeding|burning|flood|flooding|teeth)",
    "not stop (shaking|jiggling|tapping|wiggling) my (foot|leg|legs|bum|hips|head|booty|knee|tail|feather|thing)",
    "anxious and i (do|can) not (know|say|tell) (why|what)( about)?( <end>|$)",
)
"""Things that stand still, letters without an answer, embraces, and a worry without a name."""

MISREAD = (DISMISSED, SLIGHTED, STILL)
