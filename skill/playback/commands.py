"""Commands: reads what a listener says to a programme: "skip thirty seconds", "how long is left" (pure)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from skill.playback.naming.lengths import merge_lengths
from skill.safety import Utterance
from skill.safety.phrase_patterns import PhrasePattern, compile_phrases, normalise_words


class CommandKind(Enum):
    """What is to be done."""

    FORWARD = "forward"
    BACK = "back"
    NEXT_CHAPTER = "next chapter"
    PREVIOUS_CHAPTER = "previous chapter"
    REPEAT_CHAPTER = "repeat chapter"
    GO_TO_CHAPTER = "go to chapter"
    TIME_LEFT = "time left"
    LAST_SENTENCE = "last sentence"
    SAY_AGAIN = "say again"
    SHORTER = "shorter"
    LONGER = "longer"
    NO_TOUCH = "no touch"
    EYES_OPEN = "eyes open"
    QUIETER_MUSIC = "quieter music"
    LOOP_ON = "loop on"
    LOOP_OFF = "loop off"
    STOP_AFTER_THIS = "stop after this"
    STOP_IN = "stop in"
    CANCEL_TIMER = "cancel timer"
    TIMER_LEFT = "timer left"
    SET_TIMER = "set timer"
    WHAT_FOLLOWS = "what follows"
    WHICH_PARTS = "which parts"
    READ_IT = "read it"
    WHOSE_VOICE = "whose voice"
    MANS_VOICE = "man's voice"
    WOMANS_VOICE = "woman's voice"
    ANOTHER_VOICE = "another voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that a listener says to a programme."""

    kind: CommandKind
    length_ms: int = 0
    """How far to go, or how long to play; 0 if that was not said."""
    chapter: str = ""
    """The words for a chapter."""


_ASK = "((no|can|could|may|you|i|want|like|need|let|us|me|alexa|wait|sorry|try|is there|do you have) )*"
_END = "( (thanks|thank you|then|instead|again|alexa|or|about|for (me|now)|if possible))*$"
_MS = r"(by |for |about )?\d+ms"
_BACK = "(back|backwards?)"
_AHEAD = "(forwards?|ahead)"
_YOU = "((can|could|you|alexa|wait) )*"
"""The words before "go back": "I want to go back" may be about a life, and not about a programme."""
_MOVE = "(skip|jump|go|move|wind|fast)"
_PART = "(parts?|chapters?|sections?|steps?|bits?)"
_THIS = "(this|that|it|this one|that one|programme|exercise|talk|meditation|one)"
_OVER = "(ends|finishes|stops|is over|is finished|is done)"
_FORM = "(version|form|one|way)"
_SHE = "(she|he|they|it|voice|woman|lady|man|narrator|that)"
_STOP = "(stop|end|finish|turn off|switch off|go off|shut off|go quiet|be quiet|fade out|turn yourself off)"
_PLAYING = "( (playing|play|it|this|that|everything))*"
_HEAR = "(((?<=want )|(?<=like )|(?<=let me )|(?<=let us )|(?<=can i )|(?<=could i )|(?<=may i ))(hear|have) )?"
"""A wish to hear something: "I hear a man's voice" may be said by a person who hears voices."""
_IN = f"{_HEAR}((play|use|give|do|change|switch|try|read|say|put|go on|keep going) )*((it|this|that|to|in|into|with) )*"
_MUSIC = "(background )*(music|sound|sounds|bed|rain|waves|ocean|noise)"

