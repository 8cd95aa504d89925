"""Bookmarks in a table of DynamoDB: many machines share them, and so do many functions of AWS Lambda.

An item has all that is kept of one listener. A write is conditional on the item that was read, so that of two writers
at once the second one reads again; what it writes is the merge of both, in which the newer bookmark wins.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from skill.playback.bookmarks.bookmark_json import format_all, name_broken_record, parse_all
from skill.playback.bookmarks.bookmarks import BookmarksError, Change, ListenerState
from skill.playback.bookmarks.changes import (
    apply_change,
    has_later_bookmark,
    merge_changes,
    select_newer,
    select_used,
)
from skill.playback.bookmarks.dynamodb_client import KEY, TTL, translate_refusals
from skill.playback.bookmarks.expiry import find_expiry_ms
from skill.playback.bookmarks.secret import hash_device, hash_listener

_STATE, _WRITTEN = "state", "written"
"""What is kept, as JSON, and a random text that each write changes. A count would begin again after a deletion."""

_MOST_ATTEMPTS = 50
"""Attempts of one change, if others write the same item each time."""

_NOBODY = "-"
"""A key that no listener has."""

_Item = Mapping[str, Any]


class DynamoBookmarks:
    """Bookmarks in this table; listeners and devices are stored by keys that the secret makes of their ids.

    Every error is a BookmarksError.
    """

    def __init__(self, client: Any, table: str, *, secret: bytes) -> None:
        """Use a table that exists; its partition key is a text with the name KEY."""
        self._client, self._table, self._secret = client, table, secret
        self._used_since_ms = self._forgotten_since_ms = 0
        self._get_item(_NOBODY)

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; an empty one if the listener is not known."""
        key = hash_listener(self._secret, listener)
        kept = self._parse_item(self._get_item(key))
        return apply_change(ListenerState(), kept, hash_device(self._secret, key, device))

    def save(self, listener: str, change: Change) -> bool:
        """Save a change and return True; False if a later bookmark of a device is saved, which stays."""
        key = hash_listener(self._secret, listener)
        bookmarks = {hash_device(self._secret, key, device): each for device, each in change.bookmarks.items()}
        change = replace(change, bookmarks=bookmarks)
        before = self._merge(key, lambda _: change)
        return not has_later_bookmark(before, change)

    def count_listeners(self) -> None:
        """Return None: DynamoDB counts by reading everything."""

    def read_all(self) -> Iterator[tuple[str, Change]]:
        """Yield the key of each listener, and what is kept of them."""
        with translate_refusals(self._table):
            for page in self._client.get_paginator("scan").paginate(TableName=self._table, ConsistentRead=True):
                for item in page["Items"]:
                    key: str = item[KEY]["S"]
                    with name_broken_record(f"dynamodb:{self._table}", key):
                        kept = self._parse_item(item)
                    yield key, kept

    def add(self, key: str, copied: Change) -> bool:
        """Add what is newer in another store's record of a listener; return whether anything is."""
        before = self._merge(key, lambda kept: select_newer(copied, kept))
        return select_newer(copied, before) != Change()

    def _merge(self, key: str, find_change: Callable[[Change], Change]) -> Change:
        """Write the change that is found for what is kept of a listener; return what was kept before."""
        for _ in range(_MOST_ATTEMPTS):
            item = self._get_item(key)
            kept = self._parse_item(item)
            change = find_change(kept)
            if change == Change() or self._write_if_unchanged(key, item, merge_changes(kept, change)):
                return kept
        raise BookmarksError(f"dynamodb:{self._table}: others write the same item all the time")

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        """Leave out, from now on, what was last used before a time, and who was forgotten before another time.

        The table deletes whole items by itself, some days after their time; to look through all of them would cost
        more than all else.
        """
        self._used_since_ms = max(before_ms, self._used_since_ms)
        self._forgotten_since_ms = max(forgotten_before_ms, self._forgotten_since_ms)

    def close(self) -> None:
        """Keep the connections: the store may be opened again, and they end with the process."""

    def _get_item(self, key: str) -> _Item:
        """Return the item with a key as it is at this moment; an empty one if there is none."""
        with translate_refusals(self._table):
            answer = self._client.get_item(TableName=self._table, Key={KEY: {"S": key}}, ConsistentRead=True)
        item: _Item = answer.get("Item", {})
        return item

    def _parse_item(self, item: _Item) -> Change:
        kept = parse_all(item[_STATE]["S"]) if item else Change()
        return select_used(kept, self._used_since_ms, self._forgotten_since_ms)

    def _write_if_unchanged(self, key: str, before: _Item, kept: Change) -> bool:
        """Put an item in the place of another one; return False if that is no longer there."""
        condition = _build_condition(before)
        with translate_refusals(self._table):
            try:
                if kept.bookmarks or kept.places or kept.forgotten_at_ms:
                    self._client.put_item(TableName=self._table, Item=_build_item(key, kept), **condition)
                elif before:
                    self._client.delete_item(TableName=self._table, Key={KEY: {"S": key}}, **condition)
            except self._client.exceptions.ConditionalCheckFailedException:
                return False
        return True


def _build_item(key: str, kept: Change) -> _Item:
    known = kept.bookmarks or kept.places
    kept = kept if known else replace(kept, said=())
    return {
        KEY: {"S": key},
        _STATE: {"S": format_all(kept)},
        _WRITTEN: {"S": secrets.token_hex(8)},
        TTL: {"N": str(find_expiry_ms(kept) // 1_000)},
    }


def _build_condition(before: _Item) -> dict[str, Any]:
    if not before:
        return {"ConditionExpression": "attribute_not_exists(#name)", "ExpressionAttributeNames": {"#name": KEY}}
    return {
        "ConditionExpression": "#name = :before",
        "ExpressionAttributeNames": {"#name": _WRITTEN},
        "ExpressionAttributeValues": {":before": before[_WRITTEN]},
    }
