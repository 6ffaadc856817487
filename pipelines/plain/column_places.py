"""Where the columns of a printed table lie: between places that are blank in every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from detectors.words.headers import is_heading
from detectors.words.store_headings import is_store

_MARKED_OFF = re.compile(r"[ ]*\|?(?:[ ]*:?-+:?[ ]*[|+])+(?:[ ]*:?-+:?[ ]*)?")
_RULES = re.compile(r"[ ]*[-=_]{2,}(?:[ ]+[-=_]{2,})+[ ]*")
_GAP = re.compile(r"[ ]{2,}")
_RULE = re.compile(r"[ ]*([-=_~*])\1{5,}[ ]*$")
_HAS_NUMBER = re.compile(r"[0-9].*[0-9]|[^\W\d_][0-9]\W").search  # or a password
_HAS_DIGIT = re.compile(r"[0-9]").search
_SHIFT = 2  # headings may begin so many letters beside their column
_MARK, _ROWS, _MOST, _BELOW = 2, 3, 60, 2
"""A mark has so many letters at most; two rows may be blank at a place by chance."""

Span = tuple[int, int]


def column_cells(lines: Sequence[str]) -> list[list[str]]:
    """The cells of every line, as many in each; the first line holds the headings.

    One blank parts no words of a cell, unless the headings or the cells say that a column ends.
    A line of rules below the headings says how many columns there are where the cells stand a
    letter beside it. An empty line has empty cells.
    """
    filled = [line for line in lines if line]
    spans = _column_spans(filled)
    ruled = next((line for line in filled[1:3] if _RULES.fullmatch(line)), "")
    rules = [m.span() for m in re.finditer(r"\S+", ruled)]
    told = len(spans) < len(rules) <= _MOST
    beside = _below(rules, [line for line in filled[1:] if line is not ruled]) if told else []
    return [
        [
            line[start:stop].strip()
            for start, stop in (beside and (beside if at else rules)) or spans
        ]
        for at, line in enumerate(lines)
    ]


def _below(rules: Sequence[Span], lines: Sequence[str]) -> list[Span]:
    """The places of what stands nearest to each rule of a line; empty where one has nothing."""
    inked = "".join("01"[any(ch != " " for ch in at)] for at in zip_longest(*lines, fillvalue=" "))
    runs = [m.span() for m in re.finditer("1+", inked)]
    held: dict[Span, list[Span]] = {}
    for run in runs:
        near = max(rules, key=lambda rule: min(rule[1], run[1]) - max(rule[0], run[0]))
        held.setdefault(near, []).append(run)
    return [(held[own][0][0], held[own][-1][1]) for own in rules] if len(held) == len(rules) else []


def _column_spans(lines: Sequence[str]) -> list[Span]:
    """The places [start, stop) of each column, in order."""
    width = max(map(len, lines))
    ink = [any(len(line) > i and line[i] != " " for line in lines) for i in range(width)]
    merged = re.finditer(r"1(?:0?1)*", "".join("01"[x] for x in ink))
    whole = [part for m in merged for part in _headed_apart(lines, ink, m.span())]
    return [part for span in whole for part in _marks_apart(lines, ink, span)]


def _headed_apart(lines: Sequence[str], ink: Sequence[bool], span: Span) -> list[Span]:
    """The column, in several where a heading of its own begins behind a blank in every line.

    `BKG NO    INMATE` over `255608268 YBARRA, ANA`: the number fills its column to the end.
    """
    start, stop = span
    blank = [at for at in range(start + 1, stop) if not ink[at]]
    cuts = [at for at in blank if _begins(lines[0], at) or _numbered(lines, span, at)]
    return [(left + (left in cuts), right) for left, right in pairwise([start, *cuts, stop])]


def _begins(headings: str, at: int) -> bool:
    """Whether a heading begins behind the place, and white space wider than a blank ends there."""
    return headings[at - 1 : at + 1].isspace() and headings[at + 1 : at + 2].strip() != ""


def _numbered(lines: Sequence[str], span: Span, at: int) -> bool:
    """Whether two headings meet at the place, over numbers on one side and words on the other."""
    parted = [(line[span[0] : at].strip(), line[at + 1 : span[1]].strip()) for line in lines]
    if len(lines) <= _ROWS or not all(map(is_heading, parted[0])):
        return False
    digits = [tuple(any(map(str.isdigit, cell)) for cell in row) for row in parted[1:]]
    return set(digits) in ({(True, False)}, {(False, True)})


def _marks_apart(lines: Sequence[str], ink: Sequence[bool], span: Span) -> list[Span]:
    """The column, in two where a narrow mark stands one blank before its numbers: `S 601517278`."""
    start, stop = span
    at = next((i for i in range(start, stop) if not ink[i]), stop)
    rows = [line[at + 1 : stop].strip() for line in lines[1:]]
    numbers = sum(any(ch.isdigit() for ch in cell) for cell in rows)
    if at - start > _MARK or len(rows) < _ROWS or numbers < 0.8 * len(rows):
        return [span]
    return [(start, at), (at + 1, stop)]


def marks_off(line: str) -> bool:
    """Whether a line stands below the headings of a table in Markdown: `|---|:--|`."""
    return _MARKED_OFF.fullmatch(line) is not None


def barred(lines: Sequence[str], at: int, names: Sequence[str], bar: str) -> bool:
    """Whether two lines at least have as many bars as one above, half of whose cells are headings.

    `Name | CIN | What we did | From`: no other than a table has so many bars a line. bar: what
    parts the cells, also ` / `.
    """
    bars = lines[at].count(bar)
    even = len(names) > _BELOW and bars > 1
    even = even and [line.count(bar) for line in lines[at + 1 : at + 1 + _BELOW]] == [bars] * _BELOW
    return even and 2 * sum(map(is_heading, names)) >= max(2 * _BELOW, len(names))


def answers(names: Sequence[str], below: str) -> bool:
    """Whether two lines are labels beside values: `NAME  RUIZ, ANA   SEX F` over `ADDR  1 Oak`."""
    cells = _GAP.split(below.strip())
    labels = is_heading(names[0]) and is_heading(cells[0])
    # A family name may read like a heading: below it every other cell is a label.
    every = tuple(map(is_heading, cells[:4])) == (True, False, True, False)
    return labels and (every or not is_heading(names[1]))


def heads(cells: Sequence[str]) -> bool:
    """Whether the cells are column headings: at least two, and most of them, read like one.

    So are all of a store of logins, by three of them.
    """
    if any(cell.count("(") != cell.count(")") for cell in cells):
        return False  # "PATIENT'S NAME (Last, First, Middle Initial)" is one label
    said = [is_heading(cell) for cell in cells if cell.strip()]
    most = sum(said) >= max(2, 0.6 * len(said)) or is_store(cells)
    return most and all(len(cell) < 60 for cell in cells)


def aligned(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], Span] | None:
    """Columns by the places that are blank in every row; a heading belongs where it overlaps."""
    end = at + 1
    while end < len(lines) and (len(_GAP.split(lines[end].strip())) >= 2 or _rules(lines, at, end)):
        here = _GAP.split(lines[end].strip())
        again = end > at + 1 and heads(here) and not any(map(_HAS_NUMBER, here))
        if again or re.search(r"[A-Za-z]: ", lines[end]):
            break
        end += 1
    # A rule from edge to edge would fill every blank between the columns.
    body = ["" if _RULE.match(line) else line.expandtabs() for line in lines[at:end]]
    if len(body) < 2:
        return None
    filled = [line for line in body if line]
    parted = [_GAP.split(line.strip()) for line in body]
    even = all(len(row) == len(parted[0]) for row, line in zip(parted, body, strict=True) if line)
    cells = column_cells(body)
    closed = next((n for n in range(at + 2, end) if _RULE.match(lines[n])), None)
    if closed is not None and 1 < len(cells[0]) < len(parted[0]):
        return aligned(lines[:closed], at)  # what is below the rule stands in no column
    box = even and len(filled) == len(body) == 2 and not _HAS_DIGIT(body[0])
    if len(cells[0]) < 2 and not box:
        return None
    cells = parted if even else cells
    ruled = [not re.search(r"[^\W_]", line) for line in body]
    rows = [[] if skip else row for row, skip in zip(cells[1:], ruled[1:], strict=True)]
    return (rows, cells[0], (at, end)) if any(rows) else None


def _rules(lines: Sequence[str], head: int, at: int) -> bool:
    """Whether a line is one rule, with a row below it that begins where the headings do."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    begins = abs(_indent(below) - _indent(lines[head])) <= _SHIFT
    return bool(_RULE.match(lines[at])) and begins and len(_GAP.split(below.strip())) >= 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
