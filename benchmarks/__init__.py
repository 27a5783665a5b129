"""Benchmarks: a corpus, Proofpress and Hugo with equal themes, and a runner that measures both."""
