"""Reports whose records run over several lines: lines of captions, and below them lines of cells.

Eligibility listings, registers, trial balances and abstracts print a person on a line of numbers
and names, and go on below it: under a second line of captions, or with remarks under none. A line
of captions that asks for a name of its own (`DEPENDENT NAME`) begins rows of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detectors.words.headers import is_heading, scores, words
from pipelines.plain.column_places import heads
from pipelines.plain.told_cells import Cell, Columns, cells_of

_RULE = re.compile(r"[ ]*[-=_~*]+(?:[ ]+[-=_~*]+)*[ ]*")
_VALUES = re.compile(r"[|]|[0-9]{3}|[0-9][-./,][0-9]|: |[a-z]{3}[.,] ")
_CLOSES = re.compile(
    r"[^\w\n]*(?:(?:\S+[ ]){0,3}totals?\b|end of |page\b|continued\b|pf?[0-9]{1,2}[ ]?=|"
    r"f[0-9]{1,2}[ ]?=)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_]: ")
_NAMES = frozenset({"name", "family_name"})
_MOST_CAPTIONS, _BLANKS, _AHEAD, _MOST_BELOW = 4, 2, 3, 40
_SURE, _DUE, _FEWEST, _HANGS = 0.5, 0.25, 2, 3

Row = tuple[int, list[str], list[int]]
"""The line a row begins at, its cells, the lines it fills."""


@dataclass(slots=True)
class Listing:
    """Rows of one kind of person: the headings, the rows, and the lines that stop the listing."""

    names: list[str]
    rows: list[Row]
    first: int
    last: int


@dataclass(slots=True)
class _Group:
    """Lines of captions that speak of one person, from which column on each line stands."""

    names: list[str] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)


def record_lines(lines: Sequence[str], at: int) -> list[Listing]:
    """The rows of the report whose captions begin at a line; none where its records are one line.

    A row is placed at its first line. What stands below it under no caption is its `Notes`.
    """
    captions = list(_captions(lines, at))
    body = at + len(captions)
    while body < len(lines) and (_RULE.fullmatch(lines[body]) or not lines[body].strip()):
        body += 1
    if not captions or body >= len(lines) or body > at + len(captions) + _BLANKS:
        return []
    kinds, end = _kinds(lines, body, captions)
    below = [kind for kind in kinds.values() if kind != 0]
    if not below or (len(captions) > 1 and max(below) < 1) or _labelled(lines, kinds):
        return []
    groups = _groups(captions)
    for number, kind in kinds.items():
        _add(groups, (number, kind), lines[number], captions)
    return [_listing(group, (at, end)) for group in groups if group.rows]


def _labelled(lines: Sequence[str], kinds: dict[int, int]) -> bool:
    """Whether most lines that begin a record hold labels of their own: zones of a form."""
    opening = [lines[at] for at, kind in kinds.items() if kind == 0]
    return 2 * sum(_LABEL.search(line) is not None for line in opening) >= len(opening)


def _captions(lines: Sequence[str], at: int) -> Iterator[Columns]:
    """The lines of captions from a line on."""
    for number in range(at, min(at + _MOST_CAPTIONS, len(lines))):
        found = cells_of(lines[number])
        said = [cell.text for cell in found]
        known = sum(map(is_heading, said))
        ruled = _RULE.fullmatch(lines[number]) is not None
        if not known or ruled or _VALUES.search(lines[number]) or any(map(_long, said)):
            return
        if number == at and known < _FEWEST:
            return
        if 2 * known < sum(map(_worded, said)) or (len(said) == 1 and len(said[0].split()) > 2):
            return
        yield Columns(found)


def _long(text: str) -> bool:
    return len(text) > 40


def _worded(text: str) -> bool:
    return any(map(str.isalpha, text))


def _kinds(
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
        if not found or _RULE.fullmatch(lines[at]):
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
    return len(said) > 1 and heads(said) and not _VALUES.search(lines[at])


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


def _groups(captions: Sequence[Columns]) -> list[_Group]:
    """The lines of captions by whom they speak of: one with a name of its own begins another."""
    groups, named = [_Group()], False
    for number, line in enumerate(captions):
        names = [cell.text for cell in line.captions]
        names_one = any(map(_asks_a_name, names))
        if names_one and named:
            groups.append(_Group())
        named = named or names_one
        groups[-1].at[number] = len(groups[-1].names)
        groups[-1].names += names
    return groups


def _asks_a_name(text: str) -> bool:
    said = scores(words(text))
    return any(said.get(f"world/{name}", 0.0) >= _SURE for name in _NAMES)


def _add(
    groups: Sequence[_Group], line: tuple[int, int], text: str, captions: Sequence[Columns]
) -> None:
    """Put a line into the row it belongs to, or begin a row with it."""
    number, kind = line
    if kind < 0:
        group = max(groups, key=lambda one: one.rows[-1][0] if one.rows else -1)
        row = next((row for row in reversed(group.rows) if row[1][0]), group.rows[-1])
        group.notes.setdefault(row[0], []).append(text.strip())
        row[2].append(number)
        return
    group = next(one for one in groups if kind in one.at)
    start, cells = group.at[kind], captions[kind].told(cells_of(text))
    again = group.rows and any(group.rows[-1][1][start : start + len(cells)])
    if kind == min(group.at) or not group.rows:
        group.rows.append((number, [""] * len(group.names), []))
    elif again:
        group.notes.setdefault(group.rows[-1][0], []).append(text.strip())
        cells = []
    row = group.rows[-1]
    row[1][start : start + len(cells)] = cells
    row[2].append(number)


def _listing(group: _Group, span: tuple[int, int]) -> Listing:
    names = [*group.names, *["Notes"] * bool(group.notes)]
    rows = [
        (at, [*cells, *["\n".join(group.notes.get(at, []))] * bool(group.notes)], filled)
        for at, cells, filled in group.rows
    ]
    return Listing(names, rows, *span)
