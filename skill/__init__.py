"""Warm Recall's skill: answers a listener with a meditation, an answer or help."""

import os

# A question is a few small products of matrices: more threads than one cost three times the processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
