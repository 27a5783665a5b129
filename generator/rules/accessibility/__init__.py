"""Accessibility: what people meet who see, hear or move otherwise."""
