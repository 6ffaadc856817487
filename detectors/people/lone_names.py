"""One word that a model takes for a name, and code: which of them name somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_evidence import label_before, labelled_by_slash
from detectors.people.name_lists import places
from detectors.people.name_tokens import Token, tokens_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEAKS = re.compile(r"[ ]?:[ ]\S")
_CELL_BEFORE = re.compile(r"([^\W\d_][\w'’-]+)[ ]{3,}$")
_MORE = re.compile(r"[ ][A-Z][a-z]+[ ]?(?:[:#]|[A-Z(]|$)", re.MULTILINE)
_CALLED = re.compile(r"(?i)\b(?:names? (?:is|was|are)|named|calls? me) $")
_GREETED = re.compile(r"(?i)(?:dear|hi|hello|hey|estimad[oa]s?)(?: \w+,?)+ (?:and|or|&|y) ")
"""What stands before the second of two who are written to: `Dear Jhun and Bounmy`."""

_THING = re.compile(
    r"\b(?:the|an?|(?:taken|transported|admitted|flown|airlifted|rushed|transferred) to) $"
)
"""What stands before a thing or a hospital, and before a lone name hardly ever: `the Hubble`."""

_ADVERB = re.compile(r"[ ][a-z]{3,}ly[.,;\n]")
"""What follows a verb that opens a sentence: `Files separately.`."""

_REGION, _COMMON, _LETTERS = 3, 3, 4
"""Rank of a place, and of a name: `Jordan` and `Guerrero` may be somebody all the same."""

_SHORT_FORM = re.compile(r"\([A-Z]{2,5}\)")  # juvenile arthritis (JIA)
_MISREAD = re.compile(r"(?<=[^\W\d_])[0158](?=[^\W\d_])|(?<=[a-z]{3})1{1,2}(?!\w)")
"""Digits that a machine reads in the letters of a word: `Sumu1ong`, `Danie1`."""

_CODE = re.compile(r"[@_/\\=<>{}\[\]]|\w\.\w\w|\d")
_NAME_CASE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_DOES = re.compile(
    r"['’]s[ ][a-z]|"
    r"[ ](?:said|says|told|wrote|asked|was|had|did|who|himself|herself|[a-z]{3,}ed)(?!\w)"
)
"""What follows a person in a sentence: `Golestani's car`, `Golestani told us`."""


def words_of(text: str, start: int, end: int) -> Iterator[str]:
    """Folded words of a name of two or more; none of a lone word."""
    tokens = [t for t in tokens_of(text, start, end) if t.text not in (",", "/")]
    if len(tokens) > 1 and not _two_codes(text, tokens):
        yield from (t.low for t in tokens if not t.initial)


def _two_codes(text: str, tokens: list[Token]) -> bool:
    """Whether words in capitals, on no list and columns apart, are codes: `BOOKP  FNOL`."""
    told = [t for t in tokens if not t.text.islower()]
    apart = len(told) > 1 and "  " in text[told[0].start : told[-1].end]
    return apart and all(t.text.isupper() and not (t.given or t.family) for t in told)


def coded(text: str, tokens: list[Token], full: frozenset[str]) -> bool:
    """Whether the words are of an address, a path or code, initials, or one word that is no name.

    full: words, folded, of the names that a model sees in full in the text.
    """
    start, end = tokens[0].start, tokens[-1].end
    spoken = [t for t in tokens if not t.initial]
    if len(spoken) > 1 and _two_codes(text, spoken):
        return True
    if not spoken:  # "I", and the U.S. of "Signature of U.S. person"
        return True
    if len(tokens) == 1 and _SHORT_FORM.fullmatch(text[max(0, start - 1) : end + 1]):
        return True
    if len(spoken) == 1 and not tokens[0].text.endswith("."):
        word = spoken[0]
        never = (word.ordinary and not _doubled(word)) or word.low in words()["never"]
        if never or not _names_somebody(text, word, full) or _MORE.match(text, end):
            return True
    slash = labelled_by_slash(text[max(0, start - 14) : start])
    around = text[max(0, start - (not slash)) : end + 1]
    read = _MISREAD.sub("l", around) if " " in text[start:end] else around
    return bool(_CODE.search(read))


def _names_somebody(text: str, word: Token, full: frozenset[str]) -> bool:
    """Whether a lone word is one of names, by the lists or by what stands around it."""
    if word.low in full or _placed(text, word.start, word.end):
        return True
    if word.text.isupper() and len(word.text) <= _LETTERS and _in_small_letters(text, word):
        return max(word.given, word.family) >= _COMMON
    region = places().get(word.low, 0) == _REGION and max(word.given, word.family) < _COMMON
    if (
        region
        or _ADVERB.match(text, word.end)
        or _THING.search(text, max(0, word.start - 18), word.start)
    ):
        return False
    return bool(word.given or word.family) or _acts(text, word)


def _in_small_letters(text: str, word: Token) -> bool:
    """Whether the line of a word in capitals is written in small letters: `paid by ACH to her`."""
    start, end = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.end)
    around = text[max(start, word.start - 60) : min(end if end >= 0 else len(text), word.end + 60)]
    return sum(part.islower() for part in around.split()) >= _COMMON


def _doubled(word: Token) -> bool:
    """Whether a word is a family name of two, one of them a word: `Adeyemi-Bright`."""
    parts = word.low.split("-")
    return len(parts) == 2 and word.family > 0 and parts[0] not in words()["particle"]


def _acts(text: str, word: Token) -> bool:
    """Whether a word that the language and the lists of places lack does something: `Adze said`."""
    shaped = _NAME_CASE.fullmatch(word.text) and not word.text.isupper() and word.text[0].isupper()
    known = word.known.word or word.known.place
    return bool(shaped and not known and _DOES.match(text, word.end))


def _placed(text: str, start: int, end: int) -> bool:
    """Whether a lone word stands where names stand: behind a label or title, or as a speaker."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if _CALLED.search(before[-20:]):
        return True
    if not text[start].isupper():
        return False
    if _GREETED.fullmatch(before):
        return True
    if not before.strip(" \t>-*[]0123456789:") and _SPEAKS.match(text, end):
        return True
    last = before.split()[-1:] or [""]
    label = label_before(text, start)
    if last[0].lower().rstrip(".") in words()["title"] or label not in ("", "re"):
        return True
    cell = _CELL_BEFORE.search(before)
    return cell is not None and any(
        t.family for t in tokens_of(text, line + cell.start(1), line + cell.end(1))
    )
