"""What S/MIME encrypted for somebody, opened with a private key that lies in the evidence.

RFC 5652 (enveloped data), RFC 3370 and 3565: keys handed over by RSA, content under AES or triple
DES in CBC. A wrong key shows in the size of the key that it gives, and in the padding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detectors.protection.private_keys import opened_blocks, plain_key
from scanner.readers.ber import Element, children, octets

_TRIPLE_DES = bytes.fromhex("2a864886f70d0307")
_SIZES = {
    bytes.fromhex("608648016503040102"): 16,
    bytes.fromhex("608648016503040116"): 24,
    bytes.fromhex("60864801650304012a"): 32,
    _TRIPLE_DES: 24,
}
"""Cipher, by the bytes of its object identifier -> bytes of its key."""

_SEQUENCE, _SET, _OCTETS = 0x30, 0x31, 0x04


def opened(raw: bytes, held: Element, candidates: Sequence[str]) -> bytes | None:
    """The content under the first candidate that opens it; None where none does.

    raw: the envelope; held: in it the element that holds the enveloped data; candidates: passwords
    and private keys in PEM, as they were found. Raises IndexError or ValueError for broken ones.
    """
    keys = [key for written in candidates for key in plain_key(written, candidates)]
    parts = children(raw, *held[1:3]) if keys else []
    people = next((part for part in parts if part[0] == _SET), None)
    content = next((part for part in parts[1:] if part[0] == _SEQUENCE), None)
    if people is None or content is None:
        return None
    _, how, body = children(raw, content[1], content[2])[:3]
    cipher, start = children(raw, how[1], how[2])[:2]
    kind = raw[cipher[1] : cipher[2]]
    shut = _joined(raw, body)
    for block in _handed_over(raw, people):
        for key in keys:
            for secret in opened_blocks(block, key):
                if len(secret) == _SIZES.get(kind):
                    plain = _decrypted(shut, kind, secret, raw[start[1] : start[2]])
                    if plain is not None:
                        return plain
    return None


def _handed_over(raw: bytes, people: Element) -> Iterator[bytes]:
    """The keys of the content as they are encrypted for each who may read it."""
    for one in children(raw, people[1], people[2]):
        last = children(raw, one[1], one[2])[-1:] if one[0] == _SEQUENCE else []
        if last and last[0][0] == _OCTETS:
            yield raw[last[0][1] : last[0][2]]


def _joined(raw: bytes, body: Element) -> bytes:
    """Encrypted content, whole (tag 0x80) or in parts (0xA0)."""
    if body[0] == 0x80:
        return raw[body[1] : body[2]]
    return b"".join(octets(raw, part) for part in children(raw, body[1], body[2]))


def _decrypted(shut: bytes, kind: bytes, key: bytes, start: bytes) -> bytes | None:
    from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    cipher = TripleDES(key) if kind == _TRIPLE_DES else algorithms.AES(key)
    block = cipher.block_size // 8
    if not shut or len(shut) % block or len(start) != block:
        return None
    lock = Cipher(cipher, modes.CBC(start)).decryptor()
    plain = lock.update(shut) + lock.finalize()
    size = plain[-1]
    padded = 0 < size <= block and plain.endswith(bytes([size]) * size)
    return plain[:-size] if padded else None
