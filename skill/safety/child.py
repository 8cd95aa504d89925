"""Child: rules for a child who is hurt, touched, neglected or lured; the speaker is the child or somebody else."""

from skill.safety.phrase_patterns import begin_with, compile_phrases

_ELDER = (
    "((my |the |our |me |his |her |their )(\\w+ ){0,2}?(dad|daddy|father|mum|mom|mummy|mommy|mam|mother|parents|"
    "stepdad|step dad|stepfather|step father|"
    "stepmum|stepmom|step mum|step mom|stepmother|step mother|uncle|aunt|auntie|grandpa|grandad|granddad|"
    "grandfather|grandma|coach|teacher|"
    "priest|pastor|imam|babysitter|sitter|childminder|nanny|tutor|cousin|foster (mum|mom|dad|father|mother|parents|"
    "carer)|(mum|mom|mother|mam|"
    "dad|mummy) (new )?(boyfriend|partner|girlfriend|husband)|big brother|older brother|stepbrother|step brother|"
    "grown up)|"
    "mummy|daddy|dad|mum|mom|mam|grandpa|grandad|granddad|grandma|uncle|auntie|stepdad|stepmum|stepmom|(mum|mom|"
    "mam|mummy) (new )?boyfriend)"
)
_STRANGER = (
    "(man|guy|someone|somebody|stranger|person|boy|he|adult|grown up|older (man|guy|boy)|(my )?(\\w+ )?(teacher|"
    "coach|uncle|neighbou?r|cousin|"
    "stepdad|dad|grandad|grandpa|tutor|priest|pastor))"
)
_CHILD = (
    "((my |the |our |his |her |their |that |this |some |a |little |next door |young |small |two |three |other "
    ")*(child|children|kids?|baby|toddler|son|daughter|"
    "niece|nephew|grandson|granddaughter|grandchild|grandchildren|little (boy|girl|brother|sister|one|ones|lad)|"
    "boy|girl|student|pupil|step ?son|"
    "step ?daughter|goddaughter|godson|newborn|infant|girls|boys|schoolgirl|schoolboy))"
)
_HITS = (
    "(hit|hits|hitting|beat|beats|beating|beaten|punch|punched|punches|slap|slaps|slapped|slapping|kick|kicked|"
    "kicks|kicking|choke|choked|chokes|"
    "strangle|strangles|strangled|shove|shoves|shoved|hurt|hurts|hurting|attack|attacks|attacked|burn|burns|burned|"
    "burnt|bite|bites|abuse|abuses|abused|"
    "abusing|assault|assaults|assaulted|molest|molests|molested|molesting|rape|rapes|raped|whip|whips|whipped|belt|"
    "belts|belted|batter|batters|battered|"
    "thump|thumps|thumped|shake|shakes|shook(?! my hands?)|shaking(?! my hands?)|starve|starves|starving|neglect|"
    "neglects|neglecting|throw|"
    "throws|threw|cane|canes|caned|spank|spanks)"
)
_LATELY = (
    "(he |she |has |have |had |is |was |keeps |kept |just |sometimes |often |always |started |starts |been |again |"
    "also |will |"
    "does |gets |drunk |angry |and |comes |home |when |drinks |going |tries |tried |to |not stop |still |who |"
    "might |may |might be )*"
)
_SOFTLY = (
    "(?! (at|in (race|chess|cards|tennis|scrabble)|by|with joy|feelings|to|up|every (time|game)|gently|softly|kindly|"
    "home))"
)
_AGE = (
    "((four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|[4-9]|1[0-7])"
    "( years?| years? old| year old)?)"
)

