"""Rules: every fault an author can meet, by its id; docs/authoring.md shows this same table."""

from collections.abc import Collection

RULES = {
    # the file
    "unreadable-file": "The file cannot be opened, is over 2 MB, or is a pipe, a device or a link that leads nowhere",
    "not-utf-8": "The file is not UTF-8 text",
    "byte-order-mark": "The file starts with an invisible byte order mark",
    "windows-line-ends": "Lines end as on Windows",
    "mac-line-ends": "A line ends as on old Macs",
    "invisible-character": "A character that nobody can see or say",
    "no-content": "The folder holds no content",
    "unread-file": "A file or folder that looks like content, and is not read as it stands",
    # the front matter
    "no-front-matter": "The file does not start with front matter between --- lines",
    "front-matter-end": "The front matter has no closing --- line",
    "long-front-matter": "The front matter is longer than 40 000 characters",
    "bad-yaml": "The front matter is not YAML",
    "not-a-mapping": "The front matter is not a list of keys and values",
    "unknown-key": "A key nobody reads",
    "repeated-key": "A key stands there twice",
    "missing-key": "A key that must be there is missing",
    "empty-value": "A key has nothing after it, or no letter or digit",
    "wrong-type": "A value of another kind: a list for a text, a text for a number",
    "unknown-kind": "The kind is none we know",
    "bad-id": "The id is not lower-case words with hyphens (answers: underscores), too long, or one the skill needs",
    "bad-date": "The day is not written as 2026-11-23",
    "bad-length": "The length is not written as 5:00",
    "bad-position": "The position is not a whole number from 1",
    "bad-source": "A source is not written as R12",
    "name-case": "A name is not in lower case",
    "bad-variant": "A variant's name is not lower-case words with hyphens, or is open, others or all",
    "unknown-need": "A need for which there are no helplines",
    "unknown-closing": "A closing we do not have",
    "bad-gate": "A gate does not say “continue”, which opens it",
    # the words
    "empty-body": "There is nothing to say",
    "long-paragraph": "A paragraph is longer than 2 000 characters",
    "long-answer": "An answer is longer than 60 words",
    "not-in-an-answer": "A pause, breath, chime, bed, voice, variant or chapter stands in an answer",
    "repeated-helplines": "An answer says the same helplines twice",
    "not-in-a-programme": "Helplines are to be said in a programme, which cannot know where its listener is",
    "empty-chapter": "A chapter has no words",
    "heading-level": "A heading is not one of the ## kind",
    "empty-heading": "A heading has no title",
    "marked-title": "A chapter's title holds a directive, a mark or HTML: it is shown as it is, and never spoken",
    "not-for-narration": "A list, link, web address, picture, code or line: nobody hears those",
    "raw-html": "HTML stands in the text",
    "open-comment": "A comment is never closed",
    "comment-beside-text": "Words stand on the line of a comment, where they would be lost",
    "note-beside-text": "Words stand right under a note, where they would be lost",
    "ampersand": "An & stands in the text",
    "less-than": "A < stands in the text",
    "greater-than": "A > stands in the text",
    "square-brackets": "Square brackets stand in the text",
    "stage-direction": "A direction to a reader, as (pause) or [bell rings], would be read aloud",
    "unspoken-symbol": "A symbol that a voice reads badly",
    "nothing-to-say": "A paragraph, or what a mark is for, has no words",
    # inline marks
    "open-mark": "A mark or bracket is opened and not closed, or closed and not opened",
    "unknown-mark": "A mark we do not know",
    "unheard-mark": "Emphasis (also *words* or +words+) or pitch: no voice can do it",
    "bad-mark": "A mark that is not written as it should be, or a value it does not have",
    "empty-mark": "A mark has an empty value",
    "nested-mark": "Something stands inside words that are replaced as a whole",
    # directives
    "unknown-directive": "A directive we do not know",
    "bad-directive": "A directive that is not written as it should be",
    "directive-in-text": "A directive shares its paragraph with words",
    "bad-duration": "A time is not written as 20s or 500ms",
    "pause-range": "A silence is shorter than 0 or longer than 65 s",
    "bad-breathe": "Breaths are not written as they should be, or nobody could follow them with ease",
    "until-order": "The times of (until: …) do not rise",
    "unknown-bed": "A bed we do not have",
    "bed-level": "A bed is not between -40 and -12 dB",
    "unknown-chime": "A chime we do not have",
    "unknown-variant": "A (for: …) names a variant that the front matter does not",
    "unused-variant": "A variant that no (for: …) names, or that says what another form says",
    "for-nobody": "A (for: others) when every form has been named",
    # all files together
    "repeated-id": "Two contents have one id",
    "repeated-title": "Two programmes, or two answers, have one title",
    "repeated-position": "Two programmes of one kind have one position",
    "claimed-question": "Two answers claim one question",
    "claimed-name": "Two programmes claim one name, or it is another's title or id",
    "unknown-source": "A source is not in references.toml",
    "unknown-engine": "An engine we do not have",
    "unknown-voice": "A voice the engine does not have",
    "unknown-follow-up": "A follow-up is no programme",
    "gated-follow-up": "A follow-up stands behind a gate",
    "no-helpline": "An answer says helplines for a need, and helplines.toml has none to say just anywhere",
    # what must not be published
    "never-claim": "A promise nobody can keep, or words that push",
    "missing-opening": "An exercise does not say at its start: not while driving, eyes as you like, stop any time",
    "missing-closing": "An exercise does not end with whom to talk to",
    "missing-disclaimer": "A talk does not end with the disclaimer, word for word",
    "missing-disclosure": "An introduction does not say that the voice is made by a computer, word for word",
    "editors-note": "A note from the editor to themselves stands in what is published",
    "misses-length": "An exercise is longer or shorter than its length promises",
    "long-silence": "A silence is longer than 65 s, or than 20 s with no bed under it",
    "badly-read": "A number or time that a voice may read as another one",
    "broken-sub": "A sub, ipa or entry of the lexicon that says nothing, or nothing that can be said",
    "unreadable-letters": "Letters of another alphabet, which no voice of ours can read",
    # what is worth a look
    "doubtful-reading": "An abbreviation, capitals or a sign that one voice reads well and another does not",
    "misread-word": "A word with two ways to be said, and no mark for which",
    "needless-sub": "A sub, or an entry of the lexicon, that says the very same words",
    "unused-word": "A word of the lexicon that nobody says",
    # once it is spoken
    "until-overrun": "The words before an (until: …) end after it",
    # show.toml, lexicon.toml, references.toml, helplines.toml
    "bad-toml": "The file is not TOML",
    "out-of-range": "A setting is too small, too large or of another form",
    "repeated-word": "The lexicon has a word twice",
    "bad-country": "A country is not one of ISO 3166-1, as US or GB",
    "repeated-helpline": "A helpline stands there twice",
}


def format_choices(known: Collection[str]) -> str:
    """Return all choices as one text, "a, b or c"."""
    *others, last = known
    return f"{', '.join(others)} or {last}" if others else last


def suggest_nearest(word: str, known: Collection[str]) -> str:
    """Suggest the known word that is most like an unknown one; if none is like it, name all known words."""
    from difflib import get_close_matches

    meant = get_close_matches(word.lower(), known, n=1)
    return f"Did you mean {meant[0]}? We know {format_choices(known)}" if meant else f"Use {format_choices(known)}"
