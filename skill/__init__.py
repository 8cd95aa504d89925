"""Warm Recall's skill: answers a listener with a meditation, an answer or help."""
