"""Vietnamese text: clean it at the door, fold it for search, order it, compare its spelling.

Nothing here changes what a person wrote except invisibly: letters, case and tone placement of
a name stay as its paper has them. Names have no fixed number of words (Y Bhăm, K’Brôi, a
single word), so only the list order splits them.

Keys are plain text whose binary order is the wanted order, so that SQLite, PostgreSQL (under
the "C" collation), a printed list and a test all agree without ICU.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})
_D_WITH_STROKE: Final = str.maketrans("ÐƉðɖ", "ĐĐđđ")  # eth and African d look alike, and are typed
_APOSTROPHES: Final = str.maketrans("'‘ʼ´`", "’’’’’")

_MARK: Final = re.compile("[\u0300-\u036f]")
_WORD: Final = re.compile(r"[^\W_]+")


def _base_of(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].replace("đ", "d")


_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS: Final = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_BLANK: Final = "!"  # the separator of levels, a real blank, must sort before it
_PUNCTUATION: Final = '"'
_FOREIGN: Final = "~"

_WEIGHT: Final = re.compile(f"[{_FOREIGN}{_PUNCTUATION}]?.")
_UNWEIGHTED: Final = {_BLANK: " "} | {weight: letter for letter, weight in _LETTERS.items()}
_MOST_SPANS: Final = 16
_FOLDED: Final = {
    base: tuple(weight for letter, weight in _LETTERS.items() if _base_of(letter) == base)
    for base in sorted({_base_of(letter) for letter in _LETTERS})
}
_PLAIN: Final = str.maketrans({weight: _base_of(letter) for weight, letter in _UNWEIGHTED.items()})

_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_MARKS: Final = {number: mark for mark, number in _TONES.items()}
_OPEN_SYLLABLE: Final = re.compile(
    f"(?i:(o)([{''.join(_TONES)}])([ae])|(u)([{''.join(_TONES)}])(y))(?!\\w)"
)


def nfc(text: str) -> str:
    """Clean a text at the door: NFC, single blanks, nothing invisible.

    Texts in the old encodings (TCVN3, VNI) are converted before: there the soft hyphen, which
    is dropped here, is the letter ư.
    """
    cleaned = " ".join(text.split())
    if not cleaned.isprintable():
        visible = (c for c in cleaned if unicodedata.category(c) not in _INVISIBLE)
        cleaned = " ".join("".join(visible).split())
    return unicodedata.normalize("NFC", cleaned)


def fold(text: str) -> str:
    """Fold a text for search: no marks, đ as d, no case, blanks for punctuation.

    Different names fold alike (Thủy, Thúy): rank exact hits first, and never call two people
    the same on this alone.
    """
    plain = nfc(text).translate(_D_WITH_STROKE).casefold()
    letters = unicodedata.normalize("NFKD", plain).casefold().replace("đ", "d")
    return " ".join(_WORD.findall(_MARK.sub("", letters)))


class _Levels(NamedTuple):
    """What orders a text, most important first; each level is compared over the whole text."""

    letters: str
    tones: str
    capitals: str


@lru_cache(maxsize=4096)
def _weights(character: str) -> _Levels:
    decomposed = unicodedata.normalize("NFD", character.lower())
    base = decomposed[0]
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "0")
    vowel = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if character == " ":
        letter = _BLANK
    elif base.isascii() and base.isdigit():
        letter = base
    elif base.isalnum():
        letter = _LETTERS.get(vowel) or _LETTERS.get(base) or _FOREIGN + base
    else:
        letter = _PUNCTUATION + base
    return _Levels(letter, tone, "1" if character.isupper() else "0")


def _levels(text: str) -> _Levels:
    weights = [_weights(c) for c in _tone_on_last_vowel(nfc(text).translate(_D_WITH_STROKE))]
    return _Levels(
        "".join(weight.letters for weight in weights),
        "".join(weight.tones for weight in weights).rstrip("0"),
        "".join(weight.capitals for weight in weights).rstrip("0"),
    )


def sort_key(text: str) -> str:
    """Make a storable key whose binary order is the order of a Vietnamese dictionary.

    Letters a ă â b c d đ e ê … decide first, then tones none, huyền, hỏi, ngã, sắc, nặng, then
    small letters before capitals, as ICU's `vi` has it. Hòa and hoà are one word.
    """
    return " ".join(_levels(text))


def name_sort_key(full_name: str) -> str:
    """Make a storable key for the order of a list of people: given name, then the rest.

    Capitals decide last of all, so that names entered in capitals stand among the others.
    """
    *rest, given = nfc(full_name).split() or [""]
    first, then = _levels(given), _levels(" ".join(rest))
    capitals = f"{first.capitals} {then.capitals}".rstrip()
    return " ".join((first.letters, first.tones, then.letters, then.tones, capitals))


def name_span(full_name: str) -> tuple[str, str]:
    """Name the span of the keys of everybody who is called and spelled so, whatever the capitals.

    From the first, up to but without the second.
    """
    start = " ".join(name_sort_key(full_name).split(" ")[:4]) + " "
    return start, start + "\uffff"


def folded_of_key(key: str) -> str:
    """Write the words of the name that `name_sort_key` made a key of, the given name first.

    As `fold` writes them, and quicker than to look the name up.
    """
    letters = key.split(" ", 3)
    words = f"{letters[0]}{_BLANK}{letters[2]}"
    if _PUNCTUATION not in words and _FOREIGN not in words:
        return words.translate(_PLAIN)
    return fold("".join(_lettered(words, "")))


def spelled_of_key(key: str) -> tuple[str, ...]:
    """List the words of the name that a key is of, as `spelled_words` does."""
    given, tones, rest, rest_tones, *_ = key.split(" ")
    return _spelled_part(given, tones) + _spelled_part(rest, rest_tones)


@lru_cache(maxsize=8192)
def _spelled_part(letters: str, tones: str) -> tuple[str, ...]:
    return tuple(spelled_words("".join(_lettered(letters, tones))))


def given_name_spans(word: str) -> list[tuple[str, str]]:
    """Name the spans of name keys whose given name begins with a folded word, however spelled.

    From the first, up to but without the second. A word of many vowels is cut, so that its spans
    stay few: they may hold more names, never fewer.
    """
    starts = [""]
    for letter in word:
        own = (letter if letter.isdecimal() else _FOREIGN + letter,)
        longer = [start + weight for start in starts for weight in _FOLDED.get(letter, own)]
        if len(longer) > _MOST_SPANS:
            break
        starts = longer
    return [(start, start + "\uffff") for start in starts]


def spelled_name_spans(word: str) -> list[tuple[str, str]]:
    """Name the spans of name keys whose given name is a word as it is spelled, or begins with it.

    Of the longer ones whatever tone they have: it may be on a letter that was not typed yet.
    """
    levels = _levels(word)
    exact, longer = f"{levels.letters} {levels.tones} ", levels.letters + _BLANK
    return [(exact, exact + "\uffff"), (longer, levels.letters + "\uffff")]


def _lettered(letters: str, tones: str) -> Iterator[str]:
    """Turn weights back into small letters, each with its tone."""
    weights = _WEIGHT.findall(letters)
    for weight, tone in zip_longest(weights, tones[: len(weights)], fillvalue="0"):
        yield _UNWEIGHTED.get(weight, weight[-1]) + _MARKS.get(tone, "")


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two texts differ at most in tone placement (hòa, hoà), case and apostrophe."""
    return spelling(one) == spelling(other)


