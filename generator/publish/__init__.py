"""Releases: what visitors see, on whichever target it lies."""
