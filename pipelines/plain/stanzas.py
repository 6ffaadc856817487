r"""Records as stanzas of `key=value` lines, one key a line: dumps of sessions, caches, settings.

So clients of databases write rows that are too wide: `\G` of mysql, `\x` of psql.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_PAIR = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w.\-\[\]/]{0,60})[ \t]*=[ \t]*(?P<value>.*?)[ \t]*")
_SECTION = re.compile(r"[ \t]*\[[^\]\n]{1,120}\][ \t]*")
_ROW = re.compile(r"\*{5,40} [0-9]+\. row \*{5,40}[ \t]*|-\[ RECORD [0-9]+ \][-+]*[ \t]*")
"""The line over a row in mysql (Manual, 6.5.1.2) and in psql (reference, expanded display)."""
_CELL = re.compile(
    r"[ \t]*(?P<key>[A-Za-z_][^:|\n]{0,63}?)[ \t]*(?::(?= |$)|\|)[ \t]*(?P<value>.*)"
)
_NULL = frozenset({"NULL", "[null]", "(null)"})

_LEAST_KEYS, _LEAST_RECORDS = 3, 2
_ALIKE = 0.5


def stanzas(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], int] | None:
    """The records that begin at a line: their values, their keys, how many lines they fill.

    A blank line, a section's head or the first key again begins the next record. None where the
    line begins no record, or the next one has other keys: a file of settings is one thing.
    """
    if _ROW.fullmatch(lines[at]):
        return _rows(lines, at)
    if at and lines[at - 1].strip() and not _SECTION.fullmatch(lines[at - 1]):
        return None
    records, end = list[dict[str, str]](), at
    for record, after in _records(lines, at):
        short = not records and len(record) < _LEAST_KEYS
        if short or (records and not _alike(record, records[0])):
            break
        records.append(record)
        end = after
    return _made(records, end - at) if len(records) >= _LEAST_RECORDS else None


def _rows(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], int] | None:
    """The rows of a query below their own lines, up to a line that is no cell.

    A key that a joined table repeats is a column of its own.
    """
    records, height, times = list[dict[str, str]](), 0, Counter[str]()
    for line in lines[at:]:
        cell = _CELL.fullmatch(line)
        if _ROW.fullmatch(line):
            records.append({})
            times.clear()
        elif cell is not None:
            key, value = cell["key"], cell["value"].strip()
            times[key] += 1
            key = key if times[key] == 1 else f"{key} {times[key]}"
            records[-1][key] = "" if value in _NULL else value
        else:
            break
        height += 1
    return _made(records, height) if any(records) else None


def _made(records: Sequence[dict[str, str]], height: int) -> tuple[list[list[str]], list[str], int]:
    keys = list(dict.fromkeys(key for record in records for key in record))
    return [[record.get(key, "") for key in keys] for record in records], keys, height


def _records(lines: Sequence[str], at: int) -> Iterator[tuple[dict[str, str], int]]:
    """Each record and the line behind it, up to a line of another kind; the first begins at once.

    Else a run of blank lines or of heads would be gone through from each of its lines.
    """
    now: dict[str, str] = {}
    begun = False
    for place in range(at, len(lines)):
        pair = _PAIR.fullmatch(lines[place])
        if now and (pair is None or pair["key"] == next(iter(now))):
            yield now, place
            now = {}
        if pair is not None:
            begun = True
            now.setdefault(pair["key"], pair["value"])
        elif not (begun or (place == at and lines[at].strip())) or _is_other(lines[place]):
            return
    if now:
        yield now, len(lines)


def _is_other(line: str) -> bool:
    return bool(line.strip()) and not _SECTION.fullmatch(line)


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    return len(one.keys() & other.keys()) >= _ALIKE * max(len(one), len(other))


def announced(lines: Sequence[str], at: int, delimiter: str) -> bool:
    """Whether a line of headings names the kind of the rows below: `!VEND` over `VEND`."""
    kind = lines[at].split(delimiter)[0].strip()
    below = lines[at + 1].split(delimiter)[0].strip() if at + 1 < len(lines) else ""
    return len(kind) > 1 and kind == f"!{below}"
