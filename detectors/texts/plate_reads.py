"""Plates behind "LIC", and reads of plates: a line with a plate, a camera and a time.

"LIC" alone says driver's license as often as plate; the California passenger form (a digit, three
letters, three digits; Cal. Veh. Code 4850) tells them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIC = re.compile(
    r"(?i)\b(?:lic(?:ense)?|veh(?:icle)?|car|sedan|suv|truck|pickup|van|"
    r"tag)\b[^\w\n]{0,3}(?:no\.? ?|# ?|plate ?)?"
    r"(?:\(?ca\)? ?)?(?P<plate>[0-9][A-Z]{3}[0-9]{3})(?![0-9A-Za-z])"
)
_LONGEST = 300
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|"
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_CAMERA = re.compile(
    r"(?i)\b(?:cam(?:era)?[ #_-]{0,2}[0-9A-Z]+|a?lpr|plate read(?:er)?|conf(?:idence)?)\b"
)
_READ = re.compile(
    r"(?i)\b(?:read|seen|captured|scanned|hit)\b[^\n]{0,60}?(?P<time>[0-9]{1,2}:[0-9]{2})(?![0-9])"
)
_LISTED = re.compile(
    r"(?m)^[ \t>*-]*(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)[ \t|,;-]+"
    r"(?P<plate>[0-9][A-Z]{3}[0-9]{3})\b"
)
_READER = re.compile(r"(?i)\b(?:a?lpr|plate read(?:er|s)?)\b")
_HEAD = re.compile(
    r"(?m)^[ \t>*#-]*(?:(?i:plate|lic)[ :#.]{1,3})?(?P<plate>[0-9][A-Z]{3}[0-9]{3})"
    r"(?![0-9A-Za-z])[^\n]{0,200}\n(?=[ \t]+[0-9]|[ \t]*[*•-][ ])"
)
"""A plate that opens a line, over lines of when and where it was seen."""
_SEEN = re.compile(rf"[ \t>*•-]*(?P<time>{_TIME.pattern})[^\n]{{0,200}}\n?")
_ABOVE = 400
_PLATE = re.compile(r"(?i)\bplate\b|[ |,;][0-9][A-Z]{3}[0-9]{3}[ |,;]")


def plate_reads(text: str) -> Iterator[Candidate]:
    """Yield plates behind "LIC" and the times of reads; not yet checked by `valid`."""
    for match in _LIC.finditer(text):
        start, end = match.span("plate")
        yield Candidate(start, end, "us/plate", 0.85, 1, "label in front")
    for match in _LISTED.finditer(text):
        if _READER.search(text, max(0, match.start() - _ABOVE), match.start()):
            yield Candidate(*match.span("plate"), "us/plate", 0.85, 1, "label in front")
            yield Candidate(*match.span("time"), "world/plate_read", 0.8, 1, "read of a plate")
    for head in _HEAD.finditer(text) if _READER.search(text) or _CAMERA.search(text) else ():
        yield Candidate(*head.span("plate"), "us/plate", 0.85, 1, "label in front")
        yield from _seen(text, head.end())
    for camera in _CAMERA.finditer(text):
        start = text.rfind("\n", 0, camera.start()) + 1
        end = text.find("\n", camera.end())
        end = len(text) if end < 0 else end
        if end - start >= _LONGEST or not _PLATE.search(text, start, end):
            continue
        time = _TIME.search(text, start, end)
        read = None if time else _READ.search(text, start, end)
        span = time.span() if time else read.span("time") if read else None
        if span is not None:
            yield Candidate(*span, "world/plate_read", 0.8, 1, "read of a plate")


def _seen(text: str, start: int) -> Iterator[Candidate]:
    """Yield the times in the lines below a plate, as long as each opens with one."""
    line = _SEEN.match(text, start)
    while line is not None:
        yield Candidate(*line.span("time"), "world/plate_read", 0.8, 1, "read of a plate")
        line = _SEEN.match(text, line.end())