_PATTERNS: Mapping[CommandKind, PhrasePattern] = {
    CommandKind.STOP_IN: compile_phrases(
        rf"^{_ASK}{_STOP}{_PLAYING} (in|after) \d+ms{_END}",
        rf"^{_ASK}(set |start )?(sleep )?timer {_MS}{_END}",
        rf"^{_ASK}(set |start )?\d+ms (sleep )?timer{_END}",
    ),
    CommandKind.STOP_AFTER_THIS: compile_phrases(
        f"^{_ASK}{_STOP}{_PLAYING} (after|when|at|with) (end of )?{_THIS}( {_OVER})?{_END}",
        f"^{_ASK}{_STOP}{_PLAYING} (at end|after){_END}",
        f"^(no|nothing) more after {_THIS}{_END}",
        f"^do not (play|start) (another|more|next|anything)( one)?( after {_THIS})?{_END}",
    ),
    CommandKind.CANCEL_TIMER: compile_phrases(
        f"^{_ASK}(cancel|stop|clear|turn off|switch off|forget|delete) (my )?(sleep )?timer{_END}",
        f"^no (sleep )?timer{_END}",
    ),
    CommandKind.TIMER_LEFT: compile_phrases(
        f"^how (long|much|much time|many minutes)( (is|are|does|do|will|has))?( there)?( (sleep )?timer)?"
        f"( (still|have|run|go|got))* (left|to go|remaining) (on|for|of) (my )?(sleep )?timer{_END}",
        f"^how (long|much|much time|many minutes) (is|are|does|do|will|has)( my)? (sleep )?timer"
        f"( (still|have|run|go|got))*( (left|to go|remaining))?{_END}",
        f"^(what is )?(time )?(left|remaining) on (my )?(sleep )?timer{_END}",
        f"^when (is|does|will)( my)? (sleep )?timer (be )?(end|finish|over|finished|stop|up|go off|run out|done){_END}",
        f"^(is|do i have|is there|did i set)( my)? (sleep )?timer( (on|set|running|still running|still on))?{_END}",
    ),
    CommandKind.BACK: compile_phrases(
        f"^{_ASK}({_MOVE} |take )?(it |me )?{_BACK} {_MS}{_END}",
        f"^{_YOU}({_MOVE} )?(it )?{_BACK}( (little|bit|little bit|few seconds))?{_END}",
        f"^{_ASK}rewind( it| this)?( (little|bit|little bit|{_MS}))?{_END}",
        rf"^\d+ms {_BACK}{_END}",
    ),
    CommandKind.FORWARD: compile_phrases(
        f"^{_ASK}({_MOVE} )?(it |me )?{_AHEAD} {_MS}{_END}",
        f"^{_YOU}({_MOVE} )?(it )?{_AHEAD}( (little|bit|little bit|few seconds))?{_END}",
        f"^{_ASK}(skip|jump) (next |over )?{_MS}{_END}",
        rf"^\d+ms {_AHEAD}{_END}",
    ),
    CommandKind.REPEAT_CHAPTER: compile_phrases(
        f"^{_ASK}(repeat|play|do|hear|start|say) (this|that|it) {_PART}( again| over)*{_END}",
        f"^(this )?{_PART} (again|once more|one more time){_END}",
        f"^{_ASK}(go )?{_BACK} (beginning|start) of (this )?{_PART}{_END}",
    ),
    CommandKind.PREVIOUS_CHAPTER: compile_phrases(
        f"^{_ASK}(go |play |back )*(previous|last) {_PART}{_END}",
        f"^{_ASK}(go |skip |jump )?{_BACK} (one )?{_PART}{_END}",
        f"^{_PART} (back|before){_END}",
    ),
    CommandKind.NEXT_CHAPTER: compile_phrases(
        f"^{_ASK}(go |play |skip |on |jump )*next {_PART}{_END}",
        f"^{_ASK}(skip|leave out|jump over|pass over|leave) (this |that |over )*{_PART}( out)?{_END}",
        f"^{_ASK}(skip|jump|go) ({_AHEAD} |on )?(one )?{_PART}{_END}",
    ),
    CommandKind.TIME_LEFT: compile_phrases(
        f"^how (long|much|much (time|longer|more)|many( more)? minutes)( (is|are|does|do|will|has))?( (there|{_THIS}))?"
        f"( (still|have|take|last|run|go|got))* (left|to go|remaining|remain)( in {_THIS})?{_END}",
        f"^how much (longer|more)( (is|does|will))?( {_THIS})?( (take|last|go|run|be))?{_END}",
        f"^(what is )?(time|length) (left|remaining){_END}",
        f"^when (is|does|will) (this|this one|programme|exercise|talk|meditation) (be )?(end|finish|over|finished|stop)"
        f"{_END}",
    ),
    CommandKind.LAST_SENTENCE: compile_phrases(
        f"^(sorry )?what (did|does|was|is|has) {_SHE} (say|said|saying|tell me|telling me)( last)?{_END}",
        f"^(sorry )?what was (that )?last (sentence|words?|bit|thing)( {_SHE} said)?{_END}",
        f"^{_ASK}(say|read|repeat|tell) (me )?last (sentence|words?|line){_END}",
    ),
    CommandKind.SAY_AGAIN: compile_phrases(
        f"^{_ASK}(say|repeat|hear)( (it|last (bit|thing)))? again{_END}",
        f"^(sorry )?i (missed|did not hear|did not catch|did not get)( (it|last bit|what {_SHE} said))?{_END}",
    ),
    CommandKind.NO_TOUCH: compile_phrases(
        f"^{_ASK}(play |give |have |do )*(it |this )?(no|without( any)?) (touch|touching)( {_FORM})?{_END}",
        f"^{_ASK}(leave|leaving) out touch(ing)?{_END}",
    ),
    CommandKind.EYES_OPEN: compile_phrases(
        f"^{_ASK}(play |give |have |do )*(it |this )?(with )?(my )?eyes open( {_FORM})?{_END}",
        f"^{_ASK}(i |my )*(keep|have|leave) my eyes open{_END}",
        f"^do i (have|need) (to )?(close|shut) my eyes{_END}",
    ),
    CommandKind.QUIETER_MUSIC: compile_phrases(
        f"^{_ASK}(turn|make|take|switch) {_MUSIC} (down|quieter|softer|lower|off|away|less loud){_END}",
        f"^{_ASK}(turn|take|switch) (down|off|away) {_MUSIC}{_END}",
        f"^{_ASK}(play |with )?(quieter|softer|less|no|without|lower) {_MUSIC}{_END}",
        f"^{_MUSIC} is too loud{_END}",
    ),
    CommandKind.LOOP_OFF: compile_phrases(
        f"^{_ASK}(stop|no|not|do not) (looping|repeating|repeat|loop)( {_THIS})?{_END}",
        f"^do not (play|start) {_THIS} again{_END}",
    ),
    CommandKind.LOOP_ON: compile_phrases(
        f"^{_ASK}(loop|keep (repeating|looping)) {_THIS}{_END}",
        f"^{_ASK}(play|repeat|keep playing) {_THIS} (over and over|on (a )?loop|on repeat|again and again|in (a )?loop)"
        f"{_END}",
        f"^{_ASK}(play|start) {_THIS} again when {_THIS} {_OVER}{_END}",
    ),
    CommandKind.SET_TIMER: compile_phrases(f"^{_ASK}((set|start|use) )?(my )?(sleep timer|(?<= )timer){_END}"),
    CommandKind.WHAT_FOLLOWS: compile_phrases(
        f"^(and )?what (is|comes|plays|follows) (up )?(next|after (this )?{_THIS}){_END}",
    ),
    CommandKind.WHICH_PARTS: compile_phrases(
        f"^(which|what) {_PART} (is|are) ({_THIS}|there|we in|i in)( in {_THIS})?{_END}",
        f"^what are {_PART}{_END}",
    ),
    CommandKind.READ_IT: compile_phrases(
        f"^{_ASK}((send|show|give|where is) (me )?)?(transcript|text|words)( (of|for|to) {_THIS})?{_END}",
        f"^(where )?can i read {_THIS}{_END}",
    ),
    CommandKind.WHOSE_VOICE: compile_phrases(
        f"^(whose voice is( {_THIS})?|who is (speaking|talking|narrator|speaker)( here)?){_END}",
        f"^is( {_THIS})? (real|human|computer|artificial|ai|robot|synthetic) (voice|person|human){_END}",
    ),
    CommandKind.MANS_VOICE: compile_phrases(f"^{_ASK}{_IN}(man|male|gentleman|guy) voice{_END}"),
    CommandKind.WOMANS_VOICE: compile_phrases(f"^{_ASK}{_IN}(woman|female|lady) voice{_END}"),
    CommandKind.ANOTHER_VOICE: compile_phrases(
        f"^{_ASK}{_IN}(another|other|different) voice{_END}", f"^{_ASK}(change|switch) (this |that )?voices?{_END}"
    ),
}
"""What is heard first counts: "go back one part" goes back by a chapter, and not by seconds."""

