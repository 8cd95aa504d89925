"""Handlers: each reads what was heard, asks, and replies; no decision, no wording, no storage."""
