"""Whether a sentence before a value is in the first or the second person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL
from pipelines.attribution.voice_words import GIVES, KIN, MINE, MY_KIN, NOTICED, YOURS

if TYPE_CHECKING:
    from detectors.texts.text import Finding

_THEIRS = re.compile(r"(?i)\b(?:his|her|their)[ ](?!own\b)")
_ON_HER = re.compile(r"(?i)\b(?:him|her|them|his|their)\b")
_CLOSE = 8
"""Words between a word of the person and the value, at most."""


def second_person(before: str) -> list[re.Match[str]] | None:
    """Words of the second person before a value; None where it is said to be another's."""
    said = [m for m in YOURS.finditer(before) if not KIN.match(before, m.end())]
    if said and _THEIRS.search(before, said[-1].end()):
        return None  # "you may use his SSN"
    return said


def gives(before: str) -> bool:
    """Whether the writer hands on what is theirs: "as you asked, my …", "here you go"."""
    said = GIVES.search(before)
    return said is not None and not (
        _ON_HER.search(before, said.end()) or YOURS.search(before, said.end())
    )


def is_close(before: str, said: re.Match[str]) -> bool:
    """Whether but a few words stand between a word and the value."""
    return len(before[said.end() :].split()) <= _CLOSE


def is_in(word: re.Pattern[str], sentence: str, finding: Finding) -> bool:
    """Whether a sentence that names nobody is in that person somewhere, and tells of no third."""
    clinical = finding.detects in CLINICAL
    said = any(
        (not clinical or m.group().lower() != "our")
        and not KIN.match(sentence, m.end())
        and not (m.group().lower() == "i" and NOTICED.match(sentence, m.end()))
        and not MY_KIN.search(sentence[: m.start()])
        for m in word.finditer(sentence)
    )
    return said and (word is MINE or not _THEIRS.search(sentence))
