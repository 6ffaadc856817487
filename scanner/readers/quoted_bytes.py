"""Which bytes of a text stand between quotes, 64 of them at a time.

It is the running sum of the quotes, modulo 2 (Langdale and Lemire, Parsing Gigabytes of JSON per
Second, 2019, section 3.1.1). Polars compares bytes to a bit each in one pass.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

Bits = npt.NDArray[np.uint64]


def codes_of(content: bytes | npt.NDArray[np.uint8]) -> pl.Series:
    """The bytes as a column of numbers, not copied."""
    held = [None, pa.py_buffer(content)]
    return pl.Series(pa.Array.from_buffers(pa.uint8(), len(content), held))


def bits_of(codes: pl.Series, byte: int) -> Bits:
    """One bit for each code that is this byte, the first the lowest."""
    packed = np.frombuffer((codes == byte).to_arrow().buffers()[1], dtype=np.uint8)
    packed = packed[: -(-len(codes) // 8)]
    if len(codes) % 64:
        packed = np.pad(packed, (0, -len(packed) % 8))
        packed[len(codes) // 8] &= (1 << len(codes) % 8) - 1
    return packed.view(np.uint64)


def running_sum(bits: Bits) -> Bits:
    """Each bit the sum of those up to it, modulo 2."""
    found = bits.copy()
    moved = np.empty_like(bits)
    for step in (1, 2, 4, 8, 16, 32):
        np.left_shift(found, np.uint64(step), out=moved)
        found ^= moved
    odd = np.bitwise_xor.accumulate(found.view(np.int64) >> 63)  # no bit of it, or all
    found[1:] ^= odd[:-1].view(np.uint64)
    return found


def later(bits: Bits) -> Bits:
    """Every bit moved to the byte behind."""
    found = bits << np.uint64(1)
    found[1:] |= bits[:-1] >> np.uint64(63)
    return found


def earlier(bits: Bits) -> Bits:
    """Every bit moved to the byte before."""
    found = bits >> np.uint64(1)
    found[:-1] |= bits[1:] << np.uint64(63)
    return found


def between(codes: npt.NDArray[np.uint8], quote: int) -> npt.NDArray[np.bool_]:
    """Whether each byte is behind an odd number of quotes; an opening quote is, a closing not."""
    sums = running_sum(bits_of(codes_of(codes), quote))
    found = np.unpackbits(sums.view(np.uint8), count=len(codes), bitorder="little")
    return found.view(np.bool_)
