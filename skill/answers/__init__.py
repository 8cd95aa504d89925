"""Answers: what a listener asks, and which answer comes nearest to it."""
