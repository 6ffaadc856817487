"""Boxes of printed forms as text: a line of labels over a line of values, whatever they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pipelines.plain.column_places import answers

_GAP = re.compile(r"[ ]{2,}")
_IN_VALUES = re.compile(r"[0-9:]")
_ITEM = re.compile(r"(?:^|(?<=[ ]{2}))[0-9]{1,2}[a-z]?[.)]?[ ](?=[^\W\d_])")
_LONGEST = 45


def box_pairs(lines: Sequence[str], taken: Set[int]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield the line of such labels, the labels, and the values below them.

    taken: lines of other tables. The two lines stand alone and have as many cells each; whether
    they are boxes at all, others whose labels are known must say.
    """
    padded = ["", *lines, ""]
    for at in range(len(lines) - 1):
        alone = not padded[at].strip() and not padded[at + 3].strip()
        if not alone or not lines[at].strip() or taken & {at, at + 1}:
            continue
        asked = _ITEM.sub("", lines[at].strip())  # boxes of tax forms have numbers
        names, row = _GAP.split(asked), _GAP.split(lines[at + 1].strip())
        short = all(len(name) < _LONGEST for name in names)
        told = short and not _IN_VALUES.search(asked) and not answers(names, lines[at + 1])
        if len(names) == len(row) > 1 and told:
            yield at, names, row
