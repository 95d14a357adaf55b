"""Vietnamese typing tools as far as a scanner meets them, after UniKey's engine and tables.

A careful tool leaves a word alone once it cannot be Vietnamese: after a digit only `dd` still
works. A loose one, without its spelling check, changes whatever it can anywhere in a word.
"""

import unicodedata
from dataclasses import dataclass, field

CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"
TONES = {
    "telex": dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
    "vni": dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
}
VOWELS = "aeiouy"
STOPS = ("c", "ch", "p", "t")
CODAS = ("", *STOPS, "m", "n", "ng", "nh")


@dataclass
class Letter:
    base: str
    mark: str = ""
    tone: str = ""

    @property
    def plain(self) -> str:
        return self.base.lower()

    def __str__(self) -> str:
        if self.mark == "-":
            return "Đ" if self.base == "D" else "đ"
        return unicodedata.normalize("NFC", self.base + self.mark + self.tone)


@dataclass
class TypingTool:
    """Takes keys one after the other; `text` is what stands in a field that composes."""

    method: str
    careful: bool
    done: str = ""
    word: list[Letter] = field(default_factory=list)
    given_up: bool = False
    undone: bool = False

    @property
    def text(self) -> str:
        return self.done + "".join(map(str, self.word))

    def press(self, key: str) -> None:
        if not key.isalnum():
            self.done, self.word = self.text + key, []
            self.given_up = self.undone = False
        elif self.undone or not self._changes(key):
            self.given_up |= self.careful and (key.isdigit() or key in "jfwzJFWZ")
            base, *marks = list(unicodedata.normalize("NFD", key))
            tones = [m for m in marks if m in TONES["vni"].values()]
            others = [m for m in marks if m not in tones]
            stroke = "-" if key in "đĐ" else ""
            plain = {"đ": "d", "Đ": "D"}.get(base, base)
            self.word.append(Letter(plain, "".join(others) or stroke, "".join(tones)))

    def _changes(self, key: str) -> bool:
        return self._stroke(key) or (not self.given_up and (self._mark(key) or self._tone(key)))

    def _undo(self, key: str) -> bool:
        self.word.append(Letter(key))
        self.undone = True
        return True

    def _stroke(self, key: str) -> bool:
        if key.lower() != {"telex": "d", "vni": "9"}[self.method] or not self.word:
            return False
        last = self.word[-1]
        after_vowel = len(self.word) > 1 and self.word[-2].plain in VOWELS
        if not (last.plain == "d" and (not self.given_up or not after_vowel)):
            last = self.word[0]
            if self.given_up or last.plain != "d":
                return False
        if last.mark == "-":
            last.mark = ""
            return self._undo(key)
        last.mark = "-"
        return True

    def _vowel(self) -> Letter | None:
        """Find the vowel that a mark goes to, if what follows it can end a syllable."""
        for i in range(len(self.word) - 1, -1, -1):
            if self.word[i].plain in VOWELS:
                coda = "".join(letter.plain for letter in self.word[i + 1 :])
                return self.word[i] if coda in CODAS else None
        return None

    def _mark(self, key: str) -> bool:
        vowel, key_ = self._vowel(), key.lower()
        if vowel is None:
            return False
        if self.method == "telex":
            wanted = CIRCUMFLEX if key_ == vowel.plain and key_ in "aeo" else ""
            if key_ == "w":
                wanted = {"a": BREVE, "o": HORN, "u": HORN}.get(vowel.plain, "")
        else:
            fits = {"6": ("aeo", CIRCUMFLEX), "7": ("ou", HORN), "8": ("a", BREVE)}
            letters, mark = fits.get(key_, ("", ""))
            wanted = mark if vowel.plain in letters else ""
        if not wanted:
            return False
        if vowel.mark == wanted:
            vowel.mark = ""
            return self._undo(key)
        vowel.mark = wanted
        return True

    def _tone(self, key: str) -> bool:
        vowel, tone = self._vowel(), TONES[self.method].get(key.lower())
        if vowel is None or tone is None:
            return False
        coda = "".join(letter.plain for letter in self.word[self.word.index(vowel) + 1 :])
        if coda in STOPS and tone not in (TONES["vni"]["1"], TONES["vni"]["5"]):
            return False
        if vowel.tone == tone:
            vowel.tone = ""
            return self._undo(key)
        vowel.tone = tone
        return True


def composed(keys: str, method: str, *, careful: bool) -> str:
    """Say what stands in a field after a tool that composes in place."""
    tool = TypingTool(method, careful)
    for key in keys:
        tool.press(key)
    return tool.text


def rewritten(keys: str, method: str, *, careful: bool) -> str:
    """Say what keys reach a window after a tool that erases and writes anew."""
    tool, sent = TypingTool(method, careful), ""
    for key in keys:
        before = tool.text
        tool.press(key)
        after = tool.text
        kept = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), -1)
        kept = min(len(before), len(after)) if kept < 0 else kept
        sent += "\b" * (len(before) - kept) + after[kept:]
    return sent
