"""Metrics: what the served skill counts, for Prometheus."""
