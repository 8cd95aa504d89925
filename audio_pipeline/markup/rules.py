"""Rules: the description of each kind of fault, by its id; docs/authoring.md shows the same table."""

from collections.abc import Collection

RULES = {
    # the file
    "unreadable-file": "The file cannot be opened, is over 2 MB, or is a pipe, a device or a link that leads nowhere",
    "not-utf-8": "The file is not UTF-8 text",
    "byte-order-mark": "The file starts with an invisible byte order mark",
    "windows-line-ends": "Lines end as on Windows",
    "mac-line-ends": "Lines end as on old Macs",
    "invisible-character": "A character that cannot be seen or spoken",
    "no-content": "The folder has no content",
    "unread-file": "A file or folder that looks like content but is not read",
    # the front matter
    "no-front-matter": "The file does not start with front matter between --- lines",
    "front-matter-end": "The front matter has no closing --- line",
    "long-front-matter": "The front matter is longer than 40 000 characters",
    "bad-yaml": "The front matter is not YAML",
    "not-a-mapping": "The front matter is not a list of keys and values",
    "unknown-key": "An unknown key",
    "repeated-key": "The same key is there twice",
    "missing-key": "A required key is missing",
    "empty-value": "A key has no value, or a value without a letter or digit",
    "wrong-type": "A value has the wrong type: a list for a text, a text for a number",
    "unknown-kind": "An unknown kind",
    "bad-id": "The id is too long, one the skill uses, or not lower-case words with hyphens (answers: underscores)",
    "bad-date": "The day is not written as 2026-11-23",
    "bad-length": "The length is not written as 5:00",
    "bad-position": "The position is not a whole number from 1",
    "bad-source": "A source is not written as R12",
    "name-case": "A name is not in lower case",
    "bad-figure-name": "A name in figure_names has no (figure), or has capital letters",
    "bad-variant": "A variant's name is not lower-case words with hyphens, or is open, others or all",
    "unknown-need": "A need for which there are no helplines",
    "unknown-closing": "An unknown closing",
    "unknown-manner": "An unknown manner",
    "bad-artwork": "A programme's own cover is missing, or is none that Apple takes",
    "unknown-chapter": "A soundbite is not the title of a chapter",
    "unknown-touch": "An unknown touch",
    "bad-gate": "A gate does not say “continue”, which opens it",
    # the words
    "empty-body": "There is nothing to say",
    "long-paragraph": "A paragraph is longer than 2 000 characters",
    "long-answer": "An answer is longer than 60 words, or its section `## Tell me more` than 80",
    "not-in-an-answer": "An answer has a pause, breath, chime, bed, voice or variant",
    "repeated-helplines": "An answer says the same helplines twice",
    "not-in-a-programme": "A programme says helplines, although it cannot know its listener's country",
    "empty-chapter": "A chapter has no words",
    "heading-level": "A heading is not written with ##",
    "empty-heading": "A heading has no title",
    "marked-title": "A chapter's title has a directive, a mark or HTML, which would be shown as it is written",
    "not-for-narration": "A list, link, web address, picture, block of code or line, which cannot be heard",
    "raw-html": "The text has HTML",
    "open-comment": "A comment is never closed",
    "comment-beside-text": "Words are on the line of a comment, where they would be lost",
    "note-beside-text": "Words are right under a note, where they would be lost",
    "ampersand": "The text has an &",
    "less-than": "The text has a <",
    "greater-than": "The text has a >",
    "square-brackets": "The text has square brackets",
    "stage-direction": "A direction to a reader, as (pause) or [bell rings], would be read aloud",
    "unspoken-symbol": "A symbol that a voice reads badly",
    "nothing-to-say": "A paragraph has no words, or a mark has no words to apply to",
    # inline marks
    "open-mark": "A mark or bracket is opened and not closed, or closed and not opened",
    "unknown-mark": "An unknown mark",
    "unheard-mark": "Emphasis (also *words* or +words+) or pitch: no voice can do it",
    "bad-mark": "A mark that is not written correctly, or has an unknown value",
    "empty-mark": "A mark has an empty value",
    "nested-mark": "Another mark, a break or a chime is inside words that are replaced as a whole",
    # directives
    "unknown-directive": "An unknown directive",
    "bad-directive": "A directive that is not written correctly",
    "directive-in-text": "A directive shares its paragraph with words",
    "bad-duration": "A time is not written as 20s or 500ms",
    "pause-range": "A silence is shorter than 0 or longer than 65 s",
    "bad-breathe": "Breaths are not written correctly, or are hard to follow",
    "until-order": "The times of (until: …) are not in order",
    "unknown-bed": "An unknown bed",
    "bed-level": "A bed is not between -40 and -12 dB",
    "unknown-chime": "An unknown chime",
    "unknown-section": "An answer has a heading that is no section of an answer, or has one twice",
    "unknown-variant": "A (for: …) names a variant that the front matter does not have",
    "unused-variant": "A variant that no (for: …) names, or that says the same as another form",
    "for-nobody": "A (for: others) after every form has been named",
    # all files together
    "repeated-id": "Two contents have the same id",
    "repeated-title": "Two programmes, or two answers, have the same title",
    "repeated-position": "Two programmes of one kind have the same position",
    "claimed-question": "Two answers have the same question",
    "claimed-name": "Two programmes have the same name, or a name is the title or id of another programme",
    "unknown-source": "A source is not in references.toml",
    "unknown-engine": "An unknown engine",
    "unknown-voice": "A voice that the engine does not have",
    "unknown-follow-up": "A follow-up is not the id of a programme",
    "gated-follow-up": "A follow-up is behind a gate",
    "no-helpline": "An answer says helplines for a need, and helplines.toml has none for unknown countries",
    # what must not be published
    "never-claim": "A promise nobody can keep, or words that push",
    "missing-opening": "An exercise does not say at its start: not while driving, eyes as you like, stop any time",
    "missing-closing": "An exercise does not say near its end whom to talk to",
    "missing-disclaimer": "A talk does not end with the disclaimer, word for word",
    "missing-disclosure": "An introduction does not say that the voice is made by a computer, word for word",
    "editors-note": "The published text has a note from the editor to themselves",
    "no-contact": "A public show with a skill has no email of its own, or a placeholder for it, website or public_url",
    "misses-length": "An exercise is longer or shorter than its length promises",
    "long-silence": "A silence is longer than 65 s (150 s at the end of a descent), or than 20 s with no bed under it",
    "no-descent": "A programme that descends has no (until: …), or less than two minutes after its last words",
    "badly-read": "A number or time that a voice may read as another one",
    "broken-sub": "A sub, ipa or lexicon entry that is empty or cannot be spoken",
    "unreadable-letters": "Letters of another alphabet, which no voice can read",
    # what is worth a look
    "doubtful-reading": "An abbreviation, capitals or a sign that one voice reads well and another does not",
    "misread-word": "A word with two pronunciations, and no mark that says which",
    "needless-sub": "A sub, or a lexicon entry, that says the same words",
    "unused-word": "A word of the lexicon that no text has",
    # once it is spoken
    "until-overrun": "The words before an (until: …) end after it",
    # show.toml, lexicon.toml, references.toml, helplines.toml, figures.toml
    "bad-toml": "The file is not TOML",
    "out-of-range": "A setting is too small, too large or not in the right form",
    "unknown-category": "A category or subcategory that Apple Podcasts does not have",
    "unknown-episode": "What show.toml names as an episode, or for a voice, is no programme's id and no kind",
    "repeated-word": "The lexicon, or the table of figures, has the same word twice",
    "bad-country": "A country is not one of ISO 3166-1, as US or GB",
    "repeated-helpline": "The same helpline is there twice",
    "bad-figure": "A figure's id or word is not in lower-case letters from a to z",
}


def format_choices(choices: Collection[str]) -> str:
    """Return all choices as one text, "a, b or c"."""
    *others, last = choices
    return f"{', '.join(others)} or {last}" if others else last


def suggest_nearest(word: str, choices: Collection[str]) -> str:
    """Suggest the choice that is most like the word; if none is like it, name all of them."""
    from difflib import get_close_matches

    nearest = get_close_matches(word.lower(), choices, n=1)
    all_choices = format_choices(choices)
    return f"Did you mean {nearest[0]}? The choices are {all_choices}" if nearest else f"Use {all_choices}"