def spelling(text: str) -> str:
    """Write a text the one way that `same_spelling` compares; for keys, never for the eye."""
    return _tone_on_last_vowel(nfc(text).casefold().translate(_D_WITH_STROKE | _APOSTROPHES))


def spelled_words(text: str) -> list[str]:
    """Split a text into the words of `fold`, each as `spelling` writes it.

    Folded, where a letter such as ½ falls apart so that the two have not as many words.
    """
    folded, spelled = fold(text).split(), _WORD.findall(spelling(text))
    return spelled if len(spelled) == len(folded) else folded


def _tone_on_last_vowel(text: str) -> str:
    """Write open oa, oe, uy one way: hòa as hoà, thủy as thuỷ; both ways are in official use."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OPEN_SYLLABLE.sub(r"\1\4\3\6\2\5", decomposed)
    return unicodedata.normalize("NFC", moved)


def slug(text: str) -> str:
    """Write words so that any file system takes them."""
    return "-".join(fold(text).split())


def masked(number: str) -> str:
    """Hide a number but for its first and last three digits: `037******107`.

    A number too short to keep something hidden is hidden whole. The letters of a health card
    are hidden too: they tell a group, such as an ethnic minority.
    """
    if len(number) < 9:
        return "*" * len(number)
    first = "***" if number[0].isalpha() else number[:3]
    return f"{first}{'*' * (len(number) - 6)}{number[-3:]}"
