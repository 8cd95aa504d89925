"""Executors: threads for little work, processes for much, a cluster for more."""
