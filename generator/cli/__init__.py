"""The command line: one module a verb, options shared."""
