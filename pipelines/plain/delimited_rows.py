"""Rows of a text between delimiters, below a line of headings: `rank;family name;document`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.plain.column_places import heads
from pipelines.plain.stanzas import announced

_QUOTED_CSV = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)')


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line, without the blanks around them; quotes may hold commas."""
    if "|" in delimiter:
        line = line.strip().strip("|")
    if delimiter == "," and '"' in line:
        found = [(m[1] or m[2] or "").replace('""', '"') for m in _QUOTED_CSV.finditer(line)]
        return [cell.strip() for cell in found[: len(found) - line.strip().endswith(",") or None]]
    return [cell.strip() for cell in line.split(delimiter)]


def rows_below(
    lines: Sequence[str], at: int, head: tuple[str, list[str]]
) -> tuple[list[list[str]], int]:
    """The cells of each line below the headings at a line, and the line behind the last.

    head: the delimiter and the headings. Rules and blank lines have no cells. A blank line ends
    the rows, but where each stands as a paragraph of its own, as web pages have them.
    """
    delimiter, _ = head
    rows: list[list[str]] = []
    end, spaced = at + 1, _spaced(lines, at, head)
    while end < len(lines) and not announced(lines, end, delimiter):
        below = lines[end + 1] if end + 1 < len(lines) else ""
        if not (lines[end].strip() or (spaced and _fits(below, head, 0))):
            break
        ruled = not re.search(r"[^\W_]", lines[end])
        if not ruled and not _fits(lines[end], head, max(1, len(head[1]) // 3)):
            break
        if rows and ruled and "+" in lines[end] and heads(cells_of(below, delimiter)):
            break  # of a form in boxes each has headings of its own
        rows.append([] if ruled else cells_of(lines[end], delimiter))
        end += 1
    return rows, end


def _fits(line: str, head: tuple[str, list[str]], most: int) -> bool:
    """Whether a line has as many cells as the headings, or so many more or less at most."""
    cells = cells_of(line, head[0])
    return len(cells) >= 2 and abs(len(cells) - len(head[1])) <= most


def _spaced(lines: Sequence[str], at: int, head: tuple[str, list[str]]) -> bool:
    """Whether the headings and two rows at least have one blank line between each other."""
    seen = lines[at + 1 : at + 5]
    blank = [not line.strip() for line in seen] == [True, False, True, False]
    return blank and all(_fits(row, head, 0) for row in seen[1::2])
