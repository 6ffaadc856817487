"""How the streams of a 7Z archive are unpacked: its methods, filters and cipher.

Methods as in Methods.txt of 7-Zip. The filters for machine code are those of liblzma.
"""

from __future__ import annotations

import bz2
import hashlib
import lzma
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

import numpy as np

from scanner.readers.bcj2 import joined_branches
from scanner.readers.opened import ReadError
from scanner.readers.seven_zip_header import Coder, Folder
from scanner.readers.unpacked import Inflate, drained
from scanner.readers.zip_methods import deflate64, raw_lzma, zstd

_AES = bytes.fromhex("06f10701")
_BCJ2, _PPMD = bytes.fromhex("0303011b"), bytes.fromhex("030401")
_LZMA, _LZMA2, _DELTA = bytes.fromhex("030101"), b"\x21", b"\x03"
_FILTERS = {
    bytes.fromhex(method): kind
    for kind, methods in {
        lzma.FILTER_X86: ("04", "03030103"),
        lzma.FILTER_POWERPC: ("05", "03030205"),
        lzma.FILTER_IA64: ("06", "03030401"),
        lzma.FILTER_ARM: ("07", "03030501"),
        lzma.FILTER_ARMTHUMB: ("08", "03030701"),
        lzma.FILTER_SPARC: ("09", "03030805"),
    }.items()
    for method in methods
}
_PLAIN: dict[bytes, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    b"\0": iter,
    b"": iter,  # some writers leave the method of copying out
    bytes.fromhex("040108"): lambda packed: drained(Inflate(), packed),
    bytes.fromhex("040109"): deflate64,
    bytes.fromhex("040202"): lambda packed: drained(bz2.BZ2Decompressor(), packed),
    bytes.fromhex("04f71101"): zstd,
}
_MOST_ROUNDS = 24
_MOST_MEMORY = 1 << 30


def is_locked(folder: Folder) -> bool:
    """Whether a password is needed."""
    return any(coder.method == _AES for coder in folder.coders)


def unpacked_folder(
    folder: Folder, packed: list[Iterator[bytes]], password: str | None
) -> Iterator[bytes]:
    """The bytes of a folder in pieces, never more than it says.

    packed: its packed streams. Raises ReadError `unsupported`, `no_reader`, `encrypted`, one of
    `unpacked.BROKEN`, EOFError where there are fewer bytes than it says.
    """
    streams = dict(zip(folder.packed, packed, strict=True))
    firsts = [0]
    for coder in folder.coders:
        firsts.append(firsts[-1] + coder.inputs)

    def given(step: int, depth: int) -> Iterator[bytes]:
        if depth > len(folder.coders):
            raise ReadError("damaged")
        inputs = []
        for index in range(firsts[step], firsts[step + 1]):
            bound = folder.bound.get(index)
            inputs.append(streams[index] if bound is None else given(bound, depth + 1))
        coder, size = folder.coders[step], folder.sizes[step]
        return _exactly(_step(coder, inputs, size, password), size)

    return given(folder.last, 0)


