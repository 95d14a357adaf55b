"""Owns ReportLab, PDFium and QR codes: what the offices put on paper and read back from it.

Knows no database and no Qt: facts come in as frozen values, bytes and pictures go out.
"""
