"""Publish: files of a release, catalog, feed, show notes, covers."""