OF_ONESELF = compile_phrases(
    begin_with(
        f"{_ELDER} ",
        f"{_LATELY}{_HITS} (on )?(me|us|us kids|my (face|head|arm|arms|legs?|back|bottom|bum|hand|little \\w+|"
        f"brother|sister)){_SOFTLY}",
        "(is |gets |got |was |can be )*(\\w+ )?(violent|abusive|drunk and (angry|violent|shouting|mad)) (to |"
        "with |towards |at |when )?(me|us|he|she)",
        f"{_LATELY}(locks?|locked|shuts?|shut|ties?|tied|keeps?|kept) (me|us) (up |in |outside |out |inside |"
        "my |our )*"
        "(cupboard|room|bedroom|cellar|basement|closet|shed|garage|attic|bathroom|dark|house|bed|chair|radiator|night)",
        f"{_LATELY}(make|makes|made|forces?|forced|asks?|asked|wants?|told|tells?) (me|us) (to )?(touch|"
        "undress|take (my |off )|get naked|"
        "strip|do (things|stuff|it|bad|sex)|kiss|sleep in|watch (porn|dirty|naked)|keep (a |it |this )?secret|show)",
        f"{_LATELY}(comes?|coming|came|gets?|climbs?|sneaks?|creeps?) (in|into|to) (my )?(room|bed|bedroom)",
        f"{_LATELY}(puts?|putting|stuck|slid) (his|her) (hands?|fingers?) (in|down|up|under|inside|on|"
        "between) my (pants|trousers|knickers|underwear|top|shirt|skirt|dress|leg|legs|thigh|bottom|bum|private|"
        "privates|bra|clothes|pyjamas)",
        "(sell|sells|sold|gives|gave|shares?|shared) me (with )?(men|a man|his friends|other|strangers)",
    ),
    begin_with(
        f"{_STRANGER} ",
        f"{_LATELY}(makes|made|asked|asks|asking|told|wants|wanted) (me |us )(to )?(take (off )?(my "
        ")?(clothes|top|trousers|knickers|pants|shirt)|"
        "undress|get naked|strip|touch (him|his|her)|show (him|her) my)",
        "(\\w+ ){0,3}?(online|on internet|on (roblox|snapchat|instagram|discord|tiktok|fortnite)|game|secret|chat) "
        "... (pictures?|photos?|nudes?|naked|"
        "body|meet|send|webcam)",
        f"{_LATELY}(wants?|asked|asks|asking|told|made) (me )?(to )?(send|take|meet) ... (nudes?|naked|"
        "body|secret|underwear|undressed|my clothes off|"
        "on my own|private)",
        "(\\w+ ){0,6}?(told|tells|says|said|made) (me |us |is |it )*(not (to )?tell|keep (it |this "
        ")?secret|promise not to tell|our (little )?secret|do not tell)"
        "(?! (you|until|till|for (party|birthday|christmas|team)|about (party|present|surprise)|mum about (party|"
        "present)))",
    ),
    "((my |the )?(\\w+ )?(uncle|stepdad|step dad|stepfather|step father|dad|daddy|father|grandad|grandpa|"
    "grandfather|teacher|coach|priest|pastor|"
    "cousin|brother|babysitter|neighbou?r|mum boyfriend|mom boyfriend|boyfriend of my mum|tutor|man|adult|grown up|"
    "cousin)|(mum|mom) boyfriend|mans?) "
    f"{_LATELY}(touch|touches|touched|touching|feels|felt|strokes|kisses|kissed|kissing|fondles|gropes?|groped|"
    "rubs|tickles) "
    "(me|my (body|private|privates|bottom|bum|chest|leg|legs|thigh|breasts?))(?! (with|gently|softly|kindly|deeply|"
    "goodnight|good night|on (arm|"
    "shoulder|hand|cheek|forehead|head)|and (i|my wife) (like|love)))",
    "(hurts?|touched|touches|touching|hurt|kisses|looks at|photos of|pictures of) (my|her|his|their) (private|"
    "privates|private parts?|bits|down there|"
    "willy|vagina|penis)",
    "(am|i am|only) "
    + _AGE
    + " (old )?(and|but|he|my|there|with) (\\w+ ){0,4}?(man|older|boyfriend is|he is (thirty|forty|twenty)|meet|hurts?|"
    "hits?|hit|beats?|touch|touches|touched|secret|kisses|scared|afraid|frightened|nobody|drunk|locked|hungry|"
    "pregnant)",
    "(boy|guy|someone|somebody|man|he|they|kids|boys) (\\w+ ){0,3}?(snapchat|school|class|discord|instagram|roblox|"
    "tiktok) (\\w+ ){0,3}?(share|post|leak|send|show|wants|shared|sharing) (\\w+ )?(my )?(nudes?|naked|private "
    "pictures)",
    f"(messaging|texting|contacting|talking to|chatting to|chatting with|sexting|messages|texts|sexts) {_CHILD} "
    "(\\w+ )?(about sex|sexual|sexually|secretly|at night|inappropriate|inappropriately|for (pictures|photos|"
    "nudes)|naked)",
    "(touches|touched|touching|kisses|hurts|hits) (me|her|him) (\\w+ ){0,4}?(our secret|secret|not tell)",
    "(nobody|no one|mum|mom|dad|mummy|they|parents|not) (\\w+ ){0,2}?(feeds?|fed|feeding) (me|us)( <end>|$| at "
    "home| for| and)",
    "(mum|mom|dad|mummy|daddy|parents) (\\w+ ){0,3}?(left|leave|leaves) (me|us) (home )?(alone|by myself|on my "
    "own) (\\w+ ){0,3}?(days|night|hungry|week|"
    "no food|nights|food)",
    "(mum|mom|dad|mummy|daddy|parents|stepdad) (\\w+ ){0,6}?(not|never) (give|gives|get|gets|let) (me|us) (any |"
    "have )?(food|dinner|eat|to eat|drink|water)",
    "(scared|afraid|frightened|terrified|not want|do not want) (of |to )*(go|going|come|coming) home (\\w+ "
    "){0,3}?(because |of |to |from )+(my )?"
    "(\\w+ )?(dad|daddy|father|mum|mom|mother|stepdad|stepfather|parents|uncle|brother|step dad)",
    "(?<!was )(?<!were )(scared|afraid|frightened|terrified|fear) (of )?(what )?(my )?(dad|daddy|father|stepdad|"
    "step dad|stepfather|mum|mom|mummy|mother|parents|uncle|"
    "stepmum|stepmom)( (going |to |might |may |is )*do)?( <end>|$| when| if he| if she| hits?| hurts?| gets (home|"
    "drunk|angry))",
    f"{_CHILD} (\\w+ ){{0,8}}?with (belt|whip|burn|bite|finger|hand) marks",
)

