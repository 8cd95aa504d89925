"""Playback: what plays next, and where each listener stopped."""
