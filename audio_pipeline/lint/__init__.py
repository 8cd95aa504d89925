"""Lint: find what must not be published, by pure rules, one idea a file."""
