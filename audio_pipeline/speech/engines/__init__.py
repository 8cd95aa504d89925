"""Engines: each turns a segment into sound."""
