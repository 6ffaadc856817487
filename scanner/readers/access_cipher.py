"""The cipher that encodes the pages of Access databases (RC4), for many pages at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]


def rc4(keys: Bytes, content: Bytes) -> Bytes:
    """Content decoded, or encoded: each row of `content` by the key in the same row of `keys`."""
    many = np.arange(len(keys))
    state = np.tile(np.arange(256, dtype=np.uint8), (len(keys), 1))
    swap = np.zeros(len(keys), np.uint8)
    for at in range(256):
        here = state[:, at].copy()
        swap += here + keys[:, at % keys.shape[1]]
        state[:, at] = state[many, swap]
        state[many, swap] = here
    swap[:] = 0
    plain = np.empty_like(content)
    for position in range(content.shape[1]):
        at = (position + 1) & 255
        here = state[:, at].copy()
        swap += here
        there = state[many, swap]
        state[:, at] = there
        state[many, swap] = here
        plain[:, position] = content[:, position] ^ state[many, here + there]
    return plain
