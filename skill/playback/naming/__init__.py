"""Naming: finds the programme that a listener means."""
