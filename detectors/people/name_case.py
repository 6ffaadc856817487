"""Letter case of names: JOHN O'BRIEN and maria de la cruz as their bearers write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_lists import fold_plain, given_rank
from detectors.people.name_words import words

if TYPE_CHECKING:
    import polars as pl


def proper_case(value: pl.Series) -> pl.Series:
    """Values in one letter case throughout become Title Case; mixed case stays; null stays.

    `O'BRIEN` -> `O'Brien`, `MCDONALD` -> `McDonald`, `DE LA CRUZ` -> `de la Cruz`.
    """
    known = value.drop_nulls().unique().to_list()
    changed = {old: new for old in known if (new := _proper(old)) != old}
    return value.replace(changed) if changed else value


def _proper(value: str) -> str:
    if value not in (value.upper(), value.lower()) or len(value) == 1:
        return value.upper() if len(value) == 1 else value
    parts, small = value.split(" "), words("small")
    last = len(parts) - 1
    return " ".join(
        word.lower() if place < last and word.lower() in small else _word(word)
        for place, word in enumerate(parts)
    )


def _word(word: str) -> str:
    return "".join(_piece(piece) for piece in re.split(r"([-'.])", word))


def _piece(piece: str) -> str:
    plain = piece.capitalize()
    if re.match(r"Mc[^\W\d_]{3}", plain):
        return "Mc" + plain[2:].capitalize()
    # Mac divides a name only before another known name: MacDonald, and never Machado.
    rest = plain[3:]
    if plain.startswith("Mac") and len(rest) > 4 and given_rank(fold_plain(rest)) > 1:
        return "Mac" + rest.capitalize()
    return plain
