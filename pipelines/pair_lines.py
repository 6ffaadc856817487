"""Lines that say the same keys with other values (`USER=…|ROLE=…|PIN=…`), read as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = re.compile(r"[ \t]*(?P<key>[^\W\d_][\w .()/#-]{0,39}?)[ \t]*=[ \t]*(?P<value>.*?)[ \t]*")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’-])+, [^\W\d_](?:[^\W\d_]|[ .'’-])+")
_PARTS = ("|", ";", "\t")
_LEAST = 2


def pairs_of(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str]] | None:
    """The rows of the run of such lines that begins at a line, and their keys; else None.

    At least two lines, each of the same two keys or more; or one line of three keys or more
    between bars that has a name with its family name first. Else a semicolon or a tab stands
    between the pairs: a comma may be part of a name.
    """
    for part in _PARTS:
        head = _pairs(lines[at], part) if part in lines[at] and "=" in lines[at] else {}
        if len(head) < _LEAST:
            continue
        rows = []
        for place in range(at, len(lines)):
            found = _pairs(lines[place], part)
            if found.keys() != head.keys():
                break
            rows.append([found[key] for key in head])
        named = part == "|" and len(head) > _LEAST and any(map(_NAME.fullmatch, rows[0]))
        if len(rows) >= _LEAST or named:
            return rows, list(head)
    return None


def _pairs(line: str, part: str) -> dict[str, str]:
    """Key -> value of a line that is pairs from end to end; empty for any other line."""
    found = [_KEY.fullmatch(pair) for pair in line.strip().strip(part).split(part)]
    told = {match["key"]: match["value"] for match in found if match}
    return told if len(told) == len(found) else {}
