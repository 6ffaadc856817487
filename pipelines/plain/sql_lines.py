"""Statements of SQL in a text, as logs and tickets hold them: the fields that each one names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BEGINS = re.compile(
    r"(?i)\b(?:(?:insert|replace)[ ](?:ignore[ ])?into[ ]|update[ ]\S+[ ]set[ ]|delete[ ]from[ ]|"
    r"select[ ].{1,200}?[ ]from[ ])"
)
_NAME = r"[`\"\[]?[A-Za-z_][\w.$]*[`\"\]]?"
_VALUE = r"N?'(?:[^'\\]|''|\\.)*'|\"(?:[^\"\\]|\\.)*\"|-?[0-9][0-9.]*|NULL"
_PAIR = re.compile(rf"(?P<key>{_NAME})[ ]?=[ ]?(?P<value>{_VALUE})", re.IGNORECASE)
_INSERTED = re.compile(
    rf"(?i)\binto[ ]+\S+[ ]*\((?P<keys>[ ]*{_NAME}(?:[ ]*,[ ]*{_NAME})*[ ]*)\)[ ]*values?[ ]*"
)
_ROW = re.compile(rf"(?i)[ ,]*\([ ]*(?P<row>(?:{_VALUE})(?:[ ]*,[ ]*(?:{_VALUE}))*)[ ]*\)")
_CELL = re.compile(_VALUE, re.IGNORECASE)
_BEFORE, _LINES, _LONGEST = 4, 8, 8_000


def statement(
    lines: Sequence[str], at: int
) -> tuple[list[list[str]], list[str], tuple[int, int]] | None:
    """The rows that a statement at a line writes or asks for, their keys, and its lines; else None.

    `INSERT INTO t (a, b) VALUES (…), (…)` has a row each; `UPDATE t SET a=… WHERE b=…` has one of
    what is set and by what it is found. It
    ends with its semicolon, or with its line where no line below has one; before it stand a few
    words at most, as a log has them.
    """
    if "=" not in lines[at] and "(" not in lines[at]:
        return None
    begins = _BEGINS.search(lines[at])
    if begins is None or len(lines[at][: begins.start()].split()) > _BEFORE:
        return None
    last = next((n for n in range(at, min(at + _LINES, len(lines))) if _ends(lines[n], n > at)), at)
    last = last if lines[last].rstrip().endswith(";") else at
    said = " ".join(line.strip() for line in lines[at : last + 1])[begins.start() :][:_LONGEST]
    rows = list(_inserted(said)) or [list(_paired(said))]
    keys = list(dict.fromkeys(key for row in rows for key, _ in row))
    if not keys:
        return None
    filled = [[""] * len(keys)] * (last - at) + [
        [dict(row).get(key, "") for key in keys] for row in rows
    ]
    return filled, keys, (at, last + 1)


def _ends(line: str, below: bool) -> bool:
    return line.rstrip().endswith(";") or (below and _BEGINS.search(line) is not None)


def _inserted(said: str) -> Iterator[list[tuple[str, str]]]:
    """The fields of each row of an `INSERT` that names its columns."""
    head = _INSERTED.search(said)
    if head is None:
        return
    keys = [key.strip(' `"[]') for key in head["keys"].split(",")]
    end = head.end()
    while (row := _ROW.match(said, end)) is not None:
        cells = [_plain(cell.group()) for cell in _CELL.finditer(row["row"])]
        if len(cells) == len(keys):
            yield list(zip(keys, cells, strict=True))
        end = row.end()


def _paired(said: str) -> Iterator[tuple[str, str]]:
    """The fields that a statement sets, and those by which it finds what it changes or shows."""
    for pair in _PAIR.finditer(said):
        yield pair["key"].strip('`"[]').rpartition(".")[2], _plain(pair["value"])


def _plain(value: str) -> str:
    """A value without its quotes; NULL is none."""
    if value.upper() == "NULL":
        return ""
    held = value[1:] if value[:2] in ("N'", "n'") else value
    return held[1:-1].replace("''", "'") if held[0] in "'\"" else held
