"""Playback: chooses the programme to play, and keeps the place where each listener stopped."""
