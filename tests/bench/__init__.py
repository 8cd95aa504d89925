"""Measures, not tests: nothing here fails because a machine was slow."""
