"""Pictures for social networks, drawn from a page's own words."""
