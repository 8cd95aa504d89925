"""Covers: each is drawn once, and again when its file in the cache is damaged."""

from pathlib import Path

from audio_pipeline.publish.artwork import EXERCISE
from audio_pipeline.publish.covers import draw_covers
from audio_pipeline.stores.folder import FolderStore
from tests.studio import Ledger


def test_a_cover_is_drawn_once(tmp_path: Path) -> None:
    cache = Ledger(FolderStore(tmp_path / "cache", durable=False))
    drawn = draw_covers([EXERCISE, EXERCISE], "Warm Recall", cache)
    assert len(cache.put_names) == 2
    assert draw_covers([EXERCISE], "Warm Recall", cache) == drawn
    assert len(cache.put_names) == 2


def test_a_cover_of_which_a_part_is_damaged_is_drawn_again(tmp_path: Path) -> None:
    cache = FolderStore(tmp_path / "cache", durable=False)
    drawn = draw_covers([EXERCISE], "Warm Recall", cache)
    for path in (tmp_path / "cache" / "artwork").glob("*.small"):
        path.write_bytes(b"half of it")
    assert draw_covers([EXERCISE], "Warm Recall", cache) == drawn
