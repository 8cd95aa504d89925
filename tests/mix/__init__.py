"""Laying out a timeline and rendering it."""
