"""How a delimited text separates its cells: found by consistency over the first rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain

from scanner.readers.column_starts import column_starts
from scanner.readers.glued_fields import glued_fields

SAMPLE = 200_000
"""Characters of the text that are looked at."""

LONG_SEPARATORS = ("||", "|~|", "::", "~|~", "^^", ";;", "\t|\t", "$$", "¦", "§")
"""Separators of several bytes; they are read as `UNIT`."""

UNIT = "\x1f"
"""Stands in for separators of several bytes, and for "none"."""

_SEPARATORS = ",;\t|~^:\x01\x02\x1e\x1f"
_WEIGHT = {":": 0.5, "~": 0.9, "^": 0.9}
_ROWS = 2000
_LONG_CELL = 5000
"""Characters of a cell above which it is likelier that a quote did not close."""

_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))

_TORN = 0.5
"""What is left of a separator that tears quoted cells apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How cells are told apart.

    separator: one character; `UNIT` where every line is one cell.
    long: the separator of several bytes that `separator` stands for, else "".
    quote: `"` or `'`, null where quotes mean nothing.
    escape: a backslash makes the next quote an ordinary character.
    spaced: white space may stand between separator and quote.
    starts: first columns of the fields of a fixed-width text, else empty.
    glued: those of them without a gap before them.
    """

    separator: str
    long: str = ""
    quote: str | None = '"'
    escape: bool = False
    spaced: bool = False
    starts: tuple[int, ...] = ()
    glued: frozenset[int] = frozenset()


def parse(lines: list[str], dialect: Dialect, *, strict: bool = False) -> list[list[str]]:
    """Rows by the csv module; one row may take several lines.

    Raises csv.Error for a cell above the module's limit; when strict, also for a quote that
    closes before the end of a cell.
    """
    return list(
        csv.reader(
            lines,
            delimiter=dialect.separator,
            quotechar=dialect.quote,
            quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            escapechar="\\" if dialect.escape else None,
            doublequote=True,
            skipinitialspace=dialect.spaced,
            strict=strict,
        )
    )


def _consistency(sample: str, dialect: Dialect, *, cut: bool) -> float:
    """0..1: share of rows of the commonest width, more for wider rows; 0 when one column."""
    lines, torn = io.StringIO(sample, newline="\n").readlines()[:_ROWS], 1.0
    if widths := _plain_widths(lines, dialect):
        return _share(widths[:-1] if cut else widths, dialect)
    try:
        rows = parse(lines, dialect, strict=True)
    except csv.Error:
        torn = _TORN
        try:
            rows = parse(lines, dialect)
        except csv.Error:
            return 0.0
    rows = [row for row in (rows[:-1] if cut else rows) if any(map(str.strip, row))]
    score = torn * _share(list(map(len, rows)), dialect)
    single = len(rows) + cut >= len(lines) and max(map(len, lines)) <= _LONG_CELL
    longest = 0 if single or not score else max(map(len, chain.from_iterable(rows)))
    return score * 0.5 if longest > _LONG_CELL else score


def _share(widths: list[int], dialect: Dialect) -> float:
    """`_consistency` of rows of these widths, their cells not looked at."""
    wide = [(times, width) for width, times in Counter(widths).items() if width > 1]
    if not wide:
        return 0.0
    times, width = max(wide)
    score = times / len(widths) * (1 - 1 / (width + 0.5)) * _WEIGHT.get(dialect.separator, 1.0)
    return score * 0.9 if dialect.quote == "'" else score


def _plain_widths(lines: list[str], dialect: Dialect) -> list[int]:
    """Cells of each line, where every line is a row and none is blank or long; else empty.

    As the csv module counts them, in a third of its time.
    """
    text = "".join(lines)
    if dialect.escape or dialect.spaced or "\r" in text or "\0" in text:
        return []
    outside = _outside(text, dialect)
    blanks = f"{dialect.separator}{dialect.quote or ''}{_BLANKS}"
    if outside is None or any(len(line) > _LONG_CELL or not line.strip(blanks) for line in lines):
        return []
    rows = outside.split("\n")[: len(lines)]
    return [row.count(dialect.separator) + 1 for row in rows]


def _outside(text: str, dialect: Dialect) -> str | None:
    """The text without what is between quotes; null where those do not stand around cells.

    Null too where a line ends between quotes.
    """
    if not dialect.quote or dialect.quote not in text:
        return text
    parts = text.split(dialect.quote)
    borders = {"", "\n", dialect.separator}
    between = {(part[:1], part[-1:]) for part in set(parts[2:-1:2])}
    if not borders.issuperset({parts[0][-1:], parts[-1][:1]}.union(*between)):
        return None
    outside = "".join(parts[::2])
    whole = len(parts) % 2 and outside.count("\n") == text.count("\n")
    return outside if whole else None


def _quotes(sample: str, separator: str) -> list[str]:
    """Quote characters worth trying: `'` only where it often stands beside a separator."""
    there = "'" in sample  # one character is found ten times as fast as two
    beside = there and sample.count("'" + separator) + sample.count(separator + "'")
    return ['"', "'"] if beside >= 4 else ['"']


def _declared(sample: str) -> str | None:
    """The separator that Excel's first line `sep=;` names."""
    found = re.match(r'"?sep=(.)"?\n', sample, re.IGNORECASE)
    return found[1] if found else None


