"""Handlers: each reads a request, calls a service and returns its reply; no decision, no wording, no storage."""
