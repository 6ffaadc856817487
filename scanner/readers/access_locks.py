"""Encrypted Access databases: from a password to the decoding of every page.

Jet keeps the key in the header; ACE derives it from a password as MS-OFFCRYPTO says (agile,
standard, RC4), Money files from a password that may be empty. How keys and pages go together is
known from Jackcess Encrypt (Apache-2.0).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from scanner.readers.access_cipher import Bytes, rc4
from scanner.readers.opened import ReadError
from scanner.readers.passwords import Tries

Decode = Callable[[Sequence[int], Bytes], Bytes]
"""Numbers of pages and their bytes, one row each (a multiple of 16) -> the bytes decoded."""

_KEY, _VERSION, _INFO = 0x3E, 0x14, 0x299
_SPINS_LIMIT = 1_000_000
_INPUT, _VALUE = bytes.fromhex("fea7d2763b4b9e79"), bytes.fromhex("d7aa0f6d3061344e")
_SECRET = bytes.fromhex("146e0be7abacd0d6")
_HASHES = {"SHA1": "sha1", "SHA-1": "sha1", "SHA256": "sha256", "SHA384": "sha384"}
_HASHES |= {"SHA512": "sha512"}
_RC4, _BY_FLAGS, _AES_FLAG, _SPINS = 0x6801, 0, 0x20, 50_000
_MONEY, _MONEY_SALT, _MONEY_FLAGS, _MONEY_CHECK, _MONEY_PAGES = b"MSISAM", 0x72, 0x298, 0x2E9, 14


def decoder(head: bytes, passwords: Sequence[str]) -> Decode | None:
    """What decodes the pages of a database; null where they are plain.

    head: the first page, its masked part decoded. Raises ReadError: `encrypted` where no
    password fits, `no_reader` without the part of the installation that knows AES.
    """
    key = head[_KEY : _KEY + 4]
    money = head.startswith(_MONEY, 4)
    if not money and not any(key):
        return None
    if not money and head[_VERSION] < 2:
        return partial(_by_rc4, lambda page: page, key)
    size = struct.unpack_from("<H", head, _INFO)[0]
    info = head[_INFO + 2 : _INFO + 2 + size]

    def opened(password: str) -> Decode | None:
        return _money(head, password) if money else _office(info, key, password)

    try:
        found = Tries(passwords, always=("",)).first(opened)
    except (struct.error, KeyError, ValueError, binascii.Error) as error:
        raise ReadError("encrypted") from error
    if found is None:
        raise ReadError("encrypted")
    return found


def _of_pages(key: bytes, numbers: Sequence[int]) -> list[bytes]:
    """The key mixed with the number of each page."""
    whole = int.from_bytes(key, "little")
    return [struct.pack("<I", whole ^ number) for number in numbers]


def _by_rc4(
    derive: Callable[[bytes], bytes], key: bytes, numbers: Sequence[int], content: Bytes
) -> Bytes:
    keys = [np.frombuffer(derive(page), np.uint8) for page in _of_pages(key, numbers)]
    return rc4(np.stack(keys), content) if keys else content


def _by_aes(
    derive: Callable[[bytes], tuple[bytes, bytes]],
    key: bytes,
    numbers: Sequence[int],
    content: Bytes,
) -> Bytes:
    plain = [
        _aes(*derive(page), content[at].tobytes())
        for at, page in enumerate(_of_pages(key, numbers))
    ]
    return np.frombuffer(b"".join(plain), np.uint8).reshape(content.shape)


def _aes(key: bytes, vector: bytes, content: bytes) -> bytes:
    """AES, chained where there is a vector. Raises ValueError for a key of a wrong length."""
    try:
        from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415
            Cipher,
            algorithms,
            modes,
        )
    except ImportError as error:
        raise ReadError("no_reader") from error
    mode = modes.CBC(vector) if vector else modes.ECB()  # noqa: S305 - what Access wrote
    return Cipher(algorithms.AES(key), mode).decryptor().update(content)


def _stream(key: bytes, content: bytes) -> bytes:
    keys, row = np.frombuffer(key, np.uint8)[None, :], np.frombuffer(content, np.uint8)[None, :]
    return rc4(keys, row).tobytes()


def _office(info: bytes, key: bytes, password: str) -> Decode | None:
    major, minor = struct.unpack_from("<HH", info)
    if (major, minor) == (4, 4):
        return _agile(info[8:], key, password)
    return _standard(info, key, password) if minor == 2 and major in (2, 3, 4) else None


def _agile(xml: bytes, key: bytes, password: str) -> Decode | None:
    """Agile encryption, MS-OFFCRYPTO 2.3.4.10 and following. Raises KeyError, ValueError."""
    data, lock = _attributes(xml, b"keyData"), _attributes(xml, b"encryptedKey")
    salt, spins = base64.b64decode(lock["saltValue"]), int(lock["spinCount"])
    if spins > _SPINS_LIMIT:
        raise ValueError
    kind, length = _HASHES[lock["hashAlgorithm"]], int(lock["keyBits"]) // 8
    base = _spun(
        kind, hashlib.new(kind, salt + password.encode("utf-16-le", "replace")).digest(), spins
    )

    def opened(block: bytes, name: str) -> bytes:
        digest = hashlib.new(kind, base + block).digest()
        return _aes(digest[:length].ljust(length, b"6"), salt, base64.b64decode(lock[name]))

    digest = hashlib.new(kind, opened(_INPUT, "encryptedVerifierHashInput")).digest()
    if not opened(_VALUE, "encryptedVerifierHashValue").startswith(digest):
        return None
    secret = opened(_SECRET, "encryptedKeyValue")[: int(data["keyBits"]) // 8]
    kind_of_data, salt_of_data = _HASHES[data["hashAlgorithm"]], base64.b64decode(data["saltValue"])

    def derive(page: bytes) -> tuple[bytes, bytes]:
        return secret, hashlib.new(kind_of_data, salt_of_data + page).digest()[:16]

    return partial(_by_aes, derive, key)


def _attributes(xml: bytes, tag: bytes) -> dict[str, str]:
    """The attributes of the first element of a name. Raises ValueError."""
    found = re.search(rb"<(?:\w+:)?" + tag + rb"\b([^>]*)>", xml)
    if found is None:
        raise ValueError
    pairs = re.findall(rb'(\w+)\s*=\s*"([^"]*)"', found[1])
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in pairs}


def _spun(kind: str, digest: bytes, spins: int) -> bytes:
    for spin in range(spins):
        digest = hashlib.new(kind, struct.pack("<I", spin) + digest).digest()
    return digest


def _standard(info: bytes, key: bytes, password: str) -> Decode | None:
    """Standard encryption and RC4, MS-OFFCRYPTO 2.3.4.5 and 2.3.5. Raises struct.error."""
    flags, size = struct.unpack_from("<II", info, 4)
    algorithm, bits = struct.unpack_from("<8xI4xI", info, 12)
    salt, verifier = info[12 + size + 4 :][:16], info[12 + size + 20 :][:16]
    kept = info[12 + size + 40 :]
    base = _sha1(salt + password.encode("utf-16-le", "replace"))
    if algorithm == _RC4 or (algorithm == _BY_FLAGS and not flags & _AES_FLAG):
        length = (bits or 40) // 8

        def short(page: bytes) -> bytes:
            return _sha1(base + page)[:length].ljust(16 if length == 5 else length, b"\0")

        plain = _stream(short(bytes(4)), verifier + kept[:20])
        fits = _sha1(plain[:16]) == plain[16:36]
        return partial(_by_rc4, short, key) if fits else None
    base = _spun("sha1", base, _SPINS if flags & _AES_FLAG else 0)

    def derive(page: bytes) -> tuple[bytes, bytes]:
        digest = _sha1(base + page).ljust(64, b"\0")
        halves = [_sha1(bytes(byte ^ mask for byte in digest)) for mask in (0x36, 0x5C)]
        return b"".join(halves)[: bits // 8], b""

    tried = _aes(*derive(bytes(4)), verifier)
    fits = _aes(*derive(bytes(4)), kept[:32])[:20] == _sha1(tried)
    return partial(_by_aes, derive, key) if fits else None


def _sha1(content: bytes) -> bytes:
    return hashlib.sha1(content, usedforsecurity=False).digest()


def _money(head: bytes, password: str) -> Decode | None:
    """The first pages of a Money file. Raises ValueError for those before 2002."""
    flags, salt = head[_MONEY_FLAGS], head[_MONEY_SALT : _MONEY_SALT + 8]
    if not flags & 0x06:
        raise ValueError
    letters = password.upper().encode("utf-16-le", "replace")[:40].ljust(40, b"\0")
    kind = "sha1" if flags & 0x20 else "md5"
    base = hashlib.new(kind, letters, usedforsecurity=False).digest()[:16]
    check = head[_MONEY_CHECK + salt[0] :][:4]
    if any(check) and _stream(base + salt, check) != salt[:4]:
        return None

    def decode(numbers: Sequence[int], content: Bytes) -> Bytes:
        coded = [at for at, number in enumerate(numbers) if number <= _MONEY_PAGES]
        plain = content.copy()
        some = [numbers[at] for at in coded]
        plain[coded] = _by_rc4(lambda page: base + page, salt[:4], some, content[coded])
        return plain

    return decode
