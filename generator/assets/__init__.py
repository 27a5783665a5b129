"""Files that are published beside the pages: found, named and looked at."""
