"""Legal words: what the pages on privacy and terms say of every show, true of the code and filled with its settings."""

from collections.abc import Iterator

from audio_pipeline.catalog import Show
from audio_pipeline.content import boilerplate
from audio_pipeline.content.site_words import SiteSection
from audio_pipeline.publish.site.site import Site

UNUSED_MONTHS = 18
"""How long the skill keeps what is not used; skill/playback/bookmarks/expiry.py deletes it then."""

_THIS_SITE = SiteSection(
    title="On this site",
    text=(
        "These pages set no cookies, count no visits and load nothing from anybody else. The words you search for "
        "stay in your browser. Your place in a programme isn't kept.\n\n"
        "Like every web server, the one that sends you these pages and the sound sees the address of your connection, "
        "and whoever runs it may keep a log of that for a while."
    ),
)
"""True of every site that is made here."""

_TERMS = (
    SiteSection(
        title="What this is, and what it isn't",
        text=(
            f"{boilerplate.DISCLAIMER}\n\n"
            "Nothing here is a reason to stop or change a treatment or a medicine. Please ask the person who "
            "prescribed it. In an emergency, call your emergency number."
        ),
    ),
    SiteSection(
        title="Where and when to listen",
        text=(
            "Please listen at a time when you aren't driving, and nothing else needs watching. Leave out what doesn't "
            "suit you, and stop whenever you want to."
        ),
    ),
    SiteSection(
        title="What is promised",
        text="The pages and the recordings are offered as they are. Nobody can promise that they are always there.",
    ),
)
"""The terms of a show whose editor wrote none."""


def list_privacy_sections(site: Site) -> Iterator[SiteSection]:
    """Yield the parts of the page on privacy: what is true by the code, what the editor wrote, and whom to ask."""
    show = site.catalog.show
    yield _THIS_SITE
    if site.words.voice:
        yield _make_voice_section(show)
    yield from site.words.privacy
    yield _make_contact_section(show)


def list_terms_sections(site: Site) -> Iterator[SiteSection]:
    """Yield the parts of the terms: those of the editor, else those of every show, and whom to ask."""
    yield from site.words.terms or _TERMS
    yield _make_contact_section(site.catalog.show)


def _make_voice_section(show: Show) -> SiteSection:
    return SiteSection(
        title="By voice",
        text=(
            f"If you ask for {show.title} on a smart speaker, nothing you say is recorded or stored by us. Kept is "
            "which programmes you played, when, and where you stopped in them, what plays next, which of them you "
            "said you like, and how often each greeting was said, so that you can go on from there and don't hear the "
            "same words each time. That is kept under a code made from the id by which Amazon tells us apart from "
            "others, and from the id of the speaker. We don't learn your name, and ask for no permission.\n\n"
            "Say “forget me” to the skill and twice yes, or disable the skill, and all of it is deleted. The time at "
            "which you said so is kept until the end of the next day, so that nothing comes back. What isn't used for "
            f"{UNUSED_MONTHS} months is deleted by itself. How Amazon itself handles your voice is governed by your "
            "Alexa settings."
        ),
    )


def _make_contact_section(show: Show) -> SiteSection:
    writing = f" Write to {show.email} with whatever you want to ask, or have deleted." if show.email else ""
    website = f" More about us: {show.website}" if show.website else ""
    return SiteSection(title="Who runs this", text=f"{show.title} is run by {show.author}.{writing}{website}")
