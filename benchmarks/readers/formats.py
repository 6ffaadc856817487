"""The page on formats: the figures of a run go into the table that people wrote.

Between the marks of the page stands one row a format: its name, media types, reader, what is
read, limits and gaps by hand; files, read whole, read in part, not read by code, share read,
library and its share from the run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.readers.outcome import Result
from scanner.readers.registry import reader_for

TABLE = "<!-- formats: the last seven columns are written by the run -->\n"
TOTALS = "<!-- totals: written by the run -->\n"
NOBODY = "<!-- without a reader: written by the run -->\n"
_END = "<!-- end -->"
_BY_HAND = 5


def share(count: int, of: int) -> str:
    """A share in percent, "-" of nothing."""
    return f"{100 * count / of:.0f} %" if of else "-"


def figures(results: list[Result]) -> list[str]:
    """The seven cells of one format. Something read: at least one row, character or member."""
    some = [r for r in results if r.ours.got]
    whole = sum(r.ours.status == "read" for r in some)
    missed = Counter(next(iter(r.ours.codes), "nothing in it") for r in results if not r.ours.got)
    compared = [r for r in results if r.library]
    if 2 * len(compared) < len(results):
        compared = []  # a few with a telling extension say nothing of the format
    names = Counter(r.library for r in compared).most_common(1)
    return [
        str(len(results)),
        str(whole),
        str(len(some) - whole),
        ", ".join(f"{code} {count}" for code, count in missed.most_common()) or "-",
        share(len(some), len(results)),
        names[0][0] if names else "-",
        share(sum(r.bare.got > 0 for r in compared), len(compared)),
    ]


def filled(table: str, results: list[Result]) -> str:
    """The table with the figures of its rows; the two lines of its head stay as they are."""
    head, rule, *rows = table.splitlines()
    lines = [head, rule]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("| ").split(" | ")][:_BY_HAND]
        kinds = set(re.findall(r"`([^`]+)`", cells[1]))
        lines.append("| " + " | ".join(cells + figures([r for r in results if r.kind in kinds])))
    return "".join(f"{line.rstrip(' |')} |\n" for line in lines)


def totals(results: list[Result]) -> str:
    """What became of all files together, as a list of points."""
    known = [r for r in results if reader_for(r.kind)]
    faults = Counter(r.ours.fault.split()[0] for r in results if r.ours.fault)
    statuses = Counter(r.ours.status for r in results)
    coded = sum(bool(r.ours.codes) for r in results if r.ours.status != "read")
    compared = [r for r in known if r.library]
    read, theirs = sum(r.ours.got > 0 for r in known), sum(r.bare.got > 0 for r in compared)
    ours = sum(r.ours.got > 0 for r in compared)
    spent = sum(r.ours.seconds for r in results)
    points = [
        f"{len(results):,} files of {len({r.kind for r in results})} media types, "
        f"{sum(r.size for r in results) / 1e6:,.0f} MB, {spent:,.0f} CPU seconds",
        f"crashes, hangs and tracebacks: {sum(faults.values())}"
        + "".join(f"; {name} {count}" for name, count in faults.most_common()),
        f"read whole {statuses['read']:,}, in part {statuses['partial']:,}, not read "
        f"{statuses['exception']:,}; of the {len(results) - statuses['read']:,} that were not "
        f"read whole {coded:,} have a code that says why",
        f"of {len(known):,} files of a type with a reader {read:,} gave text, rows or members "
        f"({share(read, len(known))}); of {len(compared):,} that a library was tried on the "
        f"readers got {ours:,}, the libraries {theirs:,}",
    ]
    return "".join(f"- {point}\n" for point in points)


def without_reader(results: list[Result]) -> str:
    """Media types that no reader is for: how many files, and the code that each one gets."""
    kinds = Counter(r.kind for r in results if not reader_for(r.kind))
    codes = {r.kind: ", ".join(r.ours.codes) for r in results}
    lines = [f"| `{kind}` | {count} | {codes[kind]} |\n" for kind, count in kinds.most_common()]
    return "| media type | files | code |\n| --- | --- | --- |\n" + "".join(lines)


def write(page: Path, results: list[Result]) -> None:
    """Put the figures between the marks of the page. Raises ValueError where a mark is missing."""
    text = page.read_text("utf-8")
    for mark in (TOTALS, TABLE, NOBODY):
        start = text.index(mark) + len(mark)
        stop = text.index(_END, start)
        if mark == TABLE:
            made = filled(text[start:stop], results)
        else:
            made = totals(results) if mark == TOTALS else without_reader(results)
        text = text[:start] + made + text[stop:]
    page.write_text(text, "utf-8")


def look_at(results: Iterable[Result]) -> Iterable[str]:
    """Lines on every file to look at: a fault, or a library that got what the reader did not."""
    for one in results:
        if one.ours.fault:
            yield f"{one.ours.fault}: {one.kind} {one.path}"
        elif one.bare.got and not one.ours.got and not one.kind.startswith("image/"):
            codes = ", ".join(one.ours.codes) or "no code"
            yield f"{codes}, {one.library} got {one.bare.got}: {one.kind} {one.path}"
