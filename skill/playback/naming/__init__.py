"""Naming: which programme a listener means by what they say."""
