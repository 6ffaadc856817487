"""Tables as database clients print them: headings over dashes a column, one blank between them.

Where a row takes several lines, SQL*Plus writes headings and dashes in turn; isql and sqlcmd write
all lines of headings, then all lines of dashes, and sqlcmd breaks a column where the screen ends.
(SQL*Plus User's Guide, `SET LINESIZE`; sqlcmd utility, `-w`; DB2 command line processor.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.words.headers import is_heading

_DASHES = re.compile(r"\s*-+(?: -+)*\s*")
_CLOSES = re.compile(r"\s*(?:\(?[0-9]+ (?:rows?|record)\b|no rows selected|\S{0,40}> )")
_MOST_LINES, _MOST_BLANK, _MOST_REMARKS = 8, 3, 8

Span = tuple[int, int]


def dashed_columns(
    lines: Sequence[str], at: int
) -> tuple[list[list[str]], list[str], tuple[int, int]] | None:
    """The rows of the table whose headings begin at a line, the headings, and the lines it fills.

    A row for each line it fills but its first: empty where the line only goes on another. None
    where no such table begins, or no heading says anything; nor where remarks stand below rows,
    which make it a report (`record_lines`).
    """
    heads, dashes, between = _headed(lines, at)
    if not heads:
        return None
    widths = [len(line.rstrip("\n\r")) + between for line in dashes]
    spans = [m.span() for m in re.finditer("-+", _joined(dashes, widths) or "")]
    names = _cells(_joined(heads, widths), spans)
    if names is None or len(names) < 2 or not any(map(is_heading, names)):
        return None
    begin = at + 2 * len(heads)
    rows, end = _rows(lines, begin, (widths, spans))
    if len(widths) == 1 and _go_on_below(lines, end, (widths, spans)):
        return None
    return ([[] for _ in range(at + 1, begin)] + rows, names, (at, end)) if any(rows) else None


def _headed(lines: Sequence[str], at: int) -> tuple[list[str], list[str], int]:
    """The lines of headings, those of dashes, and how much white is between two joined lines."""
    if at + 1 >= len(lines) or not lines[at].strip() or _is_dashes(lines[at]):
        return [], [], 0
    stop = min(at + _MOST_LINES + 1, len(lines))
    begin = next((i for i in range(at + 1, stop) if not lines[i].strip() or "--" in lines[i]), at)
    if begin > at + 1:
        dashes = lines[begin : 2 * begin - at]
        whole = len(dashes) == begin - at and all(map(_is_dashes, dashes))
        return (_plain(lines[at:begin]), _plain(dashes), 0) if whole else ([], [], 0)
    end = at
    while end + 1 < len(lines) and lines[end].strip() and _is_dashes(lines[end + 1]):
        end += 2
    return _plain(lines[at:end:2]), _plain(lines[at + 1 : end : 2]), 1


def _is_dashes(line: str) -> bool:
    return "-" in line and _DASHES.fullmatch(line) is not None


def _plain(lines: Sequence[str]) -> list[str]:
    return [line.expandtabs() for line in lines]


def _joined(lines: Sequence[str], widths: Sequence[int]) -> str | None:
    """The lines as the one line that was broken; None where one is wider than its dashes."""
    both = list(zip(lines, widths, strict=True))
    if any(len(line.rstrip()) > width for line, width in both):
        return None
    return "".join(line.rstrip().ljust(width) for line, width in both)


def _cells(line: str | None, spans: Sequence[Span]) -> list[str] | None:
    """The cells of a line; None where something stands between the columns."""
    if line is None:
        return None
    ends = [0, *(stop for _, stop in spans)]
    between = (line[end:start] for end, (start, _) in zip(ends, spans, strict=False))
    return None if any(map(str.strip, between)) else [line[a:b].strip() for a, b in spans]


def _rows(
    lines: Sequence[str], begin: int, columns: tuple[list[int], list[Span]]
) -> tuple[list[list[str]], int]:
    """The rows that begin at a line, and the place behind the last of them."""
    several, at, blank = len(columns[0]), begin, 0
    rows, last = list[list[str]](), list[str]()
    while at < len(lines) and blank <= _MOST_BLANK:
        if not lines[at].strip():
            at, blank, last = at + 1, blank + 1, []
            continue
        row = _row(lines[at : at + several], columns)
        if row is None or any(map(_is_dashes, lines[at + 1 : at + several + 1])):
            break
        rows += [[] for _ in range(begin + len(rows), at)]
        if last and several == 1 and not row[0]:
            _go_on(last, row, columns[1])
            row = []
        last = row or last
        rows += [row, *[[] for _ in range(several - 1)]]
        at, blank = at + several, 0
    return rows, begin + len(rows)


def _go_on_below(lines: Sequence[str], at: int, columns: tuple[list[int], list[Span]]) -> bool:
    """Whether a line set in under no column ends the rows, and others follow: a remark on one."""
    start = columns[1][0][0]
    for number in range(at, min(at + _MOST_REMARKS, len(lines))):
        line = lines[number].expandtabs()
        if not line[: start + 1].strip():
            continue
        row = _row([line], columns)
        return number > at and row is not None and all(row[:2])
    return False


def _row(lines: Sequence[str], columns: tuple[list[int], list[Span]]) -> list[str] | None:
    """The cells of the row that these lines are; None where they are none of the table."""
    if _CLOSES.match(lines[0]):
        return None
    below = _plain([*lines, *[""] * (len(columns[0]) - len(lines))])
    return _cells(_joined(below, columns[0]), columns[1])


def _go_on(row: list[str], more: Sequence[str], spans: Sequence[Span]) -> None:
    """Add what a cell had no room for; a word that ended with its column may go on."""
    for place, cell in enumerate(more):
        full = len(row[place]) == spans[place][1] - spans[place][0]
        row[place] = (row[place] + ("" if full else " ") * bool(cell) + cell).strip()
