"""What happens to a scanned text on its way through the keyboard, undone where that is certain.

A scanner types its text. A Vietnamese typing tool that is on takes some keys away and writes
letters with marks in their place: `aa` becomes `â` under Telex, `e6` becomes `ê` under VNI, and
a key may follow later in its syllable. A key that undoes a mark is lost without a trace. Tools
that erase and write anew also send backspaces; in what order these reach a window while the
scanner goes on typing is not known, so nothing is undone there.

A scanner that cannot type a letter may send the bytes of its UTF-8 one by one, each as a
character of the PC's code page: `Nguyá»…n`.

Sources: UniKey's tables and engine (github.com/vn-input/ibus-unikey, `ukengine/inputproc.cpp`
and `ukengine.cpp`); Microsoft's code pages 1252 and 1258.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import permutations
from typing import Final

_CIRCUMFLEX: Final = "\u0302"
_TELEX: Final = {
    "\u0306": "w",
    "\u031b": "w",
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
"""Keys of marks; a circumflex is its letter again, and so is the stroke of đ."""

_VNI: Final = {
    _CIRCUMFLEX: "6",
    "\u031b": "7",
    "\u0306": "8",
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
}
_STROKE: Final = "9"
"""VNI's key for the stroke of đ."""

_CODE_PAGES: Final = ("cp1252", "cp1258")
_MOST: Final = 64
"""Ways back that are kept; of more than that, none is certain."""
_MOST_WAITING: Final = 4
"""Keys of marks that may follow later: a syllable takes no more, and their orders multiply."""


def shows_typing_tool(text: str) -> bool:
    """Tell whether a text that should be ASCII holds what a Vietnamese typing tool writes."""
    return any(c.isalpha() and not c.isascii() for c in text)


def repaired(
    text: str,
    alphabet: Collection[str],
    accepts: Callable[[str], bool],
    may_begin: Callable[[str], bool] = lambda _: True,
) -> str | None:
    """Find the one run of keys that a typing tool made a text from; None where none is certain.

    Args:
        text: As it arrived.
        alphabet: The keys that the original may hold.
        accepts: Tells whether a run of keys can be the original.
        may_begin: Tells whether the original can begin so.
    """
    found = {
        keys
        for method in (_TELEX, _VNI)
        for keys in _originals(text, method, frozenset(alphabet), may_begin)
        if accepts(keys)
    }
    return found.pop() if len(found) == 1 else None


def _originals(
    text: str,
    method: Mapping[str, str],
    alphabet: frozenset[str],
    may_begin: Callable[[str], bool],
) -> set[str]:
    """Undo a method letter by letter, keeping every way that remains possible."""
    ways = {("", "")}  # what was typed so far, and the keys of marks that are yet to be typed
    for letter in text:
        base, keys = _taken_apart(letter, method)
        if not alphabet.issuperset(base + keys):
            return set()
        ways = {
            (typed + base, waiting + keys)
            for way in ways
            for typed, waiting in _with_keys(*way)
            if (not waiting or base.isalpha()) and may_begin(typed + base)
        }
        if len(ways) > _MOST or any(len(waiting) > _MOST_WAITING for _, waiting in ways):
            return set()
    return {typed for way in ways for typed, waiting in _with_keys(*way) if not waiting}


def _with_keys(typed: str, waiting: str) -> Iterator[tuple[str, str]]:
    """Type none, some or all of the keys that are waiting, in every order."""
    for count in range(len(waiting) + 1):
        for chosen in permutations(range(len(waiting)), count):
            left = "".join(key for i, key in enumerate(waiting) if i not in chosen)
            yield typed + "".join(waiting[i] for i in chosen), left


def _taken_apart(letter: str, method: Mapping[str, str]) -> tuple[str, str]:
    """Name the plain letter and the keys that gave it its marks, in the letter's case.

    A mark that the method does not have stays, so that no alphabet holds it.
    """
    if letter in "đĐ":
        base = "d" if letter == "đ" else "D"
        return base, base if method is _TELEX else _STROKE
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if method is _TELEX:
        keys = "".join(base if m == _CIRCUMFLEX else method.get(m, m) for m in marks)
    else:
        keys = "".join(method.get(mark, mark) for mark in marks)
    return base, keys.upper() if base.isupper() else keys


def letters_of_bytes(text: str) -> str | None:
    """Read letters that arrived as the bytes of their UTF-8, one character each; None if not so."""
    found = set()
    for code_page in _CODE_PAGES:
        try:
            found.add(b"".join(_byte(c, code_page) for c in text).decode("utf-8"))
        except UnicodeError:
            continue
    return found.pop() if len(found) == 1 and not text.isascii() else None


def _byte(character: str, code_page: str) -> bytes:
    """Find the byte that a code page shows as a character; what it leaves open stands for itself.

    Raises:
        UnicodeEncodeError: There is none.
    """
    try:
        return character.encode(code_page)
    except UnicodeEncodeError:
        return character.encode("latin-1")
