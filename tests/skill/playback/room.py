"""A listener with a player, and no assistant near."""

from audio_pipeline.catalog import Catalog, Release
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.play_queue import PlayQueue
from skill.playback.player import Player
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import Play, Reply, SessionState
from tests.catalogs import CATALOG

BASE = "https://cdn.example/"


class Room:
    """A listener with a player, and a clock that only goes on when told."""

    def __init__(self, catalog: Catalog = CATALOG) -> None:
        self.catalog, self.at_ms, self.bookmarks = catalog, 1_000_000, MemoryBookmarks()
        self.progress = PlaybackTracker(lambda: self.catalog, self.bookmarks, lambda url: BASE + url)
        self.player = Player(self.progress)
        self.queue = PlayQueue(self.progress, lambda: self.catalog)

    def turn(
        self, release: Release | str | None = None, offset_ms: int = 0, memory: SessionState | None = None
    ) -> RequestContext:
        """A second later; the player names a programme, or a token as it stands."""
        self.at_ms += 1_000
        token = release if isinstance(release, str) else release.id if release else ""
        return RequestContext(
            listener="me", at_ms=self.at_ms, token=token, offset_ms=offset_ms, session_state=memory or SessionState()
        )

    def bookmark(self) -> Bookmark:
        found = self.bookmarks.load("me", "").bookmark
        assert found is not None
        return found


def played(reply: Reply) -> Play:
    assert isinstance(reply.directive, Play)
    return reply.directive
