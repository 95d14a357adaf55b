"""The encrypted store of one PC: tables, transactions, edits, merge and search. Owns SQLAlchemy.

Knows the domain, and neither bundles nor paper. Everything outside writes through
`services`, which opens one transaction for one use case.
"""
