"""S/MIME: what was only signed or compressed is taken out of its envelope (RFC 5652).

Keys and signatures are not checked: who signed changes nothing about whose data it is.
"""

from __future__ import annotations

import binascii
import re
import zlib
from collections.abc import Iterator, Sequence

from pipelines.blocks import Block, Member
from scanner.readers.ber import Element, children, element, octets
from scanner.readers.enveloped import opened
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
_SEQUENCE, _OID, _CONTENT = 0x30, 0x06, 0xA0
_DEPTH = 20
_ARMOR = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)(-----END|\Z)", re.DOTALL)


def read(source: Opened) -> Iterator[Block]:
    """The signed content as a member; encrypted content where a key of the evidence opens it.

    Raises ReadError: `encrypted`, `damaged`, `empty` for a signature without its content, `bomb`.
    """
    inner = content_of(source.bytes(), source.passwords)
    if re.match(rb"\s*content-", inner[:100], re.IGNORECASE):
        inner = b"MIME-Version: 1.0\r\n" + inner.lstrip()
        yield Member(name=f"{source.stem}.eml", data=inner)
    else:
        yield Member(name=source.stem, data=inner)


def content_of(envelope: bytes, keys: Sequence[str] = ()) -> bytes:
    """What lies in an envelope of CMS, as DER, BER, or Base64 between lines of armor.

    keys: private keys in PEM among other candidates, for what is encrypted.

    Raises ReadError: `encrypted`, `damaged`, `empty`, `bomb`.
    """
    armored = _ARMOR.search(envelope) if b"-----BEGIN" in envelope[:4096] else None
    try:
        raw = binascii.a2b_base64(armored[1]) if armored else envelope
        return _content(raw, keys, 0)
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except (IndexError, ValueError, zlib.error) as error:
        raise ReadError("damaged") from error


def _content(raw: bytes, keys: Sequence[str], depth: int) -> bytes:
    if depth > _DEPTH:
        raise ReadError("too_deep")
    outer = children(raw, *element(raw, 0)[1:3])
    kind, held = _typed(raw, outer)
    if kind in _SHUT:
        plain = opened(raw, element(raw, held), keys) if held and kind == _SHUT[0] else None
        if plain is None:
            raise ReadError("encrypted")
        return plain
    if kind not in (_SIGNED, _COMPRESSED):
        raise ReadError("damaged")
    parts = children(raw, *element(raw, held)[1:3])
    within = next(
        (part for part in parts[1:] if part[0] == _SEQUENCE and _is_typed(raw, part)), None
    )
    if within is None:
        raise ReadError("damaged")
    kind_within, at = _typed(raw, children(raw, within[1], within[2]))
    if not at:
        raise ReadError("empty")
    data = octets(raw, element(raw, at))
    if kind == _COMPRESSED:
        data = _inflated(data)
    return _content(data, keys, depth + 1) if kind_within in (_SIGNED, *_SHUT) else data


def _is_typed(raw: bytes, part: Element) -> bool:
    """A sequence that begins with an object identifier which is a type of content."""
    first = element(raw, part[1])
    return first[0] == _OID and raw[first[1] : first[2]] in (_DATA, _SIGNED, _COMPRESSED, *_SHUT)


def _typed(raw: bytes, parts: list[Element]) -> tuple[bytes, int]:
    """The kind of a `ContentInfo`, and where its content starts; 0 without content."""
    if not parts or parts[0][0] != _OID:
        raise ValueError
    kind = raw[parts[0][1] : parts[0][2]]
    return kind, parts[1][1] if len(parts) > 1 and parts[1][0] == _CONTENT else 0


def _inflated(data: bytes) -> bytes:
    found = zlib.decompressobj().decompress(data, MEMBER_LIMIT)
    if len(found) > max(RATIO_FLOOR, RATIO_LIMIT * len(data)):
        raise ReadError("bomb")
    return found
