"""Check the site as a whole, and put the report together."""
