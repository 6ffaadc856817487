"""What the magnetic stripe of a card holds, as readers and thieves write it down.

ISO/IEC 7813: track 1 is `%B`, the number, `^`, the name, `^`, expiry and service code (7 digits)
and discretionary data, `?`; track 2 is `;`, the number, `=`, and the same digits. The issuer's
verification value lies in the discretionary data: who has a track can use the card.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDER = re.compile(
    r"(?<=[0-9])\^(?P<last>[A-Z][A-Z .'-]{0,25})/(?P<first>[A-Z][A-Z .'-]{0,24}?)[ ]*\^(?=[0-9]{4})"
)
"""The name on a first track, between its number and its dates."""

_TRACK = re.compile(
    r"B(?P<number>[0-9]{12,19})\^[^^\n?]{2,40}\^[0-9]{7}(?P<one>[0-9A-Z ]{3,60})(?:\?|$)"
    r"|(?<![0-9])[0-9]{12,19}[=D][0-9]{7}(?P<two>[0-9]{5,20})(?![0-9])",
    re.MULTILINE,
)
_STRIPE = "stripe of a card"


def card_tracks(text: str) -> Iterator[Candidate]:
    """Yield the number on first tracks, and of every track its code: the discretionary data."""
    for match in _TRACK.finditer(text):
        if match["number"]:
            yield Candidate(*match.span("number"), "world/card_number", 0.9, 1, _STRIPE)
        code = match.span("one" if match["one"] else "two")
        yield Candidate(*code, "world/access_code", 0.9, 1, _STRIPE)
