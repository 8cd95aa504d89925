"""Markup: the language content is written in, and everything that can be wrong with it."""
