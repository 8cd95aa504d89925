"""Violence: rules for blows, force and abuse by somebody close."""

from skill.safety.phrase_patterns import compile_phrases

VIOLENCE = compile_phrases(
    # blows against the speaker or someone they know
    "(he|she|they|<someone>|<abuser>) (has |have |had |is |was |keeps |kept |just |sometimes |often |started |"
    "starts |been |again |also |tried to |tries to |wants to |threatens to |threatened to |likes to |used to |"
    "does |going to |started to )*(hit|hits|hitting|hitted|beat|beats|beating|beaten|punch|punched|punches|"
    "punching|slap|slaps|slapped|slapping|kick|kicked|kicks|kicking|choke|choked|chokes|choking|strangle|"
    "strangled|strangles|strangling|shove|shoved|shoves|pushed|hurt|hurts|hurting|attack|attacked|attacks|burn|"
    "burned|burns|bite|bit|bites|kill|abuse|abused|abuses|abusing|assault|assaulted|molest|molested|molesting|"
    "molests|rape|raped|rapes|whip|whips|threaten|threatens|threatened|threatening|stalk|stalks|stalking|stalked|"
    "terrorise|terrorize|terrorizes|belt|belts|belted|batter|batters|battered|thump|thumps|thumped|whack|whacks|"
    "whacked|drag|drags|dragged|spits?|spat|scald|"
    "scalded|headbutts?|headbutted|headbutted|smacks?|smacked|pins?|pinned|wallops?|walloped|stamped|bashes|bashed|"
    "jumped|pushes) (on |at )?(me|us|her|him|them|my "
    "(kids?|children|son|daughter|mother|mum|mom|sister|brother|baby|arm|face)|the (kids|children|baby)|our "
    "(kids|children))(?! (at|it|in the race|in (chess|cards|tennis|scrabble)|by|with joy|feelings|to the|up with|"
    "deep|around (in )?(pool|swing|trolley|pram)|down (to|with)|on (swing|nose|cheek|(back|shoulder) and (held|hugged|"
    "said|laughed|smiled))|in \\w+ties|with (kisses|compliments)|"
    "forward|for (email|card)|harder|further|limits?|top|finish|bed|door|shop|line|high score))",
    "(goes|go|going|went|gone|come|comes|came|coming|flew|flies|laid into|lays into|lay into|laying into|set about|"
    "sets about) (for |at |after )?(me|us)( again| last| with| when| every| so)*"
    "( with (fists?|belt|knife|bat|hammer|bottle)|( again| every| last))",
    "<abuser> (\\w+ )?(gone|goes|went|going|comes|came|flew|flies|lays|laid|laying) (for|at|into|after|hands on|"
    "his hands on|a hand on|hand on) (me|us|her|my)",
    "(knocks?|knocked|knocking|pushes|pushed|slaps|slapped|beats|shoves|chucks|throws|bats|kicks|smacks) (me|her|"
    "us|him|my \\w+) (about|around)( <end>|$| how| when| and| so| every| a)(?! (in|ball))",
    "(puts?|putting|stuck|shoved|slid) (his|her|their) (hands?|fingers?) (in|down|up|under|inside|on|between) my "
    "(pants|trousers|knickers|underwear|top|shirt|skirt|dress|leg|legs|thigh|bottom|bum|private|privates|bra|"
    "clothes)",
    "(says?|threatens?|threatened|threatening|going|will|shared|posted|leaked|sharing|posting|sent) (\\w+ "
    "){0,3}?(share|post|leak|send|publish|show|sharing|posting|shared|posted|leaked|sent)? ?my (nudes?|naked "
    "(pictures|photos)|sex tape|private (pictures|photos)|intimate photos)",
    "(threw|throws|throwing|slammed|slams|slamming|shoved|shoves|flung|hurled|smashed|pushed|banged) (me|us|her|"
    "him|my (mum|mom|mam|sister|brother|kids|son|daughter|mother|head)) (\\w+ )?(against|into|down|across|onto|"
    "through|over) (the |a )*(wall|stairs|floor|door|room|table|glass|window|bed|ground|car|radiator|sofa)",
    "(forced|forces|force|pushed|forcing) (himself|herself|themselves) (on|onto|into) (me|her|him|us|my)",
    "(he|husband|boyfriend|partner|she|ex) (has |had |wants |wanted |having )sex with me (when|while|and) (i )(am |"
    "was |do |did )?(asleep|sleeping|not|said no|say no|drunk|cry)",
    "(hands|hand) (\\w+ )?(around|round|on|at) (my|her) (throat|neck)",
    # threats
    "(he|she|they|<abuser>) (says?|said|saying|tells? me|told me|swears?|swore|promises|promised) ((he|she|they) )?"
    "(is going to |are going to |going to )?(kill|murder|hurt|beat|hit|strangle|shoot|stab|burn) "
    "(me|us|my (kids|children|baby|mum|mom|mother)|the kids)",
    "(he|she|they|<abuser>) (kill|murder) (me|us) (if|when) "
    "((i|we) (ever |try |tried |dare |am |was )*(to )?(leave|leaving|left|go|going|run|ran|walk|tell|told|talk|call|"
    "report|escape)|(he|she|they) (knew|knows|finds out|found out|hears|heard|sees|saw) i "
    "(am |was |have been )?(talking|talk|telling|tell|told|speaking|calling|called|here|asking|leaving))",
    "grabbed me (by|hard|and|so hard|round|around)( my| neck| throat| hair| shook| threw| pushed| <end>)",
    "(am|being|been|get|getting|was|is|got|gets) (being |been |getting )?(hit|beaten|beaten up|abused|punched|"
    "slapped|choked|strangled|assaulted|raped|molested|stalked|threatened|attacked|kicked|locked up|trafficked|"
    "blackmailed)( by| at home| again| every| last night| right| <end>|$| and)",
    "(domestic|physical|sexual) (violence|abuse)( at home| from| by| happening| victim|$| hotline| helpline)",
    "(domestic|family) (violence|abuse)",
    "(abusive|violent|controlling) (relationship|marriage|partner|husband|wife|boyfriend|girlfriend|father|"
    "mother|dad|mum|mom|ex|home|parent|parents|man|son|stepdad|stepfather|brother|household|situation)",
    "<abuser> (is|gets|got|was|becomes|being|turns|can be|has become|has been|became|be) "
    "(very |so |physically |more |really |too |getting |often )*(violent|abusive|aggressive|physical|"
    "dangerous)( <end>|$| when| with| to| after| towards| if| and|)(?! (at |with |about |over |in |when playing |"
    "playing )+(monopoly|cards|chess|scrabble|games?|football|board|tennis|"
    "driving|work|traffic|video|mario|uno|salesmen|weeds))",
    "(throw|throws|threw|throwing|smash|smashes|smashed|smashing|breaks|broke|punched|punches) "
    "(things|stuff|plates|dishes|objects|furniture|phone|wall|walls|hole|holes|bottles?|door)( at me| at us|"
    " in the wall| in wall| when| because| around| down| at| again| every)",
    "(threw|throws|throwing) (a |the |his |her |something|things )*... at (me|us|the kids|my)",
    "(held|holds|holding|pointed|points|pulled|puts|put|came|comes|waved|waves) ... (gun|knife|weapon|blade|bat) "
    "(on|to|at|around|against) ?(me|my|us|her)?",
    "(hands|hand) (around|round|on|over) (my|her) (throat|neck|mouth)",
    "(someone|somebody|man|person) (in|at|of) (this|my|our|the)? ?(house|home|family|flat|room) "
    "(is |keeps |has been |always )*(hurting|hurts|hits|hitting|beating|beats|touching|touches|scares|threatens|"
    "abusing|abuses)",
    "<abuser> (is |keeps |always )?(comes?|coming|came|goes|run|runs|running) (after|at|for) (me|us)",
    "(relative|family member|family friend|babysitter|neighbou?r|roommate|teacher|priest|coach|somebody i know|"
    "someone i know|somebody close|someone close)( to me)? (is |has been |keeps |was )*(hurting|hurts|touching|"
    "touches|hitting|hits|abusing|abuses|threatening|threatens) (me|us|him|her|my \\w+)",
    "(he|she|<abuser>) (keeps|has|got|owns|bought) (a |his |her )?(gun|knife|weapon) and "
    "(\\w+ ){0,4}(use|shoot|kill|hurt|scared|afraid|threat|threatens|threatened|me)",
    "(black eye|bruises) (from|because|he|she|by|on my|all over)",
    "(forces|forced|forcing|makes|made) (me|her|him) (to )?(have sex|into sex|to have sex|touch|do sexual|to bed|"
    "sleep with|do things|into bed)",
    "(<abuser>|he|she|someone|somebody|man) (keeps? |is |always )?(touches|touched|touching) "
    "(me|my body|my private) ... (not (want|like)|said no|no|night|bed|private|hate|secret|wrong|stop|scared)",
    "(touches|touched|touching|touch) me (when i do not|where i do not|in ways|inappropriately|down there|under|"
    "in (a )?bad way|at night|sexually|in private|without|and i do not|private)",
    "(raped|been raped|sexually assaulted|molested)( me| by| last|$| yesterday| when)",
)
