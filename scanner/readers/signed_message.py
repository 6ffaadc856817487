"""S/MIME: what was only signed or compressed is taken out of its envelope (RFC 5652).

Keys and signatures are not checked: who signed changes nothing about whose data it is.
"""

from __future__ import annotations

import binascii
import re
import zlib
from collections.abc import Iterator

from pipelines.blocks import Block, Member
from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT, Opened, ReadError

MEDIA_TYPES = ("application/pkcs7-mime",)

_SIGNED = bytes.fromhex("2a864886f70d010702")
_COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
_DATA = bytes.fromhex("2a864886f70d010701")
_SHUT = (
    bytes.fromhex("2a864886f70d010703"),  # enveloped
    bytes.fromhex("2a864886f70d010706"),  # encrypted
    bytes.fromhex("2a864886f70d0109100117"),  # enveloped with authentication
)
_SEQUENCE, _OCTETS, _OCTETS_IN_PARTS, _OID, _CONTENT = 0x30, 0x04, 0x24, 0x06, 0xA0
_DEPTH = 20
_ARMOR = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)(-----END|\Z)", re.DOTALL)

Element = tuple[int, int, int, int]
"""Of an element in BER: its tag, where its content starts and ends, where the next one starts."""


def read(source: Opened) -> Iterator[Block]:
    """The signed content as a member.

    Raises ReadError: `encrypted`, `damaged`, `empty` for a signature without its content, `bomb`.
    """
    inner = content_of(source.bytes())
    if re.match(rb"\s*content-", inner[:100], re.IGNORECASE):
        inner = b"MIME-Version: 1.0\r\n" + inner.lstrip()
        yield Member(name=f"{source.stem}.eml", data=inner)
    else:
        yield Member(name=source.stem, data=inner)


def content_of(envelope: bytes) -> bytes:
    """What lies in an envelope of CMS, as DER, BER, or Base64 between lines of armor.

    Raises ReadError: `encrypted`, `damaged`, `empty`, `bomb`.
    """
    armored = _ARMOR.search(envelope) if b"-----BEGIN" in envelope[:4096] else None
    try:
        raw = binascii.a2b_base64(armored[1]) if armored else envelope
        return _content(raw, 0)
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except (IndexError, ValueError, zlib.error) as error:
        raise ReadError("damaged") from error


def _content(raw: bytes, depth: int) -> bytes:
    if depth > _DEPTH:
        raise ReadError("too_deep")
    outer = _children(raw, *_element(raw, 0)[1:3])
    kind, held = _typed(raw, outer)
    if kind in _SHUT:
        raise ReadError("encrypted")
    if kind not in (_SIGNED, _COMPRESSED):
        raise ReadError("damaged")
    parts = _children(raw, *_element(raw, held)[1:3])
    within = next(
        (part for part in parts[1:] if part[0] == _SEQUENCE and _is_typed(raw, part)), None
    )
    if within is None:
        raise ReadError("damaged")
    kind_within, at = _typed(raw, _children(raw, within[1], within[2]))
    if not at:
        raise ReadError("empty")
    data = _octets(raw, _element(raw, at), 0)
    if kind == _COMPRESSED:
        data = _inflated(data)
    return _content(data, depth + 1) if kind_within in (_SIGNED, *_SHUT) else data


def _is_typed(raw: bytes, part: Element) -> bool:
    """A sequence that begins with an object identifier which is a type of content."""
    first = _element(raw, part[1])
    return first[0] == _OID and raw[first[1] : first[2]] in (_DATA, _SIGNED, _COMPRESSED, *_SHUT)


def _typed(raw: bytes, parts: list[Element]) -> tuple[bytes, int]:
    """The kind of a `ContentInfo`, and where its content starts; 0 without content."""
    if not parts or parts[0][0] != _OID:
        raise ValueError
    kind = raw[parts[0][1] : parts[0][2]]
    return kind, parts[1][1] if len(parts) > 1 and parts[1][0] == _CONTENT else 0


def _element(raw: bytes, at: int) -> Element:
    """The element at a place. Raises IndexError or ValueError where there is none."""
    tag, length = raw[at], raw[at + 1]
    start = at + 2
    if length == 0x80:
        end = start
        while raw[end : end + 2] != b"\0\0":
            end = _element(raw, end)[3]
        return tag, start, end, end + 2
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(raw[start : start + size], "big")
        start += size
    end = min(start + length, len(raw))  # cut off: what is there counts
    return tag, start, end, end


def _children(raw: bytes, start: int, end: int) -> list[Element]:
    found: list[Element] = []
    while start < end and len(found) < 1_000:
        found.append(_element(raw, start))
        start = found[-1][3]
    return found


def _octets(raw: bytes, element: Element, depth: int) -> bytes:
    """The bytes of an octet string, also of one in parts."""
    tag, start, end, _ = element
    if tag == _OCTETS:
        return raw[start:end]
    if tag != _OCTETS_IN_PARTS or depth > _DEPTH:
        raise ValueError
    pieces = []
    while start < end:
        piece = _element(raw, start)
        pieces.append(_octets(raw, piece, depth + 1))
        start = piece[3]
    return b"".join(pieces)


def _inflated(data: bytes) -> bytes:
    found = zlib.decompressobj().decompress(data, MEMBER_LIMIT)
    if len(found) > max(RATIO_FLOOR, RATIO_LIMIT * len(data)):
        raise ReadError("bomb")
    return found
