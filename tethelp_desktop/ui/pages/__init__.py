"""The sections of the window, each for itself: what two of them share lies beside this package."""
