"""Whether names before a colon are speakers, or people of whom a note tells."""

from __future__ import annotations

import re

_TALK = 10_000
_OPENING = re.compile(r"(?m)^[ \t>*-]*([^\n:]{3,40}):[ ]")
_PERSONAL = re.compile(
    r"(?i)\b(?:i|i['’]m|i['’]ve|my|me|mine|we|our|us|you|your|please|pls|thanks|thx|ok|yes|hi|"
    r"yo|mi|su|usted|gracias|por favor)\b|[?!](?!\w)"
)
"""What people say to each other, and notes about somebody do not."""


_FIRST = re.compile(r"[^.?!]{0,200}[.?!]?")
_SHARE, _LONG = 3, 80


def is_talk(flat: str, start: int) -> bool:
    """Whether names before a colon speak, and no note tells of each: `Ana Ruiz: asthma, on O2`.

    flat: a text; start: where such a name stands. Speakers come again, or say I and you; of long
    entries that begin otherwise a memo is made, whatever its writer says elsewhere.
    """
    around = flat[max(0, start - _TALK) : start + _TALK]
    opened = list(_OPENING.finditer(around))
    if len({m[1] for m in opened}) < len(opened):
        return True
    told = [around[m.end() : after] for m, after in zip(opened, _ends(opened, around), strict=True)]
    if len(told) < 2 or sum(map(len, told)) < _LONG * len(told):
        return bool(_PERSONAL.search(around))
    firsts = (_FIRST.match(entry) for entry in told)
    return sum(bool(_PERSONAL.search(first[0])) for first in firsts if first) * _SHARE >= len(told)


def _ends(opened: list[re.Match[str]], around: str) -> list[int]:
    """Where each entry ends: at the next one, the last at an empty line."""
    last = around.find("\n\n", opened[-1].end()) if opened else -1
    return [*(m.start() for m in opened[1:]), last if last > 0 else len(around)][: len(opened)]
