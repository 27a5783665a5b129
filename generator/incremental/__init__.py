"""Builds that do no work twice: what was read, what it was, and where that is kept."""
