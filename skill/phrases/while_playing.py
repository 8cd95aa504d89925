"""While playing: the sentences about the programme that plays, and about what comes after it."""

from collections.abc import Sequence

from audio_pipeline.catalog import Release

NEXT_FOLLOWS = "All right. The next one will follow it."
STOP_AFTER_THIS = "All right. I'll stop after this one."
HOW_LONG = "Say, for example, ten minutes."
FOR_HOW_LONG = "For how long?"
NOTHING_FOLLOWS = "Nothing follows this one."
COMPUTER_VOICE = "The voice is made by a computer. It belongs to nobody."
NO_TEXT = "Its words are not written down anywhere, I'm sorry."
NO_TIMER_SET = "There's no timer running."
TIMER_CANCELLED = "All right. I'll play on."
STARTING_OVER = "Starting over."
LAST_CHAPTER = "This is the last part."
NO_CHAPTERS = "This one has no parts to go to."
PAST_ITS_END = "That would be past its end."
IS_OVER = "That one is over."
NOTHING_SAID_YET = "Nothing has been said yet."
WORDS_UNKNOWN = "I can't look up the words just now."
NO_QUIETER_MUSIC = "I can't turn the music down on its own yet, I'm sorry. Alexa's volume turns down both."
LEAVE_TOUCH_OUT = "There is no other form of this one. Leave out any touch, or just think of it."
KEEP_EYES_OPEN = "There is no other form of this one. Keep your eyes open all through it, if you like."


def format_time_left(left_ms: int) -> str:
    """Say roughly how many minutes are left."""
    minutes = round(left_ms / 60_000)
    return {0: "It is nearly over.", 1: "About a minute is left."}.get(minutes, f"About {minutes} minutes are left.")


def go_on_with(release: Release) -> str:
    """Say which programme goes on."""
    return f"We go on with {release.title}."


def quote(sentence: str) -> str:
    """Say the last sentence of a programme again."""
    return f"The last words were: {sentence}"


def announce_following(release: Release) -> str:
    """Say what comes next."""
    return f"Next comes {release.title}."


def tell_chapters(current: str, titles: Sequence[str]) -> str:
    """Say which part is heard, and which parts there are."""
    return f"This part is called {current}. The parts are: {'; '.join(titles)}." if titles else NO_CHAPTERS


def say_where_to_read(release: Release) -> str:
    """Say where the words of a programme can be read."""
    return f"The card in your Alexa app says where you can read {release.title}."


def list_chapters(titles: Sequence[str]) -> str:
    """Say that there is no such chapter, and which there are."""
    return f"It has no part of that name. The parts are: {'; '.join(titles)}." if titles else NO_CHAPTERS


def stop_in(length: str) -> str:
    """Say when playback will end."""
    return f"All right. I'll stop in about {length}, where one ends."


def fade_out_in(length: str) -> str:
    """Say when the programme will fade out, between two of its sentences."""
    return f"All right. I'll fade out in about {length}, in a quiet moment."


def stop_at_its_end(left_ms: int) -> str:
    """Promise that playback will end with this programme."""
    return f"All right. {say_end(left_ms)}"


def say_end(left_ms: int) -> str:
    """Say that playback will end with this programme, and when that is."""
    return f"I'll stop when this one ends. {format_time_left(left_ms)}"


def say_timer_left(length: str) -> str:
    """Say how long the sleep timer still runs."""
    return f"The timer still has about {length}."
