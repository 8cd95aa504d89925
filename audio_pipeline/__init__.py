"""Warm Recall's line from written words to published sound."""
