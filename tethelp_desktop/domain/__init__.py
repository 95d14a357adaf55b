"""What the office knows: records, rules, numbers, text and money.

Standard library only. Nothing here reads a file, a clock or a database; whatever changes
with the day arrives as an argument.
"""
