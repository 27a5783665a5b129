"""Pages opened in a real browser, for what needs layout, scripts or pixels."""
