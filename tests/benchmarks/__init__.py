"""How quick redcross is, measured beside what it is compared with: `python -m tests.benchmarks`."""
