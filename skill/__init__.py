"""Warm Recall's skill: from a listener's words to a meditation, an answer, or help."""
