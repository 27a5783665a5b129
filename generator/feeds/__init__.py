"""Feeds, sitemaps, `robots.txt` and redirects, as bytes."""
