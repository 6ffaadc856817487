"""The beginning of a source as text, in whatever encoding, or that it is none."""

from __future__ import annotations

import codecs
import re

from scanner.sniff_table import is_table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# \x01 and \x02 are left out: some exports (Hive) separate cells with them
_CONTROLS = re.compile(r"[\x00\x03-\x08\x0e-\x1a\x7f]")


def decoded(head: bytes) -> str | None:
    """The beginning of a text as characters, roughly right in any encoding; null for binary.

    Every line end is a line feed.
    """
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    encoding = encoding or _by_nulls(head[:4096])
    if encoding is None:
        if head.count(0) > len(head) // 200:
            head = head.replace(b"\0", b"")
            if _CONTROLS.search(head.decode("latin-1")) or not is_table(_plain(head)):
                return None  # only a table may be full of NULs: its cells were padded with them
        text = _plain(head)
    else:
        text = _lines(head.decode(encoding, "replace").removeprefix("\ufeff"))
    return None if len(_CONTROLS.findall(text)) > max(1, len(text) // 100) else text


def _plain(head: bytes) -> str:
    return _lines(head.decode("utf-8" if _is_utf8(head) else "latin-1", "replace"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _by_nulls(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, known by where the NULs of ASCII letters stand."""
    if len(head) < 8 or head.count(0) < len(head) * 0.2:
        return None
    nulls = [head[index::4].count(0) * 4 / len(head) for index in range(4)]
    if sum(share > 0.9 for share in nulls) == 3:
        return "utf-32-le" if nulls[0] < 0.5 else "utf-32-be"
    even, odd = nulls[0] + nulls[2], nulls[1] + nulls[3]
    if odd > 0.8 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 and odd < 0.1 else None
