"""Rows of a delimited text whose quotes are broken: nothing is lost, at csv module speed.

A quote that opens a cell and is never closed would swallow every row behind it. So a record may
go on to the next line only where the quote closes soon and the lines are not whole rows
themselves; otherwise the quote is taken as an ordinary character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scanner.readers.dialect import Dialect, parse

_SPAN = 200
_SPAN_CHARS = 1 << 20


def rows(text: str, dialect: Dialect) -> Iterator[list[str]]:
    r"""Rows of a text with `\n` line ends; an empty line is an empty row."""
    lines = text.removesuffix("\n").split("\n")
    if dialect.starts:
        yield from _fixed(lines, dialect.starts)
        return
    plain = replace(dialect, quote=None, escape=False)
    quote = dialect.quote
    if quote is None:
        yield from parse(lines, plain)
        return
    usual = _usual_width(lines, plain)
    at = 0
    while at < len(lines):
        run = at
        while run < len(lines) and quote not in lines[run]:
            run += 1
        yield from parse(lines[at:run], plain if not dialect.escape else dialect)
        if run < len(lines):
            row, run = _quoted(lines, run, dialect, usual)
            yield row
        at = run


def _usual_width(lines: list[str], plain: Dialect) -> int:
    """The commonest number of cells of a line, quotes not heeded."""
    widths = Counter(len(row) for row in parse(lines[:500], plain) if row)
    return widths.most_common(1)[0][0] if widths else 1


def _quoted(lines: list[str], at: int, dialect: Dialect, usual: int) -> tuple[list[str], int]:
    """The row that begins at a line with a quote, and the line behind it."""
    plain = replace(dialect, quote=None, escape=False)
    end = _closing(lines, at, dialect)
    if end is None or (end > at + 1 and _whole(lines, at, plain, usual)):
        return _unquoted(parse([lines[at]], plain)[0], dialect), at + 1
    joined = [line + "\n" for line in lines[at : end - 1]] + [lines[end - 1]]
    return parse(joined, dialect)[0], end


def _closing(lines: list[str], at: int, dialect: Dialect) -> int | None:
    """The line behind the one where quotes are even again; null when that is not soon."""
    quote = dialect.quote or '"'
    count = size = 0
    for end in range(at, min(len(lines), at + _SPAN)):
        line = lines[end]
        count += line.count(quote) - (line.count("\\" + quote) if dialect.escape else 0)
        size += len(line)
        if size > _SPAN_CHARS:
            return None
        if count % 2 == 0:
            joined = [text + "\n" for text in lines[at:end]] + [line]
            return end + 1 if len(parse(joined, dialect)) == 1 else None
    return None


def _whole(lines: list[str], at: int, plain: Dialect, usual: int) -> bool:
    """The line and the next are rows of the usual width by themselves."""
    pair = parse(lines[at : at + 2], plain)
    return usual > 1 and all(len(row) == usual for row in pair)


def _unquoted(row: list[str], dialect: Dialect) -> list[str]:
    """The cells of a row whose quotes mean nothing, without the quotes around them."""
    quote = dialect.quote or '"'
    return [cell.strip().strip(quote) if cell.lstrip().startswith(quote) else cell for cell in row]


def _fixed(lines: list[str], starts: tuple[int, ...]) -> Iterator[list[str]]:
    """Cells of a fixed-width text; a cell that runs over a border stays whole."""
    for line in lines:
        borders = [0]
        for start in starts[1:]:
            if start <= len(line) and line[start - 1 : start] in {" ", ""}:
                borders.append(start)
            else:
                borders.append(borders[-1])
        ends = [*borders[1:], len(line)]
        yield [line[a:b].strip() for a, b in zip(borders, ends, strict=True)] if line else []
