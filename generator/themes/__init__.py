"""Themes: templates over read-only views of the site, and the way from HTML to template line."""
