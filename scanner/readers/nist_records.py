"""Records of an ANSI/NIST-ITL transaction: tagged fields, and the fixed form of types 3 to 8.

Source: ANSI/NIST-ITL 1-2011 Update 2015, sections 5 to 8 and annex B (traditional encoding).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"([0-9]{1,2})\.0*1:([0-9]{1,10})[\x1d\x1c]")
_TAG = re.compile(rb"([0-9]{1,2})\.([0-9]{1,4}):")
_RECORDS = 10_000
FS, GS, RS, US = b"\x1c", b"\x1d", b"\x1e", b"\x1f"


class BrokenError(Exception):
    """A record's own length or form does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record.

    kind: its type, 1 to 99. fields: number -> content, of tagged records. data: the sample.
    """

    kind: int
    fields: dict[int, bytes] = field(default_factory=dict)
    data: bytes = b""


def records(content: bytes) -> Iterator[Record]:
    """The records in order. Raises BrokenError where one cannot be told from the next."""
    first, at = _tagged(content, 0)
    yield first
    for number, kind in enumerate(_announced(first)):
        if number > _RECORDS or at >= len(content):
            raise BrokenError
        if kind in range(3, 9):
            record, at = _fixed(content, at, kind)
        else:
            record, at = _tagged(content, at)
        yield record


def _announced(first: Record) -> list[int]:
    """Types of the records that follow, as the content field (1.003) lists them."""
    entries = first.fields.get(3, b"").split(RS)[1:]
    kinds = [entry.split(US)[0].strip() for entry in entries]
    return [int(kind) for kind in kinds if kind.isdigit() and len(kind) < 3]


def _fixed(content: bytes, at: int, kind: int) -> tuple[Record, int]:
    length = int.from_bytes(content[at : at + 4], "big")
    if length < 5 or at + length > len(content):
        raise BrokenError
    return Record(kind=kind, data=content[at + 18 : at + length] or b"\0"), at + length


def _tagged(content: bytes, at: int) -> tuple[Record, int]:
    found = _LENGTH.match(content, at)
    if not found:
        raise BrokenError
    kind, length = int(found[1]), int(found[2])
    if length < found.end() - at or at + length > len(content) + 1:
        raise BrokenError
    body = content[at : at + length]
    fields: dict[int, bytes] = {}
    data = b""
    while body:
        tag = _TAG.match(body)
        if not tag:
            break
        number = int(tag[2])
        if number == 999:
            data = body[tag.end() :].removesuffix(FS)
            break
        text, _, body = body[tag.end() :].partition(GS)
        fields[number] = text.rstrip(FS)
    return Record(kind=kind, fields=fields, data=data), at + length
