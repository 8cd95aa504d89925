"""Mastering a Mix into a Programme."""