_PARTS = frozenset(f"{part}{ending}" for part in ("part", "chapter", "section", "step", "bit") for ending in ("", "s"))
_KEY_WORDS: Mapping[CommandKind, frozenset[str]] = {
    CommandKind.STOP_IN: frozenset({"stop", "end", "finish", "off", "quiet", "out", "timer"}),
    CommandKind.STOP_AFTER_THIS: frozenset({"after", "when", "end", "another", "more", "next", "anything"}),
    CommandKind.SET_TIMER: frozenset({"timer"}),
    CommandKind.WHAT_FOLLOWS: frozenset({"what"}),
    CommandKind.WHICH_PARTS: _PARTS,
    CommandKind.READ_IT: frozenset({"transcript", "text", "words", "read"}),
    CommandKind.WHOSE_VOICE: frozenset({"voice", "who", "person", "human"}),
    CommandKind.MANS_VOICE: frozenset({"voice"}),
    CommandKind.WOMANS_VOICE: frozenset({"voice"}),
    CommandKind.ANOTHER_VOICE: frozenset({"voice", "voices"}),
    CommandKind.CANCEL_TIMER: frozenset({"timer"}),
    CommandKind.TIMER_LEFT: frozenset({"timer"}),
    CommandKind.BACK: frozenset({"back", "backward", "backwards", "rewind"}),
    CommandKind.FORWARD: frozenset({"forward", "forwards", "ahead", "skip", "jump"}),
    CommandKind.REPEAT_CHAPTER: _PARTS,
    CommandKind.PREVIOUS_CHAPTER: _PARTS,
    CommandKind.NEXT_CHAPTER: _PARTS,
    CommandKind.TIME_LEFT: frozenset({"left", "longer", "more", "remaining", "remain", "go", "when"}),
    CommandKind.LAST_SENTENCE: frozenset({"say", "said", "saying", "tell", "telling", "last"}),
    CommandKind.SAY_AGAIN: frozenset({"again", "missed", "hear", "catch", "get"}),
    CommandKind.NO_TOUCH: frozenset({"touch", "touching"}),
    CommandKind.EYES_OPEN: frozenset({"eyes"}),
    CommandKind.QUIETER_MUSIC: frozenset({"music", "sound", "sounds", "bed", "rain", "waves", "ocean", "noise"}),
    CommandKind.LOOP_OFF: frozenset({"loop", "looping", "repeat", "repeating", "again"}),
    CommandKind.LOOP_ON: frozenset({"loop", "looping", "repeat", "repeating", "again", "over"}),
    CommandKind.GO_TO_CHAPTER: frozenset({"go", "skip", "jump", "move", "get"}),
}
"""Words of which a command has at least one: a pattern takes long to find that it does not match."""

