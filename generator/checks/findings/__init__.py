"""Findings among each other: which are the same, which are known, which are shown."""
