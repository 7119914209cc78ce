"""Timings as ratios measured in one run on the full-scale data set: `python -m tests.benchmarks`."""
