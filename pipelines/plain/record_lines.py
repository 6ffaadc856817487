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
from pipelines.plain.listings import Listing, Row
from pipelines.plain.record_kinds import RULE, VALUES, kinds_of_lines
from pipelines.plain.told_cells import Columns, cells_of

_LABEL = re.compile(r"[^\W\d_]: ")
_NAMES = frozenset({"name", "family_name"})
_MOST_CAPTIONS, _BLANKS = 4, 2
_SURE, _FEWEST = 0.5, 2


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
    while body < len(lines) and (RULE.fullmatch(lines[body]) or not lines[body].strip()):
        body += 1
    if not captions or body >= len(lines) or body > at + len(captions) + _BLANKS:
        return []
    kinds, end = kinds_of_lines(lines, body, captions)
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
        ruled = RULE.fullmatch(lines[number]) is not None
        if not known or ruled or VALUES.search(lines[number]) or any(map(_long, said)):
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
