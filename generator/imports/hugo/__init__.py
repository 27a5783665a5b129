"""
Import of a Hugo site, or of a bare folder of Markdown.

A run in order: `config` reads Hugo's settings, `tree` lists the files, `source_page` takes each
Markdown file apart, `references` learns where Hugo's `ref` leads, `front_matter_keys`,
`page_addresses`, `body` and `standalone` find the few edits that a file needs, `theme` writes a
template for each shortcode, `site_yaml` makes the settings. Markdown keeps its lines, so that a finding of the first build
names the line that the author knows.
"""

from generator.imports.hugo.run import import_site

__all__ = ["import_site"]
