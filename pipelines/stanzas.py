"""Records as stanzas of `key=value` lines, one key a line: dumps of sessions, caches, settings."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIR = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w.\-\[\]/]{0,60})[ \t]*=[ \t]*(?P<value>.*?)[ \t]*")
_SECTION = re.compile(r"[ \t]*\[[^\]\n]{1,120}\][ \t]*")
_LEAST_KEYS, _LEAST_RECORDS = 3, 2
_ALIKE = 0.5


def stanzas(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], int] | None:
    """The records that begin at a line: their values, their keys, how many lines they fill.

    A blank line, a section's head or the first key again begins the next record. None where the
    line begins no record, or the next one has other keys: a file of settings is one thing.
    """
    if at and lines[at - 1].strip() and not _SECTION.fullmatch(lines[at - 1]):
        return None
    records: list[dict[str, str]] = []
    now: dict[str, str] = {}
    end = place = at
    while place < len(lines):
        pair = _PAIR.fullmatch(lines[place])
        again = pair is not None and bool(now) and pair["key"] == next(iter(now))
        if (pair is None or again) and now:
            if records and not _alike(now, records[0]):
                break
            records, end, now = [*records, now], place, {}
        if pair is None and lines[place].strip() and not _SECTION.fullmatch(lines[place]):
            break
        if pair is not None:
            now.setdefault(pair["key"], pair["value"])
        elif not records and place > at:
            return None
        place += 1
    else:
        if now and records and _alike(now, records[0]):
            records, end = [*records, now], place
    if len(records) < _LEAST_RECORDS or len(records[0]) < _LEAST_KEYS:
        return None
    keys = list(dict.fromkeys(key for record in records for key in record))
    return [[record.get(key, "") for key in keys] for record in records], keys, end - at


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    return len(one.keys() & other.keys()) >= _ALIKE * max(len(one), len(other))
