"""Reports: the findings of a run, written for a person or another program."""