OF_A_CHILD = compile_phrases(
    begin_with(
        f"{_CHILD} ",
        "(next door |upstairs |downstairs |at school |in my class |is |are |was |were |being |getting |gets |"
        "get |keeps |might be |may be |has been |have been )+"
        "(beaten|abused|hit|hurt|molested|raped|touched|neglected|groomed|starved|beaten up|screaming for help|locked|"
        "left alone|exploited|"
        "trafficked)(?! (her back|by (her|his) (husband|wife|boyfriend|girlfriend|partner|ex)|playing|at (football|"
        "netball|rugby|tennis|chess)|by (a )?(car|bike|ball|wasp|"
        "kindness|story|song|music)|when (he|she) fell|in (tennis|chess|football|match)|his (knee|head|toe|leg)|her "
        "(knee|head|toe|leg)|falling))",
        "(\\w+ ){0,4}?(says|said|told|tells|telling|disclosed) (me |us |that |her |his |the |a |my |she |"
        "he )*(\\w+ ){0,2}?(dad|daddy|father|mum|mom|mother|uncle|grandad|"
        "grandpa|grandfather|stepdad|stepfather|teacher|coach|brother|cousin|boyfriend|babysitter|somebody|someone|man|"
        "neighbou?r|boy|parents|he|she|was|is) "
        "(\\w+ ){0,2}?(touch|touched|touches|touching|hurt|hurts|hurting|hit|hits|hitting|beats|kissed|raped|abused|"
        "abuses|being (hit|hurt|touched|beaten)|"
        "did something|does things|bad things) ?(her|him|them|me|my)?",
        "(\\w+ ){0,3}?(has|have|got|covered|always|comes|came|with|full) (\\w+ ){0,4}?(bruises|bruised|"
        "cigarette burns|burn marks|belt marks|black eye)(?! "
        "(from (football|rugby|skating|falling|playing)|on (knees|shins)))",
        "(\\w+ ){0,3}?(not|never) (been )?(fed|safe at home|safe with (her|his)|given food)",
        "(left|is left|are left|been left) (home )?(alone|on (his|her|their) own) (\\w+ ){0,3}?(days|all "
        "night|hours|every night|in (car|house))",
    ),
    "(<abuser>|ex|he|she|they|someone|somebody|neighbou?rs?|woman|man|nanny|babysitter|teacher|parents?|next door|"
    f"grandad|dad|mum|mom|coach|tutor|priest|pastor|uncle|stepdad|cousin|childminder|carer|boyfriend) {_LATELY}"
    "(hits|hitting|beats|beating|punched|punches|slaps|slapped|kicks|kicked|choked|hurts|hurting|abuses|abused|"
    "abusing|molests|molested|molesting|"
    "touches|touched|touching|neglects|neglecting|starves|starving|shakes|shook|whips|burned|burns|threw|belts|"
    "battered|is hitting|grooming|groomed) "
    f"(on )?{_CHILD}( <end>|$| and| when| again| at home| at night| with| in| on| so| he| she| every| what| badly| "
    "to sleep| private)(?! "
    "(heart|feelings|life|lives|soul|kindness|story|words|music))",
    f"(did|done|doing|do|does|happened) (something|things|anything|stuff) (\\w+ ){{0,2}}?(bad|horrible|sexual|"
    f"dirty|wrong|awful|inappropriate) (\\w+ )?(with )?{_CHILD}",
    "(report|reporting|suspect|suspected|suspecting|signs of|victim of|witness|witnessed) (a )?child (abuse|abuser|"
    "neglect|molester|exploitation)",
    "child (abuse|neglect) (happening|next door|at|going on|hotline|helpline|line)",
    f"(hear|heard|hearing) {_CHILD} (\\w+ ){{0,3}}?(screaming|scream|being|crying and (hit|shout)|begging)( <end>|"
    "$| for| next| every| and| hit| beaten| hurt| stop)(?! (with|in) "
    "(laughter|delight|playground|joy|garden))",
    f"(groom|grooming|grooms|groomed) {_CHILD}",
    f"(man|men|stranger|someone|somebody|guy|person|people|adult|boy) (\\w+ ){{0,2}}?(online|on internet|on "
    "(snapchat|instagram|roblox|discord|tiktok|whatsapp|xbox|fortnite)|in (a )?(game|chat)) (\\w+ "
    f"){{0,2}}?(asking|asked|asks|wants|wanted|messaging|pressuring|telling|persuading) {_CHILD} (\\w+ "
    f"){{0,2}}?(photos?|pictures?|nudes?|meet|videos?|undress|money|secret|naked)",
    f"(sending|sent|sends|asking|asked) {_CHILD} (for )?(naked|nudes|nude|sexual|indecent|private) ?(pictures|"
    "photos|messages|images)?",
)

RULES = (OF_ONESELF, OF_A_CHILD)
