"""TếtHelp: registers pledged insurance books, cards and Tết gifts, and proves where each went.

Floors, top to bottom; an arrow points down only (import-linter proves it):

    __main__                            opens the window
    ui | cli                            what a person touches; sentences
    services                            use cases: one verb, one transaction each
    store | sync | documents | sheets   one heavy library each, strangers to each other
    wording | resources                 sentences and files that ship with the program
    domain                              records, rules, numbers, text; standard library only
"""

__version__ = "0.1.0"