def _exactly(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """So many bytes of the pieces. Raises EOFError where they are fewer."""
    if not size:
        return
    for piece in pieces:
        if len(piece) >= size:
            yield piece[:size]
            return
        size -= len(piece)
        yield piece
    raise EOFError


def _step(
    coder: Coder, inputs: list[Iterator[bytes]], size: int, password: str | None
) -> Iterator[bytes]:
    """What one step makes of its inputs."""
    method, properties = coder.method, coder.properties
    if method == _BCJ2 and len(inputs) == 4:
        return joined_branches(inputs, size)
    if len(inputs) != 1:
        raise ReadError("unsupported")
    if method in _PLAIN:
        return _PLAIN[method](inputs[0])
    if method in {_LZMA, _LZMA2}:
        return _lzma(method, properties, inputs[0], size)
    if method in _FILTERS:
        return _filtered({"id": _FILTERS[method]}, inputs[0])
    if method == _DELTA and len(properties) == 1:
        return _filtered({"id": lzma.FILTER_DELTA, "dist": properties[0] + 1}, inputs[0])
    others: dict[bytes, Callable[[], Iterator[bytes]]] = {
        _PPMD: partial(_ppmd, properties, inputs[0], size),
        _AES: partial(_deciphered, properties, inputs[0], password),
    }
    if method not in others:
        raise ReadError("unsupported")
    return others[method]()


def _lzma(method: bytes, properties: bytes, packed: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The window need not be larger than what it gives, whatever the properties say."""
    if method == _LZMA:
        if len(properties) != 5:
            raise ValueError
        window = min(int.from_bytes(properties[1:], "little"), max(4096, size))
        return drained(raw_lzma(properties[:1] + window.to_bytes(4, "little")), packed)
    if len(properties) != 1 or properties[0] > 40:
        raise ValueError
    window = min((2 | properties[0] & 1) << (properties[0] // 2 + 11), max(4096, size))
    if window > _MOST_MEMORY:
        raise ReadError("too_large")
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": window}]
    return drained(lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters), packed)


def _filtered(filter_: dict[str, int], pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces behind a filter of liblzma, which runs only in front of LZMA2.

    So they are handed to it as chunks of LZMA2 that are not compressed.
    """
    chain = [filter_, {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}]
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)

    def chunks() -> Iterator[bytes]:
        first = True
        for piece in pieces:
            for start in range(0, len(piece), 1 << 16):
                part = piece[start : start + (1 << 16)]
                kind = b"\1" if first else b"\2"
                first = False
                yield kind + (len(part) - 1).to_bytes(2, "big") + part
        yield b"\0"

    return drained(decompressor, chunks())


def _ppmd(properties: bytes, packed: Iterator[bytes], size: int) -> Iterator[bytes]:
    """PPMd variant H."""
    try:
        import pyppmd  # noqa: PLC0415 - an optional part of the installation
    except ImportError as error:
        raise ReadError("no_reader") from error
    if len(properties) != 5:
        raise ValueError
    memory = int.from_bytes(properties[1:], "little")
    if memory > _MOST_MEMORY or not 2 <= properties[0] <= 64 or memory < 2048:
        raise ValueError
    decoder = pyppmd.Ppmd7Decoder(properties[0], memory)
    left = size
    while left > 0:
        chunk = next(packed, b"")
        piece = decoder.decode(chunk or b"\0", min(left, 1 << 20))
        if not chunk and not piece:
            raise EOFError
        left -= len(piece)
        yield piece


def _deciphered(
    properties: bytes, packed: Iterator[bytes], password: str | None
) -> Iterator[bytes]:
    """AES-256 in CBC mode."""
    if password is None:
        raise ReadError("encrypted")
    if not properties:
        raise ValueError
    first, second = properties[0], properties[1] if len(properties) > 1 else 0
    salt_size = (first >> 7 & 1) + (second >> 4) if first & 0xC0 else 0
    vector_size = (first >> 6 & 1) + (second & 15) if first & 0xC0 else 0
    salt = properties[2 : 2 + salt_size]
    vector = properties[2 + salt_size : 2 + salt_size + vector_size].ljust(16, b"\0")
    key = _key(password, salt, first & 63)
    return _cbc(key, vector, packed)


def _cbc(key: bytes, vector: bytes, packed: Iterator[bytes]) -> Iterator[bytes]:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    for piece in packed:
        yield cipher.update(piece)


@lru_cache(maxsize=16)
def _key(password: str, salt: bytes, power: int) -> bytes:
    """SHA-256 over 2**power repetitions of salt, password and a counter."""
    word = salt + password.encode("utf-16-le", "surrogatepass")
    if power == 63:
        return word[:32].ljust(32, b"\0")
    if power > _MOST_ROUNDS:
        raise ReadError("unsupported")
    digest = hashlib.sha256()
    rounds, at_once = 1 << power, min(1 << power, 1 << 13)
    block = np.zeros((at_once, len(word) + 8), np.uint8)
    block[:, : len(word)] = np.frombuffer(word, np.uint8)
    for begin in range(0, rounds, at_once):
        counters = np.arange(begin, begin + at_once, dtype="<u8")
        block[:, len(word) :] = counters.view(np.uint8).reshape(at_once, 8)
        digest.update(block.tobytes())
    return digest.digest()
