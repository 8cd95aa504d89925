"""Stores: keep blobs in a folder or a bucket."""
