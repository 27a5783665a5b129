"""Markdown to fragments: parser, line map, shortcodes, links resolved while compiling."""
