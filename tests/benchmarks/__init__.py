"""Timings as ratios measured in one run, on the full-scale set: `python -m tests.benchmarks`."""
