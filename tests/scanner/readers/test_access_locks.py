"""Access databases under a password: what Access makes of them is made here, and read again."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pipelines.blocks import Table
from scanner.readers.access_cipher import rc4
from scanner.readers.access_database import read
from scanner.readers.opened import Opened, ReadError

PLAIN = Path(__file__).parents[3] / "fixtures" / "readers" / "files" / "access2016.accdb"
PASSWORD, WORD = "Glendale-91", "Glendale-91".encode("utf-16-le")
SIZE, KEY, SALT = 4096, 0x5EED1234, bytes(range(16))
SPINS = 1000

Locked = tuple[bytes, Callable[[bytes, bytes], bytes]]
"""What stands in the header, and what locks a page under its key."""


def sha1(*parts: bytes) -> bytes:
    return hashlib.sha1(b"".join(parts), usedforsecurity=False).digest()


def aes(key: bytes, vector: bytes, content: bytes) -> bytes:
    mode = modes.CBC(vector) if vector else modes.ECB()
    return Cipher(algorithms.AES(key), mode).encryptor().update(content)


def stream(key: bytes, content: bytes) -> bytes:
    return rc4(
        np.frombuffer(key, np.uint8)[None, :], np.frombuffer(content, np.uint8)[None, :]
    ).tobytes()


def agile() -> Locked:
    base = sha1(SALT, WORD)
    for spin in range(SPINS):
        base = sha1(struct.pack("<I", spin), base)

    def shut(block: str, content: bytes) -> str:
        kept = aes(sha1(base, bytes.fromhex(block))[:16], SALT, content)
        return base64.b64encode(kept).decode()

    secret, verifier, salt = b"S" * 16, b"V" * 16, base64.b64encode(SALT).decode()
    algorithms = 'keyBits="128" cipherAlgorithm="AES" hashAlgorithm="SHA1"'
    value = shut("d7aa0f6d3061344e", sha1(verifier).ljust(32, b"\0"))
    xml = (
        f'<encryption><keyData {algorithms} saltValue="{salt}"/><p:encryptedKey'
        f' spinCount="{SPINS}" {algorithms} saltValue="{salt}"'
        f' encryptedVerifierHashInput="{shut("fea7d2763b4b9e79", verifier)}"'
        f' encryptedVerifierHashValue="{value}"'
        f' encryptedKeyValue="{shut("146e0be7abacd0d6", secret)}"/></encryption>'
    )
    head = struct.pack("<HHI", 4, 4, 0x40) + xml.encode()
    return head, lambda page, content: aes(secret, sha1(SALT, page)[:16], content)


def standard_head(flags: int, algorithm: int, bits: int, verifier: bytes) -> bytes:
    header = struct.pack("<8I", flags, 0, algorithm, 0x8004, bits, 0x18, 0, 0)
    start = struct.pack("<HHII", 4, 2, flags, len(header)) + header
    return (
        start + struct.pack("<I", 16) + SALT + verifier[:16] + struct.pack("<I", 20) + verifier[16:]
    )


def standard() -> Locked:
    base = sha1(SALT, WORD)
    for spin in range(50_000):
        base = sha1(struct.pack("<I", spin), base)

    def key(page: bytes) -> bytes:
        digest = sha1(base, page).ljust(64, b"\0")
        halves = [sha1(bytes(byte ^ mask for byte in digest)) for mask in (0x36, 0x5C)]
        return b"".join(halves)[:32]

    proof = b"V" * 16 + sha1(b"V" * 16).ljust(32, b"\0")
    head = standard_head(0x24, 0x6610, 256, aes(key(bytes(4)), b"", proof))
    return head, lambda page, content: aes(key(page), b"", content)


def short() -> Locked:
    base = sha1(SALT, WORD)

    def key(page: bytes) -> bytes:
        return sha1(base, page)[:5].ljust(16, b"\0")

    proof = stream(key(bytes(4)), b"V" * 16 + sha1(b"V" * 16))
    return standard_head(4, 0x6801, 40, proof), lambda page, content: stream(key(page), content)


def locked(made: Locked) -> bytes:
    head, shut = made
    content = PLAIN.read_bytes()
    first = bytearray(content[:SIZE])
    mask = stream(b"\xc7\xda\x39\x6b", bytes(126))[0x3E - 0x18 :]
    first[0x3E:0x42] = bytes(a ^ b for a, b in zip(struct.pack("<I", KEY), mask, strict=False))
    first[0x299 : 0x29B + len(head)] = struct.pack("<H", len(head)) + head
    pages = [
        shut(struct.pack("<I", KEY ^ number), content[number * SIZE : (number + 1) * SIZE])
        for number in range(1, len(content) // SIZE)
    ]
    return bytes(first) + b"".join(pages)


def tables(content: bytes, *passwords: str) -> list[list[tuple[str, ...]]]:
    source = Opened(
        name="a.accdb",
        media_type="application/x-msaccess",
        size=len(content),
        path=None,
        data=content,
        passwords=passwords,
    )
    return [
        [row for batch in block.batches for row in batch.rows()]
        for block in read(source)
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize("make", [agile, standard, short])
def test_opens_with_the_password_only(make: Callable[[], Locked]) -> None:
    content = locked(make())
    assert tables(content, "Fresno-12", PASSWORD) == tables(PLAIN.read_bytes())
    with pytest.raises(ReadError, match="encrypted"):
        tables(content, "Fresno-12")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\4\0\4\0" + b"@\0\0\0<keyData>",
        b"\4\0\2\0" + b"\xff" * 40,
        b"\4\0\4\0@\0\0\0" + b'<keyData a="1"><encryptedKey saltValue="=" spinCount="99999999999">',
    ],
)
def test_a_broken_lock_stays_shut(head: bytes) -> None:
    content = locked((head, lambda _, page: page))
    with pytest.raises(ReadError, match="encrypted"):
        tables(content, PASSWORD)
