"""Control: kept in, watched, threatened or robbed by somebody near."""

from skill.safety.words import spoken

CONTROL = spoken(
    # kept in, watched, threatened, robbed of choice
    "(not|never|no) (let|letting|lets|allow|allows|allowed|allowing|permit) "
    "(me |us )?(to )?(leave|leave house|go out|go outside|see (my|anyone|people|friends)|talk to "
    "(my|anyone)|speak to|have (money|phone|my own|friends)|use (phone|the phone)|work|out of|sleep|eat|leave "
    "(the )?(house|home|room|apartment|flat))",
    "locked in (my|the|this|our)? ?(room|house|bedroom|bathroom|basement|flat|apartment|home|cellar|closet) ... "
    "(he|she|key|let me|out|help)",
    "(he|she|<abuser>) (is )?(drunk|angry|shouting|screaming|yelling|furious|violent) (again )?and "
    "(\\w+ ){0,5}(scared|afraid|frightened|terrified|hiding|hit|hits|hurt|throw|throws|break|breaks)",
    "(locks|locked|keeps|kept|lock|keep|trapped|traps|locking) (me|us|her) "
    "(in|inside|up|at home|here|in house|prisoner|in my room|out of)",
    "(am|feel|being|i am|held|kept|like) (a )?(prisoner|hostage|captive|trapped)( in "
    "(my own|this|my)| at home| by (him|her|my)| with (him|her|an|my)|with| here with)",
    "(took|takes|taken|controls|tracks|checks|reads|hides|hid|watches|monitors|controlling|checking|smashed) "
    "(away )?(my|all my|every|all of my|all) (phone(?! (charger|number|call|case))|money|passport|car keys|keys|"
    "messages|texts|location|where i go|move|calls|documents|bank|papers|wages|salary|cards?)",
    "(controls|watches|tracks|monitors|controlling|checks) (everything i|where i|who i|my every|what i|me all|"
    "me everywhere)",
    "(threatens|threatened|threatening|says|said|swore|promised|told me|threaten|saying|warned) "
    "(that |me |to |he |she |is |going |they |would |us )*(to )?(kill|hurt|hit|beat|shoot|stab|strangle|burn|"
    "take my (kids|children|baby)|take (the )?(kids|children)|find me|kill "
    "(me|us|himself|herself)|come after|deport|destroy) (me|us|my|our|the "
    "(kids|dog|cat|children)|kids|if i|himself|herself|away)?",
    "(he|ex|husband|boyfriend|partner|man|dad|father|stepdad|stepfather|she) "
    "(is )?(going to |gonna |wants to |trying to |tried to |might |try to )+(kill|hurt|hit|beat|find|murder|"
    "attack|rape|strangle) (me|us|her|my|the kids|kids|them)( <end>|$| and| tonight| when| one day| someday| or|"
    " again)",
    "(someone|somebody|man|stranger|ex|person|intruder|guy|men) "
    "(is |keeps |has been |broke |trying |been )*(followed|following(?! (my|our) "
    "(channel|page|account|blog|instagram)|( me)? on)|stalking|watching|in my house|in house|breaking in|"
    "broke into|outside my|outside window|trying to get in|banging on|broken in|waiting outside|broke in|"
    "break in|coming to my house)( me| in| my| to| house| door| home| and|$)",
    "(afraid|scared|too frightened|can not|how do i|want to|need to|how to|trying to|help me|planning to|"
    "how can i) (to )?(leave|escape|get away|get out|run away|break up|flee) "
    "(from )?(him|her|<abuser>|home) ?(safely|because|hurt|he|without|secretly|kill|before he|abusive|violent|"
    "tonight safely)",
    "(need|want|have|help me|looking for|find|how do i find) "
    "(a |to )?(safe place|shelter|women shelter|refuge|safe house|get me out|escape from home)( to "
    "(go|stay|sleep|hide)| tonight| from| for (me|women)|$| away)",
    "(hurt|hurting|hits|hitting|beats|beating|touching|abusing|abuses|touches|molesting|neglecting|starving|"
    "shakes|shaking) (my|the|her|his|a|our|their|that|this|some) (children|child|kids?|baby|daughter|son|little "
    "(girl|boy|brother|sister)|granddaughter|grandson|niece|nephew|step ?(son|daughter)|grandchild|boy|"
    "girl)( <end>|$| and| when| again| at| i)",
    "(neighbou?r|woman|man|girl|child|kid|friend|sister|mother|mum|mom|daughter|couple|lady|someone|she|boy|"
    "baby) (next door |upstairs |downstairs )?(is |are |being |getting |gets |keeps )+(beaten|abused|"
    "screaming for help|hurt by|beaten up|being hit|attacked|threatened|hurt at home)",
)
