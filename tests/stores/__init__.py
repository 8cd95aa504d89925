"""Stores: the contract on a real disk and a real bucket, and what only one of them does."""
