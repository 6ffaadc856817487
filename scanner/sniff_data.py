"""Data files without a plain signature: known by several fields of their headers that agree."""

from __future__ import annotations

import re

_DBF_VERSIONS = frozenset(
    b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x7b\x83\x8b\x8c\x8e\xcb\xe5\xf5\xfb"
)
_DBF_FIELD = re.compile(rb"[A-Za-z_\x80-\xff][\w \x80-\xff-]{0,31}\0*")
_DBF_TYPES = b"CNDLMFBGPTYIVWQ@O+0"


def data_type(head: bytes) -> str | None:
    """The media type of a data file that begins with `head`, null for any other."""
    if _is_arrow_stream(head):
        return "application/vnd.apache.arrow.stream"
    if _is_old_stata(head):
        return "application/x-stata-dta"
    if b"SPSS PORT FILE" in head[:300] and b"SPSSPORT" in re.sub(rb"[\r\n]", b"", head[440:500]):
        return "application/x-spss-por"
    return "application/vnd.dbf" if _is_dbf(head) else None


def _is_arrow_stream(head: bytes) -> bool:
    """A continuation mark, the length of a message, and the root of a small flatbuffer."""
    if len(head) < 64 or head[:4] != b"\xff" * 4:
        return False
    size, root = int.from_bytes(head[4:8], "little"), int.from_bytes(head[8:12], "little")
    return size % 8 == 0 and 32 <= size <= 1 << 24 and 8 <= root <= 64


def _is_old_stata(head: bytes) -> bool:
    """Release 104 to 115: byte order, 1, 0, and a plausible number of variables."""
    if len(head) < 109 or not 104 <= head[0] <= 115 or head[1] not in (1, 2):
        return False
    variables = head[4:6] if head[1] == 1 else head[5:3:-1]
    return head[2] == 1 and head[3] == 0 and 0 < int.from_bytes(variables, "big") <= 32767


def _is_dbf(head: bytes) -> bool:
    if len(head) < 65 or head[0] not in _DBF_VERSIONS:
        return False
    if head[0] == 0x02:
        return head[3] <= 12 and head[4] <= 31 and _is_field(head[8:24], 11)
    header, record = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    if head[2] > 12 or head[3] > 31 or header < 65 or record < 2:
        return False
    first = head[68:116] if head[0] in (0x04, 0x8C) else head[32:64]
    ended = header > len(head) or b"\r" in head[header - 264 if header > 328 else 64 : header + 1]
    return ended and _is_field(first, 32 if len(first) == 48 else 11)


def _is_field(entry: bytes, kind_at: int) -> bool:
    """The description of a column: a name, padded, and the letter of a type."""
    if len(entry) <= kind_at or entry[kind_at] not in _DBF_TYPES:
        return False
    name = entry[:kind_at].partition(b"\0")[0]
    return _DBF_FIELD.fullmatch(name) is not None
