"""Follow-ups: reads short replies to an answer or an offer: "tell me more", "says who", "something shorter" (pure)."""

from collections.abc import Iterable, Mapping
from enum import Enum

from skill.playback.naming.want import Wish
from skill.safety.phrase_patterns import PhrasePattern, compile_phrases, find_first_match


class FollowUp(Enum):
    """A reply to an answer that was given."""

    MORE = "more"
    SOURCES = "sources"
    AGAIN = "again"
    SLOWER = "slower"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    DONE = "done"
    UNSURE = "unsure"
    LENGTH = "length"


_ASK = (
    "((no|yes|yeah|ok|nope|can|could|you|i|want|like|love|need|have|hear|play|give|get|me|do|us|is|are|there|it|we|let|"
    "try|how|what|about|got|any|read|say|tell|instead|and|or|but|alright|right|go) )*"
)
"""The words before what is asked for: "could you tell me"."""
_IT = "( (it|that|this|them|these|those|you said|is))?"
_ONE = "( (one|ones|exercise|exercises|programme|programmes|talk|meditation|version|thing|option))?"
_SOME = "((something|anything|one|some|bit|much|little|lot|far|make it) )*"
_MUCH = "(so |that |too |much |enough )*"
_OFFERED = "( (do you have|is there|have you( got)?|you got|could i (do|hear|try)))?"
_ANEW = "(again|once more|one more time|in other words|differently|simpler|in (plain|simple) (words|english))"
_END = "( (thanks|thank you|then|instead|today|tonight|again|alexa|for (now|today|me|that)|if possible))*$"
_NO_THANKS = "((no|nope|ok|yes|thanks|thank you) )*"
_THEN = "( (thanks|thank you|then|now|alexa|like this|as i am|for (now|today|tonight|me)))*"
_GOOD = "((ok|right|alright|great|lovely|good|fine|perfect|nice|wonderful|many|ah|yes) )*"
_KIND = "(lovely|helpful|kind|nice|great|good|beautiful|useful|interesting|sweet)"
_VERY = f"( (alexa|much|lot|for (it|this|everything|your help|help|telling me|listening)|(was|is|very) {_KIND}))*"
_BYE = "(goodbye|good bye|bye|bye bye|good night|goodnight|see you|see ya|farewell|cheerio|night night)"
_UNTIL = "( (later|soon|tomorrow|for now|alexa|then|for today|everyone|my friend|friend))*"

_WISHES: Mapping[Wish, PhrasePattern] = {
    Wish.SHORTER: compile_phrases(
        f"^{_ASK}{_SOME}(shorter|quicker|briefer|less long|not (so |too )?long){_ONE}( than (that|this|it))?{_END}",
        "^(no )?((that|it|this) )?(is |sounds )*too long( for me)?$",
        f"^(no )?(i )?(do |have )*(not|no) (have |got )*{_MUCH}(time|long)( for (that|this|it))?$",
        "^(no )?i am in (a )?(hurry|rush)$",
        f"^((can|could|you) )*(give|get|find|show) me {_SOME}(short|quick|brief){_ONE}{_END}",
    ),
    Wish.LONGER: compile_phrases(
        f"^{_ASK}{_SOME}(longer|not (so |too )?short){_ONE}( than (that|this|it))?{_END}",
        "^(no )?((that|it|this) )?(is |sounds )*too short( for me)?$",
        "^(no )?i (have |got )+(more|plenty of|lots of) time$",
    ),
    Wish.A_SURPRISE: compile_phrases(
        f"^{_ASK}surprise( me)?{_END}",
        f"^{_ASK}(choose|pick|decide)( (one|something|for me|yourself))*{_END}",
        f"^{_ASK}(anything|whatever|whichever) (you )?(like|want|choose|think)( best)?{_END}",
    ),
    Wish.NEW: compile_phrases(
        f"^{_ASK}((something|anything|what is) )?(brand )?new( to hear)?{_END}",
        f"^{_ASK}(one|something|anything) (i )?(have )?(not|never) (heard|had|done|tried)( before| yet)?{_END}",
    ),
    Wish.THE_SAME_AGAIN: compile_phrases(
        f"^{_ASK}(same|last)( one| thing| exercise| talk)? (again|once more){_END}",
        f"^{_ASK}(same (one|thing)?( as (last time|before|yesterday))?|usual( one)?){_END}",
        f"^play last (one|exercise|talk|meditation){_END}",
    ),
    Wish.ANOTHER: compile_phrases(
        f"^{_ASK}(something|anything|someone|what|one|some) (else|different|other){_OFFERED}{_END}",
        f"^{_ASK}(another|different|other|next|others){_ONE}{_END}",
        f"^{_ASK}(a )?(new|fresh) (one|idea|suggestion){_END}",
        "^(no )?not ((this|it)( one)?|one)$",
        "^(no )?i (do not|dont) like (this one|one|this exercise|exercise|this talk|talk|it|this)$",
    ),
}

