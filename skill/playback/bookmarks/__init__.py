"""Bookmarks: the place where each listener stopped, in memory or in a file."""
