"""Conversations with the skill, one table each: README.md says how to write one."""
