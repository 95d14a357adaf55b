"""The window: Qt and nothing but Qt.

Nothing here decides what may be saved, opens a file of the store or builds a query; it shows
what `services` return and calls them through `operations`.
"""
