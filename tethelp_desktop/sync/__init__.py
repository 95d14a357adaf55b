"""Bytes and keys: segments, bundles, certificates. Knows no database.

The format is written so that a stranger could read it by hand with unzip, age, zstd and jq.
"""
