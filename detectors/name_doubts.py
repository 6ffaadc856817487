"""Words that a model takes for a name of a person and that are none: code, verbs, medicine."""

from __future__ import annotations

import re

from detectors.clinical_words import CLEAR, clinical
from detectors.name_evidence import label_before, refused
from detectors.name_tokens import Token, tokens_of, words

_SPEAKS = re.compile(r"[ ]?:[ ]\S")
_CELL_BEFORE = re.compile(r"([^\W\d_][\w'’-]+)[ ]{3,}$")
_MORE = re.compile(r"[ ][A-Z][a-z]+[ ]?(?:[:#]|[A-Z(]|$)", re.MULTILINE)
_CODE = re.compile(r"[@_/\\=<>{}\[\]]|\w\.\w\w|\d")


def no_person(text: str, tokens: list[Token], *, listed: bool) -> bool:
    """Whether the words are refused, code, or medicine.

    listed: the first one is a listed given name, the last one a listed family name.
    """
    refusal = refused(text, tokens, numbered=listed) or _coded(text, tokens)
    return refusal or _medical(text, tokens)


def is_verb(tokens: list[Token]) -> bool:
    """Whether the last word is in small letters behind capitals: `Ana qualifies`."""
    last = tokens[-1]
    small = last.text.islower() and tokens[0].text[:1].isupper()
    return small and last.low not in words()["particle"] and not last.family


def _medical(text: str, tokens: list[Token]) -> bool:
    """Whether a model took words of medicine for a name that no list knows."""
    known = len(tokens) > 1 and tokens[0].given > 1 and tokens[-1].family > 1
    said = text[tokens[0].start : tokens[-1].end]
    return not known and any(word.because == CLEAR for word in clinical(said))


def _coded(text: str, tokens: list[Token]) -> bool:
    """Whether the words are of an address, a path or code, or one word that is no name."""
    start, end = tokens[0].start, tokens[-1].end
    spoken = [t for t in tokens if not t.initial]
    if len(spoken) == 1 and not tokens[0].text.endswith("."):
        word = spoken[0]
        never = word.ordinary or word.low in words()["never"]
        listed = word.given or word.family or _placed(text, start, end)
        if never or not listed or _MORE.match(text, end):
            return True
    return bool(_CODE.search(text, max(0, start - 1), end + 1))


def _placed(text: str, start: int, end: int) -> bool:
    """Whether a lone word stands where names stand: behind a label or title, or as a speaker."""
    if not text[start].isupper():
        return False
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    if not before.strip(" \t>-*[]0123456789:") and _SPEAKS.match(text, end):
        return True
    last = before.split()[-1:] or [""]
    if last[0].lower().rstrip(".") in words()["title"] or label_before(text, start):
        return True
    cell = _CELL_BEFORE.search(before)
    return (
        cell is not None
        and next(tokens_of(text, line + cell.start(1), line + cell.end(1))).family > 0
    )
