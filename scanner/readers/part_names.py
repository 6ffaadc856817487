"""How the parts of a cut file are called: `.001`, `.part1`, `.00`, `.partaa`, `-aa`, `xaa`.

By name alone nothing is a part: logs that rotate are numbered too. Source: the manuals of GNU and
BSD `split` (suffixes of letters from aa, of digits from 00), HJSplit (.001).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_NAME = re.compile(
    r"(?P<base>.+?)??(?P<mark>[._-]?part[._-]?|[._-]|^x)"
    r"(?P<count>(?<=part)[0-9]|(?<=part[._-])[0-9]|[0-9]{2,4}|[a-z]{2}|(?<=part)[a-z]{3})",
    re.IGNORECASE,
)


def first_part(path: Path) -> Path | None:
    """The first part of what a file may be a part of, if it is there; null for other names."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    head, count = path.name[: found.start("count")], found["count"]
    width = len(count)
    starts = ("0" * width, f"{1:0{width}}") if count.isdecimal() else ("a" * width,)
    candidates = (path.with_name(head + start) for start in starts)
    return next((one for one in candidates if one.is_file() and not one.is_symlink()), None)


def whole_name(first: Path) -> str:
    """The name of the file that was cut, by that of its first part."""
    found = _NAME.fullmatch(first.name)
    return (found["base"] if found else "") or first.name


def after(first: Path) -> Iterator[Path]:
    """What the parts behind the first one would be called, in order."""
    found = _NAME.fullmatch(first.name)
    if not found:
        return
    head, count = first.name[: found.start("count")], found["count"]
    if count.isdecimal():
        for number in range(int(count) + 1, 10 ** len(count)):
            yield first.with_name(f"{head}{number:0{len(count)}}")
        return
    for number in range(1, 26 ** len(count)):
        letters, rest = "", number
        for _ in count:
            rest, place = divmod(rest, 26)
            letters = chr(ord(count[0]) + place) + letters
        yield first.with_name(head + letters)
