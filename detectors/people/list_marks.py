"""Letters that count the parts of a form, `C. Donor SSN`, and are initials of nobody."""

from __future__ import annotations

import re
from functools import lru_cache

_MARK = re.compile(r"(?m)(?:^[ \t]*+(?:[0-9]{1,2}\.[ ]{1,3})?|(?<=[ ]{2}))([A-Z])\.[ ](?=[ ]?\S)")
_LEAST = 3
"""So many letters that follow each other count: lists of people have two of them by chance."""


@lru_cache(maxsize=8)
def marks(text: str) -> frozenset[int]:
    """Where the letters stand that count lines or boxes of the text: `A. …`, `B. …`, `C. …`."""
    if "C. " not in text and "F. " not in text:
        return frozenset()
    found = [(match.start(1), ord(match[1])) for match in _MARK.finditer(text)]
    counted: set[int] = set()
    run: list[tuple[int, int]] = []
    for place, letter in found:
        if run and letter != run[-1][1] + 1:
            run = []
        run.append((place, letter))
        if len(run) >= _LEAST:
            counted.update(at for at, _ in run)
    return frozenset(counted)


def unmarked(text: str) -> str:
    """Return the text with a blank for each of these letters."""
    out = list(text)
    for at in (places := marks(text)):
        out[at] = " "
    return "".join(out) if places else text


def parted(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return a span without the letters in it, in parts: `Ana Ruiz, MD` above `C. Donor SSN`.

    A lone word behind such a letter is what fills a box: `E. AB`.
    """
    inside = [at for at in sorted(marks(text)) if span[0] <= at < span[1]]
    starts, ends = [span[0], *(at + 2 for at in inside)], [*inside, span[1]]
    parts = [part for part in zip(starts, ends, strict=True) if text[slice(*part)].strip()]
    return [part for part in parts if part[0] == span[0] or " " in text[slice(*part)].strip()]
