"""How the names of two mentions agree, computed once for each pair of different names."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from detectors.name_agreement import one_edit, strength

_COLUMNS = pl.Schema(
    {
        "one": pl.UInt32,
        "two": pl.UInt32,
        "given_strength": pl.Int8,
        "family_strength": pl.Int8,
        "middle": pl.String,
        "suffix": pl.String,
    }
)
Name = tuple[str | None, str | None, str | None, str | None]
"""Given, middle, family name and suffix, folded; None where absent."""


def agreements(pairs: pl.DataFrame, variants: pl.DataFrame) -> pl.DataFrame:
    """The pairs with given_strength, family_strength, middle and suffix added.

    pairs: with one and two, numbers of variants. variants: variant, given, middle, family,
    suffix. given_strength 0..4 as `name_agreement.strength`, null where one has none;
    family_strength 4 equal, 3 a shared word, 1 one edit apart, 0 different; middle `same`,
    `missing` or `differs`; suffix `same`, `none`, `one` or `differs`.
    """
    distinct = pairs.select("one", "two").unique().sort("one", "two")
    names: list[Name] = (
        variants.sort("variant").select("given", "middle", "family", "suffix").rows()
    )
    rows = [(one, two, *compare(names[one], names[two])) for one, two in distinct.iter_rows()]
    table = pl.DataFrame(rows, schema=_COLUMNS, orient="row")
    return pairs.join(table, on=["one", "two"])


def compare(one: Name, two: Name) -> tuple[int | None, int | None, str, str]:
    """Strength of given and family name, and what middle name and suffix say; see `agreements`."""
    given_1, middle_1, family_1, suffix_1 = one
    given_2, middle_2, family_2, suffix_2 = two
    given = strength(given_1, given_2) if given_1 and given_2 else None
    family = _family(family_1, family_2) if family_1 and family_2 else None
    if given == 0 and given_1 == family_2 and given_2 == family_1:
        given, family = 4, 4
    # Robert James and James: people use their middle name as the first one.
    used_middle = _is_name(middle_1, given_2) or _is_name(middle_2, given_1)
    if given == 0 and used_middle:
        given = 1
    middle = "missing" if used_middle else _middle(middle_1, middle_2)
    return given, family, middle, _suffix(suffix_1, suffix_2)


def _is_name(middle: str | None, given: str | None) -> bool:
    return middle is not None and len(middle) > 2 and middle == given


@lru_cache(maxsize=500_000)
def _family(one: str, two: str) -> int:
    a, b = one.replace(" ", ""), two.replace(" ", "")
    if a == b:
        return 4
    if {word for word in one.split() if len(word) > 2} & set(two.split()):
        return 3
    return int(min(len(a), len(b)) >= 5 and one_edit(a, b))


def _middle(one: str | None, two: str | None) -> str:
    if not one or not two:
        return "missing"
    return "same" if one[0] == two[0] else "differs"


def _suffix(one: str | None, two: str | None) -> str:
    if one == two:
        return "none" if one is None else "same"
    return "one" if one is None or two is None else "differs"
