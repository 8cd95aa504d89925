"""Helpline requests: recognises requests for a helpline's number, or for the show notes that have it."""

from skill.safety.phrase_patterns import compile_phrases

_NUMBER = "(phone |telephone |help |crisis |emergency )*numbers?"
_ONE = "(i|we|you|one|someone|somebody|anyone|anybody)"
_CALL = "(call|ring|phone|dial|text|contact|turn|talk|speak|reach)( out| with| for help)*"
_END = "( (with )?(if|when|in|at night|tonight|for help|about (it|this)|instead|right|again)| <end>)"

REQUESTS = compile_phrases(
    "(help ?|hot ?|crisis |life)lines?",
    "samaritans|nine eight eight|988|one one six one two three|116 123",
    f"{_NUMBER} (for|of) (help|crisis|emergency|emergencies|hard moment|somebody talk|someone talk)",
    f"(what|which|where|those|these|their|^) ?(is |are |was |were |about )*{_NUMBER}( again| in show notes)*$",
    "(give|tell|read|say|repeat|have|hear|get|want|need|know) (me |us |my )?(those |these |their |out )*"
    f"{_NUMBER}( again)?$",
    f"(what|which|have|give me|is there|any) (is |are |my )*{_NUMBER} (can |do |should |could |would |must )?"
    f"{_ONE}? ?(can |could |should )?{_CALL}",
    f"(who|whom|where) (else )?(can|could|do|should|would|might|am|are) {_ONE} (can )?(supposed )?{_CALL}{_END}",
    f"is there (anyone|anybody|someone|somebody) {_ONE}? ?(can |could )?{_CALL}{_END}",
)

SHOW_NOTES = compile_phrases("show ?notes")
SOURCES = compile_phrases("sources?|stud(y|ies)|research|references?|papers?|read more|articles?|evidence")


def is_helpline_request(words: str) -> bool:
    """Return whether these words, from normalise_words(), ask for helplines or for the show notes that have them."""
    return bool(REQUESTS.search(words)) or (bool(SHOW_NOTES.search(words)) and not SOURCES.search(words))
