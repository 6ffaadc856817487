"""Encrypted members of ZIP archives: the old cipher of PKWARE, and AES as WinZip writes it.

Sources: APPNOTE.TXT 6.3.10 section 6.1, and "AES Encryption Information" of WinZip (AE-1, AE-2).
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

AES = 99
"""Method that a member encrypted by AES is listed with."""

_CRC = [0] * 256
for _index in range(256):
    _value = _index
    for _ in range(8):
        _value = _value >> 1 ^ (0xEDB88320 if _value & 1 else 0)
    _CRC[_index] = _value

_ROUNDS, _TAG = 1000, 10


@dataclass(frozen=True, slots=True)
class AesField:
    """The extra field 0x9901: bytes of the key, the method below, whether a CRC is kept."""

    key: int
    method: int
    checked: bool

    @property
    def around(self) -> int:
        """Bytes of the member that are not content: salt, verifier and tag."""
        return self.key // 2 + 2 + _TAG


def aes_field(extra: bytes) -> AesField | None:
    """The AES field among the extra fields of a member; None where there is none that is valid."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x9901 and size >= 7 and at + 11 <= len(extra):
            version, _, strength, method = struct.unpack_from("<H2sBH", extra, at + 4)
            if strength in {1, 2, 3}:
                return AesField(8 + 8 * strength, method, version == 1)
        at += 4 + size
    return None


def aes_key(password: bytes, head: bytes, field: AesField) -> tuple[bytes, bytes] | None:
    """Keys of cipher and tag where the password fits; wrong ones pass once in 65,536 times.

    head: the salt and the two bytes of verification that the member begins with.
    """
    salt, check = head[: field.key // 2], head[field.key // 2 : field.key // 2 + 2]
    made = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * field.key + 2)
    if len(check) < 2 or made[-2:] != check:
        return None
    return made[: field.key], made[field.key : -2]


def aes_opened(keys: tuple[bytes, bytes], packed: Iterable[bytes], tag: bytes) -> Iterator[bytes]:
    """The content below the cipher: CTR with a little-endian counter from 1.

    Raises ValueError at the end where the tag does not fit the content.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    cipher = Cipher(algorithms.AES(keys[0]), modes.ECB()).encryptor()  # noqa: S305 - makes CTR
    sum_of = hmac.new(keys[1], digestmod="sha1")
    counter, rest = 1, b""
    for chunk in packed:
        sum_of.update(chunk)
        length = -(-(len(chunk) - len(rest)) // 16) if len(chunk) > len(rest) else 0
        blocks = np.zeros((length, 2), dtype="<u8")
        blocks[:, 0] = np.arange(counter, counter + length, dtype=np.uint64)
        counter += length
        stream = rest + cipher.update(blocks.tobytes())
        mask = np.frombuffer(stream, np.uint8, len(chunk))
        rest = stream[len(chunk) :]
        yield (np.frombuffer(chunk, np.uint8) ^ mask).tobytes()
    if not hmac.compare_digest(sum_of.digest()[:_TAG], tag):
        raise ValueError


class OldCipher:
    """The cipher of PKZIP 2: three words of state, changed by every byte."""

    def __init__(self, password: bytes) -> None:
        """Begin with the state that the password gives."""
        self._keys = (0x12345678, 0x23456789, 0x34567890)
        table = _CRC
        one, two, three = self._keys
        for byte in password:
            one = one >> 8 ^ table[(one ^ byte) & 255]
            two = ((two + (one & 255)) * 134775813 + 1) & 0xFFFFFFFF
            three = three >> 8 ^ table[(three ^ two >> 24) & 255]
        self._keys = one, two, three

    def open(self, chunk: bytes) -> bytes:
        """The content of the next bytes."""
        table = _CRC
        one, two, three = self._keys
        found = bytearray(len(chunk))
        for index, byte in enumerate(chunk):
            word = three | 2
            plain = byte ^ ((word * (word ^ 1)) >> 8 & 255)
            found[index] = plain
            one = one >> 8 ^ table[(one ^ plain) & 255]
            two = ((two + (one & 255)) * 134775813 + 1) & 0xFFFFFFFF
            three = three >> 8 ^ table[(three ^ two >> 24) & 255]
        self._keys = one, two, three
        return bytes(found)
