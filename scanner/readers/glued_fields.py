"""Fields of a fixed-width text that stand against each other without a blank between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER_BEFORE_WORD = re.compile(r"(?<![^\W_])[0-9]{5,}(?=[^\W\d_]{2})")
"""A number and the word behind it; numbers with letters in them, like plates, are shorter."""

_DATE_AND_SIGN = re.compile(r"(?:(?:19|20)[0-9]{6}|[01][0-9][0-3][0-9](?:19|20)[0-9]{2})(?=[A-Z])")
_SIGN = re.compile(r"[A-Z](?![A-Z])")
_MOST = 0.95


def glued_fields(lines: Sequence[str]) -> frozenset[int]:
    """The columns at which a field begins against the one before it: `570722283SHIRAZI`.

    lines: of the text, blank ones among them. In nearly every line a long number ends there and a
    word begins, or a date of eight digits and one letter, which is then a field of its own.
    Letters before digits are left together: licenses and member numbers are written so.
    """
    written = [line for line in lines if line.strip()]
    ends, signs = Counter[int](), Counter[int]()
    for line in written:
        ends.update(match.end() for match in _NUMBER_BEFORE_WORD.finditer(line))
        dates = (match.end() for match in _DATE_AND_SIGN.finditer(line))
        signs.update(at for at in dates if _SIGN.match(line, at))
    enough = _MOST * len(written)
    found = {at for at, times in ends.items() if times >= enough}
    beside = {at for at, times in signs.items() if times >= enough}
    return frozenset(found | beside | {at + 1 for at in beside})
