"""YAML to frozen dataclasses: every fault at once, each with line, column and suggestion."""
