"""Lint: what must not be published; pure rules over what is written, one idea a file."""
