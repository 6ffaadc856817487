"""Reports whose records run over several lines: lines of captions, and below them lines of cells.

Eligibility listings, registers, trial balances and abstracts print a person on a line of numbers
and names, and go on below it: under a second line of captions, or with remarks under none. A line
of captions that asks for a name of its own (`DEPENDENT NAME`) begins rows of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from detectors.people.person_likeness import person_likeness
from detectors.words.headers import is_heading, scores, words
from pipelines.plain.column_places import answers
from pipelines.plain.listings import Listing, Row
from pipelines.plain.record_kinds import RULE, VALUES, kinds_of_lines, lines_of_record
from pipelines.plain.told_cells import Columns, cells_of

_PAGED = re.compile(r"(?i)\b(?:page|pg|pag)\b[ .:#]*[0-9]*[ ]*$")
_LABEL = re.compile(r"[^\W\d_]: ")
_NAMES = frozenset({"name", "family_name"})
_MOST_CAPTIONS, _BLANKS = 4, 2
_NUMBERS = frozenset({"number", "id", "code", "type"})
_SURE, _NAMED, _FEWEST, _LIKE = 0.5, 0.9, 2, 0.2


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
    captions = list(_captions(lines, at)) if "  " in lines[at].strip() else []
    body = _body(lines, at + len(captions))
    if captions and _is_unknown(lines, body, captions[0]):
        body = _body(lines, body + 1)
    if not captions or body >= len(lines) or body > at + len(captions) + _BLANKS:
        return []
    ruled = next((line for line in lines[at:body] if RULE.fullmatch(line)), "")
    starts = {cell.start for cell in (*cells_of(ruled), *(c for o in captions for c in o.captions))}
    captions = [one.parted_at(starts) for one in captions]
    captions = _stacked(captions, lines_of_record(lines, body))
    kinds, end = kinds_of_lines(lines, body, captions)
    below = [kind for kind in kinds.values() if kind != 0]
    if not below or (len(captions) > 1 and max(below) < 1) or _labelled(lines, kinds):
        return []
    groups = _groups(captions)
    for number, kind in kinds.items():
        _add(groups, (number, kind), lines[number], captions)
    return [_listing(group, (at, end)) for group in groups if group.rows]


def _body(lines: Sequence[str], at: int) -> int:
    """The first line from one on that is no rule and not blank."""
    while at < len(lines) and (RULE.fullmatch(lines[at]) or not lines[at].strip()):
        at += 1
    return at


def _is_unknown(lines: Sequence[str], at: int, captions: Columns) -> bool:
    """Whether a line is one of captions that nobody knows: below it the first record begins."""
    first = _body(lines, at + 1)
    if first >= len(lines) or not lines[at][:1].isspace() or any(map(str.isdigit, lines[at])):
        return False
    here, below = cells_of(lines[at]), cells_of(lines[first])
    return len(below) > max(len(here), _FEWEST) and captions.share(below) >= _NAMED


def _stacked(captions: list[Columns], lines: int) -> list[Columns]:
    """The captions, the one of two things a cell as two lines where a record has a line more.

    `PATIENT / ADDRESS   DRUG / NDC` heads a name over an address.
    """
    halves = [one.halves() for one in captions]
    many = [sum(" / " in cell.text for cell in one.captions) for one in captions]
    at = many.index(max(many))
    if not halves[at] or lines != len(captions) + 1:
        return captions
    return [*captions[:at], *halves[at], *captions[at + 1 :]]


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
        if (
            not known
            or ruled
            or _PAGED.search(lines[number])
            or VALUES.search(lines[number])
            or any(map(_long, said))
        ):
            return
        if number == at and (known < _FEWEST or _answered(said, lines[at + 1 : at + 2])):
            return
        if 2 * known < sum(map(_worded, said)) or (len(said) == 1 and len(said[0].split()) > 2):
            return
        yield Columns(found)


def _answered(said: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a label stands beside a name, as below it: `Patient   Ana Ruiz   (dependent)`."""
    if len(said) < _FEWEST or not below or not answers(said, below[0]):
        return False
    return float(person_likeness(pl.Series(said[1:2]))[0]) >= _LIKE


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
    """Whether a caption asks for a name, alone or beside something else: `PATIENT / DOB`."""
    for part in text.split("/"):
        said = words(part)
        named = max(scores(said).get(f"world/{name}", 0.0) for name in _NAMES)
        if named >= _NAMED and not _NUMBERS & {*said}:
            return True
    return False


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
