"""Which bytes of a text stand between quotes, 64 of them at a time.

It is the running sum of the quotes, modulo 2 (Langdale and Lemire, Parsing Gigabytes of JSON per
Second, 2019, section 3.1.1).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]


def bits_of(view: npt.NDArray[np.uint8], byte: int) -> Bits:
    """One bit for each byte of the view that is this one, the first the lowest."""
    packed = np.packbits(view == byte, bitorder="little")
    if len(packed) % 8:
        packed = np.pad(packed, (0, -len(packed) % 8))
    return packed.view(np.uint64)


def running_sum(bits: Bits) -> Bits:
    """Each bit the sum of those up to it, modulo 2."""
    found = bits.copy()
    moved = np.empty_like(bits)
    for step in (1, 2, 4, 8, 16, 32):
        np.left_shift(found, np.uint64(step), out=moved)
        found ^= moved
    odd = np.bitwise_xor.accumulate(found >> np.uint64(63))
    found[1:] ^= np.uint64(0) - odd[:-1]
    return found


def between(codes: npt.NDArray[np.uint8], quote: int) -> npt.NDArray[np.bool_]:
    """Whether each byte is behind an odd number of quotes; an opening quote is, a closing not."""
    sums = running_sum(bits_of(codes, quote))
    found = np.unpackbits(sums.view(np.uint8), count=len(codes), bitorder="little")
    return found.view(np.bool_)
