"""Progress: where each listener is, from what their player reports."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Catalog, Release
from skill.bookmarks.bookmarks import Bookmark, Bookmarks, BookmarksError, State
from skill.programmes import after, content_id, known
from skill.reply import NOTHING, Memory, Play, Reply

MAX_RETRIES = 2
"""How often a stream that failed is tried again before we let it be quiet."""

FOLLOWED = "benefit"
"""The kind of programme after which the next one of its kind plays by itself."""

UNKNOWN = Bookmark(release_id="", offset_ms=0, at_ms=0)
"""Where a listener is whose bookmark cannot be read just now."""

_NEAR_THE_END_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a request tells besides what is wanted."""

    listener: str
    at_ms: int
    """When the device sent it, in milliseconds since 1970."""
    token: str = ""
    """The Release the player names; empty: none."""
    offset_ms: int = 0
    is_now: bool = True
    """Whether the player speaks of now; one that has been quiet names what it played last, perhaps a week ago."""
    memory: Memory = NOTHING
    country: str = ""
    """Where the listener is, as far as their language tells: an ISO 3166-1 code; empty: not known."""


class Progress:
    """Keeps every Bookmark true to what the player reports, and answers the player."""

    def __init__(self, catalog: Callable[[], Catalog], bookmarks: Bookmarks, address: Callable[[str], str]) -> None:
        self.catalog = catalog
        self._bookmarks, self._address = bookmarks, address

    def here(self, turn: Turn) -> Bookmark | None:
        """Where the listener is: what the player says in this very request, or else what was kept.

        UNKNOWN if what was kept cannot be read and the player says nothing.
        """
        kept, release = self._kept(turn), known(self.catalog(), turn.token)
        plays = turn.is_now or bool(release and _just_stopped(release, kept))
        if release is None or not (plays or kept is UNKNOWN):
            return kept
        state = State.PLAYING if plays else State.STOPPED
        return replace(_for(release, kept), offset_ms=turn.offset_ms, at_ms=turn.at_ms, state=state)

    def keep(self, turn: Turn, bookmark: Bookmark) -> bool:
        """Keep it, unless something later is known."""
        return self._bookmarks.save(turn.listener, bookmark)

    def forget(self, turn: Turn) -> Reply:
        """Keep nothing of this listener."""
        self._bookmarks.delete(turn.listener)
        return Reply()

    def play(self, release: Release, offset_ms: int = 0, *, after: str | None = None) -> Play:
        """Play this Release from here on; the last moment of one that became shorter is its beginning."""
        return Play(
            token=release.id,
            url=self._address(release.url),
            offset_ms=offset_ms if offset_ms < release.duration_ms - _NEAR_THE_END_MS else 0,
            title=release.title,
            subtitle=self.catalog().show.title,
            artwork_url=self._address(release.artwork_small_url or self.catalog().show.artwork_url),
            enqueue_after=after,
        )

    # --- what the player reports ------------------------------------------------------------------------------

    def started(self, turn: Turn) -> Reply:
        """It plays, from this offset."""
        if release := known(self.catalog(), turn.token):
            kept = _for(release, self._kept(turn))
            self.keep(turn, replace(kept, offset_ms=turn.offset_ms, at_ms=turn.at_ms, state=State.PLAYING))
        return Reply()

    def stopped(self, turn: Turn) -> Reply:
        """It was stopped, at this offset; the end of what was replaced says nothing about where the listener is."""
        if kept := self._same(turn):
            self.keep(turn, replace(kept, offset_ms=turn.offset_ms, at_ms=turn.at_ms, state=State.STOPPED))
        return Reply()

    def finished(self, turn: Turn) -> Reply:
        """It was heard to the end."""
        if kept := self._same(turn):
            over = replace(kept, offset_ms=0, at_ms=turn.at_ms, state=State.FINISHED, failures=0)
            self.keep(turn, over)
        return Reply()

    def nearly_finished(self, turn: Turn) -> Reply:
        """Say what comes after: itself if it loops, the next talk after a talk, and quiet after all else."""
        release, kept = known(self.catalog(), turn.token), self._same(turn)
        if release is None or release.gate:
            return Reply()
        next_talk = after(self.catalog(), release) if release.kind == FOLLOWED else None
        following = release if kept and kept.loops else next_talk
        return Reply(directive=self.play(following, after=turn.token) if following else None)

    def failed(self, turn: Turn) -> Reply:
        """Try again where it failed, a few times; then keep the place and be quiet."""
        release, kept = known(self.catalog(), turn.token), self._same(turn)
        if release is None or kept is None:
            return Reply()
        offset_ms = turn.offset_ms or kept.offset_ms
        failures = min(kept.failures + 1, MAX_RETRIES + 1)
        state = State.PLAYING if failures <= MAX_RETRIES else State.STOPPED
        failed = replace(kept, offset_ms=offset_ms, at_ms=turn.at_ms, failures=failures, state=state)
        if not self.keep(turn, failed) or failures > MAX_RETRIES:
            return Reply()
        return Reply(directive=self.play(release, offset_ms))

    def _kept(self, turn: Turn) -> Bookmark | None:
        """What was kept; UNKNOWN if it cannot be read just now."""
        try:
            return self._bookmarks.load(turn.listener)
        except BookmarksError:
            return UNKNOWN

    def _same(self, turn: Turn) -> Bookmark | None:
        """What was kept, if it is about the programme that the player names, or if nothing was."""
        release = known(self.catalog(), turn.token)
        if release is None:
            return None
        kept = self._kept(turn)
        if kept and kept.release_id and content_id(kept.release_id) != release.content_id:
            return None
        return _for(release, kept)


def _just_stopped(release: Release, kept: Bookmark | None) -> bool:
    """Whether a quiet player's last programme is the one that we believed to play: its report is still on its way."""
    return bool(kept and kept.state is State.PLAYING and content_id(kept.release_id) == release.content_id)


def _for(release: Release, kept: Bookmark | None) -> Bookmark:
    """The Bookmark for this programme, as it sounds today: another programme starts with a clean one."""
    if kept and content_id(kept.release_id) == release.content_id:
        return replace(kept, release_id=release.id)
    return Bookmark(release_id=release.id, offset_ms=0, at_ms=0)