def dialect_of(text: str) -> Dialect:
    r"""The dialect of a text with `\n` line ends, of which the beginning is enough."""
    sample, cut = text[:SAMPLE], len(text) > SAMPLE
    if cut:  # a record that breaks off would look like one whose quotes are torn
        end = sample.rfind("\n") + 1
        sample = sample[:end] if end > SAMPLE // 2 else sample
    declared = _declared(sample)
    best, top = Dialect(separator=UNIT, quote=None), 0.0
    for separator in [declared] if declared else _SEPARATORS:
        if separator not in sample:
            continue
        for quote in _quotes(sample, separator):
            tried = Dialect(separator=separator, quote=quote)
            score = _consistency(sample, tried, cut=cut)
            if score > top:
                best, top = tried, score
    for long in LONG_SEPARATORS:
        if long[0] not in sample:
            continue
        tried = Dialect(separator=UNIT, long=long)
        enough = top * (0.7 if best.separator in long else 1)
        if long in sample and _consistency(sample.replace(long, UNIT), tried, cut=cut) > enough:
            best, top = tried, enough
    if top < 0.1 and not declared:
        lines = sample.split("\n")[: -1 if cut else None]
        starts = column_starts(lines)
        glued = glued_fields(lines[:_ROWS]) if starts else frozenset()
        starts = tuple(sorted({*starts, *glued}))
        return Dialect(separator=UNIT, quote=None, starts=starts, glued=glued)
    return _details(best, sample, cut=cut)


def _details(dialect: Dialect, sample: str, *, cut: bool) -> Dialect:
    """Escapes and blanks beside quotes, where they make the rows more even."""
    quote = dialect.quote or '"'
    slashed = "\\" in sample and "\\" + quote in sample
    if slashed and re.search(rf"\\{quote}(?!{re.escape(dialect.separator)}|\n|$)", sample):
        dialect = replace(dialect, escape=True)
    elif quote not in sample:
        return dialect
    if f"{dialect.separator} {quote}" not in sample or not _blanks_before(sample, dialect, quote):
        return dialect
    spaced = replace(dialect, spaced=True)
    enough = 0.7 * _consistency(sample, dialect, cut=cut)
    return spaced if _consistency(sample, spaced, cut=cut) >= enough else dialect


def _blanks_before(sample: str, dialect: Dialect, quote: str) -> bool:
    """Whether a cell begins with a blank and a quote; inside of quotes they mean nothing."""
    try:
        rows = parse(io.StringIO(sample, newline="\n").readlines()[:_ROWS], dialect)
    except csv.Error:
        return True
    return any(cell.startswith(f" {quote}") for row in rows for cell in row)
