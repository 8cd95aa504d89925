"""Voices: each engine turns a Segment into sound."""
