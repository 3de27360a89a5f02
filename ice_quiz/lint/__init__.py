"""Checks on a deck beyond its shape."""
