"""Pregnancy: rules for questions to a midwife, in words of classify_words()."""

from skill.safety.phrase_patterns import FEW, SOME, compile_phrases

_SOON = (
    "(induce|start|started|bring on|speed up|trigger|begin|kick start|hurry up|hold off|delay|prevent|get going|"
    "move along|get)"
)
_WEEKS = (
    "(weeks (pregnant|gone|along|today|tomorrow|overdue|late|how|is|can|should|what)|"
    "(at|past|over|thirty \\w+|forty|forty \\w+|twenty \\w+|twelve|my) weeks)"
)
_HELPED = (
    "(safe|should i|is it (ok|normal|safe|bad)|what (do|should) i|can i|could i|how (do|can|should) i|do i need|am i|"
    "is (he|she) getting)"
)

PREGNANCY = compile_phrases(
    "(trying for (baby|child|second|another)|BIRTH) (do|does|is|can|could) (?:\\w+ ){0,3}?(help|work|safe|make|stop)|"
    "trying for (baby|child|second|another) (?:\\w+ ){0,6}?(OXY|help|work|what|how|should)|BIRTH before i go in|"
    "far apart (?:\\w+ ){0,3}?BIRTH",
    "(hurt|harm|affect|damage|reach|upset) (my |the )?baby (BIRTH|in womb|in PART|inside)|(weeks|overdue|"
    "due) (?:\\w+ ){0,14}?(what would you do|should (i|we|she) (wait|be induced|go))",
    f"(how|can|could|should i|does|do|want|need|^) {FEW}{_SOON} (my |her |"
    f"the |an? |\\w+ )?(labou?r|BIRTH|period|delivery)(?! (story|programme|in study|happen))",
    "(bring|brings|bringing) (on )?(\\w+ )?(BIRTH|labou?r|period)( on)?",
    "(induce|kick start|speed up) (my |her )*(BIRTH|period|delivery|baby)",
    "(get|bring|start|kick|move) (my |her )?BIRTH (started|on|going|moving|off)",
    "(increase|boost|raise|improve|up|get more|make more|dry up|bring in|help) (my |her |with )*(BIRTH|milk|"
    "sperm)(?! (please|FOOD))",
    "(can|could|should|may|is it (ok|safe)) (i |we |she )?(\\w+ ){1,4}(at|past) (\\w+ ){1,2}weeks<end>",
    f"{_WEEKS} (?:\\w+ ){{0,9}}?(how do|how can|is it|can i|should i|what (should|can|do)|do i|does it|would you)",
    f"(is|are) {SOME}(safe|ok|allowed|dangerous|bad|fine|risky|normal) {SOME}(BIRTH|{_WEEKS}|(at|"
    f"past) (\\w+ )?(\\w+ )?weeks)",
    "(safe|dangerous|harmful|bad) (for|to)? ?(my |an |unborn )*(baby|bump)|(hurt|harm|affect|damage|reach|upset|"
    "damages|harms) (my |unborn |\\w+ )?(baby|bump) (BIRTH|in belly|inside|in tummy|in womb)",
    "(help|helps|helping|make|makes|let|put|send) (me|us|my \\w+|her|you|him|we|my|with my|with our|our) (get |getting "
    "|be |go |in |into )*(BIRTH|sperm|period)(?! (story|go|easier))",
    "(get|getting|fall|falling|become) BIRTH (faster|quicker|easier|with|if|sooner|when|naturally|at|on|again|from|"
    "after|while|i|<end>)(?! (my|dad))",
    "(trying|tried|try) (?:\\w+ ){0,3}?(for (baby|child|second|another)|conceive|four years|two years|years|"
    "BIRTH) (?:\\w+ ){0,14}?(is there|would|does|can|could|should|what|OXY|help)",
    "(when|how soon|how long) (can|should|could|before|after) (i|we|you|she) {0,1}(?:\\w+ ){0,4}?(sex|BIRTH|exercise|"
    "lift|drive|swim|fly|run) (?:\\w+ ){0,3}?(again|after|since|CARE)",
    "how (far apart|often|many|strong|close|bad|long) (?:\\w+ ){0,4}?(BIRTH|kicks)( |$)(?!study)",
    f"(should|can|could|may|must|do) (i|we|she|my (wife|daughter|partner|sister|girlfriend)) {SOME}(BIRTH|"
    f"vbac)(?! (story|stories|programme|cafe|card|one|class|playlist|day|go))",
    "(is|are) (my|her) (\\w+ )?(milk|BIRTH|waters) {0,1}(?:\\w+ ){0,3}?(enough|late|ok|normal|safe|too|overdue|"
    "broken|gone|getting|leaking|ACHE)",
    f"(milk|BIRTH) {FEW}(not coming in|dried up|running out|drying up|not come in|coming in|not latch\\w*|gone down|"
    f"dropped) ?(?:\\w+ ){{0,5}}?(what|how|should|is it|help|can)",
    "(my )?(milk|supply) (is )?(not coming|dried up|drying up|low|dropped)",
    "(had|having|after|since|lost) (\\w+ )?(\\w+ )?(BIRTH|CARE) (?:\\w+ ){0,14}?(why$|is it (my|because|normal|safe|"
    "ok)|is there (a|any|PILL)|should i|should we|can i (take|have|try|get)|do i need|when can|how soon|how long (do|"
    "should|before))",
    f"(my|i am|i have|am|her|she is) (\\w+ )?(\\w+ )?BIRTH (?:\\w+ ){{0,6}}?{_HELPED}(?! (play|hear|listen to a|"
    f"have the))",
    "(period|BIRTH) (is |are |late |weeks |week |two |three |\\w+ ){0,3}(late|negative|heavy|stopped|irregular|"
    "missed|overdue) ?(?:\\w+ ){0,6}?(normal|TEST|am i|could|is it|should|what (do|does)|<end>)",
    "(missed|late|skipped|heavy|no) (\\w+ )?period (?:\\w+ ){0,8}?(normal|am i|could|is it|should|what|why|does)",
    "(am i|could i be|is she|might i be|could she be|do you think i am|can i get|can you get|"
    "could i get) BIRTH(?! (in mood|again with))",
    f"(does|do|can|could|is|might) {SOME}(cause|prevent|stop|help with|lead to|bring on|reduce) {FEW}(infertility|"
    f"miscarriage|fertility|morning sickness|stretch marks)",
    "(me|us) ovulate|help (me )?(ovulate|conceive)|(best|right) (position|time|day) (for|to|is) ?(conceive|BIRTH|"
    "get BIRTH|conceiving|ovulat\\w*)",
    "(vbac|c section|CARE|BIRTH) or (natural|normal|vaginal|wait|BIRTH|bottle|go natural)|is there best position|"
    "best position for (BIRTH|conceiv\\w*)",
    "(have|get|refuse|need|want|plan|choose) (the |an? )?(\\w+ )?(BIRTH) (?:\\w+ ){0,3}?(or|after|safe|at home|"
    "should|if|good idea|hurt baby)(?! (nap|shower|rest))",
)
