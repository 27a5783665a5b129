"""Structured data: what a page tells search engines about itself."""
