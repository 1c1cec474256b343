"""How fast and how heavy Reiskaart is, each figure beside the least that the same work could cost on this machine.

Run with `python -m tests.benchmarks`; CONTRIBUTING.md says how to read the table.
"""
