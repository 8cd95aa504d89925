"""Whole ways through, as a person goes them."""
