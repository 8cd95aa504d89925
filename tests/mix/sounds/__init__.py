"""Tests of beds and chimes."""
