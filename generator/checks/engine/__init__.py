"""Rules, and a run of them: from facts to findings, and to a report."""
