"""Web archives (MHTML): a page with its pictures and frames in one MIME message."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.blocks import Block, Member, Unread
from scanner.readers.encoding import decode
from scanner.readers.html_page import blocks
from scanner.readers.mail_declared import Part
from scanner.readers.mail_headers import ERRORS, decoded
from scanner.readers.mail_parts import content, cut_off, leaves, parsed, text
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("multipart/related",)

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MACHINERY = frozenset({"text/css", "text/javascript", "application/javascript"})
"""How the page looks and moves: never what it says."""


def read(source: Opened) -> Iterator[Block]:
    """Each page and frame as an HTML page of its own, other parts as members.

    Places are "page N" in the order of the archive, "" where there is one page. Raises
    ReadError: `too_large`, `too_deep`, `empty`.
    """
    try:
        parts = list(leaves(parsed(source.bytes())))
    except (RecursionError, *ERRORS) as error:
        raise ReadError("too_deep") from error
    several = sum(map(_is_page, parts)) > 1
    found, page = False, 0
    for number, part in enumerate(parts[:MEMBERS_LIMIT], 1):
        page += _is_page(part)
        place = f"page {page}" if several and _is_page(part) else ""
        for block in _part_blocks(part, number, place, source.stem):
            found = True
            yield block
    if len(parts) > MEMBERS_LIMIT:
        yield Unread(place="", code="too_large")
    if not found:
        raise ReadError("empty")


def _is_page(part: Part) -> bool:
    return part.declared.kind in _PAGES


def _part_blocks(part: Part, number: int, place: str, name: str) -> Iterator[Block]:
    raw = content(part)
    kind = part.declared.kind
    if _is_page(part):
        try:
            yield from blocks(text(part, raw), place, name, "page")
        except ReadError as error:
            yield Unread(place=place, code=error.code)
    elif kind == "text/plain" and not part.declared.name:
        yield from passages([decode(raw)], place, "page")
    elif kind not in _MACHINERY and raw.strip():
        yield Member(name=_name(part) or f"part {number}", data=raw)
    if cut_off(part):
        yield Unread(place=place or f"part {number}", code="truncated")


def _name(part: Part) -> str:
    """The given name, or the last word of the address the part was loaded from."""
    location = decoded(str(part.get("content-location", ""))).split("?")[0].rstrip("/")
    return part.declared.name or location.rpartition("/")[2][:200]
