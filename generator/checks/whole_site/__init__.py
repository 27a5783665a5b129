"""The site as rules over all pages see it."""
