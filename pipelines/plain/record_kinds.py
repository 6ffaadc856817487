"""Under which line of captions each line of a report stands, and where its records end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.plain.column_places import heads
from pipelines.plain.told_cells import Cell, Columns, cells_of

RULE = re.compile(r"[ ]*[-=_~*]+(?:[ ]+[-=_~*]+)*[ ]*")
VALUES = re.compile(r"[|]|[0-9]{3}|[0-9][-./,][0-9]|: |[a-z]{3}[.,] ")
"""What captions have none of."""

_CLOSES = re.compile(
    r"[^\w\n]*(?:(?:\S+[ ]){0,3}totals?\b|end of |page\b|continued\b|pf?[0-9]{1,2}[ ]?=|"
    r"f[0-9]{1,2}[ ]?=)",
    re.IGNORECASE,
)
_BLANKS, _AHEAD, _MOST_BELOW = 2, 3, 40
_SURE, _DUE, _FEWEST, _HANGS = 0.5, 0.25, 2, 3


def kinds_of_lines(
    lines: Sequence[str], body: int, captions: Sequence[Columns]
) -> tuple[dict[int, int], int]:
    """Which line of captions each line stands under, -1 for a remark; and where the report ends."""
    first = cells_of(lines[body])
    if len(first) < 2 or captions[0].share(first) < _SURE:
        return {}, body
    kinds, at, blank = {body: 0}, body + 1, 0
    last, below = 0, 0
    while at < len(lines):
        found = cells_of(lines[at])
        if not found or RULE.fullmatch(lines[at]):
            blank += not found
            if blank > _BLANKS or "\f" in lines[at]:
                break
            at += 1
            continue
        ends = _ends(lines, at, found, first) or (blank and not _like(found[0], first[0]))
        kind = None if ends else _kind(found, first, captions, last)
        if kind is None:
            ahead = _next(lines, at, first)
            if not ahead:
                break
            at, last, blank = ahead, len(captions) - 1, 0
            continue
        kinds[at] = kind
        last, below = max(last, 0) if kind < 0 else kind, below + 1 if kind else 0
        if below > _MOST_BELOW:
            break
        at, blank = at + 1, 0
    return kinds, max(kinds) + 1


def _ends(lines: Sequence[str], at: int, found: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Whether a line is a total, the head of a group or of a page, or other captions."""
    if "\f" in lines[at] or _CLOSES.match(lines[at]):
        return True
    if found[0].start < first[0].start - 2 and not _like(found[0], first[0]):
        return True
    said = [cell.text for cell in found]
    return len(said) > 1 and heads(said) and not VALUES.search(lines[at])


def _next(lines: Sequence[str], at: int, first: Sequence[Cell]) -> int:
    """The next line near by that begins a record as the first did; 0 without one."""
    for number in range(at + 1, min(at + 1 + _AHEAD, len(lines))):
        found = cells_of(lines[number])
        if "\f" in lines[number]:
            return 0
        if len(found) > 1 and _like(found[0], first[0]) and 2 * len(found) >= len(first):
            return number
    return 0


def _like(cell: Cell, first: Cell) -> bool:
    """Whether a cell begins a record as that of the first does: its place, and what it is."""
    beside = abs(cell.start - first.start) <= 1 or cell.stop == first.stop
    alike = cell.text[0].isalnum() == first.text[0].isalnum()
    return beside and alike and _mask(cell.text) == _mask(first.text)


def _mask(text: str) -> str:
    word = text.partition(" ")[0]
    if not any(map(str.isdigit, word)):
        return "A"
    return re.sub("[0-9]+", "9", re.sub(r"[^\W\d_]+", "A", word))


def _kind(
    found: Sequence[Cell], first: Sequence[Cell], captions: Sequence[Columns], last: int
) -> int | None:
    """The line of captions that a line stands under, -1 for none; None for a line of no record."""
    opens = _like(found[0], first[0]) and len(found) > 1
    fits = {kind: one.share(found) for kind, one in enumerate(captions) if kind}
    due = {
        kind: fit + _DUE * (kind == last + 1)
        for kind, fit in fits.items()
        if fit >= _SURE and found[0].start >= captions[kind].captions[0].start - _HANGS
    }
    best = max(due, key=lambda kind: due[kind], default=0)
    if opens and _alike(found, first) >= due.get(best, 0.0):
        return 0
    if best:
        return best
    if found[0].start <= first[0].start + found[0].text[0].isalnum():
        return None
    apart = len(captions) > 1 or len(found) < _FEWEST or not captions[0].inside(found)
    return -1 if apart else 0


def _alike(found: Sequence[Cell], first: Sequence[Cell]) -> float:
    """How much a line looks like the first of a record: where its cells stand, how it begins."""
    starts, stops = {cell.start for cell in first}, {cell.stop for cell in first}
    beside = sum(cell.start in starts or cell.stop in stops for cell in found) / len(found)
    return beside + _SURE * (_lengths(found[0].text) == _lengths(first[0].text))


def _lengths(text: str) -> str:
    return "A" if _mask(text) == "A" else re.sub("[0-9]", "9", text.partition(" ")[0])
