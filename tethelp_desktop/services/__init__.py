"""Use cases: one verb, one transaction each; the only writers.

A function checks the rules, opens one transaction, and returns when what it did is on the disk.
It raises `Invalid` with every broken rule, or `TetHelpError`; then nothing was changed.
"""
