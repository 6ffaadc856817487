"""Names with a comma between: two people, or one whose family name comes first."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from detectors.people.name_tokens import Token, tokens_of, words
from detectors.words.label_words import is_label

if TYPE_CHECKING:
    from detectors.people.person_finder import Person
    from detectors.spans import Spans

_PARTING = re.compile(r"[^\s.,'\"’`]|\.[ ]?\.")
"""What parts two names, or a label from its name: a sign, or a leader of dots."""

_MISREAD = re.compile("[0158]")
"""A letter that was read as a digit and stands within a word: `Sumu1ong`."""

_NEW_FIELD = re.compile(r"(?P<label>[^\n:：]{1,30})(?::[ ]|：)")
_SENTENCE = re.compile(r"\b(?:is|was|are|were|has|had|said|and|who)\b|[a-z]{5,}\. ")
"""What a label has not: `Banerjee is cut off: …`, `Tehrani. Respondent: …`."""

_GAP_LABEL = re.compile(r"[^\n]{1,30}?(?=[ ]{2,}|\t|[ ]?[|#])")


def two_people(text: str, ruled: Person, said: list[tuple[int, int]], others: Spans) -> bool:
    """Whether the words that the rules read as LAST, FIRST are of two names, as a model says.

    ruled: what the rules see; said: the names that a model sees there; others: what it takes for
    firms and places. `Amy Kim, Dale Jordan` are two, `Ruiz Soto, Ana Maria` is one.
    """
    if not ruled.because.startswith("family name, comma"):
        return False
    comma = text.index(",", ruled.start)
    before = [_long(text, span) for span in said if span[1] <= comma]
    behind = [_long(text, span) for span in said if span[0] > comma]
    if len(before) + len(behind) < len(said) or not behind or len(behind[0]) < 2:
        return False
    if not before:
        return others.touch(ruled.start, comma)
    left, right = before[-1], behind[0]
    if any(t.initial for t in itertools.islice(tokens_of(text, ruled.start, comma), 1)):
        return True
    if len(left) < 2 or left[0].text.isupper() != right[0].text.isupper():
        return False
    family_first = left[0].known.family - left[0].known.given
    return family_first + right[-1].known.given - right[-1].known.family <= 0


def _long(text: str, span: tuple[int, int]) -> list[Token]:
    """Words of a name without initials, suffixes and particles."""
    small = words()["particle"] | words()["suffix"]
    return [
        t for t in tokens_of(text, *span) if t.low not in small and not t.initial and t.text != ","
    ]


def _new_field(text: str, start: int) -> bool:
    """Whether a line begins with a label: before a colon, or a known one before a gap."""
    field = _NEW_FIELD.match(text, start)
    if field and not _SENTENCE.search(field["label"]):
        return True
    label = _GAP_LABEL.match(text, start)
    return label is not None and is_label(label.group())


def parts_of(text: str, tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each name: `Ana Ruiz, Bao Tran` are two, `Ruiz Soto, Ana` is one.

    A dash or another sign between words ends a name.
    """
    for i, (one, other) in enumerate(itertools.pairwise(tokens), 1):
        broken = "\n" in text[one.end : other.start] and _new_field(text, other.start)
        new = other.text.islower() or other.low in words()["never"]  # `RUIZ, ANA  DOB`
        gap = "  " in text[one.end : other.start] and new and one.text != ","
        parting = _PARTING.search(text, one.end, other.start)
        if broken or gap or (parting and not _MISREAD.fullmatch(text, one.end, other.start)):
            return [*parts_of(text, tokens[:i]), *parts_of(text, tokens[i:])]
    at = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if at is None:
        return [tokens]
    left, right = tokens[:at], tokens[at + 1 :]
    small = words()["particle"] | words()["suffix"]
    jobs = words()["never"] | words()["credential"]
    if len(left) > 1 and right and all(t.low in jobs for t in right):
        return [left]
    first = [t for t in left if t.low not in small and not t.initial]
    then = [t for t in right if t.low not in small and not t.initial and t.text != ","]
    turned = (
        len(first) < 2
        or len(then) < 2
        or (first[0].given <= first[0].family and then[-1].given > then[-1].family)
    )
    turned = turned and not (len(left) > 1 and left[0].initial)  # W. Kowalczyk, K. Asante
    return [tokens] if turned else [left, *parts_of(text, right)]
