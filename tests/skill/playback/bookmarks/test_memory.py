"""Bookmarks in memory keep the promises."""

import pytest

from skill.playback.bookmarks.bookmarks import Bookmarks
from skill.playback.bookmarks.memory import MemoryBookmarks
from tests.contracts.bookmarks_contract import BookmarksContract


class TestMemoryBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self) -> Bookmarks:
        return MemoryBookmarks()
