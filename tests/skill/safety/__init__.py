"""Danger, recognised in words."""
