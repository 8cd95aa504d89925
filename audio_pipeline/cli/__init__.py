"""Cli: what an editor types; one file a command."""
