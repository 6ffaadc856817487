"""Which way up a picture of a page stands, judged by how well its lines can be read."""

from __future__ import annotations

from math import atan2
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from scanner.readers.recognition import Strip, found_strips, read_strips

if TYPE_CHECKING:
    from scanner.readers.recognition import Picture

_TRIED = 5
_SURE = 0.85
_LONG = 3.0
_SLANT = 0.35


def upright_strips(picture: Picture) -> tuple[list[Strip], float]:
    """The lines of a page as it stands upright, read; and its slant in radians, clockwise.

    Whether the page lies on its side is told by the shape of its lines; whether it stands on its
    head by reading a few of the longest both ways. Raises ReadError("no_reader").
    """
    strips = found_strips(picture)
    lying = sum(max(s.width, s.height) for s in strips if s.tall)
    level = sum(max(s.width, s.height) for s in strips if not s.tall)
    if lying > level:
        picture = np.ascontiguousarray(np.rot90(picture))
        strips = found_strips(picture)
    longest = sorted((s for s in strips if not s.tall), key=lambda s: -s.width)[:_TRIED]
    as_is = read_strips(picture, longest)
    if longest and _sure(as_is) < _SURE:
        turned = read_strips(picture, longest, turned=True)
        if _sure(turned) > _sure(as_is):
            picture = np.ascontiguousarray(np.rot90(picture, 2))
            strips, as_is = found_strips(picture), []
    known = {id(strip): read for strip, read in zip(longest, as_is, strict=False)}
    rest = [strip for strip in strips if id(strip) not in known]
    told = [known[id(strip)] for strip in strips if id(strip) in known]
    return [*told, *read_strips(picture, rest)], _slant(strips)


def _sure(strips: list[Strip]) -> float:
    """How well the strips were read: mean confidence, long ones count for more."""
    total = sum(strip.width for strip in strips)
    return sum(strip.sure * strip.width for strip in strips) / total if total else 0.0


def _slant(strips: list[Strip]) -> float:
    """The angle that the long lines agree on."""
    angles = []
    for strip in strips:
        if strip.width > _LONG * strip.height:
            across, down = strip.corners[1] - strip.corners[0]
            angles.append(atan2(float(down), float(across)))
    slant = median(angles) if angles else 0.0
    return slant if abs(slant) < _SLANT else 0.0
