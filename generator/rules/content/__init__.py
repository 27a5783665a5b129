"""Rules about what pages say: slips, dates that have passed, keyphrases, readability."""
