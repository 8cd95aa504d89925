"""Means: rules for a means of suicide that is at hand or asked for."""

from skill.safety.phrase_patterns import compile_phrases

MEANS = compile_phrases(
    "(took|taken|take|taking|swallowed|swallow|swallowing|swallows|saved|saving|saved up|counting|counted|have|"
    "got|collecting|collected|holding|staring at|looking at|sitting|here|ate|downed|drank|drink|saving up|hiding|"
    "hoarding) ... (all|whole|entire|bottle|handful|too many|lot|lots|bunch|enough|full|stash|pile|overdose|"
    "every one|box|pack|packet|load|dozens?) (of |my |the |his |her )*(sleeping |pain |heart )?(pills?|tablets|"
    "paracetamol|tylenol|aspirin|ibuprofen|medicine|medication|meds|painkillers?|sleeping|bleach|insulin|"
    "antidepressants|xanax|capsules|opioids?|oxycontin|drugs?)",
    "(took|taken|swallowed|has taken) (all|too many|too much|every|whole)( of)?( my| the| his| her)? ?(pills?|"
    "tablets|sleeping|medicine|medication|meds|painkillers?|medications)",
    "(how many|how much|what) ... (pills?|tablets|tylenol|paracetamol|aspirin|sleeping|insulin|medicine|"
    "oxycontin|xanax|drugs?|poison) ... (die|kill|fatal|lethal|overdose|end my|not wake|never wake|death)",
    "(way|ways|method|methods|kind) of (dying|suicide|killing myself) "
    "(is |are |would be |hurts? )*(least|most|less|easiest|quickest|painless|peaceful|fastest|best)",
    "and (took|taken|swallowed|take) (some |my |lots? of |all |these )*(pills|tablets|sleeping pills|"
    "meds)( <end>| and)",
    "(hoarding|stockpiling|saving up|saving|stashing|collecting|hiding|hoard|stashed|stockpiled|saved up) (\\w+ "
    "){0,3}?(pills|tablets|meds|medication|insulin|painkillers|sleepers)(?! (bottle|bottles|art|box|boxes|tray))",
    "(lethal|fatal|deadly) (dose|amount|overdose)(?! (for|of) (dogs?|cats?|chocolate|rats?))",
    "(how many|how much) ... (of )?(my |the |these |those )?(pills?|tablets|medicine|insulin|sleeping pills|"
    "paracetamol|morphine|patches) ... (take|need|finish me|end me|do it|be enough)"
    "( <end>|$| to (end|finish|kill|do)| finish me| end me| do me)",
    "(turned|turn|put|left|switched) (the )?(gas|car engine|engine|exhaust) (on )?(and|in garage) ... (lie|lay|"
    "sleep|wait|die|end|garage|go to sleep|breathe)",
    "(up |on |at )(the )?(multi storey|roof|rooftop|top of (building|car park)|car park roof|parapet|viaduct|"
    "balcony|cliff top) ... (looking down|look down|"
    "not stop looking|jump|over edge|not coming down)",
    "(if i|want to|going to|could|think about|thinking about|about to) (step|stepped|stepping|jump|jumped|fell|"
    "throw myself) (off|from) (the )?(platform|kerb|curb) ... "
    "(train|bus|tube|comes|in front)",
    "(easiest|painless|quickest|quick|fastest|best|easy|least painful|peaceful|simple|good|without pain|softest) "
    "(way|method|ways) (to |of |for )?(die|dying|(kill|killing)( myself| me| yourself| someone| a person| <end>|$)|"
    "suicide|end my (life|own|pain|suffering|"
    "existence|days|misery)|end it( <end>|$)|end life|end everything|death|stop living)",
    "(painless|peaceful|least painful|without pain|softest|gentlest) (way|method|ways) (to |of |for )?(go|do it)( "
    "<end>|$)",
    "how (to |do i |can i |does one |would i |should i |do you )?(i )?(die|kill myself|end my life|hang myself|"
    "tie a noose|tie noose|make noose|commit suicide|do suicide|overdose|end it|overdose on|cut my|"
    "slit)( painlessly| without| <end>|$| with| on)",
    "(what (would|will) happen|what happens|happens|happen) (if )?i (took|take|swallow|swallowed|ate) "
    "(?:\\w+ ){0,3}?(pills?|tablets|tylenol|paracetamol|aspirin|sleeping|ibuprofen|bottle|everything)",
    "(think|thinking|thought|thoughts|looking|look|tempted|urge|want) ... "
    "(about |of |at )?(taking|swallowing|take|swallow) (everything|it all|all|the whole|every|whole)",
    "(think|thinking|thought|thoughts|urge|tempted|want|dream|imagine) "
    "(about |of |to )?(crashing|crash|driving|drive) (my |the |this )?(car|truck|bike|motorbike)( off| into|"
    " over| <end>)",
    "(bought|buy|got|found|have) (a |some |my |the )?rope( <end>| and| for it| ready)",
    "(scratched|scratch|cut|burn|burned|hit|punch|punched) (my |his |her )(arms?|wrists?|legs?|thighs?|skin|"
    "head) ... (bled|bleed|blood|wall|on purpose)",
    "(keep|always|standing|stood) ... (standing|going|walking|ending up) (at|on|near|by|to) "
    "(the )?(train )?(tracks|bridge|ledge|cliff|edge)",
    "(tie|tied|tying|make|made|making|hanging|bought|have|need|got|in) (a |the |my )?noose",
    "(rope around|rope ready|rope in my)",
    "(have|got|holding|hold|with|bought|buy|found|find|loaded|keep|sitting with|get|staring at|looking at) "
    "(my |his |her |a |the |dad |father )*(gun|pistol|rifle|shotgun|razor|razor blade|razors|blade|blades|rope|"
    "knife) ((in|to) my (hand|hands|throat|wrist|lap|chest|head|mouth|bag|neck)|next to me|next me|beside|ready|"
    "against|here|loaded|under my|tonight|in front of me|at my)",
    "(have|got|holding|hold|loaded|sitting with|staring at|looking at) "
    "(my |his |dad |father )*(loaded )?(gun|pistol|rifle|shotgun)( <end>| in| and| here)",
    "(gun|knife|blade|razor) ... (my |his |her )?(head|mouth|wrist|wrists|throat|chest|temple|arm|skin)",
    "(put|putting) (a )?bullet (in|through)",
    "(pull|pulling) trigger",
    "(standing|sitting|stood|sat|walking|am|going|driving|walk|go|stand|here|looking|staring) ... "
    "(on|at|to|onto|near|by|over|off|in front of|up) (the |a |train |this )*(bridge|ledge|roof|rooftop|edge|"
    "tracks|railway|rails|cliff|train tracks|parapet|balcony) "
    "(edge |railing )?(and|ready|now|thinking|about|to|because|looking|wanting|of building|of roof|of bridge)",
    "(am|standing|stood|i am) (standing |stood |up |here |right |now )*(on|at|by|near) (the |a |my )*(bridge|ledge|"
    "rooftop|edge of (the |a )*(roof|bridge|cliff|building|platform)|window ledge|parapet|"
    "train tracks|railway tracks)$",
    "(yeet|yeeting|hurl|hurling|chuck|chucking|lob|launch|launching|throw|throwing|fling|flinging) (my ?self|me) "
    "(off|out|in front|under|down|from|into) (?!(sofa|work|it|bed|my|task|job|new|dating))",
    "(jump|jumping|jumped|throw myself|throwing myself|dive|leap|fling myself) (off|from|out of|out|of) "
    "(my |this |next |tall |high )*(bridge|roof|building|balcony|window|cliff|ledge|highway|motorway|overpass|"
    "multi storey|tower|platform)",
    "(jump|jumping|jumped|throw myself|throwing myself|dive|leap|fling myself) "
    "(in front of|under|infront of|into|on|onto) (my |this |moving |oncoming |next )*(train|bus|car|truck|lorry|"
    "traffic|tracks|railway|rails|highway|motorway|river|subway|metro|road)",
    "(want|going|feel like|feeling like|think|thinking|thought|might|could|should|ready|urge|tempted|about|she|"
    "he|keep) ... (step|stepping|walk|walking|run|running|lie down|lying|lie) "
    "(out )?(in front of|into|under|infront of|on|onto) (my |this |moving |oncoming |next |busy )*(train|bus|"
    "cars?|truck|lorry|traffic|tracks|train tracks|railway|rails|motorway|highway)",
    "(want|going|feel like|thinking|think|thought|urge|tempted|could|keep|might|should|about|imagine|dream|i) "
    "(to |about |of |just |thinking about )*(drive|driving|steer|steering|crash|crashing|swerve|swerving|veer|"
    "run) (my |the |this )*(car |truck |van )?(off|into|over|in front of) "
    "(the |a |my |oncoming |this )*(road|bridge|cliff|tree|wall|traffic|oncoming|river|lake|truck|lorry|pole|"
    "edge|lane)",
    "(open|cut|opening) my (veins|wrists)",
    "(i|i have|i am|just|he|she|they|<someone>|going|want|might|could|thinking of|thinking about|scared i|been) "
    "(have |has |is |am |was )?(going |want |accidentally |might |may )?(to )?(overdos(e|ed|ing)|oded)( on|$|"
    " tonight| myself| and| help)(?! (on )?(hugs|love|coffee|chocolate|sugar|cuddles|(\\w+ )?chocolates?|(\\w+ "
    ")?(cake|cheese|turkey|tv|telly|news|sunshine|carbs|sushi|netflix|cuteness|christmas)))",
    "(took|taken|take|want|plan|planned|planning|had) (my |an )?overdose",
    "^(help )?overdos(e|ed|ing)( help)?$",
    "(i|want|wants|going|just|i have) (to )?(drink|drank|drinking|swallow|swallowed|drunk) (some )?bleach",
)