_RULES = tuple((kind, _KEY_WORDS[kind], pattern) for kind, pattern in _PATTERNS.items())

_LENGTH = re.compile(r"(\d+)ms")
_UNIT = re.compile(r"\b(?:sec|second|min|minute|hour|hr)s?\b")
_GO_TO = re.compile(
    r"^(?:(?:can|could|you|i|want|like|let|us|me|alexa|take) )*(?:go|skip|jump|move|get)"
    r"(?: (?:back|forward|ahead|straight|on))*(?: (?:part|chapter|section|step|bit))?"
    r"(?: (?:with|about|called|where))? (?P<chapter>.+)$"
)


def read_command(utterances: Iterable[Utterance]) -> Command | None:
    """Return the command in any of these wordings of one request; None if there is none.

    Every "go to ..." is a command to go to a chapter: whether there is one, the caller must find out.
    """
    wordings = tuple(dict.fromkeys(map(_merge_length, utterances)))
    every_word = frozenset(word for each in wordings for word in each.split())
    for kind, key_words, pattern in _RULES:
        if every_word.isdisjoint(key_words):
            continue
        if words := next(filter(pattern.match, _select_likely(wordings, key_words)), ""):
            length = _LENGTH.search(words)
            return Command(kind=kind, length_ms=int(length[1]) if length else 0)
    matches = filter(None, map(_GO_TO.match, _select_likely(wordings, _KEY_WORDS[CommandKind.GO_TO_CHAPTER])))
    return next((Command(kind=CommandKind.GO_TO_CHAPTER, chapter=each["chapter"]) for each in matches), None)


def _select_likely(wordings: Iterable[str], key_words: frozenset[str]) -> Iterator[str]:
    """Yield the wordings that have one of these words."""
    return (each for each in wordings if not key_words.isdisjoint(each.split()))


def is_plain_command(command: Command | None) -> bool:
    """Return whether the words were a command and nothing more: "go to ..." may be anything."""
    return command is not None and command.kind is not CommandKind.GO_TO_CHAPTER


def _merge_length(utterance: Utterance) -> str:
    """Return the normalised words; a length in them is one word, as "a minute and a half" is 90000ms."""
    if not _UNIT.search(utterance.words):
        return utterance.words
    words = re.findall(r"[\w']+", utterance.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return normalise_words(" ".join(merge_lengths(words)))
