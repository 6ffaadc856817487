"""Values drawn from a pattern, by walking it as Python's own parser reads it."""

from __future__ import annotations

import random
import string
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 6
_ASCII = string.ascii_letters + string.digits + " -./:_#&'@+"


def drawn(regex: str, draw: random.Random) -> str:
    """One string that the whole pattern matches."""
    return "".join(_part(kind, held, draw) for kind, held in parser.parse(regex))


def _part(kind: Any, held: Any, draw: random.Random) -> str:
    if kind in {signs.MAX_REPEAT, signs.MIN_REPEAT}:
        least, most, inner = held
        times = draw.randint(least, min(most, least + _MOST))
        return "".join(_all(inner, draw) for _ in range(times))
    if kind is signs.BRANCH:
        return _all(draw.choice(held[1]), draw)
    if kind is signs.SUBPATTERN:
        return _all(held[-1], draw)
    if kind is signs.LITERAL:
        return chr(held)
    return draw.choice(_class(held)) if kind is signs.IN else draw.choice(_ASCII)


def _all(parts: Any, draw: random.Random) -> str:
    return "".join(_part(kind, held, draw) for kind, held in parts)


def _class(parts: Any) -> list[str]:
    negated = parts[0][0] is signs.NEGATE
    members: set[str] = set()
    for kind, held in parts[negated:]:
        if kind is signs.LITERAL:
            members.add(chr(held))
        elif kind is signs.RANGE:
            members.update(map(chr, range(held[0], min(held[1], held[0] + 200) + 1)))
        elif kind is signs.CATEGORY:
            members.update(" " if held is signs.CATEGORY_SPACE else string.ascii_letters)
    return sorted(set(_ASCII) - members if negated else members)
