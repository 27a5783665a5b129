"""Feeds and sitemaps: what other programs read of the site."""
