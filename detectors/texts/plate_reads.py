"""Plates behind "LIC", and reads of plates: a line with a plate, a camera and a time.

"LIC" alone says driver's license as often as plate; the California forms tell them apart: of cars
(a digit, three letters, three digits) and of trucks (six digits and a letter; Cal. Veh. Code 4850).
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
    r"(?:\(?ca\)? ?)?(?P<plate>[0-9][A-Z]{3}[0-9]{3}|[0-9]{5}[A-Z][0-9]|[0-9][A-Z][0-9]{5})"
    r"(?![0-9A-Za-z])"
)
_LONGEST = 300
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|"
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_CAMERA = re.compile(
    r"(?i)\b(?:cam(?:era)?[ #_-]{0,2}[0-9A-Z]+|a?lprs?|(?:plate|toll|tag)[ -]read(?:er|ers)?|"
    r"(?:reader|gate|toll|traffic|flock|fixed|mobile|parking|street|exit|entry|dash|red[ -]light)"
    r"[ ]cam(?:era)?s?|cameras?|reader|drn|toll plaza|fastrak|flock|vigilant|conf(?:idence)?)\b"
)
_CLOCK = re.compile(
    r"(?i)(?<![0-9:.])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:[ ]?[ap]\.?m\b)?(?![0-9])|"
    r"\b(?:[01][0-9]|2[0-3])[0-5][0-9](?:[ ]?(?:hrs|hours|h)\b)|"
    r"(?<=[0-9]/[0-9][0-9][ ])(?:[01][0-9]|2[0-3])[0-5][0-9]\b|"
    r"\b(?:[01][0-9]|2[0-3])[0-5][0-9](?= on [0-9]{1,2}/)|"
    r"\b(?:1[0-2]|[1-9])(?::[0-5][0-9])?[ ]?[ap]\.?m?\b|"
    r"\bat [0-9]{1,2} in the (?:morning|afternoon|evening)|"
    r"\b(?:quarter|half|ten|twenty) (?:to|past|after) [a-z]{3,6}\b"
)
_PASSENGER = re.compile(r"(?<![0-9A-Za-z])[0-9][A-Z]{3}[0-9]{3}(?![0-9A-Za-z])")
"""The California passenger form, which little else has."""
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
_PLATE = re.compile(r"(?i)\bplate\b")


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
        if end - start < _LONGEST:
            yield from _read(text, (start, end))


def _read(text: str, line: tuple[int, int]) -> Iterator[Candidate]:
    """Yield the plates of a line that names a camera, and for each the time nearest to it."""
    plates = list(_PASSENGER.finditer(text, *line))
    said = _PLATE.search(text, *line) if not plates else None
    times = list(_TIME.finditer(text, *line)) or list(_CLOCK.finditer(text, *line))
    if not times or not (plates or said):
        return
    for plate in plates:
        yield Candidate(*plate.span(), "us/plate", 0.85, 1, "label in front")
    for at in {_nearest(times, plate.start()) for plate in plates or times[:1]}:
        yield Candidate(*at, "world/plate_read", 0.8, 1, "read of a plate")


def _nearest(times: list[re.Match[str]], place: int) -> tuple[int, int]:
    """The time that stands before a plate, where one does; else the next behind it."""
    before = [time.span() for time in times if time.start() < place]
    return before[-1] if before else times[0].span()


def _seen(text: str, start: int) -> Iterator[Candidate]:
    """Yield the times in the lines below a plate, as long as each opens with one."""
    line = _SEEN.match(text, start)
    while line is not None:
        yield Candidate(*line.span("time"), "world/plate_read", 0.8, 1, "read of a plate")
        line = _SEEN.match(text, line.end())
