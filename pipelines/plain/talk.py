"""Whether names before a colon are speakers, or people of whom a note tells."""

from __future__ import annotations

import re

_TALK = 10_000
_OPENING = re.compile(r"(?m)^[ \t>*-]*([^\n:]{3,40}):[ ]")
_PERSONAL = re.compile(
    r"(?i)\b(?:i|i['’]m|i['’]ve|my|me|mine|we|our|us|you|your|please|pls|thanks|thx|ok|yes|hi|"
    r"yo|mi|su|usted|gracias|por favor)\b|[?!]"
)
"""What people say to each other, and notes about somebody do not."""


def is_talk(flat: str, start: int) -> bool:
    """Whether names before a colon speak, and no note tells of each: `Ana Ruiz: asthma, on O2`.

    flat: a text; start: where such a name stands. Speakers come again, or say I and you.
    """
    around = flat[max(0, start - _TALK) : start + _TALK]
    opened = _OPENING.findall(around)
    return len(set(opened)) < len(opened) or bool(_PERSONAL.search(around))