_FOLLOW_UPS: Mapping[FollowUp, PhrasePattern] = {
    FollowUp.DONE: compile_phrases(
        f"^{_NO_THANKS}(is |it is |was )+(all|enough|it)( (i (need|needed|wanted|want)( to know)?))?{_THEN}$",
        f"^{_NO_THANKS}(nothing|nothing else|nothing more|no more|enough|all done|shh){_THEN}$",
        f"^{_NO_THANKS}(not (today|tonight)|never mind|later|another time|next time|some other time){_THEN}$",
        f"^{_NO_THANKS}(i am|am|we are) (fine|ok|good|done|finished|alright|all right|happy){_THEN}$",
        f"^{_NO_THANKS}(you )?(can )?leave me( (in peace|alone|be|to it))*{_THEN}$",
        f"^{_NO_THANKS}(in )?peace{_THEN}$",
    ),
    FollowUp.SLOWER: compile_phrases(
        f"^{_ASK}(it |that |this |again |repeat |speak |talk |bit |little |more )*(slower|slowly|slow down){_END}",
        "^((that|it|you|this) )?(is |was |are |were |speak |talk )*too (fast|quick|quickly)( for me)?$",
    ),
    FollowUp.AGAIN: compile_phrases(
        f"^{_ASK}({_ANEW}|repeat( yourself)?){_IT}( again| once more)?{_END}",
        f"^{_ASK}(repeat )?(it|that|this|you said) {_ANEW}{_END}",
        "^(pardon( me)?|what|what was|what is|sorry|sorry what|come again|huh|eh|hm)$",
        "^(what did you say|what you said|what do you mean|what does (it |that )?mean)$",
        f"^(sorry )?i? ?(did|do|could|can) not (quite )?(hear|catch|get|understand|follow){_IT}$",
        "^(say|explain) (it|that|this)?( again)?$",
    ),
    FollowUp.SOURCES: compile_phrases(
        f"^{_ASK}says? who$",
        f"^who (says|said|told you|found|proved|showed|discovered|claims)( so)?{_IT}( out)?$",
        "^according to (who|whom)$",
        f"^{_ASK}(your |of |for |some )*(sources?|stud(y|ies)|research|evidence|references?|proof)"
        f"( (for|of|behind|is|are|do|on|from|you|have|got|there))*{_IT}{_END}",
        "^(what|which) (stud(y|ies)|research|researchers?|scientists?|papers?)( (is|was|said|says|it|this|in))*$",
        "^where (does |is |was |did |do |it |this |all |come |comes )*from$",
        f"^where (did|do) you (get|hear|read|find|have|learn){_IT}( from)?$",
        f"^how (do|can|did) (you|we|they|people|scientists|researchers) know{_IT}$",
        "^(is|was|are) (it|that|this)? ?(really |actually )?(true|proven|proved|scientific|real science)$",
        "^prove (it|that)$",
        "^what (is |are )*(it |this |all )*based on$",
    ),
    FollowUp.MORE: compile_phrases(
        f"^{_ASK}(know |bit |little |lot |anything |something |some )*more( details?| information)?"
        f"( (about|of|on|than)( it| this| that| these)?)?{_END}",
        f"^{_ASK}(elaborate|expand|go deeper|go into detail|and then)( on (it|that|this))?{_END}",
        f"^{_ASK}go on{_END}",
    ),
    FollowUp.THANKS: compile_phrases(
        f"^{_GOOD}(thanks|thank you|cheers|ta|much appreciated|bless you){_VERY}$",
        f"^((it|that|this) )?(was|is) {_KIND}( (to (know|hear)|of you|thanks|thank you))*$",
    ),
    FollowUp.LENGTH: compile_phrases("^how long (is|does|will|would)( (it|this))?( (be|take|run))?$"),
    FollowUp.UNSURE: compile_phrases(
        "^((hm|i|do|am) )*(dunno|not (know|sure|decide|decided)|unsure)( yet)?$",
        "^(let me think|i need to think|give me (second|moment|minute)|wait|one (second|moment))( about it)?$",
    ),
    FollowUp.GOODBYE: compile_phrases(f"^{_GOOD}(thanks |thank you )*{_BYE}{_UNTIL}$"),
}


def read_wish(words: Iterable[str]) -> Wish | None:
    """Return the wish for another programme in any of these wordings, from normalise_words(); None if there is none."""
    return find_first_match(_WISHES, words)


def read_follow_up(words: Iterable[str]) -> FollowUp | None:
    """Return what any of these wordings, from normalise_words(), asks for after an answer; None if nothing."""
    return find_first_match(_FOLLOW_UPS, words)
