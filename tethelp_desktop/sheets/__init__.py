"""Spreadsheets: lists written for people who count in them; knows no database.

Only XlsxWriter writes them, so nothing here can run what somebody typed: texts are written as
texts and formulas never.
"""
