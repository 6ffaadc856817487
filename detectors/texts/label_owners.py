"""What a label in running text says of whose its value is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.labels import POSSESSIVE, claiming, words

if TYPE_CHECKING:
    from detectors.texts.labels import Field


_BRACKET = re.compile(r"(?:^|[ ]{2}|[|:;\t])[ ]*(?P<label>[^\W\d_][^|:;\t(]{0,50}?)[ ]?[(\[]$")
_REACH = 90


def label_text(text: str, field: Field) -> tuple[str, ...]:
    """Return the label's words without possessives, for what they say of a role: mother, name.

    What a label says in brackets is only what it asks for: `Father's tax number (SSN)`.
    """
    start = field.label_start
    line = text.rfind("\n", 0, start) + 1
    opened = _BRACKET.search(text[max(line, start - _REACH) : start])
    before = opened["label"] + " " if opened else ""
    return words(POSSESSIVE.sub("", before + text[start : field.label_end]))


def owner_words(text: str, field: Field) -> tuple[str, ...]:
    """Return the label's words that may say whose the value is, without those of what it is.

    `Medicare beneficiary ID` speaks of no beneficiary, `Spouse SSN` of the spouse.
    """
    said = label_text(text, field)
    left = list(said)[-12:]
    _, size = claiming(left)
    return tuple(left[: len(left) - size]) if size else said
