"""What a page holds beside its text: comments, files written into addresses, pages in frames.

Pages saved into one file keep their pictures in addresses (`data:`, RFC 2397); rows that were taken
out of a page are often only made comments.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from itertools import islice

from pipelines.blocks import Member
from scanner.readers.opened import MEMBERS_LIMIT
from scanner.readers.pictures import is_worth_reading

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_FOR_BROWSERS = re.compile(r"\s*(?:\[if\b|<!\[|/\*|[@.#]?[\w-]+\s*\{)")
"""Conditions for one browser, which repeat the page, and styles."""

_TELLS = re.compile(r"[0-9]{2}|@")
_TAG = re.compile(r"<[^<>]*>")
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_ROW = re.compile(r"</(?:tr|li|p|div)\s*>|<br\s*/?>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"data:(?P<kind>[\w.+-]{1,80}/[\w.+-]{1,80})?(?:;[\w.=+\"-]{1,80})*;base64,"
    r"(?P<data>[A-Za-z0-9+/=_\s%-]+)"
)
_SIGN = ";base64,"
_FRAME = re.compile(r'<iframe\b[^<>]*? srcdoc="([^"]*)"', re.IGNORECASE)
_MACHINERY = re.compile(
    r"font/|text/css|image/svg|application/(?:x-)?(?:font|javascript)|text/java"
)


def comments(markup: str) -> str:
    """The text of the comments that hold a number or an address, a line each; "" for none."""
    if "<!--" not in markup:
        return ""
    told = (text for text in _COMMENT.findall(markup) if _TELLS.search(text))
    return "\n".join(
        line for text in told if not _FOR_BROWSERS.match(text) if (line := _bare(text))
    )


def _bare(text: str) -> str:
    text = _TAG.sub(" ", _CELL.sub("\t", _ROW.sub("\n", text)))
    lines = (
        "  ".join(" ".join(cell.split()) for cell in line.split("\t"))
        for line in html.unescape(text).splitlines()
    )
    return "\n".join(line for line in lines if line.strip())


def files(markup: str) -> Iterator[Member]:
    """The files in addresses as members "inline N", but for fonts, styles and small pictures."""
    if _SIGN not in markup:
        return
    known: set[bytes] = set()
    for found in _ADDRESS.finditer(markup):
        kind = (found["kind"] or "").lower()
        if _MACHINERY.match(kind) or len(known) >= MEMBERS_LIMIT:
            continue
        data = _decoded(found["data"])
        if not data or data in known or (kind.startswith("image/") and not is_worth_reading(data)):
            continue
        known.add(data)
        yield Member(name=f"inline {len(known)}", data=data)


def frames(repaired: str) -> Iterator[Member]:
    """The pages that frames hold in their `srcdoc`, as members "frame N.html"."""
    if ' srcdoc="' not in repaired:
        return
    pages = dict.fromkeys(filter(str.strip, _FRAME.findall(repaired)))
    for number, page in enumerate(islice(pages, MEMBERS_LIMIT), 1):
        markup = f'<meta charset="utf-8">{html.unescape(page)}'
        yield Member(name=f"frame {number}.html", data=markup.encode("utf-8", "replace"))


def _decoded(text: str) -> bytes:
    packed = re.sub(r"\s|%0[AaDd]|%20", "", text).replace("%2B", "+").replace("%2F", "/")
    packed = packed.replace("%3D", "=").translate(str.maketrans("-_", "+/")).rstrip("=%")
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return b""
