"""Stages: each by itself."""
