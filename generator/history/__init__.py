"""The history of a site: what a repository knows of earlier states."""
