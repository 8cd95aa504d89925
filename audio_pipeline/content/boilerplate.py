"""Boilerplate: texts that stand with every programme, in the feed and in show notes."""

DISCLAIMER = (
    "This is for comfort and curiosity. It isn't medical or psychological treatment. "
    "If you're struggling, please talk with a professional, or someone you trust."
)
"""The disclaimer of the evidence sheet, section 5.5. Talks end with it word for word."""

COMPUTER_VOICE_NOTICE = "The voice you hear is made by a computer."
"""Said in every introduction, and written in the feed and in all show notes: Apple's content guidelines ask for it in
the sound and in the text. It is true of every engine; one that plays a person's recordings would need other words."""

WITHDRAWN_NOTICE = (
    "This programme is no longer part of the show. If you were in the middle of it, you can hear the rest here."
)
"""Stands on the page of a withdrawn programme."""

OTHER_WAYS_TITLE, HELPLINES_TITLE, SOURCES_TITLE = "Other ways to do it", "Someone to talk to", "Sources"
CHAPTERS_TITLE = "Chapters"
"""Titles in show notes."""
