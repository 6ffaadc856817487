"""Which legacy encoding makes the most plausible words of bytes above 127.

Every candidate decodes the words; each decoded character scores by what it is and what stands
beside it. Weights were set on tables with one, three and twenty accented names in two hundred
rows (study of readers). Evidence is from the United States: Windows-1252 wins a tie.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_PRIOR = {
    "cp1252": 0.0,
    "cp1251": -0.1,
    "cp1250": -0.15,
    "cp1254": -0.25,
    "mac_roman": -0.35,
    "cp850": -0.35,
    "cp437": -0.35,
    "iso8859_2": -0.3,
    "iso8859_5": -0.3,
    "cp852": -0.5,
    "cp866": -0.3,
    "koi8_r": -0.15,
    "cp1253": -0.2,
    "cp1255": -0.2,
    "cp1256": -0.2,
    "cp874": -0.3,
    "shift_jis": 0.0,
    "gb18030": 0.0,
    "euc_kr": 0.0,
    "big5": -0.05,
    "euc_jp": -0.1,
}
_COMMON = frozenset("éáíóúñçüöäèàâêîôûëïãõßÉÁÍÓÚÑÇÜÖÄÈÀÂÊåøæÅØÆłŁśŚżŻźąęćńčČšŠžŽřŘěůýőűțșăđĐ")
_SIGNS = frozenset("’“”–—‘…€£°ºª·•®©\u00a0")
_RARE = frozenset("ÐÞþðŔŕĹĺŃĄĘŢţÝýĆµºªƒˆ")
_OTHER_SCRIPTS = ("CYRILLIC", "GREEK", "HEBREW", "ARABIC")
_WIDE_SIGNS = frozenset("，。、：；？！（）《》「」『』【】〔〕％＋－／＝～—…“”‘’·￥＄＃＆＊＠")
_USUAL = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("shift_jis", 0x88, 0x97))
"""Bytes that the characters in daily use begin with: level 1 of GB 2312, Big5 and JIS X 0208."""

_EAST = {"CJK": 1.0, "HIRAGANA": 1.3, "KATAKANA": 1.3, "HANGUL": 1.3, "HALFWIDTH": -0.3}


@cache
def _script(char: str) -> str:
    """First word of the character's Unicode name: LATIN, CYRILLIC, CJK …; "" for none."""
    return unicodedata.name(char, "").split(" ", 1)[0] if char.isalpha() else ""


@cache
def _letter(char: str) -> float:
    """How likely a letter above 127 is in text: about -0.3 to 1.3."""
    script = _script(char)
    if script in _EAST:
        return _EAST[script] - (0.6 if script == "CJK" and not _is_usual(char) else 0.0)
    if unicodedata.category(char) in {"Lo", "Lm"}:
        return 0.9 if script not in {"LATIN", ""} else 0.2
    if char in _COMMON:
        return 1.0
    return (0.2 if char in _RARE else 0.6) + (0.3 if script in _OTHER_SCRIPTS else 0.0)


@cache
def _is_usual(char: str) -> bool:
    """Whether a Chinese character is one of the few thousand that texts are made of."""
    for encoding, first, last in _USUAL:
        written = char.encode(encoding, "ignore")
        if written and first <= written[0] <= last:
            return True
    return False


def _sign(char: str, *, inside: bool) -> float:
    """How likely a sign above 127 is; `inside` a word only the apostrophe is."""
    if inside:
        return {"’": 0.8, "–": -0.2, "—": -0.2}.get(char, -1.0)
    category = unicodedata.category(char)
    if category[0] == "C":
        return -3.0
    if category[0] == "M":
        return 0.3
    known = char in _SIGNS or char in _WIDE_SIGNS or "\u3000" <= char < "\u3010"
    return 0.5 if known else -1.2


def _word(text: str) -> tuple[float, int]:
    """Score of a decoded word, and how many characters above 127 it has."""
    total, count = 0.0, 0
    scripts = set()
    for index, char in enumerate(text):
        before = text[index - 1 : index]
        if char.isalpha():
            script = _script(char)
            scripts.add("CJK" if script in {"HIRAGANA", "KATAKANA"} else script)
            total -= 1.0 if _odd_capital(before, char, text[index + 1 : index + 2]) else 0.0
        if char < "\x80":
            continue
        count += 1
        inside = before.isalpha() and text[index + 1 : index + 2].isalpha()
        total += _letter(char) if char.isalpha() else _sign(char, inside=inside)
    total -= 1.5 * max(0, len(scripts) - 1)
    total -= 0.6 * count if {"HANGUL", "CJK"} <= scripts else 0.0  # no word of today has both
    letters = sum(char.isalpha() for char in text)
    if scripts == {"LATIN"} and letters >= 3 and count > 0.5 * letters:
        total -= 1.6 * count
    return total, count


def _odd_capital(before: str, char: str, after: str) -> bool:
    """Whether a capital inside a word speaks against the reading.

    It, or what stands before, is above 127, and it stands behind a small letter or between a
    capital and a small one (`MÅller`).
    """
    if not char.isupper() or not before.isalpha():
        return False
    if before.islower():
        return before > "\x7f" or char > "\x7f"
    return char > "\x7f" and after.islower()


def _score(words: dict[bytes, int], encoding: str) -> float:
    """Mean score per byte above 127, plus how common the encoding is."""
    total, weight = 0.0, 0
    for word, times in words.items():
        high = sum(byte > 127 for byte in word)
        weight += times * high
        try:
            text = word.decode(encoding)
        except UnicodeDecodeError:
            total -= 3.0 * times * high
            continue
        score, count = _word(text)
        total += times * (score * high / count if count else score)
    return total / max(1, weight) + _PRIOR[encoding]


def best(words: dict[bytes, int]) -> str:
    """The encoding under which the words (bytes -> how often) read best; `cp1252` for none."""
    return max(_PRIOR, key=lambda encoding: _score(words, encoding)) if words else "cp1252"
