"""Answers: finds the answer that is nearest to a listener's question."""
