"""Coercive control: rules for a speaker who is kept in, watched, threatened or robbed by somebody close."""

from skill.safety.phrase_patterns import compile_phrases

CONTROL = compile_phrases(
    "(<abuser>|who|someone|somebody) (\\w+ ){0,2}?(not|never) (let|letting|lets|allow|allows|allowed|allowing|permit) "
    "(me |us )(to )?(have|keep|touch|get) (my )?(own )?(bank|card|bank card|account|wages|pension|job|friends|keys|"
    "medicine|passport)",
    "((<abuser>|who|someone|somebody) (\\w+ ){0,2}?|am |are )(not|never|no) (let|letting|lets|allow|allows|allowed|"
    "allowing|permit) "
    "(me |us )?(to )?(leave|leave house|go out|go outside|see (my|anyone|people|friends)|talk to "
    "(my|anyone)|speak to|have (money|phone|my own|friends)|use (phone|the phone)|work(?! (from home|late|"
    "weekends))|out of|sleep(?! (in|on))|eat(?! (chocolate|sweets|before))|leave(?! (group|chat|call|table|"
    "page|whatsapp|without (hug|coat|kiss|jacket))) "
    "(the )?(house|home|room|apartment|flat))",
    "locked in (my|the|this|our)? ?(room|house|bedroom|bathroom|basement|flat|apartment|home|cellar|closet) ... "
    "(he|she|key|let me|out|help)",
    "(he|she|<abuser>) (is )?(drunk|angry|shouting|screaming|yelling|furious|violent) (again )?and "
    "(\\w+ ){0,5}(scared|afraid|frightened|terrified|hiding|hit|hits|hurt|throw|throws|break|breaks)",
    "(locks|locked|lock|trapped|traps|locking) (me|us|her) "
    "(in|inside|up|at home|here|prisoner|outside|out of (my |our )?(house|flat|home|room|bedroom|car|kitchen))(?! "
    "(account|app|website))",
    "(keeps|kept|keep|keeping) (me|us|her) (as )?(prisoner|locked|captive|hostage|trapped|(inside|indoors|at home|"
    "here|in (my |this |our )?(house|room|flat|"
    "bedroom|home))( <end>|$| against| like| all| and| by| with|because))(?! (company|warm|safe|till|until))",
    "(husband|wife|boyfriend|girlfriend|partner|ex|he|she) keeps (me|us) in( <end>|$)",
    "(am|feel|being|i am|held|kept|like) (a )?(prisoner|hostage|captive|trapped)( in "
    "(my own|this|my)| at home| by (him|her|my)| with (him|her|an|my)|with| here with)",
    "(?<!phone )(?<!watch )(?<!app )(?<!map )(?<!car )(?<!maps )(took|takes|taken|controls|tracks|checks|reads|"
    "hides|hid|watches|monitors|controlling|checking|smashed) "
    "(away )?(my|all my|every|all of my|all) (phone(?! (charger|number|call|case))|money|passport|car keys|keys|"
    "messages|texts|location|where i go|move|calls|documents|bank|papers|wages|salary|cards?|pension|benefits|"
    "medication)(?! "
    "(to me|aloud|out loud|for me when|sleep|steps|run|app))",
    "(controls|watches|tracks|monitors|controlling|checks) (everything i|where i|who i|my every|what i|me all|"
    "me everywhere)",
    "(threatens|threatened|threatening|says|said|swore|promised|told me|threaten|saying|warned) "
    "(that |me |to |he |she |is |going |they |would |us )*(to )?(kill|hurt|hit|beat|shoot|stab|strangle|burn|"
    "take my (kids|children|baby)|take (the )?(kids|children)|find me|kill "
    "(me|us)|come after|deport|destroy) (me|us|my|our|the "
    "(kids|dog|cat|children)|kids|if i|away)?(?! (?:himself|herself|themselves))",
    "(find|finds|hunt|track|come after) (me|us) (down )?(wherever|anywhere|no matter|if (i|we) (leave|go|run|left|"
    "ran))",
    "(he|she|<abuser>) (\\w+ )?(found|finds|knows|knew|worked) (out )?where (i|we) (am|are|live|work|moved|stay)( "
    "<end>|$| and)",
    "(am|are|in|from) (in )?(a |the )?(refuge|women shelter|womens refuge|womens shelter|domestic violence shelter)",
    "(safe|protected|protection|restraining order|order|hide|hiding|get away|escape|flee) (from|against) (my |the "
    ")?(\\w+ )?(husband|wife|boyfriend|girlfriend|partner|ex|fella|dad|father|stepdad|son|brother|mum|mom|mother|"
    "him|her)( <end>|$| because| and| who| he| she| with)",
    "(family|parents|dad|father|brothers?|mum|mom|they|uncle|cousins) (is |are |will |going |want |wants )*(force|"
    "forcing|make|making|forced|made|kill) (me|us) "
    "(to )?(marry|marriage|into marriage|get married|if i (do not|not|refuse|say no|marry|divorce|leave))",
    "(hard|how|want|wants|trying|need|way|help|helping|can|should|afraid|scared) (\\w+ ){0,5}?(leave|leaving|get "
    "out|get her out|get him out|get them out|get away|escape|escaping|out of|get me out) (of |from )?"
    "(\\w+ ){0,2}?(abusive|violent|controlling|abuser|abuse|dangerous)",
    "(want|wanted|trying|try|tried|scared|afraid|able) (to )?leave (him |her )?(but|because) (he|she|i am (scared|"
    "afraid)) (\\w+ ){0,3}?(take (kids|children|baby)|kill|hurt|find|find me|"
    "threatens?|scared|of what|says)",
    "(he|she|they|<abuser>) (\\w+ )?(says|said|threatens?|threatened|swears|told me) (\\w+ ){0,3}?(take|get|have) "
    "(my |the |our )?(kids|children|baby|son|daughter)( away| from me| if|"
    " and i| and never|<end>)",
    "(is (it|this|that|he|she)|am i being|are they|does it count as) (considered |really |a form of |emotional |"
    "called )*(abuse|abused|abusive|domestic abuse|coercive control)"
    "(?! (of|by (google|power|amazon|trolls)))",
    "<abuser> (\\w+ )?(keeps|always|is|been) (turning up|showing up|waiting|hanging around|coming|parking|sitting|"
    "outside|driving past) (outside |at |to |past |near |by )*(my|our) "
    "(work|house|home|flat|door|office|school|place|job)",
    "ex (\\w+ ){0,2}?(turning up|turns up|showing up|shows up|follows me|following me|outside|has a key|broke in|"
    "breaking in|got in|trying to (get|break) in|banging)",
    "(he|ex|husband|boyfriend|partner|man|dad|father|stepdad|stepfather|she) "
    "(is )?(going to |gonna |wants to |trying to |tried to |might |try to )+(kill|hurt|hit|beat|find|murder|"
    "attack|rape|strangle) (me|us|her|my|the kids|kids|them)( <end>|$| and| tonight| when| one day| someday| or|"
    " again)",
    "(someone|somebody|man|stranger|ex|person|guy|men|he|she) "
    "(is |keeps |has been |been )*(stalking|stalks|stalked|watching (me|us|my house)|coming to my house)( me| in| "
    "my| to| house| door| home| and|$)",
    "(afraid|scared|too frightened|can not|how do i|want to|need to|how to|trying to|help me|planning to|"
    "how can i) (to )?(leave|escape|get away|get out|run away|break up|flee) "
    "(from )?(him|her|<abuser>|home) ?(safely|because|hurt|he|without|secretly|kill|before he|abusive|violent|"
    "tonight safely)",
    "(need|want|have|help me|looking for|find|how do i find) "
    "(a |to )?(safe place|shelter|women shelter|refuge|safe house|get me out|escape from home)( to "
    "(go|stay|sleep|hide)| tonight| from| for (me|women)|$| away)",
    "(neighbou?r|woman|man|girl|friend|sister|mother|mum|mom|daughter|son|brother|couple|lady|someone|she|he|"
    "friends?|colleague|gran|nan|grandma) (next door |upstairs |downstairs )?(is |are |being |getting |gets |keeps "
    ")+(beaten|abused|"
    "screaming for help|hurt by|beaten up|being hit|attacked|threatened|hurt at home)",
)
