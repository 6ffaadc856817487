"""Cards one below the other: where each begins when nobody knows the label of its first line.

A form is found by its known labels. Where the first of them stands below the name ("Volunteer",
the name, "SS#", the number), the name would belong to the card before it. That the lines above
the label repeat from card to card shows where a card begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

_ABOVE = 4
_MOST = 0.6
_LABEL = re.compile(r"[^\W\d][^\d\n]{0,40}")
_LONGEST = 4
_OPENS = re.compile(
    r"(?m)(?:(?<=\n\n)|\A|(?<=\n)(?=[^\n]*\n[+=-]{2}))[ ]{0,4}(?P<label>[^\W\d_]{3,12})"
    r"(?:[ ](?i:no|nbr|number|id))?[ .:#]{1,4}"
    r"(?P<number>[A-Z0-9-]{0,8}[0-9]{4}[A-Z0-9-]{0,12})(?=\s)"
)
"""A line that opens a screen or a card with a number, below white or over a rule."""
_COUNTED = re.compile(
    r"(?mi)(?:(?<=\n\n)|\A)[ ]{0,4}(?P<label>party|driver|vehicle|victim|suspect|witness|subject|"
    r"person|passenger|injured|owner|applicant|borrower|tenant|occupant|member|child|dependent|"
    r"insured|claimant|patient|employee|traveler|beneficiary|heir|defendant|plaintiff)[ ]?"
    r"(?:no\.?[ ]?|#[ ]?)?(?P<number>[1-9][0-9]?)(?=[ .:]|$)"
)
"""A line below white that opens what a report says of one of several: `PARTY 2   DRIVER [X]`."""


def whole_cards(flat: str, forms: Sequence[Span]) -> list[Span]:
    """The forms, each from the first line of its card on; the one before it ends there.

    flat: the text; forms: half-open spans from line starts, in order. A form whose first label
    stands nowhere else at the head of a form stays as it is.
    """
    forms = [part for form in forms for part in _by_number(flat, form)]
    alike: dict[str, list[int]] = {}
    for at, (start, _) in enumerate(forms):
        head = flat[start : start + 80].split("\n", 1)[0].split(":", maxsplit=1)[0]
        alike.setdefault(head.strip().casefold(), []).append(at)
    lasts = [0, *(start for start, _ in forms)]
    starts = [start for start, _ in forms]
    for group in alike.values():
        above = {at: _above(flat, starts[at], lasts[at]) for at in group}
        for at, depth in _depths(above).items():
            starts[at] -= sum(len(line) + 1 for line in above[at][:depth])
    nexts = [*starts[1:], len(flat)][: len(starts)]
    return [
        (start, min(end, after))
        for start, (_, end), after in zip(starts, forms, nexts, strict=True)
    ]


def _by_number(flat: str, form: Span) -> list[Span]:
    """The form, in several where a line of white stands over another number of the same kind.

    `Account 0000771946` opens another screen than `Account 0000418820` above it.
    """
    found = [*_OPENS.finditer(flat, *form), *_COUNTED.finditer(flat, *form)]
    found.sort(key=re.Match.start)
    marks = [(opener["label"].casefold(), opener["number"]) for opener in found]
    starts = [
        opener.start()
        for at, (opener, (label, number)) in enumerate(zip(found, marks, strict=True))
        if any(label == one and number != other for one, other in marks[:at])
    ]
    return list(pairwise([form[0], *(at for at in starts if at > form[0]), form[1]]))


def _above(flat: str, start: int, last: int) -> list[str]:
    """The lines above a form, the nearest first, up to a blank line or the form before it."""
    lines = flat[last : max(last, start - 1)].split("\n")[-_ABOVE:]
    found: list[str] = []
    for line in reversed(lines):
        found.append(line)
        if not line.strip():
            break
    return found


def _depths(above: dict[int, list[str]]) -> dict[int, int]:
    """How many lines above belong to each form: to the farthest line that most forms share."""
    if len(above) < 2:
        return {}
    for depth in range(_ABOVE, 0, -1):
        marks = {at: _mark(lines[depth - 1]) for at, lines in above.items() if len(lines) >= depth}
        told = Counter(mark for mark in marks.values() if mark is not None)
        mark, times = told.most_common(1)[0] if told else ("", 0)
        if times >= 2 and times >= _MOST * len(above):
            # A blank line parts the cards, and belongs to none.
            return {at: depth - (not mark) for at, found in marks.items() if found == mark}
    return {}


def _mark(line: str) -> str | None:
    """What makes lines of several cards the same: a label, or that they are blank."""
    plain = line.strip()
    label = not plain or (_LABEL.fullmatch(plain) and len(plain.split()) <= _LONGEST)
    return plain.casefold() if label else None
