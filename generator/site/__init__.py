"""Documents to a site: URLs, sections, taxonomies, languages, menus, redirects."""
