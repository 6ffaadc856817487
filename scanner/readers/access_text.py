"""Text of Access databases: as it is stored, as HTML, as a hyperlink."""

from __future__ import annotations

import html
import re

MARK = b"\xff\xfe"
"""What compressed text begins with."""

_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:br|/div|/p|/li)\b[^<>]*>\s*", re.IGNORECASE)


def stored(raw: bytes, encoding: str) -> str:
    """Text of a cell: in a code page (`encoding`, "" for none), in UTF-16, or compressed.

    In compressed text a zero byte changes between one byte a character (at first) and two.
    What cannot be decoded is U+FFFD.
    """
    if encoding:
        return raw.decode(encoding, "replace")
    if raw[:2] != MARK:
        return raw.decode("utf-16-le", "replace")
    if 0 not in raw:
        return raw[2:].decode("latin-1")
    parts, at, wide = [], 2, False
    while at < len(raw):
        end = _run(raw, at, wide=wide)
        parts.append(raw[at:end].decode("utf-16-le" if wide else "latin-1", "replace"))
        at, wide = end + 1, not wide
    return "".join(parts)


def _run(raw: bytes, at: int, *, wide: bool) -> int:
    """Where the zero stands that ends a run of characters."""
    if not wide:
        end = raw.find(b"\0", at)
        return end if end >= 0 else len(raw)
    while at < len(raw) and raw[at]:
        at += 2
    return min(at, len(raw))


def without_tags(text: str) -> str:
    """Text that is kept as HTML, as a person sees it."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def linked(text: str) -> str:
    """A hyperlink, kept as `shown#address#place#tip`: what is shown, and what that leaves out."""
    shown, *rest = text.split("#")
    more = [part.removeprefix("mailto:") for part in rest if part]
    known = {shown, f"http://{shown}", f"http://{shown}/", f"https://{shown}"}
    return " ".join([shown, *(part for part in more if part not in known)]).strip()
